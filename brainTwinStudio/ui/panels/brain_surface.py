"""The cortex of the 3D view: the template's or the patient's, and its regions."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome, Parcellation, PatientAnatomy
from brainTwinStudio.ui.panels.brain_areas import Areas, is_of_surface
from brainTwinStudio.ui.panels.brain_brought import brought_places
from brainTwinStudio.ui.panels.brain_colouring import Colouring
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_own import OwnBrain, places_on
from brainTwinStudio.ui.panels.schematic import Placing, placing_of
from brainTwinStudio.ui.plots.brain.cortex_mesh import cortex_mesh
from brainTwinStudio.ui.plots.brain.scene import BrainScene, Surface
from brainTwinStudio.ui.view import View

BELOW = tr("Balls: no areas of the cortex, drawn through it.")
NO_CONTACTS = tr(
    "Contacts lie in the brain: they are not drawn on the inflated cortex."
)


def awaits_own(view: View, own: OwnBrain | None) -> bool:
    """Whether the own cortex is still being made: contacts wait for it, as they may lie
    in another space than the template."""
    anatomy = None if view.patient is None else view.patient.anatomy
    return own is None and anatomy is not None and bool(anatomy.surfaces)


@lru_cache(maxsize=2)
def placing_on(
    connectome: Connectome,
    own: OwnBrain | None,
    anatomy: PatientAnatomy | None = None,
) -> Placing:
    """Where regions lie: on the own cortex; else on the template's by their centres, by
    their names, or by the atlas that was brought."""
    if own is None:
        placing = placing_of(connectome)
        if placing.on_template:
            return placing
        return brought_places(connectome, anatomy) or placing
    centres, remark = places_on(own, connectome)
    return Placing(centres, True, False, remark)


def painted(
    scene: BrainScene,
    colouring: Colouring,
    placing: Placing,
    areas: Areas,
) -> BrainScene:
    """A lesion's shares from 0 on; on the cortex, where no region below it is hit."""
    index = areas.index
    hit = np.flatnonzero(np.nan_to_num(colouring.values) > 0)
    seen = placing.on_template and set(hit.tolist()) <= set(index.tolist())
    return replace(
        scene,
        value_range=(0.0, float(colouring.values[hit].max(initial=0.01))),
        surface_values=colouring.shown if seen else None,
        surface_index=index,
    )


def on_surface(
    scene: BrainScene, look: Look, parcellation: Parcellation, areas: Areas
) -> tuple[BrainScene, str]:
    """The scene on an opaque cortex that carries the values, where one is wanted and
    the regions are areas of it; and why contacts are not drawn on it, "" where they
    are. Nodes go with their areas."""
    if look.surface == "glass" or not can_paint(scene, parcellation, areas):
        return scene, ""
    index = areas.index
    painted = scene.surface_values if scene.has_surface else scene.values
    values = np.full(parcellation.count, np.nan) if painted is None else painted
    surface = "pial" if areas.is_own else look.surface
    scene = replace(scene, surface=surface, surface_values=values, surface_index=index)
    if surface == "pial":
        return scene, ""
    moved = np.zeros((parcellation.count, 3))
    labels = np.flatnonzero(index >= 0)
    moved[index[labels]] = _inflated_less_pial(areas)[labels]
    return replace(scene, positions_mm=scene.positions_mm + moved), NO_CONTACTS


@lru_cache(maxsize=4)
def _inflated_less_pial(areas: Areas) -> Array:
    """How far the middle of each label (label, xyz) moves when the cortex is inflated,
    mm."""
    pial, inflated = (cortex_mesh(fast=False, inflated=i) for i in (False, True))
    labels = pial.labels if areas.mesh is None else areas.mesh.full.labels
    way, count = inflated.vertices_mm - pial.vertices_mm, len(areas.index)
    size = np.maximum(np.bincount(labels, minlength=count), 1)
    sums = [np.bincount(labels, way[:, axis], count) for axis in range(3)]
    return np.stack(sums, axis=1) / size[:, None]


def can_paint(scene: BrainScene, parcellation: Parcellation, areas: Areas) -> bool:
    """Whether the cortex that is shown can carry values of these regions."""
    return scene.show_cortex and is_of_surface(areas.index, parcellation)


def surfaces_of(
    scene: BrainScene, parcellation: Parcellation, areas: Areas
) -> tuple[Surface, ...]:
    """What the cortex can be: a person's own is not inflated."""
    if not can_paint(scene, parcellation, areas):
        return ("glass",)
    return ("glass", "pial") if areas.is_own else ("glass", "pial", "inflated")


CACHES = (placing_on, _inflated_less_pial)
