"""Functional connectivity dynamics: Wasserstein-1 distance of the FCD distributions.

Kolmogorov-Smirnov, by which a twin is judged, has no useful gradient; the distance of
sorted quantiles has (SCIENCE.md D.3).
"""

import jax
import jax.numpy as jnp

from brainTwinStudio.analysis.connectivity import fcd, window_samples
from brainTwinStudio.engine.losses.base import Loss, Sampled
from brainTwinStudio.project import PartInfo

QUANTILES = 101
TRAINING_STEP_S = 6.0
INFO = PartInfo(
    "fcd",
    "Connectivity dynamics",
    "mean absolute difference of the quantiles of window-to-window FC similarity "
    "(60 s windows)",
    "doi:10.1016/j.neuroimage.2014.11.001",
)


def feature(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """Quantiles of the FCD, mean over rows (quantile,). Windows every 6 s: half the
    work of the judging step of 3 s, same distribution."""
    window, step = window_samples(1 / sampled.sampling_hz, step_s=TRAINING_STEP_S)
    window = min(window, sampled.samples // 3)

    def one(row: jax.Array) -> jax.Array:
        values = jnp.sort(fcd(row, window, step, jnp))
        at = jnp.linspace(0, values.shape[0] - 1, QUANTILES)
        return jnp.interp(at, jnp.arange(values.shape[0]), values)

    return jax.lax.map(jax.checkpoint(one), signals).mean(axis=0)


def distance(simulated: jax.Array, measured: jax.Array) -> jax.Array:
    return jnp.mean(jnp.abs(simulated - measured))


FCD = Loss(INFO, feature, distance, squared=False)
