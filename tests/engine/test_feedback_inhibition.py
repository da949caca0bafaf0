"""Inhibition that balances every region at 3 Hz: SCIENCE.md A.6.3."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.feedback_inhibition import feedback_inhibition
from brainTwinStudio.engine.nodes.dynamic_mean_field import (
    DYNAMIC_MEAN_FIELD,
    excitatory_current,
    excitatory_rate,
)
from brainTwinStudio.errors import InputError
from tests.engine.nodes.checks import run_network
from tests.engine.nodes.steps import defaults

REGIONS = 6


def gain_of(G: float) -> jax.Array:
    """G times random directed weights of which the greatest is 0.2."""
    weights = np.random.default_rng(1).uniform(size=(REGIONS, REGIONS)) ** 3
    np.fill_diagonal(weights, 0)
    return jnp.asarray(G * 0.2 * weights / weights.max())


def parameters(regions: int = REGIONS, **changed: object):
    return defaults(DYNAMIC_MEAN_FIELD, regions, **changed)


def rates_hz(p, gain, steps: int = 80000) -> np.ndarray:
    """Excitatory rates (region,) after 40 s of the network without noise."""
    start = np.full((2, gain.shape[0]), 0.001)
    state = jnp.asarray(run_network(DYNAMIC_MEAN_FIELD, p, gain, start, 0.5, steps)[-1])
    heard = p["J_N"] * (gain @ state[0])
    return np.asarray(excitatory_rate(excitatory_current(state, p) + heard, p))


@pytest.mark.parametrize("G", [0.0, 1.0, 4.0])
def test_every_region_of_a_network_reaches_three_hertz(G: float):
    gain = gain_of(G)
    p = parameters(w_p=np.linspace(1.2, 1.6, REGIONS))
    p |= {"J_i": feedback_inhibition(p, gain)}
    np.testing.assert_allclose(rates_hz(p, gain), 3.0, atol=1e-6)


def test_feed_forward_inhibition_and_another_target_are_followed():
    gain = gain_of(2.0)
    p = parameters(feed_forward=np.linspace(0, 0.3, REGIONS))
    p |= {"J_i": feedback_inhibition(p, gain, target_hz=4.0)}
    np.testing.assert_allclose(rates_hz(p, gain), 4.0, atol=1e-6)


def test_the_balanced_state_of_too_strong_a_network_is_not_stable():
    # every region hears the same; the fixed point is stable up to a strength of 1.2705
    everyone = jnp.asarray(1 - np.eye(REGIONS)) / (REGIONS - 1)
    for strength, stable in ((1.22, True), (1.35, False)):
        gain, p = strength * everyone, parameters()
        p |= {"J_i": feedback_inhibition(p, gain)}
        assert (np.abs(rates_hz(p, gain) - 3.0).max() < 1e-3) == stable


def test_without_it_a_coupled_network_is_far_from_three_hertz():
    assert rates_hz(parameters(), gain_of(4.0)).max() > 10


def test_a_region_alone_follows_from_the_golden_constants():
    p = parameters(1)
    J_i = feedback_inhibition(p, jnp.zeros((1, 1)))
    # S_I at rest by plain iteration, from I_E and S_E at 3 Hz (SCIENCE.md I.1, 15)
    I_E, S_E, S_I = 0.37653336, 0.16128491, 0.04
    for _ in range(200):
        z = 615 * (0.7 * 0.382 + 0.15 * S_E - S_I) - 177
        S_I = (S_I + 0.01 * z / (1 - np.exp(-0.087 * z))) / 2
    expected = (0.382 + 1.4 * 0.15 * S_E - I_E) / S_I
    assert float(J_i[0]) == pytest.approx(expected, rel=1e-6)


def test_lost_inputs_need_less_inhibition():
    gain = gain_of(2.0)
    lesioned = gain.at[2].set(0).at[:, 2].set(0)
    p = parameters()
    before, after = feedback_inhibition(p, gain), feedback_inhibition(p, lesioned)
    assert (np.asarray(after) < np.asarray(before)).all()


def test_gradients_to_every_weight_equal_finite_differences():
    gain, p = gain_of(2.0), parameters(feed_forward=0.2)
    weights = jnp.asarray(np.random.default_rng(2).normal(size=REGIONS))

    def value(gain: jax.Array) -> jax.Array:
        return weights @ feedback_inhibition(p, gain)

    h = 1e-4
    moved = gain + h * jnp.eye(gain.size).reshape(-1, *gain.shape)
    back = 2 * gain - moved
    slopes = (jax.vmap(value)(moved) - jax.vmap(value)(back)) / (2 * h)
    # second order: h^2 = 1e-8 times a curvature of about 1
    found = jax.grad(value)(gain).reshape(-1)
    np.testing.assert_allclose(found, slopes, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("name", ["w_p", "I_o", "tau_i", "a_e", "feed_forward", "J_N"])
def test_gradients_to_parameters_equal_finite_differences(name: str):
    gain, p = gain_of(2.0), parameters(feed_forward=0.2)

    def value(share: jax.Array | float) -> jax.Array:
        return feedback_inhibition(p | {name: p[name] * (1 + share)}, gain).sum()

    h = 1e-4
    value = jax.jit(value)
    slope = (value(h) - value(-h)) / (2 * h)
    assert float(jax.grad(value)(0.0)) == pytest.approx(float(slope), rel=1e-5)


def test_compiled_equals_not_compiled():
    gain, p = gain_of(1.0), parameters()
    compiled = jax.jit(feedback_inhibition)(p, gain)
    np.testing.assert_allclose(compiled, feedback_inhibition(p, gain), rtol=1e-13)


@pytest.mark.usefixtures("strict")
def test_float32_stays_float32():
    p = {name: value.astype(jnp.float32) for name, value in parameters().items()}
    found = feedback_inhibition(p, gain_of(1.0).astype(jnp.float32))
    assert found.dtype == jnp.float32
    exact = feedback_inhibition(parameters(), gain_of(1.0))
    np.testing.assert_allclose(found, exact, rtol=1e-3)


def test_a_region_that_is_too_quiet_is_refused():
    I_o = np.full(REGIONS, 0.382)
    I_o[4] = 0.3
    with pytest.raises(InputError, match=r"No inhibition gives 1 of 6 .* \(region 4 "):
        feedback_inhibition(parameters(I_o=I_o), gain_of(0.5))


def test_weights_that_are_no_numbers_are_refused():
    with pytest.raises(InputError, match="J_i = nan"):
        feedback_inhibition(parameters(), gain_of(1.0).at[0, 1].set(jnp.nan))
