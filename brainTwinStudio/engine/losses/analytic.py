"""Phases in a narrow band, as unit numbers that a gradient can pass.

The twin in JAX of analysis.dynamics.phases: the same odd continuation at the ends, the
amplitude response of the same filter run forward and backward (as a product in the
frequency domain), the same ends dropped. An angle has no gradient where the amplitude
is 0; z / sqrt(|z|^2 + eps) has (SCIENCE.md D.4).
"""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.dynamics import NARROW_BAND_HZ
from brainTwinStudio.analysis.spectrum import band_response
from brainTwinStudio.engine.losses.base import Sampled

EPS = 1e-8


def phase_band(sampled: Sampled) -> tuple[float, float]:
    """Hz: what the recording holds of 0.04 to 0.07 Hz; all of its band where it holds
    nothing of that (EEG)."""
    low, high = sampled.band_hz or NARROW_BAND_HZ
    inside = max(low, NARROW_BAND_HZ[0]), min(high, NARROW_BAND_HZ[1])
    low, high = inside if inside[0] < inside[1] else (low, high)
    return low, min(high, 0.49 * sampled.sampling_hz)


def unit_phases(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """exp(i phase) of signals (..., time), complex, without one cycle of the lower edge
    at each end (at most a quarter of the run). 0 where a signal is constant."""
    band, rate = phase_band(sampled), sampled.sampling_hz
    samples = signals.shape[-1]
    pad = min(samples - 1, int(3 * rate / band[0]))
    narrow = _filtered(_standard(signals), pad, rate, band)
    z = _analytic(_standard(narrow))
    edge = min(int(rate / band[0]), samples // 4)
    z = z[..., edge : samples - edge]
    return z / jnp.sqrt(z.real**2 + z.imag**2 + EPS)


def order_parameter(signals: jax.Array, sampled: Sampled) -> jax.Array:
    """Kuramoto order parameter R(t) = |mean over regions of exp(i phase)| of signals
    (row, region, time), (row, time)."""
    mean = unit_phases(signals, sampled).mean(axis=-2)
    return jnp.sqrt(mean.real**2 + mean.imag**2 + EPS**2)


def _standard(signals: jax.Array) -> jax.Array:
    centred = signals - signals.mean(axis=-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPS**2)


def _filtered(
    signals: jax.Array, pad: int, rate: float, band: tuple[float, float]
) -> jax.Array:
    """Continued at both ends as scipy.signal.sosfiltfilt does, filtered, cut back."""
    before = 2 * signals[..., :1] - signals[..., pad:0:-1]
    after = 2 * signals[..., -1:] - signals[..., -2 : -pad - 2 : -1]
    longer = jnp.concatenate([before, signals, after], axis=-1)
    total = longer.shape[-1]
    response = np.asarray(band_response(total, rate, band))
    narrow = jnp.fft.irfft(jnp.fft.rfft(longer, axis=-1) * response, n=total, axis=-1)
    return narrow[..., pad : total - pad]


def _analytic(signals: jax.Array) -> jax.Array:
    """The analytic signal: no negative frequencies (scipy.signal.hilbert)."""
    samples = signals.shape[-1]
    factor = np.zeros(samples)
    factor[0] = 1.0
    factor[1 : (samples + 1) // 2] = 2.0
    if samples % 2 == 0:
        factor[samples // 2] = 1.0
    return jnp.fft.ifft(jnp.fft.fft(signals, axis=-1) * factor, axis=-1)
