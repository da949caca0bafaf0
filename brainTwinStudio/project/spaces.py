"""Coordinate spaces: what they are called, and the few ways between them."""

from typing import Literal, get_args

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.arrays import Array

Space = Literal[
    "MNI152", "MNI305", "scanner RAS", "tkRAS", "CapTrak", "head", "not stated"
]
SPACES: tuple[Space, ...] = get_args(Space)
# MNI305 (fsaverage) to MNI152: FreeSurfer wiki, "CoordinateSystems", use case 8b
MNI305_TO_MNI152 = np.array(
    [
        [0.9975, -0.0073, 0.0176, -0.0429],
        [0.0146, 1.0009, -0.0024, 1.5496],
        [-0.0130, -0.0093, 0.9971, 1.1840],
        [0.0, 0.0, 0.0, 1.0],
    ]
)
# Word in the plain name of a space -> the space; the first that fits counts. Words as
# in the BIDS appendix "Coordinate systems" and as MNE and FreeSurfer write them.
_WORDS: tuple[tuple[str, Space], ...] = (
    ("mni305", "MNI305"),
    ("fsaverage", "MNI305"),
    ("mnital", "MNI305"),
    ("mni", "MNI152"),
    ("icbm", "MNI152"),
    ("scanras", "scanner RAS"),
    ("scannerras", "scanner RAS"),
    ("scanner", "scanner RAS"),
    ("tkras", "tkRAS"),
    ("tkrras", "tkRAS"),
    ("surfaceras", "tkRAS"),
    ("captrak", "CapTrak"),
    ("head", "head"),
    ("neuromag", "head"),
    ("elekta", "head"),
)


def space_named(text: str) -> Space:
    """The space that a file's own words mean; "not stated" where they are not known."""
    plain = "".join(c for c in text.lower() if c.isalnum())
    for word, space in _WORDS:
        if word in plain:
            return space
    return "not stated"


def moved(points_mm: Array, source: str, target: str) -> Array:
    """Points (point, xyz) in mm from one space to another. Raises InputError where no
    transform is known: spaces are never mixed."""
    start, end = space_named(source), space_named(target)
    if start == end != "not stated":
        return np.asarray(points_mm, float)
    matrix = {
        ("MNI305", "MNI152"): MNI305_TO_MNI152,
        ("MNI152", "MNI305"): np.linalg.inv(MNI305_TO_MNI152),
    }.get((start, end))
    if matrix is None:
        raise InputError(
            tr(
                "Positions in '{source}' cannot be brought to '{target}': no transform "
                "between these spaces is known. State the spaces, or give positions in "
                "MNI.",
                source=source,
                target=target,
            )
        )
    return np.asarray(points_mm, float) @ matrix[:3, :3].T + matrix[:3, 3]
