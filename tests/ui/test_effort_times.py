"""Times of fits are those of this computer, or said to be unknown."""

from dataclasses import replace
from pathlib import Path

import pytest

from brainTwinStudio.project import FitSettings, ModelSpec, Twin
from brainTwinStudio.project.model_spec import EFFORTS, Effort
from brainTwinStudio.ui.effort_times import (
    BENCHMARK_ROW,
    FILE,
    EffortTimes,
    Estimate,
    Size,
    note_of,
)
from brainTwinStudio.ui.view import View
from tests.ui.made_jobs import request_of


def fitted(view: View, effort: Effort, seconds: float, **changes: object) -> Twin:
    twin = view.twins[0]
    settings = FitSettings(effort=effort)
    found = replace(twin, settings=settings, seconds=seconds, compile_seconds=2.0)
    return replace(found, **changes)


@pytest.fixture
def size(view: View) -> Size:
    """The size of the fits that `fitted` makes."""
    return Size(12, 300 * 2.0)


def test_nothing_is_known_before_the_first_fit(tmp_path: Path, size: Size):
    times = EffortTimes(tmp_path)
    found: dict[Effort, Estimate] = {e: times.estimate(e, size) for e in EFFORTS}
    assert {e.text for e in found.values()} == {"not measured"}
    assert note_of(found) == "Not measured on this computer yet."


def test_a_finished_fit_is_remembered_for_the_next_start(
    tmp_path: Path, view: View, size: Size
):
    times = EffortTimes(tmp_path)
    times.remember(request_of(view), fitted(view, "standard", 62.0), {"Judging": 3.0})
    again = EffortTimes(tmp_path)
    found = again.estimate("standard", size)
    assert found.basis == "measured"
    assert (found.low, found.high) == pytest.approx((62.0, 62.0))
    assert found.text == "about 60\u00a0s"
    assert again.stage_seconds("standard", size) == {"Judging": 3.0}


def test_times_of_the_physics_say_nothing_of_a_hybrid(
    tmp_path: Path, view: View, size: Size
):
    times = EffortTimes(tmp_path)
    times.remember(request_of(view), fitted(view, "standard", 62.0), {"Judging": 3.0})
    hybrid = "hopf+residual"
    assert times.estimate("standard", size, dynamics=hybrid).basis == "none"
    assert times.stage_seconds("standard", size, hybrid) == {}
    spec = ModelSpec(learned=("residual",))
    times.remember(request_of(view), fitted(view, "standard", 200.0, spec=spec))
    again = EffortTimes(tmp_path)
    assert again.estimate("standard", size, dynamics=hybrid).low == pytest.approx(200)
    assert again.estimate("standard", size).low == pytest.approx(62.0)


def test_a_larger_brain_takes_longer_and_is_called_an_estimate(
    tmp_path: Path, view: View, size: Size
):
    times = EffortTimes(tmp_path)
    times.remember(request_of(view), fitted(view, "standard", 62.0))
    found = times.estimate("standard", Size(4 * size.regions, size.seconds))
    assert found.basis == "estimated"
    assert found.low > 62
    assert found.high > 1.5 * found.low  # unsure, and says so


def test_other_efforts_are_estimated_from_the_one_that_was_run(
    tmp_path: Path, view: View, size: Size
):
    times = EffortTimes(tmp_path)
    times.remember(request_of(view), fitted(view, "quick", 8.0))
    found: dict[Effort, Estimate] = {e: times.estimate(e, size) for e in EFFORTS}
    assert found["quick"].basis == "measured"
    assert found["standard"].basis == "estimated"
    assert found["quick"].high < found["standard"].low < found["thorough"].high
    assert note_of(found) == "Measured here: quick. Rest estimated."


def test_a_speed_test_gives_estimates_before_any_fit(tmp_path: Path, size: Size):
    times = EffortTimes(tmp_path)
    slow, fast = 0.3, 0.1
    seen = []
    for seconds in (slow, fast):
        rows = [{"name": BENCHMARK_ROW, "seconds": seconds}]
        times.remember_benchmark({"rows": rows})
        seen.append(EffortTimes(tmp_path).estimate("standard", size))
    assert seen[0].basis == seen[1].basis == "tested"
    assert seen[0].low == pytest.approx(3 * seen[1].low)


def test_a_fit_that_was_stopped_says_nothing_about_time(tmp_path: Path, view: View):
    times = EffortTimes(tmp_path)
    stopped = fitted(
        view, "standard", 5.0, outcome="stopped", message="Stopped on request."
    )
    times.remember(request_of(view), stopped)
    assert times.done == ()


@pytest.mark.parametrize(
    "content", ["not json", "[]", '{"fits": [{"effort": "quick"}]}', '{"fits": 3}']
)
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, size: Size, content: str):
    (tmp_path / FILE).write_text(content)
    times = EffortTimes(tmp_path)
    assert times.estimate("quick", size).basis == "none"


def test_a_folder_that_cannot_be_written_costs_no_fit(
    tmp_path: Path, view: View, caplog: pytest.LogCaptureFixture
):
    (tmp_path / "file").write_text("")
    times = EffortTimes(tmp_path / "file")
    times.remember(request_of(view), fitted(view, "quick", 8.0))
    assert len(times.done) == 1
    assert "cannot be kept" in caplog.text
