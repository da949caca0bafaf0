"""How far apart the distributions of values are, channel by channel.

Arrays (channel, time); every number is the mean over channels, formulas of SCIENCE.md
D.8. Bins are those of the pooled values of a channel (numpy's "auto" rule).
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
FLOOR = 1e-10  # of the density in an empty bin, as in the review's benchmark


def kl_divergence(real: Array, predicted: Array) -> float:
    """Kullback-Leibler divergence of predicted from real in nats. Empty bins count as
    a density of 1e-10, so values that never meet give about 7 to 23."""
    return _mean(_kl(p, q) for p, q in _floored(real, predicted))


def kl_divergence_smoothed(real: Array, predicted: Array) -> float:
    """The same in nats with one sample more in every bin (Laplace), so that an empty
    bin costs what the number of samples can support."""
    return _mean(
        _kl((p + 1) / (p + 1).sum(), (q + 1) / (q + 1).sum())
        for p, q in _counts(real, predicted)
    )


def js_divergence(real: Array, predicted: Array) -> float:
    """Jensen-Shannon divergence in nats, 0 to log 2 (Lin 1991,
    doi:10.1109/18.61115)."""
    return _mean(
        (_kl(p, (p + q) / 2) + _kl(q, (p + q) / 2)) / 2
        for p, q in _floored(real, predicted)
    )


def hellinger_distance(real: Array, predicted: Array) -> float:
    """|sqrt p - sqrt q| / sqrt 2, 0 to 1."""
    return _mean(
        float(np.linalg.norm(np.sqrt(p) - np.sqrt(q)) / np.sqrt(2))
        for p, q in _floored(real, predicted)
    )


def wasserstein_1(real: Array, predicted: Array) -> float:
    """Earth mover's distance of the values, in signal units."""
    from scipy.stats import wasserstein_distance  # takes longer than a window can wait

    return _mean(
        float(wasserstein_distance(*pair)) for pair in zip(real, predicted, strict=True)
    )


def _counts(real: Array, predicted: Array) -> Iterator[tuple[Array, Array]]:
    for one, other in zip(real, predicted, strict=True):
        edges = np.histogram_bin_edges(np.hstack((one, other)), bins="auto")
        yield (
            np.histogram(one, edges)[0].astype(float),
            np.histogram(other, edges)[0].astype(float),
        )


def _floored(real: Array, predicted: Array) -> Iterator[tuple[Array, Array]]:
    """Histograms as probabilities that are nowhere 0."""
    for one, other in zip(real, predicted, strict=True):
        edges = np.histogram_bin_edges(np.hstack((one, other)), bins="auto")
        p = np.histogram(one, edges, density=True)[0] + FLOOR
        q = np.histogram(other, edges, density=True)[0] + FLOOR
        yield p / p.sum(), q / q.sum()


def _kl(p: Array, q: Array) -> float:
    return float(np.sum(p * np.log(p / q)))


def _mean(values: Iterator[float]) -> float:
    return float(np.mean(list(values)))
