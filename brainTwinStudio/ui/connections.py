"""Which connections a twin has, by name."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from brainTwinStudio.project import Array, Twin

Edges = tuple[tuple[str, str], ...]
ALIKE = 1e-6  # of the largest weight: below it both directions are the same


def is_undirected(weights: Array) -> bool:
    """Whether weights (target, source) are the same in both directions."""
    most = float(np.abs(weights).max(initial=0.0))
    return bool((np.abs(weights - weights.T) <= ALIKE * most).all())


def count(edges: Iterable[tuple[str, str]]) -> int:
    """How many connections these are; both directions of one are one."""
    return len({frozenset(edge) for edge in edges})


def picked(weights: Array, target: int, source: int) -> tuple[tuple[int, int], ...]:
    """What one click on a connection means, as (target, source) places: both directions
    where weights (target, source) know no direction, else the clicked one; nothing
    where there is no connection."""
    if target == source or not max(weights[target, source], weights[source, target]):
        return ()
    if is_undirected(weights):
        return ((target, source), (source, target))
    return ((target, source),) if weights[target, source] > 0 else ()


@lru_cache(maxsize=4)
def connections(twin: Twin) -> Edges:
    """Every connection that a twin has, (target, source) names."""
    names = twin.connectome.parcellation.region_names
    weights = twin.parameters.get("learned_weights", twin.connectome.weights)
    used = zip(*(weights > 0).nonzero(), strict=True)
    return tuple((names[i], names[j]) for i, j in used if i != j)


def edges_among(twin: Twin, regions: Iterable[str]) -> Edges:
    """Connections, (target, source) names, both ends among `regions`."""
    inside = set(regions)
    return tuple(e for e in connections(twin) if inside >= set(e))


def edges_of(twin: Twin, regions: Iterable[str]) -> Edges:
    """Connections, (target, source) names, with at least one end in `regions`."""
    inside = set(regions)
    return tuple(e for e in connections(twin) if inside & set(e))
