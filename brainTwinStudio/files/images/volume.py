"""Volumes on disk (NIfTI, MGH): headers, slabs, and slices through a point."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.images.imaging import Volume
from brainTwinStudio.files.parsing import parsing
from brainTwinStudio.project import Array
from brainTwinStudio.project.volume_geometry import VolumeGeometry

MAX_VOXELS = 200_000_000  # of one volume: 585 a side
SLAB_BYTES = 128 * 1024**2
DEFLATED = 1032  # deflate packs no better
FORMAT = "image"


def opened(path: Path) -> Any:
    """The nibabel image of a path, its numbers still on disk. Raises FileError for a
    header that promises more than the file can hold."""
    import nibabel

    with parsing(path, FORMAT):
        image: Any = nibabel.load(path, mmap=False)
        shape = tuple(int(side) for side in image.shape)
        size = int(np.prod(shape, dtype=object)) * image.get_data_dtype().itemsize
        on_disk = path.stat().st_size
    packed = path.name.lower().endswith((".gz", ".mgz"))
    if min(shape, default=0) < 1 or size > on_disk * (DEFLATED if packed else 1):
        raise FileError(
            path,
            f"The header promises {' x '.join(map(str, shape))} numbers, more than the "
            "file holds; it is damaged or cut off.",
        )
    if int(np.prod(shape[:3], dtype=object)) > MAX_VOXELS:
        raise FileError(path, f"A volume has more than {MAX_VOXELS:,} voxels.")
    return image


def plain_shape(path: Path, shape: tuple[int, ...]) -> tuple[int, ...]:
    """(x, y, z) or (x, y, z, time) without empty axes at the end."""
    while len(shape) > 3 and shape[-1] == 1:
        shape = shape[:-1]
    if len(shape) not in (3, 4):
        sides = " x ".join(map(str, shape))
        raise FileError(
            path, f"It has {len(shape)} axes ({sides}); expected x, y, z, or with time."
        )
    return shape


def whole(volume: Volume) -> Array:
    """All numbers of a volume without time (x, y, z), float32; not finite -> 0."""
    with parsing(volume.path, FORMAT):
        data = np.asarray(opened(volume.path).dataobj, dtype=np.float32)
        return np.nan_to_num(data.reshape(volume.shape[:3]), copy=False, posinf=0,
                             neginf=0)  # fmt: skip


def slabs(volume: Volume, most: int = SLAB_BYTES) -> Iterator[tuple[int, Array]]:
    """First time point and numbers (voxel in C order, time) float32 of one part of the
    run after the other; never more than about `most` bytes at once."""
    import nibabel

    voxels = int(np.prod(volume.shape[:3]))
    step = max(1, min(volume.shape[3], most // (12 * voxels)))
    opened(volume.path)  # refuses what cannot be read
    with parsing(volume.path, FORMAT):
        image: Any = nibabel.load(volume.path, mmap=False, keep_file_open=True)
        for start in range(0, volume.shape[3], step):
            stop = min(start + step, volume.shape[3])
            part = np.asarray(image.dataobj[..., start:stop], dtype=np.float32)
            yield start, part.reshape(voxels, stop - start)


def geometry_of(volume: Volume) -> VolumeGeometry:
    """How tkRAS of surfaces made from this volume (orig.mgz) is tied to its space."""
    return VolumeGeometry.of_affine(volume.shape, volume.affine)


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """One plane through a volume. plane "sagittal", "coronal" or "axial"; values
    (row, column), row 0 at the top, column 0 at the left of the picture; both axes in
    steps of step_mm. extent_mm: (left, right, bottom, top) of the picture in mm along
    `axes` (0 = x, 1 = y, 2 = z); at_mm: where the plane lies on its own axis."""

    plane: str
    values: Array
    axes: tuple[int, int]
    at_mm: float
    extent_mm: tuple[float, float, float, float]
    step_mm: float

    def marked(self, points_mm: Array, within_mm: float) -> tuple[Array, Array]:
        """Of points (point, xyz) those within `within_mm` of the plane: their numbers
        (mark,), and their places (mark, 2) across and up in mm."""
        own = ({0, 1, 2} - set(self.axes)).pop()
        points = np.asarray(points_mm, float).reshape(-1, 3)
        near = np.flatnonzero(np.abs(points[:, own] - self.at_mm) <= within_mm)
        return near, points[near][:, list(self.axes)]


_PLANES = (("sagittal", 0, (1, 2)), ("coronal", 1, (0, 2)), ("axial", 2, (0, 1)))


def slices_at(
    volume: Volume,
    point_mm: tuple[float, float, float],
    *,
    labels: bool = False,
    numbers: Array | None = None,
) -> tuple[Slice, Slice, Slice]:
    """Sagittal, coronal and axial plane through a point (x, y, z) in mm of the volume's
    own space, left at the left. labels: nearest voxel (lesions, atlases) instead of
    linear. numbers: `whole(volume)`, where the caller keeps it. Raises InputError for
    a point outside."""
    from scipy.ndimage import map_coordinates

    data = whole(volume) if numbers is None else numbers
    inverse = np.linalg.inv(volume.affine)
    point = np.asarray(point_mm, float)
    place = inverse[:3, :3] @ point + inverse[:3, 3]
    if not ((place > -0.5) & (place < np.array(data.shape) - 0.5)).all():
        spot = ", ".join(f"{x:g}" for x in point)
        raise InputError(
            f"The point ({spot}) mm in {volume.space} lies outside the image."
        )
    low, high = box_of(volume)
    step = float(np.linalg.norm(volume.affine[:3, :3], axis=0).min())
    found = []
    for name, own, (across, up) in _PLANES:
        xs = np.arange(low[across] + step / 2, high[across], step)
        ys = np.arange(low[up] + step / 2, high[up], step)[::-1]
        grid = np.empty((len(ys), len(xs), 3))
        grid[..., own] = point[own]
        grid[..., across], grid[..., up] = xs[None, :], ys[:, None]
        voxels = grid @ inverse[:3, :3].T + inverse[:3, 3]
        order = 0 if labels else 1
        values = map_coordinates(data, np.moveaxis(voxels, -1, 0), order=order)
        edges = (low[across], low[across] + len(xs) * step)
        sides = (low[up], low[up] + len(ys) * step)
        found.append(
            Slice(name, values, (across, up), float(point[own]), (*edges, *sides), step)
        )
    return found[0], found[1], found[2]


def box_of(volume: Volume) -> tuple[Array, Array]:
    """Lowest and highest corner (xyz) in mm of the volume's voxels."""
    sides = np.array(volume.shape[:3], float)
    corners = np.array(np.meshgrid(*[(-0.5, n - 0.5) for n in sides])).reshape(3, -1)
    places = volume.affine[:3, :3] @ corners + volume.affine[:3, 3:]
    return places.min(axis=1), places.max(axis=1)
