"""Profile likelihoods: how far one parameter can move when all others follow (Raue et
al. 2009, doi:10.1093/bioinformatics/btp358). For any model with features and slopes.

The data are those that the fitted point itself would give, so the minimum lies there:
the profile says what a recording with this noise could tell of a parameter, beyond the
straight lines of a sensitivity matrix. The others keep their prior, which bears on
those that no data tell; the one that is followed has none.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from brainTwinStudio.engine.well_posedness.sensitivity import Prior, Whitening
from brainTwinStudio.project import Array

RISE = 2.71  # of -2 log likelihood at the ends of 90 %
WIDEST = 2.0  # prior spreads to either side
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


def profile(
    of: Model,
    theta: Array,
    name: str,
    points: int,
    expected_sd: float,
    stop: Callable[[], bool] = lambda: False,
) -> Course | None:
    """Along the mean of the values of `name`, at most twice the prior spread or four
    times what the slopes expect to either side. None where a stop was asked for."""
    where = of.prior.places[name]
    way = np.zeros(theta.size)
    way[where] = 1.0
    reach = min(WIDEST * float(of.prior.sd[where].mean()), 4 * expected_sd)
    side = np.linspace(0, reach, max(points // 2, 1) + 1)[1:]
    data = of.noise(of.features(theta))
    hold = _without(of.prior.precision(), way)
    ahead = _ahead(of, theta, hold, way / where.size)
    moved, rise = [0.0], [0.0]
    for sign in (-1, 1):
        at, last = theta, 0.0
        lost = False
        for distance in side:
            if stop():
                return None
            step = sign * distance - last
            last = sign * float(distance)
            if not lost:
                at, value = _along(of, data, hold, theta, at + step * ahead, where)
                lost = not np.isfinite(value)
            moved.append(last)
            rise.append(np.inf if lost else value)
    order = np.argsort(moved)
    return Course(np.array(moved)[order], np.array(rise)[order])


def _without(precision: Array, way: Array) -> Array:
    """The prior's precision when it says nothing along `way`."""
    along = precision @ way
    return precision - np.outer(along, along) / (way @ along)


def _ahead(of: Model, theta: Array, hold: Array, weights: Array) -> Array:
    """Where all go, to first order, when the mean that `weights` take of them moves by
    1: a start near the profile, where a parameter moved alone would make some networks
    unstable."""
    slopes = of.noise(of.slopes(theta))
    bend = slopes.T @ slopes + hold
    ridge = 1e-9 * np.trace(bend) / len(bend)
    factor = cho_factor(bend + ridge * np.eye(len(bend)), lower=True)
    moved = cho_solve(factor, weights)
    return moved / (weights @ moved)


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
