"""Hidden brains whose every state is known, and what truly is outside of training.

A brain is a Hopf network with a hidden local drift, as in `learned_physics.py`, on ten
regions of one hemisphere of rest_dk68_4runs. A twin is told two runs of noisy x. What
an intervention does to the brain itself decides whether it is outside, never a twin:
either a region spends more than a tenth of its time more where training never was (x,
y and all its input, the stimulus included: distance to the fifth nearest training
sample above the 99th percentile of training), or its log power or mean FC moves by more
than three standard deviations of unchanged runs. "inside" is less than 0.02 and one
standard deviation; what lies between is on the edge and counts for neither.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from learned_physics import hidden_drift
from scipy.spatial import KDTree
from solver_in_the_loop import DATA

from brainTwinStudio.engine.inference.support import regional_features
from brainTwinStudio.engine.network import scaled_weights
from brainTwinStudio.project import (
    Array,
    Change,
    Disconnection,
    Resection,
    Stimulation,
)

REGIONS, SAMPLES, RUNS, FINE_S, BURN_IN = 10, 600, 2, 0.05, 120
BETA, IN_STRENGTH, OBSERVED = 0.02, 0.15, 0.1
FRESH, PAIRED, THIN = 24, 12, 5  # unchanged runs, of which so many are changed
NEAREST, KNOWN = 5, 0.99
OUTSIDE, INSIDE = (0.10, 3.0), (0.02, 1.0)  # share of time, standard deviations


class Truth(NamedTuple):
    """label: "inside", "edge" or "outside"; away: share of time of the worst region;
    moved: standard deviations of the worst region; change (region, feature): of log
    power and mean FC, in standard deviations of unchanged runs, nan of removed ones."""

    label: str
    away: float
    moved: float
    change: Array


@dataclass(frozen=True, eq=False)
class Brain:
    """weights as a connectome has them; gain (target, source) 1/s; states of the two
    recorded runs (run, time, state, region); spread (region,) of x."""

    number: int
    weights: Array
    gain: Array
    own: dict[str, Array]
    states: Array
    fresh: Array
    spread: Array

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"lh-{k}" for k in range(REGIONS))

    def recorded(self) -> Array:
        """(run, time, region): x with noise."""
        draw = np.random.default_rng(self.number).normal(
            size=self.states[:, :, 0].shape
        )
        return self.states[:, :, 0] + OBSERVED * self.spread * draw


def brain(number: int) -> Brain:
    weights = np.load(DATA / f"sub-{number:02d}.npz")["weights"].astype(float)
    chosen = np.arange(0, 30, 3)
    weights = weights[np.ix_(chosen, chosen)]
    np.fill_diagonal(weights, 0)
    gain = scaled_weights(weights)
    gain *= IN_STRENGTH / gain.sum(axis=1).mean()
    draw = np.random.default_rng(number)
    own = {
        "a": draw.uniform(-0.06, 0.02, REGIONS),
        "frequency_hz": draw.uniform(0.04, 0.07, REGIONS),
    }
    still = np.zeros((REGIONS, 1)), np.zeros((SAMPLES + BURN_IN, 1))
    every = np.ones(REGIONS)
    states = simulated(own, gain, every, *still, first=100 * number, seeds=RUNS)
    fresh = simulated(own, gain, every, *still, first=100 * number + 50, seeds=FRESH)
    return Brain(number, weights, gain, own, states, fresh, states[:, :, 0].std((0, 1)))


def simulated(
    own: dict[str, Array],
    gain: Array,
    present: Array,
    targets: Array,
    course: Array,
    *,
    first: int,
    seeds: int,
    shown: int | None = None,
) -> Array:
    """States once a second (run, time, state, region) of the first `shown` of `seeds`
    runs; course (sample, stimulus)."""
    here = gain * present[:, None] * present
    given = {name: jnp.asarray(value) for name, value in own.items()}
    keys = jax.random.split(jax.random.key(first), seeds)[:shown]
    what = jnp.asarray(here), jnp.asarray(present), jnp.asarray(course @ targets.T)
    return np.asarray(_runs(given, *what, keys))


@jax.jit
def _runs(own, gain, present, added, keys):
    every = round(1 / FINE_S)
    omega = 2 * jnp.pi * own["frequency_hz"]

    def rate(state, stimulus):
        x, y = state
        growth = own["a"] - x**2 - y**2 - gain.sum(axis=1)
        physics = jnp.stack(
            [
                growth * x - omega * y + gain @ x + stimulus,
                growth * y + omega * x + gain @ y,
            ]
        )
        return (physics + hidden_drift(state)) * present

    def one(key):
        def sample(state, given):
            key, stimulus = given
            draws = jax.random.normal(key, (every, 2, len(gain)))

            def small(state, draw):
                kick = BETA * FINE_S**0.5 * draw * present
                slope = rate(state, stimulus)
                ahead = rate(state + FINE_S * slope + kick, stimulus)
                return state + FINE_S / 2 * (slope + ahead) + kick, None

            state = jax.lax.scan(small, state, draws)[0]
            return state, state

        keys = jax.random.split(key, BURN_IN + SAMPLES)
        start = jnp.zeros((2, len(gain)))
        return jax.lax.scan(sample, start, (keys, added))[1][BURN_IN:]

    return jax.vmap(one)(keys)


# ---------------------------------------------------------------- interventions


def interventions(of: Brain) -> list[tuple[str, Change]]:
    """(kind, change), from none at all to far beyond. Amplitudes are in spreads of the
    target's own signal per second; `Change`s of twins scale them by their own."""
    draw = np.random.default_rng(1000 + of.number)
    order = draw.permutation(REGIONS)
    names = [of.names[k] for k in order]
    found: list[tuple[str, Change]] = []
    found += [("none", Stimulation((names[0],), amplitude=0.0))] * 8
    for part in (0.03, 0.1, 0.2):
        found += [("weakened", Resection((name,), part)) for name in names[:3]]
    for k in range(6):
        edge = (names[k], names[k + 1])
        found.append(("edge", Disconnection((edge, edge[::-1]))))
    found += [("weakened", Resection((name,), 0.5)) for name in names[3:5]]
    found += [("resected", Resection((name,))) for name in names[:5]]
    for count in (2, 3, 4, 5, 6):
        found += [("resected", Resection(tuple(names[k : k + count]))) for k in (0, 4)]
    for size in (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2):
        for where in (names[:1], names[5:6], names[2:4]):
            sine = Stimulation(tuple(where), "sine", size, 0.05)
            found.append(("sine", sine))
        found.append(("constant", Stimulation((names[6],), "constant", size)))
        train = Stimulation((names[7],), "pulse-train", size, 0.1, width_s=2.0)
        found.append(("pulses", train))
    return found


@cache
def truth(of: Brain, change: Change) -> Truth:
    """What the change does to the brain itself."""
    gain, present = of.gain.copy(), np.ones(REGIONS)
    targets, course = np.zeros((REGIONS, 1)), np.zeros((SAMPLES + BURN_IN, 1))
    find = of.names.index
    if isinstance(change, Resection):
        for k in map(find, change.regions):
            gain[k] *= 1 - change.fraction
            gain[:, k] *= 1 - change.fraction
            present[k] = float(change.fraction < 1)
    elif isinstance(change, Disconnection):
        for a, b in change.edges:
            gain[find(a), find(b)] *= 1 - change.fraction
    elif isinstance(change, Stimulation):
        at = [find(name) for name in change.targets]
        targets[at, 0] = of.spread[at]
        course[:, 0] = _course(change)
    else:
        raise TypeError(f"No hidden brain knows a {type(change).__name__}.")
    how = {"first": 100 * of.number + 50, "seeds": FRESH, "shown": PAIRED}
    after = simulated(of.own, gain, present, targets, course, **how)
    kept = present > 0
    away = _away(
        of, _local(after, gain * present[:, None] * present, course @ targets.T)
    )
    worst = float(away[kept].max())
    usual = regional_features(np.swapaxes(of.fresh[:, :, 0], 1, 2)[:, kept])
    now = regional_features(np.swapaxes(after[:, :, 0], 1, 2)[:, kept])
    change_ = np.full((REGIONS, 2), np.nan)
    change_[kept] = (now - usual[:PAIRED]).mean(axis=0) / usual.std(axis=0)
    moved = float(np.nanmax(np.abs(change_)))
    label = "edge"
    if worst > OUTSIDE[0] or moved > OUTSIDE[1]:
        label = "outside"
    elif worst < INSIDE[0] and moved < INSIDE[1]:
        label = "inside"
    return Truth(label, worst, moved, change_)


def _course(change: Stimulation) -> Array:
    """Height at every second (sample,), free during the burn-in."""
    time = np.arange(-BURN_IN, SAMPLES) + 0.5
    if change.waveform == "constant":
        shape = np.ones(len(time))
    elif change.waveform == "sine":
        shape = np.sin(2 * np.pi * change.frequency_hz * time)
    else:
        shape = (time * change.frequency_hz) % 1 < change.width_s * change.frequency_hz
    return change.amplitude * shape * (time > 0)


def _local(states: Array, gain: Array, added: Array) -> Array:
    """x, y and all input to x (run, time, region, 3)."""
    x, y = states[:, :, 0], states[:, :, 1]
    given = x @ gain.T - gain.sum(axis=1) * x + added[BURN_IN:]
    return np.stack([x, y, given], axis=-1)


class Place(NamedTuple):
    """Where a region was in training: the samples over their spread, the distance that
    is still inside, and the share of time that unchanged runs are beyond it."""

    tree: KDTree
    size: Array
    limit: float
    usual: float

    def beyond(self, now: Array) -> float:
        """Share of (run, time, 3), of every fifth sample."""
        rows = now[:, ::THIN].reshape(-1, now.shape[-1]) / self.size
        return float((self.tree.query(rows, NEAREST)[0][:, -1] > self.limit).mean())


@cache
def places(of: Brain) -> tuple[Place, ...]:
    nothing = np.zeros((SAMPLES + BURN_IN, REGIONS))
    trained, fresh = (_local(rows, of.gain, nothing) for rows in (of.states, of.fresh))
    found = []
    for k in range(REGIONS):
        rows = trained[:, :, k].reshape(-1, 3)
        size = rows.std(axis=0)
        tree = KDTree(rows / size)
        own = tree.query(rows / size, NEAREST + 1)[0][:, -1]
        place = Place(tree, size, float(np.quantile(own, KNOWN)), 0.0)
        found.append(place._replace(usual=place.beyond(fresh[:, :, k])))
    return tuple(found)


def _away(of: Brain, now: Array) -> Array:
    """Share of time beyond training, more than unchanged runs have (region,)."""
    known = places(of)
    return np.asarray([p.beyond(now[:, :, k]) - p.usual for k, p in enumerate(known)])
