"""How the command line behaves: streams, exit status, Ctrl-C, kills, start-up."""

import io
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pretended import FakeEngine, Files, Said, digest

from brainTwinStudio.cli import progress
from brainTwinStudio.cli.output import columns, plain
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import read_twin
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.messages import FitRequest, Progress

WITHOUT_ENGINE = """
import sys
import brainTwinStudio.__main__ as start
status = start.main()
loaded = {name.partition(".")[0] for name in sys.modules}
assert not loaded & {"jax", "PySide6", "matplotlib", "scipy", "numpy"}, loaded
sys.exit(status)
"""


def run(*words: object, code: str = "", **more) -> subprocess.CompletedProcess[str]:
    how = ["-c", code] if code else ["-m", "brainTwinStudio"]
    return subprocess.run(
        [sys.executable, *how, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        **more,
    )


# ------------------------------------------------------------------ streams


def test_help_loads_nothing_heavy():
    done = run("--help", code=WITHOUT_ENGINE)
    assert done.returncode == 0, done.stderr
    assert "stimulate" in done.stdout


def test_a_library_that_prints_does_not_spoil_the_json(
    braintwin, engine: FakeEngine, files: Files
):
    said = braintwin("fit", *files.flags, "--json")
    assert said.json["outcome"] == "converged"
    assert "a library that prints" in said.err


def test_a_terminal_without_unicode_gets_the_text(files: Files, tmp_path: Path):
    folder = tmp_path / "p.btproj"
    words = ("import", folder, files.weights, files.bold, "--patient", "P", "--tr", 2)
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = run(*words, env=ascii_only)
    assert done.returncode == 0, done.stderr
    assert run("check", folder, env=ascii_only).returncode == 0


def test_a_reader_that_leaves_makes_no_noise(project: Path):
    command = f'"{sys.executable}" -m brainTwinStudio check "{project}" | true'
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""


def test_progress_of_a_terminal_is_one_line_that_is_cleared():
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    line = progress.Line(stream)
    line.show(Progress(1, "Fitting", 0.42, 0.123456, 80.0))
    line.show(Progress(1, "Fitting", 0.43))
    line.clear()
    assert "Fitting  42 %  loss 0.1235  1 min 20 s left" in stream.getvalue()
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_progress_of_a_file_is_a_line_every_few_seconds():
    stream = io.StringIO()
    now = [0.0]
    line = progress.Line(stream, clock=lambda: now[0])
    for _ in range(200):
        now[0] += 0.1
        line.show(Progress(1, "Fitting", 0.5))
    line.clear()
    assert 3 <= stream.getvalue().count("\n") <= 5


def test_json_knows_no_arrays_infinities_or_paths():
    shown = plain(
        {"a": np.array([1.0, np.inf]), "b": Path("x"), "c": np.float32("nan")}
    )
    assert shown == {"a": [1.0, None], "b": "x", "c": None}
    with pytest.raises(TypeError):
        plain({"a": object()})


def test_columns_stand_below_each_other():
    assert columns([("a", "b"), ("long", "c")], "") == "a     b\nlong  c"


# ------------------------------------------------------------------ failures of ours


@pytest.fixture
def broken(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An engine with a bug; the folder for logs."""

    def bug(request, watcher):
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setitem(worker.HANDLERS, FitRequest, bug)
    monkeypatch.setenv("BRAINTWIN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "logs"


def test_a_bug_is_one_sentence_and_a_log(braintwin, broken: Path, files: Files):
    said = braintwin("fit", *files.flags, "--json")
    assert said.status == 1
    assert said.out == ""
    assert "Traceback" not in said.err
    (log,) = broken.iterdir()
    assert str(log) in said.err.splitlines()[-1]
    assert "Traceback" in log.read_text()
    assert "a bug of ours" in log.read_text()


def test_debug_shows_the_traceback(braintwin, broken: Path, files: Files):
    said = braintwin("fit", *files.flags, "--debug")
    assert said.status == 1
    assert "Traceback" in said.err


def test_a_bug_leaves_the_project_unlocked(braintwin, broken: Path, project: Path):
    assert braintwin("fit", project).status == 1
    with ProjectStore.open(project) as store:
        assert not store.project.twins


def test_a_full_disk_is_told_as_what_it_is(
    braintwin, engine: FakeEngine, files: Files, monkeypatch: pytest.MonkeyPatch
):
    def full(request, watcher):
        raise OSError(28, "No space left on device", "/data/x")

    monkeypatch.setitem(worker.HANDLERS, FitRequest, full)
    said = braintwin("fit", *files.flags)
    assert said.status == 2
    assert said.err.splitlines()[-1] == "/data/x: No space left on device."


# ------------------------------------------------------------------ Ctrl-C and kills


def pressing(engine: FakeEngine, times: int):
    """A fit during which Ctrl-C is pressed."""

    def fit(request, watcher):
        for _ in range(times):
            os.kill(os.getpid(), signal.SIGINT)
        return engine.fit(request, watcher)

    return fit


def test_one_ctrl_c_keeps_the_best_so_far(
    braintwin, engine: FakeEngine, files: Files, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(worker.HANDLERS, FitRequest, pressing(engine, 1))
    said = braintwin("fit", *files.flags, "--json")
    assert said.status == 0
    assert said.json["outcome"] == "stopped"
    assert "Ctrl-C again" in said.err
    assert read_twin("twin.btwin").outcome == "stopped"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_two_ctrl_c_abort(
    braintwin, engine: FakeEngine, project: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(worker.HANDLERS, FitRequest, pressing(engine, 2))
    said = braintwin("fit", project)
    assert said.status == 130
    assert said.out == ""
    assert "Traceback" not in said.err
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    with ProjectStore.open(project) as store:
        assert not store.project.twins


def killed_once(engine: FakeEngine, seen: list):
    """Like the worker's own handler: saves its state, dies, finds the state again."""
    from brainTwinStudio.jobs.checkpoint import Checkpoint, request_key

    def fit(request, watcher):
        checkpoint = Checkpoint(request.checkpoint, request_key(request))
        seen.append((request.checkpoint, checkpoint.load()))
        if seen[-1][1] is None:
            checkpoint.save({"step": np.array(7)})
            raise KeyboardInterrupt
        return replace(engine.fit(request, watcher), message="resumed")

    return fit


@pytest.mark.parametrize("from_project", [True, False])
def test_a_fit_is_resumed_and_its_checkpoint_discarded(
    from_project: bool,
    braintwin,
    engine: FakeEngine,
    files: Files,
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    seen: list = []
    monkeypatch.setitem(worker.HANDLERS, FitRequest, killed_once(engine, seen))
    out = tmp_path / "out.btwin"
    words = ("fit", project) if from_project else ("fit", *files.flags, "--out", out)
    assert braintwin(*words).status == 130
    saved = Path(seen[0][0])
    assert saved.is_file()
    folder = project / "checkpoints" if from_project else tmp_path
    assert saved.parent == folder
    assert from_project or saved.name.startswith(".")
    said: Said = braintwin(*words, "--json")
    assert said.json["message"] == "resumed"
    assert seen[1][0] == seen[0][0]
    assert not saved.exists()


# ------------------------------------------------------------------ fresh processes


def test_a_fresh_process_refuses_in_one_sentence(files: Files, tmp_path: Path):
    (tmp_path / "w.mat").write_text("no matrix")
    folder = tmp_path / "p.btproj"
    done = run("import", folder, tmp_path / "w.mat", "--patient", "P")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "w.mat" in done.stderr
    assert not folder.exists()


def test_a_fresh_process_imports_and_checks(files: Files, tmp_path: Path):
    folder = tmp_path / "p.btproj"
    words = ("import", folder, files.weights, files.bold, "--patient", "P", "--tr", 2)
    assert run(*words).returncode == 0
    before = digest(folder)
    assert run("check", folder, "--patient", "P", "--json").returncode == 0
    assert digest(folder) == before
