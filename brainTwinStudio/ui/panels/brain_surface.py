"""The cortex of the 3D view: the template's or the patient's, and its regions."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from brainTwinStudio.analysis.quality_numbers import bare_name
from brainTwinStudio.project import Array, Connectome, Parcellation
from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui.panels.brain_own import OwnBrain, places_on
from brainTwinStudio.ui.panels.brain_values import Colouring
from brainTwinStudio.ui.panels.schematic import Placing, placing_of
from brainTwinStudio.ui.plots.brain.scene import BrainScene
from brainTwinStudio.ui.view import View


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
