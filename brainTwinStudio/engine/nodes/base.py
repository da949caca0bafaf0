"""What a node model is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import jax

from brainTwinStudio.project import NodeModelInfo

Parameters = Mapping[str, jax.Array]
Drift = Callable[[jax.Array, jax.Array, Parameters], jax.Array]


@dataclass(frozen=True, slots=True)
class NodeModel:
    """drift(state (state, region), received (state, region), parameters) is the rate
    of change per model time unit."""

    info: NodeModelInfo
    drift: Drift
