"""Functional connectivity: correlations between regions, and how they change."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = Any  # of floats; NumPy's or JAX's, whichever xp is
CLIP = 0.999
EPS = 1e-12


def correlation(signals: Array, xp: ModuleType = np) -> Array:
    """Pearson correlation (..., region, region) of signals (..., region, time)."""
    centred = signals - signals.mean(axis=-1, keepdims=True)
    unit = centred / xp.sqrt((centred**2).sum(axis=-1, keepdims=True) + EPS)
    return unit @ xp.swapaxes(unit, -1, -2)


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
    a, b = np.sort(a), np.sort(b)
    everything = np.concatenate([a, b])
    below_a = np.searchsorted(a, everything, side="right") / a.size
    below_b = np.searchsorted(b, everything, side="right") / b.size
    return float(np.abs(below_a - below_b).max())


def global_connectivity(fc: Array) -> Array:
    """Mean FC of each region with all others (region,)."""
    n = fc.shape[-1]
    return (fc.sum(axis=-1) - np.diagonal(fc, axis1=-2, axis2=-1)) / (n - 1)
