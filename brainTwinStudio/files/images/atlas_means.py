"""Regional means of images: volumes, surfaces and grayordinates; damaged fractions."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.imaging import Block, DenseLabels, DenseSeries, Volume
from brainTwinStudio.files.images.volume import slabs, whole
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array

NEEDED_OVERLAP = 0.5  # of the atlas inside the image
_SLAB_BYTES = 128 * 1024**2


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    """signals (time, region) of `ids` (region,), and remarks. empty: labels of the
    atlas that no place of the image has."""

    signals: Array
    ids: tuple[int, ...]
    empty: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def volume_means(image: Volume, atlas: Volume) -> Means:
    """Mean over the voxels of every label, as nilearn's NiftiLabelsMasker takes it
    (compared in the tests), a slab of the run at a time."""
    labels, notes = labels_on(image, atlas)
    ids, rows = _rows(labels.ravel())
    signals = np.empty((image.shape[3], len(ids)))
    inside = np.flatnonzero(rows >= 0)
    mean = _averager(rows[inside], len(ids))
    for start, part in slabs(image, _SLAB_BYTES):
        part = np.nan_to_num(part[inside], posinf=0, neginf=0)
        signals[start : start + part.shape[1]] = (mean @ part).T
    empty = tuple(label for label in atlas.labels if label not in set(ids))
    return Means(signals, ids, empty, tuple(notes))


def dense_means(series: DenseSeries, labels: DenseLabels, path: object) -> Means:
    """Mean over the vertices and voxels of every label. Places are matched by structure
    and number, never by their order in the file."""
    rows = _matched(series, labels, path)
    ids, rows = _rows(rows)
    inside = np.flatnonzero(rows >= 0)
    if not len(inside):
        raise FileError(
            path, tr("The atlas has no label where this image has signals.")
        )
    mean = _averager(rows[inside], len(ids))
    step = max(1, _SLAB_BYTES // (8 * len(rows)))
    signals = np.empty((series.times, len(ids)))
    for start in range(0, series.times, step):
        stop = min(start + step, series.times)
        signals[start:stop] = (mean @ series.read(start, stop)[:, inside].T).T
    there = set(ids)
    empty = sorted(set(np.unique(labels.ids).tolist()) - there - {0, -1})
    return Means(signals, ids, tuple(int(label) for label in empty))


def region_fractions(mask: Volume, atlas: Volume) -> dict[int, float]:
    """Share of the voxels of every label that a lesion or resection mask covers. The
    mask is brought to the grid of the atlas by the nearest voxel. Raises FileError
    where the two do not overlap in space."""
    labels = whole(atlas).astype(np.int64)
    damaged, _ = on_grid(mask, atlas, tr("mask"), needed=0.0)
    ids, places = np.unique(labels, return_inverse=True)
    places = places.ravel()
    total = np.bincount(places)
    hit = np.bincount(places, weights=(damaged != 0).ravel())
    if not hit.sum():
        raise FileError(
            mask.path,
            tr("No voxel of the mask lies in the atlas; use images of one space."),
        )
    return {
        int(label): float(hit[at] / total[at]) for at, label in enumerate(ids) if label
    }


def centres_of(atlas: Volume) -> dict[int, Array]:
    """Mean place (xyz) in mm of every label, in the space of the atlas."""
    labels = whole(atlas).astype(np.int64)
    voxels = np.argwhere(labels)
    ids, places = np.unique(labels[labels != 0], return_inverse=True)
    counts = np.bincount(places)
    means = np.stack(
        [np.bincount(places, weights=voxels[:, axis]) / counts for axis in range(3)], 1
    )
    points = means @ atlas.affine[:3, :3].T + atlas.affine[:3, 3]
    return {int(label): points[at] for at, label in enumerate(ids)}


# ---------------------------------------------------------------- grids


def labels_on(image: Volume, atlas: Volume) -> tuple[Array, list[str]]:
    """Labels of the atlas (x, y, z) on the grid of the image."""
    labels, notes = on_grid(atlas, image, tr("atlas"), needed=NEEDED_OVERLAP)
    labels = labels.astype(np.int64)
    if not labels.any():
        raise FileError(image.path, tr("No label of the atlas lies in the image."))
    return labels, notes


def on_grid(
    source: Volume, target: Volume, what: str, needed: float
) -> tuple[Array, list[str]]:
    """Numbers of one volume on the grid of another by the nearest voxel, and what was
    done. needed: share of the source that must lie inside. Raises FileError for spaces
    that differ or do not overlap; equal shapes alone say nothing."""
    from scipy.ndimage import affine_transform

    spaces = {source.space, target.space} - {"not stated"}
    if len(spaces) > 1:
        raise FileError(
            source.path,
            tr(
                "The {what} is in {space}, {name} in {other_space}; bring "
                "both to one space first.",
                what=what,
                space=source.space,
                name=target.path.name,
                other_space=target.space,
            ),
        )
    data = whole(source)
    shape = target.shape[:3]
    close = 1e-3 * target.voxel_mm3 ** (1 / 3)
    if data.shape == shape and np.allclose(source.affine, target.affine, atol=close):
        return data, []
    matrix = np.linalg.inv(source.affine) @ target.affine
    found = affine_transform(
        data, matrix[:3, :3], offset=matrix[:3, 3].tolist(), output_shape=shape, order=0
    )
    before = np.count_nonzero(data) * source.voxel_mm3
    share = np.count_nonzero(found) * target.voxel_mm3 / before if before else 0.0
    if share < needed:
        raise FileError(
            source.path,
            tr(
                "Only {share:.0f} % of the {what} lies inside {name}: their "
                "positions in space differ. Use images of one space.",
                share=100 * share,
                what=what,
                name=target.path.name,
            ),
        )
    sides = " x ".join(str(side) for side in shape)
    told = tr(
        "the {what} was brought to the grid of the image ({sides}) by the nearest voxel"
    )
    text = told.format(what=what, sides=sides)
    if share < 0.95:
        text += tr("; {share:.0f} % of it lies inside", share=100 * share)
    return found, [f"{text}."]


def _rows(labels: Array) -> tuple[tuple[int, ...], Array]:
    """Labels above 0 in ascending order, and for every place the number of its label
    among them or -1."""
    ids = np.unique(labels)
    ids = ids[ids > 0]
    rows = np.searchsorted(ids, labels)
    rows = np.where(labels > 0, rows, -1)
    return tuple(int(label) for label in ids), rows


def _averager(rows: Array, count: int) -> Any:
    """Sparse (region, place): 1 / size of the region."""
    from scipy.sparse import csr_array

    sizes = np.bincount(rows, minlength=count)
    places = (rows, np.arange(len(rows)))
    return csr_array((1.0 / sizes[rows], places), shape=(count, len(rows)))


def _same_place(one: Block, other: Block) -> bool:
    if one.affine is None or other.affine is None:
        return one.affine is other.affine
    return np.allclose(one.affine, other.affine, atol=1e-3)


def _matched(series: DenseSeries, labels: DenseLabels, path: object) -> Array:
    """Label of every place of the series, 0 where the atlas has none."""
    atlas, start = {}, 0
    for block in labels.blocks:
        stop = start + len(block.places)
        atlas[block.structure] = (block, labels.ids[start:stop])
        start = stop
    found = []
    for block in series.blocks:
        ids = np.zeros(len(block.places), np.int64)
        if block.structure in atlas:
            other, values = atlas[block.structure]
            if other.grid != block.grid:
                raise FileError(
                    path,
                    tr(
                        "{structure} has {here} places here and {there} "
                        "in the atlas; use an atlas of the same mesh.",
                        structure=block.structure,
                        here=block.grid,
                        there=other.grid,
                    ),
                )
            if not _same_place(block, other):
                raise FileError(path, tr("Its voxels lie elsewhere than the atlas'."))
            order = np.argsort(other.places)
            at = np.searchsorted(other.places, block.places, sorter=order)
            at = order[np.minimum(at, len(order) - 1)]
            same = other.places[at] == block.places
            ids[same] = values[at[same]]
        found.append(ids)
    return np.concatenate(found)
