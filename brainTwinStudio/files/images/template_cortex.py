"""The cortex of fsaverage5, on which an atlas in MNI space is drawn."""

from functools import cache
from importlib import resources
from io import BytesIO

import numpy as np

from brainTwinStudio.project import Array
from brainTwinStudio.project.anatomy import Hemisphere

_SIDES = {"L": "left", "R": "right"}


@cache
def template_cortex(side: Hemisphere) -> tuple[Array, Array, Array]:
    """Vertices (vertex, xyz) in MNI305 mm, faces (face, 3), and whether a vertex is
    cortex (vertex,), not the medial wall. resources/README.md says what the file is."""
    file = resources.files("brainTwinStudio.resources").joinpath(
        "meshes", "cortex_full.npz"
    )
    with np.load(BytesIO(file.read_bytes())) as mesh:
        word = _SIDES[side]
        vertices = mesh[f"{word}_vertices"].astype(float) / 100
        faces = mesh[f"{word}_faces"].astype(np.int64)
        return vertices, faces, mesh[f"{word}_labels"] > 0
