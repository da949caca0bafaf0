"""The cortex of the 3D view: the template's or the patient's, and its regions."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from brainTwinStudio.analysis.quality_numbers import bare_name
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome, Parcellation
from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui.panels.brain_colouring import Colouring
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_own import OwnBrain, places_on
from brainTwinStudio.ui.panels.schematic import Placing, placing_of
from brainTwinStudio.ui.plots.brain.cortex_mesh import cortex_mesh
from brainTwinStudio.ui.plots.brain.scene import BrainScene, Surface
from brainTwinStudio.ui.view import View

BELOW = tr("Balls: regions that are no areas of the cortex, drawn through it.")
NO_CONTACTS = tr(
    "Contacts lie in the brain: they are not drawn on the inflated cortex."
)


def awaits_own(view: View, own: OwnBrain | None) -> bool:
    """Whether the own cortex is still being made: contacts wait for it, as they may lie
    in another space than the template."""
    anatomy = None if view.patient is None else view.patient.anatomy
    return own is None and anatomy is not None and bool(anatomy.surfaces)


@lru_cache(maxsize=2)
def placing_on(connectome: Connectome, own: OwnBrain | None) -> Placing:
    """Where regions lie; on the own cortex the template's is not needed."""
    if own is None:
        return placing_of(connectome)
    centres, remark = places_on(own, connectome)
    return Placing(centres, True, False, remark)


def index_of(parcellation: Parcellation, own: OwnBrain | None) -> Array:
    """The region of each label of the cortex that is shown."""
    if own is None:
        return surface_index(parcellation)
    return _own_index(own, parcellation.region_names)


@lru_cache(maxsize=2)
def _own_index(own: OwnBrain, regions: tuple[str, ...]) -> Array:
    return own.index_of(regions)


def painted(
    scene: BrainScene,
    parcellation: Parcellation,
    colouring: Colouring,
    placing: Placing,
    own: OwnBrain | None,
) -> BrainScene:
    """A lesion's shares from 0 on; on the cortex, where no region below it is hit."""
    index = index_of(parcellation, own)
    hit = np.flatnonzero(np.nan_to_num(colouring.values) > 0)
    seen = placing.on_template and set(hit.tolist()) <= set(index.tolist())
    return replace(
        scene,
        value_range=(0.0, float(colouring.values[hit].max(initial=0.01))),
        surface_values=colouring.shown if seen else None,
        surface_index=index,
    )


def on_surface(
    scene: BrainScene, look: Look, parcellation: Parcellation, own: OwnBrain | None
) -> tuple[BrainScene, str]:
    """The scene on an opaque cortex that carries the values, where one is wanted and
    the regions are areas of it; and why contacts are not drawn on it, "" where they
    are. Nodes go with their areas."""
    if look.surface == "glass" or not can_paint(scene, parcellation, own):
        return scene, ""
    index = index_of(parcellation, own)
    painted = scene.surface_values if scene.has_surface else scene.values
    values = np.full(parcellation.count, np.nan) if painted is None else painted
    surface = "pial" if own is not None else look.surface
    scene = replace(scene, surface=surface, surface_values=values, surface_index=index)
    if surface == "pial":
        return scene, ""
    moved = np.zeros((parcellation.count, 3))
    labels = np.flatnonzero(index >= 0)
    moved[index[labels]] = _inflated_less_pial()[labels]
    return replace(scene, positions_mm=scene.positions_mm + moved), NO_CONTACTS


@lru_cache(maxsize=1)
def _inflated_less_pial() -> Array:
    """How far the middle of each label (label, xyz) moves when the cortex is inflated,
    mm."""
    pial, inflated = (cortex_mesh(fast=True, inflated=i) for i in (False, True))
    way = inflated.vertices_mm - pial.vertices_mm
    size = np.maximum(np.bincount(pial.labels), 1)
    return np.stack([np.bincount(pial.labels, way[:, i]) / size for i in range(3)], 1)


def can_paint(
    scene: BrainScene, parcellation: Parcellation, own: OwnBrain | None
) -> bool:
    """Whether the cortex that is shown can carry values of these regions."""
    index = index_of(parcellation, own)
    return scene.show_cortex and is_of_surface(index, parcellation)


def surfaces_of(
    scene: BrainScene, parcellation: Parcellation, own: OwnBrain | None
) -> tuple[Surface, ...]:
    """What the cortex can be: a person's own is not inflated."""
    if not can_paint(scene, parcellation, own):
        return ("glass",)
    return ("glass", "pial") if own is not None else ("glass", "pial", "inflated")


def is_of_surface(index: Array, parcellation: Parcellation) -> bool:
    """Whether most regions are areas of the cortex's own atlas. A few names in common
    would paint these few areas, as if nothing else responded."""
    known = np.unique(index[index >= 0]).size
    return known >= 0.5 * parcellation.count


@lru_cache(maxsize=4)
def surface_index(parcellation: Parcellation) -> Array:
    """The region of each label (label,) of report.assets.cortex, -1 where none is."""
    keys = zip(parcellation.hemispheres, parcellation.region_names, strict=True)
    place = {(side, bare_name(name)): at for at, (side, name) in enumerate(keys)}
    return np.array([-1, *(place.get(label, -1) for label in _surface_names())])


@lru_cache(maxsize=1)
def _surface_names() -> tuple[tuple[str, str], ...]:
    """(side, bare name) of the cortex's labels 1, 2, ..."""
    with (
        resource("meshes", "cortex_fast.npz").open("rb") as file,
        np.load(file) as mesh,
    ):
        names = [str(name) for name in mesh["names"]]
    return tuple(("L" if "-lh-" in n else "R", bare_name(n)) for n in names)


CACHES = (surface_index, placing_on, _own_index)
