"""A painted pair of axes: where values lie on screen, round ticks, a faint grid."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.ticks import GRID, digits, round_up

LEFT_PX, BOTTOM_PX, LABEL_PX = 44, 20, 18
LEAST_APART_PX = 12
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Values x and y over `area`; y grows upwards."""

    area: QRectF
    x: Span
    y: Span

    def point(self, x: float, y: float) -> QPointF:
        """Where a value lies on screen."""
        area = self.area
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return QPointF(
            area.left() + across * area.width(), area.bottom() - up * area.height()
        )

    def value(self, point: QPointF) -> tuple[float, float]:
        """What lies under a place on screen."""
        across = (point.x() - self.area.left()) / max(self.area.width(), 1)
        up = (self.area.bottom() - point.y()) / max(self.area.height(), 1)
        return (
            self.x[0] + across * (self.x[1] - self.x[0]),
            self.y[0] + up * (self.y[1] - self.y[0]),
        )


def area_in(rect: QRectF, x_label: str = "", y_label: str = "") -> QRectF:
    """What axes with their digits and labels leave of a widget."""
    left = LEFT_PX + (LABEL_PX if y_label else 0)
    bottom = BOTTOM_PX + (LABEL_PX if x_label else 0)
    return rect.adjusted(left, 10, -12, -bottom)


def ticks_of(span: Span, room_px: float, apart_px: float) -> tuple[float, list[float]]:
    """Distance and places of round ticks."""
    low, high = span
    spacing = round_up((high - low) / max(2.0, room_px / apart_px))
    first, last = math.ceil(low / spacing - 1e-9), math.floor(high / spacing + 1e-9)
    return spacing, [k * spacing for k in range(first, last + 1)]


def paint_frame(
    painter: QPainter, frame: Frame, x_label: str = "", y_label: str = ""
) -> None:
    """Left and bottom axis, digits, horizontal grid and labels."""
    tokens, area = theme.current(), frame.area
    painter.setFont(theme.font("axis"))
    apart, ups = ticks_of(frame.y, area.height(), 30)
    last = math.inf
    for value in ups:
        y = frame.point(frame.x[0], value).y()
        if last - y < LEAST_APART_PX:
            continue
        last = y
        painter.setPen(QPen(theme.colour(tokens.text3, GRID), 1))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(theme.colour(tokens.text3))
        words = QRectF(area.left() - LEFT_PX - 6, y - 8, LEFT_PX, 16)
        painter.drawText(words, _RIGHT, digits(value, apart))
    apart, along = ticks_of(frame.x, area.width(), 58)
    for value in along:
        x = frame.point(value, frame.y[0]).x()
        painter.setPen(QPen(theme.colour(tokens.line2), 1))
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3))
        painter.setPen(theme.colour(tokens.text3))
        words = QRectF(x - 40, area.bottom() + 5, 80, 14)
        painter.drawText(words, _CENTRE, digits(value, apart))
    painter.setPen(QPen(theme.colour(tokens.line2), 1))
    painter.drawLine(area.topLeft(), area.bottomLeft())
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    paint_labels(painter, area, x_label, y_label)


def paint_labels(
    painter: QPainter, area: QRectF, x_label: str = "", y_label: str = ""
) -> None:
    """Names of the axes with their units."""
    painter.setFont(theme.font("note"))
    painter.setPen(theme.colour(theme.current().text3))
    if x_label:
        below = QRectF(area.left(), area.bottom() + BOTTOM_PX, area.width(), LABEL_PX)
        painter.drawText(below, _CENTRE, x_label)
    if y_label:
        painter.save()
        painter.translate(area.left() - LEFT_PX - LABEL_PX / 2, area.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-150, -8, 300, 16), _CENTRE, y_label)
        painter.restore()


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
