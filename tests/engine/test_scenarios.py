"""Virtual surgery and stimulation: paired runs, exact where theory is exact."""

import numpy as np
import pytest

from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.grid import time_grid
from brainTwinStudio.engine.interventions import course_of, plan_of
from brainTwinStudio.engine.scenarios import run
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Change,
    Disconnection,
    FitSettings,
    ModelSpec,
    Resection,
    Scenario,
    Stimulation,
    Twin,
)
from tests.engine.small import connectome, recordings


@pytest.fixture(scope="module")
def twin() -> Twin:
    settings = FitSettings(effort="quick", judge_seeds=4)
    return fit("p", connectome(), recordings(300.0), ModelSpec(), settings, Silent())


def ran(twin: Twin, *changes: Change, seeds: int = 5):
    scenario = Scenario("s", twin.id, "plan", changes, seeds=seeds)
    return run(twin, scenario, Silent())


@pytest.mark.slow
def test_no_amplitude_changes_no_bit(twin: Twin):
    _, before, after = ran(twin, Stimulation(("lh-1",), amplitude=0.0))
    np.testing.assert_array_equal(before, after)


def test_removed_regions_are_nan_and_no_other(twin: Twin):
    _, before, after = ran(twin, Resection(("lh-1", "rh-2")))
    assert np.isnan(after[:, :, [1, 6]]).all()
    assert np.isfinite(np.delete(after, [1, 6], axis=2)).all()
    assert np.isfinite(before).all()


def test_a_region_without_connections_is_removed_without_consequence(twin: Twin):
    cut = tuple(
        (a, b)
        for a in twin.connectome.parcellation.region_names
        for b in twin.connectome.parcellation.region_names
        if "lh-1" in (a, b) and a != b
    )
    _, _, isolated = ran(twin, Disconnection(cut))
    _, _, removed = ran(twin, Disconnection(cut), Resection(("lh-1",)))
    rest = [0, 2, 3, 4, 5, 6, 7]
    removed_share = float(twin.parameters["global_signal_removed"])
    # recordings say "global signal present", so nothing else links the regions
    assert removed_share == 0.0
    np.testing.assert_allclose(
        isolated[:, :, rest], removed[:, :, rest], rtol=1e-9, atol=1e-12
    )


def test_a_cut_edge_only_matters_to_its_target_in_the_first_steps(twin: Twin):
    grid = time_grid(60, 1.0)
    plan = plan_of(twin, (Disconnection((("lh-0", "lh-3"),), 0.5),), grid)
    changed = np.argwhere(plan.factor != 1)
    np.testing.assert_array_equal(changed, [[0, 3]])
    assert plan.factor[0, 3] == 0.5


def test_a_stimulus_raises_power_where_it_is_given(twin: Twin):
    strong = Stimulation(("rh-0",), "sine", amplitude=0.05, frequency_hz=0.05)
    scenario, _, _ = ran(twin, strong)
    assert scenario.result is not None
    effects = {effect.name: effect for effect in scenario.result.effects}
    target = effects["target_power"]
    assert 0 < target.low <= target.value <= target.high
    assert scenario.result.dose["peak_amplitude_per_s"] == pytest.approx(0.05, rel=1e-2)


def test_short_pulses_enter_by_their_area():
    grid = time_grid(100, 1.0)
    pulses = Stimulation(
        ("lh-0",), "pulse-train", amplitude=2.0, frequency_hz=0.5, width_s=0.01
    )
    course = course_of(pulses, grid)
    assert course.sum() * grid.dt_s == pytest.approx(50 * 2.0 * 0.01)
    assert course[: grid.burn_in].sum() == 0


def test_start_and_stop_bound_a_stimulus():
    grid = time_grid(100, 1.0)
    stimulus = Stimulation(("lh-0",), amplitude=1.0, start_s=10.25, stop_s=20.5)
    course = course_of(stimulus, grid)
    assert course.sum() * grid.dt_s == pytest.approx(10.25)
    first = np.flatnonzero(course.ravel())[0] / grid.substeps - grid.burn_in
    assert first == pytest.approx(10.25, abs=0.2)


def test_effects_of_the_same_scenario_are_the_same(twin: Twin):
    one, _, _ = ran(twin, Resection(("lh-2",)))
    two, _, _ = ran(twin, Resection(("lh-2",)))
    assert one.result is not None
    assert two.result is not None
    assert one.result.effects == two.result.effects


@pytest.mark.parametrize(
    "change",
    [Resection(("nowhere",)), Disconnection((("lh-0", "nowhere"),))],
)
def test_unknown_regions_are_refused(twin: Twin, change: Change):
    with pytest.raises(InputError, match="nowhere"):
        ran(twin, change)


def test_a_resection_of_nearly_everything_is_refused(twin: Twin):
    names = twin.connectome.parcellation.region_names[:6]
    with pytest.raises(InputError, match="fewer than 3"):
        ran(twin, Resection(names))


def test_a_change_that_is_switched_off_changes_no_bit(twin: Twin):
    cuts = (Resection(("lh-1",)), Resection(("rh-2",)))
    scenario = Scenario("s", twin.id, "plan", cuts, seeds=5, off=(1,))
    answer, before, after = run(twin, scenario, Silent())
    _, _, alone = ran(twin, cuts[0])
    np.testing.assert_array_equal(after, alone)
    assert np.isfinite(after[:, :, 6]).all()
    assert np.isfinite(before).all()
    assert (answer.changes, answer.off) == (cuts, (1,))
