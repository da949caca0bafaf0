"""What a plan costs a functional network: strength and global efficiency of its FC.

Both are taken of positive correlations; removed regions keep their place with no
connection, so that what went with them counts as lost.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


def positive(fc: Array, present: Array) -> Array:
    """FC (..., region, region) as weights: below 0, NaN, the diagonal, and what belongs
    to removed regions (present (region,) 0) become 0."""
    weights = np.where(np.isfinite(fc), np.maximum(fc, 0.0), 0.0)
    weights = weights * present[:, None] * present[None, :]
    weights[..., np.arange(fc.shape[-1]), np.arange(fc.shape[-1])] = 0.0
    return weights


def strength(weights: Array, members: tuple[int, ...]) -> Array:
    """Mean over the members of a network of their connections to the whole brain
    (run,); weights (run, region, region)."""
    return weights[:, list(members)].sum(axis=2).mean(axis=1)


def global_efficiency(weights: Array, members: tuple[int, ...]) -> Array:
    """Mean over pairs of the members of 1 / length of the shortest path inside the
    network (run,), a connection being 1 / weight long (Latora and Marchiori 2001,
    doi:10.1103/PhysRevLett.87.198701; weighted as Rubinov and Sporns 2010,
    doi:10.1016/j.neuroimage.2009.10.003). Shortest paths by Floyd and Warshall, all
    runs at once."""
    at = list(members)
    inner = weights[:, at][:, :, at]
    with np.errstate(divide="ignore"):
        paths = np.where(inner > 0, 1 / inner, np.inf)
    for k in range(len(at)):
        paths = np.minimum(paths, paths[:, :, k, None] + paths[:, None, k, :])
    pairs = ~np.eye(len(at), dtype=bool)
    with np.errstate(divide="ignore"):
        return (1 / paths[:, pairs]).mean(axis=1)
