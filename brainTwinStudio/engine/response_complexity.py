"""PCI of a twin: how complex the response to a pulse to one region is.

Runs with noise of their own are the trials; a pulse comes SETS times in each, so that
the index has an interval. Windows are those in which the network's response fades: a
twin of fMRI is a hundred times slower than the TMS-EEG that the cut-offs of PCI belong
to, so its PCI is compared with that of other twins, regions and states only.
"""

import numpy as np

from brainTwinStudio.analysis.perturbational_complexity import (
    Significant,
    significant,
    state_transitions,
)
from brainTwinStudio.engine.driven_twin import (
    Push,
    driven,
    later_keys,
    pushed,
    rested,
)
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.response_map import QUANTILES, grid_of_response
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Twin
from brainTwinStudio.project.response_map import Estimate, ResponseComplexity

TRIALS, SETS = 32, 8
SIZE = 30.0  # a weaker pulse leaves hardly anything significant


def response_complexity(
    twin: Twin, region: int, watcher: Watcher, *, size: float = SIZE, seed: int = 0
) -> ResponseComplexity:
    """Of pulses of `size` standard deviations of the region's activity, in area."""
    system = driven(twin)
    rest = rested(system, TRIALS, seed)
    watcher.progress("Stimulating", 0.2)
    window = grid_of_response(twin, system, region)
    half = window.samples
    grid = Grid(2 * half * SETS, 0, window.substeps, window.dt_s)
    pulse = size * float(rest.scatter[region])
    course = np.zeros((grid.samples, grid.substeps))
    course[half :: 2 * half, 0] = pulse / grid.dt_s
    where = np.zeros((TRIALS, len(rest.scatter)))
    where[:, region] = 1.0
    push = Push(where, np.broadcast_to(course, (TRIALS, *course.shape)))
    found = pushed(system, grid, rest.state, later_keys(seed, TRIALS), push)
    watcher.progress("Comparing", 0.8)
    times = np.arange(1 - half, half + 1, dtype=float) * grid.sample_s
    sets = found.reshape(TRIALS, SETS, 2 * half, -1)
    trials = np.moveaxis(sets, (1, 3), (0, 2))  # (set, trial, channel, time)
    ends = (float(times[0]), 0.0), (grid.sample_s, float(times[-1]) + grid.sample_s)
    rows = [significant(one, times, *ends, seed=seed) for one in trials]
    late = [state_transitions(one.mean(axis=0), times, *ends).sum() for one in trials]
    return ResponseComplexity(
        _over_sets([one.pci for one in rows]),
        _over_sets(late),
        _sorted(rows[0]),
        times[half:],
        TRIALS,
        SETS,
        pulse,
        seed,
    )


def _sorted(found: Significant) -> np.ndarray:
    return found.pattern[np.argsort(-found.pattern.sum(axis=1), kind="stable")]


def _over_sets(values: list[float]) -> Estimate:
    low, high = np.quantile(values, QUANTILES)
    return Estimate(*map(np.asarray, (np.mean(values), low, high)))
