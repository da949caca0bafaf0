"""Three-step perceptron, the predictor of neural perturbational inference (NPI).

    x(t+1) = MLP([x(t-2), x(t-1), x(t)])

Layers 3N -> 2N -> 0.8N -> N with rectified linear units. The state holds the last three
samples (3, channel), the newest one last.
Source: SCIENCE.md B.12; Luo et al. 2025, Nature Methods,
doi:10.1038/s41592-025-02654-x.
"""

from itertools import pairwise

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PRNGKeyArray

from brainTwinStudio.engine.learned.sequence import (
    SequenceModel,
    Sizes,
    Weights,
    size,
    uniform,
)
from brainTwinStudio.project import PartInfo

SAMPLES = 3

INFO = PartInfo(
    name="three_step_mlp",
    label="Three-step perceptron",
    meaning="predicts the next sample of all regions from the last three",
    source="doi:10.1038/s41592-025-02654-x",
    parameters=(
        size("first_layer", 2.0, 0.1, 10.0, "units of the first layer, per region"),
        size("second_layer", 0.8, 0.1, 10.0, "units of the second layer, per region"),
    ),
)


def begun(key: PRNGKeyArray, channels: int, sizes: Sizes) -> Weights:
    """Kernels (output, input) and biases (output,) of the three layers."""
    widths = (
        SAMPLES * channels,
        max(round(sizes["first_layer"] * channels), 1),
        max(round(sizes["second_layer"] * channels), 1),
        channels,
    )
    weights: Weights = {}
    for layer, (into, out) in enumerate(pairwise(widths)):
        kernel, bias = jax.random.split(jax.random.fold_in(key, layer))
        weights[f"kernel_{layer}"] = uniform(kernel, (out, into), into)
        weights[f"bias_{layer}"] = uniform(bias, (out,), into)
    return weights


def first(
    weights: Weights, past: Float[Array, "3 channel"]
) -> Float[Array, "3 channel"]:
    return past


def moved(
    weights: Weights, state: Float[Array, "3 channel"]
) -> Float[Array, "3 channel"]:
    h = state.reshape(-1)
    for layer in (0, 1):
        h = jax.nn.relu(weights[f"kernel_{layer}"] @ h + weights[f"bias_{layer}"])
    new = weights["kernel_2"] @ h + weights["bias_2"]
    return jnp.concatenate([state[1:], new[None]])


THREE_STEP_MLP = SequenceModel(INFO, SAMPLES, begun, first, moved)
