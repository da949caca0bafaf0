"""Cheap random draws: what they are, and that statistics of networks do not notice."""

from fractions import Fraction
from functools import partial
from math import comb

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.integrate import quad
from scipy.signal import welch
from scipy.stats import kurtosis

from brainTwinStudio.engine import noise
from brainTwinStudio.engine.assemble import Choices, assemble
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Watch
from brainTwinStudio.errors import InputError

# ------------------------------------------------------------------ Squares

ALL = 2**64 - 1


def published(counter: int, key: int) -> int:
    """squares32 of arXiv:2004.06278, in integers of any length."""
    start = counter * key & ALL
    shifted = (start + key) & ALL
    x = start
    for added in (start, shifted, start):
        x = (x * x + added) & ALL
        x = (x >> 32 | x << 32) & ALL
    return ((x * x + shifted) & ALL) >> 32


def test_the_published_algorithm_gives_published_numbers():
    # first halves of the 64-bit outputs printed with the sample key of the authors;
    # the fifth round of that variant changes the second halves only
    key = 0x548C9DECBCE65297
    assert [published(n, key) for n in range(3)] == [0x36D88366, 0x944716E0, 0xC8A8F4E0]


def test_bits_are_those_of_the_published_algorithm():
    rng = np.random.default_rng(0)
    counters = rng.integers(0, 2**64, 500, np.uint64)
    counters[:4] = [0, 1, 2**32, ALL]
    keys = rng.integers(0, 2**64, 500, np.uint64) | np.uint64(1)
    found = jax.vmap(noise.squares)(jnp.asarray(counters), jnp.asarray(keys))
    pairs = zip(counters.tolist(), keys.tolist(), strict=True)
    assert found.dtype == jnp.uint32
    assert np.asarray(found).tolist() == [published(*pair) for pair in pairs]


def test_keys_of_squares_are_odd():
    keys = jax.vmap(noise.coin_key)(jax.random.split(jax.random.key(0), 1000))
    assert keys.dtype == jnp.uint64
    assert (np.asarray(keys) % 2 == 1).all()
    assert np.unique(keys).size == 1000


# ------------------------------------------------------------------ coins

ROWS, REGIONS, STEPS, SEEDS = 3, 5, 4096, 8
DRAWS = SEEDS * STEPS * ROWS * REGIONS


@partial(jax.jit, static_argnums=(2, 3))
def steps_of(key: jax.Array, steps: jax.Array, rows: int, regions: int) -> jax.Array:
    """(step, row, region)"""
    one = partial(noise.coins, key, rows=rows, regions=regions, dtype=np.dtype(float))
    return jax.vmap(one)(steps)


def first_steps(count: int) -> jax.Array:
    return jnp.arange(count, dtype=jnp.uint64)


def seed_keys(count: int) -> jax.Array:
    return jax.vmap(noise.coin_key)(jax.random.split(jax.random.key(0), count))


@pytest.fixture(scope="module")
def draws() -> np.ndarray:
    """(seed, step, row, region); an odd number of rows: half a word is left over."""
    steps = first_steps(STEPS)
    return np.stack([steps_of(k, steps, ROWS, REGIONS) for k in seed_keys(SEEDS)])


def test_draws_count_the_ones_of_half_words():
    key, step = seed_keys(1)[0], 1234
    words = noise.words_per_step(ROWS)
    found = np.asarray(steps_of(key, jnp.asarray([step], jnp.uint64), ROWS, REGIONS))
    for row in range(ROWS):
        for region in range(REGIONS):
            counter = step * words * REGIONS + row % words * REGIONS + region
            half = published(counter, int(key)) >> 16 * (row // words) & 0xFFFF
            assert found[0, row, region] == (half.bit_count() - 8) / 2


def exactly(power: int) -> Fraction:
    """A moment of ((heads of 16 coins) - 8) / 2."""
    weights = {k: Fraction(comb(16, k), 2**16) for k in range(17)}
    return sum(
        (w * Fraction(k - 8, 2) ** power for k, w in weights.items()), Fraction(0)
    )


def test_moments_of_coins_by_enumeration():
    # a normal draw has 0, 1, 0, 3, 0, 15
    assert [exactly(n) for n in range(1, 7)] == [0, 1, 0, 2.875, 0, 13.1875]


@pytest.mark.slow
@pytest.mark.parametrize("power", range(1, 7))
def test_moments_of_draws(power: int, draws: np.ndarray):
    spread = float(exactly(2 * power) - exactly(power) ** 2) ** 0.5
    chance = spread / DRAWS**0.5
    assert abs((draws**power).mean() - float(exactly(power))) < 4 * chance


@pytest.mark.slow
def test_every_number_of_heads_has_its_share(draws: np.ndarray):
    found = np.bincount((2 * draws + 8).astype(int).ravel(), minlength=17)
    expected = DRAWS * np.array([comb(16, k) / 2**16 for k in range(17)])
    # chi squared of 16 degrees of freedom: 45 has a chance of 1e-4
    assert ((found - expected) ** 2 / expected).sum() < 45


def largest(correlations: np.ndarray, count: int) -> float:
    """Largest |correlation| of pairs of `count` draws, in standard errors."""
    return float(np.abs(correlations).max() * count**0.5)


@pytest.mark.slow
def test_rows_and_regions_are_independent(draws: np.ndarray):
    flat = draws.reshape(SEEDS * STEPS, ROWS * REGIONS)
    pairs = np.triu_indices(ROWS * REGIONS, 1)
    # 105 pairs: 4.5 standard errors have a chance of 1e-3
    assert largest(np.corrcoef(flat.T)[pairs], SEEDS * STEPS) < 4.5
    assert largest(np.corrcoef((flat**2).T)[pairs], SEEDS * STEPS) < 4.5


@pytest.mark.slow
@pytest.mark.parametrize("lag", [1, 2, 3, 8])
def test_steps_are_independent(lag: int, draws: np.ndarray):
    now = draws[:, lag:].reshape(-1, ROWS * REGIONS)
    before = draws[:, :-lag].reshape(-1, ROWS * REGIONS)
    # every row and region now with every one before: 225 pairs
    assert largest(before.T @ now / len(now), len(now)) < 4.7


def test_seeds_are_independent():
    # neighbouring JAX keys, all pairs of 64 seeds: 2016, of which the largest is
    # below 5 standard errors with a chance of 0.999
    flat = np.stack([steps_of(k, first_steps(512), 2, 4) for k in seed_keys(64)])
    flat = flat.reshape(64, -1)
    pairs = np.triu_indices(64, 1)
    assert largest(np.corrcoef(flat)[pairs], flat.shape[1]) < 5


def test_the_very_first_steps_are_as_good_as_any():
    # counters 0, 1, 2, ... are the least mixed; over many keys, and between them
    words = jax.vmap(lambda key: noise.squares(first_steps(16), key))(seed_keys(10000))
    heads = np.bitwise_count(np.asarray(words)).astype(float)
    means = (heads.mean(axis=0) - 16) / 8**0.5
    assert np.abs(means).max() * 100 < 4.5
    assert largest(np.corrcoef(heads.T)[np.triu_indices(16, 1)], 10000) < 4.5


@pytest.mark.parametrize("rows", [1, 2, 3, 4])
def test_no_counter_is_used_twice(rows: int):
    # all steps together are one uninterrupted stretch of the stream of the key
    key, count, words = seed_keys(1)[0], 50, noise.words_per_step(rows)
    found = np.asarray(steps_of(key, first_steps(count), rows, REGIONS))
    stream = np.asarray(noise.squares(first_steps(count * words * REGIONS), key))
    stream = stream.reshape(count, words, REGIONS)
    halves = np.concatenate([stream & 0xFFFF, stream >> 16], axis=1)[:, :rows]
    np.testing.assert_array_equal(found, (np.bitwise_count(halves) - 8.0) / 2)


def test_draws_do_not_depend_on_the_number_of_steps_before():
    key = seed_keys(1)[0]
    late = jnp.asarray([10, 10**12], jnp.uint64)
    alone = steps_of(key, late[1:], ROWS, REGIONS)
    np.testing.assert_array_equal(steps_of(key, late, ROWS, REGIONS)[1:], alone)


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_draws_have_the_type_asked_for(dtype: type):
    one = noise.coins(seed_keys(1)[0], first_steps(1)[0], 2, 3, np.dtype(dtype))
    assert one.dtype == dtype


def test_unknown_draws_are_refused_with_the_known_ones():
    with pytest.raises(InputError, match=r"No draws 'dice'\. Known: coins, normal\."):
        assemble(
            "hopf", np.zeros((2, 2)), Grid(1, 0, 1, 0.1), choices=Choices(draws="dice")
        )


# ------------------------------------------------------------------ in networks
#
# Both kinds of draws, many seeds. A statistic passes if the means over seeds differ by
# less than 4.5 standard errors; `power` says how small a difference that would show.


def standard_errors(one: np.ndarray, other: np.ndarray) -> float:
    """Largest difference of means over seeds (seed, ...), in standard errors."""
    chance = np.sqrt((one.var(axis=0) + other.var(axis=0)) / (len(one) - 1))
    return float(np.abs((one.mean(axis=0) - other.mean(axis=0)) / chance).max())


def assert_alike(one: np.ndarray, other: np.ndarray, power: float):
    """power: the largest standard error, as a share of the largest mean."""
    chance = np.sqrt((one.var(axis=0) + other.var(axis=0)) / (len(one) - 1))
    assert chance.max() < power * np.abs(other.mean(axis=0)).max()
    assert standard_errors(one, other) < 4.5


def fc_of(x: np.ndarray) -> np.ndarray:
    """(seed, pair)"""
    pairs = np.triu_indices(x.shape[2], 1)
    return np.stack([np.corrcoef(row.T)[pairs] for row in x])


HOPF_A = np.array([-0.1, -0.02, 0.0])
ALONE, TOGETHER, BETA = 6, 4, 0.02
HOPF_GRID = Grid(samples=1500, burn_in=100, substeps=10, dt_s=0.1)
HOPF_SEEDS = 48


def exact_moment(a: float) -> float:
    """E[x^2] of an isolated region, SCIENCE.md A.1.5."""

    def density(r: float) -> float:
        return r * np.exp(2 / BETA**2 * (a * r**2 / 2 - r**4 / 4))

    total = quad(density, 0, 1, limit=200)[0]
    return 0.5 * quad(lambda r: r**2 * density(r), 0, 1, limit=200)[0] / total


@pytest.fixture(scope="module")
def hopf() -> dict[str, np.ndarray]:
    """Draws -> x (seed, time, region): for every a of HOPF_A, ALONE regions on their
    own, then TOGETHER regions that hear each other."""
    n = HOPF_A.size * (ALONE + TOGETHER)
    gain = np.zeros((n, n))
    rng = np.random.default_rng(0)
    for k in range(HOPF_A.size):
        first = HOPF_A.size * ALONE + k * TOGETHER
        block = rng.uniform(0.02, 0.1, (TOGETHER, TOGETHER)) * (1 - np.eye(TOGETHER))
        gain[first : first + TOGETHER, first : first + TOGETHER] = block
    a = np.concatenate([np.repeat(HOPF_A, ALONE), np.repeat(HOPF_A, TOGETHER)])
    found = {}
    for place, draws in enumerate(noise.KINDS):
        network = assemble(
            "hopf",
            gain,
            HOPF_GRID,
            {"a": a, "noise": BETA},
            choices=Choices(draws=draws),
        )
        keys = jax.random.split(jax.random.key(place), HOPF_SEEDS)
        found[draws] = np.asarray(simulate(*network[:3], keys).samples)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("place", range(HOPF_A.size))
@pytest.mark.parametrize("draws", noise.KINDS)
def test_hopf_moments_are_exact_with_either(draws: str, place: int, hopf):
    x = hopf[draws][..., place * ALONE : (place + 1) * ALONE]
    rows = (x**2).mean(axis=(1, 2))
    chance = rows.std() / (HOPF_SEEDS - 1) ** 0.5
    expected = exact_moment(HOPF_A[place])
    assert chance < 0.01 * expected
    # Heun at 0.1 s is 0.2 % low by itself (A.1.7)
    assert abs(rows.mean() - expected) < 4 * chance + 0.002 * expected


def coupled(x: np.ndarray, place: int) -> np.ndarray:
    first = HOPF_A.size * ALONE + place * TOGETHER
    return x[..., first : first + TOGETHER]


@pytest.mark.slow
@pytest.mark.parametrize("place", range(HOPF_A.size))
def test_hopf_networks_have_the_same_covariance_and_fc(place: int, hopf):
    one, other = (coupled(hopf[draws], place) for draws in noise.KINDS)
    covariances = [np.stack([np.cov(row.T).ravel() for row in x]) for x in (one, other)]
    assert_alike(*covariances, power=0.05)
    assert_alike(fc_of(one), fc_of(other), power=0.05)


@pytest.mark.slow
@pytest.mark.parametrize("place", range(HOPF_A.size))
def test_hopf_regions_have_the_same_kurtosis(place: int, hopf):
    one, other = (
        kurtosis(x[..., place * ALONE : (place + 1) * ALONE], axis=1, fisher=False)
        for x in (hopf[draws] for draws in noise.KINDS)
    )
    # a region's x forgets within 5 to 50 s: its kurtosis has a wide spread
    assert_alike(one.mean(axis=1), other.mean(axis=1), power=0.02)


def fcd_spread(x: np.ndarray) -> np.ndarray:
    """Standard deviation of the FCD entries, windows of 60 s every 20 s (seed,)."""
    found = []
    for row in x:
        starts = range(0, len(row) - 60 + 1, 20)
        windows = fc_of(np.stack([row[s : s + 60] for s in starts]))
        entries = np.corrcoef(windows)[np.triu_indices(len(windows), 3)]
        found.append(entries.std())
    return np.array(found)


@pytest.mark.slow
@pytest.mark.parametrize("place", range(HOPF_A.size))
def test_hopf_networks_have_the_same_fcd_spread(place: int, hopf):
    one, other = (fcd_spread(coupled(hopf[draws], place)) for draws in noise.KINDS)
    assert_alike(one, other, power=0.02)


MEAN_FIELDS = {
    # a sample every 20 ms, 20 s each
    "reduced_wong_wang": (Grid(1000, 50, 20, 1e-3), {"noise": 0.004, "w": 1.0}),
    # a sample every 4 ms, 2 s each; the low branch alone
    "montbrio_pazo_roxin": (Grid(500, 50, 40, 1e-4), {"noise": 0.02, "eta": -6.0}),
}
MEAN_FIELD_SEEDS = 48


@pytest.fixture(scope="module", params=MEAN_FIELDS)
def mean_field(request: pytest.FixtureRequest) -> tuple[float, np.ndarray, np.ndarray]:
    """Sampling rate in Hz, and drive (seed, time, region) with coins and normal draws,
    at the model's own step."""
    grid, values = MEAN_FIELDS[request.param]
    info = node_model(request.param).info
    assert grid.dt_s == pytest.approx(info.step * info.unit_s)
    gain = np.random.default_rng(1).uniform(0, 0.5, (4, 4)) * (1 - np.eye(4))
    found = []
    for place, draws in enumerate(noise.KINDS):
        choices = Choices(draws=draws)
        network = assemble(request.param, gain, grid, values, choices=choices)
        keys = jax.random.split(jax.random.key(place), MEAN_FIELD_SEEDS)
        found.append(np.asarray(simulate(*network[:3], keys).samples))
    return 1 / grid.sample_s, found[0], found[1]


@pytest.mark.slow
def test_mean_fields_have_the_same_mean_and_spread(mean_field):
    _, one, other = mean_field
    assert_alike(one.mean(axis=1), other.mean(axis=1), power=0.02)
    assert_alike(one.std(axis=1), other.std(axis=1), power=0.02)


@pytest.mark.slow
def test_mean_fields_have_the_same_fc(mean_field):
    _, one, other = mean_field
    chance = np.sqrt(2 / MEAN_FIELD_SEEDS) * fc_of(other).std(axis=0)
    assert chance.max() < 0.05
    assert standard_errors(fc_of(one), fc_of(other)) < 4.5


@pytest.mark.slow
def test_mean_fields_have_the_same_spectra(mean_field):
    rate_hz, one, other = mean_field
    one, other = (
        np.log(welch(x, rate_hz, nperseg=128, axis=1)[1][:, 1:].mean(axis=2))
        for x in (one, other)
    )
    # log power in every bin: 0.07 is 7 %
    assert np.sqrt(2 / MEAN_FIELD_SEEDS) * one.std(axis=0).max() < 0.07
    assert standard_errors(one, other) < 4.5


# ------------------------------------------------------------------ where they differ


def excess(share: float) -> float:
    """Kurtosis less 3 of a state that keeps `share` of itself from step to step: a sum
    of draws with weights share^k."""
    return (float(exactly(4)) - 3) * (1 - share**2) ** 2 / (1 - share**4)


def linear_kurtosis(integrator: str, tau: float, draws: str) -> tuple[float, float]:
    """Kurtosis of isolated linear regions at a step of 0.1 s, and its standard
    error."""
    grid = Grid(samples=4000, burn_in=50, substeps=4, dt_s=0.1)
    network = assemble(
        "linear",
        np.zeros((64, 64)),
        grid,
        {"tau": tau},
        choices=Choices(integrator=integrator, draws=draws),
    )
    keys = jax.random.split(jax.random.key(0), 8)
    x = np.asarray(simulate(*network[:3], keys, Watch("first")).samples)
    rows = kurtosis(x, axis=1, fisher=False).ravel()
    # each run's own estimate is low by 6 / 4000
    return float(rows.mean()) + 0.0015, float(rows.std() / rows.size**0.5)


def test_a_state_without_memory_has_the_kurtosis_of_a_draw():
    # Euler with dt = tau forgets everything in one step: 2.875 against 3
    assert excess(0.0) == -0.125
    coins, chance = linear_kurtosis("euler", 0.1, "coins")
    normal, _ = linear_kurtosis("euler", 0.1, "normal")
    assert chance < 0.004
    assert coins == pytest.approx(2.875, abs=4 * chance)
    assert normal == pytest.approx(3.0, abs=4 * chance)


def test_a_state_that_relaxes_within_two_steps_shows_part_of_it():
    # Heun keeps 1 - z + z^2 / 2 a step: 0.625 at z = 1/2
    coins, chance = linear_kurtosis("heun", 0.2, "coins")
    assert excess(0.625) == pytest.approx(-0.0548, abs=1e-4)
    assert coins == pytest.approx(3 + excess(0.625), abs=4 * chance)
    assert coins < 3 - 4 * chance


@pytest.mark.parametrize("steps", [10, 30, 100])
def test_the_deviation_falls_with_the_steps_of_a_memory(steps: int):
    # 0.125 / steps: a part in a thousand when a state remembers 40 steps
    assert -excess(np.exp(-1 / steps)) == pytest.approx(0.125 / steps, rel=0.01)
