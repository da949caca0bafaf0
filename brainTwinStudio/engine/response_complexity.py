"""PCI of a twin: how complex the response to a pulse to one region is.

Runs with noise of their own are the trials; a pulse comes SETS times in each, so that
the index has an interval. Beside it stands what the same runs give without any pulse,
where nothing is a response. Windows are those in which the network's response fades: a
twin of fMRI is a hundred times slower than the TMS-EEG that the cut-offs of PCI belong
to, so its PCI is compared with that of other twins, regions and states only.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from brainTwinStudio.analysis.perturbational_complexity import (
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
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.readouts import LEAST_SHARE, ResponseComplexity
from brainTwinStudio.project.response_map import Estimate

TRIALS, SETS = 32, 8
SIZE = 30.0  # a weaker pulse leaves hardly anything significant


class _Set(NamedTuple):
    """What one set of trials gives."""

    pci: float
    pci_st: float
    share: float
    pattern: Array


def response_complexity(
    twin: Twin, region: int, watcher: Watcher, *, size: float = SIZE, seed: int = 0
) -> ResponseComplexity:
    """Of pulses of `size` standard deviations of the region's activity, in area. A stop
    leaves the sets that were compared until then."""
    system = driven(twin)
    rest = rested(system, TRIALS, seed)
    watcher.progress("Stimulating", 0.2)
    window = grid_of_response(twin, system, region)
    grid = Grid(2 * window.samples * SETS, 0, window.substeps, window.dt_s)
    pulse = size * float(rest.scatter[region])
    course = np.zeros((grid.samples, grid.substeps))
    course[window.samples :: 2 * window.samples, 0] = pulse / grid.dt_s
    where = np.zeros((TRIALS, len(rest.scatter)))
    where[:, region] = 1.0
    keys = later_keys(seed, TRIALS)
    found: list[list[_Set]] = []
    for given in (course, np.zeros_like(course)):
        push = Push(where, np.broadcast_to(given, (TRIALS, *given.shape)))
        made = pushed(system, grid, rest.state, keys, push)
        found.append(list(_sets(made, grid.sample_s, watcher, seed)))
        if watcher.stop_requested():
            break
        watcher.progress("The same without a pulse", 0.6)
    evoked, still = found[0], found[1] if len(found) > 1 else []
    times = np.arange(1, window.samples + 1, dtype=float) * grid.sample_s
    return ResponseComplexity(
        system.names[region],
        *_told(evoked),
        *_told(still),
        _over_sets([a.pci_st - b.pci_st for a, b in zip(evoked, still, strict=False)]),
        evoked[0].pattern,
        times,
        TRIALS,
        len(evoked),
        pulse,
        seed,
        stopped=len(evoked) + len(still) < 2 * SETS,
    )


def _sets(made: Array, sample_s: float, watcher: Watcher, seed: int) -> Iterator[_Set]:
    """Of runs (trial, time, channel), set by set; a pulse or none is in the middle of
    each."""
    trials, samples, _ = made.shape
    half = samples // (2 * SETS)
    times = np.arange(1 - half, half + 1, dtype=float) * sample_s
    ends = (float(times[0]), 0.0), (sample_s, float(times[-1]) + sample_s)
    sets = np.moveaxis(made.reshape(trials, SETS, 2 * half, -1), (1, 3), (0, 2))
    for number, one in enumerate(sets):
        if number and watcher.stop_requested():
            return
        here = significant(one, times, *ends, seed=seed)
        late = state_transitions(one.mean(axis=0), times, *ends).sum()
        order = np.argsort(-here.pattern.sum(axis=1), kind="stable")
        share = float(here.pattern.mean())
        yield _Set(here.pci, float(late), share, here.pattern[order])


def _told(sets: list[_Set]) -> tuple[Estimate, Estimate, Estimate]:
    """PCI, PCIst, and the share that is significant."""
    share = _over_sets([one.share for one in sets])
    enough = float(share.value) >= LEAST_SHARE
    return (
        _over_sets([one.pci for one in sets] if enough else []),
        _over_sets([one.pci_st for one in sets]),
        share,
    )


def _over_sets(values: list[float]) -> Estimate:
    """NaN where there is no set, ends too where there is but one."""
    mean = np.asarray(np.mean(values) if values else np.nan)
    if len(values) < 2:
        return Estimate(mean, np.asarray(np.nan), np.asarray(np.nan))
    low, high = np.quantile(values, QUANTILES)
    return Estimate(mean, np.asarray(low), np.asarray(high))
