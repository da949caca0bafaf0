"""Tubes as ribbons that turn to the eye; the shader rounds them.

A ribbon of two vertices a sample looks like a lit tube with endless sides and costs a
fifth of ten: what software OpenGL pays for is vertices.
"""

from dataclasses import dataclass

import numpy as np

from .scene import Floats, Ints

VERTEX = np.dtype(
    [
        ("a_point", np.float32, 3),
        ("a_tangent", np.float32, 3),
        ("a_side", np.float32),
        ("a_radius", np.float32),
    ]
)


@dataclass(frozen=True, slots=True, eq=False)
class Ribbons:
    """vertices (vertex,) of VERTEX; triangles (triangle, 3); each: vertices of a tube.
    The vertices of one tube lie together, tube after tube."""

    vertices: np.ndarray
    triangles: Ints
    each: int

    @property
    def count(self) -> int:
        """Number of tubes."""
        return len(self.vertices) // self.each

    def per_vertex(self, of_tubes: Floats) -> Floats:
        """(tube, ...) to (vertex, ...) as float32."""
        return np.repeat(np.asarray(of_tubes, np.float32), self.each, axis=0)


def ribbons(lines_mm: Floats, radius_mm: Floats) -> Ribbons:
    """lines_mm (tube, sample, xyz), radius_mm (tube,)."""
    tubes, samples = lines_mm.shape[:2]
    tangents = np.gradient(lines_mm, axis=1) if tubes else lines_mm
    length = np.linalg.norm(tangents, axis=2, keepdims=True)
    vertices = np.zeros((tubes, samples, 2), VERTEX)
    vertices["a_point"] = lines_mm[:, :, None]
    vertices["a_tangent"] = (tangents / np.maximum(length, 1e-9))[:, :, None]
    vertices["a_side"] = (-1.0, 1.0)
    vertices["a_radius"] = np.asarray(radius_mm)[:, None, None]
    corner = np.arange(samples - 1) * 2
    strip = np.stack([corner, corner + 1, corner + 2, corner + 2, corner + 1], axis=1)
    strip = np.concatenate([strip, corner[:, None] + 3], axis=1).reshape(-1, 3)
    starts = np.arange(tubes) * samples * 2
    triangles = (starts[:, None, None] + strip[None]).reshape(-1, 3)
    return Ribbons(vertices.reshape(-1), triangles.astype(np.uint32), samples * 2)
