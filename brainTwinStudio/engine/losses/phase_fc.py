"""Phase connectivity: mean cosine of the phase difference in a narrow band."""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.losses.analytic import unit_phases
from brainTwinStudio.engine.losses.base import Loss, Sampled
from brainTwinStudio.project import PartInfo

INFO = PartInfo(
    "phase_fc",
    "Phase FC",
    "mean squared difference of mean cos(phase_i - phase_j), 0.04 to 0.07 Hz (the "
    "recording's own band for EEG)",
    "SCIENCE.md D.4",
)


def feature(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """Phase FC above the diagonal, mean over rows (pair,)."""
    turned = unit_phases(signals, sampled)
    both = turned @ jnp.swapaxes(turned.conj(), -1, -2)
    i, j = np.triu_indices(signals.shape[1], 1)
    return (both.real / turned.shape[-1])[:, i, j].mean(axis=0)


def distance(simulated: jax.Array, measured: jax.Array) -> jax.Array:
    return jnp.mean((simulated - measured) ** 2)


PHASE_FC = Loss(INFO, feature, distance)
