"""Phase measures: synchrony over time and phase-based connectivity."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
NARROW_BAND_HZ = (0.04, 0.07)


def phases(
    signals: Array, sampling_hz: float, band_hz: tuple[float, float] = NARROW_BAND_HZ
) -> Array:
    """Hilbert phases (..., time) in rad after a zero-phase second-order Butterworth
    band-pass; one cycle of the lower edge is dropped at each end (at most a quarter of
    the run)."""
    from scipy import signal  # takes 0.3 s, which a window cannot wait for

    high = min(band_hz[1], 0.49 * sampling_hz)
    sos = signal.butter(
        2, (band_hz[0], high), btype="bandpass", fs=sampling_hz, output="sos"
    )
    samples = signals.shape[-1]
    pad = min(samples - 1, int(3 * sampling_hz / band_hz[0]))
    narrow = signal.sosfiltfilt(sos, signals, axis=-1, padlen=pad)
    angle = np.angle(np.asarray(signal.hilbert(narrow, axis=-1)))
    edge = min(int(sampling_hz / band_hz[0]), samples // 4)
    return angle[..., edge : samples - edge]


def synchrony(angle: Array) -> Array:
    """Kuramoto order parameter |mean over regions of exp(i phase)| (..., time)."""
    return np.abs(np.exp(1j * angle).mean(axis=-2))


def metastability(angle: Array) -> Array:
    """Standard deviation over time of the Kuramoto order parameter, (...)."""
    return synchrony(angle).std(axis=-1)


def phase_connectivity(angle: Array) -> Array:
    """Mean over time of cos(phase_i - phase_j), (..., region, region)."""
    turned = np.exp(1j * angle)
    return np.real(turned @ np.swapaxes(turned.conj(), -1, -2)) / angle.shape[-1]
