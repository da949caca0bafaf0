"""Least actions against closed forms and an independent descent."""

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.optimize import minimize

from brainTwinStudio.engine.dynamics.landscape import landscape
from brainTwinStudio.engine.dynamics.minimum_action import transitions
from brainTwinStudio.engine.dynamics.noisy_flow import noise_of
from brainTwinStudio.engine.dynamics.vector_field import VectorField, node_field
from brainTwinStudio.errors import InputError

BOTH = np.ones(2)


def of(change, start: float = 0.0) -> VectorField:
    ends = np.array([[-1.5, 1.5], [-1.0, 2.0]])
    knobs = np.array([start]), np.array([[0.0, 20.0]])
    return VectorField(("x", "y"), ("bend",), change, *knobs, ends)


def wells(state, knobs, _):
    """F = -grad V, V = (x^2 - 1)^2 / 4 + x / 10 + (y - x^2)^2."""
    x, y = state
    return jnp.stack([x - x**3 - 0.1 + 4 * x * (y - x**2), -2 * (y - x**2)])


def height(state: np.ndarray) -> float:
    x, y = state
    return (x**2 - 1) ** 2 / 4 + x / 10 + (y - x**2) ** 2


def maier_stein(state, knobs, _):
    """Maier and Stein 1996, doi:10.1007/BF02183736."""
    x, y = state
    return jnp.stack([x - x**3 - knobs[0] * x * y**2, -(1 + x**2) * y])


def test_in_a_gradient_system_the_action_is_twice_the_barrier():
    found = transitions(of(wells), 0.2, BOTH)
    assert len(found.paths) == 2
    assert not found.notes
    for path in found.paths:
        barrier = height(path.saddle.state) - height(path.begin.state)
        assert path.action == pytest.approx(2 * barrier, rel=1e-4)
        assert path.gradient
        assert path.left < 1e-6
        # the way up is the way of the drift, backwards: their directions agree
        up = path.states[5 : path.top - 5]
        drift = np.array([of(wells).value(one, np.zeros(1)) for one in up])
        way = np.gradient(up, axis=0)
        along = np.sum(drift * way, axis=1)
        cosine = along / np.linalg.norm(drift, axis=1) / np.linalg.norm(way, axis=1)
        assert cosine.max() < -0.999
        np.testing.assert_allclose(path.states[path.top], path.saddle.state)
        np.testing.assert_allclose(path.states[-1], path.end.state)
    one, other = found.paths
    both = height(other.begin.state) - height(one.begin.state)
    assert one.action - other.action == pytest.approx(2 * both, rel=1e-3)


def test_escape_time_is_that_of_eyring_and_kramers():
    def double_well(state, knobs, _):
        x, y = state
        return jnp.stack([x - x**3, -y])

    sigma = 0.25
    found = transitions(of(double_well), sigma, BOTH)
    path = found.paths[0]
    assert path.action == pytest.approx(0.5, rel=1e-6)
    wanted = 2 * np.pi / np.sqrt(2) * np.exp(0.5 / sigma**2)
    assert path.escape == pytest.approx(wanted, rel=1e-4)
    density = landscape(of(double_well), sigma, BOTH, 0.02, cells=121)
    assert density.relaxation == pytest.approx(path.escape / 2, rel=0.1)


def test_the_path_of_maier_and_stein_leaves_the_axis():
    straight = transitions(of(maier_stein, 3.0), 0.2, BOTH).paths[0]
    assert straight.action == pytest.approx(0.5, rel=1e-5)
    assert np.abs(straight.states[:, 1]).max() < 1e-3
    assert not straight.gradient
    assert np.isnan(straight.escape)
    bent = transitions(of(maier_stein, 10.0), 0.2, BOTH).paths[0]
    assert np.abs(bent.states[:, 1]).max() > 0.1
    assert bent.action == pytest.approx(_graph_action(10.0), rel=2e-3)
    assert bent.action < 0.36
    assert bent.exponent == pytest.approx(bent.action / 0.04)


def _graph_action(bend: float) -> float:
    """The least action over graphs y(x), by quasi-Newton descent."""
    x = np.linspace(-1, 0, 121)
    x_mid, dx = (x[1:] + x[:-1]) / 2, np.diff(x)

    def action(inner: np.ndarray) -> tuple[float, np.ndarray]:
        y = np.concatenate([[0.0], inner, [0.0]])
        mid, dy = (y[1:] + y[:-1]) / 2, np.diff(y)
        u = x_mid - x_mid**3 - bend * x_mid * mid**2
        v = -(1 + x_mid**2) * mid
        speed, length = np.hypot(u, v), np.hypot(dx, dy)
        value = np.sum(speed * length - u * dx - v * dy)
        du, dv = -2 * bend * x_mid * mid, -(1 + x_mid**2)
        by_mid = (u * du + v * dv) / speed * length - du * dx - dv * dy
        by_step = speed * dy / length - v
        grad = by_mid[:-1] / 2 + by_mid[1:] / 2 + by_step[:-1] - by_step[1:]
        return float(value), grad

    start = 0.2 * np.sin(np.pi * np.linspace(0, 1, 121))[1:-1]
    found = minimize(
        action, start, jac=True, method="L-BFGS-B", options={"maxiter": 3000}
    )
    return float(found.fun)


@pytest.mark.slow
def test_the_mean_field_leaves_its_low_state_as_its_density_says():
    node = "montbrio_pazo_roxin"
    field = node_field(node, {"noise": 0.14})
    level, relative = noise_of(node, field, field.start)
    found = transitions(field, level, relative)
    by = {round(path.begin.state[0], 2): path for path in found.paths}
    density = landscape(field, level, relative, 0.01)
    assert density.heights is not None
    low, saddle, _ = density.heights
    # heights are those of weak noise but for the order of sigma^2
    assert saddle - low == pytest.approx(by[0.08].action, abs=2 * level**2)
    assert by[0.08].error < 0.02 * by[0.08].action
    assert by[1.03].action < by[0.08].action
    assert by[1.03].error > by[0.08].error  # it winds out of a focus


def test_what_is_said_where_there_is_no_way():
    field = node_field("hopf", {"a": -0.5})
    assert "one stable equilibrium only" in transitions(field, 0.1, BOTH).notes[0]
    field = node_field("hopf", {"a": 0.5})
    assert "no stable equilibrium" in transitions(field, 0.1, BOTH).notes[0]
    with pytest.raises(InputError, match="No noise drives y"):
        transitions(field, 0.1, np.array([1.0, 0.0]))
