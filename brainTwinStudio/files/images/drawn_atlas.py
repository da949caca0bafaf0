"""What an atlas draws: areas of a cortex from labels in a volume, areas of the template
from either kind of labels, and surfaces of what lies below the cortex."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.analysis.deep import is_deep
from brainTwinStudio.files.images.imaging import SIDE_OF, DenseLabels, Volume
from brainTwinStudio.files.images.label_names import PairedAtlas
from brainTwinStudio.files.images.surface_nets import structure_surface
from brainTwinStudio.files.images.template_cortex import template_cortex
from brainTwinStudio.files.images.volume import whole
from brainTwinStudio.project import (
    Array,
    DeepStructure,
    Space,
    TemplateLabels,
    hemispheres_of,
    moved,
)
from brainTwinStudio.project.anatomy import Hemisphere
from brainTwinStudio.project.atlas_shapes import TEMPLATE_VERTICES

DEPTHS_MM = (0.5, 1.5, 2.5)  # below the outer sheet, within the grey matter
FARTHEST_MM = 5.0  # of the nearest labelled voxel, where there is none below
FEWEST_VERTICES, FEWEST_VOXELS = 3, 8
LEAST = 0.2  # vertices a voxel, of the usual: less is no area but touches the cortex
FINER_MESHES = (TEMPLATE_VERTICES, 40_962, 163_842)  # fsaverage5, 6, fsaverage
SIDES: tuple[Hemisphere, ...] = ("L", "R")
Sheet = tuple[Array, Array]  # vertices_mm (vertex, xyz), faces (face, 3)


@dataclass(frozen=True, slots=True, eq=False)
class LabelVolume:
    """Numbers of a volume of labels (x, y, z), where they lie, and what is an area of
    the cortex by its name."""

    atlas: PairedAtlas
    numbers: Array
    affine: Array
    space: Space

    def rows_for(self, side: Hemisphere) -> dict[int, str]:
        """Number -> name of what may be an area of a side's cortex."""
        labelled = self.atlas.labelled
        told = hemispheres_of(labelled.names)
        return {
            number: name
            for number, name, of in zip(labelled.ids, labelled.names, told, strict=True)
            if of in (side, "-") and not is_deep(name)
        }


def label_volume(atlas: PairedAtlas, space: Space) -> LabelVolume | None:
    """None for labels that lie on a surface."""
    if not isinstance(atlas.part, Volume):
        return None
    numbers = np.round(whole(atlas.part)).astype(np.int64)
    return LabelVolume(atlas, numbers, atlas.part.affine, space)


def areas_on(
    sheet: Sheet, side: Hemisphere, volume: LabelVolume
) -> tuple[Array, tuple[str, ...]]:
    """Of every vertex its place among names, or -1; and those names. The sheet lies in
    the volume's space: the most frequent label just below a vertex, else the nearest
    one. A label of many voxels on few vertices is none of an area."""
    from scipy.spatial import KDTree

    names = volume.rows_for(side)
    wanted = np.array(sorted(names), np.int64)
    labels = np.full(len(sheet[0]), -1)
    kept = np.where(np.isin(volume.numbers, wanted), volume.numbers, 0)
    if not wanted.size or not kept.any():
        return labels, ()
    inward = _inward(sheet)
    below = [_at(kept, volume.affine, sheet[0] + d * inward) for d in DEPTHS_MM]
    found = _most_frequent(np.stack(below, axis=1))
    missing = np.flatnonzero(found == 0)
    if missing.size:
        voxels = np.argwhere(kept)
        places = voxels @ volume.affine[:3, :3].T + volume.affine[:3, 3]
        away, at = KDTree(places).query(sheet[0][missing])
        near = np.asarray(away) <= FARTHEST_MM
        found[missing[near]] = kept[tuple(voxels[np.asarray(at)[near]].T)]
    there, counts = np.unique(found[found != 0], return_counts=True)
    if not there.size:
        return labels, ()
    known, voxels_of = np.unique(kept, return_counts=True)
    share = counts / voxels_of[np.searchsorted(known, there)]
    there = there[(counts >= FEWEST_VERTICES) & (share >= LEAST * np.median(share))]
    row = {int(number): at for at, number in enumerate(there)}
    labels = np.array([row.get(int(number), -1) for number in found])
    return labels, tuple(names[int(number)] for number in there)


def template_areas(
    atlas: PairedAtlas, volume: LabelVolume | None
) -> tuple[TemplateLabels, ...]:
    """The atlas on fsaverage5: from labels on fsaverage5, fsaverage6 or fsaverage,
    whose first vertices are the same, or from a volume in MNI152 or MNI305."""
    told = _sources_of(atlas)
    found = []
    in_mni = volume is not None and volume.space in ("MNI152", "MNI305")
    for side in SIDES:
        labels, names = _of_dense(atlas, side)
        if in_mni and volume is not None:
            vertices, faces, is_cortex = template_cortex(side)
            sheet = moved(vertices, "MNI305", volume.space), faces
            labels, names = areas_on(sheet, side, volume)
            labels = np.where(is_cortex, labels, -1)
        if names:
            found.append(TemplateLabels(side, labels, names, *told))
    return tuple(found)


def deep_structures(
    volume: LabelVolume, on_cortex: Collection[str] | None
) -> tuple[DeepStructure, ...]:
    """Surfaces of the regions that are no area of the cortex: by their names, or where
    no vertex of it has their label; on_cortex: names that have some, None where no
    cortex lies in the volume's space."""
    atlas = volume.atlas
    told = (
        "; ".join(n for n, _ in atlas.sources),
        "; ".join(s for _, s in atlas.sources),
    )
    found = []
    for number, name in zip(atlas.labelled.ids, atlas.labelled.names, strict=True):
        if not is_deep(name) and (on_cortex is None or name in on_cortex):
            continue
        mask = volume.numbers == number
        if np.count_nonzero(mask) < FEWEST_VOXELS:
            continue
        points, faces = structure_surface(mask, volume.affine)
        found.append(DeepStructure(name, points, faces, volume.space, *told))
    return tuple(found)


# ---------------------------------------------------------------- parts


def _sources_of(atlas: PairedAtlas) -> tuple[str, str]:
    """Names and sha256 of its files, as nouns keep them."""
    names, prints = zip(*atlas.sources, strict=True)
    return "; ".join(names), "; ".join(prints)


def _of_dense(atlas: PairedAtlas, side: Hemisphere) -> tuple[Array, tuple[str, ...]]:
    part, nothing = atlas.part, np.full(TEMPLATE_VERTICES, -1)
    if not isinstance(part, DenseLabels):
        return nothing, ()
    names = dict(zip(atlas.labelled.ids, atlas.labelled.names, strict=True))
    start = 0
    for block in part.blocks:
        ids = part.ids[start : start + len(block.places)]
        start += len(block.places)
        if SIDE_OF.get(block.structure) != side or len(block.grid) != 1:
            continue
        if block.grid[0] not in FINER_MESHES:
            return nothing, ()
        every = np.full(block.grid[0], -1)
        every[np.asarray(block.places)] = ids
        every = every[:TEMPLATE_VERTICES]
        there = [int(one) for one in np.unique(every) if int(one) in names]
        row = {label: at for at, label in enumerate(there)}
        labels = np.array([row.get(int(one), -1) for one in every])
        return labels, tuple(names[label] for label in there)
    return nothing, ()


def _at(numbers: Array, affine: Array, points_mm: Array) -> Array:
    """Number of the voxel at each point (point,), 0 outside."""
    way = np.linalg.inv(affine)
    voxels = np.round(points_mm @ way[:3, :3].T + way[:3, 3]).astype(np.int64)
    inside = ((voxels >= 0) & (voxels < numbers.shape)).all(axis=1)
    found = np.zeros(len(points_mm), np.int64)
    found[inside] = numbers[tuple(voxels[inside].T)]
    return found


def _most_frequent(below: Array) -> Array:
    """Of the numbers (vertex, depth) of each vertex the most frequent but 0, the outer
    one of equals; 0 for none."""
    times = (below[:, :, None] == below[:, None, :]).sum(axis=2) * (below != 0)
    return below[np.arange(len(below)), times.argmax(axis=1)]


def _inward(sheet: Sheet) -> Array:
    """Unit vectors (vertex, xyz) into the volume that a sheet encloses."""
    vertices, faces = np.asarray(sheet[0], float), np.asarray(sheet[1])
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    across = np.cross(b - a, c - a)
    volume = float(np.einsum("ij,ij->", a - vertices.mean(axis=0), across))
    corners, each = faces.ravel(), np.repeat(across, 3, axis=0)
    outward = np.stack(
        [np.bincount(corners, each[:, i], len(vertices)) for i in range(3)], axis=1
    )
    length = np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1e-9)
    return outward / length * (-1.0 if volume > 0 else 1.0)
