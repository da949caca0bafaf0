"""Minimum and maximum of long recordings at many zoom levels, built piece by piece.

A picture of an hour is as wide as a window, so each column of pixels needs the lowest
and the highest of many samples; both are kept for bins of 16, 64, 256, ... samples.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FIRST, STEP = 16, 4  # samples in a bin of the finest level; from level to level
LEVELS = 6
_PIECE_VALUES = 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Envelope:
    """What to draw: low and high (channel, bin) in the recording's unit; starts (bin,)
    first sample of each bin; width: samples in a bin, 1 = the samples themselves. NaN
    where the pyramid is not built yet."""

    starts: NDArray[np.int64]
    low: NDArray[np.float32]
    high: NDArray[np.float32]
    width: int


class EnvelopePyramid:
    """The envelope of signals (channel, time), which may be mapped from the disk.

    `build` is a generator: run it to its end, in a thread if need be, and `view` may
    be asked from another thread meanwhile.
    """

    def __init__(self, signals: NDArray[np.floating]) -> None:
        self._signals = signals
        channels, samples = signals.shape
        self.widths = tuple(FIRST * STEP**i for i in range(LEVELS))
        counts = [-(-samples // width) for width in self.widths]
        self._low = [np.full((channels, n), np.nan, np.float32) for n in counts]
        self._high = [np.full((channels, n), np.nan, np.float32) for n in counts]
        self.built_samples = 0

    @property
    def nbytes(self) -> int:
        return sum(level.nbytes for level in (*self._low, *self._high))

    @property
    def is_built(self) -> bool:
        return self.built_samples >= self._signals.shape[1]

    def build(self) -> Iterator[float]:
        """Gives the share that is done after every piece; stop it by not asking on,
        and a new call goes on where it stopped."""
        channels, samples = self._signals.shape
        top = self.widths[-1]
        step = max(1, _PIECE_VALUES // (max(1, channels) * top)) * top
        while self.built_samples < samples:
            start = self.built_samples
            part = np.asarray(self._signals[:, start : start + step], np.float32)
            self.put(start, part)
            self.built_samples = min(samples, start + step)
            yield self.built_samples / samples

    def put(self, start: int, part: NDArray[np.float32]) -> None:
        """Take in samples (channel, time) from `start` on, a multiple of the widest
        bin; pieces may come in any order."""
        low = high = part
        halvings = int(np.log2(FIRST))
        for level, width in enumerate(self.widths):
            for _ in range(halvings):
                low, high = _halved(low, np.minimum), _halved(high, np.maximum)
            halvings = int(np.log2(STEP))
            at = start // width
            self._low[level][:, at : at + low.shape[1]] = low
            self._high[level][:, at : at + high.shape[1]] = high

    def view(
        self,
        first: int,
        stop: int,
        columns: int,
        channels: Sequence[int] | slice = slice(None),
    ) -> Envelope:
        """The envelope of samples first to stop in at least as many bins as there are
        columns of pixels, where the recording has them, and at most STEP times that
        (FIRST times for the samples themselves)."""
        first = max(0, first)
        stop = min(stop, self._signals.shape[1])
        per_column = (stop - first) / max(1, columns)
        fitting = [i for i, width in enumerate(self.widths) if width <= per_column]
        if not fitting:
            values = np.asarray(self._signals[channels, first:stop], np.float32)
            return Envelope(np.arange(first, stop), values, values, 1)
        width = self.widths[fitting[-1]]
        start, end = first // width, -(-stop // width)
        return Envelope(
            np.arange(start, end) * width,
            self._low[fitting[-1]][channels, start:end],
            self._high[fitting[-1]][channels, start:end],
            width,
        )


def _halved(values: NDArray, pick: np.ufunc) -> NDArray:
    """Pairs of neighbours in time joined by `pick`; the last may be alone."""
    even = values[:, 0::2]
    odd = values[:, 1::2]
    count = odd.shape[1]
    joined = pick(even[:, :count], odd)
    if even.shape[1] == count:
        return joined
    return np.concatenate([joined, even[:, count:]], axis=1)
