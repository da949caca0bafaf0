"""The quality cards of EEG, SEEG and contacts: nouns in, plain arrays to `analysis`."""

from collections import deque

import numpy as np

from brainTwinStudio.analysis.channel_quality import judged_channels
from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.analysis.quality_electric import (
    channel_card,
    contact_cards,
    hum_card,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Array,
    Patient,
    Recording,
    bare_contact,
    moved,
    space_named,
)
from brainTwinStudio.report.figures.places import places_of

_BRAIN = ("eeg", "seeg", "ecog", "mag", "grad")
_JUDGED_S = 300.0
_NOWHERE_MM = 1e6


def electric_cards(patient: Patient) -> tuple[Card, ...]:
    """Cards of every electrical recording and of the contacts; none where there are
    neither."""
    cards: list[Card] = []
    for run in patient.recordings:
        if run.kind in ("eeg", "seeg"):
            cards += _of_run(run)
    electrodes = patient.electrodes
    if electrodes is not None and electrodes.positions_mm is not None:
        brain = [i for i, kind in enumerate(electrodes.kinds) if kind != "other"]
        cards += contact_cards(
            [bare_contact(electrodes.names[i]) for i in brain],
            electrodes.positions_mm[brain],
            centres_in(patient, electrodes.space),
        )
    return tuple(cards)


def brain_channels(run: Recording) -> list[int]:
    """Channels on or in the brain that are not left out."""
    return [
        i
        for i, name in enumerate(run.channel_names)
        if name not in run.bad_channels
        and (not run.channel_kinds or run.channel_kinds[i] in _BRAIN)
    ]


def first_minutes(run: Recording, channels: list[int]) -> Array:
    """Signals (channel, time) that a recording is judged by: five minutes at most."""
    samples = min(run.signals.shape[1], round(_JUDGED_S * run.sampling_hz))
    found = np.empty((len(channels), samples))
    for row, channel in enumerate(channels):  # so that the window gets its turns
        found[row] = run.signals[channel, :samples]
    return found


def found_bad(run: Recording) -> tuple[str, ...]:
    """Channels that look bad and are not yet left out; at once, where the cards of the
    recording were made before."""
    return _judged(run)[1]


def _of_run(run: Recording) -> tuple[Card, ...]:
    return _judged(run)[0]


_Judged = tuple[tuple[Card, ...], tuple[str, ...]]
_KEPT: deque[tuple[Recording, _Judged]] = deque(maxlen=8)


def _judged(run: Recording) -> _Judged:
    """Cards of a recording and its channels that look bad; kept, because annotations
    change them not and marks of seizures are annotations."""
    for other, kept in list(_KEPT):
        if other.signals is run.signals and _told(other) == _told(run):
            return kept
    found = _judge(run)
    _KEPT.append((run, found))
    return found


def _told(run: Recording) -> tuple[object, ...]:
    return (run.id, run.channel_names, run.channel_kinds, run.bad_channels, run.line_hz)


def _judge(run: Recording) -> _Judged:
    """From the first minutes of a recording's channels of the brain."""
    brain = brain_channels(run)
    if not brain:
        title = tr("{run}: no channel of the brain", run=run.id)
        return (Card("bad", title, tr("All are left out.")),), ()
    signals = first_minutes(run, brain)
    hum, hz = hum_card(run.id, signals, run.sampling_hz)
    names = [run.channel_names[i] for i in brain]
    line = run.line_hz or hz
    card = channel_card(run.id, signals, run.sampling_hz, names, (), line)
    if len(brain) < 2:
        return (card, hum), ()
    judged = zip(names, judged_channels(signals, run.sampling_hz, line), strict=True)
    return (card, hum), tuple(name for name, one in judged if one.is_bad)


def centres_in(patient: Patient, space: str) -> Array | None:
    """Centres of regions (region, xyz) in the space of the contacts: their own, else
    the template's of the regions of the same names; None where they cannot be. Regions
    without a centre lie infinitely far away."""
    if patient.connectome is None:
        return None
    parcellation = patient.connectome.parcellation
    centres = parcellation.centres_mm
    try:
        if centres is not None and space_named(parcellation.space) != "not stated":
            return moved(centres, parcellation.space, space)
        places = places_of(parcellation)
        if places is None or not places.on_template:
            return None
        known = moved(places.centres_mm, "MNI305", space)
    except InputError:
        return None
    return np.where(np.isfinite(known), known, _NOWHERE_MM)
