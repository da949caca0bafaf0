"""Functional connectivity: correlations between regions, and how they change."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = Any  # of floats; NumPy's or JAX's, whichever xp is
CLIP = 0.999
EPS = 1e-12
LAG_S = 1.5


def correlation(signals: Array, xp: ModuleType = np) -> Array:
    """Pearson correlation (..., region, region) of signals (..., region, time)."""
    centred = signals - signals.mean(axis=-1, keepdims=True)
    unit = centred / xp.sqrt((centred**2).sum(axis=-1, keepdims=True) + EPS)
    return unit @ xp.swapaxes(unit, -1, -2)


def lagged_correlation(signals: Array, lag: int, xp: ModuleType = np) -> Array:
    """Pearson correlation (..., region, region) of region i at t with region j at
    t + lag samples, of signals (..., region, time); each end has its own mean."""
    early, late = (
        part - part.mean(axis=-1, keepdims=True)
        for part in (signals[..., :-lag], signals[..., lag:])
    )
    early, late = (
        part / xp.sqrt((part**2).sum(axis=-1, keepdims=True) + EPS)
        for part in (early, late)
    )
    return early @ xp.swapaxes(late, -1, -2)


def lag_samples(sampling_hz: float) -> int:
    """Lag of lagged FC in samples, at least 1: nearest to 1.5 s, thus within 1 to 2 s
    at usual repetition times, 1.44 s at 0.72 s."""
    return max(1, round(LAG_S * sampling_hz))


def fisher_z(r: Array, xp: ModuleType = np) -> Array:
    """Inverse tanh of correlations clipped at |r| = 0.999: a finite diagonal."""
    return xp.arctanh(xp.clip(r, -CLIP, CLIP))


def mean_fisher_z(runs: Sequence[Array]) -> Array:
    """Mean over runs (region, time) of Fisher-z FC, (region, region). Runs are never
    joined: each gives a matrix of its own."""
    return np.mean([fisher_z(correlation(run)) for run in runs], axis=0)


def upper(matrix: Array) -> Array:
    """Entries above the diagonal of the last two axes, (..., pair)."""
    i, j = np.triu_indices(matrix.shape[-1], 1)
    return matrix[..., i, j]


def square(pairs: Array) -> Array:
    """The symmetric matrix (region, region) of unit diagonal that has these entries
    (pair,) above it."""
    regions = round((1 + np.sqrt(1 + 8 * pairs.size)) / 2)
    matrix = np.eye(regions)
    i, j = np.triu_indices(regions, 1)
    matrix[i, j] = matrix[j, i] = pairs
    return matrix


def off_diagonal(matrix: Array) -> Array:
    """Entries (..., ordered pair) of the last two axes but their diagonal: row by row,
    for matrices that are not symmetric."""
    i, j = np.nonzero(~np.eye(matrix.shape[-1], dtype=bool))
    return matrix[..., i, j]


def window_starts(samples: int, window: int, step: int) -> NDArray[np.int64]:
    """First samples of all windows that fit, the last one included."""
    return np.arange(0, samples - window + 1, step)


def fcd(signals: Array, window: int, step: int, xp: ModuleType = np) -> Array:
    """Functional connectivity dynamics of signals (region, time): the correlation of
    the FC of every window with that of every other window that shares no sample with
    it, (pair of windows,), Hansen et al. 2015, doi:10.1016/j.neuroimage.2014.11.001.

    window and step in samples. Pairs that overlap are left out: they are alike because
    they share data (SCIENCE.md D.3).
    """
    starts = window_starts(signals.shape[-1], window, step)
    take = starts[:, None] + np.arange(window)[None, :]
    windows = xp.moveaxis(signals[:, take], 0, 1)
    i, j = np.triu_indices(signals.shape[0], 1)
    patterns = correlation(windows, xp)[:, i, j]
    first, second = np.nonzero(starts[None, :] - starts[:, None] >= window)
    return correlation(patterns, xp)[first, second]


def window_samples(
    repetition_time_s: float, window_s: float = 60.0, step_s: float = 3.0
) -> tuple[int, int]:
    """Window and step of the FCD in samples; 60 s and 3 s unless told otherwise."""
    window = max(round(window_s / repetition_time_s), 3)
    return window, max(round(step_s / repetition_time_s), 1)


def ks_distance(a: Array, b: Array) -> float:
    """Two-sample Kolmogorov-Smirnov statistic sup |cdf_a - cdf_b|, 0..1."""
    return cdf_distances(a, b)[0]


def cdf_distances(a: Array, b: Array) -> tuple[float, float]:
    """Kolmogorov-Smirnov and Wasserstein-1 distance of two samples: the largest gap
    between their distribution functions, and the area between these. One sorting
    serves both; equal to scipy.stats.ks_2samp and wasserstein_distance."""
    a, b = np.sort(a), np.sort(b)
    everything = np.sort(np.concatenate([a, b]), kind="stable")  # merges sorted parts
    below_a = np.searchsorted(a, everything, side="right") / a.size
    below_b = np.searchsorted(b, everything, side="right") / b.size
    gap = np.abs(below_a - below_b)
    return float(gap.max()), float(np.sum(gap[:-1] * np.diff(everything)))


def global_connectivity(fc: Array) -> Array:
    """Mean FC of each region with all others (region,)."""
    n = fc.shape[-1]
    return (fc.sum(axis=-1) - np.diagonal(fc, axis1=-2, axis2=-1)) / (n - 1)


def mean_change(before: Array, after: Array) -> Array:
    """Mean change of a region's FC with all others (region,); NaN where removed."""
    difference = np.array(after - before)
    np.fill_diagonal(difference, np.nan)
    known = np.isfinite(difference)
    total = np.where(known, difference, 0.0).sum(axis=1)
    count = known.sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
