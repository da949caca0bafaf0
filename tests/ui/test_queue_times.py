"""When a queue will be done: from what was measured here, or not at all."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from brainTwinStudio.jobs.messages import EvaluateRequest
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.queue_times import QueueTimes
from brainTwinStudio.ui.view import View

NOON = datetime(2026, 11, 22, 12, 0)  # a clock on a wall


@pytest.fixture
def times(tmp_path: Path) -> QueueTimes:
    return QueueTimes(tmp_path, EffortTimes(tmp_path))


def job(view: View, **changes: Any) -> Job:
    twin = view.twin
    assert twin is not None
    made = Job(1, "evaluate", "Judge", EvaluateRequest(twin, ()))
    return replace(made, **changes)


def test_a_kind_is_estimated_by_the_median_of_what_it_took(
    times: QueueTimes, view: View, tmp_path: Path
):
    assert times.seconds_of(job(view)) is None
    for seconds in (50.0, 60.0, 900.0):
        times.remember(job(view, state="done", seconds=seconds))
    times.remember(job(view, state="failed", seconds=1.0))
    times.remember(job(view, state="done", seconds=1.0, paused=3.0))
    assert times.seconds_of(job(view)) == 60.0
    again = QueueTimes(tmp_path, EffortTimes(tmp_path))
    assert again.seconds_of(job(view)) == 60.0


def test_the_end_of_the_queue_is_the_sum_of_what_is_left(times: QueueTimes, view: View):
    times.remember(job(view, state="done", seconds=600.0))
    going = job(view, state="running", seconds_left=300.0)
    waiting = job(view)
    assert times.finish([going, waiting], now=NOON) == "done about 12:15"
    late = NOON.replace(hour=23, minute=50)
    assert times.finish([going, waiting], now=late) == "done about Mon 00:05"
    assert times.finish([], now=NOON) == ""


def test_what_was_never_timed_is_said_and_not_guessed(times: QueueTimes, view: View):
    going = job(view, state="running", seconds_left=300.0)
    told = times.finish([going, job(view)], now=NOON)
    assert told == "not before 12:05; 1 job never timed here"
    told = times.finish([job(view, state="running")], now=NOON)
    assert told == "when it is done cannot be told yet"


def test_what_waits_for_a_person_has_no_end(times: QueueTimes, view: View):
    going = job(view, state="running", seconds_left=300.0)
    assert times.finish([replace(going, state="paused")], now=NOON) == "paused"
    assert times.finish([going, job(view)], held=True, now=NOON) == "1 job held"


def test_times_that_are_not_understood_count_as_none(tmp_path: Path, view: View):
    (tmp_path / "job_times.json").write_text("[1")
    times = QueueTimes(tmp_path, EffortTimes(tmp_path))
    assert times.seconds_of(job(view)) is None
