"""Golden numbers of SCIENCE.md A.6.2 and I.1 (14, 15)."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.nodes.dynamic_mean_field import (
    DYNAMIC_MEAN_FIELD,
    excitatory_rate,
    inhibitory_rate,
)
from tests.engine.nodes.checks import assert_finite_within_bounds, squared_drift
from tests.engine.nodes.steps import alone, defaults, run


def test_a_region_alone_rests_at_the_golden_point():
    p = defaults(DYNAMIC_MEAN_FIELD)
    state = run(DYNAMIC_MEAN_FIELD, p, [0.001, 0.001], dt=0.5, steps=20000)[-1]
    np.testing.assert_allclose(state[:, 0], [0.16475721, 0.03921845], atol=1e-8)
    I_E = DYNAMIC_MEAN_FIELD.potential(jnp.asarray(state), p)
    I_I = 0.7 * 0.382 + 0.15 * state[0] - state[1]
    assert float(I_E[0]) == pytest.approx(0.377381, abs=1e-6)
    assert float(excitatory_rate(I_E, p)[0]) == pytest.approx(3.0773271, abs=1e-6)
    assert float(inhibitory_rate(jnp.asarray(I_I), p)[0]) == pytest.approx(
        3.9218449, abs=1e-6
    )


def test_current_and_gating_at_three_hertz():
    p = defaults(DYNAMIC_MEAN_FIELD)
    rate = excitatory_rate(jnp.full(1, 0.37653336), p)
    assert float(rate[0]) == pytest.approx(3.0, abs=1e-6)
    # at 3 Hz the gating stands still at 0.16128491, whatever the inhibition
    J_i = (0.382 + 1.4 * 0.15 * 0.16128491 - 0.37653336) / 0.04
    still = alone(DYNAMIC_MEAN_FIELD, defaults(DYNAMIC_MEAN_FIELD, J_i=J_i))
    rates = still(jnp.array([[0.16128491], [0.04]]))
    assert float(rates[0, 0]) == pytest.approx(0.0, abs=1e-9)


def test_input_reaches_the_inhibitory_cells_by_feed_forward():
    state, one = jnp.full((2, 1), 0.1), jnp.ones((1, 1))
    silent = jnp.zeros((1, 1))
    for share in (0.0, 0.5):
        p = defaults(DYNAMIC_MEAN_FIELD, feed_forward=share)
        heard = DYNAMIC_MEAN_FIELD.drift(state, one, 0.0, p)
        quiet = DYNAMIC_MEAN_FIELD.drift(state, silent, 0.0, p)
        like = DYNAMIC_MEAN_FIELD.drift(state, silent, 0.15, p)
        assert float(heard[0, 0]) == pytest.approx(float(like[0, 0]), rel=1e-12)
        I_I = 0.7 * 0.382 + 0.15 * 0.1 - 0.1
        more = inhibitory_rate(jnp.full(1, I_I + share * 0.15), p)
        less = inhibitory_rate(jnp.full(1, I_I), p)
        np.testing.assert_allclose(
            heard[1] - quiet[1], 1e-3 * (more - less), rtol=1e-9, atol=1e-15
        )


def test_the_recommended_step_is_close_to_a_fine_one():
    p, start = defaults(DYNAMIC_MEAN_FIELD), [0.6, 0.3]
    assert DYNAMIC_MEAN_FIELD.info.step == 0.5
    coarse = run(DYNAMIC_MEAN_FIELD, p, start, 0.5, 1000)
    fine = run(DYNAMIC_MEAN_FIELD, p, start, 0.025, 20000)[19::20]
    np.testing.assert_allclose(coarse, fine, atol=5e-4)


def test_gating_is_kept_a_share():
    assert DYNAMIC_MEAN_FIELD.kept is not None
    kept = DYNAMIC_MEAN_FIELD.kept(jnp.array([[-0.1, 0.4], [1.2, 1.0]]))
    np.testing.assert_array_equal(kept, [[0.0, 0.4], [1.0, 1.0]])


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_values_and_gradients_are_finite_within_bounds(dtype):
    both = [(0, 1), (0, 1)]
    assert_finite_within_bounds(DYNAMIC_MEAN_FIELD, both, (0, 10), dtype)


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_the_thresholds_themselves_are_no_holes(dtype):
    # a I - b = 0 exactly in both populations
    exact: dict = {"I_o": 0.5, "W_e": 1.0, "W_i": 1.0, "w_p": 0.0, "J_i": 0.0}
    exact |= {"a_e": 256.0, "b_e": 128.0, "d_e": 0.125}
    exact |= {"a_i": 512.0, "b_i": 256.0, "d_i": 0.0625}
    p = defaults(DYNAMIC_MEAN_FIELD, **exact)
    p = {name: value.astype(dtype) for name, value in p.items()}
    state, silent = jnp.zeros((2, 1), dtype), jnp.zeros((1, 1), dtype)
    gradients = jax.grad(squared_drift(DYNAMIC_MEAN_FIELD), (0, 1, 2))(state, silent, p)
    assert all(np.isfinite(leaf).all() for leaf in jax.tree.leaves(gradients))
    rate = DYNAMIC_MEAN_FIELD.drift(state, silent, 0.0, p)
    np.testing.assert_allclose(rate[:, 0], [0.641e-3 * 8, 1e-3 * 16], rtol=1e-6)
