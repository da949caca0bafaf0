"""A residual that sees the neighbours: message passing over the connectome.

    dx_i/dt = f_phys(x_i, c_i) + s_i [n(u_i) - n(0)],   n(u) = W2 f(W1 u + b1)
    u_i = (x_i / s_i, c_i / s_i, m_i / s_i)
    m_i = G sum_j C_ij s_j [f(M x_j / s_j + b) - f(b)]

f(v) = v / (1 + |v|). Every region sends messages, a nonlinear function of its state,
beside what the physics sends; they travel as that does (weights, delays, coupling
form), so a resection silences them. The residual of `residual.py` sees what the physics
sends, added up; this one can also tell one loud neighbour from many quiet ones. All
regions share the weights; s: usual size of a region's states. 0 at rest, bounded by
2 s sum |W2|, near 0 at the start: a fit begins at the physics.
Source: SCIENCE.md B.5 (shared weights, value at the fixed point taken off); message
passing as in Gilmer et al. 2017, arXiv:1704.01212.
"""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key

from brainTwinStudio.engine.draws import normal

FIRST = 1e-3
MESSAGES = 3
Weights = Mapping[str, jax.Array]


def graph_residual_start(
    key: Key[Array, ""], hidden: int, states: int = 2, channels: int = 2
) -> dict[str, jax.Array]:
    """First weights: "graph_residual.message" (message, state) with
    "graph_residual.message_b" (message,); "graph_residual.w1" (hidden, states +
    channels + messages), "graph_residual.b1" (hidden,), "graph_residual.w2" (states,
    hidden)."""
    keys = jax.random.split(key, 5)
    inputs = states + channels + MESSAGES
    told = normal(keys[0], (MESSAGES, states)) / states**0.5
    return {
        "graph_residual.message": told,
        "graph_residual.message_b": jax.random.uniform(
            keys[1], (MESSAGES,), minval=-1.0, maxval=1.0
        ),
        "graph_residual.w1": normal(keys[2], (hidden, inputs)) / inputs**0.5,
        "graph_residual.b1": jax.random.uniform(
            keys[3], (hidden,), minval=-1.0, maxval=1.0
        ),
        "graph_residual.w2": FIRST * normal(keys[4], (states, hidden)) / hidden**0.5,
    }


def messages(
    weights: Weights,
    state: Float[Array, "state region"],
    scale: Float[Array, " region"],
) -> Float[Array, "message region"]:
    """What every region sends beside its states, in their units."""
    still = weights["graph_residual.message_b"][:, None]
    moved = jax.nn.soft_sign(
        weights["graph_residual.message"] @ (state / scale) + still
    )
    return scale * (moved - jax.nn.soft_sign(still))


def graph_residual_rate(
    weights: Weights,
    state: Float[Array, "state region"],
    received: Float[Array, "channel region"],
    scale: Float[Array, " region"],
) -> Float[Array, "state region"]:
    """What it adds to the rate of change, per model time unit. received: what arrives
    of the physics, then the messages."""
    inputs = jnp.concatenate([state, received]) / scale
    still = weights["graph_residual.b1"][:, None]
    moved = jax.nn.soft_sign(weights["graph_residual.w1"] @ inputs + still)
    return scale * (weights["graph_residual.w2"] @ (moved - jax.nn.soft_sign(still)))
