"""What each kind of change does to a network, exactly; and what is refused."""

from collections.abc import Mapping
from dataclasses import replace

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.analysis.lobes import lobe_of
from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.feedback_inhibition import feedback_inhibition
from brainTwinStudio.engine.grid import time_grid
from brainTwinStudio.engine.interventions import KINDS, plan_of
from brainTwinStudio.engine.interventions.recovery import TUNING, retuned
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.plan_pair import growth_arrays, pair_of, recovered
from brainTwinStudio.engine.plan_stimulus import stimulus_of
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Ablation,
    Callosotomy,
    Change,
    Damage,
    Disconnection,
    FrozenMap,
    Hemispherotomy,
    ParameterChange,
    Resection,
    Stimulation,
)
from brainTwinStudio.project.device import Limit, SiteProfile
from brainTwinStudio.project.dose import device_of
from brainTwinStudio.project.what_if import BALANCE, excitability, perilesional
from tests.engine.named_twin import NAMES, parameters, twin
from tests.engine.small import connectome
from tests.engine.test_feedback_inhibition import parameters as dmf_parameters
from tests.engine.test_feedback_inhibition import rates_hz

LIMITS = FrozenMap({"current_ma": Limit(3.0, "us")})
SITE = SiteProfile("ours", FrozenMap({"dbs": LIMITS}))
LEFT, RIGHT = range(5), range(5, 10)
FRONT = [i for i in range(10) if lobe_of(NAMES[i]) == "frontal lobe"]


def as_numpy(values: Mapping[str, object]) -> dict[str, np.ndarray]:
    return {name: np.asarray(value) for name, value in values.items()}


def planned(*changes: Change) -> Plan:
    return plan_of(twin(), changes, time_grid(10, 1.0))


def test_every_change_has_its_kind():
    assert {kind.noun for kind in KINDS} == set(Change.__args__)


def test_a_connection_keeps_what_is_left_at_both_of_its_ends():
    plan = planned(Resection((NAMES[0], NAMES[1]), 0.25))
    assert plan.factor[0, 1] == pytest.approx(0.75**2)
    assert plan.factor[0, 2] == pytest.approx(0.75)
    assert plan.factor[2, 3] == 1
    assert plan.present.all()


def test_an_ablation_takes_shares_and_removes_from_what_the_user_says():
    what = ((0.0, 0.0, 0.0), 8.0, "MNI152", (NAMES[0], NAMES[1]), (0.6, 0.3))
    plan = planned(Ablation(*what))
    assert plan.present.all()
    assert plan.factor[0, 1] == pytest.approx(0.4 * 0.7)
    assert "approximate" in plan.notes[0]
    plan = planned(Ablation(*what, removed_from=0.5))
    assert plan.present[0] == 0
    assert plan.present[1] == 1
    assert plan.factor[1, 2] == pytest.approx(0.7)


def test_a_complete_callosotomy_cuts_cortex_from_cortex_across_and_nothing_else():
    factor = planned(Callosotomy()).factor
    cut = factor == 0
    assert cut[np.ix_(LEFT, RIGHT)].all()
    assert cut[np.ix_(RIGHT, LEFT)].all()
    assert cut.sum() == 50  # the thalami keep all they have


def test_the_front_of_the_callosum_is_that_of_frontal_regions():
    plan = planned(Callosotomy("anterior two thirds", 0.8))
    for i in LEFT:
        for j in RIGHT:
            ends = (i in FRONT) + (j in FRONT)
            assert plan.factor[i, j] == pytest.approx(1 - 0.8 * ends / 2)
    assert "Tracts were not looked at" in plan.notes[0]


def test_a_hemispherotomy_isolates_a_cortex_and_leaves_it_whole():
    factor = planned(Hemispherotomy("R")).factor
    others = [i for i in range(12) if i not in RIGHT]
    assert (factor[np.ix_(RIGHT, others)] == 0).all()
    assert (factor[np.ix_(others, RIGHT)] == 0).all()
    assert (factor[np.ix_(RIGHT, RIGHT)] == 1).all()
    assert (factor[np.ix_(others, others)] == 1).all()


def test_damage_takes_regions_and_connections_and_slows_what_is_left():
    edges = ((NAMES[2], NAMES[3]), (NAMES[3], NAMES[2]))
    plan = planned(
        Damage("Tumour", (NAMES[0],), (0.5,), edges, (0.4, 0.4), slowing=2.0)
    )
    assert plan.factor[0, 1] == pytest.approx(0.5)
    assert plan.factor[2, 3] == pytest.approx(0.6)
    assert plan.slowed is not None
    assert plan.slowed[2, 3] == pytest.approx(1.4)
    assert any("Low confidence" in note for note in plan.notes)
    assert any("no delays" in note for note in plan.notes)


def test_a_what_if_changes_what_it_names_and_nothing_else():
    plan = planned(
        ParameterChange("a", (0.02, 0.01), "shift", (NAMES[1], NAMES[4])),
        ParameterChange("G", (1.5,), "factor"),
        ParameterChange("edge", (0.5,), "factor", edge=(NAMES[0], NAMES[1])),
    )
    was = parameters()
    moved = plan.values["a"] - was["a"]
    np.testing.assert_allclose(moved[[1, 4]], [0.02, 0.01])
    assert np.count_nonzero(moved) == 2
    assert plan.values["G"] == pytest.approx(0.6)
    weights = plan.values["learned_weights"]
    assert weights[0, 1] == pytest.approx(was["learned_weights"][0, 1] / 2)
    assert (weights != was["learned_weights"]).sum() == 1
    assert (plan.factor == 1).all()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (ParameterChange("G", (500.0,)), "Global coupling would become 500 1/s"),
        (ParameterChange("J_i", (1.0,)), "no parameter 'J_i'.*frequency_hz"),
        (ParameterChange("G", (2.0,), "value", (NAMES[0],)), "one number for the wh"),
        (ParameterChange("noise_ratio", (1.0,)), "no parameter 'noise_ratio'"),
        (Resection(NAMES[:10]), "fewer than 3 regions"),
        (
            Stimulation(
                (NAMES[0],), device=device_of("dbs", {"current_ma": 9.0}, SITE)
            ),
            "Current is 9 mA, at most 3",
        ),
        (
            Stimulation(
                (NAMES[0],),
                "biphasic",
                0.1,
                50.0,
                width_s=60e-6,
                device=device_of("dbs", {}, SITE),
            ),
            "Frequency 130 Hz, the waveform 50 Hz",
        ),
        (
            Stimulation((NAMES[0],), device=device_of("tms", {}, SITE)),
            "has no limit for TMS",
        ),
    ],
)
def test_what_cannot_be_is_refused(change: Change, words: str):
    with pytest.raises(InputError, match=words):
        planned(change)


def test_balanced_pulses_that_a_step_swallows_are_said_to_be_unfelt():
    def notes(width_s: float, hz: float) -> tuple[str, ...]:
        pulses = Stimulation(
            (NAMES[0],), "biphasic", 0.1, hz, width_s=width_s, start_s=2.0
        )
        return planned(pulses).notes

    assert not notes(5.0, 0.05)
    assert "balanced" in notes(0.001, 20.0)[0]


def test_a_stimulus_gives_every_region_its_weight_and_the_dose_counts_it():
    """By hand: 0.02 / s over 10 s, at 0.5 and -0.25 of it."""
    where, grid = (NAMES[1], NAMES[4]), time_grid(10, 1.0)
    weak = planned(Stimulation(where, amplitude=0.02, weights=(0.5, -0.25)))
    strong = planned(Stimulation(where, amplitude=0.02, weights=(1.0, -0.5)))
    rows = [np.asarray(stimulus_of(plan, grid).targets) for plan in (weak, strong)]
    np.testing.assert_array_equal(np.flatnonzero(rows[0][0]), (1, 4))
    np.testing.assert_array_equal(2 * rows[0], rows[1])
    assert weak.dose["absolute_area"] == pytest.approx(0.02 * 10 * 0.75)
    assert weak.dose["peak_amplitude_per_s"] == pytest.approx(0.01)
    assert weak.dose["targets"] == 2


def test_names_without_lobes_tell_no_front():
    bare = connectome()
    shape = {"a": -np.ones(8), "learned_weights": bare.weights}
    small = replace(twin(), connectome=bare, parameters=FrozenMap(shape))
    with pytest.raises(InputError, match="told by lobes"):
        plan_of(small, (Callosotomy("anterior two thirds"),), time_grid(10, 1.0))


# ---------------------------------------------------------------- what follows


def test_lost_neighbours_raise_what_is_left_of_growth_by_what_they_took():
    """a_eff = a - G S: by hand."""
    pair = pair_of(twin(), (Resection((NAMES[0],)),))
    arrays = growth_arrays(twin(), pair)
    was = parameters()
    lost = was["G"] * was["learned_weights"][1:, 0]
    rise = (arrays["a_eff_after"] - arrays["a_eff_before"])[1:]
    np.testing.assert_allclose(rise, lost, rtol=1e-12)
    assert np.isnan(arrays["a_eff_after"][0])


def test_the_additive_form_says_nothing_of_it():
    of = twin(coupling="additive")
    arrays = growth_arrays(of, pair_of(of, (Resection((NAMES[0],)),)))
    np.testing.assert_array_equal(arrays["a_eff_after"][1:], arrays["a_eff_before"][1:])


def test_recovery_holds_what_is_left_of_growth():
    changes = (Resection((NAMES[0],)), Disconnection(((NAMES[1], NAMES[2]),), 0.5))
    pair = pair_of(twin(), changes)
    after = recovered(pair, 3)
    held = np.asarray(pair.after["a"] - after.strength)
    before = np.asarray(pair.before["a"] - pair.network.strength)
    np.testing.assert_allclose(held, np.broadcast_to(before, (3, 12)))
    gains = np.asarray(pair.network.gain), np.asarray(after.gain)
    tuned = retuned("hopf", parameters(), *gains)["a"]
    np.testing.assert_allclose(tuned - gains[1].sum(axis=1), before, atol=1e-12)


def test_inhibition_tuned_anew_gives_three_hertz_again_and_stale_one_does_not():
    whole = 0.6 * parameters()["learned_weights"]
    cut = whole * planned(Callosotomy()).factor
    p = dmf_parameters(len(whole))
    stale = {**p, "J_i": feedback_inhibition(p, jnp.asarray(whole))}
    tuned = {**p, **retuned("dynamic_mean_field", as_numpy(stale), whole, cut)}
    cortex = np.arange(10)
    assert (rates_hz(stale, jnp.asarray(cut), 16000)[cortex] < 2.9).all()
    np.testing.assert_allclose(rates_hz(tuned, jnp.asarray(cut), 16000), 3.0, atol=1e-5)


def test_a_model_that_cannot_tune_itself_is_refused():
    with pytest.raises(InputError, match="no inhibition to tune"):
        retuned("kuramoto", {}, np.zeros((3, 3)), np.zeros((3, 3)))
    assert "hopf" in TUNING


def test_the_balance_of_every_model_is_one_of_its_parameters():
    for node, (name, _) in BALANCE.items():
        assert node_model(node).info.parameter(name).per_region


def test_excitability_around_damage_falls_with_distance():
    near = (NAMES[1], NAMES[2], NAMES[3])
    damage = Damage("Stroke", (NAMES[0],), (0.9,), near=near, near_mm=(0.0, 15.0, 90.0))
    change = perilesional(damage, "hopf", 0.04, 15.0)
    assert change.regions == near[:2]
    np.testing.assert_allclose(change.amounts, [0.04, 0.04 * np.exp(-0.5)], atol=1e-6)
    assert perilesional(damage, "dynamic_mean_field", 0.04, 15.0).amounts[0] == -0.04
    assert excitability("hopf", -0.1, near).amounts == (-0.1,)
    with pytest.raises(InputError, match="no single parameter"):
        excitability("kuramoto", 0.1)
