"""The volume behind FreeSurfer surfaces: how tkRAS and scanner RAS are tied."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.arrays import Array, frozen
from brainTwinStudio.project.spaces import moved, space_named

_TIED = {"tkRAS", "scanner RAS"}


@dataclass(frozen=True, slots=True, eq=False)
class VolumeGeometry:
    """Grid of a volume, as orig.mgz or the end of a FreeSurfer surface file tells it.

    shape (x, y, z) in voxels; voxel_mm (3,); axes (3, 3): column i is the direction of
    voxel axis i in RAS; centre_mm (3,): scanner RAS of its middle (c_ras).
    """

    shape: tuple[int, int, int]
    voxel_mm: Array
    axes: Array
    centre_mm: Array

    def __post_init__(self) -> None:
        for name, size in (("voxel_mm", (3,)), ("axes", (3, 3)), ("centre_mm", (3,))):
            value = frozen(getattr(self, name), "Volume geometry", size)
            object.__setattr__(self, name, value)
        if min(self.shape) < 1 or (self.voxel_mm <= 0).any():
            raise InputError("A volume geometry needs voxels of more than 0 mm.")
        if abs(np.linalg.det(self.axes)) < 0.5:
            raise InputError("The axes of a volume geometry are not at right angles.")

    @staticmethod
    def of_affine(shape: tuple[int, ...], affine: Array) -> "VolumeGeometry":
        """From the voxel-to-scanner-RAS matrix (4, 4) of a volume such as orig.mgz."""
        sizes = np.linalg.norm(affine[:3, :3], axis=0)
        if not (np.isfinite(affine).all() and (sizes > 0).all()):
            raise InputError("The affine of the volume cannot be inverted.")
        middle = affine[:3, :3] @ (np.array(shape[:3]) / 2) + affine[:3, 3]
        x, y, z = (int(n) for n in shape[:3])
        return VolumeGeometry((x, y, z), sizes, affine[:3, :3] / sizes, middle)

    @property
    def to_scanner(self) -> Array:
        """Voxel to scanner RAS (4, 4), mm."""
        return self._around(self.axes, self.centre_mm)

    @property
    def to_tkras(self) -> Array:
        """Voxel to tkRAS (4, 4), mm: coronal slices around (0, 0, 0)."""
        axes = np.array([[-1.0, 0, 0], [0, 0, 1], [0, -1, 0]])
        return self._around(axes, np.zeros(3))

    @property
    def tkras_to_scanner(self) -> Array:
        """(4, 4): Norig * inv(Torig) of FreeSurfer's wiki "CoordinateSystems"."""
        return self.to_scanner @ np.linalg.inv(self.to_tkras)

    def _around(self, axes: Array, centre_mm: Array) -> Array:
        matrix = np.eye(4)
        matrix[:3, :3] = axes * self.voxel_mm
        matrix[:3, 3] = centre_mm - matrix[:3, :3] @ (np.array(self.shape) / 2)
        return matrix


def moved_within(
    points_mm: Array, source: str, target: str, geometry: VolumeGeometry | None
) -> Array:
    """Points (point, xyz) in mm from one space to another; tkRAS and scanner RAS of one
    person are tied by the geometry of their volume. Raises InputError where no
    transform is known."""
    start, end = space_named(source), space_named(target)
    if start == end or not {start, end} <= _TIED:
        return moved(points_mm, source, target)
    if geometry is None:
        raise InputError(
            f"Positions in {start} cannot be brought to {end} without the geometry of "
            "the volume; give orig.mgz, or a surface file that holds it."
        )
    matrix = geometry.tkras_to_scanner
    matrix = matrix if start == "tkRAS" else np.linalg.inv(matrix)
    return np.asarray(points_mm, float) @ matrix[:3, :3].T + matrix[:3, 3]
