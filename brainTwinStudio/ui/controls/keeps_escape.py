"""Escape belongs first to what is under way, then to the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class KeepsEscape(QObject):
    """While `busy` is true, Escape reaches `widget` and clears no selection."""

    def __init__(self, widget: QWidget, busy: Callable[[], bool]) -> None:
        super().__init__(widget)
        self._busy = busy
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._busy()
        ):
            event.accept()
            return True
        return False
