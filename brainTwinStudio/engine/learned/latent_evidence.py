"""The evidence lower bound of a latent SDE, of paths drawn from its posterior.

    log p(y) >= E[sum_t log p(y_t | z_t)] - KL(q(z_0) | p(z_0))
                - E[sum_t |u_t / s(z_t)|^2 / 2]

Prior and posterior share the diffusion s; u is what the posterior adds to the drift. It
reads the recording from its end to now (a gated recurrent unit backward in time; Cho et
al. 2014, arXiv:1406.1078), beside a linear pull by what was just seen. z_0 has mean 0
and unit variance before anything is seen. (Li et al. 2020, arXiv:2001.01328.)
"""

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Key, PRNGKeyArray

from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.learned.sequence import Weights, uniform

SMALLEST, LARGEST = 1e-2, 2.0  # of the diffusion, in units of a hidden state
LARGEST_RADIUS = 0.995
HALF_LOG = 0.5 * float(np.log(2 * np.pi))
LEAST_SEEN = 1e-2


def posterior_start(
    key: PRNGKeyArray, channels: int, states: int, context: int
) -> Weights:
    """Weights of the posterior, which begins at a weak linear pull."""
    one, two, three = jax.random.split(key, 3)
    reads = channels + context
    return {
        "gain": jnp.zeros((states, channels)),
        "gates": uniform(one, (3, context, reads), reads),
        "gate_bias": jnp.zeros((3, context)),
        "pull_0": uniform(two, (context, states + context), states + context),
        "pull_bias": jnp.zeros(context),
        "pull_1": 0.1 * uniform(three, (states, context), context),
        "start_0": jnp.zeros((states, context)),
        "start_level": jnp.full(states, -1.0),
    }


def contraction(matrix: Float[Array, "state state"]) -> Float[Array, "state state"]:
    """The matrix, or as much of it as shortens every vector."""
    largest = jnp.linalg.norm(matrix, 2)
    return matrix / jnp.maximum(1.0, largest / LARGEST_RADIUS)


def drifted(ready: Weights, z: Float[Array, " state"]) -> Float[Array, " state"]:
    """Hidden states one sample later, without noise. ready: with "A"."""
    units = jnp.tanh(ready["kernel_0"] @ z + ready["bias_0"])
    return ready["A"] @ z + ready["kernel_1"] @ units


def spread(ready: Weights, z: Float[Array, " state"]) -> Float[Array, " state"]:
    """s(z) per square root of a sample."""
    share = jax.nn.sigmoid(ready["spread_level"] + ready["spread_slope"] * z)
    return SMALLEST + (LARGEST - SMALLEST) * share


def seen_sd(ready: Weights) -> Float[Array, " channel"]:
    """r: of what is measured, not of the brain."""
    return LEAST_SEEN + jax.nn.softplus(ready["seen_level"])


def evidence(
    weights: Weights,
    window: Float[Array, "time channel"],
    key: Key[Array, ""],
    heat: float | jax.Array = 1.0,
) -> Float[Array, ""]:
    """Lower bound of log p(window) by one path of the posterior, in nats; `heat`: how
    much of the divergence from the prior counts, 1 for the bound itself."""
    ready = {**weights, "A": contraction(weights["linear"])}
    context = _context(weights, window)
    noise = normal(key, (len(window), weights["linear"].shape[0]))
    C, d, r = ready["readout"], ready["offset"], seen_sd(ready)

    def likelihood(z: jax.Array, seen: jax.Array) -> jax.Array:
        away = (seen - C @ z - d) / r
        return -jnp.sum(0.5 * away**2 + jnp.log(r) + HALF_LOG)

    mean = 2 * weights["gain"] @ (window[0] - d) + weights["start_0"] @ context[0]
    sd = jax.nn.softplus(weights["start_level"]) + 1e-3
    start = mean + sd * noise[0]
    apart = 0.5 * jnp.sum(mean**2 + sd**2 - 1) - jnp.sum(jnp.log(sd))

    def along(z: jax.Array, now: tuple[jax.Array, jax.Array, jax.Array]):
        seen, told, draw = now
        ahead, s = drifted(ready, z), spread(ready, z)
        units = jnp.tanh(
            weights["pull_0"] @ jnp.concatenate([z, told]) + weights["pull_bias"]
        )
        pull = weights["gain"] @ (seen - C @ ahead - d) + weights["pull_1"] @ units
        new = ahead + pull + s * draw
        cost = 0.5 * jnp.sum((pull / s) ** 2)
        return new, likelihood(new, seen) - heat * cost

    later = (window[1:], context[1:], noise[1:])
    _, gains = jax.lax.scan(along, start, later)
    return likelihood(start, window[0]) - heat * apart + gains.sum()


def lower_bound_loss(
    weights: Weights,
    window: Float[Array, "time channel"],
    key: Key[Array, ""],
    done: float | jax.Array,
) -> Float[Array, ""]:
    """Minus the bound per value of the window; the divergence grows in over the first
    third of training (`done`: share of it)."""
    heat = jnp.minimum(3 * jnp.asarray(done), 1.0)
    return -evidence(weights, window, key, heat) / window.size


def _context(weights: Weights, window: jax.Array) -> Float[Array, "time context"]:
    """What the recording says from its end to each sample."""
    gates, bias = weights["gates"], weights["gate_bias"]

    def along(told: jax.Array, seen: jax.Array):
        both = jnp.concatenate([seen, told])
        update, reset = (jax.nn.sigmoid(gates[k] @ both + bias[k]) for k in (0, 1))
        fresh = jnp.tanh(gates[2] @ jnp.concatenate([seen, reset * told]) + bias[2])
        new = (1 - update) * told + update * fresh
        return new, new

    none = jnp.zeros(bias.shape[1])
    _, found = jax.lax.scan(along, none, window, reverse=True)
    return found
