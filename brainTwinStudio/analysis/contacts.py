"""Contacts and the brain: the nearest region, contacts outside, left and right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError

INSIDE_MM = 25.0  # from a region's centre: larger than the radius of a large region
SAMPLED_MM = 15.0  # CLI.md: a region is seen when a contact lies so near
SHORTEST_MM = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class ContactRegions:
    """region (contact,): the nearest, -1 where the position is unknown or no centre
    lies within the limit; distance_mm (contact,) to the nearest centre, NaN where the
    position is unknown."""

    region: NDArray[np.int64]
    distance_mm: NDArray
    limit_mm: float

    @property
    def outside(self) -> NDArray[np.bool_]:
        """Contacts with a position that belong to no region."""
        return np.isfinite(self.distance_mm) & (self.region < 0)


def regions_of(
    positions_mm: NDArray, centres_mm: NDArray, limit_mm: float = INSIDE_MM
) -> ContactRegions:
    """The region whose centre (region, xyz) is nearest to each contact (contact, xyz),
    both in mm and in one space."""
    known = np.isfinite(positions_mm).all(axis=1)
    distance = np.full(len(positions_mm), np.nan)
    region = np.full(len(positions_mm), -1)
    if known.any():
        apart = _apart(positions_mm[known], centres_mm)
        nearest, found = apart.argmin(axis=1), apart.min(axis=1)
        distance[known] = found
        region[known] = np.where(found <= limit_mm, nearest, -1)
    return ContactRegions(region, distance, limit_mm)


def sampled(
    positions_mm: NDArray, centres_mm: NDArray, limit_mm: float = SAMPLED_MM
) -> NDArray[np.bool_]:
    """Which regions (region,) have a contact within `limit_mm` of their centre."""
    known = positions_mm[np.isfinite(positions_mm).all(axis=1)]
    if not len(known):
        return np.zeros(len(centres_mm), bool)
    return _apart(centres_mm, known).min(axis=1) <= limit_mm


def inverse_square_gain(
    positions_mm: NDArray, centres_mm: NDArray, areas: NDArray | None = None
) -> NDArray:
    """Gain (contact, region) by area over squared distance of at least 1 mm, largest
    1 (SCIENCE.md C.6); rows of NaN for contacts without a position."""
    apart = _apart(positions_mm, centres_mm)
    gain = 1 / np.maximum(apart, SHORTEST_MM) ** 2
    if areas is not None:
        gain = gain * areas
    top = np.nanmax(gain) if np.isfinite(gain).any() else 1.0
    return gain / top


def _apart(some_mm: NDArray, others_mm: NDArray) -> NDArray:
    """Distances (some, other) in mm."""
    return np.linalg.norm(some_mm[:, None] - others_mm[None], axis=-1)


def outside_hull(
    positions_mm: NDArray, surface_mm: NDArray, margin_mm: float = 0.0
) -> NDArray[np.bool_]:
    """Contacts more than `margin_mm` outside the convex hull of points (point, xyz) of
    a head or brain surface; False for those without a position."""
    from scipy.spatial import ConvexHull, QhullError  # heavy, rarely needed

    try:
        hull = ConvexHull(surface_mm)
    except (QhullError, ValueError):
        raise InputError("The points of the surface enclose nothing.") from None
    normals, offsets = hull.equations[:, :3], hull.equations[:, 3]
    beyond = (positions_mm @ normals.T + offsets).max(axis=1)
    return np.isfinite(beyond) & (beyond > margin_mm)


@dataclass(frozen=True, slots=True)
class Sides:
    """How many contacts have a name that tells a side, and which lie on the other."""

    named: int
    across: tuple[int, ...]

    @property
    def wrong(self) -> int:
        return len(self.across)

    @property
    def is_flipped(self) -> bool:
        """Whether left and right are exchanged in names or positions."""
        return self.named >= 4 and self.wrong > 0.8 * self.named


def sides(names: Sequence[str], positions_mm: NDArray, far_mm: float = 5.0) -> Sides:
    """Names against x (right is positive in RAS and MNI): a first letter L or R where
    both letters occur, A' = left against A = right where primes occur, odd and even
    numbers of the 10-20 system else. Contacts near the midline tell nothing."""
    expected = _by_letter(names) or _by_prime(names) or _by_number(names)
    x = positions_mm[:, 0]
    told = [i for i, side in enumerate(expected) if side and abs(x[i]) > far_mm]
    return Sides(len(told), tuple(i for i in told if expected[i] * x[i] < 0))


def _by_letter(names: Sequence[str]) -> list[int]:
    first = [name[:1].upper() for name in names]
    if first.count("L") < 3 and first.count("R") < 3:
        return []
    if first.count("L") + first.count("R") < 0.5 * len(names):
        return []
    return [{"L": -1, "R": 1}.get(letter, 0) for letter in first]


def _by_prime(names: Sequence[str]) -> list[int]:
    primed = ["'" in name or "\u2019" in name for name in names]
    if not any(primed):
        return []
    return [-1 if prime else 1 for prime in primed]


def _by_number(names: Sequence[str]) -> list[int]:
    rows = ("fp", "af", "f", "ft", "fc", "t", "tp", "c", "cp", "p", "po", "o", "a", "m")
    expected = []
    for name in names:
        letters = name.rstrip("0123456789").lower()
        number = name[len(letters) :]
        is_scalp = letters in rows and number.isdigit() and 0 < int(number) <= 10
        expected.append(((-1) ** int(number)) if is_scalp else 0)
    return expected
