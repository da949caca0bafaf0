"""Dendritic piecewise-linear RNN (dendPLRNN).

    z(t+1) = A z(t) + W sum_b alpha_b max(0, z(t) - H_b) + h

A diagonal and inside (-1, 1), W without a diagonal. Every unit is a soma with B
dendritic branches, so that few units draw any curve, and the map stays linear in
pieces: its fixed points and cycles can be solved for. Clipped: max(0, z - H_b) -
max(0, z), which is bounded, so free runs never explode. Mean-centred: z - mean z inside
the branches. Training starts at ridge regression of a sample on the one before: two
branches make a line that saturates far out.
Source: Brenner et al. 2022, ICML, arXiv:2207.02542; SCIENCE.md B.8.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PRNGKeyArray

from brainTwinStudio.engine.learned.regression import next_from_last
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
LINE_ENDS = 6.0
SMALL = 0.1
LARGEST = 0.999
CHOICES = ("clipped", "mean_centred")

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
        "A": jnp.arctanh(jnp.clip(jnp.diag(whole), -LARGEST, LARGEST)),
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


def informed(weights: Weights, runs: tuple[jax.Array, ...]) -> Weights:
    """The observed channels at the best linear predictor; hidden units at chance, and
    heard little."""
    linear = next_from_last(runs)
    channels, bases = len(linear), weights["slopes"].shape[0]
    if bases < 2:
        return weights
    hears = jnp.ones_like(weights["W"]).at[:channels, channels:].set(SMALL)
    W = (weights["W"] * hears).at[:channels, :channels].set(linear)
    A = jnp.clip(jnp.diag(linear), -LARGEST, LARGEST)
    line = jnp.array([1.0, -1.0])
    bent = _off_diagonal(W)[:, :channels].sum(axis=1) * LINE_ENDS
    return {
        **weights,
        "A": weights["A"].at[:channels].set(jnp.arctanh(A)),
        "W": W,
        "slopes": (SMALL * weights["slopes"]).at[:2].set(line),
        "thresholds": weights["thresholds"].at[:, :2].set(-LINE_ENDS * line),
        "bias": (SMALL * weights["bias"]).at[:channels].add(-bent[:channels]),
    }


def _off_diagonal(W: Float[Array, "unit unit"]) -> Float[Array, "unit unit"]:
    return W - jnp.diag(jnp.diag(W))


def prepared(weights: Weights) -> Weights:
    kept = {name: jax.lax.stop_gradient(weights[name]) for name in CHOICES}
    matrices = {"A": jnp.tanh(weights["A"]), "W": _off_diagonal(weights["W"])}
    return {**weights, **kept, **matrices}


def moved(ready: Weights, state: Float[Array, " unit"]) -> Float[Array, " unit"]:
    seen = state - ready["mean_centred"] * state.mean()
    branches = jax.nn.relu(seen[:, None] - ready["thresholds"]) @ ready["slopes"]
    branches -= ready["clipped"] * ready["slopes"].sum() * jax.nn.relu(seen)
    return ready["A"] * state + ready["W"] @ branches + ready["bias"]


DENDPLRNN = SequenceModel(
    INFO, 1, begun, with_hidden, moved, prepared=prepared, informed=informed
)
