"""What is made of samples while stepping, against the same made of the samples."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.signal import welch

from brainTwinStudio.engine.assemble import Assembled, Choices, assemble
from brainTwinStudio.engine.form import single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.observe import balloon, balloon_sets
from brainTwinStudio.engine.reductions import Connectivity, Moments, Spectrum
from brainTwinStudio.engine.sampling import pieces_of
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Memory, Run, Watch

REGIONS, SEEDS, SEGMENT = 5, 3, 32
# 300 samples: 17 half-overlapping segments of 32 and 12 samples left over
GRID = Grid(samples=300, burn_in=7, substeps=4, dt_s=0.1)
RATE_HZ = 1 / GRID.sample_s
SPECTRUM = Spectrum(SEGMENT, RATE_HZ)
WATCH = Watch(reductions=(Connectivity(), Moments(), SPECTRUM))
KEYS = jax.random.split(jax.random.key(0), SEEDS)
PLAIN = Memory()


def hopf(
    dtype: type[np.floating] = np.float64, grid: Grid = GRID, **values
) -> Assembled:
    gain = np.random.default_rng(0).uniform(0, 0.2, (REGIONS, REGIONS))
    np.fill_diagonal(gain, 0)
    return assemble("hopf", gain, grid, values, choices=Choices(dtype=dtype))


def run(network: Assembled, watch: Watch = WATCH, memory: Memory = PLAIN) -> Run:
    form, grid, inputs, over = network
    return simulate(form, grid, inputs, KEYS, watch, over, memory)


@pytest.fixture(scope="module", params=[np.float64, np.float32])
def reduced(request: pytest.FixtureRequest) -> tuple[Run, np.ndarray, float]:
    """A run, its samples (seed, time, region) in double precision, and how far numbers
    of its type may be off, relative to the largest."""
    found = run(hopf(request.param))
    assert found.samples.dtype == request.param
    tolerance = 1e-10 if request.param is np.float64 else 1e-4
    return found, np.asarray(found.samples, np.float64), tolerance


def assert_close(found: jax.Array, expected: np.ndarray, tolerance: float):
    assert found.shape == expected.shape
    limit = tolerance * np.abs(expected).max()
    np.testing.assert_allclose(np.asarray(found), expected, rtol=0, atol=limit)


def test_fc_is_that_of_the_samples(reduced):
    found, x, tolerance = reduced
    expected = np.stack([np.corrcoef(row.T) for row in x])
    assert_close(found.reduced["fc"], expected, tolerance)


def test_covariance_is_that_of_the_samples(reduced):
    found, x, tolerance = reduced
    expected = np.stack([np.cov(row.T) for row in x])
    assert_close(found.reduced["covariance"], expected, tolerance)


def test_spectra_are_those_of_welch(reduced):
    found, x, tolerance = reduced
    hz, expected = welch(x, RATE_HZ, "hann", SEGMENT, axis=1)
    np.testing.assert_allclose(SPECTRUM.frequencies_hz, hz)
    assert_close(found.reduced["psd"], np.swapaxes(expected, 1, 2), tolerance)


def test_answers_keep_the_type_of_the_run(reduced):
    found, _, _ = reduced
    assert {answer.dtype for answer in found.reduced.values()} == {found.samples.dtype}


# 16: exactly one segment of 16; 23: one and most of a second
@pytest.mark.parametrize("samples", [16, 23, 57])
def test_spectra_of_short_runs_are_those_of_welch(samples: int):
    spectrum = Spectrum(16, RATE_HZ)
    grid = GRID._replace(samples=samples)
    found = run(hopf(grid=grid), Watch(reductions=(spectrum,)))
    expected = welch(np.asarray(found.samples), RATE_HZ, "hann", 16, axis=1)[1]
    assert_close(found.reduced["psd"], np.swapaxes(expected, 1, 2), 1e-10)


def test_a_mean_far_from_zero_does_not_spoil_them():
    # Welford: the samples lie 1e4 standard deviations from 0
    moments = Moments()
    x = np.random.default_rng(0).normal(1e4, 1.0, (200, 3))
    tally = moments.start(3, np.float64)
    for count, row in enumerate(x):
        tally = moments.add(tally, jnp.asarray(row), jnp.asarray(count))
    found = moments.finish(tally, jnp.asarray(200))
    assert_close(found, np.cov(x.T), 1e-10)


def test_regions_that_never_change_have_no_correlation():
    x = np.random.default_rng(0).normal(size=(50, 3))
    x[:, 1] = 0.3
    connectivity = Connectivity()

    def fc(x: jax.Array) -> jax.Array:
        def add(tally, item):
            return connectivity.add(tally, *item), None

        start = connectivity.start(3, x.dtype)
        tally, _ = jax.lax.scan(add, start, (x, jnp.arange(50)))
        return connectivity.finish(tally, jnp.asarray(50))

    found = fc(jnp.asarray(x))
    assert not np.asarray(found)[1].any()
    assert float(found[0, 2]) == pytest.approx(
        float(np.asarray(np.corrcoef(x.T))[0, 2]), abs=1e-12
    )
    slope = jax.grad(lambda x: fc(x).sum())(jnp.asarray(x))
    assert np.isfinite(np.asarray(slope)).all()


def test_the_burn_in_is_not_counted():
    # the same run, once with the first 7 samples counted
    longer = GRID._replace(samples=GRID.samples + GRID.burn_in, burn_in=0)
    whole, cut = run(hopf(grid=longer)), run(hopf())
    x = np.asarray(whole.samples)
    np.testing.assert_array_equal(np.asarray(cut.samples), x[:, GRID.burn_in :])
    expected = np.stack([np.cov(row[GRID.burn_in :].T) for row in x])
    assert_close(cut.reduced["covariance"], expected, 1e-10)


def test_every_member_of_a_batch_has_its_own():
    over = np.linspace(-0.3, -0.05, SEEDS)
    form, grid, inputs, _ = hopf()
    (p,) = inputs.parameters
    rows = jnp.broadcast_to(jnp.asarray(over)[:, None], (SEEDS, REGIONS))
    many = inputs._replace(parameters=({**p, "a": rows},))
    found = simulate(form, grid, many, KEYS, WATCH, ("a",))
    for k, x in enumerate(np.asarray(found.samples)):
        assert_close(found.reduced["fc"][k], np.corrcoef(x.T), 1e-10)
        expected = welch(x, RATE_HZ, "hann", SEGMENT, axis=0)[1].T
        assert_close(found.reduced["psd"][k], expected, 1e-10)


def test_samples_are_given_back_only_when_wanted():
    found = run(hopf(), WATCH._replace(keep=False))
    assert found.samples.shape == (SEEDS, 0, REGIONS)
    kept = run(hopf())
    for name, answer in kept.reduced.items():
        assert_close(found.reduced[name], np.asarray(answer), 1e-12)


@pytest.mark.parametrize("segments", [4, 40])
def test_answers_do_not_depend_on_what_a_backward_pass_keeps(segments: int):
    # 307 samples with the burn-in: 4 and 40 stretches do not divide them
    plain, split = run(hopf()), run(hopf(), memory=Memory(segments, 2))
    np.testing.assert_array_equal(plain.samples, split.samples)
    np.testing.assert_array_equal(plain.finite, split.finite)
    for name, answer in plain.reduced.items():
        assert_close(split.reduced[name], np.asarray(answer), 1e-12)


# ------------------------------------------------------------------ memory


def bytes_needed(samples: int, draws: str, values: dict[str, float], keep: bool) -> int:
    """Memory of a compiled run of one seed, its answers included."""
    grid = Grid(samples, 10, 2, 0.1)
    gain = 0.1 * (1 - np.eye(20))
    form, _, inputs, _ = assemble(
        "hopf", gain, grid, values, choices=Choices(draws=draws)
    )
    watch = WATCH._replace(keep=keep)

    def reduce(inputs, keys):
        return simulate(form, grid, inputs, keys, watch)

    memory = jax.jit(reduce).lower(inputs, KEYS[:1]).compile().memory_analysis()
    assert memory is not None
    return memory.temp_size_in_bytes + memory.output_size_in_bytes


SHORT, LONG = 100, 10_000
# bytes of a sample and seed that stay: its number; number and slow gain; and its keys
KINDS = {
    "coins": ("coins", {}, 4),
    "slow gain": ("coins", {"gain_depth": 0.5, "gain_tau_s": 15.0}, 32),
    "normal": ("normal", {}, 24),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_memory_does_not_grow_with_what_is_simulated(kind: str):
    draws, values, most = KINDS[kind]
    short, long = (bytes_needed(n, draws, values, False) for n in (SHORT, LONG))
    # a trajectory of 20 regions would be 160 bytes a sample, of the steps 640
    assert (long - short) / (LONG - SHORT) < 1.1 * most


def test_kept_samples_are_all_that_grows():
    short, long = (bytes_needed(n, "coins", {}, True) for n in (SHORT, LONG))
    # samples (time, region) with the burn-in, and those given back
    assert (long - short) / (LONG - SHORT) < 1.1 * (2 * 20 * 8 + 4)


# ------------------------------------------------------------------ BOLD while stepping

MODELS: dict[str, tuple[Grid, dict[str, float]]] = {
    # a sample of 0.8 s is 5 pieces of 0.16 s, the longest step of the haemodynamics
    "reduced_wong_wang": (Grid(20, 2, 800, 1e-3), {"noise": 0.01}),
    "hopf": (Grid(20, 2, 10, 0.08), {"noise": 0.02}),
}


@pytest.mark.parametrize("node", MODELS)
def test_bold_is_the_balloon_s_answer_to_the_mean_drive_of_its_steps(node: str):
    grid, values = MODELS[node]
    values = {**values, "drive_gain": 2.0, "drive_baseline": 0.05}
    gain = 0.2 * (1 - np.eye(3))
    form, _, inputs, _ = assemble(node, gain, grid, values)
    bold = simulate(form, grid, inputs, KEYS, Watch(balloon="stephan2007")).samples
    # the same steps, sampled at the end of every piece: noise is that of the step
    pieces = 5
    finer = Grid(20 * pieces, 2 * pieces, grid.substeps // pieces, grid.dt_s)
    finer = finer._replace(samples=22 * pieces, burn_in=0)
    drive = simulate(form, finer, inputs, KEYS, Watch(averaged=True)).samples
    expected = by_hand(np.asarray(drive), finer.sample_s)
    expected = expected[:, pieces - 1 :: pieces][:, grid.burn_in :]
    assert np.abs(expected).max() > 1e-4
    assert_close(bold, expected, 1e-10)


def by_hand(drive: np.ndarray, step_s: float) -> np.ndarray:
    """BOLD (seed, time, region) of drive (seed, time, region)."""
    model = balloon_sets.STEPHAN2007
    step: Callable = jax.jit(lambda s, z: balloon.step(s, z, step_s, model))
    found = []
    for row in drive:
        state = balloon.rest(row.shape[1], np.float64)
        for now in row:
            state = step(state, jnp.asarray(2.0 * (now - 0.05)))
            found.append(balloon.signal(state, model))
    return np.asarray(found).reshape(drive.shape)


@pytest.mark.parametrize("name", [one.name for one in balloon_sets.BALLOONS])
@pytest.mark.parametrize(("substeps", "dt_s"), [(800, 1e-3), (77, 0.026), (20, 0.04)])
def test_the_haemodynamics_never_step_too_far(name: str, substeps: int, dt_s: float):
    grid = Grid(1, 0, substeps, dt_s)
    form = single("hopf", "diffusive", 1)
    pieces = pieces_of(form, grid, Watch(balloon=name), Memory())
    longest = balloon.longest_step_s(balloon_sets.balloon(name))
    assert substeps % pieces == 0
    assert grid.sample_s / pieces <= longest * (1 + 1e-9)
