"""What a node model is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import jax

from brainTwinStudio.project import NodeModelInfo

Parameters = Mapping[str, jax.Array]
Drift = Callable[[jax.Array, jax.Array, jax.Array | float, Parameters], jax.Array]
Reading = Callable[[jax.Array, Parameters], jax.Array]


@dataclass(frozen=True, slots=True)
class NodeModel:
    """One mechanistic model of a region. All functions are elementwise over regions.

    drift(state (state, region), received (channel, region), stimulus (region,) or 0,
    parameters) is the rate of change per model time unit (state, region); `received`
    has G and the weights in it. Leading batch axes come by vmap.
    sent(state, parameters): what other regions hear (channel, region).
    bold(state, parameters): what drives blood flow (region,), or BOLD itself.
    potential(state, parameters): source of EEG, MEG and SEEG (region,).
    kept(state): the state brought back inside hard bounds, after every stage of a
    step; None where there are none. Its gradient is 0 beyond the bounds.
    rotation(parameters): angular frequency (region,), rad per time unit, of a rotation
    in the plane of the first two states that the drift contains; None if there is none.
    """

    info: NodeModelInfo
    drift: Drift
    sent: Reading
    bold: Reading
    potential: Reading
    kept: Callable[[jax.Array], jax.Array] | None = None
    rotation: Callable[[Parameters], jax.Array] | None = None
