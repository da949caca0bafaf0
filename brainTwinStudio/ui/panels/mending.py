"""What can be done about a quality card: a new patient out of the old one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from brainTwinStudio.analysis.quality import Card, count_of
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Connectome, Patient
from brainTwinStudio.report.electric_checks import found_bad
from brainTwinStudio.ui.panels.proofs import run_of
from brainTwinStudio.ui.panels.proofs_electric import electric_run, marked_bad
from brainTwinStudio.ui.panels.proofs_runs import dead
from brainTwinStudio.ui.panels.proofs_structure import isolated, wrong_side

FEWEST = 2
KEPT = "Fits that were made before keep all their regions."


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
    if card.title in ("No connectome", "No fMRI recording", "No tract lengths"):
        return (Offer("Add data…", action="add-data"),)
    if key == "channels" and card.severity in ("bad", "warn"):
        return _leave_out_channels(card, patient)
    connectome = patient.connectome
    if card.severity == "ok" or connectome is None:
        return ()
    if key == "largest_asymmetry":
        return (Offer("Symmetrise", symmetrised, "Use the mean of both directions."),)
    if key == "isolated_regions":
        return _leave_out(isolated(connectome), connectome)
    if key == "wrong_side_share":
        return _leave_out(wrong_side(connectome), connectome)
    run = run_of(card, patient)
    if key == "dead_regions" and run is not None:
        return _leave_out(dead(run), connectome)
    return ()


def without_regions(patient: Patient, names: Sequence[str]) -> Patient:
    """The patient without some regions, in the connectome and in every fMRI alike.
    Raises InputError where fewer than two would stay."""
    connectome = patient.connectome
    if connectome is None:
        raise InputError(f"Patient {patient.id} has no connectome.")
    gone, parcellation = set(names), connectome.parcellation
    kept = [i for i, name in enumerate(parcellation.region_names) if name not in gone]
    if len(kept) < FEWEST:
        raise InputError("Fewer than 2 regions would be left.")
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
    """Weights and lengths as the mean of both directions; a length known in one
    direction holds for both."""
    connectome = patient.connectome
    if connectome is None:
        raise InputError(f"Patient {patient.id} has no connectome.")
    weights = (connectome.weights + connectome.weights.T) / 2
    lengths = connectome.lengths_mm
    if lengths is not None:
        both = (lengths > 0) & (lengths.T > 0)
        lengths = np.where(both, (lengths + lengths.T) / 2, lengths + lengths.T)
    structure = replace(connectome, weights=weights, lengths_mm=lengths)
    return replace(patient, connectome=structure)


def _leave_out(names: tuple[str, ...], connectome: Connectome) -> tuple[Offer, ...]:
    if not names or len(names) > connectome.parcellation.count - FEWEST:
        return ()
    text = f"Leave out {count_of(len(names), 'region', 'regions')}"
    shown = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
    tip = f"{shown}. {KEPT}"
    return (Offer(text, lambda patient: without_regions(patient, names), tip),)


def _leave_out_channels(card: Card, patient: Patient) -> tuple[Offer, ...]:
    """Call the channels bad that the card found."""
    run = electric_run(card, patient)
    if run is None:
        return ()
    run_id, names = run.id, found_bad(run)
    text = f"Mark {count_of(len(names), 'channel', 'channels')} bad"
    tip = f"{', '.join(names[:12])}. They stay in the recording."
    return (Offer(text, lambda person: marked_bad(person, run_id, names), tip),)
