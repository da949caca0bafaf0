"""The two hemispheres as one mesh, and values of regions on its vertices."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from brainTwinStudio.report.assets import cortex

from .scene import Bools, BrainScene, Floats, Ints

SMOOTHING = 4  # rounds that soften the borders of regions by a few mm


@dataclass(frozen=True, slots=True, eq=False)
class CortexMesh:
    """vertices_mm, normals (vertex, xyz); triangles (triangle, 3), counter-clockwise
    from outside; sulcus (vertex,), above 0 in a sulcus; labels (vertex,)."""

    vertices_mm: Floats
    normals: Floats
    triangles: Ints
    sulcus: Floats
    labels: Ints


@dataclass(frozen=True, slots=True, eq=False)
class OwnCortex:
    """Hemispheres in place of the template's: a person's own, or the template's with
    other areas; and a hull of few vertices for what must be quick. inflated: both
    without their folds, None where that is not known."""

    full: CortexMesh
    hull: CortexMesh
    inflated: tuple[CortexMesh, CortexMesh] | None = None


def mesh_of(scene: BrainScene, *, fast: bool) -> CortexMesh:
    """The cortex that a scene shows: its own one, else the template's."""
    own = scene.own_cortex
    if own is None:
        return cortex_mesh(fast=fast, inflated=scene.surface == "inflated")
    if own.inflated is not None and scene.surface == "inflated":
        return own.inflated[fast]
    return own.hull if fast else own.full


@cache
def cortex_mesh(*, fast: bool, inflated: bool = False) -> CortexMesh:
    """20,484 vertices, or 5,000 when `fast`; the same ones when inflated."""
    left, right = (cortex(s, fast=fast, inflated=inflated) for s in ("left", "right"))
    vertices = np.concatenate([left.vertices_mm, right.vertices_mm])
    shifted = right.faces + len(left.vertices_mm)
    triangles = np.concatenate([left.faces, shifted]).astype(np.uint32)
    return CortexMesh(
        vertices_mm=vertices.astype(np.float32),
        normals=normals_of(vertices, triangles).astype(np.float32),
        triangles=triangles,
        sulcus=np.concatenate([left.sulcus, right.sulcus]).astype(np.float32),
        labels=np.concatenate([left.labels, right.labels]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Paint:
    """How much of each vertex's colour comes from each region: made once for a mesh and
    its regions, so that other values cost a product. of (vertex, region), sparse."""

    mesh: CortexMesh
    index: Ints
    count: int
    of: Any

    def fits(self, mesh: CortexMesh, index: Ints, count: int) -> bool:
        same = self.mesh is mesh and self.count == count
        return same and (self.index is index or np.array_equal(self.index, index))

    def field(self, shares: Floats, hatched: Bools) -> Floats:
        """(vertex, 3): a value 0 to 1, how far it is known, softened at borders, and
        how far it is hatched; shares (region,) NaN = unknown; hatched (region,)."""
        known = np.isfinite(shares)
        reach = self.of @ known.astype(float)
        value = (self.of @ np.where(known, shares, 0.0)) / np.maximum(reach, 1e-6)
        lines = self.of @ (hatched & ~known).astype(float)
        return np.clip(np.stack([value, reach, lines], axis=1), 0, 1)


def paint_of(mesh: CortexMesh, index: Ints, count: int) -> Paint:
    """Index (label,): region of a label, -1 for none; count: of regions."""
    from scipy.sparse import csr_array

    index = np.asarray(index)
    region = index[mesh.labels]
    there = np.flatnonzero(region >= 0)
    shape, vertices = (len(region), count), len(region)
    of = csr_array((np.ones(len(there)), (there, region[there])), shape=shape)
    corners = mesh.triangles.astype(np.int64)
    rows, ones = np.arange(len(corners)).repeat(3), np.ones(corners.size)
    touch = csr_array((ones, (corners.ravel(), rows)), shape=(vertices, len(corners)))
    size = np.maximum(touch.sum(axis=1), 1)
    for _ in range(SMOOTHING):  # every vertex becomes the mean of its triangles
        of = (touch @ ((touch.T @ of) / 3)).multiply(1 / size[:, None]).tocsr()
    return Paint(mesh, index, count, of)


def normals_of(vertices: Floats, triangles: Ints) -> Floats:
    """Outward unit normals (vertex, xyz), each the mean of its triangles' by area."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    faces = np.repeat(np.cross(b - a, c - a), 3, axis=0)
    corners = triangles.ravel()
    total = [np.bincount(corners, faces[:, i], len(vertices)) for i in range(3)]
    normals = np.stack(total, axis=1)
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
