"""A radar: several metrics at once, each from its floor to its ceiling."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.drift_plot import HUES as LOBE_HUES
from brainTwinStudio.ui.plots.marks import pen
from brainTwinStudio.ui.plots.radar_model import REACH, Axis, Polygon
from brainTwinStudio.ui.plots.ring import paint_ring

# neighbours in rank differ in colour and in line style
HUES = tuple(LOBE_HUES[i] for i in (0, 2, 1, 3, 6, 4, 5))
SHARE = tr("share of the way from floor (0) to ceiling (1)")
MOST = len(HUES)  # twins that can be told apart
RINGS = (0.25, 0.5, 0.75)
LABEL_PX, GAP_PX, MARGIN_PX = 14, 8, 10
LEGEND_PX, ROW_PX, LINE_PX = 210, 22, 22
NEAR_PX = 12
FILL, GRID = 0.10, 0.13
WORDS = (
    tr("Outer ring: training data (ceiling)"),
    tr("Centre: the worst null (floor)"),
)


class Radar(QWidget):
    """One polygon a twin, names at the ends of the axes, a legend at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DragOut(self)
        self._axes: tuple[Axis, ...] = ()
        self._polygons: tuple[Polygon, ...] = ()
        self._without: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # for the menu key
        self.setAccessibleName(tr("Radar of the metrics"))

    def set(
        self,
        axes: Sequence[Axis],
        polygons: Sequence[Polygon],
        without: Sequence[str] = (),
    ) -> None:
        """Draw polygons, the first on top; without: metrics that have no scale."""
        self._axes, self._without = tuple(axes), tuple(without)
        self._polygons = tuple(polygons)[:MOST]
        lines = (" ".join(p.words) for p in self._polygons)
        self.setAccessibleDescription("\n".join(lines))
        self.update()

    def numbers(self) -> str:
        """Shares of the way from floor to ceiling as tab-separated text."""
        lines = ["\t".join((SHARE, *(axis.label for axis in self._axes)))]
        for one in self._polygons:
            shares = ("" if s is None else f"{s:.6g}" for s in one.shares)
            lines.append("\t".join((one.name, *shares)))
        return "\n".join(lines)

    # ------------------------------------------------------------ places

    def sizeHint(self) -> QSize:
        return QSize(620, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 190)

    def circle(self) -> tuple[QPointF, float]:
        """Middle and radius of the outer ring: names at all sides have room."""
        measure = QFontMetrics(theme.font("note"))
        widest = max(
            (measure.horizontalAdvance(a.label) for a in self._axes), default=0
        )
        room = QRectF(self.rect()).adjusted(0, 0, -LEGEND_PX, 0)
        across = room.width() / 2 - widest - GAP_PX - MARGIN_PX
        up = room.height() / 2 - LABEL_PX - GAP_PX - MARGIN_PX / 2
        return room.center(), max(min(across, up), 20.0) / REACH

    def point(self, axis: int, share: float) -> QPointF:
        """Where a share of the way from floor to ceiling lies."""
        middle, radius = self.circle()
        angle = 2 * math.pi * axis / max(len(self._axes), 1) - math.pi / 2
        across, down = math.cos(angle), math.sin(angle)
        return middle + QPointF(across, down) * radius * share

    def label(self, axis: int) -> QRectF:
        """Room of the name of an axis: beside its end, above or below at the poles."""
        measure = QFontMetrics(theme.font("note"))
        width = measure.horizontalAdvance(self._axes[axis].label) + 2
        middle, radius = self.circle()
        end = self.point(axis, REACH + GAP_PX / radius)
        reach = REACH * radius + GAP_PX
        across, down = (end.x() - middle.x()) / reach, (end.y() - middle.y()) / reach
        left = end.x() - width * (1 - across) / 2
        if abs(across) > 0.2:
            left = end.x() if across > 0 else end.x() - width
        top = end.y() - LABEL_PX * (1 - down) / 2
        return QRectF(left, top, width, LABEL_PX)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._axes) < 3:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_grid(painter)
            for number in reversed(range(len(self._polygons))):
                self._paint_polygon(painter, number)
            self._paint_labels(painter)
            self._paint_legend(painter)
            paint_ring(self, painter)

    def _paint_grid(self, painter: QPainter) -> None:
        tokens = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for share in RINGS:
            painter.setPen(QPen(theme.colour(tokens.text3, 2 * GRID), 1))
            painter.drawPolygon(self._ring(share))
        painter.setPen(QPen(theme.colour(tokens.text3, 2 * GRID), 1))
        for axis in range(len(self._axes)):
            painter.drawLine(self.point(axis, 0), self.point(axis, 1))
        painter.setPen(QPen(theme.colour(tokens.measured), 1.6))
        painter.drawPolygon(self._ring(1.0))

    def _ring(self, share: float) -> QPolygonF:
        return QPolygonF([self.point(i, share) for i in range(len(self._axes))])

    def _paint_polygon(self, painter: QPainter, number: int) -> None:
        """Lines between neighbours that are both known; filled where all are."""
        hue, dash = _hue(number), HUES[number][2]
        places = self._places(number)
        known = [place for place in places if place is not None]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(known) == len(places):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(hue.name(), FILL))
            painter.drawPolygon(QPolygonF(known))
        painter.setPen(pen(hue.name(), 2.0, dash))
        for one, other in zip(places, (*places[1:], places[0]), strict=True):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hue)
        for place in known:
            painter.drawEllipse(place, 3, 3)

    def _places(self, number: int) -> list[QPointF | None]:
        shares = self._polygons[number].shares
        return [None if s is None else self.point(i, s) for i, s in enumerate(shares)]

    def _paint_labels(self, painter: QPainter) -> None:
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour(theme.current().text2))
        for axis, one in enumerate(self._axes):
            painter.drawText(self.label(axis), _LEFT, one.label)

    def _paint_legend(self, painter: QPainter) -> None:
        tokens = theme.current()
        left = self.width() - LEGEND_PX
        notes = [*WORDS]
        if self._without:
            notes.append(tr("No scale: {metrics}", metrics=", ".join(self._without)))
        rows = len(self._polygons) + len(notes)
        top = max((self.height() - rows * ROW_PX) / 2, 4.0)
        for number, one in enumerate(self._polygons):
            y = top + number * ROW_PX
            painter.setPen(pen(_hue(number).name(), 2.0, HUES[number][2]))
            middle = y + ROW_PX / 2
            painter.drawLine(QPointF(left, middle), QPointF(left + LINE_PX, middle))
            self._write(painter, left + LINE_PX + GAP_PX, y, one.name, tokens.text)
        for number, words in enumerate(notes):
            y = top + (len(self._polygons) + number) * ROW_PX
            self._write(painter, left, y, words, tokens.text3, "note")

    def _write(
        self,
        painter: QPainter,
        left: float,
        top: float,
        words: str,
        token: str,
        role: str = "control",
    ) -> None:
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(token))
        room = self.width() - MARGIN_PX - left
        end = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(words, end, int(room))
        painter.drawText(QRectF(left, top, room, ROW_PX), _LEFT, shown)

    # ------------------------------------------------------------ mouse

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def words_at(self, point: QPointF) -> str:
        """What a place tells: the corner of a polygon, or an axis by its name."""
        found: list[tuple[float, str]] = []
        for number, one in enumerate(self._polygons):
            for place, words in zip(self._places(number), one.words, strict=True):
                if place is not None:
                    away = math.hypot(point.x() - place.x(), point.y() - place.y())
                    found.append((away, words))
        near = [words for away, words in sorted(found) if away <= NEAR_PX]
        if near:
            return "\n".join(near)
        for axis, one in enumerate(self._axes):
            if self.label(axis).contains(point):
                return one.tip
        return ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        copy_menu(self, self.numbers).popup(event.globalPos())


def _hue(number: int) -> QColor:
    dark, light, _ = HUES[number]
    return QColor(dark if theme.current().dark else light)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
