"""Golden numbers of SCIENCE.md A.6.1 and I.1 (12, 13), and H at its 0/0."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.nodes.reduced_wong_wang import (
    REDUCED_WONG_WANG,
    SERIES_BELOW,
    current,
    firing_rate,
)
from tests.engine.nodes.checks import (
    assert_finite_within_bounds,
    run_network,
    squared_drift,
)
from tests.engine.nodes.steps import alone, defaults, run

REST = 0.03435506


def test_a_region_alone_rests_at_the_golden_point():
    p = defaults(REDUCED_WONG_WANG, w=0.9, I_o=0.3)
    state = run(REDUCED_WONG_WANG, p, [0.0], dt=1.0, steps=5000)[-1]
    assert state[0, 0] == pytest.approx(REST, abs=1e-8)
    drive = p["a"] * current(jnp.asarray(state), p) - p["b"]
    rate_hz = 1000 * firing_rate(drive, p["d"])
    assert float(rate_hz[0]) == pytest.approx(0.5550284, abs=1e-7)


def fixed_points(w: np.ndarray, I_o: float) -> np.ndarray:
    """Number of fixed points for every recurrence w, from sign changes of the drift."""
    S = jnp.linspace(0, 1, 4001)[None]

    def rates(w: jax.Array) -> jax.Array:
        p = defaults(REDUCED_WONG_WANG, S.shape[1], I_o=I_o) | {"w": w}
        return alone(REDUCED_WONG_WANG, p)(S)[0]

    found = np.asarray(jax.vmap(rates)(jnp.asarray(w)))
    return (np.diff(np.sign(found), axis=1) != 0).sum(axis=1)


@pytest.mark.parametrize(
    ("I_o", "low", "high"),
    [(0.30, 1.155, 1.795), (0.31, 1.080, 1.390), (0.32, 1.000, 1.105)],
)
def test_two_stable_states_in_a_window_of_recurrence(I_o, low, high):
    w = np.arange(0.8, 1.95, 0.0025)
    two_stable = w[fixed_points(w, I_o) == 3]
    assert two_stable.min() == pytest.approx(low, abs=0.005)
    assert two_stable.max() == pytest.approx(high, abs=0.005)


def test_the_window_all_but_closes_at_higher_input():
    w = np.arange(0.9, 0.93, 0.0005)
    two_stable = w[fixed_points(w, 0.33) == 3]
    assert two_stable.min() == pytest.approx(0.910, abs=0.005)
    assert two_stable.max() == pytest.approx(0.915, abs=0.005)


def test_regions_add_to_the_recurrence():
    # in a homogeneous state w_eff = w + G k: 0.9 + 0.3 is inside the window, 0.2 not
    p = defaults(REDUCED_WONG_WANG, 3)
    for strength, active in ((0.2, False), (0.3, True)):
        gain = strength / 2 * (1 - np.eye(3))
        end = run_network(REDUCED_WONG_WANG, p, gain, np.ones((1, 3)), 1.0, 20000)[-1]
        assert np.ptp(end) < 1e-12
        assert (end.max() > 0.2) == active


def test_a_stimulus_is_a_current_like_I_o():
    state, silent = jnp.full((1, 2), 0.3), jnp.zeros((1, 2))
    rate = REDUCED_WONG_WANG.drift(state, silent, 0.02, defaults(REDUCED_WONG_WANG, 2))
    more = defaults(REDUCED_WONG_WANG, 2, I_o=0.32)
    np.testing.assert_allclose(rate, alone(REDUCED_WONG_WANG, more)(state), rtol=1e-12)


def test_the_recommended_step_is_stable_and_close_to_a_fine_one():
    p = defaults(REDUCED_WONG_WANG, w=1.4)
    assert REDUCED_WONG_WANG.info.step == 1.0
    coarse = run(REDUCED_WONG_WANG, p, [1.0], 1.0, 500)
    fine = run(REDUCED_WONG_WANG, p, [1.0], 0.05, 10000)[19::20]
    np.testing.assert_allclose(coarse, fine, atol=1e-4)


def test_gating_is_kept_a_share():
    assert REDUCED_WONG_WANG.kept is not None
    kept = REDUCED_WONG_WANG.kept(jnp.array([[-0.1, 0.4, 1.2]]))
    np.testing.assert_array_equal(kept, [[0.0, 0.4, 1.0]])


# ------------------------------------------------------------- H where it is delicate


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_values_and_gradients_are_finite_within_bounds(dtype):
    assert_finite_within_bounds(REDUCED_WONG_WANG, [(0, 1)], (0, 10), dtype)


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_threshold_itself_is_no_hole(dtype):
    exact: dict = {
        "w": 0.0,
        "I_o": 0.5,
        "a": 0.25,
        "b": 0.125,
        "d": 128.0,
    }  # a x - b = 0
    p = defaults(REDUCED_WONG_WANG, **exact)
    p = {name: value.astype(dtype) for name, value in p.items()}
    state, silent = jnp.full((1, 1), 0.5, dtype), jnp.zeros((1, 1), dtype)
    gradients = jax.grad(squared_drift(REDUCED_WONG_WANG), (0, 1, 2))(state, silent, p)
    assert all(np.isfinite(leaf).all() for leaf in jax.tree.leaves(gradients))
    rate = REDUCED_WONG_WANG.drift(state, silent, 0.0, p)
    expected = -0.5 / 100 + 0.5 * 0.641 / 128
    assert float(rate[0, 0]) == pytest.approx(expected, rel=1e-6)


def test_series_and_quotient_meet():
    z = np.concatenate(
        [np.linspace(-3, 3, 601), SERIES_BELOW * (1 + 1e-9 * np.arange(-3, 4))]
    )
    z = z[np.abs(z) > 1e-12]
    wide = z.astype(np.longdouble)
    rest = -np.expm1(-wide)
    value = wide / rest
    slope = 1 / rest - wide * np.exp(-wide) / rest**2
    one = jnp.ones(z.shape)
    found = firing_rate(jnp.asarray(z), one)
    np.testing.assert_allclose(found, value.astype(float), rtol=1e-14)
    found = jax.vmap(jax.grad(firing_rate))(jnp.asarray(z), one)
    near = np.abs(z) > 0.02  # nearer to 0 this quotient itself loses digits
    np.testing.assert_allclose(found[near], slope[near].astype(float), rtol=1e-11)


def test_far_from_threshold_float32_neither_overflows_nor_loses_gradients():
    drive, d = jnp.array([-1e4, -1e2, 1e2, 1e4], jnp.float32), jnp.float32(1.0)
    value = firing_rate(drive, d)
    slope = jax.vmap(jax.grad(firing_rate), (0, None))(drive, d)
    np.testing.assert_allclose(value, [0, 0, 1e2, 1e4], atol=1e-6)
    np.testing.assert_allclose(slope, [0, 0, 1, 1], atol=1e-6)
