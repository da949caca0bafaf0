"""What structures below the cortex look like: bodies in place of balls."""

from functools import lru_cache

import numpy as np

from brainTwinStudio.analysis.deep import structure_of
from brainTwinStudio.language import tr
from brainTwinStudio.project import Parcellation
from brainTwinStudio.ui.panels.schematic import Placing
from brainTwinStudio.ui.plots.brain.bodies import Bodies, joined
from brainTwinStudio.ui.plots.brain.schematic_bodies import schematic_body

SCHEMATIC = tr("Schematic bodies at the regions' centres.")


@lru_cache(maxsize=4)
def schematic_bodies(parcellation: Parcellation, placing: Placing) -> Bodies | None:
    """A body for every region that is a structure by its name and lies in a brain of
    human size; the others stay balls. None for none."""
    if placing.schematic or not placing.on_template:
        return None
    meshes = {}
    for at, (name, side) in enumerate(
        zip(parcellation.region_names, parcellation.hemispheres, strict=True)
    ):
        body = schematic_body(structure_of(name), side)
        if body is not None and np.isfinite(placing.centres_mm[at]).all():
            meshes[at] = body[0] + placing.centres_mm[at], body[1]
    return joined(meshes)


CACHES = (schematic_bodies,)
