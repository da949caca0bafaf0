"""Lagged functional connectivity: who leads whom."""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.connectivity import EPS, fisher_z
from brainTwinStudio.engine.losses.base import Loss, Sampled
from brainTwinStudio.project import PartInfo

LAG_S = 1.5
INFO = PartInfo(
    "lagged_fc",
    "Lagged FC",
    "mean squared difference of Fisher-z correlations of every region with every other "
    "1 to 2 s later (one sample where sampling is slower)",
    "SCIENCE.md D.6",
)


def lag_samples(sampling_hz: float) -> int:
    """1.5 s in whole samples, at least one."""
    return max(round(LAG_S * sampling_hz), 1)


def feature(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """Fisher z of corr(x_i(t + lag), x_j(t)) for all ordered pairs i != j, mean over
    rows (ordered pair,). Each factor is standardised on its own stretch."""
    lag = lag_samples(sampled.sampling_hz)
    later, earlier = _unit(signals[..., lag:]), _unit(signals[..., :-lag])
    r = later @ jnp.swapaxes(earlier, -1, -2)
    i, j = np.nonzero(~np.eye(signals.shape[1], dtype=bool))
    return fisher_z(r, jnp)[:, i, j].mean(axis=0)


def _unit(signals: jax.Array) -> jax.Array:
    centred = signals - signals.mean(axis=-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).sum(axis=-1, keepdims=True) + EPS)


def distance(simulated: jax.Array, measured: jax.Array) -> jax.Array:
    return jnp.mean((simulated - measured) ** 2)


LAGGED_FC = Loss(INFO, feature, distance)
