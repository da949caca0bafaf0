"""Contacts in the 3D view, and what a click on one selects: pure, without Qt."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Array,
    Electrodes,
    Patient,
    Selection,
    bare_contact,
    moved,
    plain_contact,
)
from brainTwinStudio.ui.panels.brain_own import contacts_in_view
from brainTwinStudio.ui.panels.schematic import Placing
from brainTwinStudio.ui.panels.signal_tables import contact_rows
from brainTwinStudio.ui.plots.brain.scene import BrainScene, Contacts, empty_scene
from brainTwinStudio.ui.view import View

ADDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SCHEMATIC = tr("Regions have no positions, so contacts are not drawn among them.")


def contacts_of(view: View, placing: Placing | None) -> tuple[Contacts | None, str]:
    """The contacts where the regions are drawn, None and why where that is not known,
    and what their marks mean. placing: of the regions, None without a connectome."""
    patient = view.patient
    electrodes = None if patient is None else patient.electrodes
    if patient is None or electrodes is None or electrodes.positions_mm is None:
        return None, ""
    try:
        places = _places(patient, electrodes, placing)
    except InputError as error:
        return None, str(error)
    none = (False,) * electrodes.count
    shafts = electrodes.shafts
    wanted = {plain_contact(name) for name in view.selection.channels}
    names = enumerate(electrodes.names)
    contacts = Contacts(
        places,
        tuple(bare_contact(name) for name in electrodes.names),
        tuple(shafts.values()),
        tuple(shafts),
        electrodes.soz or none,
        electrodes.resected or none,
        _bad(view, electrodes),
        tuple(i for i, name in names if wanted and plain_contact(name) in wanted),
    )
    return contacts, _legend(contacts, electrodes)


def scene_of_contacts(view: View, *, bare: bool) -> tuple[BrainScene, str] | None:
    """The template's cortex with contacts, of a patient without a connectome."""
    contacts, note = contacts_of(view, None)
    if contacts is None or bare:
        return None
    return replace(empty_scene(), contacts=contacts), note


def with_contact(view: View, at: int, held: Qt.KeyboardModifier) -> Selection:
    """A click selects the contact's channel and its nearest region; Ctrl or Shift
    select it besides those selected, or no more."""
    patient, selection = view.patient, view.selection
    if patient is None or patient.electrodes is None:
        return selection
    name, chosen = patient.electrodes.names[at], selection.channels
    if held & ADDS:
        others = tuple(one for one in chosen if one != name)
        chosen = others if name in chosen else (*chosen, name)
    else:
        chosen = (name,)
    near = contact_rows(patient)[0][at].region
    if near in view.index and name in chosen:
        return replace(selection, channels=chosen, regions=(near,), edges=())
    return replace(selection, channels=chosen)


def _places(patient: Patient, electrodes: Electrodes, placing: Placing | None) -> Array:
    """Where the contacts are drawn (contact, xyz)."""
    own = patient.anatomy is not None and bool(patient.anatomy.surfaces)
    if placing is None or placing.on_template or own:
        return contacts_in_view(patient)
    connectome = patient.connectome
    if placing.schematic or connectome is None:
        raise InputError(SCHEMATIC)
    places = electrodes.positions_mm
    assert places is not None
    return moved(places, electrodes.space, connectome.parcellation.space)


def _bad(view: View, electrodes: Electrodes) -> tuple[bool, ...]:
    """Bad by the table, or in the recording that is looked at."""
    run = view.recording
    named = {plain_contact(name) for name in run.bad_channels} if run else set()
    names = enumerate(electrodes.names)
    return tuple(electrodes.bad[i] or plain_contact(name) in named for i, name in names)


def _legend(contacts: Contacts, electrodes: Electrodes) -> str:
    """How many contacts, and what the marks mean where there are any."""
    placed = int(np.isfinite(contacts.positions_mm[:, 0]).sum())
    parts = [tr("{count} of {all} contacts drawn", count=placed, all=electrodes.count)]
    if any(contacts.zone):
        parts.append(
            tr("diamonds: {count} in the seizure onset zone", count=sum(contacts.zone))
        )
    if any(contacts.resected):
        parts.append(tr("rings: {count} resected", count=sum(contacts.resected)))
    if any(contacts.bad):
        parts.append(tr("crosses: {count} bad", count=sum(contacts.bad)))
    return "; ".join(parts) + "."
