"""Twins of an EEG judged by free runs: of as many samples as the recording, at its
sampling rate, in its channels and average reference.

Beside the agreement: the ceiling, what the runs that were fitted foretell of those that
judge; and the floor, Gaussian noise that knows spectra and zero-lag correlations only.
"""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from brainTwinStudio.analysis.electric_agreement import (
    ElectricFeatures,
    compare_electric,
    electric_features,
)
from brainTwinStudio.analysis.electric_floor import features_in, noise_runs, pooled
from brainTwinStudio.engine.electric_fit import wires_of
from brainTwinStudio.engine.electric_network import FLOOR, VELOCITY, Wires
from brainTwinStudio.engine.electric_run import electric_runs
from brainTwinStudio.engine.evaluate import JUDGING
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, FrozenMap, Recording, Sensors, Twin

LONGEST_S = 300.0  # of a free run: longer ones cost much and tell no more
SHORTEST_S = 10.0
FEWEST_SEEDS = 2


class ElectricRuns(NamedTuple):
    """Runs (channel, time) of one person in µV, average reference of the channels."""

    signals: tuple[Array, ...]
    sampling_hz: float

    @property
    def longest(self) -> int:
        """Samples of a free run that is judged beside them."""
        samples = min(run.shape[1] for run in self.signals)
        return min(samples, round(LONGEST_S * self.sampling_hz))


def runs_of(recordings: Sequence[Recording], channels: tuple[str, ...]) -> ElectricRuns:
    """What channels recorded. Raises InputError for recordings that are no EEG, lack
    a channel, or differ in their sampling rate."""
    if not recordings:
        raise InputError("No EEG recording; at least one is needed.")
    hz = recordings[0].sampling_hz
    signals = []
    for run in recordings:
        if run.kind != "eeg":
            raise InputError(f"Recording {run.id} is no EEG.")
        lost = [name for name in channels if name not in run.channel_names]
        if lost:
            raise InputError(
                f"Recording {run.id} has no channel '{lost[0]}' ({len(lost)} of "
                f"{len(channels)} channels of the twin are missing)."
            )
        if abs(run.sampling_hz - hz) > 1e-6 * hz:
            raise InputError(
                f"Recording {run.id} is sampled at {run.sampling_hz:g} Hz, "
                f"{recordings[0].id} at {hz:g} Hz; use recordings of one rate."
            )
        if run.seconds < SHORTEST_S:
            raise InputError(
                f"Recording {run.id} lasts {run.seconds:.3g} s; an EEG is judged by "
                f"{SHORTEST_S:g} s or more."
            )
        rows = [run.channel_names.index(name) for name in channels]
        chosen = run.signals[rows].astype(float)
        signals.append(chosen - chosen.mean(axis=0))
    return ElectricRuns(tuple(signals), hz)


def measured_electric(runs: ElectricRuns) -> ElectricFeatures:
    return electric_features(runs.signals, runs.sampling_hz)


def simulated_electric(
    running: Mapping[str, Array],
    wires: Wires,
    sampling_hz: float,
    lengths: Sequence[int],
    *,
    seeds: int,
    seed: int,
    watcher: Watcher,
    at: tuple[float, float] = (0.0, 1.0),
) -> tuple[ElectricFeatures, ...]:
    """Features of free runs cut to each of `lengths` samples, means over seeds. at: the
    part of the whole job. A stop ends it after the second seed."""
    done = 0

    def one(k: int) -> tuple[ElectricFeatures, ...] | None:
        nonlocal done
        if k >= FEWEST_SEEDS and watcher.stop_requested():
            return None
        (run,) = electric_runs(
            running, wires, sampling_hz, max(lengths), seed=seed, first=k
        )
        found = tuple(
            electric_features([run[:, :length]], sampling_hz) for length in lengths
        )
        done += 1
        watcher.progress("Judging", at[0] + (at[1] - at[0]) * done / seeds)
        return found

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [each for each in pool.map(one, range(seeds)) if each is not None]
    return tuple(pooled([each[k] for each in found]) for k in range(len(lengths)))


def floor_of(
    arrays: Mapping[str, Array],
    measured: ElectricFeatures,
    runs: ElectricRuns,
    seeds: int,
    seed: int,
) -> dict[str, float]:
    """Agreement of noise made from `noise_arrays` of the fitted runs."""
    hz = runs.sampling_hz
    found = [
        electric_features([noise_runs(arrays, hz, runs.longest, [seed, k])], hz)
        for k in range(seeds)
    ]
    return compare_electric(pooled(found), measured)


def sensors_of(twin: Twin) -> Sensors:
    if twin.sensors is None:
        raise InputError(f"The twin of {twin.patient_id} explains no EEG.")
    return twin.sensors


def running_of(twin: Twin) -> tuple[dict[str, Array], Wires]:
    """What `electric_runs` needs of a twin."""
    sensors = sensors_of(twin)
    velocity = float(twin.parameters[VELOCITY.name])
    wires = wires_of(twin.connectome, sensors.lead_field, velocity)
    return {**twin.parameters, FLOOR.name: sensors.noise}, wires


def evaluate_electric(
    twin: Twin,
    recordings: tuple[Recording, ...],
    seeds: int,
    seed: int,
    watcher: Watcher,
) -> tuple[FrozenMap[float], FrozenMap[float], FrozenMap[float]]:
    """Agreement, ceiling and floor of a twin of an EEG on recordings it has not seen;
    their sampling rate may differ from that of the fit."""
    runs = runs_of(recordings, sensors_of(twin).channel_names)
    running, wires = running_of(twin)
    watcher.progress("Judging", 0.0)
    measured = measured_electric(runs)
    (predicted,) = simulated_electric(
        running,
        wires,
        runs.sampling_hz,
        [runs.longest],
        seeds=seeds,
        seed=seed + JUDGING,
        watcher=watcher,
        at=(0.0, 0.9),
    )
    agreement = compare_electric(predicted, measured)
    ceiling = compare_electric(features_in(twin.measured), measured)
    floor = floor_of(twin.measured, measured, runs, seeds, seed)
    watcher.progress("Comparing", 1.0)
    return FrozenMap(agreement), FrozenMap(ceiling), FrozenMap(floor)
