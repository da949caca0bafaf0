"""Generic 2D oscillator: rest, rhythm and both, where the tables of TVB put them."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.nodes.generic_2d_oscillator import GENERIC_2D_OSCILLATOR
from tests.engine.nodes.steps import alone, defaults, run

DT_MS = 0.05
STARTS = [[-1.5, 0.5, 2.0, 1.0], [1.0, 0.5, -3.0, 6.0]]  # V, W


def at_end(seconds: float = 4.0, starts: object = STARTS, **changed: float):
    """V (step, start) in the second half of a run."""
    regions = len(np.asarray(starts)[0])
    p = defaults(GENERIC_2D_OSCILLATOR, regions, **changed)
    steps = round(seconds * 1000 / DT_MS)
    return run(GENERIC_2D_OSCILLATOR, p, starts, DT_MS, steps)[steps // 2 :, 0]


def swing(V: np.ndarray) -> np.ndarray:
    return np.ptp(V, axis=0)


def frequency_hz(V: np.ndarray) -> float:
    above = (V - V.mean()) > 0
    rises = np.flatnonzero(~above[:-1] & above[1:])
    return 1000 / (np.diff(rises).mean() * DT_MS)


def own_rhythm(**changed: float) -> tuple[float, complex]:
    """Resting V and the eigenvalue of the linear dynamics there, 1/ms."""
    p = defaults(GENERIC_2D_OSCILLATOR, 1, **changed)
    rate = alone(GENERIC_2D_OSCILLATOR, p)
    rest = run(GENERIC_2D_OSCILLATOR, p, [0.0, 0.0], DT_MS, 80_000)[-1]
    assert np.abs(rate(jnp.asarray(rest))).max() < 1e-10
    jacobian = jax.jacfwd(rate)(jnp.asarray(rest))[:, 0, :, 0]
    return float(rest[0, 0]), np.linalg.eigvals(np.asarray(jacobian))[0]


# ------------------------------------------------------------- tables of TVB


def test_the_defaults_rest():
    # V^3 - 3 V^2 + 10 V + 2 = 0 has one real root
    roots = np.roots([-1, 3, -10, -2])
    rest = float(roots[np.isreal(roots)][0].real)
    V = at_end()
    np.testing.assert_allclose(V, rest, atol=1e-9)
    assert rest == pytest.approx(-0.18865, abs=1e-5)


def test_the_defaults_are_excitable():
    # a push four times as strong swings V more than six times as far (measured 7.3)
    def swung(push: float) -> float:
        p = defaults(GENERIC_2D_OSCILLATOR)
        start = [-0.18865, -0.11347 + push]
        V = run(GENERIC_2D_OSCILLATOR, p, start, DT_MS, 4000)[:, 0]
        return float(V.max()) - start[0]

    assert swung(4.0) > 6 * swung(1.0)


def test_a_of_two_makes_a_rhythm():
    V = at_end(a=2.0)
    np.testing.assert_allclose(V.min(axis=0), -0.3358, atol=1e-3)
    np.testing.assert_allclose(V.max(axis=0), 0.8235, atol=1e-3)
    assert frequency_hz(V[:, 0]) == pytest.approx(9.21, abs=0.05)


BISTABLE = {"a": 1.0, "b": 0.0, "c": -5.0}


def test_rest_and_rhythm_live_side_by_side():
    # rest: V^3 + 2 V^2 - 1 = 0, the lowest root is minus the golden ratio
    V = at_end(starts=[[-1.7, 1.0], [-12.0, 0.0]], **BISTABLE)
    np.testing.assert_allclose(V[:, 0], -(1 + np.sqrt(5)) / 2, atol=1e-4)
    assert swing(V)[1] > 2


def test_less_input_leaves_only_rest_and_more_only_the_rhythm():
    assert (swing(at_end(I=-2.0, **BISTABLE)) < 1e-3).all()
    # V^3 + 2 V^2 - 1 - I has one real root above I = 5/27, beyond the rhythm's fold
    assert (swing(at_end(I=1.0, **BISTABLE)) > 2).all()


@pytest.mark.slow
def test_a_smaller_b_turns_an_excitable_region_into_a_slow_rhythm():
    like_morris_lecar = {"a": 0.5, "c": -4.0}
    assert (swing(at_end(16.0, b=0.6, **like_morris_lecar)) < 1e-2).all()
    assert (swing(at_end(16.0, b=0.4, **like_morris_lecar)) > 2).all()


def test_the_alpha_configuration_rings_at_10_hz():
    rest, eigenvalue = own_rhythm(a=-0.5)
    assert eigenvalue.real < 0
    assert abs(eigenvalue.imag) * 1000 / (2 * np.pi) == pytest.approx(10.0, abs=0.1)
    assert rest == pytest.approx(-0.04926, abs=1e-5)


def test_input_makes_the_alpha_configuration_unstable():
    assert (swing(at_end(8.0, a=-0.5, I=2.1)) > 0.03).all()


def test_fitzhugh_nagumo_is_one_of_its_configurations():
    u, w, heard, stimulus = 0.7, -0.4, 0.2, 0.1
    table_4 = {"a": 1.05, "b": -1.0, "d": 0.1, "e": 0.0, "f": 1 / 3, "g": 1.0}
    p = defaults(GENERIC_2D_OSCILLATOR, 1, beta=0.2, gamma=-1.0, tau=1.25, **table_4)
    found = GENERIC_2D_OSCILLATOR.drift(
        jnp.asarray([[u], [w]]), jnp.full((1, 1), heard), stimulus, p
    )
    expected = [
        0.1 * 1.25 * (u - u**3 / 3 + w - heard - stimulus),
        0.1 / 1.25 * (1.05 - u - 0.2 * w),
    ]
    np.testing.assert_allclose(found[:, 0], expected, rtol=1e-14)


# ---------------------------------------------------------------------- bounds


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_values_and_gradients_are_finite_and_keep_their_type(dtype):
    rng = np.random.default_rng(3)
    p = {
        spec.name: jnp.asarray(rng.uniform(spec.low, spec.high, 500), dtype)
        for spec in GENERIC_2D_OSCILLATOR.info.parameters
    }
    state = jnp.asarray(rng.uniform(-6, 6, (2, 500)), dtype)
    received = jnp.asarray(rng.normal(size=(1, 500)), dtype)

    def size(state: jax.Array, received: jax.Array, p) -> jax.Array:
        rate = GENERIC_2D_OSCILLATOR.drift(state, received, 0.0, p)
        assert rate.dtype == dtype
        return (rate**2).sum()

    assert jnp.isfinite(size(state, received, p))
    for leaf in jax.tree.leaves(jax.grad(size, argnums=(0, 1, 2))(state, received, p)):
        assert leaf.dtype == dtype
        assert jnp.isfinite(leaf).all()
