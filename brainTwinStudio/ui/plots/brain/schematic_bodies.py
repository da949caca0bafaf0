"""Schematic bodies of the structures below the cortex, where no file tells their shape.

Each is a bent ellipsoid: a curve between two ends with elliptic sections around it.
Sizes and directions are approximate, of a healthy adult in MNI space, set by hand from
general anatomy and not taken from a table; measured ones: volumes by FreeSurfer in
Potvin et al. 2016 (doi:10.1016/j.dib.2016.10.001, norms of 2790 adults), extents of
basal ganglia and thalamus in Ahsan et al. 2007 (PubMed 17851093). They are signs for a
structure at its region's own centre, not the structure of a person; the caudate has no
tail. How far they are from real ones: tests/benchmarks/schematic_bodies.py.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from .bodies import volume_and_middle
from .scene import Floats, Ints

RINGS, AROUND = 18, 18
Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """Of the right side, mm, x lateral, y anterior, z up; begin, bend, end: three
    points that the curve passes; half axes of the section across (about
    sideways) and along the rest (about up), at the begin and at the end."""

    begin: Point
    bend: Point
    end: Point
    sideways: tuple[float, float]
    upward: tuple[float, float]


SHAPES = {
    "thalamus": Shape((-5, 15, 1), (0, 2, 3), (6, -14, 0), (8, 11.5), (9, 12)),
    "caudate": Shape((-2, 17, -9), (-2, 6, 17), (7, -25, 10), (7.5, 2.5), (9, 3)),
    "putamen": Shape((-4, 20, 0), (-1, 2, 2), (6, -20, -1), (6.5, 4.5), (12, 10)),
    "pallidum": Shape((-4, 10, 0), (0, 0, 0), (4, -10, 0), (5, 5), (7, 9)),
    "hippocampus": Shape((-4, 17, -7), (6, -2, -6), (-4, -22, 13), (8, 5), (7, 4.5)),
    "amygdala": Shape((-2, 8, -1), (0, 0, 0), (2, -8, 1), (7.5, 7.5), (6.5, 7)),
    "accumbens": Shape((-1, 6.5, 1), (0, 0, 0), (1, -6.5, -1), (5, 4.5), (5, 4.5)),
    "ventral DC": Shape((-2, 11, 2), (0, 0, 0), (3, -11, -2), (8, 8), (9, 11)),
    "cerebellum": Shape((-2, 29, 4), (0, 0, 0), (-4, -29, 0), (24, 21), (19, 22)),
    "brain stem": Shape((0, 6, 32), (0, 8, -4), (0, -12, -34), (19, 8), (17, 8)),
}


@cache
def schematic_body(structure: str, side: str) -> tuple[Floats, Ints] | None:
    """Vertices (vertex, xyz) in mm around the middle of its mass and triangles, of a
    key of SHAPES on a side "L", "R" or "-" (as right); None for other structures."""
    shape = SHAPES.get(structure)
    if shape is None:
        return None
    vertices, triangles = _swept(shape)
    vertices = vertices - volume_and_middle(vertices, triangles)[1]
    if side == "L":
        vertices, triangles = vertices * (-1.0, 1.0, 1.0), triangles[:, ::-1]
    vertices.flags.writeable = triangles.flags.writeable = False
    return vertices, triangles


def _swept(shape: Shape) -> tuple[Floats, Ints]:
    """Rings along the curve, the first and the last of them a point."""
    along = (1 - np.cos(np.linspace(0, np.pi, RINGS))) / 2
    begin, bend, end = (
        np.array(p, float) for p in (shape.begin, shape.bend, shape.end)
    )
    bend = 2 * bend - (begin + end) / 2  # so that the curve passes through it
    s = along[:, None]
    spine = (1 - s) ** 2 * begin + 2 * s * (1 - s) * bend + s**2 * end
    forward = 2 * (1 - s) * (bend - begin) + 2 * s * (end - bend)
    forward /= np.linalg.norm(forward, axis=1, keepdims=True)
    across = np.array((1.0, 0.0, 0.0)) - forward * forward[:, :1]
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    rest = np.cross(forward, across)
    round_off = np.sqrt(np.maximum(4 * along * (1 - along), 0))
    wide, high = (
        (a + (b - a) * along) * round_off for a, b in (shape.sideways, shape.upward)
    )
    turn = np.arange(AROUND) * 2 * np.pi / AROUND
    rings = (
        spine[1:-1, None]
        + across[1:-1, None] * (wide[1:-1, None] * np.cos(turn))[..., None]
        + rest[1:-1, None] * (high[1:-1, None] * np.sin(turn))[..., None]
    )
    vertices = np.concatenate([spine[:1], rings.reshape(-1, 3), spine[-1:]])
    return vertices, _triangles(RINGS - 2, AROUND)


def _triangles(rings: int, around: int) -> Ints:
    """Between neighbouring rings, and to the points at both ends; counter-clockwise
    from outside."""
    here = np.arange(around)
    after = (here + 1) % around
    first, last, end = 1, 1 + (rings - 1) * around, 1 + rings * around
    parts = [
        np.stack([np.zeros(around, int), first + after, first + here], axis=1),
        np.stack([np.full(around, end), last + here, last + after], axis=1),
    ]
    for ring in range(rings - 1):
        low, high = 1 + ring * around, 1 + (ring + 1) * around
        parts.append(np.stack([low + here, low + after, high + here], axis=1))
        parts.append(np.stack([low + after, high + after, high + here], axis=1))
    return np.concatenate(parts).astype(np.int64)
