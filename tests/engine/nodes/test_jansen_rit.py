"""Equilibria, their stability, and the alpha rhythm of the Jansen-Rit column.

The branch of equilibria is followed over the potential v = y1 - y2: for each v there is
one state and one input p at which the drift vanishes.
"""

from functools import cache

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.signal import welch

from brainTwinStudio.engine.nodes.jansen_rit import JANSEN_RIT
from tests.engine.nodes.anywhere import assert_finite_anywhere
from tests.engine.nodes.steps import alone, defaults, run


def rate(state: jax.Array, mu: jax.Array) -> jax.Array:
    """Drift (state,) of one column at the input mu, 1/ms."""
    return alone(JANSEN_RIT, defaults(JANSEN_RIT, mu=mu))(state[:, None])[:, 0]


@jax.jit
@jax.vmap
def equilibrium(v: jax.Array) -> tuple[jax.Array, jax.Array]:
    """(state, mu) and the Jacobian there, by Newton's method."""

    def conditions(u: jax.Array) -> jax.Array:
        return jnp.append(rate(u[:6], u[6]), u[1] - u[2] - v)

    def newton(_: int, u: jax.Array) -> jax.Array:
        return u - jnp.linalg.solve(jax.jacfwd(conditions)(u), conditions(u))

    u = jax.lax.fori_loop(0, 30, newton, jnp.zeros(7))
    return u, jax.jacfwd(rate)(u[:6], u[6])


@cache
def branch() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """v in mV, input in 1/s, and the leading eigenvalue in 1/s."""
    v = np.linspace(-2, 15, 17_001)
    u, jacobians = equilibrium(jnp.asarray(v))
    values = np.linalg.eigvals(np.asarray(jacobians))
    leading = values[np.arange(len(v)), values.real.argmax(axis=1)]
    return v, 1000 * np.asarray(u[:, 6]), 1000 * leading


def births() -> list[tuple[float, float]]:
    """(input in 1/s, frequency in Hz) where a rhythm is born or dies, p from 0."""
    _, p, leading = branch()
    growth, hz = np.real(leading), np.abs(np.imag(leading)) / (2 * np.pi)
    change = np.flatnonzero(np.diff(np.sign(growth)))
    return sorted((float(p[i]), float(hz[i])) for i in change if hz[i] and p[i] > 0)


@pytest.mark.slow
def test_the_rhythm_is_born_and_dies_where_it_should():
    (onset, f_onset), (offset, f_offset) = births()
    assert 89 < onset < 90
    assert 315 < offset < 316
    assert (onset, offset) == pytest.approx((89.8, 315.7), abs=0.06)
    assert (f_onset, f_offset) == pytest.approx((10.4, 11.2), abs=0.06)


@pytest.mark.parametrize(("p_hz", "equilibria"), [(113, 3), (114, 1)])
def test_low_rest_and_saddle_merge_between_113_and_114(p_hz: int, equilibria: int):
    _, p, _ = branch()
    assert np.count_nonzero(np.diff(np.sign(p - p_hz))) == equilibria


def test_the_focus_at_220_is_unstable():
    v, p, leading = branch()
    (i,) = np.flatnonzero(np.diff(np.sign(p - 220)))
    assert v[i] == pytest.approx(7.5203, abs=1e-3)
    assert abs(leading[i].imag) / (2 * np.pi) == pytest.approx(11.18, abs=5e-3)
    assert leading[i].real == pytest.approx(0.833, abs=1e-3)


def test_runs_rest_and_oscillate_where_the_eigenvalues_say():
    # below the onset, twice within, beyond the offset; from the upper rest state
    mu = np.array([0.08, 0.12, 0.25, 0.33])
    start = np.repeat([[0.11], [24.5], [17.5], [0.0], [0.0], [0.0]], 4, axis=1)
    y = run(JANSEN_RIT, defaults(JANSEN_RIT, 4, mu=mu), start, 0.1, 150_000)
    v = (y[:, 1] - y[:, 2])[-10_000:]
    assert list(np.ptp(v, axis=0) > 0.1) == [False, True, True, False]


def test_noise_of_the_defaults_gives_an_alpha_rhythm():
    p, dt, seconds = defaults(JANSEN_RIT), 0.5, 60
    f, sigma = alone(JANSEN_RIT, p), float(p["noise"][0])
    steps = round(1000 * seconds / dt)
    draws = np.random.default_rng(0).normal(size=steps) * sigma * dt**0.5

    def step(y: jax.Array, kick: jax.Array):
        noise = jnp.zeros((6, 1)).at[4].set(kick)
        first = f(y)
        y = y + dt / 2 * (first + f(y + dt * first + noise)) + noise
        return y, JANSEN_RIT.potential(y, p)[0]

    _, v = jax.jit(lambda y: jax.lax.scan(step, y, jnp.asarray(draws)))(
        jnp.zeros((6, 1))
    )
    hz, power = welch(np.asarray(v)[steps // 6 :], 1000 / dt, nperseg=8192)
    assert 8 < hz[2:][power[2:].argmax()] < 13


def test_input_and_stimulus_add_to_mu():
    y = jnp.array([[0.1], [20.0], [15.0], [0.01], [0.2], [0.3]])
    p = defaults(JANSEN_RIT)
    more = alone(JANSEN_RIT, defaults(JANSEN_RIT, mu=0.25))(y)
    heard = JANSEN_RIT.drift(y, jnp.full((1, 1), 0.03), 0.0, p)
    np.testing.assert_allclose(heard, more, atol=1e-14)
    np.testing.assert_allclose(alone(JANSEN_RIT, p, 0.03)(y), more, atol=1e-14)


def test_blood_flow_follows_firing():
    p = defaults(JANSEN_RIT, 3)
    v = jnp.array([-100.0, 6.0, 100.0])
    y = jnp.zeros((6, 3)).at[1].set(v)
    np.testing.assert_allclose(JANSEN_RIT.bold(y, p), [0, 0.0025, 0.005], atol=1e-12)


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_rates_and_gradients_are_finite_anywhere(dtype: type):
    assert_finite_anywhere(JANSEN_RIT, dtype)
