"""A widget that the mouse pulls somewhere else: told apart from a click."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


class Pull(QObject):
    """Watches a widget. Nothing is taken from it before the mouse, its left button
    down, is far enough.

    pulled: where the mouse is, on the screen. dropped: where it was let go. left: Esc,
    or the widget went away.
    """

    pulled = Signal(QPoint)
    dropped = Signal(QPoint)
    left = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._from: QPoint | None = None
        self._pulls = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._widget:  # keys of the whole program, while it is pulled
            return self._is_left_by(event)
        if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            begins = event.button() is Qt.MouseButton.LeftButton
            self._from = event.globalPosition().toPoint() if begins else None
        elif kind is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._moves(event)
        elif kind is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._from = None
            if self._pulls:
                self._end()
                self.dropped.emit(event.globalPosition().toPoint())
                return True
        elif kind is QEvent.Type.Hide and self._pulls:
            self._leave()
        return False

    def _moves(self, event: QMouseEvent) -> bool:
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return self._pulls
        now = event.globalPosition().toPoint()
        far = (now - self._from).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._pulls:
            self._begin()
        if self._pulls:
            self.pulled.emit(now)
        return self._pulls

    def _begin(self) -> None:
        self._pulls = True
        if isinstance(self._widget, QAbstractButton):
            self._widget.setDown(False)  # no click any more
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        QApplication.setOverrideCursor(Qt.CursorShape.ClosedHandCursor)

    def _end(self) -> None:
        self._pulls = False
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        QApplication.restoreOverrideCursor()

    def _leave(self) -> None:
        self._from = None
        self._end()
        self.left.emit()

    def _is_left_by(self, event: QEvent) -> bool:
        """Esc, as a key or as somebody's shortcut."""
        kinds = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride
        if not isinstance(event, QKeyEvent) or event.type() not in kinds:
            return False
        if event.key() != Qt.Key.Key_Escape:
            return False
        self._leave()
        event.accept()
        return True
