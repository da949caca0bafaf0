"""Fixed points, folds and cusp of the exact mean field, from its own drift."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.optimize import root

from brainTwinStudio.engine.nodes.montbrio_pazo_roxin import MONTBRIO_PAZO_ROXIN, kept
from tests.engine.nodes.anywhere import assert_finite_anywhere
from tests.engine.nodes.steps import alone, defaults, run

RATES = (0.08113444, 0.47298034, 1.03059680)
POTENTIALS = (-1.96161999, -0.33649378, -0.15442988)
FOLDS = {
    8: (-1.798194, -1.787515),
    10: (-2.636117, -2.237934),
    12: (-3.717469, -2.621790),
    15: (-5.7435272, -3.1361341),
    20: (-10.1568529, -3.8968506),
}


@jax.jit
def rate(x: jax.Array, eta: jax.Array | float, J: jax.Array | float) -> jax.Array:
    """Drift (state,) of one region, Delta = tau = 1."""
    p = defaults(MONTBRIO_PAZO_ROXIN, eta=eta, J=J)
    return alone(MONTBRIO_PAZO_ROXIN, p)(x[:, None])[:, 0]


jacobian = jax.jit(jax.jacfwd(rate))


def determinant(x: jax.Array, eta: jax.Array, J: jax.Array | float) -> jax.Array:
    (a, b), (c, d) = jacobian(x, eta, J)
    return a * d - b * c


def roots(
    conditions: Callable[[jax.Array], jax.Array], *more: float
) -> list[np.ndarray]:
    """All solutions with r > 0 that are found from guesses of r between 0.05 and 2;
    more: guesses of the unknowns behind r and V."""
    function, slope = jax.jit(conditions), jax.jit(jax.jacfwd(conditions))
    found: list[np.ndarray] = []
    for r in np.geomspace(0.05, 2, 12):
        guess = np.array([r, -1 / (2 * np.pi * r), *more])
        answer = root(function, guess, jac=slope, tol=1e-13)
        exact = np.abs(function(answer.x)).max() < 1e-10
        known = any(np.allclose(answer.x, x, atol=1e-6) for x in found)
        if exact and answer.x[0] > 0 and not known:
            found.append(answer.x)
    return sorted(found, key=lambda x: x[0])


def test_three_states_exist_at_the_defaults():
    found = np.array(roots(lambda x: rate(x, -5.0, 15.0)))
    np.testing.assert_allclose(found[:, 0], RATES, atol=1e-8)
    np.testing.assert_allclose(found[:, 1], POTENTIALS, atol=1e-8)


def test_the_states_are_a_node_a_saddle_and_a_focus():
    states = [jnp.array(x) for x in zip(RATES, POTENTIALS, strict=True)]
    low, middle, high = (np.linalg.eigvals(jacobian(x, -5.0, 15.0)) for x in states)
    np.testing.assert_allclose(np.sort(low.real), [-5.3977, -2.4487], atol=1e-4)
    assert middle.min() < 0 < middle.max()
    np.testing.assert_allclose(high.real, [-0.30885977] * 2, atol=1e-7)
    np.testing.assert_allclose(sorted(high.imag), [-3.31862898, 3.31862898], atol=1e-7)


@pytest.mark.parametrize("J", FOLDS)
def test_two_states_exist_between_the_folds(J: int):
    def conditions(u: jax.Array) -> jax.Array:
        return jnp.append(rate(u[:2], u[2], J), determinant(u[:2], u[2], J))

    etas = sorted(x[2] for x in roots(conditions, -3.0))
    np.testing.assert_allclose(etas, FOLDS[J], atol=1e-6)


def test_the_folds_meet_in_a_cusp():
    def conditions(u: jax.Array) -> jax.Array:
        x, eta, J = u[:2], u[2], u[3]
        (a, b), _ = jacobian(x, eta, J)
        flat = jnp.stack([-b, a])  # the direction in which nothing pulls back
        fold, bend = jax.jvp(lambda x: determinant(x, eta, J), (x,), (flat,))
        return jnp.concatenate([rate(x, eta, J), jnp.stack([fold, bend])])

    (cusp,) = roots(conditions, -1.5, 8.0)
    # 2e-8: rounding of the digits printed, and of a triple root
    expected = [0.29622073, -0.53728497, -1.73205081, 7.79621704]
    np.testing.assert_allclose(cusp, expected, atol=2e-8)


@pytest.mark.parametrize(("fold", "start"), [(-3.1361341, 0), (-5.7435272, 1)])
def test_a_run_jumps_just_beyond_a_fold(fold: float, start: int):
    """Upward from the low state, downward from the high one."""
    etas = fold + np.array([-0.02, 0.02])
    p = defaults(MONTBRIO_PAZO_ROXIN, 2, eta=etas)
    begin = [[(0.12, 0.9)[start]] * 2, [(-1.2, -0.17)[start]] * 2]
    r = run(MONTBRIO_PAZO_ROXIN, p, begin, 0.01, 10_000)[-1, 0]
    # low states below r = 0.2, high ones above 0.7
    assert list(r > 0.45) == ([False, True])


def test_stronger_drive_and_stimulus_act_as_more_excitability():
    def end(stimulus: float = 0.0, **changed: object) -> np.ndarray:
        p = defaults(MONTBRIO_PAZO_ROXIN, 1, **changed)
        x = jnp.array([[0.4], [-0.7]])
        return np.asarray(alone(MONTBRIO_PAZO_ROXIN, p, stimulus)(x))

    np.testing.assert_allclose(end(I=0.7), end(eta=-4.3), atol=1e-14)
    np.testing.assert_allclose(end(stimulus=0.7), end(eta=-4.3), atol=1e-14)


def test_what_is_received_enters_by_its_share():
    x, heard = jnp.array([[0.4], [-0.7]]), jnp.array([[0.3], [0.5]])
    p = defaults(MONTBRIO_PAZO_ROXIN, cr=0.5, cv=0.25)
    pushed = MONTBRIO_PAZO_ROXIN.drift(x, heard, 0.0, p)
    np.testing.assert_allclose(
        pushed - MONTBRIO_PAZO_ROXIN.drift(x, 0 * heard, 0.0, p),
        [[0.0], [0.5 * 0.3 + 0.25 * 0.5]],
        atol=1e-14,
    )


def test_unequal_synapses_act_as_unequal_cells():
    r, tau = 0.4, 2.0
    x = jnp.array([[r], [-0.7]])
    synapses = defaults(MONTBRIO_PAZO_ROXIN, tau=tau, Gamma=0.5)
    cells = defaults(MONTBRIO_PAZO_ROXIN, tau=tau, Delta=1 + 0.5 * tau * r)
    np.testing.assert_allclose(
        alone(MONTBRIO_PAZO_ROXIN, synapses)(x),
        alone(MONTBRIO_PAZO_ROXIN, cells)(x),
        atol=1e-14,
    )


def test_the_rate_never_falls_below_zero():
    x = jnp.array([[-0.1, 0.2], [-3.0, 1.0]])
    np.testing.assert_array_equal(kept(x), [[0.0, 0.2], [-3.0, 1.0]])
    slope = jax.grad(lambda x: kept(x).sum())(x)
    np.testing.assert_array_equal(slope, [[0.0, 1.0], [1.0, 1.0]])


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_rates_and_gradients_are_finite_anywhere(dtype: type):
    assert_finite_anywhere(MONTBRIO_PAZO_ROXIN, dtype)
