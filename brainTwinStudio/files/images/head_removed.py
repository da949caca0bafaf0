"""Only the brain of an image of the anatomy: a head has a face, which names a person.

The face, skin and skull never enter a project: voxels are kept inside a brain mask,
close to the person's own cortical surfaces, or close to the labels of an atlas.
"""

import re
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.atlas_means import on_grid
from brainTwinStudio.files.images.imaging import Volume
from brainTwinStudio.files.images.volume import whole
from brainTwinStudio.project import Array

MARGIN_MM = 4.0  # inside the skull: scalp begins some 10 mm from the cortex
SMALLEST_ML, LARGEST_ML = 150.0, 2200.0  # of what may be a brain, or most of it
_STRIPPED = re.compile(r"brain|skull.?strip|(?:^|[^a-z])bet(?:[^a-z]|$)", re.I)
HOW_TO_KEEP = (
    "It shows a face, so it is not kept. Add a brain mask (..._brain_mask.nii.gz), the "
    "cortical surfaces or an atlas of its space, or an image without the skull."
)


@dataclass(frozen=True, slots=True, eq=False)
class Shield:
    """What tells brain from head, each in the space of the image: a brain mask, points
    (point, xyz) in mm on the cortex, an atlas."""

    mask: Volume | None = None
    cortex_mm: Array | None = None
    atlas: Volume | None = None


@dataclass(frozen=True, slots=True, eq=False)
class BrainOnly:
    """values (x, y, z) uint8, 0 outside; affine (4, 4) of the smaller grid; how."""

    values: Array
    affine: Array
    how: str


def brain_only(image: Volume, shield: Shield) -> BrainOnly | None:
    """The brain of an image, by the first of: brain mask, an image that has no skull by
    its name and its size, surfaces, atlas. None where nothing tells. Raises FileError
    for a mask, surfaces or an atlas that do not fit the image."""
    found = _inside(image, shield)
    if found is None:
        return None
    inside, how = found
    size_ml = float(inside.sum()) * image.voxel_mm3 / 1000
    if not SMALLEST_ML <= size_ml <= LARGEST_ML:
        raise FileError(
            image.path,
            f"What is kept of it ({how}) has {size_ml:.0f} ml, which is no brain; use "
            "a brain mask of the same space.",
        )
    return _cut(image, inside, how)


def _inside(image: Volume, shield: Shield) -> tuple[Array, str] | None:
    """Voxels to keep (x, y, z), and in words how they were found."""
    if shield.mask is not None:
        numbers, _ = on_grid(shield.mask, image, "brain mask", needed=0.5)
        return numbers != 0, "inside the brain mask"
    if _STRIPPED.search(image.path.name):
        inside = whole(image) != 0
        if float(inside.sum()) * image.voxel_mm3 / 1000 <= LARGEST_ML:
            return inside, "it came without skull and face"
    if shield.cortex_mm is not None:
        marked = _voxels_of(image, shield.cortex_mm)
        return _grown(image, marked), f"within {MARGIN_MM:g} mm of the own cortex"
    if shield.atlas is not None:
        labels, _ = on_grid(shield.atlas, image, "atlas", needed=0.5)
        return _grown(image, labels != 0), f"within {MARGIN_MM:g} mm of the atlas"
    return None


def _voxels_of(image: Volume, points_mm: Array) -> Array:
    """(x, y, z): voxels that hold a point. Raises FileError where most points lie
    outside."""
    inverse = np.linalg.inv(image.affine)
    places = np.round(np.asarray(points_mm, float) @ inverse[:3, :3].T + inverse[:3, 3])
    there = ((places >= 0) & (places < np.array(image.shape[:3]))).all(axis=1)
    if there.mean() < 0.9:
        raise FileError(
            image.path,
            f"{100 * (1 - there.mean()):.0f} % of the cortical surfaces lie outside of "
            "it; use files of one person and one space.",
        )
    marked = np.zeros(image.shape[:3], bool)
    marked[tuple(places[there].astype(int).T)] = True
    return marked


def _grown(image: Volume, marked: Array) -> Array:
    """Everything within MARGIN_MM, and what it encloses."""
    from scipy.ndimage import binary_fill_holes, distance_transform_edt

    sizes = np.linalg.norm(image.affine[:3, :3], axis=0)
    away = np.asarray(distance_transform_edt(~marked, sampling=sizes))
    return np.asarray(binary_fill_holes(away <= MARGIN_MM))


def _cut(image: Volume, inside: Array, how: str) -> BrainOnly:
    """1 to 255 from the 0.5th to the 99.8th percentile inside; a grid without the empty
    sides."""
    data = whole(image)
    low, high = np.percentile(data[inside], (0.5, 99.8))
    span = float(high - low) or 1.0
    grey = np.clip(1 + 254 * (data - low) / span, 1, 255).astype(np.uint8)
    grey[~inside] = 0
    box = box_of(inside)
    return BrainOnly(grey[box], shifted(image.affine, box), how)


def box_of(inside: Array) -> tuple[slice, slice, slice]:
    """The smallest box around what is true."""
    sides = []
    for axis in range(3):
        hit = np.flatnonzero(inside.any(axis=tuple({0, 1, 2} - {axis})))
        sides.append(slice(int(hit[0]), int(hit[-1]) + 1))
    return sides[0], sides[1], sides[2]


def shifted(affine: Array, box: tuple[slice, slice, slice]) -> Array:
    """The affine of a box cut out of a grid."""
    moved = np.array(affine, float)
    moved[:3, 3] += moved[:3, :3] @ [side.start for side in box]
    return moved
