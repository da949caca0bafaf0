"""How long the window was deaf: times between turns of its event loop."""

import time

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 2


class GapMeter(QObject):
    """A timer of 2 ms; whatever delays it would have delayed a click as well."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Measure from now on, anew."""
        self._gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def pause(self) -> None:
        """Leave out what comes now: a picture taken of the window, say."""
        self._timer.stop()

    def go_on(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @property
    def seconds(self) -> float:
        return float(np.sum(self._gaps))

    @property
    def longest_ms(self) -> float | None:
        """The longest time between two turns."""
        return 1000 * max(self._gaps) if self._gaps else None

    @property
    def p99_ms(self) -> float | None:
        """99 of 100 turns came sooner after the one before."""
        return 1000 * float(np.quantile(self._gaps, 0.99)) if self._gaps else None

    @property
    def over_50_ms(self) -> int:
        return sum(gap > 0.05 for gap in self._gaps)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append(now - self._last)
        self._last = now
