"""Global brain connectivity: mean FC of each region with all others."""

import jax
import jax.numpy as jnp

from brainTwinStudio.analysis.connectivity import correlation
from brainTwinStudio.engine.losses.base import Loss, Sampled
from brainTwinStudio.project import PartInfo

INFO = PartInfo(
    "gbc",
    "Global connectivity",
    "mean squared difference over regions of the mean FC with all others",
    "SCIENCE.md D.5",
)


def feature(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """Mean correlation with all other regions, mean over rows (region,)."""
    fc = correlation(signals, jnp)
    own = jnp.diagonal(fc, axis1=-2, axis2=-1)
    return ((fc.sum(axis=-1) - own) / (signals.shape[1] - 1)).mean(axis=0)


def distance(simulated: jax.Array, measured: jax.Array) -> jax.Array:
    return jnp.mean((simulated - measured) ** 2)


GBC = Loss(INFO, feature, distance)
