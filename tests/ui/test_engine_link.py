"""The queue in front of a real engine process that runs the tests' fake engine."""

import os
import signal
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import Done, PortraitRequest, Progress, Request
from brainTwinStudio.jobs.process import Engine
from brainTwinStudio.project import FrozenMap
from brainTwinStudio.ui.engine_link import EngineLink, Job
from tests.jobs.fake_engine import entry, fit_request, small_twin

PATIENCE_MS = 20_000


class Bridge(QObject):
    told = Signal(object)


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[EngineLink]:
    bridge = Bridge()
    engine = Engine(bridge.told.emit, bridge.told.emit, entry=entry)
    link = EngineLink(engine=engine)
    bridge.told.connect(link._heard)
    link.start()
    qtbot.waitUntil(lambda: link.state == "ready", timeout=PATIENCE_MS)
    yield link
    link.close()


def ended(link: EngineLink, qtbot: QtBot, count: int = 1) -> list[Job]:
    qtbot.waitUntil(
        lambda: sum(job.is_over for job in link.jobs) >= count, timeout=PATIENCE_MS
    )
    return [job for job in link.jobs if job.is_over]


def test_a_job_runs_and_answers(link: EngineLink, qtbot: QtBot) -> None:
    heard: list[Job] = []
    link.finished.connect(heard.append)
    link.submit(fit_request("echo"), "Fit")
    (job,) = ended(link, qtbot)
    assert (job.state, job.kind, job.fraction) == ("done", "fit", 1.0)
    assert job.answer is not None
    assert [one.id for one in heard] == [job.id]


def test_jobs_wait_for_each_other(link: EngineLink, qtbot: QtBot) -> None:
    first = link.submit(fit_request("echo"), "one")
    second = link.submit(fit_request("echo"), "two")
    assert (first.state, second.state) == ("running", "queued")
    assert [job.state for job in ended(link, qtbot, 2)] == ["done", "done"]


def test_a_waiting_job_that_is_stopped_is_gone(link: EngineLink, qtbot: QtBot) -> None:
    link.submit(fit_request("echo"), "one")
    second = link.submit(fit_request("echo"), "two")
    link.stop(second.id)
    assert second.id not in {job.id for job in link.jobs}
    assert len(ended(link, qtbot)) == 1


def test_a_stop_ends_the_running_job_with_its_best(
    link: EngineLink, qtbot: QtBot
) -> None:
    job = link.submit(fit_request("until stopped"), "long")
    qtbot.waitUntil(lambda: link.jobs[0].stage != "", timeout=PATIENCE_MS)
    link.stop(job.id)
    assert link.jobs[0].state == "stopping"
    (over,) = ended(link, qtbot)
    assert over.state == "done"
    assert over.stages


def test_a_paused_job_waits_at_a_step_and_goes_on(
    link: EngineLink, qtbot: QtBot
) -> None:
    job = link.submit(fit_request("until stopped"), "long")
    qtbot.waitUntil(lambda: link.jobs[0].stage != "", timeout=PATIENCE_MS)
    link.pause(job.id)
    assert link.jobs[0].state == "pausing"
    qtbot.waitUntil(lambda: link.jobs[0].state == "paused", timeout=PATIENCE_MS)
    with qtbot.assertNotEmitted(link.progressed, wait=300):
        pass
    assert link.jobs[0].can_stop
    link.go_on(job.id)
    assert link.jobs[0].state == "running"
    assert link.jobs[0].paused > 0.2
    began = link.jobs[0].started
    link.stop(job.id)
    (over,) = ended(link, qtbot)
    assert over.state == "done"
    assert over.started == began


def test_a_paused_job_can_be_stopped(link: EngineLink, qtbot: QtBot) -> None:
    job = link.submit(fit_request("until stopped"), "long")
    qtbot.waitUntil(lambda: link.jobs[0].stage != "", timeout=PATIENCE_MS)
    link.pause(job.id)
    qtbot.waitUntil(lambda: link.jobs[0].state == "paused", timeout=PATIENCE_MS)
    link.stop(job.id)
    (over,) = ended(link, qtbot)
    assert over.state == "done"


def test_a_held_queue_begins_nothing_and_can_be_put_in_order(
    link: EngineLink, qtbot: QtBot
) -> None:
    link.hold(True)
    one, two, three = (link.submit(fit_request("echo"), t) for t in ("1", "2", "3"))
    assert {job.state for job in link.jobs} == {"queued"}
    link.move(three.id, -1)
    assert [job.id for job in link.jobs] == [one.id, three.id, two.id]
    link.move(one.id, 7)
    assert [job.id for job in link.jobs] == [three.id, two.id, one.id]
    heard: list[str] = []
    link.finished.connect(lambda job: heard.append(job.title))
    link.hold(False)
    ended(link, qtbot, 3)
    assert heard == ["3", "2", "1"]


def test_a_killed_engine_loses_the_job_and_the_next_one_runs(
    link: EngineLink, qtbot: QtBot
) -> None:
    link.submit(fit_request("until stopped"), "long")
    link.submit(fit_request("echo"), "next")
    qtbot.waitUntil(lambda: link.jobs[0].stage != "", timeout=PATIENCE_MS)
    assert link.pid is not None
    os.kill(link.pid, signal.SIGKILL)
    jobs = ended(link, qtbot, 2)
    assert {job.title: job.state for job in jobs} == {"long": "lost", "next": "done"}
    lost = next(job for job in jobs if job.state == "lost")
    assert "ended by the system" in lost.sentence


def test_stop_now_ends_the_engine_and_the_queue_goes_on(
    link: EngineLink, qtbot: QtBot
) -> None:
    long = link.submit(fit_request("until stopped"), "long")
    link.submit(fit_request("echo"), "next")
    qtbot.waitUntil(lambda: link.jobs[0].stage != "", timeout=PATIENCE_MS)
    link.kill(long.id)
    jobs = ended(link, qtbot, 2)
    assert {job.title: job.state for job in jobs} == {"long": "lost", "next": "done"}


def test_a_discarded_job_answers_nobody(link: EngineLink, qtbot: QtBot) -> None:
    heard: list[Job] = []
    link.finished.connect(heard.append)
    job = link.submit(fit_request("until stopped"), "long")
    qtbot.waitUntil(lambda: link.jobs[0].stage != "", timeout=PATIENCE_MS)
    link.discard(job.id)
    assert link.jobs == ()
    link.submit(fit_request("echo"), "next")
    ended(link, qtbot)
    assert [one.title for one in heard] == ["next"]


class Engine0:
    """Takes requests; the test answers."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.pid = None

    def submit(self, request: Request) -> int:
        self.asked.append(request)
        return len(self.asked)

    def close(self) -> None:
        pass


def portrait_request(a: float) -> PortraitRequest:
    return PortraitRequest("hopf", FrozenMap({"a": np.array(a)}))


def test_quiet_jobs_are_in_no_list_go_first_and_the_newest_wins(qtbot: QtBot) -> None:
    engine: Any = Engine0()
    link = EngineLink(engine=engine)
    loud, quiet, changes = [], [], []
    link.finished.connect(loud.append)
    link.answered.connect(quiet.append)
    link.submit(fit_request("echo"), "one")
    link.submit(fit_request("echo"), "two")
    link.jobs_changed.connect(lambda: changes.append(1))
    older, newer = portrait_request(0.1), portrait_request(0.2)
    link.submit(older, "turned")
    link.submit(newer, "turned")
    assert [job.title for job in link.jobs] == ["one", "two"]
    assert changes == []
    link._heard(Done(1, small_twin()))
    assert engine.asked[1] is newer  # before the second fit
    link._heard(Progress(2, "Branches", 0.5, None, None))
    link._heard(Done(2, "drawn"))
    assert [(job.request, job.answer) for job in quiet] == [(newer, "drawn")]
    assert [job.title for job in loud] == ["one"]
    assert [job.state for job in link.jobs] == ["running", "done"]
    assert older not in engine.asked
