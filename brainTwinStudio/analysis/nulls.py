"""Null models: data that share some properties of given runs and nothing else.

Runs (region, time), each by itself; no null crosses the border between two runs.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.connectivity import mean_fisher_z, square
from brainTwinStudio.analysis.features import Features
from brainTwinStudio.analysis.spectrum import band_response
from brainTwinStudio.errors import InputError

Array = NDArray[np.floating]
Runs = tuple[Array, ...]
LEAST_OVERLAP = 0.1  # of two spectra; below it no coherence gives the FC back
LEAST_EIGENVALUE = 1e-6


def phase_randomised(
    runs: Sequence[Array], rng: np.random.Generator, *, common: bool = False
) -> Runs:
    """Runs of the same spectra with random phases (Theiler et al. 1992,
    doi:10.1016/0167-2789(92)90102-S). With `common` phases, the same ones are added in
    every region, which keeps all correlations (Prichard & Theiler 1994,
    doi:10.1103/PhysRevLett.73.951) and leaves no dynamics of FC."""
    return tuple(_phase_randomised(run, rng, common) for run in runs)


def time_shuffled(
    runs: Sequence[Array], rng: np.random.Generator, *, common: bool = False
) -> Runs:
    """Samples in random order, each region in its own; with `common`, in one order
    for all, which keeps FC. Values stay, memory goes."""
    if common:
        return tuple(run[:, rng.permutation(run.shape[1])] for run in runs)
    return tuple(rng.permuted(run, axis=1) for run in runs)


def independent_noise(runs: Sequence[Array], rng: np.random.Generator) -> Runs:
    """White Gaussian noise of each region's own mean and standard deviation."""
    return tuple(
        run.mean(axis=1, keepdims=True)
        + run.std(axis=1, keepdims=True) * rng.standard_normal(run.shape)
        for run in runs
    )


def gaussian_sampler(
    runs: Sequence[Array], rng: np.random.Generator, count: int
) -> Runs:
    """`count` stationary Gaussian runs of zero mean with the mean FC of the given runs
    (of Fisher-z), and each region's own spectrum and mean standard deviation: all that
    covariance and spectra say, and no brain.

    As long as the shortest run, the longer ones being read to there. The draws are
    correlated so much that FC is right after each region's spectrum has been laid on.
    """
    if count < 1:
        raise InputError(f"{count} runs were asked of a sampler; at least 1 is needed.")
    samples = min(run.shape[1] for run in runs)
    spread = np.mean([run.std(axis=1) for run in runs], axis=0)
    if not np.all(spread > 0):
        raise InputError(
            f"Region {int(np.argmin(spread)) + 1} does not vary and has no spectrum to "
            "sample from; leave it out."
        )
    amplitude = _mean_amplitude([run[:, :samples] for run in runs])
    coloured = _coloured(mean_fisher_z(runs), amplitude, samples, rng, count)
    return tuple(spread[:, None] * coloured)


def gaussian_sampler_of(
    of: Features,
    samples: int,
    sampling_hz: float,
    band_hz: tuple[float, float] | None,
    rng: np.random.Generator,
    count: int,
) -> Runs:
    """`gaussian_sampler` where only features are at hand, as a twin carries them of the
    runs it was fitted to: `count` runs (region, `samples`) of unit variance with their
    mean FC (of Fisher-z) and each region's mean relative spectrum."""
    amplitude = _stored_amplitude(of, samples, sampling_hz, band_hz)
    z = square(of.fc_z.mean(axis=0))
    return tuple(_coloured(z, amplitude, samples, rng, count))


def _coloured(
    fc_z: Array, amplitude: Array, samples: int, rng: np.random.Generator, count: int
) -> Array:
    """(run, region, time) of unit variance. amplitude: root of the share of a region's
    variance at each rfft frequency. Coherence is the same at all frequencies and chosen
    so that FC is right after each region has its own spectrum."""
    overlap = amplitude @ amplitude.T  # unit diagonal
    root = _root(np.tanh(fc_z) / np.maximum(overlap, LEAST_OVERLAP))
    white = root @ rng.standard_normal((count, len(root), samples))
    gain = amplitude * np.sqrt(samples)  # of unit mean square over all frequencies
    gain[:, 1 : (samples + 1) // 2] /= np.sqrt(2)
    return np.fft.irfft(np.fft.rfft(white) * gain, n=samples)


def _phase_randomised(run: Array, rng: np.random.Generator, common: bool) -> Array:
    samples = run.shape[1]
    spectrum = np.fft.rfft(run, axis=1)
    turns = rng.uniform(0, 2 * np.pi, (1 if common else len(run), spectrum.shape[1]))
    turns[:, 0] = 0
    if samples % 2 == 0:
        turns[:, -1] = 0  # the highest frequency of an even run has no phase
    return np.fft.irfft(spectrum * np.exp(1j * turns), n=samples, axis=1)


def _mean_amplitude(runs: Sequence[Array]) -> Array:
    """Root of the two-sided mean power (region, frequency) of z-scored runs, each
    region's squares summing to 1; none at 0 Hz."""
    samples = runs[0].shape[1]
    z = [
        (run - run.mean(axis=1, keepdims=True)) / run.std(axis=1, keepdims=True)
        for run in runs
    ]
    power = np.mean([np.abs(np.fft.rfft(run, axis=1)) ** 2 for run in z], axis=0)
    power[:, 0] = 0
    power[:, 1 : (samples + 1) // 2] *= 2  # the mirrored half
    return np.sqrt(power / power.sum(axis=1, keepdims=True))


def _stored_amplitude(
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


def _root(correlations: Array) -> Array:
    """A matrix whose product with its transpose is the nearest of unit diagonal."""
    np.fill_diagonal(correlations, 1.0)
    values, vectors = np.linalg.eigh(correlations)
    root = vectors * np.sqrt(np.maximum(values, LEAST_EIGENVALUE))
    return root / np.linalg.norm(root, axis=1, keepdims=True)
