"""Gaussian runs from stored features, where the signals themselves are not at hand.

The same null as `nulls.gaussian_sampler`, for a twin, which carries FC and spectra of
the runs it was fitted to and not the runs.
"""

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.connectivity import square
from brainTwinStudio.analysis.features import Features
from brainTwinStudio.analysis.spectrum import band_response

Array = NDArray[np.float64]
LEAST_OVERLAP = 0.1  # of two spectra; below it no coherence gives the FC back
LEAST_EIGENVALUE = 1e-6


def sampled_from(
    of: Features,
    samples: int,
    sampling_hz: float,
    band_hz: tuple[float, float] | None,
    count: int,
    rng: np.random.Generator,
) -> tuple[Array, ...]:
    """`count` stationary Gaussian runs (region, `samples`) of unit variance with the
    mean FC (of Fisher-z) and each region's mean relative spectrum.

    Coherence is the same at all frequencies and chosen so that FC is right after each
    region has its own spectrum; it is drawn in the frequency domain, where stationary
    runs have independent coefficients.
    """
    amplitude = _amplitudes(of, samples, sampling_hz, band_hz)
    coherence = square(np.tanh(of.fc_z.mean(axis=0)))
    coherence /= np.maximum(amplitude @ amplitude.T, LEAST_OVERLAP)
    np.fill_diagonal(coherence, 1.0)
    values, vectors = np.linalg.eigh(coherence)
    root = vectors * np.sqrt(np.maximum(values, LEAST_EIGENVALUE))
    root /= np.linalg.norm(root, axis=1, keepdims=True)
    shape = (count, 2, *amplitude.shape)
    parts = np.einsum("ij,ckjf->ckif", root, rng.standard_normal(shape), optimize=True)
    coefficients = (parts[:, 0] + 1j * parts[:, 1]) * amplitude
    return tuple(samples / 2 * np.fft.irfft(coefficients, n=samples))


def _amplitudes(
    of: Features,
    samples: int,
    sampling_hz: float,
    band_hz: tuple[float, float] | None,
) -> Array:
    """Root of the relative power (region, rfft frequency) of a run of `samples`, the
    squares of a region summing to 1; none at 0 Hz."""
    hz = np.fft.rfftfreq(samples, 1 / sampling_hz)
    power = np.stack([np.interp(hz, of.frequencies_hz, p) for p in of.psd.mean(axis=0)])
    if band_hz is not None:  # the stored spectra end where the band ends
        outside = (hz < of.frequencies_hz[0]) | (hz > of.frequencies_hz[-1])
        edges = band_response(samples, sampling_hz, band_hz) ** 2
        power = np.where(outside, power * edges, power)
    power[:, 0] = 0
    if samples % 2 == 0:
        power[:, -1] /= 2  # the highest frequency of an even run has one coefficient
    return np.sqrt(power / power.sum(axis=1, keepdims=True))
