"""Slanted lines: the sign for "not determined", "forbidden", "within noise"."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

STEP_PX = 8


def paint_hatching(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    colour: QColor,
    step: float = STEP_PX,
) -> None:
    """Outline of rect and lines from lower left to upper right inside it."""
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setClipPath(shape)
    painter.setPen(QPen(colour, 1))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(
            QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top())
        )
        x += step
    painter.restore()
    painter.strokePath(shape, QPen(colour, 1))
