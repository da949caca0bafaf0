"""A learned coupling function: what regions send is bent by a net (model M6).

    sent_i = x_i + s_i [n(x_i / s_i) - n(0)],   n(u) = W2 f(W1 u + b1)

f(v) = v / (1 + |v|). The same net for all regions; s: usual size of a region's states.
0 at rest, bounded by 2 s sum |W2|, near 0 at the start: a fit begins at linear
coupling. A net of pairs, psi(z_j, z_k), would cost a product of regions by regions
every step.
Source: SCIENCE.md B.6.
"""

from collections.abc import Mapping

import jax
from jaxtyping import Array, Float, Key

from brainTwinStudio.engine.draws import normal

FIRST = 1e-3


def sending_start(
    key: Key[Array, ""], hidden: int, states: int = 2
) -> dict[str, jax.Array]:
    """First weights: "sending.w1" (hidden, state), "sending.b1" (hidden,),
    "sending.w2" (state, hidden)."""
    first, shift, last = jax.random.split(key, 3)
    return {
        "sending.w1": normal(first, (hidden, states)) / states**0.5,
        "sending.b1": jax.random.uniform(shift, (hidden,), minval=-1.0, maxval=1.0),
        "sending.w2": FIRST * normal(last, (states, hidden)) / hidden**0.5,
    }


def sent_more(
    weights: Mapping[str, jax.Array],
    state: Float[Array, "state region"],
    scale: Float[Array, " region"],
) -> Float[Array, "state region"]:
    """What is added to the states that a region sends, in their units."""
    still = weights["sending.b1"][:, None]
    moved = jax.nn.soft_sign(weights["sending.w1"] @ (state / scale) + still)
    return scale * (weights["sending.w2"] @ (moved - jax.nn.soft_sign(still)))
