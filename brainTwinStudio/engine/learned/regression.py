"""The start from data that black boxes share: one sample regressed on the one before.

Training from there begins at the best linear predictor and not at chance.
"""

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

RIDGE = 0.01  # of the mean variance
RIDGES = 10.0 ** np.arange(-9.0, 4.0, 0.5)


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


def ridge_of(
    inputs: Float[Array, "time input"], targets: Float[Array, "time target"]
) -> tuple[Float[Array, "target input"], Float[Array, " target"]]:
    """Ridge regression with an intercept, (kernel, bias); of RIDGES the one that
    generalised cross-validation finds best (Golub et al. 1979,
    doi:10.1080/00401706.1979.10489751)."""
    mean_in, mean_out = inputs.mean(axis=0), targets.mean(axis=0)
    x, y = inputs - mean_in, targets - mean_out
    samples = len(x)
    values, vectors = jnp.linalg.eigh(x.T @ x / samples)
    values = jnp.maximum(values, 0.0)
    along = vectors.T @ (x.T @ y) / samples
    whole = jnp.square(y).mean(axis=0).sum()

    def score(ridge: Float[Array, ""]) -> Float[Array, ""]:
        lacking = values + ridge * values.mean()
        solved = along / lacking[:, None]
        error = whole - (2 * along * solved).sum() + (values[:, None] * solved**2).sum()
        return error / (1 - ((values / lacking).sum() + 1) / samples) ** 2

    ridges = jnp.asarray(RIDGES)
    best = ridges[jnp.argmin(jax.vmap(score)(ridges))]
    kernel = ((vectors / (values + best * values.mean())) @ along).T
    return kernel, mean_out - kernel @ mean_in
