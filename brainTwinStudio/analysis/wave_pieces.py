"""Pieces of a long recording as they are looked at: rereferenced, filtered, cut out.

A piece is computed with margins on both sides, as long as the filters ring, so that
pieces join without steps and no one waits for the whole recording.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.filtering import band_passed, without_line
from brainTwinStudio.analysis.montages import Montage

Signals = NDArray[np.floating]
LEVEL_PIECES, LEVEL_S = 8, 4.0


@dataclass(frozen=True, slots=True)
class Filters:
    """Edges in Hz, None = none. notch_hz also takes its harmonics away."""

    low_hz: float | None = None
    high_hz: float | None = None
    notch_hz: float | None = None

    @property
    def are_off(self) -> bool:
        return self.low_hz is None and self.high_hz is None and self.notch_hz is None

    @property
    def margin_s(self) -> float:
        """How long a piece must be on both sides so that its ends do not show."""
        if self.are_off:
            return 0.0
        return max(3 / self.low_hz if self.low_hz else 0.0, 2.0)


def piece(
    signals: Signals,
    sampling_hz: float,
    montage: Montage,
    filters: Filters,
    first: int,
    stop: int,
) -> NDArray[np.float32]:
    """Rows (row, time) of samples first to stop of one run (channel, time)."""
    margin = round(filters.margin_s * sampling_hz)
    start, end = max(0, first - margin), min(signals.shape[1], stop + margin)
    read = np.array(signals[:, start:end], np.float32)  # in one go, other threads run
    values = montage.of(read)
    if filters.notch_hz is not None:
        values = without_line(values, sampling_hz, filters.notch_hz)
    values = band_passed(values, sampling_hz, filters.low_hz, filters.high_hz)
    return np.asarray(values[:, first - start : stop - start], np.float32)


def spreads(
    signals: Signals, sampling_hz: float, montage: Montage, filters: Filters
) -> NDArray[np.float64]:
    """Standard deviation (row,) within 4 s, median over eight places of the run."""
    total = signals.shape[1]
    length = min(total, max(2, round(LEVEL_S * sampling_hz)))
    count = max(1, min(LEVEL_PIECES, total // length))
    starts = np.linspace(0, total - length, count).astype(int)
    parts = [
        piece(signals, sampling_hz, montage, filters, at, at + length).std(axis=1)
        for at in starts
    ]
    return np.median(np.asarray(parts, np.float64), axis=0)
