"""Twins of an EEG and fMRI judged by free runs that make both: the EEG as in
`electric_judging`, the fMRI as in `evaluate`, with their ceilings and floors.
"""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.analysis.agreement import compare, structure_floor
from brainTwinStudio.analysis.electric_agreement import (
    ElectricFeatures,
    compare_electric,
    electric_features,
)
from brainTwinStudio.analysis.electric_floor import (
    electric_arrays,
    features_in,
    noise_arrays,
    pooled,
)
from brainTwinStudio.analysis.features import Features
from brainTwinStudio.engine.eeg_fmri_run import Lengths, cleaned, recorded
from brainTwinStudio.engine.electric_judging import (
    FEWEST_SEEDS,
    ElectricRuns,
    floor_of,
    measured_electric,
    running_of,
    runs_of,
    sensors_of,
)
from brainTwinStudio.engine.electric_network import Wires
from brainTwinStudio.engine.electric_twin import FITTED, Judged
from brainTwinStudio.engine.evaluate import (
    JUDGING,
    JUDGING_HELD_OUT,
    check_bold,
    features_as_arrays,
    features_of,
    measured_features,
    shortest,
    stored_features,
)
from brainTwinStudio.engine.make_twin import pictures
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    FitSettings,
    FrozenMap,
    Recording,
    Sampling,
    Twin,
)

Numbers = FrozenMap[float]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Recordings to be judged by, one entry a part: what was fitted, what was not. A
    kind may have no parts."""

    eeg: tuple[ElectricRuns, ...]
    bold: tuple[tuple[Recording, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Running:
    """What is simulated, and through what it is seen."""

    parameters: Mapping[str, Array]
    wires: Wires
    eeg_hz: float
    sampling: Sampling


def of_kind(recordings: Sequence[Recording], kind: str) -> tuple[Recording, ...]:
    return tuple(run for run in recordings if run.kind == kind)


def simulated_both(
    of: Running,
    seen: Seen,
    *,
    seeds: int,
    seed: int,
    watcher: Watcher,
    at: tuple[float, float],
) -> tuple[list[ElectricFeatures], list[Features]]:
    """Features of free runs as long as each part, EEG as means over seeds, fMRI one row
    a seed. at: the part of the whole job. A stop ends it after the second seed."""
    eeg = [part.longest for part in seen.eeg]
    bold = [shortest(part) for part in seen.bold]
    most = Lengths(max(eeg, default=0), max(bold, default=0))
    done = 0

    def one(k: int) -> tuple[list[ElectricFeatures], list[Array]] | None:
        nonlocal done
        if k >= FEWEST_SEEDS and watcher.stop_requested():
            return None
        run = recorded(
            of.parameters, of.wires, of.eeg_hz, of.sampling, most, seed=seed, which=k
        )
        electric = [electric_features([run.eeg[:, :n]], of.eeg_hz) for n in eeg]
        blood = [
            cleaned(of.parameters, run.slow[:n], of.sampling, seed=seed, which=k)
            for n in bold
        ]
        done += 1
        watcher.progress("Judging", at[0] + (at[1] - at[0]) * done / seeds)
        return electric, blood

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [each for each in pool.map(one, range(seeds)) if each is not None]
    return (
        [pooled([each[0][k] for each in found]) for k in range(len(eeg))],
        [
            features_of(np.stack([each[1][k] for each in found]), of.sampling)
            for k in range(len(bold))
        ],
    )


def judged_both(
    of: Running, seen: Seen, weights: Array, settings: FitSettings, watcher: Watcher
) -> Judged:
    """Free runs against what was fitted and what was held out; ceiling and floor belong
    to the last part."""
    electric, blood = simulated_both(
        of,
        seen,
        seeds=settings.judge_seeds,
        seed=settings.seed + JUDGING_HELD_OUT,
        watcher=watcher,
        at=(FITTED, 0.95),
    )
    eeg = [measured_electric(part) for part in seen.eeg]
    bold = [measured_features(part) for part in seen.bold]
    first = seen.eeg[0]
    noise = noise_arrays(first.signals, first.sampling_hz)
    sides: dict[str, dict[str, float]] = {"held_out": {}, "ceiling": {}}
    sides["train"] = compare_electric(electric[0], eeg[0]) | compare(blood[0], bold[0])
    sides["floor"] = floor_of(
        noise, eeg[-1], seen.eeg[-1], settings.judge_seeds, settings.seed
    )
    sides["floor"] |= {"fc_r": structure_floor(weights, bold[-1])}
    measured = electric_arrays(eeg[0]) | noise
    measured |= pictures(bold[0]) | features_as_arrays(bold[0])
    if len(eeg) > 1:
        sides["held_out"] = compare_electric(electric[1], eeg[1]) | compare(
            blood[1], bold[1]
        )
        sides["ceiling"] = compare_electric(eeg[0], eeg[1]) | compare(bold[0], bold[1])
        measured["held_out_log_power"] = eeg[1].log_power
    simulated = electric_arrays(electric[0]) | pictures(blood[0])
    return Judged(sides, measured, simulated)


def evaluate_both(
    twin: Twin,
    recordings: tuple[Recording, ...],
    seeds: int,
    seed: int,
    watcher: Watcher,
) -> tuple[Numbers, Numbers, Numbers]:
    """Agreement, ceiling and floor on recordings the twin has not seen; of EEG alone or
    fMRI alone only the numbers of that kind."""
    bold, eeg = of_kind(recordings, "bold"), of_kind(recordings, "eeg")
    if len(bold) + len(eeg) < len(recordings) or not recordings:
        raise InputError("A twin of fMRI and EEG is judged by such recordings only.")
    if bold:
        check_bold(twin, bold)
    channels = sensors_of(twin).channel_names
    runs = (runs_of(eeg, channels),) if eeg else ()
    parameters, wires = running_of(twin)
    hz = runs[0].sampling_hz if runs else sensors_of(twin).sampling_hz
    seen = Seen(runs, (bold,) if bold else ())
    watcher.progress("Judging", 0.0)
    electric, blood = simulated_both(
        Running(parameters, wires, hz, twin.sampling),
        seen,
        seeds=seeds,
        seed=seed + JUDGING,
        watcher=watcher,
        at=(0.0, 0.9),
    )
    agreement: dict[str, float] = {}
    ceiling: dict[str, float] = {}
    floor: dict[str, float] = {}
    if runs:
        measured = measured_electric(runs[0])
        agreement |= compare_electric(electric[0], measured)
        ceiling |= compare_electric(features_in(twin.measured), measured)
        floor |= floor_of(twin.measured, measured, runs[0], seeds, seed)
    if bold:
        known = measured_features(bold)
        agreement |= compare(blood[0], known)
        ceiling |= compare(stored_features(twin), known)
        floor |= {"fc_r": structure_floor(twin.connectome.weights, known)}
    watcher.progress("Comparing", 1.0)
    return FrozenMap(agreement), FrozenMap(ceiling), FrozenMap(floor)
