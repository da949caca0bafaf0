"""The patient's own anatomy: cortical surfaces, lesions, and slices without a face."""

from dataclasses import dataclass, field

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.anatomy import Hemisphere
from brainTwinStudio.project.arrays import Array, frozen
from brainTwinStudio.project.atlas_shapes import DeepStructure, TemplateLabels
from brainTwinStudio.project.spaces import SPACES, Space


def _affine(values: Array, what: str) -> Array:
    affine = frozen(values, what, (4, 4))
    if not abs(np.linalg.det(affine[:3, :3])) > 1e-9:
        raise InputError(f"{what} cannot be inverted.")
    return affine


@dataclass(frozen=True, slots=True, eq=False)
class CorticalSurface:
    """One hemisphere. vertices_mm (vertex, xyz) float32; faces (face, 3) numbers of
    vertices. labels (vertex,): place in region_names, -1 where none. Regions go by
    their names, so that no other order of regions ever moves a label."""

    hemisphere: Hemisphere
    vertices_mm: Array
    faces: Array
    labels: Array
    region_names: tuple[str, ...] = ()
    source_file: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        what = f"Surface of hemisphere {self.hemisphere}"
        names = tuple(self.region_names)
        object.__setattr__(self, "region_names", names)
        places = frozen(self.vertices_mm, what, (None, 3), dtype=np.float32)
        faces = frozen(self.faces, f"{what}: faces", (None, 3), dtype=np.int32)
        labels = frozen(self.labels, f"{what}: labels", (len(places),), dtype=np.int32)
        if self.hemisphere not in ("L", "R"):
            raise InputError("A cortical surface is of hemisphere L or R.")
        if not len(faces) or faces.min() < 0 or faces.max() >= len(places):
            raise InputError(f"{what}: faces point at vertices that are not there.")
        if len(set(names)) != len(names):
            raise InputError(f"{what}: two labels share a name.")
        if labels.min(initial=-1) < -1 or labels.max(initial=-1) >= len(names):
            raise InputError(f"{what}: labels point at regions that are not there.")
        object.__setattr__(self, "vertices_mm", places)
        object.__setattr__(self, "faces", faces)
        object.__setattr__(self, "labels", labels)


@dataclass(frozen=True, slots=True, eq=False)
class Lesion:
    """Damaged or diseased tissue. fractions (region,): share 0 to 1 of each of
    region_names that it covers; both empty where no atlas told. mask (x, y, z) uint8,
    cut to what is not 0; affine (4, 4): its voxels to mm."""

    name: str
    volume_ml: float
    mask: Array
    affine: Array
    region_names: tuple[str, ...] = ()
    fractions: Array = field(default_factory=lambda: np.zeros(0))
    source_file: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        names = tuple(self.region_names)
        object.__setattr__(self, "region_names", names)
        if not (np.isfinite(self.volume_ml) and self.volume_ml > 0):
            raise InputError(f"Lesion '{self.name}' has no volume.")
        mask = frozen(self.mask, "Lesion mask", (None, None, None), dtype=np.uint8)
        object.__setattr__(self, "mask", mask)
        object.__setattr__(self, "affine", _affine(self.affine, "Affine of a lesion"))
        shares = frozen(self.fractions, f"Lesion '{self.name}'", (len(names),))
        if ((shares < 0) | (shares > 1)).any():
            raise InputError(f"Lesion '{self.name}' covers less than 0 or more than 1.")
        if len(set(names)) != len(names):
            raise InputError(f"Lesion '{self.name}' names a region twice.")
        object.__setattr__(self, "fractions", shares)

    @property
    def covered(self) -> dict[str, float]:
        """Region -> share above 0, the largest first."""
        shares = zip(self.region_names, self.fractions.tolist(), strict=True)
        hit = [(name, share) for name, share in shares if share > 0]
        return dict(sorted(hit, key=lambda pair: -pair[1]))


@dataclass(frozen=True, slots=True, eq=False)
class BrainImage:
    """An image of the anatomy for looking at. values (x, y, z) uint8, 0 outside the
    brain: skull, skin and face are never stored. affine (4, 4): voxels to mm.
    kept_within: how the brain was found."""

    name: str
    values: Array
    affine: Array
    kept_within: str
    source_file: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        values = frozen(self.values, "Image", (None, None, None), dtype=np.uint8)
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "affine", _affine(self.affine, "Affine of an image"))
        if not self.kept_within:
            raise InputError("An image is kept only without the face; say how.")


@dataclass(frozen=True, slots=True, eq=False)
class PatientAnatomy:
    """Surfaces, lesions and image lie in `space`, mm. template_labels: the atlas on
    the template's cortex; structures: its regions below the cortex, which name a space
    of their own."""

    space: Space = "not stated"
    surfaces: tuple[CorticalSurface, ...] = ()
    lesions: tuple[Lesion, ...] = ()
    image: BrainImage | None = None
    template_labels: tuple[TemplateLabels, ...] = ()
    structures: tuple[DeepStructure, ...] = ()

    def __post_init__(self) -> None:
        if self.space not in SPACES:
            raise InputError(f"No space '{self.space}'. Known: {', '.join(SPACES)}.")
        object.__setattr__(self, "surfaces", tuple(self.surfaces))
        object.__setattr__(self, "lesions", tuple(self.lesions))
        object.__setattr__(self, "template_labels", tuple(self.template_labels))
        object.__setattr__(self, "structures", tuple(self.structures))
        sides = [surface.hemisphere for surface in self.surfaces]
        if len(set(sides)) != len(sides):
            raise InputError("Two surfaces are of one hemisphere.")
        names = [lesion.name for lesion in self.lesions]
        if len(set(names)) != len(names):
            raise InputError("Two lesions share a name.")

    @property
    def is_placed(self) -> bool:
        """Whether anything here lies in its space."""
        return bool(self.surfaces or self.lesions) or self.image is not None
