"""Which recordings are fitted, by which model, and through which lead field."""

from dataclasses import replace

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.project import Patient
from brainTwinStudio.project.data_kinds import (
    BOLD_ONLY,
    Data,
    choices_of,
    explained_by,
    usual_node,
    words_of,
)


def model_for(
    patient: Patient, data: Data | None, node: str | None
) -> tuple[str, Data]:
    """The model and what it explains: as asked, else fMRI where the patient has some,
    else what there is. Raises InputError where model and data do not go together."""
    if node is None:
        usual = (*choices_of(patient), BOLD_ONLY)[0]
        data = usual if data is None else data
        node = usual_node(data)
    explained = explained_by(node)
    if data is not None and data != explained:
        raise InputError(
            f"The model {node} explains {words_of(explained)}, not {words_of(data)}. "
            "Choose another, or leave --model out."
        )
    return node, explained


def with_lead_field(
    request: FitRequest, patient: Patient
) -> tuple[FitRequest, tuple[str, ...]]:
    """The request with what its channels see, where it explains an EEG, and what is to
    be said of that."""
    if "eeg" not in request.spec.data:
        return request, ()
    from brainTwinStudio.files.waves.eeg_lead_field import eeg_lead_field

    runs = tuple(run for run in request.recordings if run.kind == "eeg")
    found = eeg_lead_field(patient, runs)
    return replace(request, lead_field=found.lead_field), found.notes
