"""Signals themselves, sample by sample."""

import jax
import jax.numpy as jnp

from brainTwinStudio.engine.losses.base import Loss, Sampled
from brainTwinStudio.project import PartInfo

EPS = 1e-12
INFO = PartInfo(
    "time_domain",
    "Time course",
    "mean squared error of standardised signals at the same times (NRMSE squared, "
    "2 (1 - r)). Only for a single run and for models that are driven by its stimuli "
    "or teacher-forced: a free-running stochastic model has phases of its own, which "
    "match no recording",
    "SCIENCE.md D.7",
)


def feature(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """Signals with mean 0 and variance 1, BOLD having no absolute unit; mean over rows
    (region, time)."""
    centred = signals - signals.mean(axis=-1, keepdims=True)
    spread = jnp.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPS)
    return (centred / spread).mean(axis=0)


def distance(simulated: jax.Array, measured: jax.Array) -> jax.Array:
    return jnp.mean((simulated - measured) ** 2)


TIME_DOMAIN = Loss(INFO, feature, distance)
