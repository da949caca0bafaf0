"""Correlation dimension of the path of a signal through its state space.

Signals (channel, time); a point of the state space is one sample of all channels.
C(r) is the share of pairs of points nearer than r, D2 its slope in log-log
(Grassberger & Procaccia 1983, doi:10.1016/0167-2789(83)90298-1).
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError

Array = NDArray[np.floating]
RADII = 50
MOST_POINTS = 4000
CHUNK = 500
SCALING = (0.001, 0.1)  # shares of pairs nearer than the radii that are fitted
LEAST_PAIRS = 1000


def dimension_similarity(one: float, other: float) -> float:
    """1 - |d1 - d2| / (|d1| + |d2|), 1 where both are the same."""
    total = abs(one) + abs(other)
    return 1.0 if total == 0 else 1 - abs(one - other) / total


def benchmark_dimensions(real: Array, predicted: Array) -> tuple[float, float]:
    """Slopes of both as the review's benchmark fits them: one line through 50 radii
    from the smallest to the largest distance of the real points, each point counted as
    its own neighbour. Not a dimension (SCIENCE.md D.9); for comparison only."""
    smallest, largest = _extent(real)
    radii = np.geomspace(smallest, largest, RADII)
    first, second = (_whole_slope(signals, radii) for signals in (real, predicted))
    return first, second


def correlation_dimension(signals: Array, theiler: int | None = None) -> float:
    """D2 from a scaling region: the radii nearer than which 0.1 to 10 percent of pairs
    are. 0 for signals that do not vary.

    Pairs at most `theiler` samples apart are left out, else a smooth path counts as
    its own neighbour (Theiler 1986, doi:10.1103/PhysRevA.34.2427); unless told, one
    mean period. At most 4000 points, evenly spaced. Says little of noise in many
    dimensions: give the first principal components (SCIENCE.md D.10).
    """
    smallest, largest = _extent(signals)
    if largest == 0:
        return 0.0
    points, at = _thinned(signals)
    apart = mean_period(signals) if theiler is None else theiler
    radii = np.geomspace(smallest, largest, 8 * RADII)
    counts, pairs = np.zeros(radii.size), 0
    for distances in _distances(points, at, apart):
        counts += _below(distances, radii)
        pairs += distances.size
    if pairs < LEAST_PAIRS:
        raise InputError(
            f"A signal of {signals.shape[1]} samples has only {pairs} pairs of points "
            f"more than {apart} samples apart, too few for a correlation dimension; "
            "give a longer one."
        )
    fitted = (counts >= SCALING[0] * pairs) & (counts <= SCALING[1] * pairs)
    if fitted.sum() < 2:  # as good as all distances are the same
        return 0.0
    return _slope(radii[fitted], counts[fitted])


def principal_components(real: Array, predicted: Array, count: int = 3):
    """Both in the first `count` principal components of the real signals,
    (component, time) each."""
    mean = real.mean(axis=1, keepdims=True)
    axes = np.linalg.svd(real - mean, full_matrices=False)[0][:, :count]
    return axes.T @ (real - mean), axes.T @ (predicted - mean)


def mean_period(signals: Array) -> int:
    """Samples of one cycle of the mean frequency of the power spectrum, at least 1."""
    power = np.abs(np.fft.rfft(signals - signals.mean(axis=1, keepdims=True))) ** 2
    total = power.sum(axis=0)
    if total.sum() == 0:
        return 1
    cycles = np.sum(np.arange(total.size) * total) / total.sum()
    return max(1, round(signals.shape[1] / cycles))


def _whole_slope(signals: Array, radii: Array) -> float:
    points = signals.T.astype(float)
    near = np.zeros(radii.size)
    for distances in _distances(points, np.arange(len(points)), 0):
        near += _below(distances, radii)
    share = (2 * near + len(points)) / (len(points) * (len(points) - 1))
    return _slope(radii, share)


def _extent(signals: Array) -> tuple[float, float]:
    """Smallest distance above 0 and largest distance between two points; (inf, 0)
    where all are the same."""
    points, at = _thinned(signals)
    smallest, largest = np.inf, 0.0
    for distances in _distances(points, at, 0):
        positive = distances[distances > 0]
        if positive.size:
            smallest = min(smallest, float(positive.min()))
            largest = max(largest, float(positive.max()))
    return smallest, largest


def _thinned(signals: Array) -> tuple[Array, NDArray[np.int64]]:
    """Points (point, channel) and their samples."""
    samples = signals.shape[1]
    at = np.linspace(0, samples - 1, min(samples, MOST_POINTS)).round().astype(int)
    return signals[:, at].T.astype(float), at


def _distances(points: Array, at: NDArray, apart: int) -> Iterator[Array]:
    """Distances of all pairs more than `apart` samples apart, some points at a time."""
    from scipy.spatial.distance import cdist

    for start in range(0, len(points), CHUNK):
        rows = slice(start, start + CHUNK)
        kept = at[None, start:] - at[rows, None] > apart
        yield cdist(points[rows], points[start:])[kept]


def _below(distances: Array, radii: Array) -> Array:
    """How many distances are below each radius."""
    first = np.searchsorted(radii, distances, side="right")
    return np.cumsum(np.bincount(first, minlength=radii.size + 1))[:-1].astype(float)


def _slope(radii: Array, shares: Array) -> float:
    return float(np.polyfit(np.log(radii), np.log(shares), 1)[0])
