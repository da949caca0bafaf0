"""The quality cards of EEG, SEEG and contacts: nouns in, plain arrays to `analysis`."""

from functools import lru_cache

import numpy as np

from brainTwinStudio.analysis.channel_quality import judged_channels
from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.analysis.quality_electric import (
    channel_card,
    contact_cards,
    hum_card,
)
from brainTwinStudio.errors import InputError
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
    return np.asarray(run.signals[channels, :samples], np.float64)


@lru_cache(maxsize=16)
def found_bad(run: Recording) -> tuple[str, ...]:
    """Channels that look bad and are not yet left out. Kept for a recording, so that
    the window asks without waiting once its card was made."""
    brain = brain_channels(run)
    if len(brain) < 2:
        return ()
    signals = first_minutes(run, brain)
    line = run.line_hz or hum_card(run.id, signals, run.sampling_hz)[1]
    judged = judged_channels(signals, run.sampling_hz, line)
    pairs = zip(brain, judged, strict=True)
    return tuple(run.channel_names[i] for i, one in pairs if one.is_bad)


def _of_run(run: Recording) -> list[Card]:
    """A recording's channels of the brain, from its first minutes at most."""
    brain = brain_channels(run)
    if not brain:
        return [Card("bad", f"{run.id}: no channel of the brain", "All are left out.")]
    signals = first_minutes(run, brain)
    hum, hz = hum_card(run.id, signals, run.sampling_hz)
    names = [run.channel_names[i] for i in brain]
    line = run.line_hz or hz
    found_bad(run)
    return [channel_card(run.id, signals, run.sampling_hz, names, (), line), hum]


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
