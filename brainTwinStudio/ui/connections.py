"""Which connections a twin has, by name."""

from collections.abc import Iterable
from functools import lru_cache

from brainTwinStudio.project import Twin

Edges = tuple[tuple[str, str], ...]


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
