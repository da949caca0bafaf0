"""A command line to call, files of a person, and an engine that may be real."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pretended import TR, FakeEngine, Files, Said, catalogue

from brainTwinStudio import cli
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.messages import (
    BenchmarkRequest,
    EvaluateRequest,
    FitRequest,
    ScenarioRequest,
    SimulateRequest,
)

BrainTwin = Callable[..., Said]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    folder = tmp_path / "files"
    folder.mkdir()
    return Files(folder)


@pytest.fixture
def braintwin(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> BrainTwin:
    """Calls `main` in an empty folder of its own."""
    for display in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(display, raising=False)  # no command needs one
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)

    def call(*words: object) -> Said:
        capfd.readouterr()
        status = cli.main([str(word) for word in words])
        out, err = capfd.readouterr()
        return Said(status, out, err)

    return call


@pytest.fixture
def project(braintwin: BrainTwin, files: Files, tmp_path: Path) -> Path:
    """A project with the person as P1."""
    folder = tmp_path / "study.btproj"
    said = braintwin(
        *("import", folder, files.weights, files.labels, files.bold),
        *("--patient", "P1", "--tr", TR),
    )
    assert said.status == 0, said
    return folder


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    fake = FakeEngine()
    monkeypatch.setattr(worker, "start_engine", lambda cache_dir: catalogue())
    for request, handler in (
        (FitRequest, fake.fit),
        (EvaluateRequest, fake.evaluate),
        (SimulateRequest, fake.simulate),
        (ScenarioRequest, fake.scenario),
        (BenchmarkRequest, fake.benchmark),
    ):
        monkeypatch.setitem(worker.HANDLERS, request, handler)
    return fake


@pytest.fixture
def twin(
    engine: FakeEngine, braintwin: BrainTwin, files: Files, tmp_path: Path
) -> Path:
    """A twin in a file, from the fake engine."""
    path = tmp_path / "P1.btwin"
    assert braintwin("fit", *files.flags, "--out", path).status == 0
    engine.requests.clear()
    return path
