"""How far back gradients look."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.truncation import forgotten, horizon
from brainTwinStudio.errors import InputError


def test_growth_allows_two_foldings():
    assert horizon(0.5, 0.1, 1000) == 40  # 2 / 0.5 s in steps of 0.1 s


def test_decay_is_followed_to_five_per_cent():
    assert horizon(-0.5, 0.1, 1000) == 60
    assert np.exp(-0.5 * 6.0) == pytest.approx(0.05, abs=0.001)


@pytest.mark.parametrize("exponent", [0.0, 1e-9, -1e-9])
def test_a_neutral_network_is_followed_all_the_way(exponent: float):
    assert horizon(exponent, 0.1, 1000) == 1000


def test_at_least_one_step_is_looked_back():
    assert horizon(1e6, 0.1, 1000) == 1


def test_an_exponent_that_is_no_number_is_refused():
    with pytest.raises(InputError, match="Lyapunov"):
        horizon(np.nan, 0.1, 10)


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
