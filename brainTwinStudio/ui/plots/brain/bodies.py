"""Regions that are drawn as bodies of their own in place of balls: one mesh of all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from .cortex_mesh import normals_of
from .scene import Bools, Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """vertices_mm, normals (vertex, xyz) in the scene's space; triangles (triangle, 3),
    counter-clockwise from outside; region (vertex,): position in the scene. members
    (body,): those regions; radii_mm (body,): of balls of the same volume; outside
    (body,): lies beside the cortex, and is not seen through it."""

    vertices_mm: Floats
    normals: Floats
    triangles: Ints
    region: Ints
    members: Ints
    radii_mm: Floats
    outside: Bools

    def mask(self, count: int) -> Bools:
        """(region,): which regions are bodies."""
        found = np.zeros(count, bool)
        found[self.members] = True
        return found

    def is_outside(self, region: int) -> bool:
        return bool(self.outside[self.members == region].any())


def joined(
    meshes: Mapping[int, tuple[Floats, Ints]], outside: Collection[int] = ()
) -> Bodies | None:
    """Closed meshes (vertices_mm, triangles) of regions as one; outside: regions beside
    the cortex. None for none."""
    if not meshes:
        return None
    sizes = [len(vertices) for vertices, _ in meshes.values()]
    starts = np.cumsum([0, *sizes[:-1]])
    vertices = np.concatenate([vertices for vertices, _ in meshes.values()])
    triangles = np.concatenate(
        [t + start for (_, t), start in zip(meshes.values(), starts, strict=True)]
    ).astype(np.uint32)
    members = np.array(list(meshes), np.int64)
    volumes = np.array([volume_and_middle(*mesh)[0] for mesh in meshes.values()])
    return Bodies(
        vertices.astype(np.float32),
        normals_of(vertices, triangles).astype(np.float32),
        triangles,
        np.repeat(members, sizes),
        members,
        np.cbrt(np.abs(volumes) * 3 / (4 * np.pi)),
        np.isin(members, list(outside)),
    )


def volume_and_middle(vertices: Floats, triangles: Ints) -> tuple[float, Floats]:
    """Volume in mm3 that a closed mesh encloses, above 0 where its triangles are
    counter-clockwise from outside, and the middle of its mass (xyz)."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    parts = np.einsum("ij,ij->i", a, np.cross(b, c)) / 6  # of tetrahedra with 0
    volume = float(parts.sum())
    return volume, ((a + b + c) / 4 * parts[:, None]).sum(axis=0) / volume
