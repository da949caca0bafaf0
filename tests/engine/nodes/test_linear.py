"""Linear model: exact decay, and the stationary covariance of two regions."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.linalg import solve_continuous_lyapunov

from brainTwinStudio.engine.nodes.linear import LINEAR
from tests.engine.nodes.steps import defaults, run


def test_activity_alone_decays_exponentially():
    p = defaults(LINEAR, 2, tau=[0.5, 2.0])
    x = run(LINEAR, p, [[1.0, -3.0]], dt=0.001, steps=2000)[-1, 0]
    expected = np.array([1.0, -3.0]) * np.exp(-2.0 / np.array([0.5, 2.0]))
    np.testing.assert_allclose(x, expected, rtol=5e-6)  # Heun: t dt^2 / 6 tau^3


def test_constant_input_is_held_in_balance():
    p = defaults(LINEAR, 1, tau=4.0)
    rate = LINEAR.drift(jnp.full((1, 1), 2.0), jnp.full((1, 1), 0.2), 0.3, p)
    assert float(rate[0, 0]) == pytest.approx(0.0, abs=1e-15)


def test_two_coupled_regions_vary_as_lyapunovs_equation_says():
    tau, sigma = np.array([1.0, 2.0]), np.array([1.0, 0.5])
    gain = np.array([[0.0, 0.3], [0.4, 0.0]])  # G C, additive
    p = defaults(LINEAR, 2, tau=tau, noise=sigma)
    A = jax.jacfwd(lambda x: LINEAR.drift(x, x @ gain.T, 0.0, p)[0])(jnp.zeros((1, 2)))
    A = np.asarray(A[:, 0, :])
    np.testing.assert_allclose(A, gain - np.diag(1 / tau), atol=1e-15)
    exact = solve_continuous_lyapunov(A, -np.diag(sigma**2))

    dt, runs, steps = 0.02, 4000, 2500
    noise = np.random.default_rng(0).normal(size=(steps, runs, 2)) * np.sqrt(dt) * sigma

    def rate(x: jax.Array) -> jax.Array:
        return jax.vmap(lambda x: LINEAR.drift(x, x @ gain.T, 0.0, p))(x)

    def step(x: jax.Array, kick: jax.Array):
        first = rate(x)
        second = rate(x + dt * first + kick[:, None])
        x = x + dt / 2 * (first + second) + kick[:, None]
        return x, x[:, 0]

    start = jnp.zeros((runs, 1, 2))
    x = np.asarray(jax.jit(lambda kicks: jax.lax.scan(step, start, kicks)[1])(noise))
    # 30 s burn-in is 10 of the slowest time constants; then every second for 20 s
    kept = x[1500::50].reshape(-1, 2)
    # about 4,000 x 5 independent samples: 1 percent of a variance; four of these
    np.testing.assert_allclose(np.cov(kept.T), exact, rtol=0.04)


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_values_and_gradients_are_finite_and_keep_their_type(dtype):
    rng = np.random.default_rng(3)
    p = {
        spec.name: jnp.asarray(rng.uniform(spec.low, spec.high, 50), dtype)
        for spec in LINEAR.info.parameters
    }
    x, received = jnp.asarray(rng.normal(size=(2, 1, 50)), dtype)

    def size(x: jax.Array, received: jax.Array, p) -> jax.Array:
        rate = LINEAR.drift(x, received, 0.0, p)
        assert rate.dtype == dtype
        return (rate**2).sum()

    for leaf in jax.tree.leaves(jax.grad(size, argnums=(0, 1, 2))(x, received, p)):
        assert leaf.dtype == dtype
        assert jnp.isfinite(leaf).all()
