"""Several fits of one person's seizures, and draws around each.

Every member sees other weights of contacts (Bayesian bootstrap: Rubin 1981,
doi:10.1214/aos/1176345338), a connectome with other errors of tractography, and starts
from sources found with another penalty: how much they disagree is part of what is not
known. Around each member the posterior is Gaussian (Laplace).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.seizure_sources import (
    first_points,
    sparse_sources,
    taking_part,
)
from brainTwinStudio.engine.seizures.classes import PRIORS, by_class, densities
from brainTwinStudio.engine.seizures.features import Features
from brainTwinStudio.engine.seizures.fitting import (
    Fitted,
    fitted,
    precision_of,
    set_each,
    theta_of,
)
from brainTwinStudio.engine.seizures.network import (
    EVERY,
    STEP,
    Observed,
    Theta,
    connections_of,
    objectives_of_x0,
    predicted,
    wired,
)
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array, Connectome

LOGS = np.log([2.0, 60.0, 1.0, 3.0])  # K, tau0, source (set by the data), amplitude
LOG_SDS = np.array([0.15, 0.4, 1.0, 0.3])
START, START_SD, ERROR_SD = float(np.log(0.2)), 0.7, 0.7
PENALTIES = (10.0, 3.0, 30.0)
WEIGHT_ERROR = 0.3  # log sd of tractography
BINNED = 5
CHANNELS = 32
SIMULATED = 32  # regions of a network, or all where there are fewer
EARLIEST, LATER = -1.65, 0.1  # x0 of a start, less per unit of delay
LATEST = -2.05
DRAWS = 24  # a member
LEVELS = np.linspace(-3.2, -1.0, 23)


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A fit of the ensemble; draws: Theta of rows (draw, ...);
    chances (region, level) of x0 at LEVELS; at (region,): which regions these are;
    connections (target, source) of all regions, as this member has them."""

    fit: Fitted
    draws: Theta
    chances: Array
    at: Array
    connections: Array
    observed: Observed


def prior_of(
    shape: tuple[int, ...], guess: dict[int, str], source: float, at: Array
) -> tuple[Theta, Theta]:
    """Mean and spread, of regions `at` and shape (seizure, channel)."""
    seizures, channels = shape
    both = np.array([PRIORS[guess.get(int(i), "")] for i in at])
    logs = LOGS + np.array([0, 0, source, 0])
    mean = Theta(
        jnp.asarray(both[:, 0]),
        jnp.asarray(logs),
        jnp.full(seizures, START),
        jnp.zeros(channels),
    )
    sd = Theta(
        jnp.asarray(both[:, 1]),
        jnp.asarray(LOG_SDS),
        jnp.full(seizures, START_SD),
        jnp.full(channels, ERROR_SD),
    )
    return mean, sd


def member(
    features: Features,
    connectome: Connectome,
    guess: dict[int, str],
    number: int,
    seed: int,
    watcher: Watcher,
) -> Member:
    """Member 0 sees the data and the connectome as they are."""
    rng = np.random.default_rng([seed, number, 0x5E12])
    seen = _disturbed(features, connectome, number, rng)
    return _fitted(features, guess, number, seen, rng, watcher)


def tested_member(
    features: Features,
    connectome: Connectome,
    guess: dict[int, str],
    number: int,
    seed: int,
    watcher: Watcher,
    every: int,
) -> tuple[Array, Array]:
    """Rise measured and predicted (seizure, channel, point) at every so-manyth contact
    along the list, by a fit that did not see them."""
    rng = np.random.default_rng([seed, number, 0x5E12])
    out = np.arange(len(features.gain)) % every == every // 2
    seen = np.where(out, 0.0, 1.0), connections_of(connectome.weights)
    found = _fitted(features, guess, 0, seen, rng, watcher)
    rise = np.asarray(predicted(found.fit.theta, found.observed))
    return features.rise[:, out], rise[:, : len(out)][:, out]


def _fitted(
    features: Features,
    guess: dict[int, str],
    number: int,
    seen: tuple[Array, Array],
    rng: np.random.Generator,
    watcher: Watcher,
) -> Member:
    """seen: weights of contacts (channel,), and connections of the whole network."""
    weights, connections = seen
    rise, there, gain = _padded(features)
    weights = np.pad(weights, (0, len(gain) - len(weights)))
    penalty = PENALTIES[number % len(PENALTIES)]
    precision, power = _noise(gain, rise, there, weights, penalty)
    source = float(np.log(max(power.max(), 1e-6)))
    at = _simulated(power, connections, guess)
    mean, sd = prior_of(rise.shape[:2], guess, source, at)
    observed = Observed(
        wired(connections, at),
        jnp.asarray(gain[:, at]),
        jnp.asarray(rise),
        jnp.asarray(precision),
        mean,
        sd,
    )
    start = mean._replace(x0=jnp.asarray(_start(np.asarray(mean.x0), power[at], rise)))
    fit, observed = fitted(observed, start, watcher, weights)
    chances = _conditional(fit, observed, [guess.get(int(i), "") for i in at])
    draws = _drawn(fit, chances, rng)
    draws = draws._replace(x0=by_class(draws, guess, at, rng))
    return Member(fit, draws, chances, at, connections, observed)


def _padded(features: Features) -> tuple[Array, Array, Array]:
    """Rise and where it was seen (seizure, channel, point), gain (channel, region),
    with silent channels up to a round number: what is compiled for one person serves
    the next."""
    missing = -len(features.gain) % CHANNELS
    rise = np.pad(features.rise, ((0, 0), (0, missing), (0, 0)), constant_values=np.nan)
    gain = np.pad(features.gain, ((0, missing), (0, 0)))
    return np.nan_to_num(rise), np.isfinite(rise).astype(float), gain


def _disturbed(
    features: Features, connectome: Connectome, number: int, rng: np.random.Generator
) -> tuple[Array, Array]:
    """Weights of contacts (channel,), mean 1, and connections."""
    channels = len(features.gain)
    if number == 0:
        return np.ones(channels), connections_of(connectome.weights)
    weights = rng.exponential(size=channels)
    error = np.triu(rng.normal(size=connectome.weights.shape), 1) * WEIGHT_ERROR
    jittered = connectome.weights * np.exp(error + error.T)
    return weights / weights.mean(), connections_of(jittered)


def _noise(
    gain: Array, rise: Array, there: Array, weights: Array, penalty: float
) -> tuple[Array, Array]:
    """A first precision (seizure, channel, point), from what sparse sources leave, and
    the power (region, seizure x bin) of these sources."""
    binned = _binned(rise, there)
    seen = _binned(there, np.ones_like(there)) > 0.5
    first = np.where(seen, 1.0, 0.0) * weights[:, None]
    sources = sparse_sources(gain, binned, 2.0 * first, penalty)
    level = np.log1p((gain * np.exp(sources.error)[:, None]) @ sources.power)
    bins = rise.shape[2] // BINNED
    fine = np.repeat(
        level.reshape(len(gain), len(rise), bins).transpose(1, 0, 2), BINNED, axis=2
    )
    left = (rise - fine) * there
    return precision_of(left, there > 0, weights), sources.power


def _binned(values: Array, there: Array) -> Array:
    """Means over bins of points (channel, seizure x bin)."""
    seizures, channels, points = values.shape
    shape = (seizures, channels, points // BINNED, BINNED)
    sums = (values * there).reshape(shape).sum(axis=3)
    counts = np.maximum(there.reshape(shape).sum(axis=3), 1e-9)
    return (sums / counts).transpose(1, 0, 2).reshape(channels, -1)


def _simulated(power: Array, connections: Array, guess: dict[int, str]) -> Array:
    """Regions that may take part, in order: those with most power, those of which
    something is held, then those that hear or are heard most of them."""
    size = power.sum(axis=1)
    size = size / max(float(size.max()), 1e-12)
    size[list(guess)] += 1.0
    core = np.argsort(-size)[: SIMULATED // 2]
    near = connections[:, core] @ size[core]
    rank = np.where(np.isin(np.arange(len(size)), core), np.inf, near)
    return np.sort(np.argsort(-rank)[:SIMULATED])


def _start(x0: Array, power: Array, rise: Array) -> Array:
    """Regions with power begin above threshold, the later the less."""
    seizures = len(rise)
    courses = power.reshape(len(x0), seizures, -1)
    taking = taking_part(power)
    bins = courses.shape[2]
    delays = [first_points(courses[:, s]) for s in range(seizures)]
    first = np.array([delay[taking].min(initial=bins) for delay in delays])
    after = np.stack(delays, axis=1) - first
    took = courses.max(axis=2) > 0.2 * courses.max(axis=(1, 2))[:, None]
    usual = np.where(took, after, 0).sum(axis=1) / np.maximum(took.sum(axis=1), 1)
    units = usual * BINNED * EVERY * STEP
    on = np.maximum(EARLIEST - LATER * units, LATEST)
    return np.where(taking, on, x0)


def _conditional(fit: Fitted, observed: Observed, guess: Sequence[str]) -> Array:
    """Probability (region, level) of each x0 at LEVELS, all else at its best: where a
    region would begin or cease to seize it falls off a cliff, which no Gaussian has.
    The prior is here that of the three classes; the fit had a Gaussian one."""
    x0 = np.asarray(fit.theta.x0)
    rows = np.stack([set_each(x0, level) for level in LEVELS])
    values, _ = objectives_of_x0(jnp.asarray(rows), fit.theta, observed)
    values = np.nan_to_num(np.asarray(values), nan=np.inf).T
    mean, sd = np.asarray(observed.mean.x0), np.asarray(observed.sd.x0)
    smooth = ((LEVELS[None] - mean[:, None]) / sd[:, None]) ** 2 / 2
    classes = np.stack([np.log(densities(what, LEVELS).sum(axis=0)) for what in guess])
    values = values - smooth - classes
    weights = np.exp(-(values - values.min(axis=1, keepdims=True)))
    return weights / weights.sum(axis=1, keepdims=True)


def _drawn(fit: Fitted, chances: Array, rng: np.random.Generator) -> Theta:
    """Rows (draw, ...): x0 by its own chances, the rest of the Gaussian around the
    fit."""
    regions = len(chances)
    covariance = np.linalg.pinv(fit.matrix[regions:, regions:], hermitian=True)
    values, vectors = np.linalg.eigh(covariance)
    spread = vectors * np.sqrt(np.maximum(values, 0))
    centre = np.concatenate([np.asarray(part) for part in fit.theta])
    rows = np.tile(centre, (DRAWS, 1))
    rows[:, regions:] += rng.normal(size=(DRAWS, len(centre) - regions)) @ spread.T
    picked = [rng.choice(len(LEVELS), DRAWS, p=row) for row in chances]
    width = LEVELS[1] - LEVELS[0]
    rows[:, :regions] = LEVELS[np.stack(picked, axis=1)]
    rows[:, :regions] += width * rng.uniform(-0.5, 0.5, (DRAWS, regions))
    return theta_of(rows, fit.theta)
