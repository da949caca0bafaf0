"""What rate networks share: leaky units, and gain and threshold of every unit, which
let the z-scored signals of a network be a network of the same kind."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.learned.sequence import Weights

LEAKS = (0.02, 0.98)  # of a start from data


def unit_start(units: int, leak: float, threshold: float) -> Weights:
    """leak: share of a unit's state that is new in every step, kept as a logit."""
    return {
        "leak": jnp.full(units, jnp.log(leak / (1 - leak))),
        "log_gain": jnp.zeros(units),
        "threshold": jnp.full(units, threshold),
        "bias": jnp.zeros(units),
    }


def driven(ready: Weights, state: Float[Array, " unit"]) -> Float[Array, " unit"]:
    """Gain (x - threshold) (unit,): what the rate function sees."""
    return jnp.exp(ready["log_gain"]) * (state - ready["threshold"])


def leaked(
    ready: Weights, state: Float[Array, " unit"], received: Float[Array, " unit"]
) -> Float[Array, " unit"]:
    """(1 - a) x + a (received + bias), a = sigmoid(leak)."""
    a = jax.nn.sigmoid(ready["leak"])
    return (1 - a) * state + a * (received + ready["bias"])
