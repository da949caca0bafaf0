"""Rest and rhythm of the two populations against golden numbers."""

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.nodes.wilson_cowan import WILSON_COWAN
from tests.engine.nodes.anywhere import assert_finite_anywhere
from tests.engine.nodes.steps import alone, defaults, run

CLASSIC = {
    "c_ee": 16.0,
    "c_ei": 12.0,
    "c_ie": 15.0,
    "c_ii": 3.0,
    "a_e": 1.3,
    "b_e": 4.0,
    "a_i": 2.0,
    "b_i": 3.7,
    "tau_e": 8.0,
    "tau_i": 8.0,
}


def range_of_E(P: list[float], scheme: str, dt: float = 0.1, **changed: object):
    """Lowest and highest E (region,) between 1 and 2 s, one region for each P."""
    p = defaults(WILSON_COWAN, len(P), P=P, **changed)
    start = np.full((2, len(P)), 0.1)
    E = run(WILSON_COWAN, p, start, dt, round(2000 / dt), scheme)[:, 0]
    late = E[len(E) // 2 :]
    return late.min(axis=0), late.max(axis=0)


def test_the_classic_set_rests_and_then_oscillates():
    low, high = range_of_E([1.0, 1.25, 1.5], "euler", **CLASSIC)
    np.testing.assert_allclose(low, [0.0287, 0.0937, 0.1317], atol=1e-4)
    np.testing.assert_allclose(high, [0.0287, 0.2759, 0.2940], atol=1e-4)


def test_the_golden_rhythm_is_larger_than_the_true_one():
    """Euler steps feed a rhythm: Heun, at any step, finds a smaller cycle."""
    fine = range_of_E([1.25, 1.5], "heun", 0.02, **CLASSIC)
    np.testing.assert_allclose(fine[0], [0.1015, 0.1456], atol=2e-4)
    np.testing.assert_allclose(fine[1], [0.2715, 0.2847], atol=2e-4)
    coarse = range_of_E([1.25, 1.5], "heun", 0.1, **CLASSIC)
    np.testing.assert_allclose(coarse, fine, atol=2e-4)


def test_the_default_set_is_silent_or_steadily_active():
    low, high = range_of_E([0.0, 0.5], "euler")
    np.testing.assert_allclose(low, [0.0, 0.4776], atol=1e-4)
    np.testing.assert_allclose(high, [0.0, 0.4776], atol=1e-4)


def test_a_region_without_input_is_silent_only_if_shifted():
    at_rest = jnp.zeros((2, 1))
    shifted, plain = (
        alone(WILSON_COWAN, defaults(WILSON_COWAN, shift=s))(at_rest) for s in (1, 0)
    )
    np.testing.assert_allclose(shifted, 0.0, atol=1e-16)
    assert (plain > 0).all()


def test_input_and_stimulus_reach_excitation_only():
    p, x = defaults(WILSON_COWAN), jnp.array([[0.2], [0.1]])
    rest = WILSON_COWAN.drift(x, jnp.zeros((1, 1)), 0.0, p)
    heard = WILSON_COWAN.drift(x, jnp.full((1, 1), 0.4), 0.0, p)
    driven = WILSON_COWAN.drift(x, jnp.zeros((1, 1)), 0.4, p)
    more = alone(WILSON_COWAN, defaults(WILSON_COWAN, P=0.4))(x)
    np.testing.assert_allclose(heard, more, atol=1e-15)
    np.testing.assert_allclose(driven, more, atol=1e-15)
    assert heard[0] > rest[0]
    assert heard[1] == rest[1]


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_rates_and_gradients_are_finite_anywhere(dtype: type):
    assert_finite_anywhere(WILSON_COWAN, dtype)
