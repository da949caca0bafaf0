"""In how few directions signals move: principal axes, participation ratio, angles
between subspaces, diffusion maps. States are (sample, channel). Source: SCIENCE.md H.8.
"""

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError

Array = NDArray[np.float64]
MOST_SAMPLES = 600


def standardised(signals: Array) -> Array:
    """States (sample, channel) of signals (channel, time): mean 0 and variance 1 over
    time, so that no channel counts more by its unit."""
    centred = signals - signals.mean(axis=1, keepdims=True)
    spread = centred.std(axis=1, keepdims=True)
    if not (np.isfinite(spread).all() and (spread > 0).all()):
        raise InputError(
            "A signal that does not change, or is not finite, has no direction; leave "
            "its region out."
        )
    return (centred / spread).T


def principal_axes(states: Array) -> tuple[Array, Array]:
    """Axes in columns (channel, axis), those of most variance first, and the variances
    along them (axis,)."""
    centred = states - states.mean(axis=0)
    _, sizes, axes = np.linalg.svd(centred, full_matrices=False)
    return axes.T, sizes**2 / max(len(states) - 1, 1)


def participation_ratio(variances: Array) -> float:
    """Dimension (sum v)^2 / sum v^2: n for n equal variances, 1 for a single one (Gao
    et al. 2017, doi:10.1101/214262)."""
    return float(variances.sum() ** 2 / (variances**2).sum())


def principal_angles(one: Array, other: Array) -> Array:
    """Angles in rad (axis,) between the spaces that orthonormal columns (channel, axis)
    span, the smallest first (Bjorck and Golub 1973, doi:10.2307/2005662)."""
    cosines = np.linalg.svd(one.T @ other, compute_uv=False)
    aside = other - one @ (one.T @ other)
    sines = np.sort(np.linalg.svd(aside, compute_uv=False))[: cosines.size]
    small = cosines**2 > 0.5  # a cosine near 1 tells an angle badly, a sine well
    angles = np.where(small, np.arcsin(np.clip(sines, 0, 1)), np.arccos(
        np.clip(cosines, -1, 1)
    ))  # fmt: skip
    return np.sort(angles)


def overlap(angles: Array) -> float:
    """Mean squared cosine: 1 where spaces are the same, 0 where they are orthogonal, k
    / n on average for random ones of k among n directions."""
    return float((np.cos(angles) ** 2).mean())


def diffusion_map(states: Array, axes: int = 3) -> tuple[Array, Array]:
    """Eigenvalues (axis,) and coordinates (sample, axis) of the random walk between
    states: Gaussian kernel of the median distance, density divided out (alpha = 1), so
    that how often a place was visited does not matter (Coifman and Lafon 2006,
    doi:10.1016/j.acha.2006.04.006). The constant first axis is left out; at most 600
    states are taken, evenly."""
    from scipy.linalg import eigh
    from scipy.spatial.distance import cdist

    if len(states) <= axes + 1:
        raise InputError(f"{len(states)} states are too few for a diffusion map.")
    square = cdist(states, states, "sqeuclidean")
    width = float(np.median(square[square > 0]))
    kernel = np.exp(-square / width)
    density = kernel.sum(axis=1)
    kernel /= density[:, None] * density
    degree = np.sqrt(kernel.sum(axis=1))
    last = len(states) - 1
    values, vectors = eigh(
        kernel / (degree[:, None] * degree), subset_by_index=(last - axes, last)
    )
    order = np.argsort(-values)[1:]
    return values[order], (vectors / degree[:, None])[:, order] * values[order]


def few(states: Array, most: int = MOST_SAMPLES) -> Array:
    """At most `most` states, evenly over the run."""
    if len(states) <= most:
        return states
    return states[np.linspace(0, len(states) - 1, most).round().astype(int)]
