"""Points in two dimensions, each one something that can be picked."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.ui.plots.keyed import KeyedAxes

REACH_PX = 14
ROOM = 0.12  # no point is cut, however low the plot
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class PointPlot(KeyedAxes):
    """picked(number): a click close to a point, or the arrow keys, which step through
    them from left to right."""

    picked = Signal(int)

    def __init__(self, name: str, x_label: str, y_label: str) -> None:
        super().__init__(x_label, y_label)
        self._name, self._names = name, ()
        self._chosen: int | None = None
        self.points = self.add_points("sim", "o", 7)
        self._ring = self.add_points("accent", "o", 13)
        self._ring.item.setZValue(-1)
        self.setAccessibleName(name)

    def set(self, x: Array, y: Array, names: Sequence[str]) -> None:
        """x, y (point,), not finite = not drawn; names: of all points, in words."""
        self._names = tuple(names)
        self.points.set(x, y)
        known = np.isfinite(x) & np.isfinite(y)
        if known.any():
            self.set_spans(_around(x[known]), _around(y[known]))
        self.choose(None)

    def choose(self, number: int | None) -> None:
        """Mark a point; emits nothing."""
        self._chosen = number
        some = [] if number is None else [number]
        self._ring.set(self.points.x[some], self.points.y[some])
        self.setAccessibleDescription("" if number is None else self._names[number])

    def nearest(self, point: QPointF) -> int | None:
        """The point under a place of the widget."""
        places = zip(self.points.x, self.points.y, strict=True)
        far = [
            (self.place_of(x, y) - point).manhattanLength()
            if np.isfinite(x) and np.isfinite(y)
            else np.inf
            for x, y in places
        ]
        if not far or min(far) > REACH_PX:
            return None
        return int(np.argmin(far))

    def numbers(self) -> str:
        rows = zip(self._names, self.points.x, self.points.y, strict=True)
        head = "\t".join((tr("what"), self.x_label, self.y_label))
        return "\n".join([head, *(f"{name}\t{x:.8g}\t{y:.8g}" for name, x, y in rows)])

    def pressed(self, point: QPointF) -> None:
        found = self.nearest(point)
        if found is not None and found != self._chosen:
            self._pick(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        known = np.flatnonzero(np.isfinite(self.points.x) & np.isfinite(self.points.y))
        if step is None or not known.size:
            super().keyPressEvent(event)
            return
        order = list(known[np.argsort(self.points.x[known], kind="stable")])
        at = order.index(self._chosen) + step if self._chosen in order else 0
        self._pick(int(order[min(max(at, 0), len(order) - 1)]))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.nearest(QPointF(event.pos()))
            words = "" if found is None else self._names[found]
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def _pick(self, number: int) -> None:
        self.choose(number)
        self.picked.emit(number)


def _around(values: Array) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    room = ROOM * (high - low) or max(abs(high), 1.0) * ROOM
    return low - room, high + room
