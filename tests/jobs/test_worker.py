"""The worker without a process: dispatch, and what its watcher lets through."""

import typing

import numpy as np
import pytest

from brainTwinStudio.jobs import messages, worker
from brainTwinStudio.jobs.messages import Message, Preview, Progress
from brainTwinStudio.jobs.pipe_watcher import PipeWatcher
from brainTwinStudio.jobs.worker import HANDLERS


class Desk:
    """A watcher with a clock that the test turns."""

    def __init__(self) -> None:
        self.now = 100.0
        self.sent: list[tuple[float, Message]] = []
        self.watcher = PipeWatcher(
            7,
            lambda message: self.sent.append((self.now, message)),
            lambda: False,
            clock=lambda: self.now,
        )

    @property
    def progress(self) -> list[Progress]:
        return [m for _, m in self.sent if isinstance(m, Progress)]

    def most_in_a_second(self, kind: type) -> int:
        times = [at for at, message in self.sent if isinstance(message, kind)]
        return max(sum(t <= at < t + 1 for at in times) for t in times)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_every_request_has_a_handler():
    assert set(HANDLERS) == set(typing.get_args(messages.Request))


def test_run_hands_request_and_watcher_to_the_handler(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(HANDLERS, str, lambda request, watcher: (request, watcher))
    assert worker.run("request", "watcher") == ("request", "watcher")  # type: ignore[arg-type]


@pytest.mark.parametrize("stages", [1, 3, 1000])
def test_progress_is_thinned_to_20_a_second_and_the_last_gets_through(
    desk: Desk, stages: int
):
    for step in range(3000):
        desk.now += 0.001
        desk.watcher.progress(f"stage {step % stages}", step / 3000, float(step))
    desk.watcher.flush()
    assert 10 < desk.most_in_a_second(Progress) <= 20
    assert desk.progress[-1].loss == 2999


def test_a_pause_does_not_count_where_the_rest_is_told():
    now, paused = [0.0], [False]
    told: list[Message] = []

    def stopped() -> bool:
        now[0] += 600.0 if paused[0] else 0.0
        return False

    watcher = PipeWatcher(1, told.append, stopped, clock=lambda: now[0])
    for step in range(5):
        watcher.progress("fit", step / 10)
        paused[0] = step == 2
        assert not watcher.stop_requested()
        now[0] += 1.0
    watcher.flush()
    last = told[-1]
    assert isinstance(last, Progress)
    assert last.seconds_left == pytest.approx(6.0)


def test_the_first_and_last_progress_of_every_stage_get_through(desk: Desk):
    for stage in ("compile", "fit", "judge"):
        for step in range(10):
            desk.now += 0.001
            desk.watcher.progress(stage, 0.5, step)
    desk.watcher.flush()
    seen = [(p.stage, p.loss) for p in desk.progress]
    for stage in ("compile", "fit", "judge"):
        assert (stage, 0.0) in seen
        assert (stage, 9.0) in seen


def test_nothing_is_sent_twice(desk: Desk):
    for step in range(100):
        desk.now += 0.01
        desk.watcher.progress("fit", step / 100, step)
    desk.watcher.flush()
    desk.watcher.flush()
    losses = [p.loss for p in desk.progress]
    assert losses == sorted(set(losses), key=float)  # type: ignore[arg-type]


def test_pictures_are_thinned_to_2_a_second(desk: Desk):
    for _ in range(3000):
        desk.now += 0.001
        desk.watcher.preview({"fc": np.eye(2)})
    assert desk.most_in_a_second(Preview) == 2


def test_a_picture_is_a_copy_and_leaves_the_engines_array_alone(desk: Desk):
    mine = np.zeros(3)
    desk.watcher.preview({"fc": mine})
    mine[0] = 1.0
    picture = desk.sent[0][1]
    assert isinstance(picture, Preview)
    assert picture.arrays["fc"][0] == 0.0


def test_seconds_left_are_unknown_at_first_and_then_told_from_the_pace(desk: Desk):
    desk.watcher.progress("fit", 0.6)  # resumed: what was done before took no time now
    desk.now += 10
    desk.watcher.progress("fit", 0.7)
    assert [p.seconds_left for p in desk.progress] == [None, pytest.approx(30.0)]


def test_numbers_of_progress_are_plain_and_within_bounds(desk: Desk):
    desk.watcher.progress("fit", np.float32(1.5), np.float64(2.0))  # type: ignore[arg-type]
    progress = desk.progress[0]
    assert progress.fraction == 1.0
    assert type(progress.loss) is float
