"""Only the brain of an image of the anatomy: a head has a face, which names a person.

No face enters a project: voxels are kept inside a brain mask, close to the person's
own cortical surfaces, or close to the labels of an atlas; an image whose skull or face
was removed already is known by its shape.
"""

import re
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.atlas_means import on_grid
from brainTwinStudio.files.images.imaging import Volume
from brainTwinStudio.files.images.volume import whole
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array

MARGIN_MM = 4.0  # inside the skull: scalp begins some 10 mm from the cortex
SMALLEST_ML, LARGEST_ML = 150.0, 2200.0  # of what may be a brain, or most of it
_WHOLE_BRAIN_ML = 600.0
_WITHOUT_FACE = tr("it came without a face")
_STRIPPED = re.compile(r"brain|skull.?strip|(?:^|[^a-z])bet(?:[^a-z]|$)", re.I)
_DEFACED = re.compile(r"de-?fac(?:e|ing)", re.I)
# Of the box around an image: the lowest part, its front, the middle from left to right.
_LOWEST, _FRONT = 0.3, 1 / 3
_EMPTY = 0.85  # there, where no face is; a head has 0.6 and less, a brain 0.95
HOW_TO_KEEP = tr(
    "It shows a face, so it is not kept. Import with it a brain mask of the same "
    "space: FreeSurfer's mri/brainmask.mgz, fMRIPrep's ..._desc-brain_mask.nii.gz, or "
    "one of SynthStrip (mri_synthstrip -i T1w.nii.gz -m T1w_brain_mask.nii.gz). The "
    "cortical surfaces or an atlas of its space do too, or an image without the skull."
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
    its size and shape, surfaces, atlas; else a defaced image as it is. None where
    nothing tells. Raises FileError for a mask, surfaces or an atlas that do not fit the
    image."""
    found = _inside(image, shield)
    if found is None:
        return None
    inside, how = found
    if how == _WITHOUT_FACE:
        return _cut(image, inside, how)
    size_ml = float(inside.sum()) * image.voxel_mm3 / 1000
    if not SMALLEST_ML <= size_ml <= LARGEST_ML:
        raise FileError(
            image.path,
            tr(
                "What is kept of it ({way}) has {size:.0f} ml, which is no "
                "brain; use a brain mask of the same space.",
                way=how,
                size=size_ml,
            ),
        )
    return _cut(image, inside, how)


def _inside(image: Volume, shield: Shield) -> tuple[Array, str] | None:
    """Voxels to keep (x, y, z), and in words how they were found."""
    if shield.mask is not None:
        numbers, _ = on_grid(shield.mask, image, tr("brain mask"), needed=0.5)
        return numbers != 0, tr("inside the brain mask")
    filled = whole(image) != 0
    faceless = shows_no_face(filled, image.affine)
    size_ml = float(filled.sum()) * image.voxel_mm3 / 1000
    named = _STRIPPED.search(image.path.name) is not None
    least = SMALLEST_ML if named else _WHOLE_BRAIN_ML
    if faceless and least <= size_ml <= LARGEST_ML:
        return filled, tr("it came without skull and face")
    if shield.cortex_mm is not None:
        marked = _voxels_of(image, shield.cortex_mm)
        return _grown(image, marked), tr(
            "within {width:g} mm of the own cortex", width=MARGIN_MM
        )
    if shield.atlas is not None:
        labels, _ = on_grid(shield.atlas, image, tr("atlas"), needed=0.5)
        return _grown(image, labels != 0), tr(
            "within {width:g} mm of the atlas", width=MARGIN_MM
        )
    if faceless and _DEFACED.search(image.path.name):
        return filled, _WITHOUT_FACE
    return None


def shows_no_face(filled: Array, affine: Array) -> bool:
    """Whether the lower front of what is filled (x, y, z) is empty, where mouth and
    nose of a head are, wherever its field of view ends."""
    from nibabel.orientations import apply_orientation, io_orientation

    if not filled.any():
        return False
    upright = apply_orientation(filled, io_orientation(affine)).astype(bool)
    (x0, x1), (y0, y1), (z0, z1) = ((s.start, s.stop) for s in box_of(upright))
    side = (x1 - x0) // 4
    part = upright[
        x0 + side : max(x1 - side, x0 + side + 1),
        y1 - max(round(_FRONT * (y1 - y0)), 1) : y1,
        z0 : z0 + max(round(_LOWEST * (z1 - z0)), 1),
    ]
    return bool(1 - part.mean() >= _EMPTY)


def _voxels_of(image: Volume, points_mm: Array) -> Array:
    """(x, y, z): voxels that hold a point. Raises FileError where most points lie
    outside."""
    inverse = np.linalg.inv(image.affine)
    places = np.round(np.asarray(points_mm, float) @ inverse[:3, :3].T + inverse[:3, 3])
    there = ((places >= 0) & (places < np.array(image.shape[:3]))).all(axis=1)
    if there.mean() < 0.9:
        raise FileError(
            image.path,
            tr(
                "{share:.0f} % of the cortical surfaces lie outside of it; use "
                "files of one person and one space.",
                share=100 * (1 - there.mean()),
            ),
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
