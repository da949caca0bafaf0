"""Ensembles, support and attribution of a fit to a brain of known parameters."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine.inference.attribution import (
    Setting,
    ablation,
    attribution,
    elasticities,
    metrics,
    variants,
)
from brainTwinStudio.engine.inference.derivatives import predicted
from brainTwinStudio.engine.inference.ensemble import as_twins_carry, ensemble
from brainTwinStudio.engine.inference.support import regional_features, support
from brainTwinStudio.engine.parameters import physical
from brainTwinStudio.errors import InputError
from tests.engine.inference_cases import SAMPLED, Fitted, bench, fitted
from tests.engine.small import connectome

READY = []


@pytest.fixture(scope="module")
def one() -> Fitted:
    READY.append(bench("learned"))
    return fitted("learned", 1, READY[0])


@pytest.fixture(scope="module")
def setting(one: Fitted) -> Setting:
    return Setting(one.targets, connectome().weights)


@pytest.mark.slow
def test_members_scatter_as_the_laplace_approximation_says(one: Fitted):
    fit = READY[0][3]
    members = ensemble(fit, one.of, one.targets, one.pull, members=16)
    rows = np.stack([np.asarray(ravel_pytree(theta)[0]) for theta in members])
    places = one.of.places()
    for name in ("noise_ratio", "frequency_hz"):
        where = places[name]
        ratio = np.median(rows[:, where].std(axis=0) / one.of.sd[where])
        assert 0.6 < ratio < 1.4
    carried = as_twins_carry(one.of, members, "diffusive")
    assert carried["a"].shape == (16, 8)
    assert (
        carried["a"] > as_twins_carry(one.of, members, "additive")["a"]
    ).mean() > 0.5


@pytest.mark.slow
def test_an_ensemble_stops_when_asked(one: Fitted):
    fit = READY[0][3]
    found = ensemble(fit, one.of, one.targets, one.pull, stop=lambda: True)
    assert found == []


@pytest.mark.slow
def test_elasticities_are_slopes_of_the_metrics(one: Fitted, setting: Setting):
    found = elasticities(one.of, setting, SAMPLED)
    step = 1e-4
    theory = jax.jit(lambda t: predicted(physical(t, one.of.layout), SAMPLED))
    for name, metric in metrics(setting).items():
        for key, place in (("G", ()), ("noise_ratio", (3,)), ("edges", (5,))):
            values = []
            for sign in (1, -1):
                moved = np.array(one.theta[key])
                moved[place] += sign * step
                theta = {**one.theta, key: jnp.asarray(moved)}
                values.append(float(metric(theory(theta))))
            slope = (values[0] - values[1]) / (2 * step)
            where = one.of.places()[key][place[0] if place else 0]
            expected = slope * one.of.prior_sd[where]
            assert found[name][key][place] == pytest.approx(expected, abs=1e-4)


@pytest.mark.slow
def test_what_is_left_open_is_less_than_what_could_be(one: Fitted, setting: Setting):
    shares = attribution(one.of, setting, SAMPLED)
    assert shares["fc_r"]["G"].posterior < shares["fc_r"]["G"].prior
    assert shares["band_distance_db"]["noise_ratio"].posterior < (
        shares["band_distance_db"]["noise_ratio"].prior
    )
    assert shares["structure_function"]["frequency_hz"].prior > 0


@pytest.mark.slow
def test_ablation_says_what_each_part_is_for(one: Fitted, setting: Setting):
    lost = ablation(one.of, setting, SAMPLED)
    assert set(lost) == {
        "learned_connectome",
        "a",
        "frequency_hz",
        "noise",
        "noise_ratio",
    }
    fc, bands = lost["learned_connectome"]["fc_r"], lost["noise_ratio"]
    assert fc is not None
    assert fc < 0
    assert bands["band_distance_db"] is not None
    assert bands["band_distance_db"] > 0.1
    assert "slow_gain" not in variants(one.of)  # depth is 0 in this fit


def test_support_is_one_in_a_hundred_for_more_of_the_same():
    rng = np.random.default_rng(0)
    training = rng.standard_normal((24, 400, 2)) @ np.array([[1, 0.5], [0, 1]])
    same = rng.standard_normal((24, 400, 2)) @ np.array([[1, 0.5], [0, 1]])
    assert support(same, training).outside == pytest.approx(0.01, abs=0.004)
    away = same.copy()
    away[:, 7] += 8.0
    found = support(away, training)
    assert found.regions[7] > 0.95
    assert np.delete(found.regions, 7).mean() < 0.02


def test_a_region_that_is_gone_counts_for_nothing():
    rng = np.random.default_rng(1)
    signals = rng.standard_normal((16, 4, 300)) + rng.standard_normal((16, 1, 300))
    cut = signals.copy()
    cut[:, 2] = 0.0
    before, after = regional_features(signals), regional_features(cut)
    found = support(after, before)
    assert np.isnan(found.regions[2])
    assert np.isfinite(found.outside)
    assert np.isnan(after[:, 2]).all()
    # the others keep their power, and their mean FC no longer counts the lost one
    assert np.allclose(after[:, 0, 0], before[:, 0, 0])


def test_too_few_baseline_runs_are_refused():
    with pytest.raises(InputError, match="at least 4 baseline runs"):
        support(np.zeros((3, 2, 2)), np.zeros((3, 2, 2)))
