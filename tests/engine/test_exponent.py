"""The largest Lyapunov exponent where it is known, and against forward derivatives."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.special import lambertw

from brainTwinStudio.engine.delays import lag_of
from brainTwinStudio.engine.exponent import Exponent, horizon, largest_exponent
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.simulation import Inputs
from brainTwinStudio.errors import InputError
from tests.engine.nodes.steps import alone, defaults
from tests.engine.resting import network_of

KEY = jax.random.key(0)


def isolated(name: str, regions: int = 1, /, **changed: object) -> tuple[Form, Inputs]:
    model = node_model(name)
    p = defaults(model, regions, **changed)
    form = single(name, model.info.couplings[0], regions)
    return form, Inputs((p,), Wiring(jnp.zeros((regions, regions))))


def test_a_damped_oscillator_forgets_at_its_damping():
    form, inputs = isolated("hopf", a=-0.2, noise=0.0)
    found = largest_exponent(form, Grid(200, 50, 10, 0.05), inputs, KEY)
    z = (-0.2 + 2j * np.pi * 0.05) * 0.05  # Heun's own growth in a step
    heun = np.log(np.abs(1 + z + z**2 / 2)) / 0.05
    assert heun == pytest.approx(-0.2, rel=2e-4)
    # the cubic term left over: (0.01 exp(-2.5))^2
    assert found.per_s == pytest.approx(heun, rel=2e-5)


def test_the_slowest_region_decides():
    form, inputs = isolated("hopf", 3, a=[-0.5, -0.1, -0.3], noise=0.0)
    found = largest_exponent(form, Grid(200, 200, 10, 0.05), inputs, KEY)
    assert found.per_s == pytest.approx(-0.1, rel=1e-3)


def test_a_limit_cycle_is_neutral():
    form, inputs = isolated("hopf", a=0.3, noise=0.0)
    found = largest_exponent(form, Grid(400, 400, 10, 0.05), inputs, KEY)
    assert found.per_s == pytest.approx(0.0, abs=1e-4)


def test_noise_makes_a_limit_cycle_forget():
    # noise common to both runs pulls their phases together (a noise-driven oscillator)
    form, inputs = isolated("hopf", a=0.3, noise=0.3)
    found = largest_exponent(form, Grid(3000, 100, 10, 0.05), inputs, KEY)
    assert found.per_s < -3 * found.error < 0


def test_a_network_without_noise_has_the_exponent_of_its_jacobian():
    form, (values,), wiring = network_of("linear")
    values = {**values, "noise": 0.0 * values["noise"]}
    inputs = Inputs((values,), wiring)
    found = largest_exponent(form, Grid(500, 1000, 5, 0.02), inputs, KEY)
    rate = np.asarray(wiring.gain) - np.diag(1 / np.asarray(values["tau"]))
    expected = np.linalg.eigvals(rate).real.max() / form.unit_s
    assert found.per_s == pytest.approx(expected, rel=1e-3)


def test_delays_count():
    # x' = -x / tau + g y(t - d), likewise y: exponent s with s + 1 / tau = g exp(-s d)
    form, inputs = isolated("linear", 2, tau=1.0, noise=0.0)
    dt, gain, steps = 0.02, 0.5, 50.0
    weights = np.array([[0.0, 1.0], [1.0, 0.0]])
    delays = steps * weights
    lag, slots = lag_of(delays, weights != 0, 10, interpolated=True)
    wiring = Wiring(
        jnp.asarray(gain * weights), delays=jnp.asarray(delays), slots=slots
    )
    form = form._replace(lag=lag)
    grid = Grid(300, 100, 10, dt * form.unit_s)
    found = largest_exponent(form, grid, inputs._replace(wiring=wiring), KEY)
    late = steps * dt
    expected = lambertw(gain * late * np.exp(late)).real / late - 1.0
    assert found.per_s == pytest.approx(expected / form.unit_s, rel=2e-3)


CHAOS = {"gCa": 1.0, "C": 0.0, "d_V": 0.65, "d_Z": 0.65, "noise": 0.0}
LARTER = Grid(20000, 500, 10, 1e-4)  # 20 s in steps of 0.1 ms


@pytest.fixture(scope="module")
def chaotic():
    form, inputs = isolated("larter_breakspear", 1, **CHAOS)
    return largest_exponent(form, LARTER, inputs, KEY)


def test_chaos_is_seen(chaotic):
    assert chaotic.per_s > 4 * chaotic.error > 0
    assert chaotic.course[-1] == pytest.approx(chaotic.per_s)


def test_differences_of_runs_agree_with_forward_derivatives(chaotic):
    model = node_model("larter_breakspear")
    rate = alone(model, defaults(model, 1, **CHAOS))
    dt = 0.1

    def heun(state: jax.Array) -> jax.Array:
        first = rate(state)
        return state + dt / 2 * (first + rate(state + dt * first))

    def step(carry, _):
        state, tangent = carry
        state, tangent = jax.jvp(heun, (state,), (tangent,))
        size = jnp.linalg.norm(tangent)
        return (state, tangent / size), jnp.log(size)

    start = jnp.asarray([[0.1], [0.1], [0.1]])
    run = jax.jit(lambda s: jax.lax.scan(step, (s, jnp.ones_like(s)), None, 205000)[1])
    growth = np.asarray(run(start))[5000:]
    expected = growth.mean() / dt * 1000
    # two runs of one attractor from different starts
    assert chaotic.per_s == pytest.approx(expected, abs=4 * chaotic.error)


def test_rest_is_not_chaotic():
    changed = {**CHAOS, "d_V": 0.5, "d_Z": 0.5}
    form, inputs = isolated("larter_breakspear", 1, **changed)
    assert largest_exponent(form, LARTER, inputs, KEY).per_s < 0


@pytest.mark.parametrize("draws", ["coins", "normal"])
def test_both_kinds_of_noise_are_taken(draws: str):
    form, inputs = isolated("hopf", a=-0.2, noise=0.01)
    form = form._replace(draws=draws)
    found = largest_exponent(form, Grid(300, 50, 10, 0.05), inputs, KEY)
    # weak noise: 3 x^2 less than a
    assert found.per_s == pytest.approx(-0.2, rel=0.02)


def test_a_run_that_explodes_is_said():
    form, inputs = isolated("linear", 2, tau=1.0, noise=0.01)
    inputs = inputs._replace(wiring=Wiring(jnp.full((2, 2), 1e9)))
    with pytest.raises(InputError, match="left all bounds"):
        largest_exponent(form, Grid(3000, 0, 10, 0.1), inputs, KEY)


def test_a_run_that_is_too_short_is_refused():
    form, inputs = isolated("hopf")
    with pytest.raises(InputError, match="too short"):
        largest_exponent(form, Grid(5, 0, 10, 0.1), inputs, KEY)


# ------------------------------------------------------------------ horizon


def steady(per_s: float, bursts: float = 0.0) -> Exponent:
    """Growth at this rate in stretches of 0.1 s; every five seconds a change grows by
    exp(bursts) within one and loses it again in the next."""
    growth = np.full(4000, per_s * 0.1)
    growth[np.arange(4000) % 50 < 10] += bursts / 10
    growth[(np.arange(4000) - 10) % 50 < 10] -= bursts / 10
    return Exponent(per_s, 0.0, growth, 0.1)


def test_growth_allows_three_foldings():
    # 3 / 0.5 s in steps of 0.01 s, on windows that lie 8 % apart
    assert horizon(steady(0.5), 0.01, 100000) == pytest.approx(600, rel=0.08)
    assert horizon(steady(0.5), 0.01, 300) == 300


def test_decay_is_followed_to_five_per_cent():
    assert horizon(steady(-0.5), 0.01, 100000) == 600
    assert np.exp(-0.5 * 6.0) == pytest.approx(0.05, abs=0.001)


def test_a_neutral_network_is_followed_all_the_way():
    assert horizon(steady(0.0), 0.01, 5000) == 5000


def test_bursts_of_growth_shorten_the_horizon_of_a_stable_network():
    # 6 foldings within a second: e^3 after half of it
    assert horizon(steady(-0.05, bursts=6.0), 0.01, 100000) < 100
    assert horizon(steady(-0.05, bursts=1.0), 0.01, 100000) == 6000


def test_at_least_one_step_is_looked_back():
    assert horizon(steady(1e4), 0.1, 1000) == 1


def test_a_real_network_gets_a_horizon(chaotic):
    found = horizon(chaotic, 1e-4, 200000)
    assert 0 < found * 1e-4 < 3 / chaotic.per_s
