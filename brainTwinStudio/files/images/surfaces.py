"""Surfaces of a brain: sound meshes, areas, and where regions lie on them."""

from pathlib import Path

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.imaging import DenseLabels, Surface
from brainTwinStudio.project import Array
from brainTwinStudio.project.volume_geometry import moved_within

MOST_VERTICES = 2_000_000
_FARTHEST_MM = 1000.0


def check_surface(path: Path, surface: Surface) -> Surface:
    """The surface as it can be drawn. Raises FileError for faces without vertices and
    vertices that are nowhere in a head."""
    vertices, faces = surface.vertices_mm, np.asarray(surface.faces, np.int64)
    if vertices.ndim != 2 or vertices.shape[1] != 3 or not len(vertices):
        raise FileError(path, "Its vertices are not points x y z.")
    if len(vertices) > MOST_VERTICES or len(faces) > 3 * MOST_VERTICES:
        raise FileError(path, f"A surface above {MOST_VERTICES:,} vertices.")
    if not (np.abs(vertices) < _FARTHEST_MM).all():
        raise FileError(path, "Some vertices are more than 1 m away or no numbers.")
    if faces.ndim != 2 or faces.shape[1] != 3 or not len(faces):
        raise FileError(path, "Its faces are not triangles.")
    if faces.min() < 0 or faces.max() >= len(vertices):
        raise FileError(path, "Some faces point at vertices that are not there.")
    return Surface(
        np.asarray(vertices, float), faces, surface.space, surface.hemisphere,
        surface.geometry,
    )  # fmt: skip


def in_space(surface: Surface, target: str) -> Surface:
    """The surface with its vertices in another space. Raises InputError where no
    transform is known."""
    points = moved_within(surface.vertices_mm, surface.space, target, surface.geometry)
    return Surface(points, surface.faces, target, surface.hemisphere, surface.geometry)


def face_areas_mm2(surface: Surface) -> Array:
    """(face,)"""
    a, b, c = (surface.vertices_mm[surface.faces[:, at]] for at in range(3))
    return np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2


def vertex_areas_mm2(surface: Surface) -> Array:
    """(vertex,): a third of the faces around each vertex."""
    areas = np.repeat(face_areas_mm2(surface) / 3, 3)
    count = len(surface.vertices_mm)
    return np.bincount(surface.faces.ravel(), weights=areas, minlength=count)


def regions_on(surface: Surface, labels: DenseLabels) -> dict[int, tuple[Array, float]]:
    """Of every label its centre (xyz) in mm of the surface's space, weighted by area,
    and its area in mm2. Raises FileError where the labels belong to another mesh."""
    count = len(surface.vertices_mm)
    if len(labels.ids) != count:
        raise FileError(
            "surface",
            f"The labels are for {len(labels.ids)} vertices, the surface has {count}; "
            "use files of one subject and one mesh.",
        )
    areas = vertex_areas_mm2(surface)
    found, places = np.unique(labels.ids, return_inverse=True)
    total = np.bincount(places, weights=areas)
    sums = np.stack(
        [
            np.bincount(places, weights=areas * surface.vertices_mm[:, axis])
            for axis in range(3)
        ],
        axis=1,
    )
    counts = np.bincount(places)
    plain = np.stack(
        [
            np.bincount(places, weights=surface.vertices_mm[:, axis]) / counts
            for axis in range(3)
        ],
        axis=1,
    )
    safe = np.where(total > 0, total, 1.0)[:, None]
    centres = np.where(total[:, None] > 0, sums / safe, plain)
    return {
        int(label): (centres[at], float(total[at])) for at, label in enumerate(found)
    }
