"""Which region each part of the cortex is: by borders that are known, else by the
nearest centre of a region."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from brainTwinStudio.analysis.deep import is_deep
from brainTwinStudio.analysis.quality_numbers import bare_name
from brainTwinStudio.files.same_regions import rows_among
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Array,
    Parcellation,
    TemplateLabels,
    moved,
    space_named,
)
from brainTwinStudio.report.assets import resource
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.panels.brain_own import OwnBrain
from brainTwinStudio.ui.plots.brain.cortex_mesh import (
    CortexMesh,
    OwnCortex,
    cortex_mesh,
)

BY_CENTRE = tr("areas by nearest centre")
SAID = tr("Areas by nearest centre, up to {reach}; borders are not known.")
SPACINGS = 2.0  # the largest distance from a centre, in typical distances of neighbours
MOST_MM = 40.0
FEWEST = 3  # centres of a side
_TEMPLATE_SPACES = ("MNI305", "MNI152")


@dataclass(frozen=True, slots=True, eq=False)
class Areas:
    """index (label,): the region of each label of the cortex, -1 for none; mesh: that
    cortex, None for the template's with its own labels; is_own: the patient's; reach_mm
    above 0: areas are drawn by the nearest centre, up to so far from it."""

    index: Array
    mesh: OwnCortex | None = None
    is_own: bool = False
    reach_mm: float = 0.0

    @property
    def note(self) -> str:
        """What must be said where the areas are seen, "" for known borders."""
        return (
            SAID.format(reach=number(self.reach_mm, 0, "mm")) if self.reach_mm else ""
        )


@lru_cache(maxsize=4)
def areas_of(
    parcellation: Parcellation,
    own: OwnBrain | None,
    template: tuple[TemplateLabels, ...] = (),
    *,
    nearest: bool = True,
) -> Areas:
    """Known borders first: labels of the own cortex, or of the template, those that the
    patient's atlas brought before those by name. Else, where nearest and the regions
    have centres in the space of a template, by those."""
    if own is not None:
        found = Areas(own.index_of(parcellation.region_names), own.mesh, True)
    else:
        found = Areas(surface_index(parcellation))
        brought = labelled_template(template, parcellation)
        if brought is not None and is_of_surface(brought.index, parcellation):
            return brought
    if not nearest or is_of_surface(found.index, parcellation):
        return found
    if own is not None and space_named(own.space) not in _TEMPLATE_SPACES:
        return found
    return _by_centre(parcellation, found) or found


def are_soon_known(
    parcellation: Parcellation,
    own: OwnBrain | None,
    template: tuple[TemplateLabels, ...] = (),
) -> bool:
    """Whether areas_of has nothing to make: borders are known by name, or nothing can
    tell them."""
    if template and own is None:
        return False
    index = areas_of(parcellation, own, nearest=False).index
    return is_of_surface(index, parcellation) or not _has_centres(parcellation)


def _has_centres(parcellation: Parcellation) -> bool:
    """In the space of a template."""
    told = space_named(parcellation.space)
    return parcellation.centres_mm is not None and told in _TEMPLATE_SPACES


def labelled_template(
    template: tuple[TemplateLabels, ...], parcellation: Parcellation
) -> Areas | None:
    """The template's cortex with the labels that an atlas brought; None for none."""
    from scipy.spatial import KDTree

    if not template:
        return None
    full, fast = _template(False)
    names = [name for one in template for name in one.region_names]
    halves = {side: np.zeros(len(full.labels) // 2, np.int64) for side in "LR"}
    start = 1
    for one in template:
        halves[one.hemisphere] = np.where(one.labels >= 0, one.labels + start, 0)
        start += len(one.region_names)
    labels = np.concatenate([halves["L"], halves["R"]])
    near = KDTree(full.vertices_mm).query(fast.vertices_mm)[1]
    index = np.array([-1, *rows_among(names, parcellation.region_names)])
    return Areas(index, _relabelled(labels, labels[near]))


def _relabelled(full: Array, fast: Array) -> OwnCortex:
    """The template's cortex with other labels (vertex,), folded and inflated."""
    folded, inflated = (
        tuple(
            replace(mesh, labels=labels)
            for mesh, labels in zip(_template(without), (full, fast), strict=True)
        )
        for without in (False, True)
    )
    return OwnCortex(folded[0], folded[1], (inflated[0], inflated[1]))


def is_of_surface(index: Array, parcellation: Parcellation) -> bool:
    """Whether most regions are areas of the cortex. A few names in common would paint
    these few areas, as if nothing else responded."""
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


# ---------------------------------------------------------------- by nearest centre


def _by_centre(parcellation: Parcellation, shown: Areas) -> Areas | None:
    """The cortex that is shown, every vertex with the region of its side whose centre
    is nearest to it on the folded surface, straight through the tissue; without regions
    that are below the cortex by their names, and without the template's medial wall.
    None where regions have no such centres, or most get no area.

    With known borders 61 % of the vertices get their own region of 68
    (Desikan-Killiany), 77 % of 100, 80 % of 400 (Schaefer 2018):
    tests/benchmarks/areas_by_centre.py.
    """
    places = parcellation.centres_mm
    if places is None or not _has_centres(parcellation):
        return None
    centres = moved(places, parcellation.space, "MNI305")
    groups = _groups(parcellation, centres)
    reach = _reach(centres, groups)
    if not reach:
        return None
    meshes = (shown.mesh.full, shown.mesh.hull) if shown.mesh else _template(False)
    regions = [_nearest(mesh, centres, groups, reach) for mesh in meshes]
    if shown.mesh is None:  # its labels say where the medial wall is
        regions = [
            np.where(mesh.labels > 0, found, -1)
            for mesh, found in zip(meshes, regions, strict=True)
        ]
    painted = np.unique(np.concatenate(regions))
    index = np.array([-1, *painted[painted >= 0]])
    if not is_of_surface(index, parcellation):
        return None
    label = np.zeros(parcellation.count + 1, np.int64)  # the last: of no region
    label[index[1:]] = np.arange(1, len(index))
    labels = [label[found] for found in regions]
    if shown.mesh is None:
        return Areas(index, _relabelled(labels[0], labels[1]), False, reach)
    full, hull = (
        replace(mesh, labels=own) for mesh, own in zip(meshes, labels, strict=True)
    )
    return Areas(index, OwnCortex(full, hull), shown.is_own, reach)


def _template(inflated: bool) -> tuple[CortexMesh, CortexMesh]:
    full, fast = (cortex_mesh(fast=fast, inflated=inflated) for fast in (False, True))
    return full, fast


def _groups(parcellation: Parcellation, centres: Array) -> tuple[Array, Array]:
    """Positions of the regions of the cortex with a centre, left and right."""
    usable = np.isfinite(centres).all(axis=1)
    usable &= np.array([not is_deep(name) for name in parcellation.region_names])
    sides = np.array(parcellation.hemispheres)
    return np.flatnonzero(usable & (sides == "L")), np.flatnonzero(
        usable & (sides == "R")
    )


def _reach(centres: Array, groups: tuple[Array, Array]) -> float:
    """The largest distance from a centre in mm, by how far neighbours lie apart, so
    that a few regions in one lobe do not take the whole cortex; 0 for too few."""
    from scipy.spatial import KDTree

    apart = [
        KDTree(centres[group]).query(centres[group], k=2)[0][:, 1]
        for group in groups
        if len(group) >= FEWEST
    ]
    if not apart:
        return 0.0
    return min(SPACINGS * float(np.median(np.concatenate(apart))), MOST_MM)


def _nearest(
    mesh: CortexMesh, centres: Array, groups: tuple[Array, Array], reach: float
) -> Array:
    """The region (vertex,) whose centre is nearest within its hemisphere, or -1."""
    from scipy.spatial import KDTree

    found = np.full(len(mesh.labels), -1)
    is_left = _is_left(mesh)
    for group, side in zip(groups, (is_left, ~is_left), strict=True):
        if len(group):
            away, at = KDTree(centres[group]).query(mesh.vertices_mm[side])
            found[side] = np.where(away <= reach, group[at], -1)
    return found


def _is_left(mesh: CortexMesh) -> Array:
    """(vertex,): whether the sheet that a vertex is of lies at the left; single
    vertices may cross the midline."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    a, b, c = mesh.triangles.astype(np.int64).T
    count = len(mesh.labels)
    rows, columns = np.concatenate([a, b]), np.concatenate([b, c])
    joined = csr_array((np.ones(len(rows), bool), (rows, columns)), (count, count))
    _, sheet = connected_components(joined, directed=False)
    middle = np.bincount(sheet, mesh.vertices_mm[:, 0]) / np.bincount(sheet)
    return middle[sheet] < 0


CACHES = (surface_index, areas_of)
