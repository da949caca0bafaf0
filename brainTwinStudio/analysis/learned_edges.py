"""What a learned connectome added to anatomy, and how directed it is."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
STANDS_OUT = 0.025  # of the strongest anatomical weight, on the scale of the model


def added_edges(
    anatomy: Array, learned: Array, largest: float = 0.2
) -> tuple[tuple[int, int], ...]:
    """(target, source) of what stands out where anatomy has no tract, the largest
    learned weights first; both ways of a symmetric one once (target below source).
    anatomy, learned (target, source), anatomy on any scale; largest: what the strongest
    tract is worth on the scale of the learned weights."""
    found = (anatomy == 0) & (np.abs(learned) > STANDS_OUT * largest)
    found = found & ~np.eye(len(found), dtype=bool)
    if np.array_equal(learned, learned.T):
        found = np.triu(found, 1)
    targets, sources = np.nonzero(found)
    order = np.argsort(-np.abs(learned[targets, sources]), kind="stable")
    return tuple((int(targets[k]), int(sources[k])) for k in order)


def asymmetry(learned: Array) -> float:
    """|C - C^T| / |C + C^T| by root sums of squares: 0 where both directions are alike,
    1 where every connection goes one way."""
    odd = float(np.linalg.norm(learned - learned.T))
    even = float(np.linalg.norm(learned + learned.T))
    return odd / even if even > 0 else 0.0
