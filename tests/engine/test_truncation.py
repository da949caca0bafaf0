"""How far back gradients look."""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.truncation import forgotten


def gradient(every: int, steps: int = 12, growth: float = 1.1) -> np.ndarray:
    """d(last state) / d(input at every step) of x' = growth x + input."""

    def last(pushes: jax.Array) -> jax.Array:
        def step(carry, push):
            x, number = carry
            x = forgotten(x, number, every)
            return (growth * x + push, number + 1), None

        start = (jnp.ones(()), jnp.zeros((), jnp.uint64))
        return jax.lax.scan(step, start, pushes)[0][0]

    return np.asarray(jax.grad(last)(jnp.zeros(steps)))


def test_without_a_horizon_all_steps_have_a_gradient():
    np.testing.assert_allclose(gradient(0), 1.1 ** np.arange(11, -1, -1))


def test_no_gradient_passes_a_cut():
    # cuts before steps 5 and 10: the last state sees the inputs of steps 10 and 11
    found = gradient(5)
    assert not found[:10].any()
    np.testing.assert_allclose(found[10:], [1.1, 1.0])


def test_a_gradient_inside_the_horizon_is_whole():
    np.testing.assert_allclose(gradient(12), gradient(0))


def test_the_start_keeps_its_gradient():
    def last(x: jax.Array) -> jax.Array:
        return forgotten(x, jnp.zeros((), jnp.uint64), 4)

    assert jax.grad(last)(jnp.ones(())) == 1
