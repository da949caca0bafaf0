"""Several fits of one person's seizures, and draws around each.

Every member sees other weights of seizures and contacts (Bayesian bootstrap: Rubin
1981, doi:10.1214/aos/1176345338), a connectome with other errors of tractography,
sources in other regions where that is open, and starts from powers found with another
penalty: how much they disagree is part of what is not known. Around each member the
posterior is Gaussian (Laplace).
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
from brainTwinStudio.engine.seizures.classes import (
    PRIORS,
    densities,
    zone_share,
)
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
    delays_of_x0,
    objectives_of_x0,
    predicted,
    wired,
)
from brainTwinStudio.engine.seizures.sources import Sources
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array, Connectome

LOGS = np.log([2.0, 60.0, 1.0, 3.0])  # K, tau0, source (set by the data), amplitude
LOG_SDS = np.array([0.15, 0.4, 1.0, 0.3])
START, START_SD, ERROR_SD = float(np.log(0.2)), 0.7, 0.7
PENALTIES = (10.0, 3.0, 30.0)
WEIGHT_ERROR = 0.3  # log sd of tractography
BINNED = 5
CHANNELS = 32
SIMULATED = 24  # regions of a network, or all where there are fewer
EARLIEST, LATER = -1.5, 0.1  # x0 of a start, less per unit of delay
LATEST = -2.05
DRAWS = 24  # a member
LEVELS = np.linspace(-3.2, -1.0, 23)


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A fit of the ensemble; draws: Theta of rows (draw, ...);
    chances (region, level) of x0 at LEVELS; shares, the same shape: probability of the
    zone's class there, by its delay in the model; drawn (draw, region): that of each
    draw; at (region,): which regions these are; placed (source,): in which region this
    member has each source; connections (target, source) of all regions, as this member
    has them; contacts (channel, region): power over the background that they see."""

    fit: Fitted
    draws: Theta
    chances: Array
    shares: Array
    drawn: Array
    at: Array
    placed: Array
    connections: Array
    observed: Observed
    contacts: Array

    def rise(self) -> Array:
        """Predicted (seizure, channel, point) at the contacts, without their errors."""
        gain = jnp.asarray(self.contacts[:, self.at])
        seen = self.observed._replace(gain=gain)
        theta = self.fit.theta._replace(error=jnp.zeros(len(gain)))
        return np.asarray(predicted(theta, seen))


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
    sources: Sources,
    connectome: Connectome,
    guess: dict[int, str],
    number: int,
    seed: int,
    watcher: Watcher,
) -> Member:
    """Member 0 sees the data and the connectome as they are."""
    rng = np.random.default_rng([seed, number, 0x5E12])
    regions = sources.regions(rng if number else None)
    weights, connections = _disturbed(sources, connectome, number, rng)
    gain, gains = sources.gains(regions)
    contacts = gains.copy()
    rise, there, gain, weights = _padded(sources.rise, gain, weights)
    penalty = PENALTIES[number % len(PENALTIES)]
    precision, power = _noise(gain, rise, there, weights, penalty)
    power = _with_sources(power, regions, gain, rise, there)
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
    for source in reversed(range(len(regions))):
        # How loud a source is by the fit, at every contact.
        loud = np.exp(float(fit.theta.error[source]))
        contacts[:, regions[source]] = loud * gains[:, regions[source]]
    held = [guess.get(int(i), "") for i in at]
    chances, delays = _conditional(fit, observed, held)
    late = sources.seconds_per_unit * delays + sources.unseen_s
    shares = np.stack([zone_share(*of) for of in zip(held, late, strict=True)])
    draws, drawn = _drawn(fit, chances, shares, rng)
    return Member(
        fit, draws, chances, shares, drawn, at, regions, connections, observed, contacts
    )


def _padded(
    rise: Array, gain: Array, weights: Array
) -> tuple[Array, Array, Array, Array]:
    """Rise and where it was seen (seizure, row, point), gain (row, region), weights
    (seizure, row), with silent rows up to a round number: what is compiled for one
    person serves the next."""
    missing = -len(gain) % CHANNELS
    rise = np.pad(rise, ((0, 0), (0, missing), (0, 0)), constant_values=np.nan)
    gain = np.pad(gain, ((0, missing), (0, 0)))
    weights = np.pad(weights, ((0, 0), (0, missing)))
    return np.nan_to_num(rise), np.isfinite(rise).astype(float), gain, weights


def _disturbed(
    sources: Sources, connectome: Connectome, number: int, rng: np.random.Generator
) -> tuple[Array, Array]:
    """Weights (seizure, row), mean 1, and connections. Sources have those of their
    seizure: a region that was clearly heard is not forgotten."""
    shape = sources.rise.shape[:2]
    if number == 0:
        return np.ones(shape), connections_of(connectome.weights)
    weights = np.tile(rng.exponential(size=(shape[0], 1)), (1, shape[1]))
    weights[:, sources.count :] *= rng.exponential(size=shape[1] - sources.count)
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
    bins = rise.shape[2] // BINNED
    first = np.where(seen, 1.0, 0.0) * np.repeat(weights.T, bins, axis=1)
    sources = sparse_sources(gain, binned, 2.0 * first, penalty)
    level = np.log1p((gain * np.exp(sources.error)[:, None]) @ sources.power)
    fine = np.repeat(
        level.reshape(len(gain), len(rise), bins).transpose(1, 0, 2), BINNED, axis=2
    )
    left = (rise - fine) * there
    return precision_of(left, there > 0, weights), sources.power


def _with_sources(
    power: Array, regions: Array, gain: Array, rise: Array, there: Array
) -> Array:
    """Power (region, seizure x bin), that of a separated source where it lies: no
    penalty takes anything off it."""
    rows = np.arange(len(regions))
    seen = np.expm1(np.maximum(_binned(rise, there)[rows], 0.0))
    power = power.copy()
    for row, region in zip(rows, regions, strict=True):
        power[region] = np.maximum(power[region], seen[row] / gain[row, region])
    return power


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


def _conditional(
    fit: Fitted, observed: Observed, guess: Sequence[str]
) -> tuple[Array, Array]:
    """Probability (region, level) of each x0 at LEVELS, all else at its best: where a
    region would begin or cease to seize it falls off a cliff, which no Gaussian has.
    The prior is here that of the three classes; the fit had a Gaussian one. And the
    delays there, in units."""
    x0 = np.asarray(fit.theta.x0)
    rows = np.stack([set_each(x0, level) for level in LEVELS])
    values, _ = objectives_of_x0(jnp.asarray(rows), fit.theta, observed)
    values = np.nan_to_num(np.asarray(values), nan=np.inf).T
    mean, sd = np.asarray(observed.mean.x0), np.asarray(observed.sd.x0)
    smooth = ((LEVELS[None] - mean[:, None]) / sd[:, None]) ** 2 / 2
    classes = np.stack([np.log(densities(what, LEVELS).sum(axis=0)) for what in guess])
    values = values - smooth - classes
    weights = np.exp(-(values - values.min(axis=1, keepdims=True)))
    delays = np.asarray(delays_of_x0(jnp.asarray(rows), fit.theta, observed)).T
    return weights / weights.sum(axis=1, keepdims=True), delays


def _drawn(
    fit: Fitted, chances: Array, shares: Array, rng: np.random.Generator
) -> tuple[Theta, Array]:
    """Rows (draw, ...): x0 by its own chances, the rest of the Gaussian around the fit;
    and the share of the zone at each x0 (draw, region)."""
    regions = len(chances)
    covariance = np.linalg.pinv(fit.matrix[regions:, regions:], hermitian=True)
    values, vectors = np.linalg.eigh(covariance)
    spread = vectors * np.sqrt(np.maximum(values, 0))
    centre = np.concatenate([np.asarray(part) for part in fit.theta])
    rows = np.tile(centre, (DRAWS, 1))
    rows[:, regions:] += rng.normal(size=(DRAWS, len(centre) - regions)) @ spread.T
    picked = [rng.choice(len(LEVELS), DRAWS, p=row) for row in chances]
    width = LEVELS[1] - LEVELS[0]
    x0 = LEVELS[np.stack(picked, axis=1)]
    x0 = x0 + width * rng.uniform(-0.5, 0.5, (DRAWS, regions))
    share = np.stack([row[at] for row, at in zip(shares, picked, strict=True)], axis=1)
    rows[:, :regions] = x0
    return theta_of(rows, fit.theta), share
