"""Where seizures begin and end, by sources instead of contacts.

Contacts rise late where a seizure begins far from them. Once sources are told apart,
their own power says earlier and more clearly when they begin; with the new marks less
of a seizure is taken for background, and more sources are told apart. Recordings that
a person marked keep their marks.
"""

from collections.abc import Sequence

import numpy as np

from brainTwinStudio.analysis.seizure_features import log_power_envelopes
from brainTwinStudio.analysis.seizure_rise import (
    CLEAR,
    GUARD_S,
    LEAST_BEFORE_S,
    LOW_HZ,
    RESOLUTION_S,
    longest,
    resting_points,
)
from brainTwinStudio.engine.seizures.features import (
    Features,
    features_of,
    marked_span,
)
from brainTwinStudio.engine.seizures.sources import HALF, TOP, signals_of, split_of
from brainTwinStudio.project import Array, Connectome, Electrodes, Recording

ROUNDS = 2
EARLIER_S = 8.0  # so long before what contacts show a source may have begun
LATER_S = 3.0  # than contacts show, at most
LASTING_S = 2.0  # what counts as a rise lasts so long


def features_by_sources(
    connectome: Connectome, electrodes: Electrodes, recordings: Sequence[Recording]
) -> Features:
    """Raises InputError as `features_of` does."""
    features = features_of(connectome, electrodes, recordings)
    every = np.ones(len(features.apart_mm), bool)
    signals = [signals_of(run, features, every) for run in recordings]
    for _ in range(ROUNDS):
        split = split_of(signals, features, recordings, EARLIER_S)
        if not len(split.unmixing):
            break
        spans = [
            marked_span(run)
            or _span(split.unmixing @ one, run, (seizure.begins_s, seizure.ends_s))
            for one, run, seizure in zip(
                signals, recordings, features.seizures, strict=True
            )
        ]
        features = features_of(connectome, electrodes, recordings, spans)
    return features


def _span(
    sources: Array, run: Recording, before: tuple[float, float]
) -> tuple[float, float]:
    """The longest stretch in which some source (source, time) has risen; as before
    where none rises clearly, too early for a background, or much later than before:
    the source that began is then one that was not told apart."""
    seconds = sources.shape[1] / run.sampling_hz
    points = max(8, round(seconds / RESOLUTION_S))
    high = 0.4 * run.sampling_hz
    times, power = log_power_envelopes(sources, run.sampling_hz, LOW_HZ, high, points)
    over = power - power[:, : resting_points(times)].mean(axis=1, keepdims=True)
    top = np.quantile(over, TOP, axis=1)
    rows = over[top > CLEAR] > HALF * top[top > CLEAR, None]
    width = round(LASTING_S / (times[1] - times[0]))
    windows = np.lib.stride_tricks.sliding_window_view(rows, width, axis=1)
    lasting = (windows.mean(axis=2) > TOP).any(axis=0)
    if not lasting.any():
        return before
    first, last = longest(lasting, times)
    begins, ends = float(times[first]), float(times[last + width - 1])
    earliest, latest = LEAST_BEFORE_S + GUARD_S, before[0] + LATER_S
    return (begins, ends) if earliest <= begins <= latest else before
