"""Trade-offs between metrics that pull apart: which candidates no other one beats.

NumPy only. Objectives (candidate, objective) are costs: less is better in every column.
A candidate dominates another if it is nowhere worse and somewhere better.
"""

from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array


class Front(NamedTuple):
    """points (candidate, objective) that were reached, by which weights (candidate,
    objective) of the losses; members: the candidates that none dominates, in the order
    of the first objective."""

    points: Array
    weights: Array
    members: Array


def ranks(points: Array) -> Array:
    """Number of the front each candidate lies on (candidate,), 0 the best: the front of
    what remains once all fronts before it are taken away (Deb et al. 2002,
    doi:10.1109/4235.996017). Candidates with a number that is not finite come last."""
    points = _checked(points)
    found = np.full(points.shape[0], -1)
    finite = np.isfinite(points).all(axis=1)
    left = np.flatnonzero(finite)
    rank = 0
    while left.size:
        best = left[~_dominated(points[left])]
        found[best] = rank
        left = np.setdiff1d(left, best)
        rank += 1
    found[~finite] = rank
    return found


def front(points: Array) -> Array:
    """Indices of the finite candidates that no other dominates, in the order of the
    first objective. Equals do not dominate each other."""
    points = _checked(points)
    finite = np.flatnonzero(np.isfinite(points).all(axis=1))
    members = finite[~_dominated(points[finite])]
    return members[np.lexsort(points[members].T[::-1])]


def hypervolume(points: Array, reference: Array) -> float:
    """Area that candidates (candidate, 2) dominate up to a reference point (2,), worse
    than all that counts (Zitzler and Thiele 1999, doi:10.1109/4235.797969)."""
    points, reference = _checked(points), np.asarray(reference, float)
    if points.shape[1] != 2 or reference.shape != (2,):
        raise InputError(
            f"The dominated area needs two objectives; here are {points.shape[1]}, and "
            f"a reference of shape {reference.shape}."
        )
    inside = points[np.isfinite(points).all(axis=1) & (points < reference).all(axis=1)]
    if not inside.size:
        return 0.0
    steps = inside[front(inside)]
    ceilings = np.concatenate([[reference[1]], steps[:-1, 1]])
    return float(np.sum((reference[0] - steps[:, 0]) * (ceilings - steps[:, 1])))


def knee(points: Array) -> int:
    """The candidate where a little more of one objective costs most of the others: of
    the front, each objective scaled to 0..1 over it, the one farthest below the plane
    through the best of each objective (Das 1999, doi:10.1007/BF01195985). Where
    there is no such bulge, the one nearest to the best of all."""
    points = _checked(points)
    members = front(points)
    if not members.size:
        raise InputError("No candidate has finite numbers in every objective.")
    low, high = points[members].min(axis=0), points[members].max(axis=0)
    scaled = (points[members] - low) / np.where(high > low, high - low, 1.0)
    corners = scaled[scaled.argmin(axis=0)]
    flat = np.ones(points.shape[1])
    normal = np.linalg.lstsq(corners, flat, rcond=None)[0]
    proper = np.allclose(corners @ normal, 1.0) and (normal > 0).all()
    depth = 1 - scaled @ normal if proper else -np.linalg.norm(scaled, axis=1)
    if proper and depth.max() <= 1e-9:
        depth = -np.linalg.norm(scaled, axis=1)
    return int(members[depth.argmax()])


def simplex_weights(objectives: int, parts: int) -> Array:
    """All weights in steps of 1 / parts that add up to 1 (row, objective), Das and
    Dennis 1998, doi:10.1137/S1052623496307510."""
    if objectives < 1 or parts < 1:
        raise InputError("A sweep of weights needs an objective and a part, at least.")
    bars = combinations(range(parts + objectives - 1), objectives - 1)
    rows = [np.diff([-1, *row, parts + objectives - 1]) - 1 for row in bars]
    return np.array(rows, float) / parts


def sweep(weights: Array, solve: Callable[[Array], Array]) -> Front:
    """Every row of weights (candidate, objective) given to `solve`, which fits with
    them and answers with the unweighted losses (objective,) it reached.

    Sums of losses reach the convex part of a front only; what lies in a hollow of it
    needs other means. Losses in units of run-to-run difference (losses.retest) make
    even weights meaningful.
    """
    weights = _checked(weights)
    points = np.stack([np.asarray(solve(row), float) for row in weights])
    return Front(points, weights, front(points))


def _dominated(points: Array) -> Array:
    """Which candidates another one dominates (candidate,)."""
    no_worse = (points[:, None, :] <= points[None, :, :]).all(axis=2)
    better = (points[:, None, :] < points[None, :, :]).any(axis=2)
    return np.asarray((no_worse & better).any(axis=0))


def _checked(points: Array) -> Array:
    points = np.asarray(points, float)
    if points.ndim != 2 or not points.size:
        raise InputError(
            f"Objectives have shape {points.shape}; expected (candidate, objective) "
            "with at least one of each."
        )
    return points
