"""Portraits and exponents against closed forms and published numbers (SCIENCE.md
I.1)."""

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.dynamics.flow import trajectory
from brainTwinStudio.engine.dynamics.lyapunov_spectrum import lyapunov_spectrum
from brainTwinStudio.engine.dynamics.portrait import portrait
from brainTwinStudio.engine.dynamics.vector_field import VectorField, node_field
from brainTwinStudio.errors import InputError


def of(change, states: str, start: tuple[float, ...] = ()) -> VectorField:
    ends = np.tile([-20.0, 20.0], (len(states), 1))
    knobs = tuple(f"k{number}" for number in range(len(start)))
    reach = np.tile([0.0, 50.0], (len(start), 1))
    return VectorField(
        tuple(states), knobs, change, np.array(start, float), reach, ends
    )


def lorenz(state, knobs, _):
    x, y, z = state
    return jnp.stack([10.0 * (y - x), x * (knobs[0] - z) - y, x * y - 8 / 3 * z])


def rossler(state, knobs, _):
    x, y, z = state
    return jnp.stack([-y - z, x + knobs[0] * y, knobs[0] + z * (x - 5.7)])


def linear(state, knobs, _):
    return jnp.array([[-0.5, 2.0], [0.0, -3.0]]) @ state


def test_nullclines_and_separatrices_of_the_mean_field():
    field = node_field("montbrio_pazo_roxin")
    drawn = portrait(field)
    eta, j, delta = (field.start[field.chosen(n)] for n in ("eta", "J", "Delta"))
    for line in drawn.nullclines[0]:
        r, v = line[np.abs(line[:, 0]) > 0.1].T
        np.testing.assert_allclose(delta / np.pi + 2 * r * v, 0, atol=0.02)
    for line in drawn.nullclines[1]:
        r, v = line.T
        left = v**2 + eta + j * r - (np.pi * r) ** 2
        np.testing.assert_allclose(left, 0, atol=0.02)
    assert drawn.u.shape == (drawn.y.size, drawn.x.size)
    rate = field.value(np.array([drawn.x[3], drawn.y[7]]), field.start)
    np.testing.assert_allclose([drawn.u[7, 3], drawn.v[7, 3]], rate)
    assert len(drawn.separatrices) == 2


def test_separatrices_divide_the_basins():
    field = node_field("montbrio_pazo_roxin")
    drawn = portrait(field)
    low, _, high = drawn.equilibria
    line = drawn.separatrices[0]
    place = line[min(len(line) - 1, 60)]
    way = line[min(len(line) - 1, 61)] - place
    aside = np.array([-way[1], way[0]]) / np.linalg.norm(way)
    ends = []
    for side in (-1, 1):
        start = place + side * 0.05 * aside
        ends.append(trajectory(field, start, field.start, 0.005, 20_000)[-1])
    ends.sort(key=lambda state: state[0])
    np.testing.assert_allclose(ends[0], low.state, atol=1e-6)
    np.testing.assert_allclose(ends[1], high.state, atol=1e-6)


def test_exponents_of_a_linear_field_are_its_eigenvalues():
    found = lyapunov_spectrum(of(linear, "xy"), np.array([1.0, 1.0]), 0.01, 4000)
    np.testing.assert_allclose(found.exponents, [-0.5, -3.0], atol=1e-6)
    assert found.dimension == 0.0


def test_exponents_of_lorenz():
    start = np.array([1.0, 1.0, 25.0])
    found = lyapunov_spectrum(of(lorenz, "xyz", (28.0,)), start, 0.01, 100_000)
    np.testing.assert_allclose(found.exponents[[0, 2]], [0.9056, -14.5723], rtol=0.02)
    assert abs(found.exponents[1]) < 0.005
    assert found.exponents.sum() == pytest.approx(-(10 + 1 + 8 / 3), rel=1e-4)
    assert found.dimension == pytest.approx(2.06, abs=0.01)


def test_exponents_of_rossler():
    start = np.array([1.0, 1.0, 0.0])
    found = lyapunov_spectrum(of(rossler, "xyz", (0.2,)), start, 0.05, 1_000_000)
    assert found.exponents[0] == pytest.approx(0.0714, rel=0.02)
    assert abs(found.exponents[1]) < 0.002
    assert found.exponents[2] == pytest.approx(-5.394, rel=0.02)


def test_a_run_that_diverges_is_refused():
    def away(state, knobs, _):
        return state**3

    with pytest.raises(InputError, match="diverged"):
        lyapunov_spectrum(of(away, "xy"), np.array([1.0, 1.0]), 0.1, 1000)
    with pytest.raises(InputError, match="At least 100 steps"):
        lyapunov_spectrum(of(linear, "xy"), np.array([1.0, 1.0]), 0.1, 10)
