"""The noisy rhythm of one region of a twin, under a sine and under a pulse.

A fitted region mostly has no rhythm of its own: it rings at its frequency where noise
knocks at it, and no amplitude locks it for good. What is told is how much better it
keeps its distance to the sine than without it. The same noise runs with and without the
input, through the whole network. The phase is the angle of the region's two states, so
only node models that turn have one.
"""

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.entrainment import locking
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
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.simulation import Watch
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.readouts import PulseAtPhase, RegionEntrainment
from brainTwinStudio.project.response_map import Estimate

ROWS, COLUMNS, SEEDS = 6, 9, 8
WIDEST = 0.4  # largest detuning, in own frequencies
LOUDEST = 4.0  # rms of the answer to the largest sine, in deviations at rest
SETTLES, WATCHED, SAMPLES = 3, 15, 10  # cycles, cycles, samples of a cycle
BINS, RUNS, PART = 8, 128, 32
SIZE, LATER = 1.0, 0.5
Z = 1.645
NO_TURN = (
    "The phase of a region is the angle in which its states turn; {node} has no such "
    "rotation. Choose a twin of oscillators."
)


class _Here(NamedTuple):
    """A region with a rhythm."""

    system: Driven
    rest: Rest
    region: int
    frequency_hz: float


def _here(twin: Twin, region: int, seeds: int, seed: int) -> _Here:
    system = driven(twin)
    turning = node_model(twin.spec.dynamics).rotation
    if turning is None:
        raise InputError(NO_TURN.format(node=twin.spec.dynamics))
    rest = rested(system, seeds, seed)
    omega = np.broadcast_to(np.asarray(turning(system.parameters)), rest.scatter.shape)
    unit_s = system.form.unit_s
    return _Here(system, rest, region, float(omega[region]) / (2 * np.pi * unit_s))


def _ran(here: _Here, grid: Grid, courses: Array, seed: int, before: int = 0) -> Array:
    """Complex states (course, seed, time) of the region with courses (course, sample,
    substep) as its input; before: seeds of earlier parts."""
    seeds = len(here.rest.activity)
    where = np.zeros((len(courses) * seeds, len(here.rest.scatter)))
    where[:, here.region] = 1.0
    push = Push(where, np.repeat(courses, seeds, axis=0))
    start = jnp.tile(here.rest.state, (len(courses), 1, 1))
    keys = jnp.tile(later_keys(seed, seeds, before), len(courses))
    states = pushed(here.system, grid, start, keys, push, Watch("states"))
    x, y = np.moveaxis(states[:, :, :2, here.region], 2, 0)
    return (x + 1j * y).reshape(len(courses), seeds, -1)


def region_entrainment(
    twin: Twin, region: int, watcher: Watcher, *, seed: int = 0
) -> RegionEntrainment:
    """Of a sine of amplitudes, doubled row by row up to one that drives the region
    LOUDEST times as hard as its noise does, detuned by up to WIDEST of its frequency.
    A stop leaves the rows that were driven until then."""
    here = _here(twin, region, SEEDS, seed)
    sample = 1 / (here.frequency_hz * SAMPLES)
    substeps = int(np.ceil(sample / here.system.step_s))
    grid = Grid(WATCHED * SAMPLES, SETTLES * SAMPLES, substeps, sample / substeps)
    still = np.zeros((1, grid.samples + grid.burn_in, grid.substeps))
    turns = here.frequency_hz * (1 - np.linspace(-WIDEST, WIDEST, COLUMNS))
    unit = _sines(grid, turns)
    alone = _ran(here, grid, still, seed)[0]
    level = np.sqrt((np.abs(alone) ** 2).mean())
    small = level * here.frequency_hz
    middle = COLUMNS // 2
    answer = _ran(here, grid, small * unit[[middle]], seed)[0] - alone
    loud = np.sqrt((np.abs(answer) ** 2).mean()) / small
    amplitudes = LOUDEST * level / loud * 2.0 ** np.arange(1 - ROWS, 1)
    times = (np.arange(grid.samples) + grid.burn_in + 1) * grid.sample_s
    of_input = 2 * np.pi * turns[:, None] * times
    value = np.full((ROWS, COLUMNS, SEEDS), np.nan)
    for row, amplitude in enumerate(amplitudes):
        if row and watcher.stop_requested():
            break
        watcher.progress("Driving", row / ROWS)
        found = _ran(here, grid, amplitude * unit, seed)
        for column, one in enumerate(found):
            own = np.angle(one)
            value[row, column] = locking(own, of_input[column], grid.sample_s).value
    chance = [locking(np.angle(alone), one, grid.sample_s).value for one in of_input]
    watcher.progress("Done", 1.0)
    return RegionEntrainment(
        here.system.names[region], amplitudes, here.frequency_hz - turns,
        _estimate(value), _estimate(np.stack(chance)), here.frequency_hz,
        grid.samples * grid.sample_s, SEEDS, seed, bool(np.isnan(value).any()),
    )  # fmt: skip


def _sines(grid: Grid, turns: Array) -> Array:
    """cos(2 pi f t) (frequency, sample, substep), the mean over each step."""
    total = (grid.samples + grid.burn_in) * grid.substeps
    angle = 2 * np.pi * turns[:, None]
    edges = np.arange(total + 1) * grid.dt_s
    course = np.diff(np.sin(angle * edges), axis=1) / (angle * grid.dt_s)
    return course.reshape(len(turns), -1, grid.substeps)


def pulse_at_phase(
    twin: Twin,
    region: int,
    watcher: Watcher,
    *,
    size: float = SIZE,
    seed: int = 0,
) -> PulseAtPhase:
    """Of a pulse of `size` deviations in area, after half the time in which the region
    by itself would fade to 1/e. A stop leaves the runs until then."""
    if not (np.isfinite(size) and size > 0):
        raise InputError(f"A pulse of {size:g} deviations; it must be above 0.")
    here = _here(twin, region, min(PART, RUNS), seed)
    own = at_rest(twin, twin.planning or twin.running).slope[region, region]
    substeps = max(round(LATER / abs(own) / here.system.step_s), 1)
    grid = Grid(1, 0, substeps, here.system.step_s)
    area = size * float(here.rest.scatter[region])
    course = np.zeros((2, 1, substeps))
    course[1, 0, 0] = area / grid.dt_s
    met, changes = [], []
    for before in range(0, RUNS, PART):
        if before:
            if watcher.stop_requested():
                break
            rest = rested(here.system, min(PART, RUNS - before), seed, before)
            here = here._replace(rest=rest)
        watcher.progress("Pulses", (before + PART / 2) / RUNS)
        alone, found = _ran(here, grid, course, seed, before)[:, :, -1]
        x, y = np.asarray(here.rest.state[:, :2, region]).T
        met.append((np.arctan2(y, x) // (2 * np.pi / BINS)).astype(int) % BINS)
        changes.append(np.log(found / alone))
    watcher.progress("Done", 1.0)
    where, change = np.concatenate(met), np.concatenate(changes)
    binned = [change[where == k] for k in range(BINS)]
    return PulseAtPhase(
        here.system.names[region],
        2 * np.pi * (np.arange(BINS) + 0.5) / BINS,
        _over_bins([np.imag(one) for one in binned]),
        _over_bins([np.real(one) for one in binned]),
        np.bincount(where, minlength=BINS),
        area,
        size,
        grid.sample_s,
        here.frequency_hz,
        seed,
        len(where) < RUNS,
    )


def _over_bins(rows: list[Array]) -> Estimate:
    """Means with intervals; NaN where a bin holds fewer than three runs."""
    parts = []
    for one in rows:
        enough = len(one) > 2
        mean = one.mean() if enough else np.nan
        error = Z * one.std(ddof=1) / len(one) ** 0.5 if enough else np.nan
        parts.append((mean, mean - error, mean + error))
    return Estimate(*np.array(parts).T)


def _estimate(values: Array) -> Estimate:
    """Means over the last axis with their intervals."""
    mean = values.mean(axis=-1)
    error = Z * values.std(axis=-1, ddof=1) / values.shape[-1] ** 0.5
    return Estimate(mean, mean - error, mean + error)
