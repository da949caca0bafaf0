# Shared by start.sh and test.sh: find a Python, make .venv, install what the lock pins.
# Needs bash and a Debian-like system; nothing is asked, standard input is never read.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv="$root/.venv"
python="$venv/bin/python"
lock="$root/installer/requirements.lock"
stamp="$venv/installed-by-brain-twin-studio"

# Libraries of the system that Qt and OpenGL open when a window opens.
window_libraries=(
    libglib2.0-0 libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4
    libxcb-keysyms1 libxcb-shape0 libwayland-cursor0 libdbus-1-3 libfontconfig1
)
# For the tests also a display without a screen, and OpenGL without a graphics card.
test_libraries=("${window_libraries[@]}" xvfb xauth libgl1-mesa-dri)

export DEBIAN_FRONTEND=noninteractive PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

quietly() { # COMMAND...: its output is shown only when it fails
    local log
    log=$(mktemp)
    if "$@" < /dev/null > "$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 20 "$log" >&2
        rm -f "$log"
        return 1
    fi
}

# ------------------------------------------------------------ system packages

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; }

apt_install() { # NAME...
    say "Installing from the system: $*"
    quietly apt-get update && quietly apt-get install -y --no-install-recommends "$@"
}

is_installed() { # NAME: by this name, or by its name since time has 64 bits
    { dpkg-query -W -f '${db:Status-Status}\n' "$1" "$1t64" 2> /dev/null || true; } \
        | grep -x installed > /dev/null
}

need_libraries() { # NAME...: installed when that is possible, named when it is not
    local name missing=()
    for name in "$@"; do
        if ! command -v dpkg-query > /dev/null || ! is_installed "$name"; then
            missing+=("$name")
        fi
    done
    [ ${#missing[@]} -eq 0 ] && return
    if ! can_install || ! apt_install "${missing[@]}"; then
        say "Going on without these system packages, which the window needs" \
            "(Debian's names): ${missing[*]}"
    fi
}

# ------------------------------------------------------------ Python

suits() { # PYTHON: is it one that we support?
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
        < /dev/null > /dev/null 2>&1
}

version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])'; }

find_python() {
    local name
    if [ -n "${BRAINTWIN_PYTHON:-}" ]; then
        suits "$BRAINTWIN_PYTHON" || fail "BRAINTWIN_PYTHON is $BRAINTWIN_PYTHON," \
            "which is not a working Python 3.11, 3.12 or 3.13."
        command -v "$BRAINTWIN_PYTHON"
        return
    fi
    for name in python3 python3.13 python3.12 python3.11 python; do
        if suits "$name"; then
            command -v "$name"
            return
        fi
    done
    if can_install && apt_install python3 python3-venv && suits python3; then
        command -v python3
        return
    fi
    fail "No Python 3.11, 3.12 or 3.13 was found." \
        "Install one, or name it in BRAINTWIN_PYTHON."
}

is_good_venv() {
    suits "$python" && "$python" -m pip --version > /dev/null 2>&1 || return 1
    [ -z "${BRAINTWIN_PYTHON:-}" ] \
        || [ "$(version_of "$python")" = "$(version_of "$BRAINTWIN_PYTHON" 2> /dev/null)" ]
}

make_venv() {
    local base package
    base=$(find_python)
    if ! "$base" -c 'import venv, ensurepip' > /dev/null 2>&1; then
        package="python$(version_of "$base")-venv"
        { can_install && apt_install "$package"; } \
            || fail "$base cannot make a virtual environment: install $package."
    fi
    say "Making .venv with $base ($(version_of "$base"))"
    "$base" -m venv --clear "$venv" < /dev/null
}

# ------------------------------------------------------------ packages

# What the environment was filled from: it is filled again when this differs.
wanted() {
    printf '%s ' "$root" "$(version_of "$python")"
    cat "$root/pyproject.toml" "$lock" | sha256sum | cut -d ' ' -f 1
}

pip_install() {
    quietly "$python" -m pip install --progress-bar off --constraint "$lock" "$@"
}

prepare() { # run|test: everything that `braintwin` or the tests import
    local extra=""
    is_good_venv || make_venv
    [ "$1" = test ] && extra="[test]"
    if [ -f "$stamp" ] && [ "$(head -n 1 "$stamp")" = "$(wanted)" ] \
        && grep -qx -e "$1" -e test "$stamp"; then
        return
    fi
    # An environment that once held the test tools keeps them.
    [ -f "$stamp" ] && grep -qx test "$stamp" && extra="[test]"
    say "Installing the pinned packages into .venv (1.4 GB; minutes the first time)"
    rm -f "$stamp"
    pip_install setuptools wheel
    pip_install --no-build-isolation --editable "$root$extra"
    { wanted; [ -n "$extra" ] && echo test || echo run; } > "$stamp"
}
