"""Metastability: how much synchrony waxes and wanes."""

import jax
import jax.numpy as jnp

from brainTwinStudio.engine.losses.analytic import order_parameter
from brainTwinStudio.engine.losses.base import Loss, Sampled
from brainTwinStudio.project import PartInfo

EPS = 1e-12
INFO = PartInfo(
    "metastability",
    "Metastability",
    "squared difference of the standard deviation over time of the Kuramoto order "
    "parameter, 0.04 to 0.07 Hz",
    "SCIENCE.md D.4",
)


def feature(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """Standard deviation over time of the order parameter, mean over rows ()."""
    spread = jnp.var(order_parameter(signals, sampled), axis=-1)
    return jnp.sqrt(spread + EPS).mean()


def distance(simulated: jax.Array, measured: jax.Array) -> jax.Array:
    return (simulated - measured) ** 2


METASTABILITY = Loss(INFO, feature, distance)
