"""What structures below the cortex look like: bodies in place of balls."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from brainTwinStudio.analysis.deep import is_hindbrain, structure_of
from brainTwinStudio.files.same_regions import rows_among
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Array,
    DeepStructure,
    Parcellation,
    PatientAnatomy,
    moved,
    space_named,
)
from brainTwinStudio.ui.panels.brain_own import in_view
from brainTwinStudio.ui.panels.schematic import Placing
from brainTwinStudio.ui.plots.brain.bodies import Bodies, joined
from brainTwinStudio.ui.plots.brain.schematic_bodies import schematic_body

SCHEMATIC = tr("Schematic bodies at the regions' centres.")
FROM_ATLAS = tr("Below the cortex: surfaces from the patient's atlas.")
SOME_SCHEMATIC = tr(
    "Below the cortex: surfaces from the patient's atlas; {count} schematic bodies at "
    "the regions' centres."
)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """mesh: None where all regions are balls; note: what must be said of it."""

    mesh: Bodies | None
    note: str = ""


NO_BODIES = Drawn(None)


@lru_cache(maxsize=4)
def bodies_of(
    parcellation: Parcellation, placing: Placing, anatomy: PatientAnatomy | None
) -> Drawn:
    """A body for every region that the patient's atlas tells the surface of, and a
    schematic one for those that are a structure by their name; the others stay balls.
    Only in a brain of human size, where the view knows places in mm."""
    if placing.schematic or not placing.on_template:
        return NO_BODIES
    own = _own_meshes(parcellation, anatomy)
    meshes = dict(own)
    for at, (name, side) in enumerate(
        zip(parcellation.region_names, parcellation.hemispheres, strict=True)
    ):
        body = schematic_body(structure_of(name), side)
        known = np.isfinite(placing.centres_mm[at]).all()
        if at not in own and body is not None and known:
            meshes[at] = body[0] + placing.centres_mm[at], body[1]
    schematic = len(meshes) - len(own)
    if not meshes:
        return NO_BODIES
    if not own:
        note = SCHEMATIC
    elif schematic:
        note = SOME_SCHEMATIC.format(count=schematic)
    else:
        note = FROM_ATLAS
    names = parcellation.region_names
    hind = [at for at in meshes if is_hindbrain(names[at])]
    return Drawn(joined(meshes, hind), note)


def _own_meshes(
    parcellation: Parcellation, anatomy: PatientAnatomy | None
) -> dict[int, tuple[Array, Array]]:
    """Region -> vertices (vertex, xyz) in the view and faces."""
    if anatomy is None or not anatomy.structures:
        return {}
    names = [one.region_name for one in anatomy.structures]
    rows = rows_among(names, parcellation.region_names)
    found = {}
    for one, row in zip(anatomy.structures, rows.tolist(), strict=True):
        places = _in_view(one, anatomy) if row >= 0 else None
        if places is not None:
            found[row] = places, np.asarray(one.faces, np.int64)
    return found


def _in_view(one: DeepStructure, anatomy: PatientAnatomy) -> Array | None:
    """None where its place in the view is not known."""
    if anatomy.surfaces and space_named(one.space) == space_named(anatomy.space):
        return in_view(one.vertices_mm, anatomy)
    if not anatomy.surfaces and space_named(one.space) in ("MNI305", "MNI152"):
        return moved(one.vertices_mm, one.space, "MNI305")
    return None


CACHES = (bodies_of,)
