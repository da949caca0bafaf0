"""The linear theory of every node model, against SciPy, finite differences and runs."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.linalg import expm, solve_continuous_lyapunov

from brainTwinStudio.engine import linear as hopf_only
from brainTwinStudio.engine.fixed_point import (
    MOST_STEPS,
    fixed_point,
    flattened,
    places,
    settled,
    unflattened,
)
from brainTwinStudio.engine.form import Form, Group, Wiring
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.linearise import (
    correlation,
    covariance,
    growth,
    lagged_covariance,
    linearised,
    observed,
    require_stable,
)
from brainTwinStudio.engine.network import network_rate
from brainTwinStudio.engine.nodes import NODE_MODELS
from brainTwinStudio.engine.sampling import Inputs, Watch
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.errors import InputError
from tests.engine.resting import CASES, REGIONS, WEIGHTS, network_of, resting, solved

every_model = pytest.mark.parametrize("name", CASES)


def test_every_model_but_the_phases_is_here():
    absent = {model.info.name for model in NODE_MODELS} - set(CASES)
    assert absent == {"kuramoto", "neural_sde"}  # the second is a leak by itself


# ---------------------------------------------------------------- fixed points


NODE_STEP = {model.info.name: model.info.step for model in NODE_MODELS}


@pytest.mark.slow
@every_model
def test_the_fixed_point_is_where_a_run_without_noise_ends(name: str):
    net = resting(name)
    slowest = -growth(net.linear) * NODE_STEP[name]
    steps = int(30 / slowest)  # exp(-30) = 1e-13 of the way is left
    off = net.point.state * 1.01
    end = settled(net.form, net.parameters, net.wiring, off, steps=steps)
    np.testing.assert_allclose(end, net.point.state, rtol=1e-9, atol=1e-11)


def test_the_simulator_rests_at_the_fixed_point():
    net = resting("wilson_cowan")
    silent = ({**net.parameters[0], "noise": jnp.zeros(REGIONS)},)
    inputs = Inputs(silent, net.wiring, start=net.point.state + 0.01)
    keys = jax.random.split(jax.random.key(0), 1)
    run = simulate(net.form, Grid(1, 0, 4000, 1e-4), inputs, keys, Watch("states"))
    assert run.samples is not None
    np.testing.assert_allclose(run.samples[0, -1], net.point.state, rtol=1e-10)


@every_model
def test_the_network_is_stable_and_stands_still(name: str):
    net = resting(name)
    assert require_stable(net.form, net.point, net.linear) < 0
    rate = network_rate(net.form, net.parameters, net.wiring, net.point.state)
    assert np.abs(rate).max() < 1e-12
    assert int(net.point.steps) < MOST_STEPS


def test_newton_finds_the_fixed_point_from_afar():
    net = resting("wilson_cowan")
    far = jnp.ones((2, REGIONS))
    found = fixed_point(net.form, net.parameters, net.wiring, far)
    np.testing.assert_allclose(found.state, net.point.state, rtol=1e-12)


def test_constant_stimulation_moves_the_fixed_point():
    net = resting("wilson_cowan")
    push = jnp.asarray([0.1, 0, 0, 0])
    start = net.point.state
    found = fixed_point(net.form, net.parameters, net.wiring, start, push)
    end = settled(net.form, net.parameters, net.wiring, start, push)
    np.testing.assert_allclose(found.state, end, rtol=1e-9)
    assert found.state[0, 0] > start[0, 0]


# ---------------------------------------------------------------- refusals


def test_phases_have_no_fixed_point():
    form, parameters, wiring = network_of("kuramoto")
    point, linear = solved(form, parameters, wiring, jnp.zeros((1, REGIONS)))
    with pytest.raises(
        InputError, match=r"^Kuramoto.*: no fixed point found; .* per s"
    ):
        require_stable(form, point, linear)


def test_oscillators_do_not_rest_at_their_fixed_point():
    form, parameters, wiring = network_of("hopf", a=0.3)
    start = jnp.full((2, REGIONS), 1e-3)
    point, linear = solved(form, parameters, wiring, start)
    fastest = float(parameters[0]["a"].max())
    assert 0 < growth(linear) < fastest
    with pytest.raises(
        InputError, match=r"^Hopf oscillator: .* not stable; .* grow by"
    ):
        require_stable(form, point, linear)


def test_a_state_that_left_all_bounds_is_refused():
    net = resting("linear")
    point = net.point._replace(state=net.point.state.at[0, 0].set(jnp.nan))
    with pytest.raises(InputError, match="left all bounds"):
        require_stable(net.form, point, net.linear)


# ---------------------------------------------------------------- covariances


@every_model
def test_the_covariance_equals_scipy(name: str):
    net = resting(name)
    a, q = np.asarray(net.linear.matrix), np.asarray(net.linear.forcing)
    expected = solve_continuous_lyapunov(a, -q)
    variance = np.diag(expected)
    silent = variance < 1e-16 * variance.max()  # no noise reaches x1 of the Epileptor
    scale = np.sqrt(np.where(silent, variance.max(), variance))
    # relative to the standard deviations of the two states
    error = np.abs(np.asarray(net.covariance) - expected) / scale / scale[:, None]
    assert error.max() < 1e-8


def test_the_hopf_network_equals_its_complex_form():
    net = resting("hopf")
    p = net.parameters[0]
    gain = net.wiring.gain
    system = hopf_only.system_matrix(p["a"], p["frequency_hz"], gain, gain.sum(axis=1))
    expected = hopf_only.covariance(system, p["noise"])
    found = observed(net.linear, net.covariance)
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_the_linear_model_is_the_textbook():
    # SCIENCE.md A.10: A = -I / tau + G C, whatever the state
    net = resting("linear")
    p = net.parameters[0]
    expected = net.wiring.gain - np.diag(1 / p["tau"])
    np.testing.assert_allclose(net.linear.matrix, expected, atol=1e-15)
    np.testing.assert_allclose(net.linear.forcing, np.diag(p["noise"] ** 2))


def test_lagged_covariances_equal_scipy():
    net = resting("wilson_cowan")
    for lag in (0.0, 3.0, 200.0):
        found = lagged_covariance(net.linear, lag)
        expected = expm(np.asarray(net.linear.matrix) * lag) @ net.covariance
        largest = np.abs(expected).max()
        assert np.abs(np.asarray(found - expected)).max() < 1e-11 * largest


def test_correlations_are_one_with_oneself():
    net = resting("wilson_cowan")
    fc = np.asarray(correlation(observed(net.linear, net.covariance)))
    np.testing.assert_allclose(np.diag(fc), 1)
    assert (np.abs(fc - np.eye(REGIONS)) < 1).all()
    assert (fc > 0).all()  # excitatory coupling


def test_what_is_read_is_weighed_by_its_gradient():
    net = resting("wilson_cowan")  # bold E, potential E - I
    unit = np.eye(REGIONS)
    np.testing.assert_allclose(net.linear.readout("bold"), np.hstack([unit, 0 * unit]))
    np.testing.assert_allclose(
        net.linear.readout("potential"), np.hstack([unit, -unit])
    )


# ---------------------------------------------------------------- two models


def mixed() -> tuple[Form, tuple[dict[str, jax.Array], ...], Wiring]:
    """Two Wilson-Cowan regions (two states) and two of one state, 5 times as fast as
    they would be alone."""
    ends = (network_of("wilson_cowan"), network_of("reduced_wong_wang"))
    groups = (
        Group("wilson_cowan", "additive", 2),
        Group("reduced_wong_wang", "additive", 2, pace=5.0),
    )
    cut = tuple(
        {k: v[:2] if v.ndim else v for k, v in end[1][0].items()} for end in ends
    )
    return Form(groups, 1, 0.001), cut, Wiring(jnp.asarray(0.3 * WEIGHTS))


def test_states_that_a_model_lacks_do_not_exist():
    form, parameters, wiring = mixed()
    rows, regions = places(form)
    np.testing.assert_array_equal(rows, [0, 0, 0, 0, 1, 1])
    np.testing.assert_array_equal(regions, [0, 1, 2, 3, 0, 1])
    start = settled(form, parameters, wiring)
    point, linear = solved(form, parameters, wiring, start)
    np.testing.assert_allclose(point.state, start, atol=1e-10)
    np.testing.assert_array_equal(point.state[1, 2:], 0)
    np.testing.assert_array_equal(
        unflattened(form, flattened(form, point.state)), point.state
    )
    assert require_stable(form, point, linear) < 0
    a, q = np.asarray(linear.matrix), np.asarray(linear.forcing)
    sigma = parameters[1]["noise"]
    np.testing.assert_allclose(np.diag(q)[2:4], 5 * sigma**2)
    expected = solve_continuous_lyapunov(a, -q)
    np.testing.assert_allclose(
        covariance(linear), expected, atol=1e-12 * expected.max()
    )


# ---------------------------------------------------------------- gradients


def objective(name: str):
    """A weighted sum of the observed covariance, as a function of G over its value, of
    steps of one parameter in all regions, and of a step of the gain."""
    net, changed = resting(name), CASES[name][1]
    rng = np.random.default_rng(4)
    parameter_along = jnp.asarray(rng.normal(size=REGIONS))
    gain_along = jnp.asarray(rng.normal(size=WEIGHTS.shape) * WEIGHTS)
    weights = jnp.asarray(rng.normal(size=WEIGHTS.shape))
    unit = float(jnp.abs(observed(net.linear, net.covariance, "potential")).max())

    def value(moved: jax.Array) -> jax.Array:
        p = dict(net.parameters[0])
        # a thousandth: steps must not leave the basin of the fixed point
        p[changed] = p[changed] + 1e-3 * moved[1] * parameter_along
        gain = net.wiring.gain * (1 + 0.1 * moved[0]) + 1e-2 * moved[2] * gain_along
        wiring = Wiring(gain)
        point = fixed_point(net.form, (p,), wiring, net.point.state)
        linear = linearised(net.form, (p,), wiring, point.state)
        seen = observed(linear, covariance(linear), "potential")
        return jnp.sum(weights * seen) / unit

    return value


@pytest.mark.slow
@every_model
def test_gradients_equal_finite_differences(name: str):
    both = jax.jit(jax.value_and_grad(objective(name)))
    found = both(jnp.zeros(3))[1]
    h = 0.02
    for axis, step in enumerate(np.eye(3) * h):
        ends = [float(both(jnp.asarray(k * step))[0]) for k in (-2, -1, 1, 2)]
        expected = (ends[0] - 8 * ends[1] + 8 * ends[2] - ends[3]) / (12 * h)
        # fourth order: h^4 = 2e-7; 1e-12: rounding over h
        assert float(found[axis]) == pytest.approx(expected, rel=1e-5, abs=1e-12)


@pytest.mark.slow
def test_forward_and_second_derivatives_are_exact_too():
    value = objective("wilson_cowan")
    along = jnp.asarray([1.0, 1.0, 1.0])
    slope = jax.jit(jax.grad(value))
    forward = jax.jit(lambda at: jax.jvp(value, (at,), (along,))[1])(jnp.zeros(3))
    assert float(forward) == pytest.approx(float(slope(jnp.zeros(3)) @ along), rel=1e-9)
    h = 1e-3
    expected = (slope(h * along) - slope(-h * along)) / (2 * h)
    found = jax.jit(lambda at: jax.jvp(jax.grad(value), (at,), (along,))[1])(
        jnp.zeros(3)
    )
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-6)


# ---------------------------------------------------------------- simulations

SEEDS = 48
# model: samples, steps between them, step in s, noise. Samples lie about as far apart
# as fluctuations last; noise is 100 times weaker than usual, where nothing is linear
RUNS = {
    "linear": (1500, 10, 0.1, 1.0),
    "reduced_wong_wang": (1000, 50, 2e-3, 1e-5),
    "wilson_cowan": (1000, 20, 4e-4, 1e-4),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", RUNS)
def test_the_covariance_is_that_of_long_simulations(name: str):
    samples, substeps, dt_s, noise = RUNS[name]
    net = resting(name)
    values = {**net.parameters[0], "noise": jnp.full(REGIONS, noise)}
    linear = linearised(net.form, (values,), net.wiring, net.point.state)
    expected = np.asarray(covariance(linear))
    keys = jax.random.split(jax.random.key(2), SEEDS)
    inputs = Inputs((values,), net.wiring, start=net.point.state)
    grid = Grid(samples, 40, substeps, dt_s)
    run = simulate(net.form, grid, inputs, keys, Watch("states"))
    assert run.samples is not None
    x = np.asarray(run.samples - net.point.state).reshape(SEEDS, samples, -1)
    rows = np.einsum("sti,stj->sij", x, x) / samples
    error = np.abs(rows.mean(axis=0) - expected)
    chance = 5 * rows.std(axis=0, ddof=1) / np.sqrt(SEEDS)
    # Heun's variance is off by up to (rate dt)^2 / 6, with rates of 0.12 / dt at most
    assert (error < chance + 0.003 * expected.max()).all(), error / chance
    assert chance.max() < 0.05 * expected.max()  # or the test proves little
