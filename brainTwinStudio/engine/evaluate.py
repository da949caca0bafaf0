"""Judging a twin by free-running simulations against recordings."""

from collections.abc import Mapping

import numpy as np

from brainTwinStudio.analysis.agreement import compare, structure_floor
from brainTwinStudio.analysis.features import Features, features
from brainTwinStudio.analysis.spectrum import segment_samples
from brainTwinStudio.engine.extrapolation import at_rest, refuse_left
from brainTwinStudio.engine.run_twin import free_run
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    FrozenMap,
    ModelSpec,
    Recording,
    Sampling,
    Twin,
)
from brainTwinStudio.project.extrapolation import Extrapolation

JUDGING = 1_000_003  # of seeds: not those of a fit
JUDGING_HELD_OUT = 2_000_003  # of what a fit held out; of EEG of all it judges


def simulated_features(
    spec: ModelSpec,
    parameters: Mapping[str, Array],
    sampling: Sampling,
    *,
    samples: int,
    seeds: int,
    seed: int,
) -> Features:
    """Features of `seeds` free runs of `samples` samples each."""
    bold = simulated(
        spec, parameters, sampling, samples=samples, seeds=seeds, seed=seed
    )
    return features_of(bold, sampling)


def simulated(
    spec: ModelSpec,
    parameters: Mapping[str, Array],
    sampling: Sampling,
    *,
    samples: int,
    seeds: int,
    seed: int,
) -> Array:
    """`seeds` free runs (seed, time, region)."""
    return free_run(
        spec.dynamics,
        spec.coupling,
        parameters,
        samples=samples,
        repetition_time_s=sampling.repetition_time_s,
        band_hz=sampling.band_hz,
        seeds=seeds,
        seed=seed,
    )


def features_of(bold: Array, sampling: Sampling) -> Features:
    """Of simulated runs (seed, time, region)."""
    samples, hz = bold.shape[1], 1 / sampling.repetition_time_s
    runs = tuple(np.swapaxes(bold, 1, 2))
    return features(runs, hz, sampling.band_hz, segment_samples(samples, hz))


def measured_features(recordings: tuple[Recording, ...]) -> Features:
    """Features of runs, each by itself; the shortest sets the Welch segment."""
    first = recordings[0]
    runs = tuple(r.signals for r in recordings)
    return features(runs, first.sampling_hz, first.band_hz)


def shortest(recordings: tuple[Recording, ...]) -> int:
    return min(r.signals.shape[1] for r in recordings)


def check_alike(recordings: tuple[Recording, ...], sampling_hz: float) -> None:
    """Refuse runs that cannot be judged together."""
    if not recordings:
        raise InputError("No recording to compare with; at least one is needed.")
    for recording in recordings:
        if recording.kind != "bold":
            raise InputError(f"Recording {recording.id} is not BOLD.")
        if abs(recording.sampling_hz - sampling_hz) > 1e-6 * sampling_hz:
            raise InputError(
                f"Recording {recording.id} has a repetition time of "
                f"{recording.repetition_time_s:g} s, expected {1 / sampling_hz:g} s."
            )
    if any(r.band_hz != recordings[0].band_hz for r in recordings):
        raise InputError("The runs were filtered to different bands.")
    if min(r.seconds for r in recordings) < 60 or shortest(recordings) < 60:
        raise InputError(
            "A recording is shorter than 60 s or 60 samples; too short to judge by."
        )


def evaluate(
    twin: Twin,
    recordings: tuple[Recording, ...],
    seeds: int,
    seed: int,
    watcher: Watcher,
) -> tuple[FrozenMap[float], FrozenMap[float], FrozenMap[float]]:
    """Agreement, ceiling and floor of `twin` on runs it has not seen.

    The ceiling compares the runs the twin was fitted to, whose features it carries,
    with these recordings by the same formulas.
    """
    check_bold(twin, recordings)
    regions = twin.connectome.parcellation.region_names
    watcher.progress("Simulating", 0.0)
    bold = simulated(
        twin.spec,
        twin.running,
        twin.sampling,
        samples=shortest(recordings),
        seeds=seeds,
        seed=seed + JUDGING,
    )
    refuse_left(bold, regions)
    predicted = features_of(bold, twin.sampling)
    watcher.progress("Comparing", 0.8)
    measured = measured_features(recordings)
    agreement = compare(predicted, measured)
    ceiling = compare(stored_features(twin), measured)
    floor = {"fc_r": structure_floor(twin.connectome.weights, measured)}
    watcher.progress("Comparing", 1.0)
    return FrozenMap(agreement), FrozenMap(ceiling), FrozenMap(floor)


def check_bold(twin: Twin, recordings: tuple[Recording, ...]) -> None:
    """Refuse fMRI that the twin cannot be compared with."""
    check_alike(recordings, 1 / twin.sampling.repetition_time_s)
    regions = twin.connectome.parcellation.region_names
    if any(r.channel_names != regions for r in recordings):
        raise InputError("The recordings and the twin list different regions.")
    check_same_cleaning(twin.sampling, recordings)


def extrapolated(
    twin: Twin, recordings: tuple[Recording, ...], seed: int
) -> tuple[Extrapolation, ...]:
    """What learned parts meet in the free runs that `evaluate` judges by. Raises
    InputError where they cannot be believed."""
    if "eeg" in twin.spec.data:
        return ()
    check_alike(recordings, 1 / twin.sampling.repetition_time_s)
    return at_rest(twin, shortest(recordings), seed + JUDGING)


def check_same_cleaning(sampling: Sampling, recordings: tuple[Recording, ...]) -> None:
    """A twin sees through the cleaning of its own recording; another one would be
    judged by the difference of two cleanings."""
    if recordings[0].band_hz != sampling.band_hz:
        raise InputError(
            f"The twin was fitted to signals of {_band(sampling.band_hz)}, these hold "
            f"{_band(recordings[0].band_hz)}. Filter both alike."
        )
    stated = {"present", "removed"}
    for recording in recordings:
        if {recording.global_signal, sampling.global_signal} == stated:
            raise InputError(
                f"The global signal is {recording.global_signal} in {recording.id} and "
                f"{sampling.global_signal} in the recordings the twin was fitted to. "
                "Clean both alike, or state it when they are read."
            )


def _band(band_hz: tuple[float, float] | None) -> str:
    return "all frequencies" if band_hz is None else f"{band_hz[0]:g}-{band_hz[1]:g} Hz"


def features_as_arrays(of: Features) -> dict[str, Array]:
    """Features of the training runs as a twin carries them ("train_..." arrays). Lagged
    FC, the largest, as its mean over runs in float32: metrics need no more."""
    arrays = {
        "train_fc_z": of.fc_z,
        "train_phase_fc": of.phase_fc,
        "train_psd": of.psd,
        "train_psd_hz": of.frequencies_hz,
        "train_fcd": np.concatenate(of.fcd),
        "train_fcd_counts": np.array([row.size for row in of.fcd]),
        "train_metastability": of.metastability,
    }
    if of.synchrony is not None:
        arrays["train_synchrony"] = of.synchrony
    if of.lagged_fc_z is not None:
        mean = of.lagged_fc_z.mean(axis=0, keepdims=True)
        arrays["train_lagged_fc_z"] = mean.astype(np.float32)
    return arrays


def stored_features(twin: Twin) -> Features:
    """The inverse of `features_as_arrays`; a twin written before an array was stored
    has None in its place."""
    stored = twin.measured
    counts = stored["train_fcd_counts"].astype(int)
    return Features(
        fc_z=stored["train_fc_z"],
        phase_fc=stored["train_phase_fc"],
        psd=stored["train_psd"],
        frequencies_hz=stored["train_psd_hz"],
        fcd=tuple(np.split(stored["train_fcd"], np.cumsum(counts)[:-1])),
        metastability=stored["train_metastability"],
        lagged_fc_z=stored.get("train_lagged_fc_z"),
        synchrony=stored.get("train_synchrony"),
    )
