"""Plans from the request to the numbers: paired runs, stages, cost."""

import numpy as np
import pytest

from brainTwinStudio.engine.scenarios import run
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Callosotomy,
    Change,
    Damage,
    Effect,
    ParameterChange,
    Resection,
    Scenario,
)
from tests.engine.named_twin import NAMES, twin


def ran(*changes: Change, recovery: bool = False):
    plan = Scenario("s", "twin-1", "plan", changes, seeds=5, recovery=recovery)
    return run(twin(), plan, Silent())


def named(effects: tuple[Effect, ...]) -> dict[str, Effect]:
    return {effect.name: effect for effect in effects}


def test_the_stages_of_a_plan_share_noise_and_unedited_twin():
    answer, before, _ = ran(Callosotomy(), recovery=True)
    result = answer.result
    assert result is not None
    assert [stage.stage for stage in result.stages] == ["recovered"]
    acute, later = named(result.effects), named(result.stages[0].effects)
    assert acute.keys() == later.keys()
    assert acute["mean_fc"].baseline == later["mean_fc"].baseline
    assert acute["a_eff"].low < 0 < acute["a_eff"].high  # five answers of damping
    held = later["a_eff"]
    assert [held.value, held.low, held.high] == pytest.approx([0, 0, 0], abs=1e-12)
    arrays = result.stages[0].arrays
    np.testing.assert_allclose(arrays["a_eff_after"], arrays["a_eff_before"])
    # two ways to the same: share 0 is among those of the seeds
    assert later["mean_fc"].low <= acute["mean_fc"].high
    assert np.isfinite(before).all()


def test_the_cost_counts_what_was_removed():
    result = ran(Resection((NAMES[0], NAMES[1])))[0].result
    assert result is not None
    cost = named(result.cost)
    frontal = cost["cost_strength:Frontal lobe"]
    assert frontal.unit == "%"
    assert frontal.baseline == 100
    assert frontal.value < -40  # two of its four regions are gone
    assert cost["cost_efficiency:Frontal lobe"].high < -50  # and 5 of its 6 pairs
    assert all(e.low <= e.value <= e.high for e in result.cost)


def test_nothing_is_lost_where_nothing_is_cut():
    result = ran(ParameterChange("a", (0.0,), "shift"))[0].result
    assert result is not None
    for effect in (*result.effects, *result.cost):
        assert effect.value == pytest.approx(0.0, abs=1e-9)


def test_more_excitable_regions_have_more_power():
    calm, _, _ = ran(ParameterChange("a", (-0.05,), "shift", NAMES[:2]))
    wild, _, _ = ran(ParameterChange("a", (0.05,), "shift", NAMES[:2]))
    powers = []
    for answer in (calm, wild):
        assert answer.result is not None
        arrays = answer.result.arrays
        powers.append(arrays["power_after"][:2] / arrays["power_before"][:2])
    assert (powers[0] < 1).all()
    assert (powers[1] > 1).all()


def test_a_recovery_needs_something_to_tune():
    plan = Scenario("s", "t", "p", (Resection(NAMES[:1]),), seeds=2, recovery=True)
    with pytest.raises(InputError, match="no inhibition to tune"):
        run(twin("neural_sde"), plan, Silent())


def test_what_is_said_of_damage_goes_with_its_result():
    edges = ((NAMES[2], NAMES[7]),)
    result = ran(Damage("Lesion", edges=edges, edge_shares=(0.5,)))[0].result
    assert result is not None
    assert any("straight lines" in note for note in result.notes)
