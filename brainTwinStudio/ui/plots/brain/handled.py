"""A widget whose mouse, wheel and keys go to its Hands."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from .hands import Hands
    from .hovered import EdgeWords
    from .pane import Pane


class Handled(QWidget):
    """Knows besides whether it got the keyboard by a key, which is then to be seen."""

    _hands: "Hands"
    _focus_by_key = False

    @property
    def panes(self) -> "tuple[Pane, ...]":
        raise NotImplementedError

    def set_words(
        self, region: Callable[[int], str] | None, edge: "EdgeWords | None"
    ) -> None:
        """What is said of what is under the mouse: of a region in the scene beside
        where there is one, and of the connection of two."""
        for pane in self.panes:
            pane.overlay.words = region if pane is self.panes[-1] else None
        self._hands.edge.words = edge

    def focusInEvent(self, event: QtGui.QFocusEvent) -> None:
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._focus_by_key = event.reason() in by_key
        self.update()

    def focusOutEvent(self, event: QtGui.QFocusEvent) -> None:
        self._focus_by_key = False
        self._hands.by_keys.leave()
        self.update()

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        self._hands.press(event)

    def mouseDoubleClickEvent(self, event: QtGui.QMouseEvent) -> None:
        self._hands.press_again(event)

    def mouseMoveEvent(self, event: QtGui.QMouseEvent) -> None:
        self._hands.move(event)

    def mouseReleaseEvent(self, event: QtGui.QMouseEvent) -> None:
        self._hands.release(event)

    def wheelEvent(self, event: QtGui.QWheelEvent) -> None:
        self._hands.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hands.leave()

    def contextMenuEvent(self, event: QtGui.QContextMenuEvent) -> None:
        self._hands.menu(event, self.mapToGlobal(self.rect().center()))

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        self._hands.key(event)
