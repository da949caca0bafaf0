"""Whether the amplitudes of a recording speak for the twin's answer to stimuli."""

from collections.abc import Mapping

import numpy as np

from brainTwinStudio.analysis.slow_amplitude import (
    Rank,
    as_share_of_mean,
    rank_with,
    slow_amplitude,
)
from brainTwinStudio.engine.network import scaled_weights
from brainTwinStudio.project import Array, Connectome, Recording, Twin
from brainTwinStudio.project.amplitudes import AmplitudeCheck, Outcome

FEWEST = 20  # regions, of which a rank correlation says something
ALIKE = 0.02  # spread of SDs over their mean, below which signals were scaled to one
NONE = (float("nan"), float("nan"), float("nan"))
OLD = "The twin keeps no amplitudes of its recordings; fit it again."
SCALED = (
    "All regions of the recordings have the same variance, as after z-scoring: import "
    "them as they were before."
)
FEW = "{count} regions are too few for a rank correlation; {least} are needed."


def amplitudes_of(runs: tuple[Recording, ...]) -> dict[str, Array]:
    """What a twin keeps of its training runs: standard deviations "train_sd" and slow
    amplitudes "train_amplitude" (run, region), as shares of the mean where the
    recordings have one."""
    whole, slow = [], []
    for run in runs:
        signals = as_share_of_mean(run.signals)
        whole.append(signals.std(axis=1))
        slow.append(slow_amplitude(signals, run.sampling_hz))
    return {"train_sd": np.stack(whole), "train_amplitude": np.stack(slow)}


def amplitude_check(twin: Twin, rest: Array) -> AmplitudeCheck:
    """rest: BOLD (seed, time, region) of the twin that is stimulated, at rest."""
    kept = kept_of(twin.measured)
    why = _why_not(kept, twin.connectome.parcellation.count)
    if kept is None or why:
        return AmplitudeCheck("not estimated", NONE, NONE, why)
    hz = 1 / twin.sampling.repetition_time_s
    measured = with_strength(kept, twin.connectome)
    slow = slow_amplitude(np.swapaxes(rest, 1, 2), hz)
    simulated = with_strength(slow, twin.connectome)
    signs = _sign(measured), _sign(simulated)
    outcome: Outcome = "unclear"
    if all(signs):
        outcome = "agrees" if signs[0] == signs[1] else "disagrees"
    return AmplitudeCheck(outcome, _plain(measured), _plain(simulated))


def with_strength(amplitude: Array, connectome: Connectome) -> Rank:
    """Spearman's correlation of amplitudes (run, region), their mean over runs, with
    what a region gives and receives on the engine's scale of weights."""
    weights, parcellation = scaled_weights(connectome.weights), connectome.parcellation
    strength = weights.sum(axis=0) + weights.sum(axis=1)
    of_runs = amplitude / amplitude.mean(axis=1, keepdims=True)
    names, sides = parcellation.region_names, parcellation.hemispheres
    return rank_with(of_runs.mean(axis=0), strength, names, sides)


def kept_of(measured: Mapping[str, Array]) -> Array | None:
    """Amplitudes (run, region) of runs that were not scaled to one variance; None where
    the twin keeps none."""
    if "train_amplitude" not in measured:
        return None
    sd = measured["train_sd"]
    return measured["train_amplitude"][sd.std(axis=1) > ALIKE * sd.mean(axis=1)]


def _why_not(kept: Array | None, regions: int) -> str:
    if kept is None:
        return OLD
    if not len(kept):
        return SCALED
    if regions < FEWEST:
        return FEW.format(count=regions, least=FEWEST)
    return ""


def _plain(rank: Rank) -> tuple[float, float, float]:
    return rank.value, rank.low, rank.high


def _sign(rank: Rank) -> int:
    """1 above 0, -1 below, 0 where the interval covers it or is none."""
    return int(rank.low > 0) - int(rank.high < 0)
