"""Recurring states of a twin's free runs beside those of recordings (LEiDA).

The number of states is the one with the best silhouette in the measured runs; free runs
are searched for as many states of their own, which are matched to the measured ones.
States are found in runs one by one; nothing crosses the border of a run (SCIENCE.md
D.4; Cabral et al. 2017, doi:10.1038/s41598-017-05425-7).
"""

import time
from collections.abc import Sequence

import numpy as np

from brainTwinStudio.analysis.dynamics import NARROW_BAND_HZ
from brainTwinStudio.analysis.recurring_states import (
    RecurringStates,
    StatesApart,
    recurring_states,
    states_apart,
    visited,
)
from brainTwinStudio.engine.evaluate import (
    JUDGING,
    check_alike,
    check_same_cleaning,
    extrapolated,
    shortest,
)
from brainTwinStudio.engine.simulate_twin import simulate_twin
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    FrozenMap,
    Recording,
    RecurringComparison,
    Twin,
)
from brainTwinStudio.project.extrapolation import sentences

AT_ONCE = 8  # seeds between two questions whether to stop
BAND = (
    "Phases are taken at {low:g}-{high:g} Hz, which is all that the recording's own "
    "filter leaves of the usual band."
)
STOPPED = "Stopped before a first free run was done; nothing is kept."
FEWER = "Stopped on request: {done} of {asked} free runs."


def compare_states(
    twin: Twin,
    recordings: tuple[Recording, ...],
    training: tuple[Recording, ...],
    seeds: int,
    seed: int,
    watcher: Watcher,
    notes: tuple[str, ...] = (),
) -> RecurringComparison:
    """Of runs of the length of the shortest recording. training: runs the twin was
    fitted to, which say how far apart two days are; none is allowed. A stop leaves the
    free runs that are done."""
    began = time.perf_counter()
    _check(twin, (*recordings, *training))
    hz = 1 / twin.sampling.repetition_time_s
    band = _band(twin.sampling.band_hz)
    notes = (*notes, *sentences(extrapolated(twin, recordings, seed)))
    watcher.progress("Measured states", 0.02)
    runs = [one.signals for one in recordings]
    measured = recurring_states(runs, hz, band, seed=seed)
    free = _free_runs(twin, shortest(recordings), seeds, seed, watcher)
    watcher.progress("Simulated states", 0.7)
    same = (measured.count,)
    simulated = recurring_states(free, hz, band, same, seed)
    apart = states_apart(measured, simulated)
    copied: dict[str, float] = {}
    if training:
        watcher.progress("States of training runs", 0.9)
        before = [one.signals for one in training]
        there = recurring_states(before, hz, band, same, seed)
        copied = _numbers(states_apart(measured, there))
    if len(free) < seeds:
        notes = (*notes, FEWER.format(done=len(free), asked=seeds))
    if band != NARROW_BAND_HZ:
        notes = (*notes, BAND.format(low=band[0], high=band[1]))
    return RecurringComparison(
        **_beside(measured, simulated, apart, hz),
        quality=FrozenMap({str(k): float(v) for k, v in measured.silhouettes.items()}),
        apart=FrozenMap(_numbers(apart)),
        band_hz=band,
        repetition_time_s=1 / hz,
        judged_on=tuple(one.id for one in recordings),
        twin_id=twin.id,
        patient_id=twin.patient_id,
        seeds=len(free),
        seed=seed,
        copy_apart=FrozenMap(copied),
        trained_on=tuple(one.id for one in training),
        seconds=time.perf_counter() - began,
        notes=notes,
    )


def _check(twin: Twin, recordings: tuple[Recording, ...]) -> None:
    if twin.outcome == "diverged":
        raise InputError("This fit diverged; it has no states. Fit again.")
    check_alike(recordings, 1 / twin.sampling.repetition_time_s)
    check_same_cleaning(twin.sampling, recordings)
    regions = twin.connectome.parcellation.region_names
    for run in recordings:
        if run.channel_names != regions:
            raise InputError(f"Recording {run.id} and the twin list different regions.")


def _band(of: tuple[float, float] | None) -> tuple[float, float]:
    """The usual one, cut to what the recording's filter leaves."""
    if of is None:
        return NARROW_BAND_HZ
    low, high = max(NARROW_BAND_HZ[0], of[0]), min(NARROW_BAND_HZ[1], of[1])
    if high - low < 0.01:
        raise InputError(
            f"The recordings hold {of[0]:g}-{of[1]:g} Hz; recurring states are found "
            f"in {NARROW_BAND_HZ[0]:g}-{NARROW_BAND_HZ[1]:g} Hz, of which at least "
            "0.01 Hz must be left. Filter less."
        )
    return low, high


def _free_runs(
    twin: Twin, samples: int, seeds: int, seed: int, watcher: Watcher
) -> list[Array]:
    """Free runs (region, time), as many as are done before a stop."""
    seconds, found = samples * twin.sampling.repetition_time_s, []
    for first in range(0, seeds, AT_ONCE):
        watcher.progress("Simulating", 0.3 + 0.4 * first / seeds)
        if watcher.stop_requested():
            break
        count = min(AT_ONCE, seeds - first)
        bold = simulate_twin(twin, seconds, count, seed + JUDGING + first)
        found += [run.T for run in bold]
    if not found:
        raise InputError(STOPPED)
    return found


def _beside(
    measured: RecurringStates,
    simulated: RecurringStates,
    apart: StatesApart,
    sampling_hz: float,
) -> dict[str, Array]:
    """Arrays of the comparison, simulated states in the order of the measured ones."""
    at = apart.partner
    place = np.argsort(at)
    single = [
        visited([place[labels]], measured.count, sampling_hz)
        for labels in simulated.labels
    ]
    probability, dwell, transitions = (
        _middle([one[k] for one in single]) for k in range(3)
    )
    cosine = np.einsum("sr,sr->s", measured.centroids, simulated.centroids[at])
    sign = np.where(cosine < 0, -1.0, 1.0)[:, None]
    return {
        "patterns": measured.centroids,
        "simulated_patterns": sign * simulated.centroids[at],
        "likeness": apart.likeness,
        "probability": measured.occupancy,
        "dwell_s": measured.lifetime_s,
        "transitions": measured.transitions,
        "simulated_probability": simulated.occupancy[at],
        "simulated_dwell_s": simulated.lifetime_s[at],
        "simulated_transitions": simulated.transitions[np.ix_(at, at)],
        "probability_low": probability[0],
        "probability_high": probability[1],
        "dwell_low": dwell[0],
        "dwell_high": dwell[1],
        "transitions_low": transitions[0],
        "transitions_high": transitions[1],
    }


def _middle(rows: Sequence[Array]) -> Array:
    """Ends (2, ...) of the middle 95 % of single runs."""
    return np.quantile(np.stack(rows), (0.025, 0.975), axis=0)


def _numbers(apart: StatesApart) -> dict[str, float]:
    return {
        "likeness": float(apart.likeness.mean()),
        "occupancy_kl": apart.occupancy_kl,
        "dwell_error_s": apart.lifetime_error_s,
        "transition_error": apart.transition_error,
    }
