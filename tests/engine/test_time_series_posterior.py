"""Posteriors of node models from time series: what is recorded, found and refused."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.inference.methods import estimate
from brainTwinStudio.engine.inference.time_series import (
    MEASURED,
    Experiment,
    Free,
    fitted,
    posterior_of,
    recorded,
)
from brainTwinStudio.errors import InputError

NOISE = Free(MEASURED, 0.01, 0.5, logarithmic=True)
LEAK = Experiment(
    "linear",
    "additive",
    2,
    (Free("tau", 0.4, 5.0, (2,)), NOISE),
    step=0.05,
    steps=4,
    read="first",
)
START = np.array([[1.0, 2.0]])
APART = np.zeros((2, 2))


def leaky(tau: np.ndarray, noise: float, seed: int = 0) -> np.ndarray:
    times = 0.2 * np.arange(1, 41)
    clean = START * np.exp(-times[:, None] / tau)
    rng = np.random.default_rng(seed)
    return clean + noise * rng.standard_normal(clean.shape)


def test_a_decay_is_what_it_is_in_closed_form():
    of = posterior_of(LEAK, leaky(np.array([1.0, 2.0]), 0.0), APART, START)
    theta = np.array([0.0, 0.3, -1.0])
    found = recorded(LEAK, jnp.asarray(theta), of.data)
    tau = np.asarray(of.physical(jnp.asarray(theta), of.data))[:2]
    assert np.asarray(found) == pytest.approx(leaky(tau, 0.0), abs=2e-3)
    assert of.names == ("tau of region-1", "tau of region-2", MEASURED)


@pytest.mark.slow
def test_laplace_importance_and_bootstrap_find_the_truth():
    truth = np.array([1.0, 2.0, 0.05])
    of = fitted(posterior_of(LEAK, leaky(truth[:2], 0.05), APART, START))
    widths = []
    for name in ("laplace", "importance"):
        found = estimate(of, name, draws=2000)
        assert (found.low <= truth).all()
        assert (truth <= found.high).all()
        widths.append(found.high - found.low)
    assert widths[0] == pytest.approx(widths[1], rel=0.15)
    with pytest.raises(InputError, match="cut into blocks"):
        estimate(of, "bootstrap")


def test_what_is_drawn_anew_scatters_by_the_noise():
    truth = np.array([1.0, 2.0])
    of = fitted(posterior_of(LEAK, leaky(truth, 0.05), APART, START))
    assert of.redrawn is not None
    data = of.redrawn(jnp.asarray(of.start), of.data, jax.random.key(1))
    clean = recorded(LEAK, jnp.asarray(of.start), of.data)
    noise = np.asarray(of.physical(jnp.asarray(of.start), of.data))[2]
    assert np.std(np.asarray(data.samples - clean)) == pytest.approx(noise, rel=0.2)


def test_what_does_not_fit_together_is_refused():
    good = leaky(np.array([1.0, 2.0]), 0.05)
    with pytest.raises(InputError, match="2 regions"):
        posterior_of(LEAK, good.T, APART, START)
    with pytest.raises(InputError, match="finite"):
        posterior_of(LEAK, np.full_like(good, np.nan), APART, START)
    with pytest.raises(InputError, match="weights"):
        posterior_of(LEAK, good, np.zeros((3, 3)), START)
    with pytest.raises(InputError, match="start"):
        posterior_of(LEAK, good, APART, np.zeros((2, 2)))
    odd = replace(LEAK, free=(Free("gamma", -2.0, -0.2), NOISE))
    with pytest.raises(InputError, match="no parameter 'gamma'"):
        posterior_of(odd, good, APART, START)
    with pytest.raises(InputError, match="bounds"):
        Free("tau", 1.0, -1.0)
    with pytest.raises(InputError, match="above 0"):
        Free("tau0", 0.0, 1.0, logarithmic=True)
    with pytest.raises(InputError, match="both"):
        Free("tau", None, 1.0)
