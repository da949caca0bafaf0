"""A learned part of the drift, added to the physics of a region: a residual MLP.

    dx_i/dt = f_phys(x_i, c_i) + s_i [n(u_i, e_i) - n(0, e_i)]
    n(u, e) = W2 f(W1 u + W_e e + b1),   u_i = (x_i / s_i, c_i / s_i)

f(v) = v / (1 + |v|), cheaper than tanh and as bounded. x: state, c: what the region
receives, s: usual size of its states. All regions share
the weights; e, a few numbers of its own, is all that tells one region from another.
It is 0 at state 0 without input, so that a fixed point there stays one, and bounded by
2 s sum |W2|. It starts near 0: a fit begins at the physics. Regions must move around 0
(Hopf); where they do not, give the deviation from the fixed point as the state.
Source: SCIENCE.md B.2 (first weights) and B.5 (shared weights, value at the fixed point
taken off, explained-by-physics fraction).
"""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key

from brainTwinStudio.engine.draws import normal

FIRST = 1e-3
Weights = Mapping[str, jax.Array]


def residual_start(
    key: Key[Array, ""],
    hidden: int,
    embedding: int,
    regions: int,
    states: int = 2,
    channels: int = 2,
) -> dict[str, jax.Array]:
    """First weights: "residual.w1" (hidden, states + channels), "residual.b1"
    (hidden,), "residual.w2" (states, hidden); with an embedding of some numbers a
    region also "residual.embedding" (region, number), 0 at the start, and
    "residual.w_embedding" (hidden, number)."""
    first, shift, last, own = jax.random.split(key, 4)
    inputs = states + channels
    weights = {
        "residual.w1": normal(first, (hidden, inputs)) / inputs**0.5,
        "residual.b1": jax.random.uniform(shift, (hidden,), minval=-1.0, maxval=1.0),
        "residual.w2": FIRST * normal(last, (states, hidden)) / hidden**0.5,
    }
    if embedding:
        spread = normal(own, (hidden, embedding)) / embedding**0.5
        weights["residual.w_embedding"] = spread
        weights["residual.embedding"] = jnp.zeros((regions, embedding))
    return weights


def residual_rate(
    weights: Weights,
    state: Float[Array, "state region"],
    received: Float[Array, "channel region"],
    scale: Float[Array, " region"],
) -> Float[Array, "state region"]:
    """What the residual adds to the rate of change, per model time unit.

    scale: usual size of the states of every region, its standard deviation for
    instance; the residual then means the same for quiet and for loud regions. received:
    the channels of the physics; others after them are not heard.
    """
    channels = weights["residual.w1"].shape[1] - state.shape[0]
    inputs = jnp.concatenate([state, received[:channels]]) / scale
    still = weights["residual.b1"][:, None]
    if "residual.embedding" in weights:
        own = weights["residual.w_embedding"] @ weights["residual.embedding"].T
        still = still + own
    moved = jax.nn.soft_sign(weights["residual.w1"] @ inputs + still)
    return scale * (weights["residual.w2"] @ (moved - jax.nn.soft_sign(still)))


def explained_by_physics(
    physics: Float[Array, "*any"], residual: Float[Array, "*any"]
) -> Float[Array, ""]:
    """1 - E |f_NN|^2 / E |f_phys + f_NN|^2 of rates met on a trajectory; below 0 where
    both are large and cancel (SCIENCE.md B.5)."""
    return 1 - jnp.square(residual).sum() / jnp.square(physics + residual).sum()
