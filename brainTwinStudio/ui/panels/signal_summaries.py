"""Spectra and FCD of signals, computed beside the window once and kept."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.panels.signal_scene import Scene, Side, Summary, summary_of

WAIT_MS = 150
MOST_KEPT = 8


class Summaries(QObject):
    """Answers at once from what a twin keeps or what was computed; else works 150 ms
    after the last call and tells `news`."""

    def __init__(self, parent: QObject, news: Callable[[], None]) -> None:
        super().__init__(parent)
        self._news = news
        self._kept: list[tuple[object, Summary | None]] = []
        self._wanted: list[Side] = []
        self._busy: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._work)

    def of(self, scene: Scene) -> tuple[Summary | None, Summary | None]:
        """Both sides' summaries; None while one is computed or where there is none."""
        self._wanted = []
        return self._one(scene.first, scene.stored[0]), self._one(
            scene.second, scene.stored[1]
        )

    def working(self) -> bool:
        """Whether something is still to come."""
        return bool(self._wanted or self._busy)

    def _one(self, side: Side, stored: Summary | None) -> Summary | None:
        if stored is not None or not side.runs:
            return stored
        key = side.source
        for kept, summary in self._kept:
            if kept is key:
                return summary
        if id(key) not in self._busy:
            self._wanted.append(side)
            self._timer.start()
        return None

    def _work(self) -> None:
        for side in self._wanted:
            self._start(side)
        self._wanted = []

    def _start(self, side: Side) -> None:
        key = side.source
        self._busy.add(id(key))

        def keep(summary: Summary | None) -> None:
            self._busy.discard(id(key))
            self._kept = [(key, summary), *self._kept[: MOST_KEPT - 1]]
            self._news()

        in_background(
            self,
            lambda: summary_of(side, with_fcd=side.sampling_hz <= 20),
            keep,
            lambda error: keep(None),
        )
