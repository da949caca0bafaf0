"""FC of runs with the same noise, before and after a change: what lies beyond noise."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.connectivity import correlation

Array = NDArray[Any]
QUANTILES = (0.025, 0.975)


@dataclass(frozen=True, slots=True, eq=False)
class PairedFc:
    """Differences after - before of the correlations r of each run, over runs.

    change, low, high (region, region): mean, 2.5 and 97.5 percentile, 0 on the
    diagonal; regions, regions_low, regions_high (region,): the same of a region's mean
    FC with all others that are in both. NaN where a region is in one of them only.
    """

    runs: int
    change: Array
    low: Array
    high: Array
    regions: Array
    regions_low: Array
    regions_high: Array

    @property
    def clear(self) -> Array:
        """(region, region) True where the interval does not cover zero."""
        with np.errstate(invalid="ignore"):
            return (self.low > 0) | (self.high < 0)


def paired_fc(before: Array, after: Array) -> PairedFc:
    """Both (run, time, region), run by run the same noise; removed regions are NaN."""
    n = before.shape[-1]
    kept = np.isfinite(before).all(axis=(0, 1)) & np.isfinite(after).all(axis=(0, 1))
    at = np.flatnonzero(kept)
    old = correlation(np.swapaxes(before[:, :, at], 1, 2))
    difference = correlation(np.swapaxes(after[:, :, at], 1, 2)) - old
    i, j = np.triu_indices(at.size, 1)
    pairs = difference[:, i, j]
    others = max(at.size - 1, 1)
    diagonal = np.arange(at.size)
    difference[:, diagonal, diagonal] = 0
    region = difference.sum(axis=2) / others
    low, high = np.quantile(pairs, QUANTILES, axis=0)
    region_low, region_high = np.quantile(region, QUANTILES, axis=0)

    def square(values: Array) -> Array:
        matrix = np.full((n, n), np.nan)
        matrix[np.ix_(at, at)] = 0
        matrix[at[i], at[j]] = matrix[at[j], at[i]] = values
        return matrix

    def column(values: Array) -> Array:
        result = np.full(n, np.nan)
        result[at] = values
        return result

    return PairedFc(
        len(before),
        square(pairs.mean(axis=0)),
        square(low),
        square(high),
        column(region.mean(axis=0)),
        column(region_low),
        column(region_high),
    )
