"""Whose twins a fit may lean on, chosen in the form. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import ModelSpec, Patient, Project, Recording, Twin
from brainTwinStudio.project.parameter_names import begun
from brainTwinStudio.project.population import FEWEST_PEOPLE, NOBODY, others_of
from brainTwinStudio.report.wording import FEW_PEOPLE, population

Source = Literal["none", "project", "file"]
NOBODY_HERE = tr("No other patient of this project has a twin yet; fit others first.")


@dataclass(frozen=True, slots=True)
class People:
    """source "project": all twins of the project; "file": `twins`, read from a file or
    folder called `name`. Twins of the judged person are left out by the engine."""

    source: Source = "none"
    twins: tuple[Twin, ...] = ()
    name: str = ""


def people_of(twins: tuple[Twin, ...], patient_id: str) -> People:
    """What was chosen for a request that exists."""
    if not twins:
        return People()
    others = {twin.patient_id for twin in twins} - {patient_id}
    return People("file", twins, population(len(others)))


def twins_of(
    project: Project,
    people: People,
    patient: Patient,
    recordings: Sequence[Recording],
    spec: ModelSpec,
) -> tuple[Twin, ...]:
    """The population of the request, the same as that of `braintwin fit --population`.
    Raises InputError where the engine would."""
    twins = project.twins if people.source == "project" else people.twins
    if people.source == "none":
        return ()
    _others(twins, people, patient, recordings, spec)
    return twins


def told(
    project: Project,
    people: People,
    patient: Patient,
    recordings: Sequence[Recording],
    spec: ModelSpec,
) -> str:
    """Of how many people there are twins, and who is left out; "" without a choice."""
    if people.source == "none" or patient.connectome is None:
        return ""
    twins = project.twins if people.source == "project" else people.twins
    try:
        others = _others(twins, people, patient, recordings, spec)
    except InputError as error:
        return str(error)
    said = begun(population(len(others)))
    own = any(twin.patient_id == patient.id for twin in twins)
    left = (
        tr("{patient} is left out", patient=patient.id)
        if own
        else tr("{patient} is not among them", patient=patient.id)
    )
    if len(others) < FEWEST_PEOPLE:
        said, _, _ = said.partition(",")
        return f"{said}; {left}. {begun(FEW_PEOPLE)}."
    return f"{said}; {left}."


def _others(
    twins: tuple[Twin, ...],
    people: People,
    patient: Patient,
    recordings: Sequence[Recording],
    spec: ModelSpec,
) -> tuple[Twin, ...]:
    assert patient.connectome is not None
    try:
        found = others_of(patient.id, patient.connectome, recordings, spec, twins)
    except InputError as error:
        if people.source == "project" and str(error) == NOBODY:
            raise InputError(NOBODY_HERE) from None
        raise
    if not found:
        raise InputError(NOBODY_HERE)
    return found
