"""Synchrony: how much in step the regions are on average."""

import jax

from brainTwinStudio.engine.losses.analytic import order_parameter
from brainTwinStudio.engine.losses.base import Loss, Sampled
from brainTwinStudio.project import PartInfo

INFO = PartInfo(
    "synchrony",
    "Synchrony",
    "squared difference of the mean over time of the Kuramoto order parameter, 0.04 to "
    "0.07 Hz",
    "SCIENCE.md D.4",
)


def feature(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """Mean over time and rows of the order parameter ()."""
    return order_parameter(signals, sampled).mean()


def distance(simulated: jax.Array, measured: jax.Array) -> jax.Array:
    return (simulated - measured) ** 2


SYNCHRONY = Loss(INFO, feature, distance)
