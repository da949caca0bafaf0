"""Long signals drawn short: the least and the greatest value of every stretch."""

import numpy as np
from numpy.typing import NDArray

FACTOR = 8
Signals = NDArray[np.floating]


class Extremes:
    """Minima and maxima of signals (channel, time), over 1, 8, 64, ... samples, made
    once, so that any window can be drawn from few numbers."""

    def __init__(self, signals: Signals) -> None:
        self.signals = np.asarray(signals, np.float32)
        self._levels: list[tuple[Signals, Signals]] = [(self.signals, self.signals)]
        low = high = self.signals
        while low.shape[1] > 4096:
            low, high = _halved(low, np.minimum), _halved(high, np.maximum)
            self._levels.append((low, high))

    def window(self, first: int, end: int, bins: int) -> tuple[Signals, Signals]:
        """Sample positions (point,) and values (channel, point) from `first` to before
        `end`: the samples themselves where they are few, else at most 2 values for each
        of about `bins` stretches."""
        first, end = max(0, first), min(self.signals.shape[1], end)
        if end - first <= 4 * bins:
            return np.arange(first, end, dtype=np.float32), self.signals[:, first:end]
        level = 0
        while level + 1 < len(self._levels) and (end - first) >= 2 * bins * FACTOR ** (
            level + 1
        ):
            level += 1
        size = FACTOR**level
        low, high = (
            array[:, first // size : end // size] for array in self._levels[level]
        )
        starts = np.unique(
            np.linspace(0, low.shape[1], bins, endpoint=False).astype(int)
        )
        low = np.minimum.reduceat(low, starts, axis=1)
        high = np.maximum.reduceat(high, starts, axis=1)
        places = (starts * size + first // size * size).astype(np.float32)
        pairs = np.stack([low, high], axis=-1).reshape(len(low), -1)
        return np.repeat(places, 2), pairs


def _halved(values: Signals, least: np.ufunc) -> Signals:
    """`least` over stretches of 8 samples; the last stretch may be shorter."""
    starts = np.arange(0, values.shape[1], FACTOR)
    return least.reduceat(values, starts, axis=1)
