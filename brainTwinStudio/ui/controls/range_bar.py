"""A value and its interval on a track."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.hatching import paint_hatching

IntervalKind = Literal["sim", "plan", "none"]
BAR_PX, DOT_PX, MARGIN_PX = 6, 8, 5


class IntervalGlyph(QWidget):
    """Bar = interval, dot = value; hatched with a hollow dot when not identified.

    A line marks zero when the span has it inside. Without a value only the track
    is drawn: the words "not estimated" belong beside it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: float | None = None
        self._interval: tuple[float, float] | None = None
        self._span = (0.0, 1.0)
        self._kind: IntervalKind = "sim"
        self._identified = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Interval"))

    def set(
        self,
        value: float | None,
        low: float | None,
        high: float | None,
        span_low: float,
        span_high: float,
        kind: IntervalKind = "sim",
        identified: bool = True,
    ) -> None:
        """All in the unit of the value; low and high None: no interval known."""
        self._value = value
        self._interval = None if low is None or high is None else (low, high)
        self._span, self._kind, self._identified = (
            (span_low, span_high),
            kind,
            identified,
        )
        self.setAccessibleDescription(self._words())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, y = theme.current(), self.height() / 2
        left, right = MARGIN_PX, self.width() - MARGIN_PX
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.track))
            painter.drawRoundedRect(QRectF(left, y - 1, right - left, 2), 1, 1)
            if self._span[0] < 0 < self._span[1]:
                x = round(self._x(0.0))
                painter.fillRect(
                    QRectF(x, y - 8, 1, 16), theme.colour(tokens.text, 0.85)
                )
            if self._interval is not None:
                self._paint_interval(painter, y)
            if self._value is not None:
                self._paint_dot(painter, self._x(self._value), y)

    def _paint_interval(self, painter: QPainter, y: float) -> None:
        assert self._interval is not None
        low, high = (self._x(end) for end in self._interval)
        bar = QRectF(low, y - BAR_PX / 2, max(high - low, 2.0), BAR_PX)
        if self._identified:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._colour(), 0.38))
            painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(theme.current().panel))
            painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)
            faint = theme.colour(theme.current().text3, 0.75)
            paint_hatching(painter, bar, BAR_PX / 2, faint)

    def _paint_dot(self, painter: QPainter, x: float, y: float) -> None:
        if self._identified:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._colour()))
            painter.drawEllipse(QPointF(x, y), DOT_PX / 2, DOT_PX / 2)
        else:
            painter.setPen(QPen(theme.colour(theme.current().text3), 1.5))
            painter.setBrush(theme.colour(theme.current().panel))
            painter.drawEllipse(QPointF(x, y), DOT_PX / 2, DOT_PX / 2)

    def _colour(self) -> str:
        tokens = theme.current()
        known = {"sim": tokens.sim, "plan": tokens.plan, "none": tokens.text3}
        return known[self._kind]

    def _x(self, value: float) -> float:
        low, high = self._span
        share = (value - low) / (high - low) if high > low else 0.5
        run = self.width() - 2 * MARGIN_PX
        return MARGIN_PX + run * min(max(share, 0.0), 1.0)

    def _words(self) -> str:
        if self._value is None:
            return tr("not estimated")
        words = f"{self._value:.4g}"
        if self._interval is not None:
            words += tr(
                ", interval {low:.4g} to {high:.4g}",
                low=self._interval[0],
                high=self._interval[1],
            )
        return words if self._identified else tr("{value}, not determined", value=words)
