"""Power spectra: mean squared difference of log relative power in log-spaced bands."""

from itertools import pairwise

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.spectrum import in_band, segment_samples, welch
from brainTwinStudio.engine.losses.base import Loss, Sampled
from brainTwinStudio.project import Array, PartInfo

BANDS = 10
LOWEST_HZ = 0.01
INFO = PartInfo(
    "psd",
    "Power spectrum",
    "mean squared difference of log relative power in ten log-spaced bands, every "
    "region",
    "SCIENCE.md D.6",
)


def band_edges(sampled: Sampled) -> Array:
    """Edges in Hz (band + 1,) of the bands that both recording and Welch resolve."""
    low, high = sampled.band_hz or (LOWEST_HZ, 0.5 * sampled.sampling_hz)
    return np.geomspace(max(low, LOWEST_HZ), high, BANDS + 1)


def band_matrix(frequencies: Array, sampled: Sampled) -> Array:
    """Averages spectra at `frequencies` over bands: (frequency, band). A band that
    holds no frequency takes the nearest one."""
    edges = band_edges(sampled)
    members = [
        (frequencies >= low) & (frequencies <= high) for low, high in pairwise(edges)
    ]
    centres = np.sqrt(edges[:-1] * edges[1:])
    columns = []
    for member, centre in zip(members, centres, strict=True):
        if not member.any():
            member = (
                np.arange(frequencies.size) == np.abs(frequencies - centre).argmin()
            )
        columns.append(member / member.sum())
    return np.stack(columns, axis=1)


def log_relative(powers: jax.Array) -> jax.Array:
    """Log of band powers (region, band) relative to their mean over bands."""
    return jnp.log(powers) - jnp.log(powers.mean(axis=-1, keepdims=True))


def feature(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """Log relative band powers (region, band) of the mean spectrum over rows."""
    unit = signals / jnp.sqrt(jnp.var(signals, axis=-1, keepdims=True) + 1e-12)
    segment = segment_samples(sampled.samples, sampled.sampling_hz)
    frequencies, power = welch(unit, sampled.sampling_hz, segment, jnp)
    kept = in_band(frequencies, sampled.band_hz)
    bands = band_matrix(frequencies[kept], sampled)
    return log_relative(power[..., kept].mean(axis=0) @ bands + 1e-12)


def distance(simulated: jax.Array, measured: jax.Array) -> jax.Array:
    return jnp.mean((simulated - measured) ** 2)


PSD = Loss(INFO, feature, distance)
