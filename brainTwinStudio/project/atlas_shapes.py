"""What a patient's atlas looks like where it has no surfaces of its own: labels on the
template's cortex, and surfaces of the structures below it."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.anatomy import Hemisphere
from brainTwinStudio.project.arrays import Array, frozen
from brainTwinStudio.project.spaces import SPACES, Space

TEMPLATE_VERTICES = 10_242  # of a hemisphere of fsaverage5


@dataclass(frozen=True, slots=True, eq=False)
class TemplateLabels:
    """One hemisphere of fsaverage5. labels (vertex,): place in region_names, -1 where
    none. Regions go by their names."""

    hemisphere: Hemisphere
    labels: Array
    region_names: tuple[str, ...]
    source_file: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        names = tuple(self.region_names)
        object.__setattr__(self, "region_names", names)
        what = f"Labels of hemisphere {self.hemisphere}"
        labels = frozen(self.labels, what, (TEMPLATE_VERTICES,), dtype=np.int32)
        if self.hemisphere not in ("L", "R"):
            raise InputError("Labels of the template are of hemisphere L or R.")
        if len(set(names)) != len(names):
            raise InputError(f"{what}: two labels share a name.")
        if labels.min() < -1 or labels.max() >= len(names):
            raise InputError(f"{what} point at regions that are not there.")
        object.__setattr__(self, "labels", labels)


@dataclass(frozen=True, slots=True, eq=False)
class DeepStructure:
    """The closed surface of a region that is no area of the cortex. vertices_mm
    (vertex, xyz) float32 in `space`; faces (face, 3), counter-clockwise from
    outside."""

    region_name: str
    vertices_mm: Array
    faces: Array
    space: Space
    source_file: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        what = f"Surface of {self.region_name}"
        places = frozen(self.vertices_mm, what, (None, 3), dtype=np.float32)
        faces = frozen(self.faces, f"{what}: faces", (None, 3), dtype=np.int32)
        if self.space not in SPACES:
            raise InputError(f"No space '{self.space}'. Known: {', '.join(SPACES)}.")
        if not len(faces) or faces.min() < 0 or faces.max() >= len(places):
            raise InputError(f"{what}: faces point at vertices that are not there.")
        object.__setattr__(self, "vertices_mm", places)
        object.__setattr__(self, "faces", faces)
