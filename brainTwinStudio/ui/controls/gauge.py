"""A dose against its limit, on an arc."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme

START_DEGREES, SWEEP_DEGREES = 200.0, 220.0  # from lower left, clockwise to lower right
STROKE_PX, TICK_PX, LABEL_PX = 10, 9, 14
NEAR = 0.8  # the last fifth before the limit is tinted
CENTRE = Qt.AlignmentFlag.AlignCenter


class Gauge(QWidget):
    """220 degrees: value in the stimulus colour, near the limit warn, beyond it bad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: float | None = None
        self._limit: float | None = None
        self._maximum, self._unit, self._caption = 1.0, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Dose"))

    def set(
        self,
        value: float | None,
        limit: float | None,
        maximum: float,
        unit: str,
        caption: str = "",
    ) -> None:
        """Value, limit and the arc's end in `unit`; limit None: no limit is drawn."""
        self._value, self._limit, self._maximum = value, limit, maximum
        self._unit, self._caption = unit, caption
        number = tr("not computed") if value is None else f"{value:.3g} {unit}"
        bound = tr("no limit") if limit is None else tr("limit {limit:g}", limit=limit)
        self.setAccessibleDescription(f"{number}, {bound}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 150 if not self._caption else 170)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 140 if not self._caption else 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle, radius = self._circle()
            self._paint_bands(painter, middle, radius)
            self._paint_value(painter, middle, radius)
            self._paint_limit(painter, middle, radius)
            self._paint_words(painter, middle, radius)

    def _circle(self) -> tuple[QPointF, float]:
        below = 46 if self._caption else 26  # the ends' numbers, and the caption
        drop = math.sin(math.radians(20))  # the ends lie below the middle
        room = (self.height() - below - STROKE_PX) / (1 + drop)
        radius = min(room, self._room_beside_the_limit(), 110.0)
        return QPointF(self.width() / 2, STROKE_PX / 2 + 4 + radius), max(radius, 30.0)

    def _room_beside_the_limit(self) -> float:
        """The largest radius at which the limit's words stay inside."""
        half = self.width() / 2 - STROKE_PX
        if self._limit is None:
            return half
        turn = START_DEGREES - SWEEP_DEGREES * self._share(self._limit)
        aside = abs(math.cos(math.radians(turn)))
        words = QFontMetrics(theme.font("note", bold=True))
        taken = words.horizontalAdvance(self._limit_words()) + LABEL_PX * aside
        return min(half, (half - taken) / max(aside, 0.1))

    def _limit_words(self) -> str:
        return "" if self._limit is None else tr("limit {limit:g}", limit=self._limit)

    def _share(self, value: float) -> float:
        return min(max(value / self._maximum, 0.0), 1.0) if self._maximum > 0 else 0.0

    def _arc(
        self,
        painter: QPainter,
        middle: QPointF,
        radius: float,
        start: float,
        end: float,
    ) -> None:
        """From share to share of the arc, in the painter's pen."""
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        first = START_DEGREES - SWEEP_DEGREES * start
        painter.drawArc(
            box, round(16 * first), round(-16 * SWEEP_DEGREES * (end - start))
        )

    def _paint_bands(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        tokens = theme.current()
        bands = [(0.0, 1.0, theme.colour(tokens.track))]
        if self._limit is not None:
            limit, near = self._share(self._limit), self._share(NEAR * self._limit)
            bands = [
                (0.0, near, theme.colour(tokens.track)),
                (near, limit, theme.colour(tokens.warn, 0.36)),
                (limit, 1.0, theme.colour(tokens.bad, 0.36)),
            ]
        for start, end, colour in bands:
            pen = QPen(colour, STROKE_PX)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            self._arc(painter, middle, radius, start, end)

    def _paint_value(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        if self._value is None:
            return
        tokens, share = theme.current(), self._share(self._value)
        over = self._limit is not None and self._value > self._limit
        colour = tokens.bad if over else tokens.stim
        pen = QPen(theme.colour(colour), STROKE_PX)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        self._arc(painter, middle, radius, 0.0, share)
        painter.setPen(QPen(theme.colour(tokens.panel), 3))
        painter.setBrush(theme.colour(tokens.text))
        painter.drawEllipse(_point(middle, radius, share), 8.5, 8.5)

    def _paint_limit(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        if self._limit is None:
            return
        share = self._share(self._limit)
        painter.setPen(QPen(theme.colour(theme.current().bad), 2))
        painter.drawLine(
            _point(middle, radius - TICK_PX, share),
            _point(middle, radius + TICK_PX, share),
        )
        painter.setFont(theme.font("note", bold=True))
        at = _point(middle, radius + LABEL_PX, share)
        words = QRectF(at.x(), at.y() - 16, 90, 16)
        side = Qt.AlignmentFlag.AlignLeft
        if at.x() < middle.x():
            words.moveRight(at.x())
            side = Qt.AlignmentFlag.AlignRight
        painter.drawText(
            words, side | Qt.AlignmentFlag.AlignVCenter, self._limit_words()
        )

    def _paint_words(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        tokens = theme.current()
        number = "–" if self._value is None else f"{self._value:.3g}"
        painter.setPen(theme.colour(tokens.text))
        painter.setFont(theme.font("page" if radius > 60 else "number", bold=True))
        painter.drawText(
            QRectF(middle.x() - 80, middle.y() - 34, 160, 36), CENTRE, number
        )
        painter.setPen(theme.colour(tokens.text2))
        painter.setFont(theme.font("note"))
        painter.drawText(
            QRectF(middle.x() - 90, middle.y() + 4, 180, 16), CENTRE, self._unit
        )
        painter.setPen(theme.colour(tokens.text3))
        for share, end in ((0.0, "0"), (1.0, f"{self._maximum:g}")):
            at = _point(middle, radius, share)
            painter.drawText(QRectF(at.x() - 30, at.y() + 7, 60, 16), CENTRE, end)
        if self._caption:
            below = _point(middle, radius, 0.0).y() + 28
            foot = QRectF(0, below, self.width(), 18)
            painter.drawText(foot, CENTRE, self._caption)


def _point(middle: QPointF, radius: float, share: float) -> QPointF:
    angle = math.radians(START_DEGREES - SWEEP_DEGREES * share)
    return QPointF(
        middle.x() + radius * math.cos(angle), middle.y() - radius * math.sin(angle)
    )
