"""Persistent homology of the cloud of points that a signal visits.

Signals (channel, time); a point is one sample of all channels. Vietoris-Rips
complexes by ripser (Bauer 2021, doi:10.1007/s41468-021-00071-5).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
LANDMARKS = 500


def standardised_by(reference: Array, signals: Array) -> Array:
    """Signals minus the mean of the reference, over its standard deviation."""
    mean = reference.mean(axis=1, keepdims=True)
    spread = reference.std(axis=1, keepdims=True)
    return (signals - mean) / np.where(spread > 0, spread, 1.0)


def diagrams(signals: Array, landmarks: int = LANDMARKS) -> tuple[Array, Array]:
    """Births and deaths (feature, 2) of components (H0) and loops (H1) of at most
    `landmarks` samples, evenly spaced. The component that never dies is left out."""
    from ripser import ripser

    samples = signals.shape[1]
    at = np.linspace(0, samples - 1, min(samples, landmarks)).round().astype(int)
    found: Sequence[Array] = ripser(signals[:, at].T.astype(float), maxdim=1)["dgms"]
    components, loops = (rows[np.isfinite(rows).all(axis=1)] for rows in found)
    return components, loops


def diagram_distance(one: Array, other: Array) -> float:
    """Wasserstein-1 distance of two diagrams (feature, 2): the least total way on
    which points go to each other or straight to the diagonal. Equal to
    persim.wasserstein, which the benchmark uses."""
    from scipy.optimize import linear_sum_assignment
    from scipy.spatial.distance import cdist

    first, second = len(one), len(other)
    cost = np.zeros((first + second, first + second))
    cost[:first, :second] = cdist(one, other)
    cost[:first, second:] = _to_diagonal(one)[:, None]
    cost[first:, :second] = _to_diagonal(other)
    return float(cost[linear_sum_assignment(cost)].sum())


def _to_diagonal(diagram: Array) -> Array:
    return (diagram[:, 1] - diagram[:, 0]) / np.sqrt(2)
