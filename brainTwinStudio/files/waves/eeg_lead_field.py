"""The lead field that a twin of an EEG is fitted through, by the recording's names.

What came with the patient counts first, then contacts with positions, then 10-20 names
on the standard head.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.waves.lead_field import (
    UNIT,
    SphereField,
    lead_field_for,
    standard_lead_field,
)
from brainTwinStudio.files.waves.montages import standard_positions
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    LeadField,
    Patient,
    Recording,
    plain_contact,
)

FEWEST = 4
# To µV per nA m; arbitrary units are brought to the size of a usual lead field.
_TO_UV: Mapping[str, float] = {UNIT: 1.0, "V/(A m)": 1e-3}
_USUAL = 0.02  # µV per nA m, root mean square of the standard head


def eeg_lead_field(patient: Patient, runs: Sequence[Recording]) -> SphereField:
    """Gain in µV per nA m, average reference, of the channels that all runs share, that
    are EEG, not bad, and have a row or a place; rows are called as in the runs. Raises
    InputError where fewer than four are left."""
    names = _shared(runs)
    found = _field(patient, names)
    field, notes = found.lead_field, list(found.notes)
    held = {plain_contact(name): k for k, name in enumerate(field.channel_names)}
    kept = tuple(name for name in names if plain_contact(name) in held)
    lost = [name for name in names if name not in kept]
    if len(kept) < FEWEST:
        raise InputError(
            tr(
                "{count} EEG channels of {code} have a place on the head; a "
                "fit needs {fewest} or more. Give contacts with positions or "
                "a lead field.",
                count=len(kept),
                code=patient.id,
                fewest=FEWEST,
            )
        )
    if lost:
        notes.append(
            tr("Without a place and left out: {names}.", names=", ".join(lost))
        )
    gain = field.gain[[held[plain_contact(name)] for name in kept]]
    gain = (gain - gain.mean(axis=0)) * _factor(field, gain)
    how = field.how or "given"
    joined = LeadField(
        gain, kept, field.region_names, UNIT, how, field.source_file, field.sha256
    )
    return replace(found, lead_field=joined, notes=tuple(notes))


def _shared(runs: Sequence[Recording]) -> tuple[str, ...]:
    """Good EEG channels of every run, in the order of the first."""
    if not runs:
        raise InputError(tr("No EEG recording to fit to; import one."))
    kept = [set(_good(run)) for run in runs]
    return tuple(name for name in _good(runs[0]) if all(name in one for one in kept))


def _good(run: Recording) -> tuple[str, ...]:
    kinds = run.channel_kinds or ("eeg",) * len(run.channel_names)
    return tuple(
        name
        for name, kind in zip(run.channel_names, kinds, strict=True)
        if kind == "eeg" and name not in run.bad_channels
    )


def _field(patient: Patient, names: tuple[str, ...]) -> SphereField:
    graph, contacts = patient.connectome, patient.electrodes
    if graph is None:
        raise InputError(
            tr("Patient {code} has no connectome; import weights.", code=patient.id)
        )
    if patient.lead_field is not None:
        return lead_field_for(patient)
    known = {plain_contact(name) for name in names}
    if contacts is not None and contacts.positions_mm is not None:
        placed = {plain_contact(contacts.names[k]) for k in contacts.placed}
        if len(placed & known) >= FEWEST:
            return standard_lead_field(contacts, graph.parcellation)
    return standard_lead_field(standard_positions(names), graph.parcellation)


def _factor(field: LeadField, gain: np.ndarray) -> float:
    if field.unit in _TO_UV:
        return _TO_UV[field.unit]
    if field.unit == "a.u.":
        return float(_USUAL / np.sqrt(np.mean((gain - gain.mean(axis=0)) ** 2)))
    raise InputError(
        tr(
            "A lead field in {unit} is of MEG; an EEG needs {needed}.",
            unit=field.unit,
            needed=UNIT,
        )
    )
