#!/usr/bin/env bash
# All checks and the tests, from a bare Debian with Python 3.11, 3.12 or 3.13:
#   bash installer/test.sh [arguments of pytest; --all: the slow tests too]
# Exits 0 only when every check and every test passed; pytest speaks last.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
export CI=true PYTHONUNBUFFERED=1 LIBGL_ALWAYS_SOFTWARE=1

prepare test
need_libraries "${test_libraries[@]}"
cd "$root"
# The tools of .venv by name too: pyright asks for node, lint-imports reads the package.
export PATH="$venv/bin:$PATH" VIRTUAL_ENV="$venv"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=()

check() { # NAME COMMAND...: run it, remember when it fails
    local name="$1"
    shift
    say "== $name"
    "$@" < /dev/null || failed+=("$name")
}

build_wheel() { # by way of the source archive: nothing old from build/ gets in
    quietly "$python" -m build --no-isolation --outdir "$scratch/dist" . \
        && quietly "$python" -m pip install --no-deps --target "$scratch/site" \
            "$scratch"/dist/*.whl
}

try_wheel() ( # the built wheel beside the installed packages, the checkout out of sight
    local base packages
    base=$("$python" -c 'import sys; print(sys._base_executable)')
    packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    # Directories of PYTHONPATH run no .pth file, so no editable install answers here.
    cd "$scratch"
    export PYTHONPATH="$scratch/site:$packages"
    "$base" -c 'import brainTwinStudio as b; print(b.__file__)' \
        | grep "^$scratch/site/" > /dev/null \
        && "$base" -c 'import importlib.resources as r, sys
sys.exit(not any(r.files("brainTwinStudio.resources").iterdir()))' \
        && "$base" -m brainTwinStudio models --json > models.json \
        && "$base" -m json.tool models.json > /dev/null
)

told_types() { # what pyright says once it is done
    local result=0
    wait "$types" || result=$?
    cat "$scratch/types"
    return "$result"
}

check "ruff check" "$python" -m ruff check .
check "ruff format" "$python" -m ruff format --check .
check "floors (import-linter)" "$venv/bin/lint-imports"
"$python" -m pyright < /dev/null > "$scratch/types" 2>&1 & # the longest, on a core of its own
types=$!
check "build the wheel" build_wheel
check "use the wheel" try_wheel
check "types (pyright)" told_types

say "== tests (pytest)"
display=()
if command -v xvfb-run > /dev/null && command -v xauth > /dev/null; then
    unset WAYLAND_DISPLAY
    export QT_QPA_PLATFORM=xcb
    display=(xvfb-run --auto-servernum --server-args "-screen 0 1600x1000x24")
elif [ -z "${DISPLAY:-}" ]; then
    export QT_QPA_PLATFORM=offscreen
fi
if [ ${#failed[@]} -gt 0 ]; then
    printf 'FAILED before the tests: %s\n' "${failed[@]}"
fi
# In the order of their names: xdist's own puts files of few tests last, whose tests are
# the longest, and one worker would wait for the other.
"${display[@]}" "$python" -m pytest -n 2 --dist loadfile --no-loadscope-reorder "$@" \
    < /dev/null || failed+=("tests")
[ ${#failed[@]} -eq 0 ]
