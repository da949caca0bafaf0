"""What is built and installed: folders, resources, pins, scripts."""

import importlib.metadata
import importlib.resources
import itertools
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import brainTwinStudio

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "installer" / "requirements.lock").read_text(encoding="utf-8")
PYTHONS = ["3.11", "3.12", "3.13"]


def test_every_folder_of_the_package_is_built_into_the_wheel():
    folders = {
        ".".join(file.parent.relative_to(ROOT).parts)
        for file in (ROOT / "brainTwinStudio").rglob("*.py")
    }
    named = set(PYPROJECT["tool"]["setuptools"]["packages"])
    assert named == folders | {"brainTwinStudio.resources"}, (
        "pyproject.toml, [tool.setuptools] packages, must name each folder with modules"
    )


def test_resources_are_found_through_the_package():
    resources = importlib.resources.files("brainTwinStudio.resources")
    assert {path.name for path in resources.iterdir()} >= {"__init__.py"}


def test_the_installed_version_is_the_version_of_the_package():
    # Fails when the environment is older than the checkout: run installer/test.sh.
    assert importlib.metadata.version("brainTwinStudio") == brainTwinStudio.__version__


def test_braintwin_starts_main():
    (script,) = importlib.metadata.entry_points(
        group="console_scripts", name="braintwin"
    )
    assert script.value == "brainTwinStudio.__main__:main"


def test_unknown_commands_end_with_one_sentence():
    done = subprocess.run(
        [sys.executable, "-m", "brainTwinStudio", "no-such-command"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert "no-such-command" in done.stderr
    assert "Traceback" not in done.stderr


# ------------------------------------------------------------------ the lock


def pins_on(python: str) -> dict[str, str]:
    """Name and version of each package that the lock installs there, on Linux."""
    environment = {
        "python_version": python,
        "python_full_version": f"{python}.9",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "os_name": "posix",
    }
    lines = (line for line in LOCK.splitlines() if line and line[0] not in "# ")
    pins = {}
    for requirement in map(Requirement, lines):
        if requirement.marker is None or requirement.marker.evaluate(environment):
            (version,) = requirement.specifier
            assert version.operator == "=="
            pins[plain(requirement.name)] = version.version
    return pins


def plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_pins_what_pyproject_asks_for(python: str):
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"].values()
    asked = [*project["dependencies"], *itertools.chain.from_iterable(extras)]
    pins = pins_on(python)
    for requirement in map(Requirement, asked):
        pin = pins[plain(requirement.name)]
        assert pin in requirement.specifier, f"{requirement} but the lock has {pin}"


def test_the_supported_pythons_are_those_of_the_lock():
    supported = SpecifierSet(PYPROJECT["project"]["requires-python"])
    found = [f"3.{minor}" for minor in range(8, 20) if f"3.{minor}" in supported]
    assert found == PYTHONS


def test_the_lock_names_no_host():
    assert "://" not in LOCK
    assert "--index" not in LOCK


# ------------------------------------------------------------------ the scripts

needs_bash = pytest.mark.skipif(
    os.name == "nt" or shutil.which("bash") is None, reason="scripts for Linux"
)


def bash(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@needs_bash
@pytest.mark.parametrize("script", ["start.sh", "test.sh", "common.sh", "../.ci/run"])
def test_scripts_are_valid_bash(script: str):
    done = bash(f"bash -n installer/{script}")
    assert done.returncode == 0, done.stderr


@needs_bash
def test_a_wrong_python_is_refused_with_one_sentence():
    done = bash(". installer/common.sh; find_python", BRAINTWIN_PYTHON="/bin/false")
    assert done.returncode == 1
    assert done.stderr.startswith("BRAINTWIN_PYTHON is /bin/false")
    assert done.stderr.count("\n") == 1


@needs_bash
def test_the_python_that_was_asked_for_is_used():
    base = sys._base_executable  # pyright: ignore[reportAttributeAccessIssue]
    done = bash(". installer/common.sh; find_python", BRAINTWIN_PYTHON=base)
    assert done.stdout.strip() == base
