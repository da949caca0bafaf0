"""What of a network is free in a fit, and between which bounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jax
import numpy as np
from jax.core import Tracer

from brainTwinStudio.engine.connectomes import Pairs, by_tract
from brainTwinStudio.project import Array


@jax.tree_util.register_pytree_node_class
@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """What is free and between which bounds.

    base (pair,): anatomical weights at (rows, columns), of every pair of regions once,
    or (directed) of every ordered pair [target, source]. held: parameters kept at a
    value, name -> float. connectome: what is learned of the weights.

    For JAX the base is data and all else is what is compiled for, so what was compiled
    for one person serves all with the same parcellation (but where only tracts are
    learned, whose places are a person's own).
    """

    regions: int
    base: Array | jax.Array
    bounds: Mapping[str, tuple[float, float]]
    held: Mapping[str, float]
    directed: bool = False
    connectome: str = "learned"
    known_tracts: tuple[int, ...] | None = None

    @property
    def rows(self) -> Array:
        return places(self.regions, directed=self.directed)[0]

    @property
    def columns(self) -> Array:
        return places(self.regions, directed=self.directed)[1]

    @property
    def pairs(self) -> Pairs:
        at, rows = self.tracts, self.rows
        columns = self.columns
        return Pairs(self.regions, rows, columns, self.base, at, self.directed)

    @property
    def tracts(self) -> Array:
        """Places of the base that are not 0; of a traced base none, where the form of
        the connectome does not ask for them."""
        if self.known_tracts is not None:
            return np.array(self.known_tracts, int)
        if isinstance(self.base, Tracer):
            return np.zeros(0, int)
        return np.flatnonzero(np.asarray(self.base))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in self.bounds if name not in self.held)

    def tree_flatten(self) -> tuple[tuple[Array | jax.Array], tuple[Any, ...]]:
        kept = tuple(self.tracts.tolist()) if by_tract(self.connectome) else None
        bounds, held = tuple(self.bounds.items()), tuple(self.held.items())
        known = self.regions, bounds, held, self.directed, self.connectome, kept
        return (self.base,), known

    @classmethod
    def tree_unflatten(cls, known: tuple[Any, ...], base: tuple[Any]) -> "Layout":
        regions, bounds, held, directed, connectome, kept = known
        given = regions, base[0], dict(bounds), dict(held), directed, connectome
        return cls(*given, kept)


@cache
def places(regions: int, *, directed: bool) -> tuple[Array, Array]:
    """Target and source of every pair of different regions."""
    if directed:
        rows, columns = np.nonzero(~np.eye(regions, dtype=bool))
    else:
        rows, columns = np.triu_indices(regions, 1)
    return rows, columns
