"""A command line to call, files of a person, and an engine that may be real."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pretended import TR, FakeEngine, Files, Said, catalogue

from brainTwinStudio import cli
from brainTwinStudio.engine import configure
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
def implanted(tmp_path: Path) -> list[object]:
    """Flags of a brain of ten regions and an implantation that state no space."""
    rng = np.random.default_rng(1)
    centres = rng.uniform(-50, 50, (10, 3))
    weights = np.triu(np.exp(rng.normal(4, 1, (10, 10))), 1)
    np.savetxt(tmp_path / "weights.csv", weights + weights.T, delimiter=",")
    rows = [f"region-{i}\t{x}\t{y}\t{z}" for i, (x, y, z) in enumerate(centres)]
    text = "\n".join(["name\tx_mm\ty_mm\tz_mm", *rows])
    (tmp_path / "regions.tsv").write_text(text)
    near = [centres[i] + [4.0 * k, 0, 0] for i in range(3) for k in (1, 2)]
    rows = [f"A{i + 1}\t{x}\t{y}\t{z}" for i, (x, y, z) in enumerate(near)]
    (tmp_path / "electrodes.tsv").write_text("\n".join(["name\tx\ty\tz", *rows]))
    return [
        *("--weights", tmp_path / "weights.csv"),
        *("--labels", tmp_path / "regions.tsv"),
        *("--electrodes", tmp_path / "electrodes.tsv"),
    ]


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
    configure()  # numbers of 64 bit, as the engine that is pretended
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
