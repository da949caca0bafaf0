"""What a learned connectome is: weights a fit makes of anatomy and of free numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import jax
import jax.numpy as jnp

from brainTwinStudio.project import Array, PartInfo

EDGE_SCALE = 0.05  # weight that a unit step of a free number makes, of 0.2 at most
LEAST_SPREAD = 1e-3
STRENGTHS = (0.1, 0.03)
# Of directions, which a recording tells less of: simulated brains without any came out
# with |C - C^T| / |C + C^T| of 0.6 to 0.8 at a pull of 0.1, of 0.1 to 0.2 at 0.3 to 1.
DIRECTED = (1.0, 0.3)


class Pairs(NamedTuple):
    """The pairs of regions whose weight is learned: every pair once, for both
    directions, or (directed) every ordered pair, weight[rows, columns] being [target,
    source]. base (pair,): anatomical weights on the scale of the model; tracts: where
    they are not 0."""

    regions: int
    rows: Array
    columns: Array
    base: Array | jax.Array
    tracts: Array
    directed: bool = False

    @property
    def spread(self) -> jax.Array:
        """Sum of squared deviations of anatomical weights from their mean: what a
        change of weights is measured by."""
        base = jnp.asarray(self.base)
        spread = jnp.sum((base - base.mean()) ** 2)
        return jnp.maximum(spread, LEAST_SPREAD * jnp.sum(base**2))


def _same(edges: jax.Array) -> jax.Array:
    return edges


@dataclass(frozen=True, slots=True)
class ConnectomeForm:
    """One way from free numbers ("edges", one axis) to weights.

    begun(pairs): where a fit starts. weights(edges, pairs): (pair,). held(edges,
    origin, pairs): numbers whose squares, added up and times a strength, are the pull
    toward anatomy; origin is where the fit began. strengths, directed_strengths: of the
    pull, tried on validation data, strongest first; the last one where nothing is
    validated.
    loosened(edges): the same weights, free to move where a pull had closed them.
    settled(edges): weights of no account made exactly 0. dense: one free number a pair,
    in proportion to the change of its weight, so that the Laplace approximation knows
    intervals of weights. by_tract: whether it asks where there are tracts.
    """

    info: PartInfo
    begun: Callable[[Pairs], Array]
    weights: Callable[[jax.Array, Pairs], jax.Array]
    held: Callable[[jax.Array, jax.Array, Pairs], jax.Array]
    strengths: tuple[float, ...] = STRENGTHS
    directed_strengths: tuple[float, ...] = DIRECTED
    loosened: Callable[[jax.Array], jax.Array] = _same
    settled: Callable[[jax.Array], jax.Array] = _same
    dense: bool = False
    by_tract: bool = False

    def tried(self, *, directed: bool) -> tuple[float, ...]:
        return self.directed_strengths if directed else self.strengths
