"""Null models: data that share some properties of given runs and nothing else.

Runs (region, time), each by itself; no null crosses the border between two runs.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.connectivity import mean_fisher_z
from brainTwinStudio.errors import InputError

Array = NDArray[np.floating]
Runs = tuple[Array, ...]


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
    overlap = amplitude @ amplitude.T  # unit diagonal
    root = _root(np.tanh(mean_fisher_z(runs)) / np.maximum(overlap, 0.1))
    white = root @ rng.standard_normal((count, len(root), samples))
    gain = amplitude * np.sqrt(samples)  # of unit mean square over all frequencies
    gain[:, 1 : (samples + 1) // 2] /= np.sqrt(2)
    coloured = np.fft.irfft(np.fft.rfft(white) * gain, n=samples)
    return tuple(spread[:, None] * coloured)


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


def _root(correlations: Array) -> Array:
    """A matrix whose product with its transpose is the nearest of unit diagonal."""
    np.fill_diagonal(correlations, 1.0)
    values, vectors = np.linalg.eigh(correlations)
    root = vectors * np.sqrt(np.maximum(values, 1e-6))
    return root / np.linalg.norm(root, axis=1, keepdims=True)
