"""Shallow piecewise-linear RNN (shPLRNN), clipped.

    z(t+1) = A z(t) + W1 [max(0, W2 z(t) + h2) - max(0, W2 z(t))] + h1

A diagonal and inside (-1, 1). One layer of L units between two samples sees sums of
channels, so products of channels (as in Lorenz-96) cost few units, and no latent state
beyond the recording is needed. Every unit of the layer is bounded by its h2, so free
runs never explode. Training starts at ridge regression of a sample on what the layer,
drawn at chance over the range of the data, makes of the one before.
Source: Hess et al. 2023, ICML, arXiv:2306.04406; SCIENCE.md B.8.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PRNGKeyArray

from brainTwinStudio.engine.learned.regression import next_from_last, ridge_of
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
LARGEST = 0.999
SMALL = 0.1

INFO = PartInfo(
    name="shallow_plrnn",
    label="Shallow PLRNN",
    meaning="one piecewise-linear layer between two samples, bounded",
    source="arXiv:2306.04406",
    parameters=(
        size("layer", 100, 1, 4096, "units of the layer"),
        size("hidden", 0, 0, 4096, "states beyond the observed channels"),
    ),
)


def begun(key: PRNGKeyArray, channels: int, sizes: Sizes) -> Weights:
    """Directions of unit variance on z-scored data; kinks over their range."""
    units, layer = channels + int(sizes["hidden"]), int(sizes["layer"])
    into, kinks, out, bias, hidden = jax.random.split(key, 5)
    return {
        "A": jnp.full(units, jnp.arctanh(0.9)),
        "W1": uniform(out, (units, layer), layer),
        "W2": jax.random.normal(into, (layer, units), jnp.float64) / units**0.5,
        "h1": uniform(bias, (units,), units),
        "h2": jax.random.uniform(kinks, (layer,), jnp.float64, -DATA_RANGE, DATA_RANGE),
        **hidden_start(hidden, channels, units),
    }


def informed(weights: Weights, runs: tuple[jax.Array, ...]) -> Weights:
    """A, W1 and h1 of the observed channels at regression; other states at chance, and
    heard little."""
    linear = next_from_last(runs)
    channels = len(linear)
    A = jnp.clip(jnp.diag(linear), -LARGEST, LARGEST)
    W2 = weights["W2"].at[:, channels:].multiply(SMALL)
    W2 = W2.at[:, :channels].multiply((weights["A"].shape[0] / channels) ** 0.5)
    before = jnp.concatenate([run[:-1] for run in runs])
    after = jnp.concatenate([run[1:] for run in runs])
    kernel, bias = ridge_of(_bent(before @ W2[:, :channels].T, weights["h2"]),
                            after - A * before)  # fmt: skip
    return {
        **weights,
        "A": weights["A"].at[:channels].set(jnp.arctanh(A)),
        "W1": weights["W1"].at[channels:].multiply(SMALL).at[:channels].set(kernel),
        "W2": W2,
        "h1": weights["h1"].at[channels:].multiply(SMALL).at[:channels].set(bias),
    }


def _bent(seen: Float[Array, "*time layer"], h2: Float[Array, " layer"]) -> jax.Array:
    return jax.nn.relu(seen + h2) - jax.nn.relu(seen)


def prepared(weights: Weights) -> Weights:
    return {**weights, "A": jnp.tanh(weights["A"])}


def moved(ready: Weights, state: Float[Array, " unit"]) -> Float[Array, " unit"]:
    layer = _bent(ready["W2"] @ state, ready["h2"])
    return ready["A"] * state + ready["W1"] @ layer + ready["h1"]


SHALLOW_PLRNN = SequenceModel(
    INFO, 1, begun, with_hidden, moved, prepared=prepared, informed=informed
)
