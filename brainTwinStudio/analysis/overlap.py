"""What a sphere or a mask takes of regions and of the straight ways between them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.stimulus_fields import vertex_areas

Array = NDArray[np.floating]
BUNDLE_MM = 4.0  # half width of the bundle that stands for a tract
RAYS = 12  # lines of a bundle around the one in its middle
STEP_MM = 1.0


def usual_radius(centres_mm: Array) -> float:
    """Radius in mm of regions taken for equal spheres that just touch: half the median
    distance to the nearest centre. centres_mm (region, xyz)."""
    apart = np.linalg.norm(centres_mm[:, None] - centres_mm[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    return float(np.median(apart.min(axis=1)) / 2)


def sphere_in_sphere(apart_mm: Array, radius_mm: float, region_mm: float) -> Array:
    """Share of the volume of a region, a sphere of radius region_mm, that lies in a
    sphere of radius_mm whose centre is apart_mm away (region,)."""
    d = np.maximum(np.asarray(apart_mm, float), 1e-12)
    big, small = radius_mm, region_mm
    lens = (
        np.pi
        * (big + small - d) ** 2
        * (d**2 + 2 * d * (big + small) - 3 * (big - small) ** 2)
        / (12 * d)
    )
    whole = 4 / 3 * np.pi * small**3
    share = np.where(d >= big + small, 0.0, lens / whole)
    inside = d <= abs(big - small)
    return np.where(inside, 1.0 if big >= small else (big / small) ** 3, share)


def surface_in_sphere(
    vertices_mm: Array,
    faces: NDArray[np.integer],
    labels: NDArray[np.integer],
    count: int,
    sphere: tuple[Array, float],
) -> Array:
    """Share of the area of each of `count` labels (label,) whose vertices lie in a
    sphere (centre, radius in mm); NaN where the surface has no such label."""
    area = vertex_areas(vertices_mm, faces)
    apart = np.linalg.norm(np.asarray(vertices_mm, float) - sphere[0], axis=1)
    known = labels >= 0
    total = np.bincount(labels[known], area[known], minlength=count)
    taken = np.bincount(
        labels[known], (area * (apart <= sphere[1]))[known], minlength=count
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, taken / total, np.nan)


def inside_mask(
    points_mm: Array, mask: NDArray[Any], affine: Array
) -> NDArray[np.bool_]:
    """Whether points (..., xyz) in mm lie in voxels of the mask that are not 0."""
    back = np.linalg.inv(affine)
    voxels = np.rint(points_mm @ back[:3, :3].T + back[:3, 3]).astype(int)
    fits = np.all((voxels >= 0) & (voxels < np.array(mask.shape)), axis=-1)
    at = np.where(fits[..., None], voxels, 0)
    return fits & (mask[at[..., 0], at[..., 1], at[..., 2]] != 0)


def distance_to_mask(points_mm: Array, mask: NDArray[Any], affine: Array) -> Array:
    """From points (point, xyz) to the nearest voxel centre of the mask, mm."""
    from scipy.spatial import KDTree  # heavy; the engine starts without it

    voxels = np.argwhere(mask != 0)
    places = voxels @ affine[:3, :3].T + affine[:3, 3]
    return np.asarray(KDTree(places).query(points_mm)[0])


def crossing_shares(
    centres_mm: Array,
    edges: NDArray[np.integer],
    mask: NDArray[Any],
    affine: Array,
    ends_mm: float,
) -> Array:
    """Share (edge,) of a bundle of straight lines between the centres of two regions
    that passes through a mask. The first and last ends_mm lie in the regions themselves
    and do not count. edges (edge, 2): places of the regions. A straight line is a poor
    stand-in for a tract that bends."""
    begin, end = centres_mm[edges[:, 0]], centres_mm[edges[:, 1]]
    along = end - begin
    length = np.linalg.norm(along, axis=1)
    unit = along / np.maximum(length, 1e-9)[:, None]
    first = np.where(np.abs(unit[:, :1]) < 0.9, [[1.0, 0, 0]], [[0, 1.0, 0]])
    across = np.cross(unit, first)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    other = np.cross(unit, across)
    reach = np.maximum(length - ends_mm, length / 2)
    steps = np.arange(0, max(float(length.max(initial=0.0)), STEP_MM), STEP_MM)
    hit = np.zeros((len(edges), RAYS + 1), bool)
    angles = 2 * np.pi * np.arange(RAYS) / RAYS
    widths = [0.0] + [BUNDLE_MM * (1 if k % 2 else 0.5) for k in range(RAYS)]
    turns = [0.0, *angles]
    starts = np.minimum(ends_mm, length / 2)
    for ray, (turn, wide) in enumerate(zip(turns, widths, strict=True)):
        shift = wide * (np.cos(turn) * across + np.sin(turn) * other)
        for way in steps:
            alive = (way >= starts) & (way <= reach) & ~hit[:, ray]
            if alive.any():
                points = begin[alive] + shift[alive] + way * unit[alive]
                hit[alive, ray] = inside_mask(points, mask, affine)
    return hit.mean(axis=1)
