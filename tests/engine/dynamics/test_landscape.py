"""Landscapes against closed forms: Gaussian, Boltzmann, and the Hopf normal form."""

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.linalg import solve_continuous_lyapunov

from brainTwinStudio.engine.dynamics.landscape import landscape, of_states
from brainTwinStudio.engine.dynamics.noisy_flow import noise_of, noisy_states
from brainTwinStudio.engine.dynamics.vector_field import VectorField, node_field
from brainTwinStudio.errors import InputError
from brainTwinStudio.project.landscape import Landscape

BOTH = np.ones(2)
TURNING = np.array([[-1.0, 0.5], [-2.0, -1.5]])


def of(change, states: int = 2, reach: float = 1.5) -> VectorField:
    ends = np.tile([-reach, reach], (states, 1))
    none = np.zeros(0)
    return VectorField(tuple("xyz")[:states], (), change, none, np.zeros((0, 2)), ends)


def linear(state, knobs, _):
    return jnp.asarray(TURNING) @ state


def double_well(state, knobs, _):
    x, y = state
    return jnp.stack([x - x**3, -y])


def one_well(state, knobs, _):
    return -(state**3)


def hopf(state, knobs, _):
    x, y = state
    growth = 0.3 - x**2 - y**2
    return jnp.stack([growth * x - 2 * y, growth * y + 2 * x])


def covariance(found: Landscape) -> np.ndarray:
    places = np.stack(np.meshgrid(found.x, found.y)).reshape(2, -1)
    return (places * found.density.ravel()) @ places.T


def test_a_linear_system_is_gaussian_with_the_covariance_of_lyapunov():
    sigma = np.array([0.3, 0.6])
    found = landscape(of(linear), 0.3, sigma / 0.3, 0.02)
    wanted = solve_continuous_lyapunov(TURNING, -np.diag(sigma**2))
    np.testing.assert_allclose(covariance(found), wanted, rtol=3e-3)
    assert found.density.sum() == pytest.approx(1.0)
    slowest = -np.linalg.eigvals(TURNING).real.max()
    assert found.relaxation == pytest.approx(1 / slowest, rel=0.01)
    spread = np.diag(sigma**2) / 2
    left = TURNING + spread @ np.linalg.inv(wanted)  # the part that does not balance
    production = np.trace(left.T @ np.linalg.inv(spread) @ left @ wanted)
    assert found.production == pytest.approx(production, rel=0.02)


def test_a_double_well_has_the_density_of_boltzmann():
    found = landscape(of(double_well), 0.4, BOTH, 0.02)
    x, y = np.meshgrid(found.x, found.y)
    wanted = 2 * (x**4 / 4 - x**2 / 2 + y**2 / 2)  # U is twice the potential of F
    wanted -= wanted.ravel()[np.nanargmin(found.potential)]
    seen = wanted < 1.5
    np.testing.assert_allclose(found.potential[seen], wanted[seen], atol=1e-3)
    left, saddle, right = found.rest
    assert (left.kind, saddle.kind, right.kind) == (
        "stable node", "saddle", "stable node",
    )  # fmt: skip
    assert found.heights is not None
    np.testing.assert_allclose(found.heights, [0.0, 0.5, 0.0], atol=2e-3)
    assert found.production < 1e-9
    assert not found.notes


def test_changing_wells_takes_as_long_as_kramers_says():
    sigma = 0.2
    found = landscape(of(double_well), sigma, BOTH, 0.02)
    escape = 2 * np.pi / np.sqrt(2) * np.exp(0.5 / sigma**2)
    # two ways to change; the formula is the limit of weak noise
    assert found.relaxation == pytest.approx(escape / 2, rel=0.06)


def test_wells_too_far_apart_are_not_compared():
    found = landscape(of(double_well), 0.1, BOTH, 0.02)
    assert np.isnan(found.relaxation)
    assert any("too rarely" in note for note in found.notes)


def test_a_grid_too_coarse_for_the_noise_says_so():
    field = node_field("montbrio_pazo_roxin", {"noise": 0.1})
    view = np.array([[0.02, 1.9], [-2.6, 1.2]])
    noise = noise_of("montbrio_pazo_roxin", field, field.start)
    coarse = landscape(field, *noise, 0.01, ends=view, cells=81)
    assert coarse.smeared > 0.1
    assert any("coarse" in note for note in coarse.notes)


def test_the_cycle_of_the_hopf_normal_form_has_its_radial_density():
    sigma = 0.3
    found = landscape(of(hopf), sigma, BOTH, 0.02)
    x, y = np.meshgrid(found.x, found.y)
    square = x**2 + y**2
    wanted = np.exp((0.3 * square - square**2 / 2) / sigma**2)
    wanted /= wanted.sum()
    assert np.abs(found.density - wanted).sum() < 2e-3
    turning = (4 * square * wanted).sum() / (sigma**2 / 2)
    assert found.production == pytest.approx(turning, rel=0.01)
    assert found.flux_u is not None
    assert found.flux_v is not None
    spin = (x * found.flux_v - y * found.flux_u).sum()
    assert spin == pytest.approx(2 * (square * wanted).sum(), rel=0.01)


def test_one_state_is_a_line():
    found = landscape(of(one_well, 1), 0.5, np.ones(1), 0.02)
    assert found.potential.shape == (1, found.x.size)
    near = np.abs(found.x) < 0.8
    np.testing.assert_allclose(
        found.potential[0, near], found.x[near] ** 4 / 2, atol=2e-3
    )
    assert found.axes == ("x", "")


@pytest.mark.slow
def test_hard_bounds_hold_the_mean_field():
    node = "montbrio_pazo_roxin"
    field = node_field(node)
    level, relative = noise_of(node, field, field.start)
    np.testing.assert_allclose(relative, [1.0, 2**0.5])
    found = landscape(field, level, relative, 0.01, cells=121)
    assert found.x[0] > 0  # a firing rate is not negative
    starts = np.tile([[0.08, -2.0]], (300, 1))
    ways = noisy_states(field, starts, level * relative, field.start, 0.01, 40, 200)
    late = ways[:, 10:].reshape(-1, 2)
    mean = (found.density.sum(axis=0) @ found.x, found.density.sum(axis=1) @ found.y)
    np.testing.assert_allclose(late.mean(axis=0), mean, atol=0.06)


@pytest.mark.slow
def test_more_states_are_told_by_simulated_ones():
    def wells(state, knobs, _):
        x, y, z = state
        return jnp.stack([-x, -y, -z])

    found = landscape(of(wells, 3), 0.5, np.ones(3), 0.05, axes=(0, 2))
    assert found.axes == ("x", "z")
    assert "simulated states" in found.how
    x, y = np.meshgrid(found.x, found.y)
    near = x**2 + y**2 < 0.25  # U = x^2 + y^2, somewhat wider by the kernels
    assert np.abs(found.potential - (x**2 + y**2))[near].max() < 0.05
    assert found.low is not None
    assert found.high is not None
    inside = (found.low <= found.potential) & (found.potential <= found.high)
    assert inside[near].mean() > 0.6
    assert found.widest > 0
    assert any("usual range" in note for note in found.notes)


def test_few_runs_have_no_interval():
    states = np.random.default_rng(0).normal(size=(2, 500, 2))
    found = of_states(states, ("a", "b"))
    assert found.low is None
    assert np.isnan(found.widest)


def test_what_is_refused():
    field = node_field("hopf", {"noise": 0.0})
    with pytest.raises(InputError, match="Without noise"):
        noise_of("hopf", field, field.start)
    with pytest.raises(InputError, match="do not move"):
        of_states(np.zeros((3, 10, 2)), ("a", "b"))
    with pytest.raises(InputError, match="finite states"):
        of_states(np.full((3, 10, 2), np.nan), ("a", "b"))
    away = of(lambda state, knobs, _: state**3)
    with pytest.raises(InputError, match="left all bounds"):
        landscape(away, 1.0, BOTH, 1.0)
