"""What can be done about a quality card of contacts: a new patient out of the old."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Electrodes, Patient
from brainTwinStudio.ui.panels.words import counted

Fix = tuple[str, Callable[[Patient], Patient], str]  # the button, the change, its sense


def fixes_of_contacts(card: Card, key: str, patient: Patient) -> list[Fix]:
    """Contacts outside the brain are left out; swapped sides are swapped back."""
    if key == "outside" and card.severity in ("bad", "warn"):
        names = outside(patient)
        text = counted(
            len(names), tr("Leave out 1 contact"), tr("Leave out {count} contacts")
        )
        tip = tr(
            "{names}. They stay in the list as 'other'.", names=", ".join(names[:12])
        )
        return [(text, partial(left_out, names), tip)] if names else []
    if key == "named" and card.severity == "bad":
        tip = tr(
            "Positions change sides, names stay. Look at an image of the head first."
        )
        return [(tr("Swap left and right"), mirrored, tip)]
    return []


def outside(patient: Patient) -> tuple[str, ...]:
    """Contacts of the brain that lie far from the centre of any region."""
    from brainTwinStudio.analysis.contacts import regions_of
    from brainTwinStudio.report.electric_checks import centres_in

    electrodes = _electrodes(patient)
    centres = centres_in(patient, electrodes.space)
    if centres is None or electrodes.positions_mm is None:
        return ()
    brain = [i for i, kind in enumerate(electrodes.kinds) if kind != "other"]
    far = regions_of(electrodes.positions_mm[brain], centres).outside
    return tuple(electrodes.names[i] for i, out in zip(brain, far, strict=True) if out)


def left_out(names: tuple[str, ...], patient: Patient) -> Patient:
    """The patient whose contacts of these names are not taken for ones of the brain."""
    old = _electrodes(patient)
    kinds = tuple(
        "other" if name in names else kind
        for name, kind in zip(old.names, old.kinds, strict=True)
    )
    return replace(patient, electrodes=replace(old, kinds=kinds))


def mirrored(patient: Patient) -> Patient:
    """The patient with the x of every contact (mm, right is positive) negated."""
    old = _electrodes(patient)
    if old.positions_mm is None:
        raise InputError(tr("The contacts have no positions."))
    positions = old.positions_mm * np.array([-1.0, 1.0, 1.0])
    return replace(patient, electrodes=replace(old, positions_mm=positions))


def _electrodes(patient: Patient) -> Electrodes:
    if patient.electrodes is None:
        raise InputError(tr("Patient {id} has no contacts.", id=patient.id))
    return patient.electrodes
