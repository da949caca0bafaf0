"""The stepping loop against what is known exactly."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.integrate import quad

from brainTwinStudio.engine import stepping
from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.grid import Grid, stable_grid, time_grid
from brainTwinStudio.engine.interventions import course_of
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.sampling import one_seed
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs, Memory, Watch, no_stimulus
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Stimulation

# One compiled loop serves all tests that need no grid of their own.
GRID = Grid(samples=40, burn_in=2, substeps=8, dt_s=0.1)
TOTAL = GRID.samples + GRID.burn_in


def kick(grid: Grid, height: float = 1.0) -> np.ndarray:
    """Heights (sample, substep) of a push during the first sample."""
    course = np.zeros((grid.samples + grid.burn_in, grid.substeps))
    course[0] = height
    return course


# ------------------------------------------------------------------ time


@pytest.mark.parametrize("tr", [0.1, 0.72, 0.8, 1.0, 2.0, 2.2, 3.0])
def test_steps_hit_every_sample(tr: float):
    grid = time_grid(100, tr)
    assert grid.substeps * grid.dt_s == pytest.approx(tr, rel=1e-15)
    assert grid.dt_s <= 0.15 * (1 + 1e-12)


def test_a_finer_grid_divides_the_steps():
    coarse, fine = time_grid(10, 0.72), time_grid(10, 0.72, divide=4)
    assert fine.substeps == 4 * coarse.substeps


def test_two_minutes_are_thrown_away():
    grid = time_grid(10, 0.72)
    assert grid.burn_in * 0.72 == pytest.approx(120, abs=0.72)


def test_fast_networks_get_a_finer_grid():
    usual, fine = stable_grid(10, 0.72, 5.0), stable_grid(10, 0.72, 40.0)
    assert usual == time_grid(10, 0.72)
    assert 40.0 * fine.dt_s < 2.0
    assert fine.substeps % usual.substeps == 0


@pytest.mark.parametrize("rate", [1e4, np.inf, np.nan])
def test_a_network_too_fast_to_simulate_is_refused(rate: float):
    with pytest.raises(InputError, match="too strong to simulate"):
        stable_grid(10, 0.72, rate)


def test_the_fastest_network_on_its_grid_stays_finite(make_network):
    gain = np.full((4, 4), 3.3) * (1 - np.eye(4))
    network = make_network(gain)
    grid = stable_grid(GRID.samples, 0.5, float(2 * gain.sum(axis=1).max() + 0.2))
    assert np.isfinite(network.run(grid)).all()


# ------------------------------------------------------------------ Hopf, exactly


def test_euler_shifts_the_hopf_point_by_the_known_amount():
    # SCIENCE.md I.1, number 11: why this engine steps by Heun
    drift = node_model("hopf").drift
    p = {"a": jnp.full(1, -0.02), "frequency_hz": jnp.full(1, 0.05)}
    state = jnp.asarray([[1e-9], [0.0]])
    for dt, expected in ((0.1, -0.0150679), (0.5, 0.0047627)):
        after = state + dt * drift(state, jnp.zeros((2, 1)), 0.0, p)
        growth = float(jnp.log(jnp.linalg.norm(after) / jnp.linalg.norm(state))) / dt
        assert growth == pytest.approx(expected, abs=1e-6)


def test_heun_keeps_the_hopf_point(make_network, stimulus_of):
    network = make_network(np.zeros((1, 1))).changed(
        a=[-0.02], frequency_hz=[0.05], noise=[0.0]
    )
    x = network.run(GRID, stimulus_of([1.0], kick(GRID, 1e-5)))[0, :, 0]
    x = x[GRID.burn_in + 2 :]
    # x obeys x(t + 2) = 2 Re(m) x(t + 1) - |m|^2 x(t), with |m| = exp(growth TR)
    lags = np.stack([x[1:-1], -x[:-2]], axis=1)
    square = np.linalg.lstsq(lags, x[2:], rcond=None)[0][1]
    growth = 0.5 * np.log(square) / (GRID.dt_s * GRID.substeps)
    assert growth == pytest.approx(-0.02, abs=1e-5)
    z = GRID.dt_s * (-0.02 + 2j * np.pi * 0.05)
    exactly = np.log(np.abs(1 + z + z**2 / 2)) / GRID.dt_s
    # the cubic term takes 1e-5^2 away
    assert growth == pytest.approx(exactly, abs=1e-9)


def test_the_limit_cycle_has_the_known_radius(make_network, stimulus_of):
    # SCIENCE.md I.1, number 10: radius sqrt(0.04); Heun errs by dt^2, 4e-6 at 1 / 28 s
    grid = Grid(samples=60, burn_in=300, substeps=80, dt_s=1 / 80)
    network = make_network(np.zeros((1, 1))).changed(
        a=[0.04], frequency_hz=[0.05], noise=[0.0]
    )
    x = network.run(grid, stimulus_of([1.0], kick(grid, 0.1)))[0, :, 0]
    # three whole periods of 20 samples; the circle has one harmonic
    radius = 2 * np.abs(np.fft.rfft(x)[3]) / 60
    assert radius == pytest.approx(0.2, abs=1e-6)


def exact_moment(a: float, beta: float) -> float:
    """E[x^2] of an isolated region: density r exp((a r^2 - r^4 / 2) / beta^2)."""

    def density(r: float) -> float:
        return r * np.exp(2 / beta**2 * (a * r**2 / 2 - r**4 / 4))

    total = quad(density, 0, 1, limit=200)[0]
    return 0.5 * quad(lambda r: r**2 * density(r), 0, 1, limit=200)[0] / total


# SCIENCE.md I.1, numbers 8 and 9, and A.1.5
MOMENTS = {-0.02: 5.25135e-3, 0.0: 7.97885e-3, 0.02: 1.28760e-2}


@pytest.mark.parametrize("a", MOMENTS)
def test_the_exact_moment_is_the_printed_one(a: float):
    assert exact_moment(a, 0.02) == pytest.approx(MOMENTS[a], rel=1e-5)


@pytest.mark.slow
def test_simulated_moments_are_exact(make_network):
    grid = Grid(samples=2000, burn_in=100, substeps=20, dt_s=0.1)
    values = np.repeat(list(MOMENTS), 16)
    n = values.size
    network = make_network(np.zeros((n, n))).changed(
        a=values, frequency_hz=np.full(n, 0.05), noise=np.full(n, 0.02)
    )
    x = network.run(grid, seeds=16)
    rows = (x**2).mean(axis=1).reshape(16, 3, 16).swapaxes(0, 1).reshape(3, 256)
    expected = np.array(list(MOMENTS.values()))
    # 256 runs of 4000 s with a memory of about 25 s: standard errors of 0.4 %
    chance = rows.std(axis=1) / np.sqrt(256) / expected
    assert chance.max() < 0.005
    np.testing.assert_allclose(rows.mean(axis=1), expected, rtol=0.01)


# ------------------------------------------------------------------ order


def errors_on_refined_grids(values: list[np.ndarray]) -> np.ndarray:
    """Root mean square difference of each but the last from the last."""
    return np.array([np.sqrt(((v - values[-1]) ** 2).mean()) for v in values[:-1]])


def slope(errors: np.ndarray) -> float:
    """Order of convergence when every grid halves the steps of the one before."""
    return float(-np.polyfit(np.arange(errors.size), np.log2(errors), 1)[0])


def test_without_noise_the_integrator_is_of_second_order(three_regions, stimulus_of):
    network = three_regions.changed(noise=np.zeros(3), a=np.full(3, 0.1))
    found = []
    for divide in (1, 2, 4, 32):
        grid = Grid(10, 0, 4 * divide, 0.25 / divide)
        # a push of the first second keeps its shape on every grid
        found.append(network.run(grid, stimulus_of(np.ones(3), kick(grid, 0.4))))
    # the finest grid's own error is 64 times smaller than the last that is compared
    assert slope(errors_on_refined_grids(found)) == pytest.approx(2.0, abs=0.1)


def test_along_a_given_noise_path_the_integrator_is_of_first_order(
    three_regions, stimulus_of
):
    # An increment dW enters Heun like a push of dW / dt: the same Brownian path on all
    # grids, and strong order 1, as theory has it for additive noise.
    network = three_regions.changed(noise=np.zeros(3), a=np.full(3, 0.1))
    finest, samples = 256, 20
    path = np.random.default_rng(0).normal(0, 0.3, size=(samples * finest))
    path /= np.sqrt(finest)
    found = []
    for substeps in (4, 8, 16, 256):
        grid = Grid(samples, 0, substeps, 1 / substeps)
        steps = path.reshape(samples, substeps, -1).sum(axis=2)
        course = steps * substeps
        found.append(network.run(grid, stimulus_of([1.0, 0.5, -1.0], course)))
    assert slope(errors_on_refined_grids(found)) == pytest.approx(1.0, abs=0.25)


# ------------------------------------------------------------------ who feels what


def test_only_the_target_feels_the_source(make_network, stimulus_of):
    gain = np.zeros((2, 2))
    gain[1, 0] = 0.5  # weights[target, source]
    network = make_network(gain)
    still = network.run(GRID, stimulus_of([0, 0], kick(GRID)))  # one program for all
    from_source = network.run(GRID, stimulus_of([1, 0], kick(GRID))) - still
    from_target = network.run(GRID, stimulus_of([0, 1], kick(GRID))) - still
    assert np.abs(from_source[..., 1]).max() > 1e-3
    assert not from_target[..., 0].any()


def test_a_stimulus_enters_only_its_targets(make_network, stimulus_of):
    network = make_network(np.zeros((3, 3)))
    still = network.run(GRID, stimulus_of([0, 0, 0], kick(GRID)))  # the same program
    pushed = network.run(GRID, stimulus_of([0, 1, 0], kick(GRID)))
    np.testing.assert_array_equal(pushed[..., [0, 2]], still[..., [0, 2]])
    assert (pushed[..., 1] != still[..., 1]).all()


def test_several_stimuli_add_up(make_network, stimulus_of):
    network = make_network(np.zeros((2, 2))).changed(noise=np.zeros(2))
    late = np.roll(kick(GRID), 3, axis=0)
    one, two = stimulus_of([1, 0], kick(GRID)), stimulus_of([0, 1], late)
    both = one._replace(
        targets=jnp.concatenate([one.targets, two.targets]),
        course=jnp.concatenate([one.course, two.course], axis=2),
    )
    expected = network.run(GRID, one) + network.run(GRID, two)
    np.testing.assert_allclose(network.run(GRID, both), expected, atol=1e-15)


def test_a_stimulus_of_no_height_changes_nothing(three_regions, stimulus_of):
    # SCIENCE.md I.1, number 37: common random numbers. These are two programs, whose
    # rounding is XLA's; plans run one, where not one bit changes (test_scenarios).
    still = three_regions.run(GRID)
    nothing = stimulus_of(np.ones(3), np.zeros((TOTAL, GRID.substeps)))
    found = three_regions.run(GRID, nothing)
    np.testing.assert_allclose(found, still, rtol=0, atol=1e-14)


def test_the_noise_does_not_depend_on_the_network(make_network):
    gain = np.zeros((3, 3))
    gain[0, 1] = 0.4
    one, other = make_network(np.zeros((3, 3))).run(GRID), make_network(gain).run(GRID)
    # regions 1 and 2 receive nothing in either
    np.testing.assert_array_equal(one[..., 1:], other[..., 1:])


def test_a_removed_region_is_as_if_it_had_never_been(make_network, stimulus_of):
    # SCIENCE.md I.1, number 36. Without noise: a smaller network draws other numbers.
    gain = np.array([[0, 0.3, 0.2], [0.1, 0, 0.4], [0.5, 0.2, 0.0]])
    here = np.array([1.0, 0, 1])
    kept = [0, 2]
    values = {"noise": np.zeros(3), "a": np.array([0.1, -0.1, -0.2])}
    masked = make_network(gain * here[:, None] * here).changed(**values)
    small = make_network(gain[np.ix_(kept, kept)]).changed(
        **{name: value[kept] for name, value in values.items()},
        frequency_hz=masked.values["frequency_hz"][jnp.asarray(kept)],
    )
    course = kick(GRID, 0.5)
    x = masked.run(GRID, stimulus_of([1, 0, 0], course))
    alone = small.run(GRID, stimulus_of([1, 0], course))
    assert not x[..., 1].any()
    np.testing.assert_allclose(x[..., kept], alone, atol=1e-12)


# ------------------------------------------------------------------ seeds, noise


def test_the_same_key_gives_the_same_run(three_regions):
    np.testing.assert_array_equal(three_regions.run(GRID), three_regions.run(GRID))


def test_seeds_differ(three_regions):
    x = three_regions.run(GRID, seeds=20)
    assert len({row.tobytes() for row in x}) == 20


def test_a_seed_gives_the_same_run_in_any_batch(three_regions):
    # products of another batch size may round differently
    few, many = three_regions.run(GRID, seeds=2), three_regions.run(GRID, seeds=20)
    np.testing.assert_allclose(few, many[:2], atol=1e-14)


def test_regions_have_noise_of_their_own(make_network):
    x = make_network(np.zeros((3, 3))).run(GRID, seeds=20)
    r = np.corrcoef(x.reshape(-1, 3).T)[np.triu_indices(3, 1)]
    # 20 runs of 32 s with a memory of 5 s: about 130 independent samples
    assert np.abs(r).max() < 0.3


SLOW_GRID = Grid(samples=1000, burn_in=20, substeps=10, dt_s=0.1)


def fast_regions(make_network, **values: float):
    """Eight regions whose power follows the gain of the noise within a second."""
    return make_network(np.zeros((8, 8))).changed(
        a=np.full(8, -1.0), noise=np.full(8, 0.005), **values
    )


def test_noise_enters_to_second_order(make_network):
    # Heun's own variance, exactly, for a step of a dt = -0.1: 0.26 % below beta^2 / 2.
    # A predictor without the noise would make it 10 % more.
    x = fast_regions(make_network, gain_tau_s=3.0).run(SLOW_GRID, seeds=64)
    z = -0.1
    exactly = 0.005**2 * 0.1 * (1 + z / 2) ** 2 / (1 - (1 + z + z**2 / 2) ** 2)
    # 512 regions of 1000 s, a memory of 0.5 s: a standard error of 0.14 %
    assert (x**2).mean() == pytest.approx(exactly, rel=0.006)


def test_the_slow_gain_keeps_the_mean_power_of_the_noise(make_network):
    # E[g^2] = exp(2 d^2 - 2 d^2) = 1
    steady, waxing = (
        (
            fast_regions(make_network, gain_tau_s=3.0, gain_depth=depth).run(
                SLOW_GRID, seeds=64
            )
            ** 2
        ).mean(axis=(1, 2))
        for depth in (0.0, 0.5)
    )
    # g^2 has variance e - 1 and a memory of 3 s: 64 x 1000 s leave 1 %
    assert waxing.mean() / steady.mean() == pytest.approx(1.0, abs=0.04)
    assert waxing.std() > 2 * steady.std()


def test_the_slow_gain_is_the_same_for_all_regions(make_network):
    network = fast_regions(make_network, gain_depth=0.8, gain_tau_s=30.0)
    x = network.run(SLOW_GRID, seeds=64)
    power = np.log((x.reshape(64, 50, 20, 8) ** 2).mean(axis=2))
    r = np.corrcoef(power.reshape(-1, 8).T)[np.triu_indices(8, 1)]
    # windows of 20 s: the log power of one region alone varies by 0.1, the gain by 2
    assert r.min() > 0.6


# ------------------------------------------------------------------ pulses


COURSE_GRID = Grid(samples=30, burn_in=5, substeps=10, dt_s=0.1)


@pytest.mark.parametrize("width", [0.001, 0.03, 0.1, 0.25, 1.0])
def test_pulses_enter_by_their_area(width: float):
    change = Stimulation(
        ("a",), "pulse-train", amplitude=2.0, frequency_hz=1.0, width_s=width
    )
    course = course_of(change, COURSE_GRID)
    area = course.sum() * COURSE_GRID.dt_s
    assert area == pytest.approx(30 * 2.0 * width, rel=1e-9)


def test_every_pulse_of_a_train_is_given_alike():
    # 0.37 s between pulses falls between steps: no pulse may be lost or doubled
    change = Stimulation(
        ("a",), "pulse-train", amplitude=1.0, frequency_hz=1 / 0.37, width_s=0.001
    )
    course = course_of(change, COURSE_GRID)[COURSE_GRID.burn_in :].ravel()
    given = np.cumsum(course) * COURSE_GRID.dt_s
    time = np.arange(1, given.size + 1) * COURSE_GRID.dt_s
    between = np.abs(time % 0.37 - 0.185) < 0.18
    begun = time // 0.37 + 1
    np.testing.assert_allclose(given[between], 0.001 * begun[between], rtol=1e-9)


def test_a_stimulus_lasts_from_start_to_stop():
    change = Stimulation(("a",), amplitude=3.0, start_s=2.05, stop_s=4.0)
    course = course_of(change, COURSE_GRID).ravel()
    begin = COURSE_GRID.burn_in * COURSE_GRID.substeps
    assert course.sum() * COURSE_GRID.dt_s == pytest.approx(3.0 * 1.95)
    assert not course[: begin + 20].any()
    assert course[begin + 20] == pytest.approx(1.5)
    assert not course[begin + 40 :].any()


@pytest.mark.parametrize("waveform", ["constant", "sine", "pulse-train"])
def test_the_burn_in_is_free_of_stimuli(waveform):
    course = course_of(Stimulation(("a",), waveform, 1.0, 0.3), COURSE_GRID)
    assert not course[: COURSE_GRID.burn_in].any()
    assert course[COURSE_GRID.burn_in :].any()


def test_a_sine_turns_at_its_frequency():
    change = Stimulation(("a",), "sine", 2.0, frequency_hz=0.5, phase_rad=0.4)
    course = course_of(change, COURSE_GRID)[COURSE_GRID.burn_in :].ravel()
    spectrum = np.fft.rfft(course) / course.size * 2
    assert np.abs(spectrum).argmax() == 15  # cycles in 30 s
    mean = 2.0 * np.sinc(0.5 * COURSE_GRID.dt_s)  # over a step
    assert np.abs(spectrum[15]) == pytest.approx(mean, rel=1e-6)


def test_a_short_pulse_moves_the_state_by_its_area(make_network, stimulus_of):
    network = make_network(np.zeros((1, 1))).changed(
        a=[-1e-6], frequency_hz=[1e-9], noise=[0.0]
    )
    change = Stimulation(
        ("a",),
        "pulse-train",
        amplitude=5.0,
        frequency_hz=0.001,
        width_s=0.01,
    )
    course = course_of(change, GRID)
    x = network.run(GRID, stimulus_of([1.0], course))[0, :, 0]
    # the cubic term takes 0.05^3 a second away
    assert x[0] == pytest.approx(0.05, rel=0.01)


# ------------------------------------------------------------------ gradients

ROLL = Grid(samples=4, burn_in=1, substeps=10, dt_s=0.1)  # 50 steps
LEAVES = (
    "gain",
    "strength",
    "a",
    "frequency_hz",
    "noise",
    "gain_depth",
    "gain_tau_s",
    "targets",
    "course",
)


@pytest.fixture(scope="module")
def roll_out():
    """value(leaves) of a roll-out with noise strong enough for the cubic term, its
    gradient, and the leaves."""
    rng = np.random.default_rng(0)
    gain = rng.uniform(0, 0.5, (4, 4)) * (1 - np.eye(4))
    leaves = {
        "gain": gain,
        "strength": gain.sum(axis=1),
        "a": rng.uniform(-0.5, 0.2, 4),
        "frequency_hz": rng.uniform(0.04, 0.07, 4),
        "noise": rng.uniform(0.2, 0.4, 4),
        "gain_depth": 0.6,
        "gain_tau_s": 10.0,
        "targets": rng.normal(size=(2, 4)),
        "course": rng.normal(size=(ROLL.samples + ROLL.burn_in, ROLL.substeps, 2)),
    }
    weights = jnp.asarray(rng.normal(size=(2, ROLL.samples, 4)))
    keys = jax.random.split(jax.random.key(0), 2)
    ready = {name: jnp.asarray(leaf, jnp.float64) for name, leaf in leaves.items()}

    def value(leaves: dict[str, jax.Array]) -> jax.Array:
        still = no_stimulus(ROLL, 4, jnp.float64)
        stimulus = still._replace(targets=leaves["targets"], course=leaves["course"])
        wiring = Wiring(leaves["gain"], leaves["strength"])
        inputs = Inputs((leaves,), wiring, stimulus)
        x = simulate(single("hopf", "diffusive", 4), ROLL, inputs, keys).samples
        return jnp.sum(weights * x**2)

    return jax.jit(value), jax.jit(jax.grad(value))(ready), ready


@pytest.mark.parametrize("leaf", LEAVES)
def test_gradients_equal_finite_differences(leaf: str, roll_out):
    # SCIENCE.md I.1, number 38
    value, gradient, leaves = roll_out
    along = np.random.default_rng(1).normal(size=leaves[leaf].shape)

    def at(step: float) -> float:
        return float(value({**leaves, leaf: leaves[leaf] + step * jnp.asarray(along)}))

    h = 1e-4
    expected = (at(h) - at(-h)) / (2 * h)
    # 1e-5: truncation h^2 = 1e-8 and rounding 1e-16 / h = 1e-12, with room
    assert float(jnp.sum(gradient[leaf] * along)) == pytest.approx(expected, rel=1e-5)


@pytest.mark.slow
def test_steps_written_out_are_the_same_steps(three_regions, monkeypatch):
    """What ships has several in a row (stepping.FORWARD), most tests one (conftest)."""
    gain, key = three_regions.gain, jax.random.key(0)

    def made(row: int) -> tuple[int, tuple[jax.Array, jax.Array]]:
        monkeypatch.setattr(stepping, "FORWARD", row)
        monkeypatch.setattr(stepping, "BACKWARD", row)

        def value(gain: jax.Array) -> jax.Array:
            inputs = three_regions.inputs()
            inputs = inputs._replace(wiring=inputs.wiring._replace(gain=gain))
            run = one_seed(three_regions.form, ROLL, Watch(), Memory(), inputs, key)
            return jnp.sum(run.samples**2)

        lowered = jax.jit(jax.value_and_grad(value)).lower(gain)
        return len(lowered.as_text()), lowered.compile()(gain)

    (short, alone), (long, written) = made(1), made(4)  # the last 2 of 10 are a rest
    assert long > short
    for one, other in zip(alone, written, strict=True):
        np.testing.assert_allclose(other, one, rtol=1e-12)


@pytest.mark.slow
def test_memory_of_gradients_does_not_grow_with_steps_per_sample():
    n, samples = 20, 300

    def bytes_of(substeps: int) -> int:
        grid = Grid(samples, 0, substeps, 0.8 / substeps)
        zeros = {"gain_depth": jnp.zeros(()), "gain_tau_s": jnp.ones(())}
        regional = {name: jnp.ones(n) for name in ("a", "frequency_hz", "noise")}
        form = single("hopf", "additive", n)
        keys = jax.random.split(jax.random.key(0), 1)

        def value(gain: jax.Array) -> jax.Array:
            inputs = Inputs(({**zeros, **regional},), Wiring(gain))
            return jnp.sum(simulate(form, grid, inputs, keys).samples ** 2)

        compiled = jax.jit(jax.grad(value)).lower(jnp.zeros((n, n))).compile()
        memory = compiled.memory_analysis()
        assert memory is not None
        return memory.temp_size_in_bytes

    # one stored state per step would make it 8 times as much
    assert bytes_of(32) < 2 * bytes_of(4)


# ------------------------------------------------------------------ precision


@pytest.mark.usefixtures("strict")
def test_float32_runs_stay_float32(three_regions):
    inputs = jax.tree.map(lambda leaf: leaf.astype(jnp.float32), three_regions.inputs())
    keys = jax.random.split(jax.random.key(0), 1)
    x = simulate(three_regions.form, GRID, inputs, keys).samples
    assert x.dtype == jnp.float32


@pytest.mark.usefixtures("strict")
def test_float64_runs_stay_float64(three_regions):
    assert three_regions.run(GRID).dtype == np.float64


def test_float32_follows_float64(three_regions):
    inputs = jax.tree.map(lambda leaf: leaf.astype(jnp.float32), three_regions.inputs())
    keys = jax.random.split(jax.random.key(0), 1)
    x = simulate(three_regions.form, GRID, inputs, keys).samples
    exact = three_regions.run(GRID)
    # the same draws in both; 336 steps of 1e-7 in a network that forgets
    np.testing.assert_allclose(x, exact, atol=1e-5 * np.abs(exact).max())
