"""The picture that proves a quality card: nouns in, things to draw out; no Qt."""

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.analysis.tissue import not_tissue
from brainTwinStudio.project import Patient, Recording
from brainTwinStudio.ui.panels.proof_kinds import Proof
from brainTwinStudio.ui.panels.proofs_electric import electric_proof
from brainTwinStudio.ui.panels.proofs_runs import OF_RUN, OF_RUNS, dead
from brainTwinStudio.ui.panels.proofs_structure import (
    OF_STRUCTURE,
    isolated,
    wrong_side,
)


def proof_of(card: Card, patient: Patient) -> Proof:
    """What to draw for a card, told by the first number behind it."""
    key = card.numbers[0][0] if card.numbers else ""
    connectome, run = patient.connectome, run_of(card, patient)
    runs = [r for r in patient.recordings if r.kind == "bold"]
    if key in OF_STRUCTURE and connectome is not None:
        return OF_STRUCTURE[key](connectome)
    if key in OF_RUN and run is not None:
        return OF_RUN[key](run)
    if key in OF_RUNS and runs:
        return OF_RUNS[key](runs, patient)
    return electric_proof(card, patient)


def run_of(card: Card, patient: Patient) -> Recording | None:
    """The recording a card names at its head, else the first."""
    runs = [r for r in patient.recordings if r.kind == "bold"]
    named = (r for r in runs if card.title.startswith(f"{r.id}: "))
    return next(named, runs[0] if runs else None)


def regions_of(card: Card, patient: Patient) -> tuple[str, ...]:
    """The regions that a card speaks of; none where it speaks of all."""
    key = card.numbers[0][0] if card.numbers else ""
    connectome, run = patient.connectome, run_of(card, patient)
    if card.severity == "ok" or connectome is None:
        return ()
    if key == "isolated_regions":
        return isolated(connectome)
    if key == "wrong_side_share":
        return wrong_side(connectome)
    if key == "not_tissue":
        return tuple(not_tissue(connectome.parcellation.region_names))
    return dead(run) if key == "dead_regions" and run is not None else ()
