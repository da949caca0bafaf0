"""The two hemispheres as one mesh, and values of regions on its vertices."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from brainTwinStudio.report.assets import cortex

from .scene import BrainScene, Floats, Ints

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
    """A person's own hemispheres, and a hull of few vertices for what must be quick."""

    full: CortexMesh
    hull: CortexMesh


def mesh_of(scene: BrainScene, *, fast: bool) -> CortexMesh:
    """The cortex that a scene shows: the person's own, else the template's."""
    own = scene.own_cortex
    if own is None:
        return cortex_mesh(fast=fast)
    return own.hull if fast else own.full


@cache
def cortex_mesh(*, fast: bool) -> CortexMesh:
    """20,484 vertices, or 5,000 when `fast`."""
    left, right = cortex("left", fast=fast), cortex("right", fast=fast)
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


def on_vertices(mesh: CortexMesh, shares: Floats, index: Ints) -> Floats:
    """(vertex, 2): a value 0 to 1 and how far it is known, softened at borders.

    shares (region,) NaN = unknown; index (label,): region of a label, -1 for none.
    """
    region = np.asarray(index)[mesh.labels]
    share = np.where(region >= 0, np.append(shares, np.nan)[region], np.nan)
    known = np.isfinite(share).astype(float)
    total = np.where(known > 0, share, 0.0)
    for _ in range(SMOOTHING):
        total = spread_on(mesh.triangles, total)
        known = spread_on(mesh.triangles, known)
    value = total / np.maximum(known, 1e-6)
    return np.stack([np.clip(value, 0, 1), np.clip(known, 0, 1)], axis=1)


def spread_on(triangles: Ints, values: Floats) -> Floats:
    """Every vertex becomes the mean of its triangles."""
    of_triangles = values[triangles].mean(axis=1)
    corners = triangles.ravel()
    total = np.bincount(corners, np.repeat(of_triangles, 3), len(values))
    return total / np.maximum(np.bincount(corners, minlength=len(values)), 1)


def normals_of(vertices: Floats, triangles: Ints) -> Floats:
    """Outward unit normals (vertex, xyz), each the mean of its triangles' by area."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    faces = np.repeat(np.cross(b - a, c - a), 3, axis=0)
    corners = triangles.ravel()
    total = [np.bincount(corners, faces[:, i], len(vertices)) for i in range(3)]
    normals = np.stack(total, axis=1)
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
