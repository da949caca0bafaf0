"""Long recordings for the window: pieces are computed beside it, and what is known of
any window of time is there at once.

What nobody has computed yet is NaN, is computed next, and `ready` tells it.
"""

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from brainTwinStudio.analysis.envelope_pyramid import (
    FIRST,
    LEVELS,
    STEP,
    Envelope,
    EnvelopePyramid,
)
from brainTwinStudio.analysis.montages import Montage
from brainTwinStudio.analysis.wave_pieces import Filters, piece, spreads
from brainTwinStudio.project.arrays import Array, release_pages
from brainTwinStudio.ui.background import in_background

KEPT_BYTES, LEAST_KEPT = 64_000_000, 4  # computed pieces, the latest
BATCH_VALUES = 8_000_000  # of one turn in the background


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What is looked at: signals (channel, time) of one run, mapped or not."""

    signals: Array
    sampling_hz: float
    montage: Montage
    filters: Filters

    @property
    def is_plain(self) -> bool:
        """Whether samples are shown as they were recorded."""
        return self.montage.key == "recorded" and self.filters.are_off


class WaveFeed(QObject):
    """Rows of one montage and filter. ready: more is known; failed: a sentence, and
    nothing more will come. spread (row,): of one row's signal, None until known."""

    ready = Signal()
    failed = Signal(str)

    def __init__(self, wanted: Wanted, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self.samples = wanted.signals.shape[1]
        self.rows = len(wanted.montage.names)
        self._pyramid: EnvelopePyramid | None = None  # made in the background: 40 MB
        self._size = FIRST * STEP ** (LEVELS - 1)  # of its widest bin
        self._is_built = np.zeros(-(-self.samples // self._size), bool)
        self._kept: OrderedDict[int, NDArray[np.float32]] = OrderedDict()
        self._most = max(LEAST_KEPT, KEPT_BYTES // (4 * self.rows * self._size))
        self._seen = (0, 1)
        self._is_busy = self.is_stopped = False
        self.spread: NDArray[np.float64] | None = None

    @property
    def share(self) -> float:
        """How much of the whole is known, 0 to 1."""
        return float(self._is_built.mean())

    def stop(self) -> None:
        """Begin nothing more."""
        self.is_stopped = True

    def view(self, first: int, stop: int, columns: int) -> Envelope:
        """What to draw of samples first to stop; at once, and the rest later."""
        first, stop = max(0, first), min(stop, self.samples)
        stop = max(first, stop)
        self._seen = (first // self._size, max(first + 1, stop - 1) // self._size + 1)
        fine = (stop - first) / max(1, columns) < FIRST
        self._go_on(fine=fine)
        if not fine and self._pyramid is None:
            nothing = np.full((self.rows, 1), np.nan, np.float32)
            return Envelope(np.array([first]), nothing, nothing, max(1, stop - first))
        if not fine and self._pyramid is not None:
            return self._pyramid.view(first, stop, columns)
        values = self._samples(first, stop)
        return Envelope(np.arange(first, stop), values, values, 1)

    # ------------------------------------------------------------ inside

    def _samples(self, first: int, stop: int) -> NDArray[np.float32]:
        wanted = self.wanted
        if wanted.is_plain:
            return np.asarray(wanted.signals[:, first:stop], np.float32)
        found = np.full((self.rows, stop - first), np.nan, np.float32)
        for at in range(*self._seen):
            part = self._kept.get(at)
            if part is None:
                continue
            self._kept.move_to_end(at)
            start = at * self._size
            low, high = max(first, start), min(stop, start + part.shape[1])
            found[:, low - first : high - first] = part[:, low - start : high - start]
        return found

    def _missing(self, *, fine: bool) -> list[int]:
        """Pieces to compute next: those in sight, the one after, of a plain view all;
        as many as one turn may hold."""
        first, stop = self._seen
        count = len(self._is_built)
        near = list(range(first, min(stop + 1, count)))
        if fine and not self.wanted.is_plain:
            lost = [at for at in near if at not in self._kept]
        else:
            lost = [at for at in near if not self._is_built[at]]
        if not lost and self.wanted.is_plain:
            lost = [int(at) for at in np.flatnonzero(~self._is_built)]
        return lost[: max(1, BATCH_VALUES // (self.rows * self._size))]

    def _go_on(self, *, fine: bool) -> None:
        if self._is_busy or self.is_stopped:
            return
        batch = self._missing(fine=fine)
        if not batch and self.spread is not None:
            return
        self._is_busy = True
        in_background(self, lambda: self._work(batch), self._take, self._refuse)

    def _work(
        self, batch: list[int]
    ) -> tuple[list[tuple[int, NDArray[np.float32]]], NDArray[np.float64]]:
        """In another thread."""
        wanted = self.wanted
        parts = (wanted.signals, wanted.sampling_hz, wanted.montage, wanted.filters)
        spread = spreads(*parts) if self.spread is None else self.spread
        if self._pyramid is None:
            shape = np.broadcast_to(np.float32(np.nan), (self.rows, self.samples))
            self._pyramid = EnvelopePyramid(shape)
        done: list[tuple[int, NDArray[np.float32]]] = []
        for at in batch:
            if self.is_stopped:
                break
            start = at * self._size
            values = piece(*parts, start, min(start + self._size, self.samples))
            self._pyramid.put(start, values)
            done.append((at, values))
            release_pages(wanted.signals)
        return done, spread

    def _take(
        self, found: tuple[list[tuple[int, NDArray[np.float32]]], NDArray[np.float64]]
    ) -> None:
        done, self.spread = found
        for at, values in done:
            self._is_built[at] = True
            if not self.wanted.is_plain:
                self._kept[at] = values
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        self._is_busy = False
        self.ready.emit()
        if not self.is_stopped and self.wanted.is_plain:
            self._go_on(fine=False)

    def _refuse(self, error: Exception) -> None:
        self._is_busy, self.is_stopped = False, True
        self.failed.emit(str(error))
