"""Every integrator against what its scheme does exactly."""

from collections.abc import Callable
from functools import cache, partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.linalg import solve_continuous_lyapunov, solve_discrete_lyapunov

from brainTwinStudio.engine.assemble import Assembled, Choices, Tracts, assemble
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.integrators import INTEGRATORS, Integrator, integrator
from brainTwinStudio.engine.network import network_rate
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Watch
from brainTwinStudio.errors import InputError

NAMES = [one.info.name for one in INTEGRATORS]
STATES = Watch("states")
KEYS = jax.random.split(jax.random.key(0), 1)
GAIN = np.array([[0, 0.5, 0.2], [0.4, 0, 0.3], [0.1, 0.6, 0]])


def changed(network: Assembled, **values: object) -> Assembled:
    """Other parameters, whatever the bounds say."""
    (old,) = network.inputs.parameters
    new = {k: jnp.broadcast_to(jnp.asarray(v), old[k].shape) for k, v in values.items()}
    return network._replace(
        inputs=network.inputs._replace(parameters=({**old, **new},))
    )


def started(network: Assembled, start: np.ndarray) -> Assembled:
    return network._replace(inputs=network.inputs._replace(start=jnp.asarray(start)))


def states(network: Assembled, grid: Grid) -> np.ndarray:
    """(time, state, region)"""
    form, _, inputs, _ = network
    samples = simulate(form, grid, inputs, KEYS, STATES).samples
    assert samples is not None
    return np.asarray(samples)[0]


# ------------------------------------------------------------------ names


@pytest.mark.parametrize("name", NAMES)
def test_every_integrator_is_known_by_its_name(name: str):
    assert integrator(name).info.name == name


def test_an_unknown_integrator_is_refused_with_the_known_ones():
    known = r"No integrator 'milstein'\. Known: heun, euler, rk4, rotation\."
    with pytest.raises(InputError, match=known):
        integrator("milstein")
    choices = Choices(integrator="milstein")
    with pytest.raises(InputError, match=known):
        assemble("hopf", np.zeros((2, 2)), Grid(1, 0, 1, 0.1), choices=choices)


# ------------------------------------------------------------------ order without noise

# step in s of the coarsest grid, samples, seconds of a sample, start, parameters
MODELS = {
    "hopf": (0.25, 0.5, np.array([[0.5, -0.2, 0.1], [0.0, 0.4, -0.3]]), {"a": 0.1}),
    "wilson_cowan": (
        2e-3,
        4e-3,
        np.array([[0.5, 0.2, 0.1], [0.1, 0.4, 0.3]]),
        {"P": 1.25, "c_ee": 16.0, "c_ei": 12.0, "c_ie": 15.0, "c_ii": 3.0},
    ),
}
SAMPLES = 10


def without_noise(node: str, name: str, dt_s: float, sample_s: float) -> Assembled:
    _, _, start, values = MODELS[node]
    grid = Grid(SAMPLES, 0, round(sample_s / dt_s), dt_s)
    choices = Choices(integrator=name)
    network = assemble(node, GAIN, grid, values, choices=choices)
    return started(changed(network, noise=0.0), start)


@pytest.fixture(scope="module", params=MODELS)
def exact(request: pytest.FixtureRequest) -> tuple[str, np.ndarray]:
    """Node model, and its states at the samples, by SciPy to 1e-12."""
    coarsest, sample_s, start, _ = MODELS[request.param]
    form, _, inputs, _ = without_noise(request.param, "heun", coarsest, sample_s)
    rate = jax.jit(partial(network_rate, form, inputs.parameters, inputs.wiring))
    times = np.arange(1, SAMPLES + 1) * sample_s / form.unit_s
    found = solve_ivp(
        lambda _, x: np.asarray(rate(jnp.asarray(x.reshape(start.shape)))).ravel(),
        (0, times[-1]),
        start.ravel(),
        "DOP853",
        times,
        rtol=1e-12,
        atol=1e-14,
    )
    return request.param, found.y.T.reshape(SAMPLES, *start.shape)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_integrators_converge_with_their_order(name: str, exact):
    node, expected = exact
    coarsest, sample_s, _, _ = MODELS[node]
    errors = []
    for halved in range(3):
        dt_s = coarsest / 2 ** (halved + 2)
        network = without_noise(node, name, dt_s, sample_s)
        found = states(network, network.grid)
        errors.append(np.sqrt(((found - expected) ** 2).mean()))
    slope = -np.polyfit(range(3), np.log2(errors), 1)[0]
    assert slope == pytest.approx(integrator(name).order, abs=0.2)


@pytest.mark.parametrize("node", ["wilson_cowan", "reduced_wong_wang", "linear"])
def test_without_rotation_the_splitting_is_heun(node: str):
    grid = Grid(10, 0, 5, 1e-3)
    heun, turned = (
        states(assemble(node, GAIN, grid, choices=Choices(integrator=name)), grid)
        for name in ("heun", "rotation")
    )
    np.testing.assert_array_equal(turned, heun)


# ------------------------------------------------------------------ weak order
#
# A linear network takes x to R x + B kick in a step, so its stationary covariance is
# known without any statistics: P = R P R^T + B Q B^T.

TAU, SIGMA, SEEDS = np.array([0.5, 1.0, 2.0]), 0.7, 40


@cache
def one_step(name: str, dt: float) -> tuple[np.ndarray, np.ndarray]:
    """States (start, region) after one step: without noise from unit vectors, and with
    noise from rest (seed, region)."""
    grid = Grid(1, 0, 1, dt)
    choices = Choices(integrator=name, check_step=False)
    starts = np.concatenate([np.eye(3), np.zeros((SEEDS, 3))])
    noise = np.repeat([0.001, SIGMA], [3, SEEDS])
    values = {"tau": TAU, "noise": noise}
    form, _, inputs, over = assemble(
        "linear", GAIN, grid, values, None, choices, ("noise",)
    )
    (p,) = inputs.parameters
    p = {**p, "noise": p["noise"].at[:3].set(0.0)}
    inputs = inputs._replace(parameters=(p,), start=jnp.asarray(starts)[:, None, :])
    keys = jax.random.split(jax.random.key(3), len(starts))
    samples = simulate(form, grid, inputs, keys, STATES, (*over, "start")).samples
    assert samples is not None
    found = np.asarray(samples)[:, 0, 0]
    return found[:3], found[3:]


def maps(name: str, dt: float) -> tuple[np.ndarray, np.ndarray]:
    """R and B."""
    kept, answers = one_step(name, dt)
    kicks = one_step("euler", dt)[1]
    return kept.T, np.linalg.lstsq(kicks, answers)[0].T


def drift() -> np.ndarray:
    return 0.5 * GAIN - np.diag(1 / TAU)  # G = 0.5


def variance(name: str, dt: float) -> np.ndarray:
    kept, brought = maps(name, dt)
    return solve_discrete_lyapunov(kept, brought @ brought.T * SIGMA**2 * dt)


def test_euler_kicks_by_draws_of_the_known_size():
    draws = one_step("euler", 0.1)[1] / (SIGMA * 0.1**0.5)
    np.testing.assert_allclose(2 * draws, np.round(2 * draws), atol=1e-12)
    assert len(np.unique(draws.round(6))) > 8
    assert draws.std() == pytest.approx(1.0, abs=0.25)  # 120 draws: 0.065


POLYNOMIALS: dict[str, tuple[Callable, Callable]] = {
    "euler": (lambda z, one: one + z, lambda z, one: one),
    "heun": (lambda z, one: one + z + z @ z / 2, lambda z, one: one + z / 2),
    "rotation": (lambda z, one: one + z + z @ z / 2, lambda z, one: one + z / 2),
}


@pytest.mark.parametrize("name", POLYNOMIALS)
def test_a_linear_step_is_the_known_polynomial(name: str):
    z, one = 0.1 * drift(), np.eye(3)
    kept, brought = maps(name, 0.1)
    np.testing.assert_allclose(kept, POLYNOMIALS[name][0](z, one), atol=1e-14)
    np.testing.assert_allclose(brought, POLYNOMIALS[name][1](z, one), atol=1e-13)


def test_a_linear_step_of_rk4_is_four_terms_of_the_exponential():
    z = 0.1 * drift()
    expected = sum(
        np.linalg.matrix_power(z, k) / f for k, f in enumerate((1, 1, 2, 6, 24))
    )
    np.testing.assert_allclose(maps("rk4", 0.1)[0], expected, atol=1e-14)


@pytest.mark.parametrize(("name", "order"), [("euler", 1), ("heun", 2)])
def test_the_variance_converges_with_the_weak_order(name: str, order: int):
    exactly = solve_continuous_lyapunov(drift(), -(SIGMA**2) * np.eye(3))
    errors = [np.abs(variance(name, 0.1 / 2**k) - exactly).max() for k in range(3)]
    slope = -np.polyfit(range(3), np.log2(errors), 1)[0]
    assert slope == pytest.approx(order, abs=0.2)


# ------------------------------------------------------------------ rotation

FAST, DT = 40.0, 1e-3


def oscillators(name: str, a: float, gain: np.ndarray, grid: Grid, **more) -> Assembled:
    """Hopf regions at 40 Hz, without noise."""
    choices = Choices(integrator=name, check_step=False)
    network = assemble("hopf", gain, grid, more, choices=choices)
    return changed(network, a=a, frequency_hz=FAST, noise=0.0)


def growth_per_s(name: str, a: float) -> float:
    grid = Grid(20, 0, 1, DT)
    start = np.array([[1e-7], [0.0]])
    x = states(started(oscillators(name, a, np.zeros((1, 1)), grid), start), grid)
    radius = np.hypot(x[:, 0, 0], x[:, 1, 0])
    return float(np.log(radius[-1] / radius[0])) / (19 * DT)


# SCIENCE.md A.1.7
@pytest.mark.parametrize(("name", "expected"), [("euler", 25.9), ("heun", -4.66)])
def test_other_schemes_change_the_growth_at_40_hz(name: str, expected: float):
    assert growth_per_s(name, -5.0) == pytest.approx(expected, abs=0.05)


def test_the_rotation_leaves_the_growth_alone():
    found = growth_per_s("rotation", -5.0)
    assert found * DT == pytest.approx(-5.0 * DT, abs=1e-6)
    # what is left is Heun's own, a^3 dt^2 / 6 = 2e-5
    z = -5.0 * DT
    assert found == pytest.approx(np.log(1 + z + z**2 / 2) / DT, abs=1e-8)


def test_at_the_hopf_point_a_rotation_neither_grows_nor_decays():
    assert growth_per_s("rotation", 0.0) == pytest.approx(0.0, abs=1e-9)


def test_the_rotation_turns_by_its_angle():
    grid = Grid(50, 0, 1, DT)
    start = np.array([[1e-7], [0.0]])
    network = oscillators("rotation", 0.0, np.zeros((1, 1)), grid)
    x = states(started(network, start), grid)
    angle = np.unwrap(np.arctan2(x[:, 1, 0], x[:, 0, 0]))
    expected = 2 * np.pi * FAST * DT * np.arange(1, 51)
    np.testing.assert_allclose(angle, expected, atol=1e-10)


@pytest.mark.parametrize("a", [0.04, 5.0])
def test_the_limit_cycle_has_its_radius_whatever_the_step(a: float):
    # one sample after 3000 steps: 0.04 needs 1 / 0.08 s to forget its start by a third
    grid = Grid(1, 0, 3000, 0.01 if a < 1 else DT)
    start = np.array([[1.2], [0.0]]) * a**0.5
    network = oscillators("rotation", a, np.zeros((1, 1)), grid)
    x = states(started(network, start), grid)
    radius = float(np.hypot(x[0, 0, 0], x[0, 1, 0]))
    left = 0.2 * a**0.5 * np.exp(-2 * a * grid.sample_s)
    assert radius == pytest.approx(a**0.5, abs=max(2 * left, 1e-12))


START = np.array([[0.5, -0.2, 0.1], [0.0, 0.4, -0.3]])
LENGTHS_MM = np.array([[0, 20.0, 60.0], [20.0, 0, 40.0], [60.0, 40.0, 0]])


@pytest.mark.parametrize("delayed", [False, True])
def test_coupled_rotations_converge_with_order_two(delayed: bool):
    # tracts of 20, 40, 60 mm at 5 m/s: 4, 8, 12 ms, whole steps on every grid. What RK4
    # reads between steps is interpolated, an error 64 times below the last compared
    tracts = Tracts(LENGTHS_MM, 5.0) if delayed else None
    found = []
    for name, substeps in (("rotation", 4), ("rotation", 8), ("rk4", 64)):
        grid = Grid(10, 0, substeps, 4e-3 / substeps)
        choices = Choices(integrator=name, check_step=False)
        network = assemble("hopf", 20 * GAIN, grid, tracts=tracts, choices=choices)
        assert (network.form.lag is not None) == delayed
        network = changed(network, a=2.0, frequency_hz=[38.0, 40, 43], noise=0.0)
        found.append(states(started(network, START), grid))
    coarse, fine = (np.sqrt(((x - found[-1]) ** 2).mean()) for x in found[:-1])
    assert np.log2(coarse / fine) == pytest.approx(2.0, abs=0.2)
    assert coarse < 0.01


def test_noise_turns_with_the_region():
    # isotropic noise at the start of a half turn: the variance is that of Heun at rest,
    # the same for x and y
    grid = Grid(400, 20, 10, DT)
    network = oscillators("rotation", -50.0, np.zeros((32, 32)), grid)
    network = changed(network, noise=0.01)
    form, _, inputs, _ = network
    keys = jax.random.split(jax.random.key(0), 16)
    x = np.asarray(simulate(form, grid, inputs, keys, STATES).samples)
    z = -50.0 * DT
    exactly = 1e-4 * DT * (1 + z / 2) ** 2 / (1 - (1 + z + z**2 / 2) ** 2)
    # 512 regions of 4 s with a memory of 10 ms: 2e5 independent values, 0.3 %
    np.testing.assert_allclose((x**2).mean(axis=(0, 1, 3)), exactly, rtol=0.015)


# ------------------------------------------------------------------ RK4's noise


def test_rk4_lets_half_of_the_noise_through_the_step():
    # half before, half after: a kick k comes out as (R + 1) k / 2, R the step itself
    step, brought = maps("rk4", 0.1)
    np.testing.assert_allclose(brought, (step + np.eye(3)) / 2, atol=1e-13)


def test_rk4_has_a_variance_of_second_order():
    exactly = solve_continuous_lyapunov(drift(), -(SIGMA**2) * np.eye(3))
    errors = [np.abs(variance("rk4", 0.1 / 2**k) - exactly).max() for k in range(3)]
    slope = -np.polyfit(range(3), np.log2(errors), 1)[0]
    assert slope == pytest.approx(2.0, abs=0.2)


# ------------------------------------------------------------------ reach


@pytest.mark.slow
@pytest.mark.parametrize("one", INTEGRATORS, ids=lambda one: one.info.name)
def test_decay_stays_decay_up_to_the_reach(one: Integrator):
    # isolated, without coupling: x -> R(z) x with |R| < 1 for z down to -reach
    for share in (0.4, 0.99):
        grid = Grid(1, 0, 1, 0.1 * one.reach * share)
        choices = Choices(integrator=one.info.name)
        network = assemble(
            "linear", np.zeros((1, 1)), grid, {"tau": 0.1}, None, choices
        )
        network = started(changed(network, noise=0.0), np.ones((1, 1)))
        assert abs(states(network, grid)[0, 0, 0]) < 1
