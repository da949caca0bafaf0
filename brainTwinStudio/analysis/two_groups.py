"""How well a number tells two groups of patients apart, and how sure that is."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.folds import Interval, paired_interval
from brainTwinStudio.analysis.zone_overlap import Z
from brainTwinStudio.errors import InputError

FEWEST = 2  # of each group: one has no spread


@dataclass(frozen=True, slots=True)
class Separation:
    """auc: the chance that a patient of the first group has the larger number than one
    of the second, ties half (area under the ROC curve), with its 95 % interval; first,
    second: means of the groups, 95 % by Student's t."""

    auc: float
    low: float
    high: float
    first: Interval
    second: Interval


def separation(first: NDArray, second: NDArray) -> Separation:
    """Of numbers (patient,) of two groups. Raises InputError where a group is smaller
    than two."""
    if min(len(first), len(second)) < FEWEST:
        raise InputError(
            f"Two groups of {len(first)} and {len(second)} patients: each needs "
            f"{FEWEST} at least."
        )
    apart = np.asarray(first)[:, None] - np.asarray(second)[None]
    auc = float(np.mean(0.5 * (1 + np.sign(apart))))
    low, high = auc_interval(auc, len(first), len(second))
    return Separation(auc, low, high, _mean(first), _mean(second))


def auc_interval(auc: float, first: int, second: int) -> tuple[float, float]:
    """95 % interval of an AUC of groups of these sizes: method 5 of Newcombe (2006,
    doi:10.1002/sim.2324), the score form of Hanley and McNeil's variance, which keeps
    its width where the groups do not overlap at all."""
    return _lowest(auc, first, second), 1 - _lowest(1 - auc, first, second)


def _lowest(auc: float, first: int, second: int) -> float:
    """The lowest AUC that is not refuted by the one that was seen, by bisection."""
    low, high = 0.0, auc
    while high - low > 1e-9:
        middle = (low + high) / 2
        refuted = auc - middle > Z * sqrt(_variance(middle, first, second))
        low, high = (middle, high) if refuted else (low, middle)
    return low


def _variance(auc: float, first: int, second: int) -> float:
    mean = (first + second) / 2
    shape = (1 - auc) / (2 - auc) + auc / (1 + auc)
    return auc * (1 - auc) * (1 + (mean - 1) * shape) / (first * second)


def _mean(values: NDArray) -> Interval:
    return paired_interval(values, np.zeros(len(values)))
