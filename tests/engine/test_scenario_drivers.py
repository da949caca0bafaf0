"""What drove a plan: ablations that are exact where theory is exact."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.scenario_drivers import drivers
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Change,
    Disconnection,
    ModelSpec,
    Resection,
    Scenario,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.scenario_drivers import Driver, PlanDrivers
from tests.engine.small import REGIONS, recordings, truth
from tests.engine.test_comparison import twin_of

SEEDS = 3


class Stopping(Silent):
    def stop_requested(self) -> bool:
        return True


@pytest.fixture(scope="module")
def twin() -> Twin:
    """Region 0 is tied to region 4 alone of the other side, and strongly; region 7 to
    nobody."""
    weights = np.array(truth()["learned_weights"])
    weights[0, 4:] = weights[4:, 0] = 0
    weights[0, 4] = weights[4, 0] = 0.3
    weights[7] = weights[:, 7] = 0
    return twin_of("made", recordings(80.0, seed=1), learned_weights=weights)


def told(twin: Twin, *changes: Change, most: int = 3) -> PlanDrivers:
    plan = Scenario("s", twin.id, "plan", changes, seeds=SEEDS)
    return drivers(twin, plan, Silent(), most)


def of_kind(found: PlanDrivers, kind: str) -> list[Driver]:
    return [one for one in found.drivers if one.kind == kind]


@pytest.fixture(scope="module")
def resected(twin: Twin) -> PlanDrivers:
    return told(twin, Resection(("lh-0",)), most=REGIONS)


@pytest.mark.slow
def test_the_linear_parts_sum_up_to_the_whole(resected: PlanDrivers):
    parts = [one.linear for one in of_kind(resected, "connection")]
    assert len(parts) == resected.screened[1] <= REGIONS
    # integrated gradients are complete but for the midpoint rule
    assert sum(parts) == pytest.approx(resected.linear, rel=2e-3)
    whole = {effect.name: effect for effect in resected.effects}["mean_fc"]
    assert np.sign(whole.value) == np.sign(resected.linear)


@pytest.mark.slow
def test_every_driver_has_an_interval_over_seeds(resected: PlanDrivers):
    for one in resected.drivers:
        assert [effect.name for effect in one.effects] == ["mean_fc", "power"]
        for effect in one.effects:
            assert effect.seeds == SEEDS
            assert effect.low <= effect.value <= effect.high


@pytest.mark.slow
def test_putting_the_only_connection_back_leaves_no_effect(twin: Twin):
    found = told(twin, Disconnection((("lh-0", "rh-0"), ("rh-0", "lh-0"))))
    (one,) = of_kind(found, "connection")
    assert set(one.regions) == {"lh-0", "rh-0"}
    for effect, whole in zip(one.effects, found.effects, strict=True):
        assert effect.baseline == 0  # nothing is left without it, to the last bit
        assert effect.value == pytest.approx(whole.value, rel=1e-12)


@pytest.mark.slow
def test_a_region_without_ties_is_no_driver(resected: PlanDrivers):
    assert all("rh-3" not in one.regions for one in resected.drivers)


@pytest.mark.slow
def test_the_strong_tie_is_found(resected: PlanDrivers):
    strongest = max(of_kind(resected, "connection"), key=lambda d: abs(d.linear))
    assert set(strongest.regions) == {"lh-0", "rh-0"}


@pytest.mark.slow
def test_each_part_of_a_plan_is_taken_out(twin: Twin):
    found = told(twin, Resection(("lh-0", "rh-3")), most=2)
    parts = {one.regions[0]: one for one in of_kind(found, "part of the plan")}
    assert set(parts) == {"lh-0", "rh-3"}
    # rh-3 has no connections: without its removal everything is as with it
    assert [effect.value for effect in parts["rh-3"].effects] == [0.0, 0.0]
    assert parts["lh-0"].effects[0].value != 0


@pytest.mark.slow
def test_what_carries_a_stimulus_is_cut_in_both_runs(twin: Twin):
    stimulus = Stimulation(("lh-0",), "sine", amplitude=0.05, frequency_hz=0.05)
    found = told(twin, stimulus)
    names = {effect.name for effect in found.effects}
    assert names == {"mean_fc", "power", "target_power"}
    assert np.isnan(found.linear)
    assert any("linear theory says nothing" in note for note in found.notes)
    edges = of_kind(found, "connection")
    assert all(one.regions[1] == "lh-0" for one in edges)
    assert edges[0].regions[0] in {"rh-0", "lh-1", "lh-2", "lh-3"}


@pytest.mark.slow
def test_a_stop_keeps_what_was_found(twin: Twin):
    plan = Scenario("s", twin.id, "plan", (Resection(("lh-0",)),), seeds=SEEDS)
    found = drivers(twin, plan, Stopping(), 2)
    assert found.stopped
    assert not found.drivers
    assert found.effects


@pytest.mark.slow
def test_what_cannot_be_asked_is_one_sentence(twin: Twin):
    empty = Scenario("s", twin.id, "Nothing", (), seeds=2)
    with pytest.raises(InputError, match="changes nothing yet"):
        drivers(twin, empty, Silent())
    box = replace(twin, spec=ModelSpec("koopman", "", "fixed", slow_gain=False))
    with pytest.raises(InputError, match="black box"):
        drivers(box, replace(empty, changes=(Resection(("lh-0",)),)), Silent())
