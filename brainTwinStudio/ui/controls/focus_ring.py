"""The ring around the control that has the keyboard."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from brainTwinStudio.ui import theme


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """An accent outline just inside rect."""
    tokens = theme.current()
    inset = tokens.ring_px / 2
    painter.setPen(QPen(theme.colour(tokens.accent), tokens.ring_px))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
