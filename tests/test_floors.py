"""Who may know whom, proven in fresh interpreters.

The import contracts in pyproject.toml read the source; these tests run it, so they also
see what a dependency drags in.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "brainTwinStudio"
JAX = {"jax", "jaxlib", "optax", "equinox", "optimistix"}
QT = {"PySide6", "shiboken6", "pyqtgraph", "vispy"}
# half the time of a start of the engine, were they loaded then
SLOW = {"equinox", "optimistix"} | {
    f"scipy.{part}" for part in ("fft", "integrate", "optimize", "signal", "stats")
}

# floor: what none of its modules may load when it is imported
FORBIDDEN = {
    "__main__.py": JAX | QT | {"numpy", "scipy", "matplotlib"},
    "cli": JAX | QT | {"matplotlib"},
    "errors.py": JAX | QT | {"numpy", "scipy", "matplotlib"},
    "language.py": JAX | QT | {"numpy", "scipy", "matplotlib"},
    "project": JAX | QT | {"matplotlib"},
    "analysis": JAX | QT | {"matplotlib"},
    "files": JAX | QT | {"matplotlib"},
    "report": JAX | QT,
    "jobs": JAX | QT | {"matplotlib"},
    "cohort": JAX | QT | {"matplotlib"},
    "engine": QT | {"matplotlib"},
    "ui": JAX | {"matplotlib"},
}
DOORS = {"brainTwinStudio.jobs.worker"}  # the only way to the engine
FLOORS = [floor for floor in FORBIDDEN if (PACKAGE / floor).exists()]

PROBE = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(list(sys.modules)))
"""


def modules_of(floor: str) -> list[str]:
    """Every module of a floor, in dotted form, without the door to the engine."""
    start = PACKAGE / floor
    files = [start] if start.is_file() else sorted(start.rglob("*.py"))
    names = []
    for file in files:
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        names.append(".".join(part for part in parts if part != "__init__"))
    return [name for name in names if name not in DOORS]


def loaded_by(*modules: str) -> set[str]:
    """The modules of a fresh interpreter that imported these."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *modules],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1, f"importing prints: {done.stdout}"
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("floor", FLOORS)
def test_importing_a_floor_loads_nothing_forbidden(floor: str):
    found = loaded_by(*modules_of(floor)) & FORBIDDEN[floor]
    assert not found, f"importing all of {floor} loads {sorted(found)}"


def test_every_room_has_a_floor():
    rooms = {path.name for path in PACKAGE.iterdir() if path.name[0] not in "_."}
    assert rooms <= set(FORBIDDEN), "name the new room in tests/test_floors.py"


def test_the_engine_starts_without_what_only_some_work_needs():
    found = loaded_by("brainTwinStudio.engine.catalogue")
    assert {"jax", "scipy.linalg"} <= found  # the probe sees what is loaded
    assert not found & SLOW, f"the engine starts by loading {sorted(found & SLOW)}"


def test_the_window_starts_without_what_only_some_work_needs():
    found = loaded_by("brainTwinStudio.ui.application")
    slow = {"scipy", "nibabel", "vispy", "pyqtgraph", *SLOW} & found
    assert {"numpy", "PySide6.QtWidgets"} <= found  # the probe sees what is loaded
    assert not slow, f"the window starts by loading {sorted(slow)}"


# ------------------------------------------------------------------ processes


def spawn_contexts(tree: ast.Module) -> set[str]:
    """Names that hold `get_context("spawn")`."""
    return {
        ast.unparse(target)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and is_spawn_context(node.value)
        for target in node.targets
    }


def is_spawn_context(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] == "get_context"
        and [ast.unparse(argument) for argument in node.args] == ["'spawn'"]
    )


def bare_processes(source: str) -> list[str]:
    """Calls that would start a process by another way than a spawn context."""
    tree = ast.parse(source)
    known = spawn_contexts(tree)
    bad = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        owner, _, name = ast.unparse(node.func).rpartition(".")
        owned = isinstance(node.func, ast.Attribute) and (
            owner in known or is_spawn_context(node.func.value)
        )
        if (
            (name in {"Process", "Pool", "set_start_method"} and not owned)
            or (name == "get_context" and not is_spawn_context(node))
            or (name == "ProcessPoolExecutor" and "mp_context" not in ast.unparse(node))
            or name == "fork"
        ):
            bad.append(f"line {node.lineno}: {ast.unparse(node)}")
    return bad


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.stem
)
def test_processes_are_spawned(file: Path):
    # A forked child of a process with JAX or Qt threads can hang for ever.
    assert not bare_processes(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "source",
    [
        "import multiprocessing as m\nm.Process(target=f)",
        "from multiprocessing import Pool\nPool(2)",
        "from multiprocessing import get_context\nget_context('fork').Process()",
        "ProcessPoolExecutor(4)",
        "os.fork()",
    ],
)
def test_the_check_finds_a_process_that_is_not_spawned(source: str):
    assert bare_processes(source)


@pytest.mark.parametrize(
    "source",
    [
        "c = multiprocessing.get_context('spawn')\nc.Process(target=f)",
        "get_context('spawn').Pool(2)",
        "ProcessPoolExecutor(4, mp_context=c)",
    ],
)
def test_the_check_lets_a_spawned_process_pass(source: str):
    assert not bare_processes(source)
