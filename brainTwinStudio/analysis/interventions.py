"""How well a predicted effect of surgery or stimulation meets the true one.

Effects are changes, after minus before: of FC on the edges that remain, as Fisher z, of
the log power of regions, or of their mean activity. All functions take arrays of one
shape and compare them entry by entry; leave out first what no longer exists
(`remaining`). An effect of the true brain that is known from simulations has a standard
error, and the part of the distance that is no fault of the prediction can be taken out
(`corrected_error`).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

Array = NDArray[Any]


def remaining(regions: int, removed: Sequence[int]) -> tuple[Array, Array]:
    """Rows and columns (pair,) of the edges i < j between regions that remain."""
    here = np.setdiff1d(np.arange(regions), removed)
    i, j = np.triu_indices(here.size, 1)
    return here[i], here[j]


def size(change: Array) -> float:
    """Root mean square of a change: how large an effect is."""
    return float(np.sqrt(np.mean(np.square(change))))


def normalised_error(predicted: Array, true: Array) -> float:
    """|predicted - true| / |true|, Frobenius: 0 is perfect, 1 as good as "no change";
    NaN where nothing truly changes."""
    whole = np.linalg.norm(true)
    if whole == 0:
        return float("nan")
    return float(np.linalg.norm(predicted - true) / whole)


def noise_share(true: Array, standard_error: Array) -> float:
    """Standard error of a true change per its size: the `normalised_error` that a
    perfect prediction is expected to have."""
    return normalised_error(true + standard_error, true)


def corrected_error(predicted: Array, true: Array, standard_error: Array) -> float:
    """`normalised_error` without the share that comes from not knowing the truth
    exactly: the expectation of its squared noise, the sum of standard_error squared, is
    taken off both squared norms. NaN where the true change does not exceed its noise.

    standard_error: of every entry of `true`, from runs the prediction has not seen.
    """
    noise = np.sum(np.square(standard_error))
    whole = np.sum(np.square(true)) - noise
    if whole <= 0:
        return float("nan")
    left = np.sum(np.square(predicted - true)) - noise
    return float(np.sqrt(max(left, 0.0) / whole))


def agreement(predicted: Array, true: Array) -> float:
    """Pearson correlation over entries; NaN where one of them is the same
    everywhere."""
    apart = np.ravel(predicted - np.mean(predicted))
    wanted = np.ravel(true - np.mean(true))
    whole = np.linalg.norm(apart) * np.linalg.norm(wanted)
    if whole <= 1e-12 * np.linalg.norm(true) * max(np.linalg.norm(predicted), 1e-300):
        return float("nan")
    return float(apart @ wanted / whole)


def rank_agreement(predicted_sizes: Array, true_sizes: Array) -> float:
    """Spearman correlation of effect sizes over interventions (intervention,): does the
    plan with the larger effect come out as the larger one? NaN where all are equal."""
    if np.ptp(predicted_sizes) == 0 or np.ptp(true_sizes) == 0:
        return float("nan")
    found: Any = spearmanr(predicted_sizes, true_sizes)
    return float(found.statistic)


def coverage(low: Array, high: Array, true: Array) -> float:
    """Share of entries whose true change lies within [low, high]."""
    return float(np.mean((low <= true) & (true <= high)))


def best_scale(pattern: Array, true: Array) -> float:
    """The s at which s times a pattern is closest to the true change: known only in
    hindsight, so a rival that uses it is given more than a prediction has."""
    whole = np.sum(np.square(pattern))
    return float(np.sum(pattern * true) / whole) if whole > 0 else 0.0


def without_regions(covariance: Array, removed: Sequence[int]) -> Array:
    """Covariance (region, region) of a Gaussian graph after regions are deleted from
    its precision matrix, with no dynamics in it: what the removed regions explain
    linearly is gone, S_rr - S_rk S_kk^-1 S_kr. NaN for the removed regions."""
    out = np.asarray(sorted(set(removed)), int)
    here = np.setdiff1d(np.arange(len(covariance)), out)
    across = covariance[np.ix_(here, out)]
    inner = np.linalg.solve(covariance[np.ix_(out, out)], across.T)
    left = np.full(covariance.shape, np.nan)
    left[np.ix_(here, here)] = covariance[np.ix_(here, here)] - across @ inner
    return left
