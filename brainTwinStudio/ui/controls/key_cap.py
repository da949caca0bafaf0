"""The outlined name of a key, inside painted controls."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from brainTwinStudio.ui import theme

HEIGHT_PX = 16


def key_cap_px(text: str) -> int:
    """The width of the cap."""
    return QFontMetrics(theme.font("note")).horizontalAdvance(text) + 16


def paint_key_cap(painter: QPainter, right_middle: QPointF, text: str) -> None:
    """Draw it so that it ends at right_middle."""
    tokens, width = theme.current(), key_cap_px(text)
    x, y = right_middle.x() - width, right_middle.y() - HEIGHT_PX / 2
    cap = QRectF(x, y, width, HEIGHT_PX).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.colour(tokens.line2), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(theme.colour(tokens.text3))
    painter.setFont(theme.font("note"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
