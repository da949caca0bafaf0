"""Kuramoto: the rhythm of a region alone, and the onset of agreement of many."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.nodes.kuramoto import KURAMOTO
from tests.engine.nodes.steps import defaults, run

DT_S = 0.01


def order_of_many(K: float, gamma: float = 1.0, regions: int = 4000) -> float:
    """Mean R over the last 50 s of all-to-all oscillators, Lorentzian frequencies.

    The frequencies are quantiles. All-to-all sums of sines are a mean field:
    K / N sum_j sin(theta_j - theta_i) = K R sin(Phi - theta_i).
    """
    quantiles = (np.arange(1, regions + 1) - 0.5) / regions
    omega = gamma * np.tan(np.pi * (quantiles - 0.5))
    p = defaults(KURAMOTO, regions, frequency_hz=omega / (2 * np.pi))

    def rate(theta: jax.Array) -> tuple[jax.Array, jax.Array]:
        field = jnp.mean(jnp.exp(1j * theta))
        received = K * jnp.imag(field * jnp.exp(-1j * theta))
        return KURAMOTO.drift(theta, received, 0.0, p), jnp.abs(field)

    def step(theta: jax.Array, _: None):
        first, R = rate(theta)
        second = rate(theta + DT_S * first)[0]
        return theta + DT_S / 2 * (first + second), R

    start = 2 * jnp.pi * jax.random.uniform(jax.random.key(0), (1, regions))
    R = jax.jit(lambda theta: jax.lax.scan(step, theta, None, 10_000)[1])(start)
    return float(R[5000:].mean())


def test_a_region_alone_turns_at_its_own_frequency():
    p = defaults(KURAMOTO, 2, frequency_hz=[10.0, 40.0])
    theta = run(KURAMOTO, p, [[0.3, 6.0]], dt=0.0005, steps=2000)[-1, 0]
    np.testing.assert_allclose(theta, [0.3 + 20 * np.pi, 6.0 + 80 * np.pi], rtol=1e-12)


def test_input_and_stimulus_change_the_speed():
    p = defaults(KURAMOTO, 1, frequency_hz=0.5)
    rate = KURAMOTO.drift(jnp.ones((1, 1)), jnp.full((1, 1), 0.2), 0.3, p)
    assert float(rate[0, 0]) == pytest.approx(np.pi + 0.5)


def test_what_is_seen_is_the_sine_of_the_phase():
    theta = jnp.asarray([[0.0, 1.0, 100.0]])
    for reading in (KURAMOTO.bold, KURAMOTO.potential):
        np.testing.assert_allclose(reading(theta, {}), np.sin(theta[0]))


@pytest.mark.slow
def test_many_agree_as_theory_says():
    # SCIENCE.md I.1 row 24: sqrt(1 - 2 gamma / K) = 0.7071 for infinitely many,
    # 0.705 for 4,000 quantiles
    assert order_of_many(K=4.0) == pytest.approx(0.705, abs=0.01)


@pytest.mark.slow
@pytest.mark.parametrize("gamma", [0.5, 1.0])
def test_agreement_begins_at_twice_the_half_width(gamma: float):
    critical = 2 * gamma
    # below it only the noise of finite numbers, 1 / sqrt(N) = 0.03, amplified
    assert order_of_many(0.8 * critical, gamma, 1000) < 0.1
    expected = np.sqrt(1 - 1 / 1.25)
    found = order_of_many(1.25 * critical, gamma, 1000)
    assert found == pytest.approx(expected, abs=0.03)


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_values_and_gradients_are_finite_and_keep_their_type(dtype):
    p = {name: value.astype(dtype) for name, value in defaults(KURAMOTO, 50).items()}
    theta = jax.random.uniform(jax.random.key(1), (1, 50), dtype, -1000, 1000)
    received = jax.random.normal(jax.random.key(2), (1, 50), dtype)

    def seen(theta: jax.Array, received: jax.Array, p) -> jax.Array:
        rate = KURAMOTO.drift(theta, received, 0.0, p)
        assert rate.dtype == dtype
        return (rate**2).sum() + KURAMOTO.bold(theta, p).sum()

    gradients = jax.grad(seen, argnums=(0, 1, 2))(theta, received, p)
    for leaf in jax.tree.leaves(gradients):
        assert leaf.dtype == dtype
        assert jnp.isfinite(leaf).all()
