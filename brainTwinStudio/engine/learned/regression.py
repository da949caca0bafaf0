"""The start from data that black boxes share: one sample regressed on the one before.

Training from there begins at the best linear predictor and not at chance.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

RIDGE = 0.01  # of the mean variance


def next_from_last(
    runs: tuple[jax.Array, ...], ridge: float = RIDGE
) -> Float[Array, "target source"]:
    """Ridge regression of every sample on the one before, never across the borders of
    `runs` (time, channel)."""
    before = jnp.concatenate([run[:-1] for run in runs])
    after = jnp.concatenate([run[1:] for run in runs])
    samples, channels = before.shape
    square = before.T @ before / samples
    square += ridge * jnp.trace(square) / channels * jnp.eye(channels)
    return jnp.linalg.solve(square, before.T @ after / samples).T
