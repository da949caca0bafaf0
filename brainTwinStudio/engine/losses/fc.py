"""Functional connectivity: mean squared difference of Fisher-z correlations."""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.connectivity import correlation, fisher_z
from brainTwinStudio.engine.losses.base import Loss, Sampled
from brainTwinStudio.project import PartInfo

INFO = PartInfo(
    "fc",
    "Functional connectivity",
    "mean squared difference of Fisher-z correlations between regions",
    "SCIENCE.md D.2",
)


def feature(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """Fisher-z FC above the diagonal, mean over rows (pair,)."""
    i, j = np.triu_indices(signals.shape[1], 1)
    return fisher_z(correlation(signals, jnp), jnp)[:, i, j].mean(axis=0)


def distance(simulated: jax.Array, measured: jax.Array) -> jax.Array:
    return jnp.mean((simulated - measured) ** 2)


FC = Loss(INFO, feature, distance)
