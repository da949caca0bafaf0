"""What image files hold, before it is brought to regions: volumes, surfaces, labels.

Nothing here is kept in a patient; files.pairing turns it into regions and recordings.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from brainTwinStudio.project import Array
from brainTwinStudio.project.volume_geometry import VolumeGeometry

LEFT, RIGHT = "CORTEX_LEFT", "CORTEX_RIGHT"
SIDE_OF = {LEFT: "L", RIGHT: "R"}


@dataclass(frozen=True, slots=True, eq=False)
class Volume:
    """An image that stays on disk. shape (x, y, z) or (x, y, z, time); affine (4, 4)
    from voxels to mm in `space`; labels: the whole numbers other than 0 that a volume
    of labels holds, () for other images."""

    path: Path
    shape: tuple[int, ...]
    affine: Array
    space: str = "not stated"
    labels: tuple[int, ...] = ()

    @property
    def voxel_mm3(self) -> float:
        return float(abs(np.linalg.det(self.affine[:3, :3])))


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A mesh. vertices_mm (vertex, xyz) in `space`; faces (face, 3) numbers of
    vertices; hemisphere "L", "R" or "-"; geometry: the volume that ties tkRAS to
    scanner RAS, where the file has it."""

    vertices_mm: Array
    faces: Array
    space: str = "not stated"
    hemisphere: str = "-"
    geometry: VolumeGeometry | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Places of one structure (CIFTI names: CORTEX_LEFT, THALAMUS_LEFT, ...): numbers
    of vertices, or of voxels in C order of `grid`. affine: of the voxels, else None."""

    structure: str
    places: Array
    grid: tuple[int, ...]
    affine: Array | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DenseLabels:
    """A label for every place of the blocks. ids (place,) of all blocks in a row;
    names: id -> name as the file's own table says."""

    blocks: tuple[Block, ...]
    ids: Array
    names: dict[int, str]


@dataclass(frozen=True, slots=True, eq=False)
class DenseSeries:
    """Time series at every place of the blocks; read(start, stop) gives volumes
    (time, place) of that part of the run."""

    blocks: tuple[Block, ...]
    times: int
    read: Callable[[int, int], Array]


@dataclass(frozen=True, slots=True, eq=False)
class RegionMap:
    """Values on regions or vertices, one or more maps: no home in a patient yet."""

    names: tuple[str, ...]
    values: Array


@dataclass(frozen=True, slots=True, eq=False)
class Confounds:
    """Nuisance series of one run. values (time, column); NaN where not defined."""

    columns: tuple[str, ...]
    values: Array


Part = Volume | Surface | DenseLabels | DenseSeries | RegionMap | Confounds


def shape_of(part: Part) -> tuple[int, ...]:
    """Sizes as they are shown: voxels, vertices, (time, place), (time, column)."""
    if isinstance(part, Volume):
        return part.shape
    if isinstance(part, Surface):
        return (len(part.vertices_mm),)
    if isinstance(part, DenseLabels):
        return (len(part.ids),)
    if isinstance(part, DenseSeries):
        return (part.times, sum(len(block.places) for block in part.blocks))
    return part.values.shape
