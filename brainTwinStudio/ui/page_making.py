"""Pages that nobody has asked for yet are made while nobody waits."""

import gc

from PySide6.QtCore import QObject, QTimer

from brainTwinStudio.ui.main_window import MainWindow

PAUSE_MS = 40  # between two pages


class PageMaking(QObject):
    """Makes the missing pages one after the other, once it is started."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._make)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _make(self) -> None:
        handle = self._window.windowHandle()
        if handle is None or not handle.isExposed():
            return  # the first picture of the window comes before
        if not self._window.make_next_page():
            self.stop()
            # A full collection walked over all that start-up made for 140 ms, in which
            # the window was deaf; none of it is garbage while the window is open.
            gc.freeze()
