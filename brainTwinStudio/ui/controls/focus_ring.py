"""The ring around the control that has the keyboard."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from brainTwinStudio.ui import theme

WIDTH_PX = 1.5


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """An accent outline just inside rect."""
    inset = WIDTH_PX / 2
    painter.setPen(QPen(theme.colour(theme.current().accent), WIDTH_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
