"""Profile likelihoods: how far one parameter can move when all others follow (Raue et
al. 2009, doi:10.1093/bioinformatics/btp358). For any model with features and slopes.

The data are those that the fitted point itself would give, so the minimum lies there:
the profile says what a recording with this noise could tell of a parameter, beyond the
straight lines of a sensitivity matrix. The others keep their prior, which bears on
those that no data tell; the one that is followed has none.

Points lie evenly in the root of the rise, not in the parameter: as far apart as the
curvature at the minimum asks for at first, then as the curve itself does. So the 90 %
region has as many points where it is narrow as where it is wide.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from brainTwinStudio.engine.well_posedness.sensitivity import Prior, Whitening
from brainTwinStudio.project import Array

RISE = 2.71  # of -2 log likelihood at the ends of 90 %
WIDEST = 2.0  # prior spreads to either side
OUTER = 1.1 * np.sqrt(RISE)  # root of the rise at which a side ends
MORE = 3  # points that a side may have besides, while it is within 90 %
GAP = 1.5  # of the even distance, from which a gap is halved
FASTER = 3.0  # by which a step may differ from what the one before it says
STEPS = 3
LEAST_GAIN = 1e-3


class Model(NamedTuple):
    """features(theta): (feature,), not finite where there is no answer; slopes(theta):
    (feature, parameter)."""

    features: Callable[[Array], Array]
    slopes: Callable[[Array], Array]
    noise: Whitening
    prior: Prior


class Course(NamedTuple):
    """moved (point,): how far the parameter (the mean of several values) was moved;
    rise (point,) of -2 log likelihood; inf where the model has no answer."""

    moved: Array
    rise: Array

    def end(self, side: int) -> float:
        """How far to one side (-1, 1) the rise is 2.71; inf where it never is."""
        order = np.argsort(side * self.moved)
        at, rise = side * self.moved[order], self.rise[order]
        ahead = at >= 0
        at, rise = at[ahead], rise[ahead]
        above = np.flatnonzero(rise >= RISE)
        if not above.size:
            return float(side * np.inf)
        k = int(above[0])
        if k == 0:
            return 0.0
        if not np.isfinite(rise[k]):
            return float(side * at[k])
        low, high = np.sqrt(np.maximum(rise[k - 1 : k + 1], 0))  # near a parabola
        share = (np.sqrt(RISE) - low) / (high - low)
        return float(side * (at[k - 1] + share * (at[k] - at[k - 1])))


class _Point(NamedTuple):
    """How far the parameter was moved to its side, the root of the rise there (inf
    where the model has no answer), and where all parameters are then."""

    distance: float
    root: float
    at: Array


def profile(
    of: Model,
    theta: Array,
    name: str,
    points: int,
    stop: Callable[[], bool] = lambda: False,
) -> Course | None:
    """Along the mean of the values of `name`, until the rise is beyond 2.71 or twice
    the prior spread is reached; about half of the points to either side. None where a
    stop was asked for."""
    where = of.prior.places[name]
    way = np.zeros(theta.size)
    way[where] = 1.0
    hold = _without(of.prior.precision(), way)
    ahead, unit = _ahead(of, theta, hold, way / where.size)
    reach = WIDEST * float(of.prior.sd[where].mean())
    data = of.noise(of.features(theta))
    moved, rise = [0.0], [0.0]
    for sign in (-1, 1):

        def moved_to(near: _Point, distance: float, sign: int = sign) -> _Point:
            begin = near.at + sign * (distance - near.distance) * ahead
            at, value = _along(of, data, hold, theta, begin, where)
            return _Point(distance, float(np.sqrt(max(value, 0.0))), at)

        begun = _Point(0.0, 0.0, theta)
        side = _side(moved_to, begun, (min(unit, reach / OUTER), reach), points, stop)
        if side is None:
            return None
        moved += [sign * one.distance for one in side]
        rise += [one.root**2 for one in side]
    order = np.argsort(moved)
    return Course(np.array(moved)[order], np.array(rise)[order])


def _side(
    moved_to: Callable[[_Point, float], _Point],
    begun: _Point,
    scale: tuple[float, float],
    points: int,
    stop: Callable[[], bool],
) -> list[_Point] | None:
    """One side. scale: how far the root of the rise takes to grow by 1, by the
    curvature; the farthest distance."""
    pace, reach = scale
    count = max(points // 2, 1)
    even = OUTER / count
    found = [begun]
    while len(found) <= count + MORE:
        last = found[-1]
        if last.root >= np.sqrt(RISE) or last.distance >= reach:
            break
        if stop():
            return None
        step = min(even * pace, reach / count, reach - last.distance)
        found.append(moved_to(last, last.distance + step))
        grown = max(found[-1].root - last.root, 1e-12)
        pace = float(np.clip(step / grown, pace / FASTER, pace * FASTER))
    for _ in range(2 * count):
        gaps = np.diff([one.root for one in found])
        wide = int(gaps.argmax())
        if len(found) > count or gaps[wide] <= GAP * even:
            break
        if stop():
            return None
        near, far = found[wide : wide + 2]
        middle = moved_to(near, (near.distance + far.distance) / 2)
        if np.isfinite(middle.root):
            found.insert(wide + 1, middle)
        else:  # nearer to where the model's answers end
            found[wide + 1] = middle
    return found[1:]


def _without(precision: Array, way: Array) -> Array:
    """The prior's precision when it says nothing along `way`."""
    along = precision @ way
    return precision - np.outer(along, along) / (way @ along)


def _ahead(of: Model, theta: Array, hold: Array, weights: Array) -> tuple[Array, float]:
    """Where all go, to first order, when the mean that `weights` take of them moves by
    1: a start near the profile, where a parameter moved alone would make some networks
    unstable; and how far it moves until the rise is 1, by the curvature."""
    slopes = of.noise(of.slopes(theta))
    bend = slopes.T @ slopes + hold
    ridge = 1e-9 * np.trace(bend) / len(bend)
    factor = cho_factor(bend + ridge * np.eye(len(bend)), lower=True)
    moved = cho_solve(factor, weights)
    ahead = moved / (weights @ moved)
    return ahead, float(1 / np.sqrt(max(ahead @ bend @ ahead, 1e-300)))


def _along(
    of: Model, data: Array, hold: Array, origin: Array, at: Array, where: Array
) -> tuple[Array, float]:
    """All that can move while the mean of the values at `where` stays: Gauss-Newton
    steps from `at`, and what -2 log likelihood is there."""
    free = _others(at.size, where)

    def cost(place: Array) -> tuple[float, Array]:
        off = of.noise(of.features(place)) - data
        if not np.isfinite(off).all():
            return np.inf, off
        away = place - origin
        return float(off @ off + away @ hold @ away), off

    value, off = cost(at)
    for _ in range(STEPS):
        if not np.isfinite(value):
            break
        slopes = of.noise(of.slopes(at))
        bend = free(free(slopes.T @ slopes + hold).T)
        pull = free(slopes.T @ off + hold @ (at - origin))
        ridge = 1e-9 * np.trace(bend) / len(bend)
        factor = cho_factor(bend + ridge * np.eye(len(bend)), lower=True)
        way, share, before = -free(cho_solve(factor, pull)), 1.0, value
        while share > 0.05:
            trial, (found, rest) = at + share * way, cost(at + share * way)
            if found < value:
                at, value, off = trial, found, rest
                break
            share /= 2
        if before - value < LEAST_GAIN * max(before, 1.0):
            break
    return at, value


def _others(size: int, where: Array) -> Callable[[Array], Array]:
    """Takes out of rows (parameter, ...) what moves the mean of the values there."""

    def free(rows: Array) -> Array:
        found = rows.copy()
        found[where] = rows[where] - rows[where].mean(axis=0)
        return found

    return free
