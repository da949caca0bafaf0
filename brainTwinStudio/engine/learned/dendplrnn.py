"""Dendritic piecewise-linear RNN (dendPLRNN).

    z(t+1) = A z(t) + W sum_b alpha_b max(0, z(t) - H_b) + h

A diagonal, W without a diagonal. Every unit is a soma with B dendritic branches, so
that few units draw any curve, and the map stays linear in pieces: its fixed points and
cycles can be solved for. Clipped: max(0, z - H_b) - max(0, z), which cannot grow
without bound while |A| < 1. Mean-centred: z - mean z inside the branches.
Source: Brenner et al. 2022, ICML, arXiv:2207.02542; SCIENCE.md B.8.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PRNGKeyArray

from brainTwinStudio.engine.learned.sequence import (
    SequenceModel,
    Sizes,
    Weights,
    hidden_start,
    size,
    uniform,
    with_hidden,
)
from brainTwinStudio.project import PartInfo

DATA_RANGE = 3.0  # standard deviations

INFO = PartInfo(
    name="dendplrnn",
    label="dendPLRNN",
    meaning="piecewise-linear units with dendritic branches; solvable fixed points",
    source="arXiv:2207.02542",
    parameters=(
        size("hidden", 0, 0, 4096, "units beyond the observed channels"),
        size("bases", 10, 1, 200, "dendritic branches of every unit"),
        size("clipped", 0, 0, 1, "1: branches that cannot grow without bound"),
        size("mean_centred", 0, 0, 1, "1: branches see the state without its mean"),
    ),
)


def begun(key: PRNGKeyArray, channels: int, sizes: Sizes) -> Weights:
    """A + W is positive definite with largest eigenvalue 1 (Talathi and Vartak 2016,
    arXiv:1511.03771), thresholds cover the range of z-scored data."""
    units, bases = channels + int(sizes["hidden"]), int(sizes["bases"])
    square, slopes, thresholds, bias, hidden = jax.random.split(key, 5)
    random = jax.random.normal(square, (units, units), jnp.float64)
    whole = jnp.eye(units) + random.T @ random / units
    whole = whole / jnp.linalg.norm(whole, 2)
    return {
        "A": jnp.diag(whole),
        "W": whole,
        "slopes": uniform(slopes, (bases,), bases),
        "thresholds": jax.random.uniform(
            thresholds, (units, bases), jnp.float64, -DATA_RANGE, DATA_RANGE
        ),
        "bias": uniform(bias, (units,), units),
        "clipped": jnp.asarray(sizes["clipped"]),
        "mean_centred": jnp.asarray(sizes["mean_centred"]),
        **hidden_start(hidden, channels, units),
    }


def prepared(weights: Weights) -> Weights:
    W = weights["W"]
    kept = {name: jax.lax.stop_gradient(weights[name]) for name in CHOICES}
    return {**weights, **kept, "W": W - jnp.diag(jnp.diag(W))}


CHOICES = ("clipped", "mean_centred")


def moved(ready: Weights, state: Float[Array, " unit"]) -> Float[Array, " unit"]:
    seen = state - ready["mean_centred"] * state.mean()
    branches = jax.nn.relu(seen[:, None] - ready["thresholds"]) @ ready["slopes"]
    branches -= ready["clipped"] * ready["slopes"].sum() * jax.nn.relu(seen)
    return ready["A"] * state + ready["W"] @ branches + ready["bias"]


DENDPLRNN = SequenceModel(INFO, 1, begun, with_hidden, moved, prepared=prepared)
