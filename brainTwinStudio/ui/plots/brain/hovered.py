"""The connection under the mouse: marked along its way, with a label beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from brainTwinStudio.ui import theme

from .overlay import paint_tag, tag_size
from .picking import edge_at
from .scene import Tag

if TYPE_CHECKING:
    from .view import BrainView

EdgeWords = Callable[[int, int], tuple[str, str]]  # two regions -> title, text
ABOVE_PX, EDGE_PX, LINE_PX = 16.0, 4.0, 1.6


class HoveredEdge:
    """pair: its regions, None for none. words: what is said of it; without them
    nothing is looked for. It is gone when the brain turns or changes under the mouse,
    until the mouse moves again."""

    def __init__(self, view: "BrainView") -> None:
        self._view = view
        self.words: EdgeWords | None = None
        self.pair: tuple[int, int] | None = None
        self._place = QPointF()
        self._seen: tuple[object, ...] = ()

    def look(self, at: QPointF) -> None:
        """What is under a point of the widget where no region is."""
        view = self._view
        if self.words is None:
            self.leave()
            return
        pane, left = view.pane_at(at.x())
        place = at.x() - left, at.y()
        found = edge_at(pane.drawing, view.camera, view.view_size, place)
        seen = (pane.drawing, view.camera, view.view_size)
        if found != self.pair or seen != self._seen:
            self.pair, self._place, self._seen = found, at, seen
            view.update()

    def leave(self) -> None:
        """The mouse is elsewhere."""
        if self.pair is not None:
            self.pair = None
            self._view.update()

    def paint(self, painter: QPainter) -> None:
        """Over both brains, in pixels of the widget."""
        view = self._view
        if self.pair is None or self.words is None:
            return
        pane, left = view.pane_at(self._place.x())
        if (pane.drawing, view.camera, view.view_size) != self._seen:
            return
        lines = pane.drawing.shape.lines(np.array([self.pair]))
        points = view.camera.project(lines[0], view.view_size)[:, :2] + (left, 0)
        painter.setPen(QPen(theme.colour(pane.drawing.theme.text), LINE_PX))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))
        tag = Tag(-1, *self.words(*self.pair), "text3")
        paint_tag(painter, self._box(tag), tag, pane.drawing.theme)

    def _box(self, tag: Tag) -> QRectF:
        """Above the place, below where there is no room; within the widget."""
        size, at = tag_size(tag), self._place
        most = self._view.width() - size.width() - EDGE_PX
        left = max(min(at.x() - size.width() / 2, most), EDGE_PX)
        top = at.y() - ABOVE_PX - size.height()
        if top < EDGE_PX:
            top = at.y() + ABOVE_PX
        return QRectF(QPointF(left, top), size)
