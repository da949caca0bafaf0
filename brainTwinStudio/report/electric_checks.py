"""The quality cards of EEG, SEEG and contacts: nouns in, plain arrays to `analysis`."""

import numpy as np

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.analysis.quality_electric import (
    channel_card,
    contact_cards,
    hum_card,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Patient, Recording, bare_contact, moved

_BRAIN = ("eeg", "seeg", "ecog")


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
            _centres(patient, electrodes.space),
        )
    return tuple(cards)


def _of_run(run: Recording) -> list[Card]:
    """A recording's channels of the brain, from its first minutes at most."""
    brain = [
        i
        for i, name in enumerate(run.channel_names)
        if name not in run.bad_channels
        and (not run.channel_kinds or run.channel_kinds[i] in _BRAIN)
    ]
    if not brain:
        return [Card("bad", f"{run.id}: no channel of the brain", "All are left out.")]
    samples = min(run.signals.shape[1], round(300 * run.sampling_hz))
    signals = np.asarray(run.signals[brain, :samples], np.float64)
    hum, hz = hum_card(run.id, signals, run.sampling_hz)
    names = [run.channel_names[i] for i in brain]
    line = run.line_hz or hz
    return [channel_card(run.id, signals, run.sampling_hz, names, (), line), hum]


def _centres(patient: Patient, space: str) -> Array | None:
    """Centres of regions in the space of the contacts, None where they cannot be."""
    if patient.connectome is None:
        return None
    parcellation = patient.connectome.parcellation
    centres = parcellation.centres_mm
    if centres is None:
        return None
    try:
        return moved(centres, parcellation.space, space)
    except InputError:
        return None
