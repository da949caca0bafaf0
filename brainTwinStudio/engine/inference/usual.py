"""What runs of an unchanged twin usually are, and how unusual another run is.

A distance is learned from some unchanged runs and tried on others: p is the share of
unchanged runs it had not seen that are at least as far away. Every run is held out
once (cross-conformal prediction: Vovk 2015, doi:10.1007/s10472-013-9368-4), so nothing
rests on a distribution that runs only roughly have.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from brainTwinStudio.engine.inference.shrunk_covariance import ledoit_wolf
from brainTwinStudio.project import Array

FOLDS = 4
INSIDE = 0.999  # of unchanged samples lie within the limit
EDGE = 0.99  # of unchanged runs
# Share of a feature's variance that no direction falls below: where input nearly
# follows from the state, what is left of it is too little to judge a stimulus by.
THIN = 0.05
Distance = Callable[[Array], Array]  # (run, ...) -> (run,)


class Unusual(NamedTuple):
    """p: share of unchanged runs at least as unusual, in (0, 1]; far: 0 at the middle
    of unchanged runs, 1 at the `EDGE` of them; size: the distance itself."""

    p: float
    far: float
    size: float


def unusual(
    unchanged: Array, changed: Array, learned: Callable[[Array], Distance]
) -> Unusual:
    """How far the middle one of runs (run, ...) of a plan is from unchanged ones.
    `learned` makes a distance from unchanged runs."""
    above, total, edges, sizes = 1.0, 1.0, [], []
    for others, held in folds(len(unchanged)):
        distance = learned(unchanged[others])
        usual = distance(unchanged[held])
        size = float(np.median(distance(changed)))
        above += float((usual >= size).sum())
        total += len(usual)
        edges.append(usual)
        sizes.append(size)
    middle, edge = np.quantile(np.concatenate(edges), (0.5, EDGE))
    size = float(np.mean(sizes))
    far = max((size - middle) / max(edge - middle, 1e-12), 0.0)
    return Unusual(above / total, float(far), size)


def folds(count: int) -> Iterator[tuple[Array, Array]]:
    """Numbers of runs to learn from and of runs held out; each is held out once."""
    number = np.arange(count)
    for fold in range(FOLDS):
        held = number % FOLDS == fold
        yield number[~held], number[held]


# ---------------------------------------------------------------- summary features


def mahalanobis(rows: Array) -> Distance:
    """Distance from runs (run, feature), with the covariance of Ledoit and Wolf."""
    centre, size = rows.mean(axis=0), rows.std(axis=0)
    size = np.where(size > 1e-12, size, 1.0)
    root = np.linalg.cholesky(ledoit_wolf((rows - centre) / size))

    def distance(others: Array) -> Array:
        away = ((others - centre) / size).T
        return np.linalg.norm(np.linalg.solve(root, away), axis=0)

    return distance


def worst_region(rows: Array) -> Distance:
    """From features (run, region, feature): the distance of the region that is farthest
    from what it was."""
    each = [mahalanobis(rows[:, k]) for k in range(rows.shape[1])]

    def distance(others: Array) -> Array:
        return np.max([far(others[:, k]) for k, far in enumerate(each)], axis=0)

    return distance


# ---------------------------------------------------------------- states


def worst_share(runs: Array) -> Distance:
    """From states (run, time, region, feature): the share of time that the region that
    is outside most often spends outside what it was seen to do, beyond its usual one.
    Regions whose states are nan are gone and do not count."""
    clouds = [_Cloud(runs[:, :, k]) for k in range(runs.shape[2])]

    def distance(others: Array) -> Array:
        shares = [
            np.where(
                np.isnan(others[:, 0, k]).any(axis=-1),
                0.0,
                cloud.outside(others[:, :, k]),
            )
            for k, cloud in enumerate(clouds)
        ]
        return np.maximum(np.max(shares, axis=0) - (1 - INSIDE), 0.0)

    return distance


class _Cloud:
    """Where a region was: centre, spread, and the distance within which `INSIDE` of its
    states (run, time, feature) lie."""

    def __init__(self, seen: Array) -> None:
        rows = seen.reshape(-1, seen.shape[-1]).astype(float)
        self.centre = rows.mean(axis=0)
        spread = np.atleast_2d(np.cov(rows, rowvar=False))
        own = np.where(np.diagonal(spread) > 0, np.diagonal(spread), 1.0)
        self.root = np.linalg.cholesky(spread + THIN * np.diag(own))
        self.limit = float(np.quantile(self._far(rows), INSIDE))

    def _far(self, rows: Array) -> Array:
        return np.linalg.norm(
            np.linalg.solve(self.root, (rows - self.centre).T), axis=0
        )

    def outside(self, runs: Array) -> Array:
        """Share of time (run,) beyond the limit; what is not finite is."""
        far = self._far(runs.reshape(-1, runs.shape[-1]).astype(float))
        return (~(far <= self.limit)).reshape(runs.shape[:2]).mean(axis=1)
