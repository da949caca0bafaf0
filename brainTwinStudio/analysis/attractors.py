"""How near a generated system stays to a recorded one in the long run: where it goes
and at which frequencies, never sample by sample (chaotic runs part at once).

Source: Koppe et al. 2019, PLoS Comput. Biol. 15:e1007263,
doi:10.1371/journal.pcbi.1007263; Hess et al. 2023, arXiv:2306.04406; SCIENCE.md B.8.
"""

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError

Array = NDArray[np.float64]
MOST_BINNED = 5  # dimensions; beyond these almost every bin is empty
BINS = 30
EMPTY = 1e-5  # counts added to every bin
MARGIN = 0.1  # standard deviations beyond the recorded range
SMOOTHING = 20.0  # bins of the spectrum
SAMPLES = 1000
MOST_TIMES = 10000


def state_space_divergence(
    recorded: Array, generated: Array, *, bins: int = BINS, variance: float = 1.0
) -> float:
    """D_stsp in nats between (channel, time) arrays: Kullback-Leibler divergence from
    the recorded distribution over state space to the generated one. 0 if equal.

    Up to 5 channels by histograms of `bins` a side over the recorded range, above by
    mixtures with one Gaussian of `variance` on every sample.
    """
    _alike(recorded, generated)
    if len(recorded) <= MOST_BINNED:
        return binned_divergence(recorded, generated, bins)
    return mixture_divergence(recorded, generated, variance)


def binned_divergence(recorded: Array, generated: Array, bins: int = BINS) -> float:
    """Histograms over the recorded range and a tenth of a standard deviation more; what
    is generated outside of it counts nowhere. 1e-5 counts are added to every bin."""
    _alike(recorded, generated)
    margin = MARGIN * recorded.std(axis=1)
    low, high = recorded.min(axis=1) - margin, recorded.max(axis=1) + margin
    edges = [np.linspace(a, b, bins + 1) for a, b in zip(low, high, strict=True)]
    counts = (np.histogramdd(x.T, edges)[0].ravel() for x in (recorded, generated))
    p, q = ((c + EMPTY) / (c.sum() + EMPTY * c.size) for c in counts)
    return float(np.sum(p * np.log(p / q)))


def mixture_divergence(
    recorded: Array, generated: Array, variance: float = 1.0, seed: int = 0
) -> float:
    """Monte Carlo estimate from 1000 draws of the recorded mixture (Hershey and Olsen
    2007, doi:10.1109/ICASSP.2007.366913), over the first 10,000 samples of both."""
    from scipy.special import logsumexp  # SciPy is loaded where it is used

    _alike(recorded, generated)
    rng = np.random.default_rng(seed)
    ours, theirs = recorded.T[:MOST_TIMES], generated.T[:MOST_TIMES]
    chosen = ours[rng.integers(len(ours), size=SAMPLES)]
    draws = chosen + np.sqrt(variance) * rng.standard_normal(chosen.shape)

    def density(centres: Array) -> Array:
        """Log density (draw,), but for a constant that both mixtures share."""
        square = (draws**2).sum(1)[:, None] + (centres**2).sum(1)
        distance = square - 2 * draws @ centres.T
        return logsumexp(-distance / (2 * variance), axis=1) - np.log(len(centres))

    return float(np.mean(density(ours) - density(theirs)))


def spectrum_distance(
    recorded: Array, generated: Array, smoothing: float = SMOOTHING
) -> float:
    """D_H: Hellinger distance between power spectra of (channel, time) arrays of equal
    length, mean over channels; 0 if equal, 1 if they share no frequency. Spectra of
    z-scored signals, smoothed by a Gaussian of `smoothing` bins, each of sum 1."""
    _alike(recorded, generated)
    samples = min(recorded.shape[1], generated.shape[1])
    p, q = (_shares(x[:, :samples], smoothing) for x in (recorded, generated))
    squares = ((np.sqrt(p) - np.sqrt(q)) ** 2).sum(axis=1)
    return float(np.mean(np.sqrt(squares / 2)))


def _shares(signals: Array, smoothing: float) -> Array:
    """Relative power (channel, frequency); a signal that never changes counts as
    flat."""
    from scipy.ndimage import gaussian_filter1d

    power = np.abs(np.fft.rfft(signals - signals.mean(axis=1, keepdims=True))) ** 2
    if smoothing > 0:
        power = np.maximum(gaussian_filter1d(power, smoothing, axis=1), 0.0)
    total = power.sum(axis=1, keepdims=True)
    flat = np.full(power.shape, 1 / power.shape[1])
    return np.where(total > 0, power / np.where(total > 0, total, 1.0), flat)


def _alike(recorded: Array, generated: Array) -> None:
    if len(recorded) != len(generated):
        raise InputError(
            f"The recording has {len(recorded)} channels, what was generated "
            f"{len(generated)}; they must be the same."
        )
    if not np.all(np.isfinite(generated)) or not np.all(np.isfinite(recorded)):
        raise InputError(
            "Attractors are compared on numbers only; a signal here has values that "
            "are not."
        )
