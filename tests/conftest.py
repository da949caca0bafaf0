"""What every test stands on: no screen, no graphics card."""

import atexit
import gc
import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from hypothesis import settings

from brainTwinStudio.jobs.memory_maps import keep_few_maps


def own_screen() -> None:
    """A virtual screen for each worker of xdist: on a shared one the workers would take
    pointer and keyboard from each other."""
    if not os.environ.get("PYTEST_XDIST_WORKER") or shutil.which("Xvfb") is None:
        return
    reading, writing = os.pipe()
    size = ("-screen", "0", "1600x1000x24")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *size, "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    atexit.register(server.kill)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if number:
        os.environ["DISPLAY"] = f":{number}"
        os.environ.pop("XAUTHORITY", None)


if os.environ.get("QT_QPA_PLATFORM") == "xcb":
    own_screen()
# Before anything imports Qt or JAX; what the caller chose stays.
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("MPLBACKEND", "agg")
# Most of the suite's time is XLA compiling small programs that run once: without its
# optimisations they are compiled in a third of the time, and in one piece each, not in
# up to 32 side by side, with a fifth less work and half the memory maps. What ships has
# both, and tests/cli/test_real_engine.py fits and simulates that way and compares. Two
# programs that differ in one place may differ by a last bit in others.
os.environ.setdefault("JAX_DISABLE_MOST_OPTIMIZATIONS", "1")
os.environ.setdefault(
    "XLA_FLAGS",
    "--xla_cpu_use_fusion_emitters=false --xla_cpu_parallel_codegen_split_count=1",
)

# The same examples in every run, so that a red run is red again; others are looked for
# with --hypothesis-profile=searching.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None, max_examples=500)
settings.load_profile("repeatable")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """The modules of the program and of the tests stay until the end: the garbage
    collector does not walk through their 700,000 objects again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="module", autouse=True)
def few_maps() -> Iterator[None]:
    """What the engine process does between jobs, a worker of xdist does between
    modules: thousands of compiled functions would crash it."""
    yield
    keep_few_maps()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run the slow tests too")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Slow tests only where they were asked for, by --all or by -m. Qt without a screen
    has no OpenGL: such tests need Xvfb or a screen."""
    if not (config.getoption("--all") or config.getoption("markexpr")):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        return
    for item in items:
        if item.get_closest_marker("gl"):
            item.add_marker(pytest.mark.skip(reason="no OpenGL on Qt's offscreen"))
