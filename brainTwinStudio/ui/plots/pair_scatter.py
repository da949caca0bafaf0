"""A scatter of pairs, each of which can be picked and says what it is."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from brainTwinStudio.ui.plots.density_scatter import DensityScatter, Floats

REACH_PX = 8
Modifiers = Qt.KeyboardModifier


class PairScatter(DensityScatter):
    """picked(number, modifiers): a click close to a dot, or arrow keys, which step to
    the next value across (left, right) or upward (up, down). words: what is said of
    the pair under the mouse, by its number in `set`."""

    picked = Signal(int, object)

    def __init__(self, x_label: str, y_label: str) -> None:
        self.words: Callable[[int], str] = str
        self._chosen: int | None = None
        self._x = self._y = np.empty(0)
        super().__init__(x_label, y_label)
        self._ring = self.add_points("accent", "o", 13, hollow=True)
        self._dot = self.add_points("accent", "o", 5)  # its own is below the ring
        for level, mark in enumerate((self._ring, self._dot), 3):
            mark.item.setZValue(level)

    def set(self, x: Floats, y: Floats, words: str) -> None:
        self._x, self._y = np.asarray(x, float), np.asarray(y, float)
        super().set(x, y, words)
        known = self._chosen is not None and self._chosen < len(self._x)
        self.choose(self._chosen if known else None)

    def choose(self, number: int | None) -> None:
        """Ring a pair, also one that is not drawn among many; emits nothing."""
        self._chosen = number
        some: list[int] = []
        if number is not None and np.isfinite(self._x[number] + self._y[number]):
            some = [number]
        for mark in (self._ring, self._dot):
            mark.set(self._x[some], self._y[some])
        self.setAccessibleDescription("" if number is None else self.words(number))

    def value_of(self, number: int) -> tuple[float, float]:
        """Of both axes."""
        return float(self._x[number]), float(self._y[number])

    def nearest(self, point: QPointF) -> int | None:
        """The pair whose dot is under a place of the widget."""
        if not self.drawn.size:
            return None
        zero, one = (self._place_of(at) for at in (0.0, 1.0))
        x = zero.x() + (one.x() - zero.x()) * self.dots.across
        y = zero.y() + (one.y() - zero.y()) * self.dots.up
        away = np.hypot(x - point.x(), y - point.y())
        found = int(np.argmin(away))
        return int(self.drawn[found]) if away[found] <= REACH_PX else None

    def _place_of(self, value: float) -> QPointF:
        """Where a value of both axes is drawn."""
        place = self.box.mapViewToScene(QPointF(value, value))
        return self.viewportTransform().map(place)

    # ------------------------------------------------------------ Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        event.accept()
        found = self.nearest(event.position())
        if found is not None:
            self._pick(found, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        upward = {Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}.get(key, 0)
        if not self.drawn.size or not across + upward:
            super().keyPressEvent(event)
            return
        values = self.dots.across if across else self.dots.up
        order = self.drawn[np.argsort(values, kind="stable")].tolist()
        at = order.index(self._chosen) + across + upward if self._chosen in order else 0
        self._pick(order[min(max(at, 0), len(order) - 1)], Modifiers.NoModifier)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.nearest(QPointF(event.pos()))
            told = "" if found is None else self.words(found)
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().viewportEvent(event)

    def _pick(self, number: int, modifiers: Modifiers) -> None:
        self.choose(number)
        self.picked.emit(number, modifiers)
