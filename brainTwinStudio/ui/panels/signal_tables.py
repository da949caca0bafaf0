"""Rows about contacts, and about the channels of a seizure: pure, without Qt."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.analysis.contacts import regions_of
from brainTwinStudio.analysis.electric_spectrum import AlphaPeak, alpha_peak, spectra
from brainTwinStudio.analysis.seizure_features import onsets
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Annotation,
    Array,
    Electrodes,
    Patient,
    Recording,
    plain_contact,
)
from brainTwinStudio.report.electric_checks import brain_channels, centres_in

BEFORE_S, AFTER_S, LEAST_BEFORE_S = 60.0, 60.0, 0.5
APART_S = 0.1  # between the background and the marked onset
SHORT_S = 5.0  # a shorter background takes shorter windows
SPECTRUM_S = 300.0
NO_REGIONS = tr("There is no connectome whose regions contacts could be laid to.")
SOZ, RESECTED = tr("SOZ"), tr("resected")
TOO_EARLY = tr("The seizure begins less than half a second after the recording.")


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact: its region ("" where none is near), distance in mm or None, remarks:
    "outside the brain", "SOZ", "resected", "bad", "no position"."""

    name: str
    shaft: str
    region: str
    distance_mm: float | None
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnsetRow:
    """A channel that takes part in a seizure: delay after the first in s, its index
    (largest 1), and the flags of its contact: "SOZ", "resected"."""

    channel: str
    delay_s: float
    index: float
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Spectra:
    """hz (frequency,), power (channel, frequency) of some channels, and the alpha peak
    of their median."""

    hz: Array
    power: Array
    alpha: AlphaPeak


def contact_rows(patient: Patient) -> tuple[tuple[ContactRow, ...], str]:
    """All contacts, and a sentence why they have no regions ("" where they have)."""
    electrodes = patient.electrodes
    if electrodes is None:
        return (), tr("No contacts yet. Add a table of electrodes.")
    nearest, distance, why = _regions(patient, electrodes)
    shaft_of = {i: s for s, at in electrodes.shafts.items() for i in at}
    rows = []
    for i, name in enumerate(electrodes.names):
        told = distance[i] if np.isfinite(distance[i]) else None
        remarks = _remarks(electrodes, i)
        if told is not None and not nearest[i]:
            remarks = (tr("outside the brain"), *remarks)
        row = ContactRow(name, shaft_of.get(i, ""), nearest[i], told, remarks)
        rows.append(row)
    return tuple(rows), why


def _regions(patient: Patient, electrodes: Electrodes) -> tuple[list[str], Array, str]:
    """Nearest region (contact,), distance (contact,) in mm, and what is missing."""
    nothing = [""] * electrodes.count
    unknown = np.full(electrodes.count, np.nan)
    if electrodes.positions_mm is None:
        return nothing, unknown, tr("The contacts have no positions.")
    connectome = patient.connectome
    if connectome is None:
        return nothing, unknown, NO_REGIONS
    parcellation = connectome.parcellation
    centres = centres_in(patient, electrodes.space)
    if centres is None:
        return nothing, unknown, _no_way(parcellation.space, electrodes.space)
    found = regions_of(electrodes.positions_mm, centres)
    names = parcellation.region_names
    near = [names[at] if at >= 0 else "" for at in found.region]
    return near, found.distance_mm, ""


def _no_way(regions: str, contacts: str) -> str:
    return tr(
        "Regions lie in '{regions}', contacts in '{contacts}': no way between them is "
        "known, so contacts have no regions. State both spaces, or give MNI positions.",
        regions=tr(regions),
        contacts=tr(contacts),
    )


def _remarks(electrodes: Electrodes, i: int) -> tuple[str, ...]:
    remarks = []
    if i not in electrodes.placed:
        remarks.append(tr("no position"))
    remarks += _flags(electrodes, i)
    if electrodes.bad[i]:
        remarks.append(tr("bad"))
    return tuple(remarks)


def onset_rows(
    run: Recording, seizure: Annotation, electrodes: Electrodes | None
) -> tuple[OnsetRow, ...]:
    """Channels in the order of their onset around a mark. Raises InputError where the
    recording is too short for it. Takes up to a second."""
    rate = run.sampling_hz
    lead = min(BEFORE_S, seizure.onset_s)
    if lead < LEAST_BEFORE_S:
        raise InputError(TOO_EARLY)
    lasts = min(seizure.duration_s or AFTER_S, AFTER_S)
    first = round((seizure.onset_s - lead) * rate)
    stop = min(run.signals.shape[1], round((seizure.onset_s + lasts) * rate))
    channels = brain_channels(run)
    signals = np.empty((len(channels), stop - first))
    for row, channel in enumerate(channels):
        signals[row] = run.signals[channel, first:stop]
    window = 0.5 if lead >= SHORT_S else 0.25
    found = onsets(signals, rate, (0.0, lead - APART_S), window_s=window)
    flags = _flags_by_contact(electrodes)
    rows = []
    for i in found.order:
        name = run.channel_names[channels[i]]
        told = flags.get(plain_contact(name), ())
        delay, index = float(found.delays_s[i]), float(found.index[i])
        rows.append(OnsetRow(name, delay, index, told))
    return tuple(rows)


def _flags_by_contact(electrodes: Electrodes | None) -> dict[str, tuple[str, ...]]:
    """Contact -> what it was flagged."""
    if electrodes is None:
        return {}
    names = enumerate(electrodes.names)
    return {plain_contact(name): _flags(electrodes, i) for i, name in names}


def _flags(electrodes: Electrodes, i: int) -> tuple[str, ...]:
    flagged = ((SOZ, electrodes.soz), (RESECTED, electrodes.resected))
    return tuple(word for word, told in flagged if told is not None and told[i])


def spectra_of(run: Recording, channels: tuple[int, ...]) -> Spectra:
    """Spectra of some channels, from five minutes at most."""
    samples = min(run.signals.shape[1], round(SPECTRUM_S * run.sampling_hz))
    signals = np.empty((len(channels), samples), np.float32)
    for row, channel in enumerate(channels):  # so that the window gets its turns
        signals[row] = run.signals[channel, :samples]
    hz, power = spectra(signals, run.sampling_hz)
    return Spectra(hz, power, alpha_peak(hz, np.median(power, axis=0)))
