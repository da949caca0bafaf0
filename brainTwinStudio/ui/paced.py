"""Drawing that keeps pace with a running job without taking the window's time."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

EVERY_MS = 500
APART_MS = 90


class Paced(QObject):
    """Calls `draw` soon after `ask`, at most twice a second.

    place: who draws at the same pace counts 0, 1, 2, ...; they take turns, so that no
    two pictures are made in one go.
    """

    def __init__(
        self, parent: QObject, draw: Callable[[], None], place: int = 0
    ) -> None:
        super().__init__(parent)
        self._draw = draw
        self._first_ms = 20 + place * APART_MS
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._now)

    def ask(self) -> None:
        """Something changed."""
        if self._timer.isActive():
            return
        wait = self._first_ms
        if self._since.isValid():
            wait = max(wait, EVERY_MS - self._since.elapsed())
        self._timer.start(int(wait))

    def now(self) -> None:
        """Draw at once: what is shown is another thing."""
        self._timer.stop()
        self._now()

    def _now(self) -> None:
        self._since.start()
        self._draw()
