"""Golden numbers of SCIENCE.md A.8 and I.1 (21, 22, 34).

SCIENCE.md does not give the starting point: (-2.5, 3.5) reproduces its times.
"""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.nodes.epileptor_2d import EPILEPTOR_2D
from tests.engine.nodes.checks import (
    assert_finite_within_bounds,
    run_network,
    squared_drift,
)
from tests.engine.nodes.steps import alone, defaults, run

START = (-2.5, 3.5)
DT = 0.05


def course(x0: float, steps: int = 8000) -> np.ndarray:
    """States (step, state) of a region alone, the start first, by Euler's method."""
    p = defaults(EPILEPTOR_2D, x0=x0, tau0=35.0)
    after = run(EPILEPTOR_2D, p, START, DT, steps, "euler")[:, :, 0]
    return np.vstack([START, after])


@pytest.mark.parametrize(
    ("x0", "onset", "offset"),
    [(-2.05, 27.4, 34.35), (-1.8, 13.3, 22.85), (-1.6, 10.45, 22.1)],
)
def test_onset_and_offset_of_the_first_seizure(x0, onset, offset):
    x = course(x0)[:, 0]
    # the last step before the crossing
    starts = np.flatnonzero((x[:-1] <= 0) & (x[1:] > 0)) * DT
    ends = np.flatnonzero((x[:-1] > 0) & (x[1:] <= 0)) * DT
    assert starts[0] == pytest.approx(onset, abs=0.1)
    assert ends[0] == pytest.approx(offset, abs=0.1)
    assert len(starts) > 3  # again and again


def test_below_the_threshold_a_region_settles():
    x = course(-2.06, steps=60000)[:, 0]
    assert x.max() < 0
    assert x[-1] == pytest.approx(-1.33122, abs=1e-3)
    # exactly: x^3 + 2 x^2 + 4 x - 4 x0 = 4.1, the fixed point
    roots = np.roots([1, 2, 4, 4 * 2.06 - 4.1])
    rest = roots[np.abs(roots.imag) < 1e-9].real
    np.testing.assert_allclose(rest, [-1.331294], atol=1e-6)


def test_threshold_at_this_pace_is_where_the_rest_state_loses_its_stability():
    rate = alone(EPILEPTOR_2D, defaults(EPILEPTOR_2D, tau0=35.0))

    def trace(x: jax.Array) -> jax.Array:
        z = 4.1 - x**3 - 2 * x**2
        jacobian = jax.jacfwd(lambda s: rate(s[:, None])[:, 0])(jnp.stack([x, z]))
        return jnp.trace(jacobian)

    x = jnp.asarray(-1.33)
    newton = jax.jit(lambda x: x - trace(x) / jax.grad(trace)(x))
    for _ in range(20):
        x = newton(x)
    x0 = float(x - (4.1 - x**3 - 2 * x**2) / 4)
    assert x0 == pytest.approx(-2.05489, abs=1e-5)
    for side, seizes in ((-0.002, False), (0.002, True)):
        assert (course(x0 + side, 16000)[:, 0].max() > 0) == seizes


def test_the_other_branch_belongs_to_the_epileptor_in_six_dimensions():
    state = jnp.array([[-1.0, -1e-3, 0.7], [3.5, 3.0, 2.5]])
    cubic = alone(EPILEPTOR_2D, defaults(EPILEPTOR_2D, 3, upper=0.0))(state)
    other = alone(EPILEPTOR_2D, defaults(EPILEPTOR_2D, 3, upper=1.0))(state)
    np.testing.assert_array_equal(cubic[:, :2], other[:, :2])
    expected = 1 + 3.1 - 2.5 - 5 * 0.7**2 + 0.6 * 1.5**2 * 0.7
    assert float(other[0, 2]) == pytest.approx(expected, rel=1e-12)


# ------------------------------------------------------------------------- two regions


def slow_rate(neighbour: float, K: float) -> float:
    """dz/dt of a calm region that hears a neighbour at x."""
    p = defaults(EPILEPTOR_2D, K=K, tau0=35.0)
    received = jnp.full((1, 1), neighbour - (-1.8))
    state = jnp.array([[-1.8], [3.5]])
    return float(EPILEPTOR_2D.drift(state, received, 0.0, p)[1, 0])


def test_a_seizing_neighbour_lowers_z_where_K_is_positive():
    assert slow_rate(0.5, K=1.0) < slow_rate(-1.8, K=1.0)
    fall = slow_rate(0.5, K=1.0) - slow_rate(-1.8, K=1.0)
    assert fall == pytest.approx(-2.3 / 35, rel=1e-9)


@pytest.mark.parametrize(("K", "recruited"), [(1.0, True), (0.0, False), (-1.0, False)])
def test_a_seizing_neighbour_recruits_where_K_is_positive(K: float, recruited: bool):
    p = defaults(EPILEPTOR_2D, 2, x0=(-1.6, -2.2), K=K, tau0=35.0)
    start = np.tile(np.array(START)[:, None], (1, 2))
    found = run_network(EPILEPTOR_2D, p, [[0, 0], [1, 0]], start, DT, 4000)
    assert found[:, 0, 0].max() > 0
    assert (found[:, 0, 1].max() > 0) == recruited


def test_a_stimulus_is_an_input_like_I1():
    state = jnp.array([[-1.5], [3.0]])
    rate = EPILEPTOR_2D.drift(state, jnp.zeros((1, 1)), 0.4, defaults(EPILEPTOR_2D))
    more = alone(EPILEPTOR_2D, defaults(EPILEPTOR_2D, I1=3.5))(state)
    np.testing.assert_allclose(rate, more, rtol=1e-12)


# --------------------------------------------------------------------------- finiteness


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_values_and_gradients_are_finite_within_bounds(dtype):
    states = [(-2.5, 1.5), (-1, 6)]
    assert_finite_within_bounds(EPILEPTOR_2D, states, (-4, 4), dtype)


@pytest.mark.parametrize("upper", [0.0, 1.0])
def test_gradients_are_finite_where_the_branches_meet(upper: float):
    p, silent = defaults(EPILEPTOR_2D, upper=upper), jnp.zeros((1, 1))
    state = jnp.array([[0.0], [3.0]])
    gradients = jax.grad(squared_drift(EPILEPTOR_2D), (0, 1, 2))(state, silent, p)
    assert all(np.isfinite(leaf).all() for leaf in jax.tree.leaves(gradients))
