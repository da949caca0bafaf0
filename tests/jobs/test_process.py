"""The real child process with a fake engine in it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from fake_engine import (
    PATIENCE_S,
    Ear,
    entry_that_cannot_start,
    entry_that_exits,
    fit_request,
)

from brainTwinStudio.jobs.checkpoint import discard
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import Done, Failed, FitRequest, Preview, Progress
from brainTwinStudio.jobs.process import Engine
from brainTwinStudio.jobs.worker import FAULT, NOT_BEGUN
from brainTwinStudio.project import Recording

linux = pytest.mark.skipif(sys.platform != "linux", reason="counts in /proc")
posix = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")


# ---------------------------------------------------------------- answers


def test_the_first_message_is_the_catalogue(
    make_engine: Callable[..., Engine], ear: Ear, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("JAX_PLATFORMS", raising=False)
    monkeypatch.setenv("BRAINTWIN_CACHE", "/a/cache")
    engine = make_engine()
    engine.start()
    child = ear.hello()
    assert child["JAX_PLATFORMS"] == "cpu"
    assert child["cache"] == "['/a/cache']"
    if sys.platform != "win32":
        assert int(child["nice"]) == min(os.nice(0) + 10, 19)


def test_the_users_choice_of_platform_stays(
    make_engine: Callable[..., Engine], ear: Ear, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("JAX_PLATFORMS", "cuda")
    make_engine().start()
    assert ear.hello()["JAX_PLATFORMS"] == "cuda"


def test_a_job_is_done_and_its_arrays_are_read_only(engine: Engine, ear: Ear):
    job = engine.submit(fit_request("echo"))
    done = ear.wait_for(Done)
    assert done.job_id == job
    assert not done.answer.connectome.weights.flags.writeable  # type: ignore[attr-defined]


def test_the_engine_gets_read_only_arrays(engine: Engine, ear: Ear):
    engine.submit(fit_request("frozen?"))
    assert ear.twin().message == "True"


def test_a_job_submitted_before_hello_waits_for_it(
    make_engine: Callable[..., Engine], ear: Ear
):
    make_engine().submit(fit_request("echo"))
    assert ear.hello()
    assert ear.twin().message == "echo"


def test_jobs_are_answered_one_after_the_other(engine: Engine, ear: Ear):
    jobs = [engine.submit(fit_request("echo")) for _ in range(3)]
    assert [ear.wait_for(Done).job_id for _ in jobs] == jobs


def test_an_input_error_is_mendable_and_the_engine_lives_on(engine: Engine, ear: Ear):
    job = engine.submit(fit_request("input error"))
    failed = ear.wait_for(Failed)
    assert failed == Failed(job, "The recording is too short.", "", mendable=True)
    engine.submit(fit_request("echo"))
    assert ear.twin().message == "echo"


def test_a_fault_of_ours_has_a_sentence_and_folded_details(engine: Engine, ear: Ear):
    engine.submit(fit_request("fault"))
    failed = ear.wait_for(Failed)
    assert (failed.sentence, failed.mendable) == (FAULT, False)
    assert "a bug of ours" in failed.details
    assert "Traceback" in failed.details


def test_an_answer_with_an_array_of_jax_is_a_fault(engine: Engine, ear: Ear):
    engine.submit(fit_request("array of JAX"))
    assert "NotNumPy does not travel" in ear.wait_for(Failed).details


def test_a_request_that_cannot_be_pickled_fails_and_the_engine_lives_on(
    engine: Engine, ear: Ear
):
    job = engine.submit(lambda: None)  # type: ignore[arg-type]
    assert ear.wait_for(Failed).job_id == job
    engine.submit(fit_request("echo"))
    assert ear.twin().message == "echo"


def big_request(signals: np.ndarray) -> FitRequest:
    base = fit_request("big")
    names = base.recordings[0].channel_names
    recording = Recording("run-1", "bold", signals, 0.5, names)
    return FitRequest("big", base.connectome, (recording,))


def test_large_arrays_pass_both_ways_at_once(engine: Engine, ear: Ear):
    signals = np.random.default_rng(0).normal(size=(4, 400_000))  # 13 MB each way
    for _ in range(4):
        engine.submit(big_request(signals))
    for _ in range(4):
        np.testing.assert_array_equal(ear.twin().measured["fc"], signals * 2)


def test_a_storm_of_progress_arrives_thinned(engine: Engine, ear: Ear):
    engine.submit(fit_request("storm"))
    counted = {Progress: 0, Preview: 0}
    last = None
    while not isinstance(message := ear.messages.get(timeout=PATIENCE_S), Done):
        counted[type(message)] += 1  # type: ignore[index]
        last = message if isinstance(message, Progress) else last
    steps = int(message.answer.message)  # type: ignore[attr-defined]
    assert steps > 100
    assert 5 < counted[Progress] <= 21  # one second, its end included
    assert 1 <= counted[Preview] <= 3
    assert last is not None
    assert last.loss == -1.0


# ---------------------------------------------------------------- stop and kill


def test_stop_keeps_the_best_so_far(engine: Engine, ear: Ear):
    job = engine.submit(fit_request("until stopped"))
    ear.wait_for(Progress)
    engine.stop(job)
    assert ear.twin().outcome == "stopped"


def test_a_waiting_job_is_stopped_before_it_begins(engine: Engine, ear: Ear):
    running = engine.submit(fit_request("until stopped"))
    ear.wait_for(Progress)
    waiting = engine.submit(fit_request("echo"))
    engine.stop(waiting)
    engine.stop(running)
    assert ear.wait_for(Done).job_id == running
    assert ear.wait_for(Failed) == Failed(waiting, NOT_BEGUN, "", mendable=True)


def test_what_an_abandoned_job_says_is_dropped(engine: Engine, ear: Ear):
    engine.abandon(engine.submit(fit_request("echo")))
    second = engine.submit(fit_request("echo"))
    heard = [ear.messages.get(timeout=PATIENCE_S)]
    while not isinstance(heard[-1], Done):
        heard.append(ear.messages.get(timeout=PATIENCE_S))
    assert {message.job_id for message in heard} == {second}  # type: ignore[union-attr]


def test_killed_while_deaf_and_started_again(engine: Engine, ear: Ear):
    engine.submit(fit_request("deaf"))
    ear.wait_for(Progress)
    old = engine.pid
    engine.kill()
    assert engine.pid is None
    engine.restart()
    ear.hello()
    assert engine.pid not in (None, old)
    engine.submit(fit_request("echo"))
    assert ear.twin().message == "echo"
    assert ear.losses.empty()  # a kill of ours is no loss


@posix
def test_an_engine_that_reads_nothing_can_be_asked_stopped_and_killed(
    engine: Engine, ear: Ear
):
    os.kill(engine.pid or 0, signal.SIGSTOP)
    job = engine.submit(big_request(np.ones((4, 400_000))))  # more than the pipe holds
    engine.stop(job)
    engine.restart()
    ear.hello()


def test_killed_in_the_middle_of_large_messages(engine: Engine, ear: Ear):
    request = big_request(np.ones((4, 400_000)))
    for _ in range(3):
        engine.submit(request)
        ear.wait_for(Done)
        engine.submit(request)
        engine.submit(request)
        engine.restart()
        ear.hello()
    engine.submit(fit_request("echo"))
    assert ear.twin().message == "echo"
    assert ear.losses.empty()


def test_close_ends_a_deaf_engine_and_nothing_comes_after(engine: Engine, ear: Ear):
    engine.submit(fit_request("deaf"))
    ear.wait_for(Progress)
    engine.close()
    assert ear.losses.empty()
    with pytest.raises(RuntimeError, match="closed"):
        engine.submit(fit_request("echo"))


def test_ctrl_c_in_the_terminal_does_not_end_the_engine(engine: Engine, ear: Ear):
    if sys.platform == "win32":
        pytest.skip("sends signals")
    job = engine.submit(fit_request("until stopped"))
    ear.wait_for(Progress)
    os.kill(engine.pid or 0, signal.SIGINT)
    engine.stop(job)
    assert ear.twin().outcome == "stopped"


# ---------------------------------------------------------------- crashes


def test_a_crash_fails_the_job_tells_the_exit_code_and_starts_again(
    engine: Engine, ear: Ear
):
    job = engine.submit(fit_request("crash"))
    failed, lost = ear.wait_for(Failed), ear.loss()
    assert (failed.job_id, failed.mendable) == (job, False)
    assert (lost.exit_code, lost.restarting) == (9, True)
    assert "exit code 9" in lost.sentence
    ear.hello()
    engine.submit(fit_request("echo"))
    assert ear.twin().message == "echo"


def test_jobs_that_crash_do_not_use_up_the_restarts(engine: Engine, ear: Ear):
    for _ in range(3):
        engine.submit(fit_request("crash"))
        assert ear.loss().restarting
        ear.hello()


@posix
def test_losses_while_idle_count_only_in_a_row(engine: Engine, ear: Ear):
    for _ in range(3):
        os.kill(engine.pid or 0, signal.SIGKILL)
        assert ear.loss().restarting
        ear.hello()
        engine.submit(fit_request("echo"))
        assert ear.twin().message == "echo"
    os.kill(engine.pid or 0, signal.SIGKILL)
    assert ear.loss().restarting
    ear.hello()
    os.kill(engine.pid or 0, signal.SIGKILL)
    assert not ear.loss().restarting


@posix
def test_a_kill_by_the_system_says_that_memory_may_have_run_out(
    engine: Engine, ear: Ear
):
    engine.submit(fit_request("deaf"))
    ear.wait_for(Progress)
    os.kill(engine.pid or 0, signal.SIGKILL)
    assert "memory ran out" in ear.wait_for(Failed).sentence
    assert ear.loss().exit_code == -signal.SIGKILL


def test_an_engine_that_never_says_hello_is_given_up_after_two_losses(
    make_engine: Callable[..., Engine], ear: Ear
):
    engine = make_engine(entry_that_exits)
    engine.start()
    first, second = ear.loss(), ear.loss()
    assert [first.exit_code, second.exit_code] == [3, 3]
    assert [first.restarting, second.restarting] == [True, False]
    assert "twice in a row" in second.sentence
    assert engine.pid is None


def test_a_job_for_an_engine_that_was_given_up_tries_once_more_and_fails(
    make_engine: Callable[..., Engine], ear: Ear
):
    engine = make_engine(entry_that_exits)
    engine.start()
    assert [ear.loss().restarting, ear.loss().restarting] == [True, False]
    job = engine.submit(fit_request("echo"))
    assert ear.wait_for(Failed).job_id == job
    assert not ear.loss().restarting


def test_a_loss_says_why_the_engine_could_not_be_set_up(
    make_engine: Callable[..., Engine], ear: Ear
):
    make_engine(entry_that_cannot_start).start()
    assert "no jaxlib for this processor" in ear.loss().details
    assert not ear.loss().restarting


# ---------------------------------------------------------------- checkpoints


def test_a_killed_fit_resumes_from_the_state_it_saved(
    engine: Engine, ear: Ear, tmp_path: Path
):
    path = tmp_path / "fit.npz"
    request = fit_request("checkpoint", checkpoint=str(path))
    engine.submit(request)
    saved = ear.wait_for(Preview).arrays["weights"]
    engine.restart()
    engine.submit(request)
    twin = ear.twin()
    assert twin.message == "resumed"
    np.testing.assert_array_equal(twin.measured["fc"], saved)
    assert path.exists()  # the engine never deletes it
    discard(path)
    assert not path.exists()


@pytest.mark.parametrize("content", ["foreign", "truncated", "nonsense"])
def test_a_fit_starts_afresh_beside_a_useless_checkpoint(
    engine: Engine, ear: Ear, tmp_path: Path, content: str
):
    path = tmp_path / "fit.npz"
    if content == "foreign":
        np.savez(path, key=np.array("other"), **{"state/weights": np.ones((4, 4))})  # type: ignore[arg-type]
    else:
        path.write_bytes(b"PK\x03\x04" if content == "truncated" else b"nonsense")
    engine.submit(fit_request("checkpoint", checkpoint=str(path)))
    assert ear.wait_for(Preview).arrays["weights"][0, 0] != 1.0


# ---------------------------------------------------------------- nothing left over


@linux
def test_a_hundred_jobs_and_five_restarts_leave_nothing_behind(
    engine: Engine, ear: Ear
):
    def mine() -> tuple[int, int]:
        return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))

    def childs() -> str:
        engine.submit(fit_request("threads and handles"))
        return ear.twin().message

    before = mine(), childs()
    for _ in range(100):
        engine.submit(fit_request("echo"))
        ear.twin()
    assert (mine(), childs()) == before
    for _ in range(5):
        readers = [t for t in threading.enumerate() if t.name == "engine reader"]
        engine.restart()
        ear.hello()
        for reader in readers:
            reader.join(PATIENCE_S)
    assert mine() == before[0]


SCRIPT = """
import sys
from brainTwinStudio.__main__ import main  # as an installed console script does


def window(does):
    sys.path.insert(0, {tests!r})
    from fake_engine import Ear, entry, fit_request
    from brainTwinStudio.jobs.messages import Progress
    from brainTwinStudio.jobs.process import Engine
    {imports}
    ear = Ear()
    engine = Engine(ear.messages.put, ear.losses.put, entry=entry)
    engine.start()
    print(ear.hello()["modules"], "|", *sys.modules, flush=True)
    {then}


if __name__ == "__main__":
    window("deaf")
"""


def run_script(tmp_path: Path, imports: str = "", then: str = "engine.close()") -> str:
    """What a script with an engine prints. Returns when the pipe of its output has no
    writer left: neither the script nor any process that it started is alive."""
    script = tmp_path / "braintwin"
    tests = str(Path(__file__).parent)
    script.write_text(SCRIPT.format(tests=tests, imports=imports, then=then))
    run = subprocess.run(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    return run.stdout


def test_the_engine_of_a_script_loads_no_qt_and_the_window_no_jax(tmp_path: Path):
    child, window = run_script(tmp_path, "from PySide6 import QtCore").split("|")
    assert "PySide6" in window.split()
    assert not {"PySide6", "shiboken6", "vispy", "pyqtgraph"} & set(child.split())
    assert not {"jax", "jaxlib", "brainTwinStudio.engine"} & set(window.split())


BUSY = """
    engine.submit(fit_request(does))
    ear.wait_for(Progress)
    print("computing", flush=True)
"""


@pytest.mark.parametrize(
    "end",
    [
        "import os; os._exit(1)",
        pytest.param("import os; os.kill(os.getpid(), 9)", marks=posix),
        "return",  # forgot to close
        "raise SystemExit(3)",
    ],
)
def test_the_end_of_the_window_ends_a_deaf_engine(tmp_path: Path, end: str):
    printed = run_script(tmp_path, then=BUSY + "    " + end)
    assert printed.endswith("computing\n")


def test_the_end_of_the_window_ends_an_idle_engine(tmp_path: Path):
    assert run_script(tmp_path, then="import os; os._exit(1)")


# ---------------------------------------------------------------- compiled models


def test_the_folder_of_compiled_models_is_local_and_names_what_must_fit(
    monkeypatch: pytest.MonkeyPatch,
):
    from importlib.metadata import version

    monkeypatch.delenv("BRAINTWIN_CACHE", raising=False)
    folder = Path(default_cache_dir())
    assert folder.parent.name == "brainTwinStudio"
    assert folder.name.startswith(f"jax-{version('jaxlib')}-")
    assert default_cache_dir() == str(folder)
    monkeypatch.setenv("BRAINTWIN_CACHE", "/elsewhere")
    assert default_cache_dir() == "/elsewhere"


# ---------------------------------------------------------------- the real engine


def test_the_real_engine_says_hello(ear: Ear, tmp_path: Path):
    from importlib.util import find_spec

    if find_spec("brainTwinStudio.engine.catalogue") is None:
        pytest.skip("not written yet")
    engine = Engine(ear.messages.put, ear.losses.put, cache_dir=str(tmp_path))
    engine.start()
    try:
        assert "jax" in ear.hello()
    finally:
        engine.close()
