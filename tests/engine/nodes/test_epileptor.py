"""Golden numbers of SCIENCE.md A.7 and I.1 (20, 23, 34)."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.nodes.epileptor import EPILEPTOR
from tests.engine.nodes.checks import (
    assert_finite_within_bounds,
    run_network,
    squared_drift,
)
from tests.engine.nodes.steps import alone, defaults, run

START = (-1.6, -12.0, 3.5, -1.05, 0.0005, -0.1)
DT, STEPS = 0.05, 80000  # T = 4000
STATES = [(-2, 1), (-20, 2), (-1, 5), (-2, 1), (-1, 2), (-1, 1)]
SEIZING, CALM = (0.3, 0.5, 3.3, 0.0, 0.5, -0.05), START


@pytest.fixture(scope="module")
def courses() -> dict[float, np.ndarray]:
    """States (step, state) of a region alone until T = 4000 for every x0."""
    x0 = (-2.2, -2.06, -2.0, -1.6)
    start = np.tile(np.array(START)[:, None], (1, len(x0)))
    found = run(EPILEPTOR, defaults(EPILEPTOR, len(x0), x0=x0), start, DT, STEPS)
    return {value: found[:, :, i] for i, value in enumerate(x0)}


@pytest.mark.parametrize(("x0", "onset"), [(-2.06, 1732), (-2.0, 1239), (-1.6, 603.25)])
def test_onset_of_the_first_seizure(courses, x0: float, onset: float):
    found = (np.argmax(courses[x0][:, 0] > 0) + 1) * DT
    assert found == pytest.approx(onset, abs=1)


def test_a_healthy_region_stays_healthy(courses):
    assert courses[-2.2][:, 0].max() < -1


def test_permittivity_during_a_seizure(courses):
    swings = [courses[x0][40000:, 2] for x0 in (-2.06, -2.0, -1.6)]
    assert min(z.min() for z in swings) == pytest.approx(2.85, abs=0.01)
    assert max(z.max() for z in swings) == pytest.approx(4.15, abs=0.01)


def test_threshold_is_the_fold_of_the_fast_subsystem():
    rate = alone(EPILEPTOR, defaults(EPILEPTOR))

    def fast(point: jax.Array) -> jax.Array:
        """Rates of x1 and y1 at (x1, y1, z); the slow and spiking states stay."""
        state = jnp.asarray(START).at[:3].set(point)
        return rate(state[:, None])[:2, 0]

    def fold(point: jax.Array) -> jax.Array:
        jacobian = jax.jacfwd(fast)(point)[:, :2]
        return jnp.append(fast(point), jnp.linalg.det(jacobian))

    point = jnp.array([-1.4, -9.0, 3.0])
    newton = jax.jit(lambda x: x - jnp.linalg.solve(jax.jacfwd(fold)(x), fold(x)))
    for _ in range(30):
        point = newton(point)
    x1, _, z = map(float, point)
    assert x1 == pytest.approx(-4 / 3, abs=1e-7)
    assert z == pytest.approx(2.914815, abs=1e-6)
    # where dz/dt = 0 at the fold
    assert x1 - z / 4 == pytest.approx(-2.06203704, abs=1e-8)


# ------------------------------------------------------------------------- two regions


def slow_rate(neighbour: tuple[float, ...], Ks: float) -> float:
    """dz/dt of a calm region that hears a neighbour."""
    p = defaults(EPILEPTOR, 2, Ks=Ks)
    state = jnp.asarray(np.transpose([CALM, neighbour]))
    out = EPILEPTOR.sent(state, p)
    heard = out @ jnp.array([[0.0, 1], [0, 0]]).T - jnp.array([1.0, 0]) * out
    return float(EPILEPTOR.drift(state, heard, 0.0, p)[2, 0])


def test_a_seizing_neighbour_lowers_z_where_Ks_is_negative():
    assert slow_rate(SEIZING, Ks=-1.0) < slow_rate(CALM, Ks=-1.0)
    assert slow_rate(SEIZING, Ks=1.0) > slow_rate(CALM, Ks=1.0)
    fall = slow_rate(SEIZING, Ks=-1.0) - slow_rate(CALM, Ks=-1.0)
    assert fall == pytest.approx(-0.00035 * (0.3 + 1.6), rel=1e-9)


@pytest.mark.parametrize(
    ("Ks", "recruited"), [(-1.0, True), (0.0, False), (1.0, False)]
)
def test_a_seizing_neighbour_recruits_where_Ks_is_negative(Ks: float, recruited: bool):
    p = defaults(EPILEPTOR, 2, x0=(-1.6, -2.2), Ks=Ks)
    start = np.tile(np.array(START)[:, None], (1, 2))
    gain = [[0, 0], [1, 0]]  # 1 listens to 0
    course = run_network(EPILEPTOR, p, gain, start, DT, 40000)
    assert course[:, 0, 0].max() > 0
    assert (course[:, 0, 1].max() > 0) == recruited


def test_the_two_channels_reach_their_own_equations():
    p = defaults(EPILEPTOR, Kvf=0.1, Kf=0.2, Ks=-0.3)
    state, silent = jnp.asarray(START)[:, None], jnp.zeros((2, 1))
    before = EPILEPTOR.drift(state, silent, 0.0, p)
    first = EPILEPTOR.drift(state, silent.at[0].set(1.0), 0.0, p) - before
    second = EPILEPTOR.drift(state, silent.at[1].set(1.0), 0.0, p) - before
    third = EPILEPTOR.drift(state, silent, 0.5, p) - before
    slow = -0.3 * 0.00035
    np.testing.assert_allclose(first[:, 0], [0.1, 0, slow, 0, 0, 0], atol=1e-14)
    np.testing.assert_allclose(second[:, 0], [0, 0, 0, 0.2, 0, 0], atol=1e-14)
    np.testing.assert_allclose(third[:, 0], [0.5, 0, 0, 0, 0, 0], atol=1e-14)


def test_the_field_potential_is_x2_minus_x1():
    potential = EPILEPTOR.potential(jnp.asarray(START)[:, None], defaults(EPILEPTOR))
    assert float(potential[0]) == pytest.approx(0.55)


# --------------------------------------------------------------------------- finiteness


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_values_and_gradients_are_finite_within_bounds(dtype):
    assert_finite_within_bounds(EPILEPTOR, STATES, (-3, 3), dtype)


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_branches_meet_without_a_jump_and_with_finite_gradients(dtype):
    p = {name: value.astype(dtype) for name, value in defaults(EPILEPTOR).items()}
    silent = jnp.zeros((2, 1), dtype)
    for index, kink in ((0, 0.0), (2, 0.0), (3, -0.25)):
        state = jnp.asarray(START, dtype)[:, None].at[index].set(kink)
        gradients = jax.grad(squared_drift(EPILEPTOR), (0, 1, 2))(state, silent, p)
        assert all(np.isfinite(leaf).all() for leaf in jax.tree.leaves(gradients))
        below = EPILEPTOR.drift(state.at[index].add(-1e-6), silent, 0.0, p)
        above = EPILEPTOR.drift(state.at[index].add(1e-6), silent, 0.0, p)
        np.testing.assert_allclose(below, above, atol=1e-4)


def test_z_is_pushed_back_above_zero():
    state = jnp.asarray(START).at[2].set(-1.0)[:, None]
    rate = alone(EPILEPTOR, defaults(EPILEPTOR))(state)
    assert float(rate[2, 0]) == pytest.approx(0.00035 * (4 * 0.0 + 1.0 + 0.1), rel=1e-9)
