"""One space for all that is kept of a person's anatomy: stated, moved, or refused."""

import re
from collections.abc import Sequence
from typing import Literal

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.images.imaging import Surface, Volume
from brainTwinStudio.files.images.volume import geometry_of
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Space, space_named
from brainTwinStudio.project.volume_geometry import VolumeGeometry, moved_within

_IN_NAME = re.compile(r"(?:^|[_-])(?:space-)?(mni\w*|fsaverage\w*|scanner\w*)", re.I)
_CONFORMED = (256, 256, 256)
_FARTHEST_MM, _SMALLEST_MM, _LARGEST_MM = 5000.0, 0.01, 50.0
UNSTATED: Literal["not stated"] = "not stated"


def space_of(one: Candidate, told: Space | None) -> Space:
    """As the file states, else its name, else as the person says."""
    part = one.content.part
    assert isinstance(part, Surface | Volume)  # nothing else comes here
    return space_told(part.space, one.file, told)


def space_told(words: str, file: str, told: Space | None) -> Space:
    """As the words of a file state, else its name, else as the person says."""
    stated = space_named(words)
    hit = _IN_NAME.search(file)
    if stated == UNSTATED and hit:
        stated = space_named(hit.group(1))
    return (told or UNSTATED) if stated == UNSTATED else stated


def geometry_among(candidates: Sequence[Candidate]) -> VolumeGeometry | None:
    """What ties tkRAS to scanner RAS: the end of a surface file, else FreeSurfer's own
    volume (256 x 256 x 256)."""
    for one in candidates:
        part = one.content.part
        if isinstance(part, Surface) and part.geometry is not None:
            return part.geometry
    for one in candidates:
        part = one.content.part
        if (
            isinstance(part, Volume)
            and part.shape[:3] == _CONFORMED
            and part.path.name.lower().endswith((".mgz", ".mgh"))
        ):
            return geometry_of(part)
    return None


def common_space(
    order: Sequence[Candidate], told: Space | None, geometry: VolumeGeometry | None
) -> Space:
    """The space that everything is brought to: the first one's that is stated; scanner
    RAS instead of tkRAS where the volume is known."""
    for one in order:
        space = space_of(one, told)
        if geometry is not None and space == "tkRAS":
            return "scanner RAS"
        if space != UNSTATED:
            return space
    return UNSTATED


def points_in(
    one: Candidate, points_mm: Array, told: Space | None, target: Space,
    geometry: VolumeGeometry | None,
) -> Array:  # fmt: skip
    """Points (point, xyz) of a file in the common space. Raises FileError where no way
    is known."""
    start = space_of(one, told)
    if start == target == UNSTATED:
        return np.asarray(points_mm, float)
    if start == UNSTATED:
        raise FileError(
            one.path,
            tr(
                "Its space is not stated, the other files lie in {target}. "
                "Say it with --space or by a name like space-MNI152_....",
                target=target,
            ),
        )
    try:
        return moved_within(points_mm, start, target, geometry)
    except InputError as error:
        raise FileError(one.path, str(error)) from None


def affine_in(
    one: Candidate, volume: Volume, told: Space | None, target: Space,
    geometry: VolumeGeometry | None,
) -> Array:  # fmt: skip
    """The affine (4, 4) of a volume towards the common space. Raises FileError for one
    that no image of a head has."""
    sizes = np.linalg.norm(volume.affine[:3, :3], axis=0)
    near = (np.abs(volume.affine[:3, 3]) < _FARTHEST_MM).all()
    if not (near and (sizes > _SMALLEST_MM).all() and (sizes < _LARGEST_MM).all()):
        raise FileError(
            one.path,
            tr("Its affine (voxel to mm) is of no image of a head; it is damaged."),
        )
    origin = volume.affine[:3, 3]
    corners = np.vstack([origin, origin + volume.affine[:3, :3].T])
    moved = points_in(one, corners, told, target, geometry)
    affine = np.eye(4)
    affine[:3, :3] = (moved[1:] - moved[0]).T
    affine[:3, 3] = moved[0]
    return affine


def refuse_unstated(order: Sequence[Candidate], told: Space | None) -> None:
    """Several files without a stated space are one space only where they share the
    grid of their voxels."""
    if len(order) < 2 or any(space_of(one, told) != UNSTATED for one in order):
        return
    parts = [one.content.part for one in order]
    if all(isinstance(part, Surface) for part in parts):
        return
    first = parts[0]
    for one, part in zip(order[1:], parts[1:], strict=True):
        same = (
            isinstance(first, Volume) and isinstance(part, Volume)
            and first.shape[:3] == part.shape[:3]
            and np.allclose(first.affine, part.affine, atol=1e-3)
        )  # fmt: skip
        if not same:
            raise FileError(
                one.path,
                tr(
                    "Neither it nor {file} states its space, and their grids "
                    "differ. Say the space (--space, or space-... in the "
                    "names).",
                    file=order[0].file,
                ),
            )
