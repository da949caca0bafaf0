"""Where regions are drawn: real places, or a drawing in order of connection."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from brainTwinStudio.analysis.quality_numbers import bare_name
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome
from brainTwinStudio.report.figures.places import places_of

UNKNOWN = tr("Positions are not known; schematic layout.")
HALF_MM = np.array([52.0, 82.0, 55.0])  # about a brain
CENTRE_MM = np.array([0.0, -18.0, 16.0])
GAP_MM = 9.0  # between the halves
GOLDEN = np.pi * (3 - np.sqrt(5))


@dataclass(frozen=True, slots=True, eq=False)
class Placing:
    """centres_mm (region, xyz), none missing; remark says aloud what was assumed."""

    centres_mm: Array
    on_template: bool
    schematic: bool
    remark: str


@lru_cache(maxsize=8)
def placing_of(connectome: Connectome) -> Placing:
    """Places of a connectome's regions to draw at. Regions that the template does not
    know lie beside their strongest neighbours."""
    places = places_of(connectome.parcellation)
    if places is None:
        return Placing(_drawn(connectome), False, True, UNKNOWN)
    centres = np.array(places.centres_mm, dtype=float)
    fill(centres, connectome.weights)
    centres.flags.writeable = False
    return Placing(centres, places.on_template, False, places.remark)


def fill(centres: Array, weights: Array) -> None:
    """Give regions without a place the mean of their three strongest neighbours."""
    known = np.isfinite(centres[:, 0])
    both = weights + weights.T
    for region in np.flatnonzero(~known):
        near = [j for j in np.argsort(both[region])[::-1] if known[j]][:3]
        centres[region] = centres[near].mean(axis=0)


def _drawn(connectome: Connectome) -> Array:
    """Partners left and right mirror each other; what is strongly connected is near.

    The second and third eigenvector of the normalised graph Laplacian (von Luxburg
    2007, doi:10.1007/s11222-007-9033-z) order the regions from back to front and from
    bottom to top on an even lattice over a shell.
    """
    parcellation = connectome.parcellation
    sides = parcellation.hemispheres
    groups: dict[str, int] = {}
    group = np.array(
        [
            groups.setdefault(bare_name(name), len(groups))
            for name in parcellation.region_names
        ]
    )
    halved = any(side in "LR" for side in sides)
    lattice = _lattice(len(groups), halved)
    first, second = _order(connectome.weights, group)
    place = _matched(lattice, first, second)
    sign = np.array([{"L": -1.0, "R": 1.0}.get(side, 0.0) for side in sides])
    centres = place[group]
    if halved:
        centres = centres * np.stack([sign, *np.ones((2, len(sides)))], axis=1)
        centres[:, 0] += sign * GAP_MM
    centres = centres + CENTRE_MM
    centres.flags.writeable = False
    return centres


def _lattice(count: int, halved: bool) -> Array:
    """(point, xyz) spread evenly over the right half of a shell, or all of it."""
    step = np.arange(count) + 0.5
    x = step / count if halved else 1 - 2 * step / count
    radius = np.sqrt(np.maximum(1 - x**2, 0))
    angle = GOLDEN * np.arange(count)
    unit = np.stack([x, radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return unit * HALF_MM


def _order(weights: Array, group: Array) -> tuple[Array, Array]:
    """Two coordinates (group,) from the connections between groups."""
    count = int(group.max()) + 1
    member = np.eye(count)[group]
    joined = member.T @ np.log1p(weights + weights.T) @ member
    np.fill_diagonal(joined, 0)
    degree = np.maximum(joined.sum(axis=0), 1e-9)
    scaled = joined / np.sqrt(degree[:, None] * degree[None, :])
    vectors = np.linalg.eigh(scaled)[1]
    first = vectors[:, -2] if count > 1 else vectors[:, 0]
    second = vectors[:, -3] if count > 2 else first
    return _signed(first), _signed(second)


def _signed(vector: Array) -> Array:
    """The sign of an eigenvector is free: the largest entry is above zero."""
    return vector * (np.sign(vector[np.argmax(np.abs(vector))]) or 1.0)


def _matched(lattice: Array, first: Array, second: Array) -> Array:
    """Lattice points (group, xyz): slabs along y by `first`, in each z by `second`."""
    slabs = max(1, round(np.sqrt(len(lattice))))
    points = np.argsort(lattice[:, 1], kind="stable")
    regions = np.argsort(first, kind="stable")
    result = np.empty_like(lattice)
    pairs = zip(
        np.array_split(points, slabs), np.array_split(regions, slabs), strict=True
    )
    for some_points, some_regions in pairs:
        by_height = some_points[np.argsort(lattice[some_points, 2], kind="stable")]
        by_value = some_regions[np.argsort(second[some_regions], kind="stable")]
        result[by_value] = lattice[by_height]
    return result
