"""A plan that takes out what a lesion covers, and connections through it. No Qt."""

from dataclasses import replace

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import inside, tr
from brainTwinStudio.project import Lesion
from brainTwinStudio.ui import operations
from brainTwinStudio.ui.plans import Edit, new_plan
from brainTwinStudio.ui.view import View

NO_LESION = tr("This patient has no lesion mask; add one with Add data.")


def lesions_of(view: View) -> tuple[Lesion, ...]:
    """Of the selected patient, in order of import."""
    patient = view.patient
    return () if patient is None or patient.anatomy is None else patient.anatomy.lesions


def plan_of_lesion(view: View, name: str = "") -> Edit:
    """A new plan on the selected twin from a lesion of its patient: the one of that
    name, else the first; what it takes is what the plan's own menu adds. Raises
    InputError where there is none."""
    lesions = lesions_of(view)
    lesion = next((one for one in lesions if one.name == name or not name), None)
    if view.project is None or view.twin is None:
        raise InputError(tr("A virtual lesion needs a fitted twin; fit one first."))
    if lesion is None:
        raise InputError(NO_LESION)
    changes = operations.lesion(of_activity(view), lesion)
    name = tr("Virtual {lesion}", lesion=inside(tr(lesion.name)))
    return new_plan(view.project, view.twin.id, changes, name)


def of_activity(view: View) -> View:
    """The view with the twin of activity looked at, not the one of seizures."""
    return replace(view, selection=replace(view.selection, seizures=False))
