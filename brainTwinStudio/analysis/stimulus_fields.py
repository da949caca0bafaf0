"""How strongly a stimulus is felt at places around it. Homogeneous tissue; lengths mm.

A Gaussian stands for what is not known better. Contacts: with I the current, the
potential of a point source is I / (4 pi sigma r), so that its field falls as 1 / r^2,
and the field of a pair is the vector difference of both (Nunez and Srinivasan 2006,
Electric Fields of the Brain, doi:10.1093/acprof:oso/9780195050387.001.0001).
"""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
At = Callable[[Array], Array]  # points (..., xyz) in mm -> values (...)
CONTACT_MM = 1.0  # no tissue is nearer to the middle of a contact
STEPS = 14  # places along each axis of a sphere


def gaussian(apart_mm: Array, fwhm_mm: float) -> Array:
    """exp(-d^2 / (2 sigma^2)) at distances d; half at half the width."""
    sigma = fwhm_mm / np.sqrt(8 * np.log(2))
    return np.exp(-((apart_mm / sigma) ** 2) / 2)


def of_contacts(contacts_mm: Iterable[Array]) -> At:
    """|E| times 4 pi sigma / I of one contact, whose current returns far away, or of a
    pair, each (xyz,); nearer than CONTACT_MM it grows no more."""

    def at(points_mm: Array) -> Array:
        total = np.zeros(points_mm.shape)
        for sign, contact in zip((1.0, -1.0), contacts_mm, strict=False):
            away = points_mm - contact
            far = np.maximum(np.linalg.norm(away, axis=-1, keepdims=True), 1e-9)
            total += sign * away / far / np.maximum(far, CONTACT_MM) ** 2
        return np.linalg.norm(total, axis=-1)

    return at


def mean_in_spheres(at: At, centres_mm: Array, radius_mm: float) -> Array:
    """Mean (region,) over spheres around centres (region, xyz)."""
    line = np.linspace(-radius_mm, radius_mm, STEPS)
    cube = np.stack(np.meshgrid(line, line, line), axis=-1).reshape(-1, 3)
    ball = cube[np.linalg.norm(cube, axis=1) <= radius_mm]
    return at(centres_mm[:, None, :] + ball[None]).mean(axis=1)


def mean_on_surface(
    at: At, mesh: tuple[Array, NDArray[np.integer]], labels: NDArray[np.integer],
    count: int,
) -> Array:  # fmt: skip
    """Mean (label,) over the area of each of `count` labels of a mesh (vertices in mm,
    faces), NaN where it has none of a label. labels (vertex,), -1 where none."""
    vertices, faces = np.asarray(mesh[0], float), mesh[1]
    known = labels >= 0
    area = vertex_areas(vertices, faces)[known]
    total = np.bincount(labels[known], area, minlength=count)
    felt = np.bincount(labels[known], area * at(vertices[known]), minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, felt / total, np.nan)


def vertex_areas(vertices_mm: Array, faces: NDArray[np.integer]) -> Array:
    """(vertex,) mm^2: a third of every triangle at it."""
    corners = np.asarray(vertices_mm, float)[faces]
    crossed = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    each = np.repeat(np.linalg.norm(crossed, axis=1) / 6, 3)
    return np.bincount(np.ravel(faces), each, len(vertices_mm)).astype(float)


def of_volume(values: Array, affine: Array, *, nearest: bool = False) -> At:
    """Numbers (x, y, z) between the middles of their voxels, linear, or of the nearest
    voxel; 0 outside. affine (4, 4): voxels to mm."""
    from scipy.ndimage import map_coordinates  # heavy

    back = np.linalg.inv(affine)

    def at(points_mm: Array) -> Array:
        voxels = np.moveaxis(points_mm @ back[:3, :3].T + back[:3, 3], -1, 0)
        order = 0 if nearest else 1
        return map_coordinates(values, voxels, order=order, output=np.float64)

    return at
