"""Functional connectivity: how its pattern agrees, whatever its level."""

import jax
import jax.numpy as jnp

from brainTwinStudio.engine.losses.base import Loss
from brainTwinStudio.engine.losses.fc import feature
from brainTwinStudio.project import PartInfo

EPS = 1e-12
INFO = PartInfo(
    "fc_corr",
    "FC pattern",
    "1 - correlation of Fisher-z FC, simulated with measured; blind to the level of "
    "FC, so use it beside 'fc'",
    "SCIENCE.md D.1",
)


def distance(simulated: jax.Array, measured: jax.Array) -> jax.Array:
    return 1 - jnp.sum(_unit(simulated) * _unit(measured))


def _unit(pairs: jax.Array) -> jax.Array:
    centred = pairs - pairs.mean()
    return centred / jnp.sqrt(jnp.sum(centred**2) + EPS)


FC_CORR = Loss(INFO, feature, distance)
