"""How the size of slow fluctuations goes with how strongly regions are connected.

Slow: 0.01 to 0.1 Hz, as the amplitude of low-frequency fluctuations has it (Zang et al.
2007, doi:10.1016/j.braindev.2006.07.002). All of a recording's variance would mostly
tell how much scanner noise the voxels of a region average out: larger regions have more
streamlines, too.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.quality_numbers import homologues

Floats = NDArray[np.float64]

SLOW_HZ = (0.01, 0.1)
WITH_MEAN = 5.0  # mean over SD in all regions: a signal that still has its level
DRAWS = 2000
LEVEL = 0.95


class Rank(NamedTuple):
    """Spearman's correlation with its interval."""

    value: float
    low: float
    high: float


def as_share_of_mean(signals: Floats) -> Floats:
    """Signals (region, time) as a share of their mean, as far as they have one: the
    units of a scanner differ over the brain. Others stay as they are."""
    mean, sd = signals.mean(axis=1), signals.std(axis=1)
    if (mean < WITH_MEAN * sd).any() or (mean <= 0).any():
        return signals
    return signals / mean[:, None]


def slow_amplitude(signals: Floats, sampling_hz: float) -> Floats:
    """Standard deviation (..., region) of what signals (..., region, time) do between
    SLOW_HZ."""
    samples = signals.shape[-1]
    hz = np.fft.rfftfreq(samples, 1 / sampling_hz)
    slow = (hz >= SLOW_HZ[0]) & (hz <= SLOW_HZ[1])
    power = np.abs(np.fft.rfft(signals, axis=-1)[..., slow]) ** 2
    return np.sqrt(2 * power.sum(axis=-1)) / samples


def rank_with(
    amplitude: Floats, strength: Floats, names: Sequence[str], sides: Sequence[str]
) -> Rank:
    """Of both (region,), by drawing regions again with the ranks they have; a left one
    and its right one are drawn together, for they are much alike. names, sides: of
    the regions; NaN where one of both is the same everywhere."""
    from scipy.stats import rankdata  # slow to load: the engine starts without it

    ranks = rankdata(amplitude), rankdata(strength)
    if min(np.ptp(ranks[0]), np.ptp(ranks[1])) == 0:
        return Rank(np.nan, np.nan, np.nan)
    group = np.arange(len(names))
    for left, right in homologues(names, sides):
        group[right] = left
    _, group = np.unique(group, return_inverse=True)
    count = int(group.max()) + 1
    rng = np.random.default_rng(0)
    drawn = rng.multinomial(count, np.full(count, 1 / count), DRAWS)[:, group]
    low, high = np.nanquantile(
        _weighted(*ranks, drawn), [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
    )
    value = _weighted(*ranks, np.ones((1, len(names))))[0]
    return Rank(float(value), float(low), float(high))


def _weighted(a: Floats, b: Floats, times: NDArray[Any]) -> Floats:
    """Correlations (draw,) of values (region,) that are there so many times (draw,
    region); NaN where one of them does not vary."""
    total = times.sum(axis=1, keepdims=True)
    apart = [x - times @ x[:, None] / total for x in (a, b)]
    shared = (times * apart[0] * apart[1]).sum(axis=1)
    own = np.prod([(times * one**2).sum(axis=1) for one in apart], axis=0)
    return np.divide(
        shared, np.sqrt(own), out=np.full(len(times), np.nan), where=own > 0
    )
