"""A grid of runs as colours: one cell an amplitude and a frequency."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.hatching import paint_hatching
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.frame import LEFT_PX, area_in, paint_labels
from brainTwinStudio.ui.plots.matrix_image import Table

BAR_PX, BAR_GAP_PX, DIGITS_PX = 10, 12, 40
CORNER_PX = 9
APART_PX = 6  # of names of columns
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
}
Place = tuple[int, int]


class SweepMap(QWidget):
    """Rows upwards, columns to the right. cell_clicked(row, column) comes from mouse or
    keyboard: arrows move a cursor, Enter clicks. Cells without a value are hatched;
    those within noise have a ring, strange ones a corner."""

    cell_clicked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DragOut(self)
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[str, ...] = ()
        self._titles = ("", "")
        self._values: NDArray[np.float64] = np.empty((0, 0))
        self._noise: NDArray[np.bool_] = np.empty((0, 0), bool)
        self._strange: NDArray[np.bool_] = np.empty((0, 0), bool)
        self._words: tuple[tuple[str, ...], ...] = ()
        self._levels = (0.0, 1.0)
        self._ends = ("", "")
        self._table: Table | None = None
        self._current: Place | None = None
        self._cursor: Place | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Sweep"))

    def set_axes(
        self, columns: Sequence[str], rows: Sequence[str], titles: tuple[str, str]
    ) -> None:
        """What columns and rows are called, and both axes."""
        self._columns, self._rows, self._titles = tuple(columns), tuple(rows), titles
        self.update()

    def set(
        self,
        values: NDArray[np.float64],
        noise: NDArray[np.bool_],
        words: Sequence[Sequence[str]],
        levels: tuple[float, float],
        ends: tuple[str, str],
        table: Table,
        current: Place | None,
        strange: NDArray[np.bool_] | None = None,
    ) -> None:
        """Draw values (row, column), NaN = not run. words: for every cell; levels: ends
        of the colours, ends: the same in words; table (256, rgb); current: the cell
        that is set; strange: cells that get a corner."""
        none = np.zeros(values.shape, bool)
        self._strange = none if strange is None else strange
        self._values, self._noise, self._levels = values, noise, levels
        self._words = tuple(tuple(row) for row in words)
        self._ends, self._table, self._current = ends, table, current
        self._describe()
        self.update()

    def cell(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        area = self._area()
        width = area.width() / max(len(self._columns), 1)
        height = area.height() / max(len(self._rows), 1)
        top = area.bottom() - (row + 1) * height
        return QRectF(area.left() + column * width, top, width, height)

    def numbers(self) -> str:
        """The grid as tab-separated text."""
        lines = ["\t".join([f"{self._titles[1]} \\ {self._titles[0]}", *self._columns])]
        for label, row in zip(self._rows, self._values, strict=True):
            lines.append("\t".join([label, *(f"{value:.6g}" for value in row)]))
        return "\n".join(lines)

    # ------------------------------------------------------------ painting

    def sizeHint(self) -> QSize:
        return QSize(420, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._table is None or not self._values.size:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row, column in np.ndindex(self._values.shape):
                self._paint_cell(painter, row, column)
            self._paint_chosen(painter)
            self._paint_axes(painter)
            self._paint_bar(painter)

    def _area(self) -> QRectF:
        right = BAR_GAP_PX + BAR_PX + DIGITS_PX
        return area_in(QRectF(self.rect()), "x", "y").adjusted(0, 0, -right, -4)

    def _paint_cell(self, painter: QPainter, row: int, column: int) -> None:
        box = self.cell(row, column).adjusted(0.5, 0.5, -0.5, -0.5)
        value, tokens = self._values[row, column], theme.current()
        if np.isnan(value):
            paint_hatching(painter, box, 0, theme.colour(tokens.line2, 0.8))
            return
        painter.fillRect(box, self._colour(value))
        dark = self._colour(value).lightnessF() < 0.45
        ink = QColor("#FFFFFF" if dark else "#000000")
        if self._noise[row, column]:
            painter.setPen(QPen(ink, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.center(), 4, 4)
        if self._strange[row, column]:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            top = box.topRight()
            side = QPointF(CORNER_PX, 0.0), QPointF(0.0, CORNER_PX)
            painter.drawPolygon([top, top - side[0], top + side[1]])

    def _colour(self, value: float) -> QColor:
        assert self._table is not None
        low, high = self._levels
        share = (value - low) / (high - low) if high > low else 0.0
        red, green, blue = self._table[round(255 * min(max(share, 0.0), 1.0))]
        return theme.colour(f"#{red:02X}{green:02X}{blue:02X}")

    def _paint_chosen(self, painter: QPainter) -> None:
        tokens = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._current is not None:
            box = self.cell(*self._current).adjusted(1.5, 1.5, -1.5, -1.5)
            for colour, width in (("#000000", 3.5), ("#FFFFFF", 1.6)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(box)
        if self._cursor is not None and self.hasFocus():
            box = self.cell(*self._cursor).adjusted(4, 4, -4, -4)
            painter.setPen(QPen(theme.colour(tokens.accent), 1.5))
            painter.drawRect(box)

    def _paint_axes(self, painter: QPainter) -> None:
        tokens, area = theme.current(), self._area()
        painter.setFont(theme.font("axis"))
        painter.setPen(theme.colour(tokens.text3))
        centre = Qt.AlignmentFlag.AlignCenter
        width = max(map(painter.fontMetrics().horizontalAdvance, self._columns))
        every = math.ceil((width + APART_PX) / max(self.cell(0, 0).width(), 1))
        for number in range(0, len(self._columns), every):
            words = self._columns[number]
            middle = self.cell(0, number).center().x()
            painter.drawText(
                QRectF(middle - 40, area.bottom() + 4, 80, 14), centre, words
            )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number, words in enumerate(self._rows):
            middle = self.cell(number, 0).center().y()
            place = QRectF(area.left() - LEFT_PX - 6, middle - 8, LEFT_PX, 16)
            painter.drawText(place, right, words)
        paint_labels(painter, area, *self._titles)

    def _paint_bar(self, painter: QPainter) -> None:
        assert self._table is not None
        area, tokens = self._area(), theme.current()
        bar = QRectF(area.right() + BAR_GAP_PX, area.top(), BAR_PX, area.height())
        column = np.ascontiguousarray(self._table[::-1][:, None])
        form = QImage.Format.Format_RGB888
        painter.drawImage(bar, QImage(column.tobytes(), 1, 256, 3, form))
        painter.setFont(theme.font("axis"))
        painter.setPen(theme.colour(tokens.text3))
        for y, words in ((bar.bottom(), self._ends[0]), (bar.top(), self._ends[1])):
            place = QRectF(bar.right() + 4, y - 8, DIGITS_PX, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self._cursor = place
            self.cell_clicked.emit(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shape = Qt.Key(event.key()), self._values.shape
        if self._values.size and key in STEPS:
            row, column = self._cursor or self._current or (0, 0)
            if self._cursor is not None:
                up, right = STEPS[key]
                row = min(max(row + up, 0), shape[0] - 1)
                column = min(max(column + right, 0), shape[1] - 1)
            self._cursor = (row, column)
            self._describe()
            self.update()
        elif self._cursor is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cell_clicked.emit(*self._cursor)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(QPointF(event.pos()))
            words = "" if place is None else self._words[place[0]][place[1]]
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        copy_menu(self, self.numbers).popup(event.globalPos())

    def _place_at(self, point: QPointF) -> Place | None:
        for row, column in np.ndindex(self._values.shape):
            if self.cell(row, column).contains(point):
                return row, column
        return None

    def _describe(self) -> None:
        place = self._cursor or self._current
        if place is not None and self._words:
            self.setAccessibleDescription(self._words[place[0]][place[1]])
