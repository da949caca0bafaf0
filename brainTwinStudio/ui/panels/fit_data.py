"""What a fit is fitted to: fMRI or EEG, its runs, and the model that goes with it. No
widgets."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient, Recording
from brainTwinStudio.project.data_kinds import (
    BOLD_ONLY,
    USUAL_SEEDS,
    WORDS,
    Data,
    choices_of,
    explained_by,
    usual_node,
    words_of,
)

if TYPE_CHECKING:
    from brainTwinStudio.ui.panels.fit_choices import Choices

NONE_CHOSEN = tr("No recording is chosen; check at least one.")
NOT_BOTH = tr(
    "A twin of fMRI and EEG needs a run of each; check one of {lacking}, or fit to the "
    "other alone."
)


def key_of(data: Data) -> str:
    """The key of a choice in the form."""
    return "+".join(data)


def data_of(key: str) -> Data:
    """The inverse of `key_of`."""
    return next(data for data in USUAL_SEEDS if key_of(data) == key)


def runs_for(patient: Patient | None, node: str) -> tuple[Recording, ...]:
    """The runs that a model explains."""
    recordings = () if patient is None else patient.recordings
    return tuple(run for run in recordings if run.kind in explained_by(node))


def wanted_runs(patient: Patient, choices: "Choices") -> tuple[Recording, ...]:
    """Those that are chosen, all where nothing else is said."""
    wanted, runs = choices.recordings, runs_for(patient, choices.node)
    return runs if wanted is None else tuple(run for run in runs if run.id in wanted)


def chosen_runs(patient: Patient, choices: "Choices") -> tuple[Recording, ...]:
    """The same. Raises InputError for one that there is not, and for none."""
    known = [run.id for run in runs_for(patient, choices.node)]
    what = words_of(explained_by(choices.node))
    for name in choices.recordings or ():
        if name not in known:
            raise InputError(
                tr(
                    "{patient} has no {kind} run {run}. Known: {known}.",
                    patient=patient.id,
                    kind=what,
                    run=name,
                    known=", ".join(known),
                )
            )
    runs = wanted_runs(patient, choices)
    if not runs:
        raise InputError(NONE_CHOSEN)
    for kind in explained_by(choices.node):
        if all(run.kind != kind for run in runs):
            raise InputError(NOT_BOTH.format(lacking=WORDS[kind]))
    return runs


def with_data(choices: "Choices", data: Data) -> "Choices":
    """The choices for other data: their usual model, all runs, the usual seeds."""
    if explained_by(choices.node) == data:
        return choices
    coupling = "additive" if data == BOLD_ONLY else ""
    return replace(
        choices,
        node=usual_node(data),
        coupling=coupling,
        recordings=None,
        judge_seeds=USUAL_SEEDS[data],
    )


def for_patient(choices: "Choices", patient: Patient | None) -> "Choices":
    """The choices where the patient has such data, else for what there is."""
    known = choices_of(patient)
    if not known or explained_by(choices.node) in known:
        return choices
    return with_data(choices, known[0])


def completed(request: FitRequest, patient: Patient) -> Callable[[], FitRequest] | None:
    """What still has to be done before the engine can be asked, beside the window: an
    EEG needs its lead field. None where nothing has."""
    if "eeg" not in request.spec.data:
        return None

    def work() -> FitRequest:
        from brainTwinStudio.files.waves.eeg_lead_field import eeg_lead_field

        runs = tuple(run for run in request.recordings if run.kind == "eeg")
        return replace(request, lead_field=eeg_lead_field(patient, runs).lead_field)

    return work
