"""Pages that nobody has asked for yet are made while nobody waits."""

import gc
from threading import Thread

from PySide6.QtCore import QObject, QTimer

from brainTwinStudio.ui.main_window import MainWindow
from brainTwinStudio.ui.pages import PAGES, page_class

PAUSE_MS = 40  # between two pages


class PageMaking(QObject):
    """Makes the missing pages one after the other, once it is started. Their modules
    are loaded beside the window, which is deaf only while a page is put together."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._loading = Thread(target=self._load, name="pages", daemon=True)
        self._is_ended = False
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._make)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        """No page is made any more. Waits for the one that is being loaded: Python
        cannot end in the midst of that."""
        self._is_ended = True
        self._timer.stop()
        if self._loading.is_alive():
            self._loading.join()

    def _make(self) -> None:
        handle = self._window.windowHandle()
        if handle is None or not handle.isExposed():
            return  # the first picture of the window comes before
        if self._loading.ident is None:
            self._loading.start()
        if self._loading.is_alive():
            return
        if not self._window.make_next_page():
            self.stop()
            # A full collection walked over all that start-up made for 140 ms, in which
            # the window was deaf; none of it is garbage while the window is open.
            gc.freeze()

    def _load(self) -> None:
        for stage in PAGES:
            if not self._is_ended:
                page_class(stage)
