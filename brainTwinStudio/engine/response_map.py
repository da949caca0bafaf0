"""What a pulse to every region of a twin does to all: evoked response, propagation,
after-effects.

Every region in turn gets a pulse of one time step, SIZE standard deviations of its own
activity in area; the same seeds run without it. What is told of the mean paired
difference is divided by that area, so where the network is linear it is the impulse
response, expm(J t), whatever the size. Each interval is over noise seeds; the twin's
own uncertainty is not in it. Source: SCIENCE.md F.7.
"""

from collections.abc import Iterator
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from scipy.linalg import expm
from scipy.stats import rankdata

from brainTwinStudio.engine.driven_twin import (
    Driven,
    Push,
    Rest,
    driven,
    later_keys,
    pushed,
    rested,
)
from brainTwinStudio.engine.dynamics.of_twin import at_rest
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.response_map import Estimate, ResponseMap

SIZE, SEEDS = 3.0, 16
FEWEST, MOST = 4, 64
AT_ONCE = 8  # regions
ENERGY, EVERY_S = 0.99, 0.25  # of the response that the window holds
SHORTEST_S, LONGEST_S = 5.0, 120.0
SAMPLES = 240
Z, QUANTILES = 1.645, (0.05, 0.95)


class Pulsed(NamedTuple):
    """Of one region stimulated, per area: difference (seed, time, region)."""

    region: int
    difference: Array


def response_map(
    twin: Twin,
    watcher: Watcher,
    *,
    size: float = SIZE,
    seeds: int = SEEDS,
    seed: int = 0,
) -> ResponseMap:
    """A stop ends it with the regions so far, NaN beyond."""
    if not FEWEST <= seeds <= MOST:
        raise InputError(f"{seeds} seeds asked for; expected {FEWEST} to {MOST}.")
    if not (np.isfinite(size) and size > 0):
        raise InputError(f"A pulse of {size:g} deviations; it must be above 0.")
    system = driven(twin)
    rest = rested(system, seeds, seed)
    grid = grid_of_response(twin, system)
    n, count = len(rest.scatter), grid.samples
    course = np.full((count, n, n), np.nan)
    peak, area, latency, lasting = np.full((4, 3, n, n), np.nan)
    sizes = np.full((seeds, n, n), np.nan)  # largest of every run, for the order
    times = grid.sample_s * np.arange(1, count + 1)
    pulse = size * rest.scatter
    stopped = False
    for one in responses(system, rest, grid, pulse, seed):
        if watcher.stop_requested():
            stopped = True
            break
        watcher.progress("Stimulating", one.region / n)
        at, found = one.region, one.difference
        mean, error = found.mean(axis=0), found.std(axis=0, ddof=1) / seeds**0.5
        course[:, :, at] = mean
        top = np.abs(mean).argmax(axis=0), np.arange(n)
        peak[:, :, at] = _interval(mean[top], error[top])
        whole = found.sum(axis=1) * grid.sample_s
        area[:, :, at] = _interval(
            whole.mean(axis=0), whole.std(axis=0, ddof=1) / seeds**0.5
        )
        late = times[np.abs(found).argmax(axis=1)]
        latency[:, :, at] = times[top[0]], *np.quantile(late, QUANTILES, axis=0)
        sizes[:, :, at] = np.abs(found).max(axis=1)
        level = rest.scatter / pulse[at]
        away = np.stack([_away(mean, k * Z * error, level, times) for k in (0, -1, 1)])
        lasting[:, :, at] = away
    watcher.progress("Done", 1.0)
    return ResponseMap(
        times, course, Estimate(*peak), Estimate(*area), Estimate(*latency),
        Estimate(*lasting), rest.scatter, pulse, order(twin, sizes), seeds, seed,
        stopped,
    )  # fmt: skip


def responses(
    system: Driven, rest: Rest, grid: Grid, pulse: Array, seed: int
) -> Iterator[Pulsed]:
    """Region after region, paired with runs without a pulse."""
    seeds, n = len(rest.activity), len(pulse)
    keys = later_keys(seed, seeds)
    course = np.zeros((grid.samples, grid.substeps))
    course[0, 0] = 1 / grid.dt_s

    def ran(areas: Array) -> Array:
        """(target, seed, time, region) of pulses (target, region)."""
        many = len(areas)
        push = Push(
            np.repeat(areas, seeds, axis=0),
            np.broadcast_to(course, (many * seeds, *course.shape)),
        )
        start = jnp.tile(rest.state, (many, 1, 1))
        found = pushed(system, grid, start, jnp.tile(keys, many), push)
        return found.reshape(many, seeds, grid.samples, n)

    without = None
    for first in range(0, n, AT_ONCE - 1):  # the last of a batch is left alone
        areas = np.zeros((AT_ONCE, n))
        here = np.arange(first, min(first + AT_ONCE - 1, n))
        areas[np.arange(here.size), here] = pulse[here]
        found = ran(areas)
        without = found[-1] if without is None else without
        for row, region in enumerate(here):
            yield Pulsed(int(region), (found[row] - without) / pulse[region])


def grid_of_response(twin: Twin, system: Driven, region: int | None = None) -> Grid:
    """Time for ENERGY of the linear response to fade, of a pulse to this region or of
    the slowest of all, in SAMPLES samples."""
    of = at_rest(twin, twin.planning or twin.running)
    first = np.flatnonzero(of.states == 0)
    now = np.eye(len(of.slope))[:, first if region is None else first[[region]]]
    count = int(LONGEST_S / EVERY_S)
    step, power = expm(EVERY_S * of.slope), np.zeros((count, now.shape[1]))
    for row in power:
        now = step @ now
        row[:] = (now[first] ** 2).sum(axis=0)
    share = np.cumsum(power, axis=0) / power.sum(axis=0)
    faded = EVERY_S * (1 + (share < ENERGY).sum(axis=0).max())
    window = float(np.clip(faded, SHORTEST_S, LONGEST_S))
    substeps = int(np.ceil(window / SAMPLES / system.step_s))
    return Grid(SAMPLES, 0, substeps, window / SAMPLES / substeps)


def order(twin: Twin, sizes: Array) -> dict[str, Estimate]:
    """How the largest response of a run (seed, responding, stimulated) goes with what
    lies between two regions: rank correlations, means over runs with intervals."""
    between, anatomy = {}, twin.connectome
    positions = anatomy.parcellation.centres_mm
    if positions is not None:
        apart = positions[:, None] - positions[None]
        between["distance_mm"] = np.linalg.norm(apart, axis=-1)
    lengths = anatomy.lengths_mm
    if lengths is not None and (lengths > 0).any():
        between["tract_length_mm"] = np.where(lengths > 0, lengths, np.nan)
    between["weight"] = anatomy.weights
    found = {}
    for name, values in between.items():
        use = np.isfinite(values) & np.isfinite(sizes[0])
        np.fill_diagonal(use, val=False)
        if use.sum() < 3 or np.ptp(values[use]) == 0:
            continue
        ranks = rankdata(values[use])
        rows = [np.corrcoef(ranks, rankdata(one[use]))[0, 1] for one in sizes]
        low, high = np.quantile(rows, QUANTILES)
        found[name] = Estimate(*map(np.asarray, (np.mean(rows), low, high)))
    return found


def _interval(mean: Array, error: Array) -> Array:
    return np.stack([mean, mean - Z * error, mean + Z * error])


def _away(mean: Array, more: Array, level: Array, times: Array) -> Array:
    """Last time (region,) at which |mean| + more (time, region) lies above a level
    (region,); 0 if never."""
    above = np.abs(mean) + more > level
    last = len(times) - 1 - above[::-1].argmax(axis=0)
    return np.where(above.any(axis=0), times[last], 0.0)
