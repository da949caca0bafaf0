"""Conformal intervals: what a number will be on a run nobody has seen, whatever its
distribution.

They hold on average over people and runs if the next run is exchangeable with those
that were left out in turn: same person, same scanner, no drift, no intervention
(SCIENCE.md F.8). Split conformal: Vovk et al. 2005, doi:10.1007/b106715; jackknife+:
Barber et al. 2021, doi:10.1214/20-AOS1965.
"""

from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError

Array = NDArray[np.float64]
LEVEL = 0.9
EXCHANGEABLE = (
    "It holds if the next run is exchangeable with the left-out ones: same person, "
    "scanner and state, no intervention."
)


class Conformal(NamedTuple):
    """low and high of the next value, None where there are too few; told: in a
    sentence."""

    low: float | None
    high: float | None
    told: str


def least_number(level: float = LEVEL) -> int:
    """The fewest left-out values of which a two-sided interval can be made."""
    return ceil(2 / (1 - level) - 1 - 1e-9)


def share_within(count: int) -> float:
    """How often the next value lies within the range of `count` exchangeable ones."""
    return (count - 1) / (count + 1)


def next_value(values: Array, level: float = LEVEL) -> Conformal:
    """Of the value after `values` (run,), each from a run left out of its fit: from the
    k-th smallest to the k-th largest, k = floor((n + 1) (1 - level) / 2)."""
    values = _checked(values, level)
    short = _too_few(values.size, level)
    if short:
        return short
    k = int((values.size + 1) * (1 - level) / 2 + 1e-9)
    ordered = np.sort(values)
    return Conformal(float(ordered[k - 1]), float(ordered[-k]), _told(values.size))


def split_conformal(
    predicted: float, residuals: Array, level: float = LEVEL
) -> Conformal:
    """Around a prediction, from its absolute errors on runs it was not fitted to
    (run,)."""
    sizes = np.sort(np.abs(_checked(residuals, level)))
    k = ceil((sizes.size + 1) * level - 1e-9)
    if k > sizes.size:
        return _short(sizes.size, ceil(level / (1 - level) - 1e-9))
    half = float(sizes[k - 1])
    return Conformal(predicted - half, predicted + half, _told(sizes.size))


def jackknife_plus(
    predicted: Array, residuals: Array, level: float = LEVEL
) -> Conformal:
    """Of a new run. predicted (fold,): of it by every fit that left one out; residuals
    (fold,): the absolute error of each fit on what it left out. Covers at least
    2 level - 1, and about `level` in practice."""
    predicted, residuals = _checked(predicted, level), _checked(residuals, level)
    if predicted.shape != residuals.shape:
        raise InputError(
            f"There are {predicted.size} predictions and {residuals.size} errors; "
            "every fold gives one of each."
        )
    count = predicted.size
    k = ceil((count + 1) * level - 1e-9)
    if k > count:
        return _short(count, ceil(level / (1 - level) - 1e-9))
    low = -np.sort(-(predicted - np.abs(residuals)))[k - 1]
    high = np.sort(predicted + np.abs(residuals))[k - 1]
    return Conformal(float(low), float(high), _told(count))


def _checked(values: Array, level: float) -> Array:
    if not 0 < level < 1:
        raise InputError(f"The level is {level:g}; it must lie between 0 and 1.")
    values = np.asarray(values, float)
    if values.ndim != 1 or not np.isfinite(values).all():
        raise InputError("Conformal intervals need a row of finite numbers.")
    return values


def _too_few(count: int, level: float) -> Conformal | None:
    least = least_number(level)
    return _short(count, least) if count < least else None


def _short(count: int, least: int) -> Conformal:
    return Conformal(
        None,
        None,
        f"Not estimated: {count} left-out runs, and a conformal interval needs at "
        f"least {least}.",
    )


def _told(count: int) -> str:
    return f"By conformal prediction from {count} left-out runs. {EXCHANGEABLE}"
