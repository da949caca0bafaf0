"""What can be done about a quality card: a new patient out of the old one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from brainTwinStudio.analysis.quality import Card, one_triangle
from brainTwinStudio.analysis.quality_numbers import distances_mm
from brainTwinStudio.analysis.tissue import not_tissue
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Connectome, Patient
from brainTwinStudio.report.electric_checks import found_bad
from brainTwinStudio.ui.panels.mending_contacts import fixes_of_contacts
from brainTwinStudio.ui.panels.mending_runs import fixes_of_runs
from brainTwinStudio.ui.panels.proofs import run_of
from brainTwinStudio.ui.panels.proofs_electric import electric_run, marked_bad
from brainTwinStudio.ui.panels.proofs_runs import dead
from brainTwinStudio.ui.panels.proofs_structure import isolated, wrong_side
from brainTwinStudio.ui.panels.words import counted

FEWEST = 2
LENGTH_SLOPE, LENGTH_OFFSET_MM = 1.30, 29.0
KEPT = tr("Fits that were made before keep all their regions.")
# Titles of cards that hold no number by which they could be told apart.
NO_CONNECTOME, NO_RECORDING = tr("No connectome"), tr("No fMRI recording")
NO_LENGTHS = tr("No tract lengths")


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """text: the button, and the step in history; tip: what it means; action: a command
    of the window instead of a change."""

    text: str
    change: Callable[[Patient], Patient] | None = None
    tip: str = ""
    action: str = ""


def offers_of(card: Card, patient: Patient) -> tuple[Offer, ...]:
    """Buttons on a card, none where nothing helps."""
    key = card.numbers[0][0] if card.numbers else ""
    if card.title in (NO_CONNECTOME, NO_RECORDING, NO_LENGTHS):
        add = Offer(tr("Add data…"), action="add-data")
        return (add, *_estimate(card, patient))
    if key == "channels" and card.severity in ("bad", "warn"):
        return _leave_out_channels(card, patient)
    if patient.electrodes is not None and (
        fixes := fixes_of_contacts(card, key, patient)
    ):
        return tuple(Offer(*fix) for fix in fixes)
    connectome, run = patient.connectome, run_of(card, patient)
    if run is not None and (fixes := fixes_of_runs(card, key, run, patient)):
        return tuple(Offer(*fix) for fix in fixes)
    if card.severity == "ok" or connectome is None:
        return ()
    if key == "largest_asymmetry" and one_triangle(connectome.weights):
        return (
            Offer(tr("Mirror the triangle"), symmetrised, tr("Both directions alike.")),
        )
    if key == "largest_asymmetry":
        return (
            Offer(
                tr("Symmetrise"), symmetrised, tr("Use the mean of both directions.")
            ),
        )
    if key == "not_tissue":
        names = tuple(not_tissue(connectome.parcellation.region_names))
        return _leave_out(names, connectome)
    if key == "isolated_regions":
        return _leave_out(isolated(connectome), connectome)
    if key == "wrong_side_share":
        return _leave_out(wrong_side(connectome), connectome)
    if key == "dead_regions" and run is not None:
        return _leave_out(dead(run), connectome)
    return ()


def without_regions(patient: Patient, names: Sequence[str]) -> Patient:
    """The patient without some regions, in the connectome and in every fMRI alike.
    Raises InputError where fewer than two would stay."""
    connectome = patient.connectome
    if connectome is None:
        raise InputError(tr("Patient {id} has no connectome.", id=patient.id))
    gone, parcellation = set(names), connectome.parcellation
    kept = [i for i, name in enumerate(parcellation.region_names) if name not in gone]
    if len(kept) < FEWEST:
        raise InputError(tr("Fewer than 2 regions would be left."))
    centres, lengths = parcellation.centres_mm, connectome.lengths_mm
    square = np.ix_(kept, kept)
    regions = tuple(parcellation.region_names[i] for i in kept)
    smaller = replace(
        parcellation,
        name=f"{len(kept)} regions",
        region_names=regions,
        hemispheres=tuple(parcellation.hemispheres[i] for i in kept),
        centres_mm=None if centres is None else centres[kept],
    )
    recordings = tuple(
        replace(run, signals=run.signals[kept], channel_names=regions)
        if run.kind == "bold"
        else run
        for run in patient.recordings
    )
    structure = replace(
        connectome,
        parcellation=smaller,
        weights=connectome.weights[square],
        lengths_mm=None if lengths is None else lengths[square],
    )
    return replace(patient, connectome=structure, recordings=recordings)


def symmetrised(patient: Patient) -> Patient:
    """Weights and lengths as the mean of both directions; what is known in one
    direction only, of lengths or of a whole triangle, holds for both."""
    connectome = patient.connectome
    if connectome is None:
        raise InputError(tr("Patient {id} has no connectome.", id=patient.id))
    weights = connectome.weights + connectome.weights.T
    if not one_triangle(connectome.weights):
        weights = weights / 2
    lengths = connectome.lengths_mm
    if lengths is not None:
        both = (lengths > 0) & (lengths.T > 0)
        lengths = np.where(both, (lengths + lengths.T) / 2, lengths + lengths.T)
    structure = replace(connectome, weights=weights, lengths_mm=lengths)
    return replace(patient, connectome=structure)


def with_estimated_lengths(patient: Patient) -> Patient:
    """Tract lengths from the straight distance between centres: 1.30 d + 29 mm, the
    line through the tracked lengths of demo_composite (68 Desikan-Killiany regions,
    r = 0.77)."""
    connectome = patient.connectome
    centres = connectome.parcellation.centres_mm if connectome else None
    if connectome is None or centres is None:
        raise InputError(
            tr("Lengths are estimated between centres, and none are known.")
        )
    far = LENGTH_SLOPE * distances_mm(centres) + LENGTH_OFFSET_MM
    lengths = np.where(connectome.weights > 0, far, 0.0)
    structure = replace(connectome, lengths_mm=lengths, lengths_estimated=True)
    return replace(patient, connectome=structure)


def _estimate(card: Card, patient: Patient) -> tuple[Offer, ...]:
    connectome = patient.connectome
    if card.title != NO_LENGTHS or connectome is None:
        return ()
    if connectome.parcellation.centres_mm is None:
        return ()
    tip = tr(
        "{slope:g} × straight distance + {offset:g} mm, as in another person's 68 "
        "regions (r = 0.77). They stay marked as estimated.",
        slope=LENGTH_SLOPE,
        offset=LENGTH_OFFSET_MM,
    )
    return (Offer(tr("Estimate from distance"), with_estimated_lengths, tip),)


def _leave_out(names: tuple[str, ...], connectome: Connectome) -> tuple[Offer, ...]:
    if not names or len(names) > connectome.parcellation.count - FEWEST:
        return ()
    text = counted(
        len(names), tr("Leave out 1 region"), tr("Leave out {count} regions")
    )
    shown = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
    tip = f"{shown}. {KEPT}"
    return (Offer(text, lambda patient: without_regions(patient, names), tip),)


def _leave_out_channels(card: Card, patient: Patient) -> tuple[Offer, ...]:
    """Call the channels bad that the card found."""
    run = electric_run(card, patient)
    if run is None:
        return ()
    run_id, names = run.id, found_bad(run)
    text = counted(
        len(names), tr("Mark 1 channel bad"), tr("Mark {count} channels bad")
    )
    tip = tr("{names}. They stay in the recording.", names=", ".join(names[:12]))
    return (Offer(text, lambda person: marked_bad(person, run_id, names), tip),)
