"""What an ensemble of fits says of the zone."""

from collections.abc import Sequence

import jax.numpy as jnp
import numpy as np
from scipy.stats import beta

from brainTwinStudio.engine.seizures.classes import (
    PRIORS,
    SHARES,
    by_class,
    zone_share,
)
from brainTwinStudio.engine.seizures.earlier import LATEST_S, SOONEST_S
from brainTwinStudio.engine.seizures.ensemble import Member
from brainTwinStudio.engine.seizures.features import Features
from brainTwinStudio.engine.seizures.forward import Runs, every_region, onsets
from brainTwinStudio.engine.seizures.network import (
    FOLD_Z,
    connections_of,
    first_z,
)
from brainTwinStudio.engine.seizures.out_of_sight import lies_outside
from brainTwinStudio.engine.seizures.sources import Sources
from brainTwinStudio.project import Array, Connectome, FrozenMap
from brainTwinStudio.project.seizure_twin import Zone

LOW, HIGH = 0.05, 0.95
# Nine of ten delays of separated sources err by less, in virtual patients set aside.
MEASURED_S = (0.0, -1.0, 1.0)
UNSEEN_S = (
    12.0  # a beginning out of sight is so much earlier than what is seen, at most
)
PLACED = 200  # times that sources are put in regions by chance


def draws_of(
    members: Sequence[Member],
    sources: Sources,
    regions: int,
    guess: dict[int, str],
    seed: int,
) -> tuple[FrozenMap[Array], Array]:
    """All draws, x0 for every region, and whose each is (draw,). Regions that a member
    does not simulate keep the mean of their prior. In every draw sources lie where they
    may, and regions begin seizures by what is known of them then."""
    rng = np.random.default_rng([seed, 0xD4A5])
    rows, logs, starts, whose = [], [], [], []
    late = sources.usual_s()
    prior = np.array([PRIORS[guess.get(i, "")][0] for i in range(regions)])
    for number, member in enumerate(members):
        count = len(member.draws.x0)
        full = np.tile(prior, (count, 1))
        full[:, member.at] = np.asarray(member.draws.x0)
        shares = np.zeros((count, regions))
        shares[:, member.at] = member.drawn
        for row in shares:
            _place(row, member.placed, sources, late, guess, rng)
        rows.append(by_class(full, shares, rng))
        logs.append(np.asarray(member.draws.logs))
        starts.append(FOLD_Z + np.exp(np.asarray(member.draws.start)))
        whose.append(np.full(count, number))
    values = np.exp(np.concatenate(logs))
    names = ("K", "tau0", "source", "amplitude")
    found = {name: values[:, i] for i, name in enumerate(names)}
    found |= {"x0": np.concatenate(rows), "start_z": np.concatenate(starts)}
    return FrozenMap(found), np.concatenate(whose)


def _held(regions: int, guess: dict[int, str]) -> Array:
    """How frequent the zone is (region,) where nothing is known but what is held."""
    return np.array([SHARES[guess.get(i, "")][0] for i in range(regions)])


def _place(
    shares: Array,
    had: Array,
    sources: Sources,
    late: Array,
    guess: dict[int, str],
    rng: np.random.Generator,
) -> None:
    """Shares of the zone (region,) with the sources where they may lie, by chance,
    instead of where a member `had` them (source,): a source counts by its measured
    delay `late` (source,) in s, whatever the model makes of it. Where most of what
    begins lies out of sight, nothing is known of what is in sight but what is held."""
    placed, nothing = sources.regions(rng), _held(len(shares), guess)
    shares[had] = nothing[had]
    seen = sources.seen[placed]
    counted = np.ones(sources.count, bool)
    if lies_outside(zone_share("", late), seen):
        shares[sources.seen] = nothing[sources.seen]
        counted = ~seen
    for source in reversed(np.flatnonzero(counted)):
        region = int(placed[source])
        shares[[region]] = zone_share(guess.get(region, ""), late[[source]])


def runs_of(draws: FrozenMap[Array], picked: Array, seizure: Array) -> Runs:
    """The draws `picked` (run,), each as one of the seizures (run,)."""
    x0 = draws["x0"][picked].T
    start = draws["start_z"][picked, seizure]
    first = np.asarray(first_z(jnp.asarray(x0), jnp.asarray(start)[None]))
    return Runs(x0, draws["K"][picked], draws["tau0"][picked], first)


def zone_of(
    members: Sequence[Member],
    draws: FrozenMap[Array],
    connectome: Connectome,
    features: Features,
    sources: Sources,
    guess: dict[int, str],
) -> Zone:
    """Delays of sources that were separated are measured, all others are those of the
    draws. Probabilities are those of every member's own cliff, averaged; their interval
    is that of a share seen in as many trials as there are members (Jeffreys)."""
    regions = connectome.parcellation.count
    rng = np.random.default_rng([len(members), 0x90E5])
    each = [_probabilities(m, sources, regions, guess, rng) for m in members]
    mean, count = np.mean(each, axis=0), len(members)
    low = beta.ppf(LOW, 0.5 + count * mean, 0.5 + count * (1 - mean))
    high = beta.ppf(HIGH, 0.5 + count * mean, 0.5 + count * (1 - mean))
    delays, recruited = _delays(draws, connectome, features.seconds_per_unit)
    errors = (SOONEST_S, LATEST_S, UNSEEN_S) if sources.earlier else MEASURED_S
    for region, value in _measured(sources).items():
        for row, error in zip(delays, errors, strict=True):
            row[region] = max(value + error, 0.0)
    x0 = draws["x0"]
    spread = _prior_spread(members, x0, guess)
    return Zone(
        connectome.parcellation.region_names,
        mean,
        np.minimum(low, mean),
        np.maximum(high, mean),
        tuple(bool(s) for s in features.sampled),
        np.median(x0, axis=0),
        np.quantile(x0, LOW, axis=0) - spread,
        np.quantile(x0, HIGH, axis=0) + spread,
        *delays,
        recruited,
    )


def _measured(sources: Sources) -> dict[int, float]:
    """Delay in s by region, mean over the seizures in which its source rises."""
    late = np.nanmean(sources.delays_s(), axis=0)
    regions = sources.regions()
    return {int(regions[s]): float(late[s]) for s in reversed(range(sources.count))}


def _probabilities(
    member: Member,
    sources: Sources,
    regions: int,
    guess: dict[int, str],
    rng: np.random.Generator,
) -> Array:
    """That a region is of the zone's class (region,), by one member and all places
    where sources may lie. Regions it does not simulate have the share of that class."""
    found = _held(regions, guess)
    found[member.at] = (member.chances * member.shares).sum(axis=1)
    rows, late = np.tile(found, (PLACED, 1)), sources.usual_s()
    for row in rows:
        _place(row, member.placed, sources, late, guess, rng)
    return rows.mean(axis=0)


def _prior_spread(members: Sequence[Member], x0: Array, guess: dict[int, str]) -> Array:
    """What the prior adds to the interval of regions that no member simulates."""
    simulated = np.zeros(x0.shape[1], bool)
    for member in members:
        simulated[member.at] = True
    sd = np.array([PRIORS[guess.get(i, "")][1] for i in range(x0.shape[1])])
    return np.where(simulated, 0.0, 1.645 * sd)


def _delays(
    draws: FrozenMap[Array], connectome: Connectome, seconds_per_unit: float
) -> tuple[tuple[Array, Array, Array], Array]:
    """Delay after the first region: median, low, high (region,) in s over draws and
    seizures, and the share in which a region takes part."""
    count, seizures = draws["start_z"].shape
    picked = np.repeat(np.arange(count), seizures)
    runs = runs_of(draws, picked, np.tile(np.arange(seizures), count))
    regions = connectome.parcellation.count
    connections = connections_of(connectome.weights)
    onset = onsets(runs, connections, every_region(regions))[0]
    taking = np.isfinite(onset)
    any_one = taking.any(axis=1)
    first = np.min(onset, axis=1, where=taking, initial=np.inf, keepdims=True)
    delay = np.where(any_one[:, None], (onset - first) * seconds_per_unit, np.nan)
    recruited = taking.mean(axis=0)
    often = recruited >= 0.5
    quantiles = np.full((3, regions), np.nan)
    if often.any():
        quantiles[:, often] = np.nanquantile(delay[:, often], (0.5, LOW, HIGH), axis=0)
    return (quantiles[0], quantiles[1], quantiles[2]), recruited
