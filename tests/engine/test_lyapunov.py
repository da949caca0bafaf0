"""The Lyapunov equation of real networks against SciPy and finite differences."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.linalg import solve_continuous_lyapunov

from brainTwinStudio.engine.lyapunov import lyapunov_real


def stable(rates: np.ndarray, skew: float, seed: int = 0) -> np.ndarray:
    """Upper triangular up to a rotation: known eigenvalues, not normal."""
    rng = np.random.default_rng(seed)
    n = len(rates)
    upper = np.triu(rng.normal(size=(n, n)), 1) * np.sqrt(np.outer(rates, rates))
    turn = np.linalg.qr(rng.normal(size=(n, n)))[0]
    return turn @ (skew * upper - np.diag(rates)) @ turn.T


@pytest.mark.parametrize("skew", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("slowest", [1e-5, 1e-2, 1e2])
def test_lyapunov_equals_scipy_over_seven_decades(slowest: float, skew: float):
    a = stable(np.geomspace(slowest, 1e2, 12), skew)
    q = np.diag(np.linspace(0, 1, 12))
    found = lyapunov_real(jnp.asarray(a), jnp.asarray(q))
    expected = solve_continuous_lyapunov(a, -q)
    # 1e7 is the condition of the slowest rate against the rounding of the fastest
    assert np.abs(found - expected).max() < 1e-8 * np.abs(expected).max()


def test_fast_rotations_with_slow_decay_equal_scipy():
    omega, decay = np.array([250.0, 60.0, 0.3]), np.array([0.01, 1.0, 0.02])
    a = np.kron(np.diag(omega), [[0, -1], [1, 0]]) - np.diag(np.repeat(decay, 2))
    a = a + 1e-3 * np.random.default_rng(1).normal(size=a.shape)
    q = np.diag([0, 1.0, 0, 0, 2, 0])
    found = lyapunov_real(jnp.asarray(a), jnp.asarray(q))
    expected = solve_continuous_lyapunov(a, -q)
    assert np.abs(found - expected).max() < 1e-8 * np.abs(expected).max()


def test_any_forcing_will_do():
    a = stable(np.geomspace(0.1, 10, 6), 0.5)
    q = np.random.default_rng(2).normal(size=(6, 6))
    p = np.asarray(lyapunov_real(jnp.asarray(a), jnp.asarray(q)))
    np.testing.assert_allclose(a @ p + p @ a.T, -q, atol=1e-12)


def test_derivatives_equal_finite_differences_forward_backward_and_twice():
    a = stable(np.geomspace(0.1, 10, 4), 0.5)
    rng = np.random.default_rng(3)
    along = 0.01 * rng.normal(size=(4, 4))
    weights = jnp.asarray(rng.normal(size=(4, 4)))

    def value(step: jax.Array | float) -> jax.Array:
        q = jnp.eye(4) * (1 + step)
        return jnp.sum(weights * lyapunov_real(jnp.asarray(a + step * along), q))

    def slope(step: jax.Array | float) -> jax.Array:
        return jax.grad(value)(jnp.asarray(step))

    h = 1e-4
    expected = float(value(h) - value(-h)) / (2 * h)
    # 1e-7: h^2 = 1e-8 of a value of order 10 whose curvature is no larger
    assert float(slope(0.0)) == pytest.approx(expected, rel=1e-7)
    forward = jax.jvp(value, (0.0,), (1.0,))[1]
    assert float(forward) == pytest.approx(float(slope(0.0)), rel=1e-12)
    twice = float(slope(h) - slope(-h)) / (2 * h)
    assert float(jax.grad(slope)(0.0)) == pytest.approx(twice, rel=1e-6)


def test_a_batch_is_every_one_of_it():
    a = np.stack([stable(np.geomspace(s, 10, 5), 0.5) for s in (1e-3, 1.0)])
    q = jnp.eye(5)
    both = jax.vmap(lyapunov_real, in_axes=(0, None))(jnp.asarray(a), q)
    for one, found in zip(a, both, strict=True):
        np.testing.assert_allclose(
            found, lyapunov_real(jnp.asarray(one), q), rtol=1e-10, atol=1e-12
        )
