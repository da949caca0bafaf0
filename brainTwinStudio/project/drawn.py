"""Courses that a person drew: heights at points of time, straight lines between."""

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.arrays import Array

Points = tuple[tuple[float, float], ...]  # (s since the start, height at amplitude 1)
USUAL: Points = ((0.0, 0.0), (5.0, 1.0), (15.0, 1.0), (20.0, 0.0))
TOO_MANY = 100_000


def checked(points: Points) -> Points:
    """Raises InputError for fewer than two points, numbers that are none, and times
    that do not rise or are before the start; points are counted from 1."""
    points = tuple((float(t), float(height)) for t, height in points)
    if len(points) < 2:
        raise InputError(
            tr("A drawn course has {count} points; it needs two.", count=len(points))
        )
    if len(points) > TOO_MANY:
        raise InputError(
            tr("A drawn course has more than {count:,} points.", count=TOO_MANY)
        )
    values = np.array(points)
    if not np.isfinite(values).all():
        at = int(np.flatnonzero(~np.isfinite(values).all(axis=1))[0])
        raise InputError(
            tr("Point {number} of the drawn course is not a number.", number=at + 1)
        )
    if values[0, 0] < 0:
        raise InputError(tr("The first point of the drawn course is before 0 s."))
    late = np.flatnonzero(np.diff(values[:, 0]) <= 0)
    if late.size:
        at = int(late[0]) + 1
        raise InputError(
            tr(
                "Point {number} of the drawn course is at {time:g} s, not after the "
                "one before at {before:g} s; times must rise.",
                number=at + 1,
                time=values[at, 0],
                before=values[at - 1, 0],
            )
        )
    if not values[:, 1].any():
        raise InputError(tr("All heights of the drawn course are 0."))
    return points


def area_drawn(points: Points, every_s: float, t: Array) -> Array:
    """Area from the start until t (time,) s, exact; 0 before the first and after the
    last point. every_s: when it begins again, 0 = never."""
    at, height = np.array(points).T
    slope = np.diff(height) / np.diff(at)
    before = np.concatenate([[0.0], np.cumsum((height[1:] + height[:-1]) / 2
                                              * np.diff(at))])  # fmt: skip

    def within(time: Array) -> Array:
        time = np.clip(time, at[0], at[-1])
        k = np.clip(np.searchsorted(at, time, side="right") - 1, 0, len(slope) - 1)
        rest = time - at[k]
        return before[k] + height[k] * rest + slope[k] * rest**2 / 2

    if every_s <= 0:
        return within(t)
    turns, rest = np.divmod(t, every_s)
    return turns * before[-1] + within(rest)
