"""Drawing that keeps pace with a running job without taking the window's time."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

EVERY_MS = 500
APART_MS = 90


class Paced(QObject):
    """Calls `draw` soon after `ask`, at most twice a second, and only while the widget
    is seen; what came meanwhile is drawn when it is shown again.

    place: who draws at the same pace counts 0, 1, 2, ...; they take turns, so that no
    two pictures are made in one go.
    """

    def __init__(
        self, widget: QWidget, draw: Callable[[], None], place: int = 0
    ) -> None:
        super().__init__(widget)
        self._widget, self._draw = widget, draw
        self._first_ms = 20 + place * APART_MS
        self._since = QElapsedTimer()
        self._owed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)
        widget.installEventFilter(self)

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
        self._owed = False
        self._since.start()
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self._owed:
            self._owed = False
            self.ask()
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        if self._widget.isVisible():
            self.now()
        else:
            self._owed = True
