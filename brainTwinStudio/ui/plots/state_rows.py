"""Recurring states, a row each: what the regions do, how often, how long."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.matrix_image import coloured
from brainTwinStudio.ui.plots.ring import paint_ring
from brainTwinStudio.ui.plots.state_row import Range, StateRow

HEAD_PX, ROW_PX, SIDE_PX, GAP_PX = 20, 42, 12, 14
NAME_PX, STRIP_PX, RANGE_SHARE = 82, 13, 0.25
BAR_PX, DOT_PX, FILL = 6, 8, 0.38
HEADS = (tr("Probability"), tr("Dwell time"))
Align = Qt.AlignmentFlag
Key = Qt.Key
STEPS = {Key.Key_Left: (0, -1), Key.Key_Right: (0, 1), Key.Key_Up: (-1, 0),
         Key.Key_Down: (1, 0)}  # fmt: skip
CLICKS = Key.Key_Return, Key.Key_Enter, Key.Key_Space


class StateRows(QWidget):
    """Two strips of regions a state, measured above simulated, and two ranges. picked:
    a region was clicked, or Enter pressed where arrows have led; counted in the order
    of drawing."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DragOut(self)
        self._rows: tuple[StateRow, ...] = ()
        self._images: tuple[QImage, ...] = ()
        self._names: tuple[str, ...] = ()
        self._seams: tuple[int, ...] = ()
        self._selected: tuple[int, ...] = ()
        self._cursor: tuple[int, int] | None = None  # state, region
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Recurring states"))

    def set(
        self, rows: Sequence[StateRow], names: Sequence[str], seams: Sequence[int]
    ) -> None:
        """Names (region,) in the order of drawing; seams: between which of them."""
        self._rows, self._names, self._seams = tuple(rows), tuple(names), tuple(seams)
        table = colour_map(theme.current().difference_map)
        arm = max((float(np.abs(row.patterns).max()) for row in rows), default=1.0)
        self._images = tuple(
            coloured(row.patterns.astype(float), (-arm, arm), table) for row in rows
        )
        self.setFixedHeight(HEAD_PX + ROW_PX * len(self._rows) + 4)
        self._cursor = None
        self._describe()
        self.update()

    def _describe(self) -> None:
        words = (f"{row.name}: {row.tip}" for row in self._rows)
        self.setAccessibleDescription("; ".join(words).replace("\n", ", "))

    def set_selected(self, places: Sequence[int]) -> None:
        """Regions to mark, in the order of drawing."""
        if tuple(places) != self._selected:
            self._selected = tuple(places)
            self.update()

    def numbers(self) -> str:
        """The states as tab-separated text, then what every region does in them."""
        lines: list[tuple[str, ...]] = [("", "likeness", *HEADS)]
        for row in self._rows:
            lines.append((row.name, row.likeness, *(one.text for one in row.ranges)))
        lines.append(("", "", *self._names))
        for row in self._rows:
            for side, values in zip(
                ("measured", "simulated"), row.patterns, strict=True
            ):
                lines.append((row.name, side, *(f"{value:.6g}" for value in values)))
        return "\n".join("\t".join(line) for line in lines)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.height())

    def strips(self, row: int) -> QRectF:
        """Where the two strips of a state are drawn."""
        left = SIDE_PX + NAME_PX
        width = self._range_left(0) - GAP_PX - left
        top = HEAD_PX + row * ROW_PX + 7
        return QRectF(left, top, max(width, 1.0), 2 * STRIP_PX + 2)

    def range_place(self, row: int, which: int) -> QRectF:
        left = self._range_left(which)
        return QRectF(left, HEAD_PX + row * ROW_PX, self._range_px(), ROW_PX)

    def _range_px(self) -> float:
        return min(RANGE_SHARE * self.width(), 190.0) - GAP_PX

    def _range_left(self, which: int) -> float:
        step = self._range_px() + GAP_PX
        return self.width() - SIDE_PX + GAP_PX - step * (len(HEADS) - which)

    # ------------------------------------------------------------ what is under

    def region_at(self, place: QPointF) -> int:
        """Which region is drawn there, -1 if none."""
        for row in range(len(self._rows)):
            strips = self.strips(row)
            if strips.contains(place) and self._names:
                share = (place.x() - strips.left()) / strips.width()
                return min(int(share * len(self._names)), len(self._names) - 1)
        return -1

    def _state_at(self, place: QPointF) -> int:
        return int((place.y() - HEAD_PX) // ROW_PX)

    def _column(self, state: int, region: int) -> QRectF:
        """Where a region is drawn in both strips of a state."""
        place = self.strips(state)
        step = place.width() / max(len(self._names), 1)
        left = place.left() + region * step
        return QRectF(left, place.top() - 1, step, place.height() + 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        region = self.region_at(event.position())
        if region >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._cursor = self._state_at(event.position()), region
            self.picked.emit(region)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key(event.key())
        if key in STEPS and self._rows and self._names:
            self._step(*STEPS[key])
        elif key in CLICKS and self._cursor is not None:
            self.picked.emit(self._cursor[1])
        else:
            super().keyPressEvent(event)

    def _step(self, down: int, across: int) -> None:
        """Begins at the region that is selected, and tells what it comes to."""
        state, region = self._cursor or (0, min(self._selected, default=0))
        if self._cursor is not None:
            state = min(max(state + down, 0), len(self._rows) - 1)
            region = min(max(region + across, 0), len(self._names) - 1)
        self._cursor = state, region
        spot = self._column(state, region).center()
        words = self.tip_at(spot)
        self.setAccessibleDescription(words)
        QToolTip.showText(self.mapToGlobal(spot.toPoint()), words, self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._describe()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = event.pos().toPointF()
            QToolTip.showText(event.globalPos(), self.tip_at(place), self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        copy_menu(self, self.numbers).popup(event.globalPos())

    def tip_at(self, place: QPointF) -> str:
        number = self._state_at(place)
        if not 0 <= number < len(self._rows):
            return ""
        row, region = self._rows[number], self.region_at(place)
        if region < 0:
            return row.tip
        measured, simulated = row.patterns[:, region]
        return tr(
            "{region}: measured {measured}, simulated {simulated}",
            region=self._names[region],
            measured=f"{measured:+.2f}".replace("-", "\u2212"),
            simulated=f"{simulated:+.2f}".replace("-", "\u2212"),
        )

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font("note"))
            painter.setPen(theme.colour(tokens.text3))
            strips = self.strips(0)
            head = QRectF(strips.left(), 0, strips.width(), HEAD_PX)
            self._write(painter, head, tr("Regions: measured above, simulated below"))
            for which, name in enumerate(HEADS):
                place = self.range_place(0, which)
                place.moveTop(0)
                place.setHeight(HEAD_PX)
                self._write(painter, place, name)
            for number, row in enumerate(self._rows):
                self._paint_row(painter, number, row)
            if self.hasFocus() and self._cursor is not None:
                painter.setPen(QPen(theme.colour(tokens.accent), 1.8))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                cursor = self._column(*self._cursor)
                painter.drawRect(cursor.adjusted(-1.5, -1.5, 1.5, 1.5))
            paint_ring(self, painter)

    def _paint_row(self, painter: QPainter, number: int, row: StateRow) -> None:
        tokens = theme.current()
        top = HEAD_PX + number * ROW_PX
        painter.setFont(theme.font("control", bold=True))
        painter.setPen(theme.colour(tokens.text))
        self._write(painter, QRectF(SIDE_PX, top + 4, NAME_PX - 6, 18), row.name)
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour(tokens.text3))
        self._write(painter, QRectF(SIDE_PX, top + 21, NAME_PX - 6, 16), row.likeness)
        self._paint_strips(painter, number)
        for which, one in enumerate(row.ranges):
            most = max(max(r.ranges[which].measured, r.ranges[which].high)
                       for r in self._rows)  # fmt: skip
            self._paint_range(painter, self.range_place(number, which), one, most)

    def _paint_strips(self, painter: QPainter, number: int) -> None:
        tokens, place = theme.current(), self.strips(number)
        image = self._images[number]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        for half in range(2):
            top = place.top() + half * (STRIP_PX + 2)
            strip = QRectF(place.left(), top, place.width(), STRIP_PX)
            painter.drawImage(strip, image, QRectF(0, half, image.width(), 1))
        step = place.width() / max(len(self._names), 1)
        painter.setPen(QPen(theme.colour(tokens.panel), 1.6))
        for seam in self._seams:
            x = place.left() + seam * step
            painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
        mark = tokens.text if tokens.dark else tokens.accent
        painter.setPen(QPen(theme.colour(mark), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at in self._selected:
            painter.drawRect(self._column(number, at))

    def _paint_range(
        self, painter: QPainter, place: QRectF, one: Range, most: float
    ) -> None:
        tokens, scale = theme.current(), place.width() / max(most, 1e-9)
        painter.setPen(theme.colour(tokens.text))
        painter.setFont(theme.font("note"))
        whole = painter.fontMetrics().horizontalAdvance(one.text) <= place.width()
        line = QRectF(place.left(), place.top() + 2, place.width(), 18)
        self._write(painter, line, one.text if whole else one.brief)
        middle = place.top() + 28
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.track))
        line = QRectF(place.left(), middle - 1, place.width(), 2)
        painter.drawRect(line)
        painter.setBrush(theme.colour(tokens.sim, FILL))
        left, right = (place.left() + scale * end for end in (one.low, one.high))
        bar = QRectF(left, middle - BAR_PX / 2, max(right - left, 2.0), BAR_PX)
        painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)
        painter.setBrush(theme.colour(tokens.sim))
        dot = QPointF(place.left() + scale * one.simulated, middle)
        painter.drawEllipse(dot, DOT_PX / 2, DOT_PX / 2)
        painter.setPen(QPen(theme.colour(tokens.measured), 2.0))
        x = place.left() + scale * one.measured
        painter.drawLine(QPointF(x, middle - 7), QPointF(x, middle + 7))

    def _write(self, painter: QPainter, place: QRectF, text: str) -> None:
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Align.AlignVCenter | Align.AlignLeft, cut)
