"""The queue in front of a real engine process that runs the tests' fake engine."""

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.process import Engine
from brainTwinStudio.ui.engine_link import EngineLink, Job
from tests.jobs.fake_engine import entry, fit_request

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
