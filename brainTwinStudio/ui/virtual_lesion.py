"""A plan that takes out what a lesion covers, region by region. No Qt."""

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.same_regions import lesion_shares
from brainTwinStudio.language import inside, tr
from brainTwinStudio.project import Lesion, Resection
from brainTwinStudio.ui.plans import SMALLEST_FRACTION, Edit, new_plan
from brainTwinStudio.ui.view import View

NO_LESION = tr("This patient has no lesion mask; add one with Add data.")
NO_ATLAS = tr(
    "{name} is not tied to regions: import its mask once more together with an atlas "
    "of its space."
)
NOTHING_HIT = tr("{name} covers no region of this twin by name.")


def lesions_of(view: View) -> tuple[Lesion, ...]:
    """Of the selected patient, in order of import."""
    patient = view.patient
    return () if patient is None or patient.anatomy is None else patient.anatomy.lesions


def resections_of(lesion: Lesion, regions: tuple[str, ...]) -> tuple[Resection, ...]:
    """One change for all regions of the same share, the largest share first; shares are
    whole per cent, less than one per cent is left."""
    shares = np.round(np.nan_to_num(lesion_shares(lesion, regions)), 2)
    found = []
    for share in sorted(
        set(shares[shares >= SMALLEST_FRACTION].tolist()), reverse=True
    ):
        names = tuple(regions[at] for at in np.flatnonzero(shares == share))
        found.append(Resection(names, share))
    return tuple(found)


def plan_of_lesion(view: View, name: str = "") -> Edit:
    """A new plan on the selected twin from a lesion of its patient: the one of that
    name, else the first. Raises InputError where there is none."""
    lesions = lesions_of(view)
    lesion = next((one for one in lesions if one.name == name or not name), None)
    if view.project is None or view.twin is None:
        raise InputError(tr("A virtual lesion needs a fitted twin; fit one first."))
    if lesion is None:
        raise InputError(NO_LESION)
    if not lesion.region_names:
        raise InputError(NO_ATLAS.format(name=tr(lesion.name)))
    regions = view.twin.connectome.parcellation.region_names
    changes = resections_of(lesion, regions)
    if not changes:
        raise InputError(NOTHING_HIT.format(name=tr(lesion.name)))
    name = tr("Virtual {lesion}", lesion=inside(tr(lesion.name)))
    return new_plan(view.project, view.twin.id, changes, name)
