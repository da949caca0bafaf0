"""Power spectra."""

from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = Any  # of floats; NumPy's or JAX's, whichever xp is
SEGMENT_S = 184.0


def segment_samples(samples: int, sampling_hz: float) -> int:
    """Welch segment: about 184 s (several cycles of 0.02 Hz), at most the run."""
    return min(round(SEGMENT_S * sampling_hz), samples)


def welch(
    signals: Array, sampling_hz: float, segment: int, xp: ModuleType = np
) -> tuple[Array, Array]:
    """Frequencies in Hz (frequency,) without 0, and one-sided power spectral density
    (..., frequency) of signals (..., time), in signal units squared per Hz.

    Hann window, half overlap, each segment's mean removed (Welch 1967,
    doi:10.1109/TAU.1967.1161901); equal to scipy.signal.welch.
    """
    samples = signals.shape[-1]
    starts = np.arange(0, samples - segment + 1, segment - segment // 2)
    take = starts[:, None] + np.arange(segment)[None, :]
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(segment) / segment)
    pieces = signals[..., take]
    pieces = (pieces - pieces.mean(axis=-1, keepdims=True)) * window
    power = xp.abs(xp.fft.rfft(pieces, axis=-1)) ** 2
    power = power.mean(axis=-2) / (sampling_hz * (window**2).sum())
    frequencies = np.fft.rfftfreq(segment, 1 / sampling_hz)
    doubled = np.where(
        (frequencies == 0) | ((segment % 2 == 0) & (frequencies == frequencies[-1])),
        1.0,
        2.0,
    )
    return frequencies[1:], (power * doubled)[..., 1:]


def segments(signals: Array, segment: int) -> Array:
    """Spectra of the segments that `welch` takes (..., segment, frequency), from 0 on,
    windowed, in units of `signals`."""
    starts = np.arange(0, signals.shape[-1] - segment + 1, segment - segment // 2)
    pieces = signals[..., starts[:, None] + np.arange(segment)]
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(segment) / segment)
    return np.fft.rfft((pieces - pieces.mean(axis=-1, keepdims=True)) * window)


def relative(psd: Array, xp: ModuleType = np) -> Array:
    """Spectra (..., frequency) divided by their own sum: shape without scale."""
    return psd / psd.sum(axis=-1, keepdims=True)


def log_spectral_distance_db(one: Array, other: Array) -> float:
    """Root mean square over frequencies of the ratio of two relative spectra
    (region, frequency) in dB, mean over regions (SCIENCE.md D.6). Spectra that are 0
    throughout count as flat."""
    first, second = (10 * np.log10(_relative_or_flat(psd)) for psd in (one, other))
    return float(np.mean(np.sqrt(np.mean((first - second) ** 2, axis=-1))))


def _relative_or_flat(psd: Array) -> Array:
    total = psd.sum(axis=-1, keepdims=True)
    flat = np.full(psd.shape, 1 / psd.shape[-1])
    return np.where(total > 0, psd / np.where(total > 0, total, 1.0), flat) + 1e-12


def in_band(frequencies: Array, band_hz: tuple[float, float] | None) -> NDArray:
    """Which frequencies a recording holds: its band, or all of them."""
    if band_hz is None:
        return np.ones(frequencies.shape, bool)
    return (frequencies >= band_hz[0]) & (frequencies <= band_hz[1])


def band_response(
    samples: int, sampling_hz: float, band_hz: tuple[float, float] | None
) -> Array:
    """Amplitude gain per rfft frequency of a second-order Butterworth band-pass run
    forward and backward (scipy.signal.butter and sosfiltfilt): |H|^2. Ones where no
    band is stated; an edge at 0 or at half the sampling rate cuts nothing."""
    frequencies = np.fft.rfftfreq(samples, 1 / sampling_hz)
    if band_hz is None:
        return np.ones(frequencies.size)
    low, high = (_warped(edge / sampling_hz) for edge in band_hz)
    at = np.clip(_warped(frequencies / sampling_hz), 1e-9, 1e9)
    return 1 / (1 + ((at**2 - low * high) / (at * (high - low))) ** 4)


def _warped(cycles_per_sample: Array) -> Array:
    """The analogue frequency that the bilinear transform maps to a digital one."""
    return np.tan(np.pi * np.minimum(cycles_per_sample, 0.5))
