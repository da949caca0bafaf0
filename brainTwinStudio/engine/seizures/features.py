"""From recordings of seizures to what the network is fitted to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from brainTwinStudio.analysis.contacts import sampled
from brainTwinStudio.analysis.seizure_rise import Rise, on_grid, rise_of
from brainTwinStudio.engine.seizures.network import (
    EVERY,
    LEAD,
    POINTS,
    STEP,
    UNITS_OF_A_SEIZURE,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Connectome, Electrodes, Recording
from brainTwinStudio.project.electrodes import plain_contact
from brainTwinStudio.project.seizure_twin import SeizureFeatures
from brainTwinStudio.project.spaces import moved

MARKS = ("seizure", "onset", "sz", "ictal", "eeg onset")
ENDS = ("offset", "end")
DEPTH: tuple[str, ...] = ("seeg", "ecog")


class Features(NamedTuple):
    """seizures; rise (seizure, channel, point) on the grid of the network, NaN where
    nothing was recorded; apart_mm (channel, region); background (channel,): log power
    before the seizures; electrodes: the channels that are used, in their order;
    sampled (region,); seconds_per_unit."""

    seizures: tuple[SeizureFeatures, ...]
    rise: Array
    apart_mm: Array
    background: Array
    electrodes: Electrodes
    sampled: Array
    seconds_per_unit: float


def features_of(
    connectome: Connectome,
    electrodes: Electrodes,
    recordings: Sequence[Recording],
    spans_s: Sequence[tuple[float, float] | None] | None = None,
) -> Features:
    """spans_s: where each recording's seizure begins and ends; by its marks, or to be
    looked for, where None. Raises InputError naming what is missing and where."""
    if not recordings:
        raise InputError("No seizure was given; name at least one recording of one.")
    centres = connectome.parcellation.centres_mm
    if centres is None:
        raise InputError(
            "The regions have no centres, so contacts cannot be placed among them. "
            "Import a table of regions with x_mm, y_mm, z_mm, or use a known atlas."
        )
    used = _used(electrodes, recordings)
    spans = spans_s or [marked_span(run) for run in recordings]
    found = [
        _rise(run, used, span) for run, span in zip(recordings, spans, strict=True)
    ]
    seconds = float(np.median([rise.ends_s - rise.begins_s for rise in found]))
    unit_s = max(seconds, 5.0) / UNITS_OF_A_SEIZURE
    point_s = EVERY * STEP * unit_s
    rises = [
        on_grid(rise, rise.begins_s - LEAD * unit_s + point_s, point_s, POINTS)
        for rise in found
    ]
    background = np.mean([rise.background for rise in found], axis=0)
    assert used.positions_mm is not None  # _used
    places = moved(used.positions_mm, used.space, connectome.parcellation.space)
    apart = np.linalg.norm(places[:, None] - centres[None], axis=-1)
    seizures = tuple(
        _features(run, rise, used) for run, rise in zip(recordings, found, strict=True)
    )
    return Features(
        seizures,
        np.stack(rises),
        apart,
        background,
        used,
        sampled(places, centres),
        unit_s,
    )


def _used(electrodes: Electrodes, recordings: Sequence[Recording]) -> Electrodes:
    """Contacts in the brain with a position, good, and in every recording."""
    if electrodes.positions_mm is None or not electrodes.placed:
        raise InputError(
            "No contact has a position. Import the electrodes with their coordinates."
        )
    names = [channels_of(run) for run in recordings]
    kept = [
        i
        for i in electrodes.placed
        if electrodes.kinds[i] in DEPTH
        and not electrodes.bad[i]
        and all(plain_contact(electrodes.names[i]) in there for there in names)
    ]
    if len(kept) < 4:
        raise InputError(
            f"Only {len(kept)} good depth contacts have a position and stand in every "
            "recording; 4 or more are needed. Do the names of contacts and channels "
            "match?"
        )
    return replace(
        electrodes,
        names=tuple(electrodes.names[i] for i in kept),
        kinds=tuple(electrodes.kinds[i] for i in kept),
        positions_mm=electrodes.positions_mm[kept],
        bad=(False,) * len(kept),
        soz=_picked(electrodes.soz, kept),
        resected=_picked(electrodes.resected, kept),
    )


def _picked(
    values: tuple[bool, ...] | None, kept: Sequence[int]
) -> tuple[bool, ...] | None:
    return None if values is None else tuple(values[i] for i in kept)


def channels_of(run: Recording) -> dict[str, int]:
    """Plain name -> row, of the good channels."""
    return {
        plain_contact(name): i
        for i, name in enumerate(run.channel_names)
        if name not in run.bad_channels
    }


def _rise(run: Recording, used: Electrodes, span_s: tuple[float, float] | None) -> Rise:
    rows = channels_of(run)
    at = [rows[plain_contact(name)] for name in used.names]
    signals = np.asarray(run.signals[at], np.float64)
    what = f"recording {run.id}"
    return rise_of(signals, run.sampling_hz, span_s, run.line_hz, what)


def marked_span(run: Recording) -> tuple[float, float] | None:
    """Where a seizure is marked to begin and end, s from the start of the run; None
    where no mark tells both."""
    begins = ends = None
    for mark in run.annotations:
        words = mark.text.lower()
        if any(word in words for word in ENDS):
            ends = mark.onset_s
        elif any(word in words for word in MARKS):
            begins = mark.onset_s
            if mark.duration_s > 0:
                ends = mark.onset_s + mark.duration_s
    if begins is None or ends is None or not begins < ends:
        return None
    return begins, ends


def _features(run: Recording, rise: Rise, used: Electrodes) -> SeizureFeatures:
    return SeizureFeatures(
        run.id,
        used.names,
        rise.times_s,
        rise.rise,
        rise.begins_s,
        rise.ends_s,
        rise.band_hz,
    )
