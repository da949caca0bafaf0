"""One matrix, painted: selection, hover, a box, a keyboard cursor."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
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
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.keeps_escape import KeepsEscape
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.matrix_grid import NOWHERE, Grid, Place, bands, grid_in
from brainTwinStudio.ui.plots.matrix_image import Table, coloured, scaled
from brainTwinStudio.ui.plots.matrix_marks import (
    paint_cursor,
    paint_hovered,
    paint_missing,
    paint_selected,
)
from brainTwinStudio.ui.plots.matrix_profile import Profile, paint_profile, with_room

SEAM_PX = 1.6
ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
BOX = tr("Box of {rows} × {columns} regions: arrows size, Enter selects, Esc leaves")
CLICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MatrixPlot(QWidget):
    """A square matrix. Rows and columns are told by their number in `values`, whatever
    their order on screen.

    cell_clicked(row, column, modifiers), cell_hovered(row, column) or (-1, -1) and
    boxed(rows, columns, modifiers) come from mouse or keyboard only: a drag draws a
    box; arrows move a cursor, Enter clicks, B begins a box at the cursor and ends it,
    as an arrow with Shift does; told(words): what keys do now, "" when it is over.
    """

    cell_clicked = Signal(int, int, Qt.KeyboardModifier)
    cell_hovered = Signal(int, int)
    boxed = Signal(list, list, Qt.KeyboardModifier)
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, profile: bool = False) -> None:
        """profile: the values of the row under the mouse, or of the region under it
        elsewhere, are drawn beside the matrix where there is room."""
        super().__init__(parent)
        DragOut(self)
        self._has_profile, self._levels = profile, (0.0, 1.0)
        self._values: NDArray[np.float64] = np.empty((0, 0))
        self._order = np.empty(0, np.intp)
        self._seams: tuple[int, ...] = ()
        self._names: tuple[str, ...] = ()
        self._what, self._hover = "", -1
        self._image, self._pixmap = QImage(), QPixmap()
        self._selected: tuple[int, ...] = ()
        self._cursor: Place = NOWHERE
        self._anchor: Place | None = None
        self._pressed: QPointF | None = None
        self._is_told = False
        self.describe: Callable[[int, int], str] = self._words
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        KeepsEscape(self, lambda: self._anchor is not None)

    # ------------------------------------------------------------ what is drawn

    def set(
        self,
        values: NDArray[np.float64],
        levels: tuple[float, float],
        table: Table,
        order: Sequence[int] | NDArray[np.intp] | None = None,
        seams: Sequence[int] = (),
    ) -> None:
        """Draw values (row, column), NaN = hatched. order: numbers of rows from the
        top down, None as given; seams: places on screen between two groups."""
        self._values = np.asarray(values, float)
        count = len(self._values)
        self._order = np.arange(count) if order is None else np.asarray(order, np.intp)
        self._seams, self._levels = tuple(seams), levels
        self._image = coloured(self._shown(), levels, table) if count else QImage()
        self._pixmap = QPixmap()
        self._cursor, self._anchor = NOWHERE, None
        self.update()

    def set_names(self, names: Sequence[str], what: str = "") -> None:
        """What rows and columns are called, in tool tips and copied numbers; what: the
        numbers themselves, with their unit."""
        self._names, self._what = tuple(names), what

    def set_selected(self, indices: Sequence[int]) -> None:
        """Outline rows and columns."""
        if tuple(indices) != self._selected:
            self._selected = tuple(indices)
            self.update()

    def set_hover(self, index: int) -> None:
        """Mark one row and column faintly; -1 for none."""
        if index != self._hover:
            self._hover = index
            self.update()

    def grid(self) -> Grid:
        """Where the cells are."""
        ratio = self.devicePixelRatioF()
        size = self.width(), self.height()
        grid = grid_in(*size, len(self._order), ratio)
        return with_room(grid, *size) if self._has_profile else grid

    def profile(self) -> Profile | None:
        """The row under the mouse without its own place on the diagonal; None while
        there is none."""
        row = self._hover
        if not self._has_profile or not 0 <= row < len(self._names):
            return None
        values = np.where(self._order == row, np.nan, self._values[row, self._order])
        return Profile(values, self._levels, self._names[row])

    def numbers(self) -> str:
        """The matrix as tab-separated text, in the order on screen."""
        names = self._names or tuple(str(i + 1) for i in range(len(self._values)))
        lines = ["\t".join([self._what, *(names[i] for i in self._order)])]
        for i, row in zip(self._order, self._shown(), strict=True):
            lines.append("\t".join([names[i], *(f"{value:.8g}" for value in row)]))
        return "\n".join(lines)

    def _shown(self) -> NDArray[np.float64]:
        return self._values[np.ix_(self._order, self._order)]

    def _cell(self, place: Place) -> Place:
        if place == NOWHERE:
            return NOWHERE
        return int(self._order[place[0]]), int(self._order[place[1]])

    def _words(self, row: int, column: int) -> str:
        value = f"{self._values[row, column]:.2f}"
        if len(self._names) != len(self._values):
            return f"{row + 1}, {column + 1}: {value}"
        return f"{self._names[row]} \u2013 {self._names[column]}: {value}"

    # ------------------------------------------------------------ painting

    def minimumSizeHint(self) -> QSize:
        return QSize(72, 72)

    def sizeHint(self) -> QSize:
        return QSize(216, 216)

    def paintEvent(self, event: QPaintEvent) -> None:
        grid, tokens = self.grid(), theme.current()
        if not grid.count:
            return
        side = round(grid.area.width() * self.devicePixelRatioF())
        if self._pixmap.width() != side:
            self._pixmap = scaled(self._image, side)
            self._pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        with QPainter(self) as painter:
            if np.isnan(self._values).any():
                paint_missing(painter, grid.area)
            painter.drawPixmap(grid.area.topLeft(), self._pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(tokens.panel), SEAM_PX))
            for seam in self._seams:
                across, down = grid.row(0, seam), grid.column(0, seam)
                painter.drawLine(across.bottomLeft(), across.bottomRight())
                painter.drawLine(down.topRight(), down.bottomRight())
            self._paint_marks(painter, grid)

    def _paint_marks(self, painter: QPainter, grid: Grid) -> None:
        paint_hovered(painter, grid, bands(self._order, (self._hover,)))
        paint_selected(painter, grid, bands(self._order, self._selected))
        if self._cursor != NOWHERE and (self._anchor is not None or self.hasFocus()):
            paint_cursor(painter, grid, self._cursor, self._anchor)
        profile = self.profile()
        if profile is not None:
            size = float(self.width()), float(self.height())
            paint_profile(painter, grid, size, profile)

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.grid().place_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and place != NOWHERE:
            self._pressed = event.position()
            self._cursor, self._anchor = place, None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        grid = self.grid()
        if self._pressed is None:
            self.cell_hovered.emit(*self._cell(grid.place_at(event.position())))
            return
        far = (event.position() - self._pressed).manhattanLength()
        if self._anchor is None:
            if far < QApplication.startDragDistance():
                return
            self._anchor = self._cursor
        self._cursor = grid.place_at(event.position(), nearest=True)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        self._choose(event.modifiers())

    def leaveEvent(self, event: QEvent) -> None:
        self.cell_hovered.emit(*NOWHERE)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.grid().place_at(QPointF(event.pos()))
            words = "" if place == NOWHERE else self.describe(*self._cell(place))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        copy_menu(self, self.numbers).popup(event.globalPos())

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, begun = Qt.Key(event.key()), self._cursor != NOWHERE
        if len(self._order) and key in ARROWS:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._anchor or max(self._cursor, (0, 0))
            self._step(ARROWS[key])
        elif len(self._order) and key is Qt.Key.Key_B and self._anchor is None:
            self._cursor = max(self._cursor, (0, 0))
            self._anchor = self._cursor
            self.update()
        elif begun and (key in CLICKS or key is Qt.Key.Key_B):
            self._choose(event.modifiers())
        elif key is Qt.Key.Key_Escape and self._anchor is not None:
            self._anchor = None
            self.update()
        else:
            super().keyPressEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._pressed is None:
            self._anchor = None
        self._tell()

    def _tell(self) -> None:
        """Of a box that keys draw, how large it is and what they do."""
        words = ""
        if self._anchor is not None and self._pressed is None:
            sides = zip(self._anchor, self._cursor, strict=True)
            rows, columns = (abs(a - b) + 1 for a, b in sides)
            words = BOX.format(rows=rows, columns=columns)
        if words or self._is_told:
            self.told.emit(words)
        self._is_told = bool(words)

    def _step(self, by: Place) -> None:
        last = len(self._order) - 1
        row, column = (max(at, 0) + d for at, d in zip(self._cursor, by, strict=True))
        self._cursor = min(max(row, 0), last), min(max(column, 0), last)
        self.cell_hovered.emit(*self._cell(self._cursor))
        words = self.describe(*self._cell(self._cursor))
        self.setAccessibleDescription(words)
        spot = self.grid().box(self._cursor, self._cursor).center().toPoint()
        QToolTip.showText(self.mapToGlobal(spot), words, self)
        self.update()

    def _choose(self, modifiers: Qt.KeyboardModifier) -> None:
        anchor, self._anchor = self._anchor, None
        self.update()
        if anchor is None:
            self.cell_clicked.emit(*self._cell(self._cursor), modifiers)
            return
        (top, bottom), (left, right) = (
            sorted(pair) for pair in zip(anchor, self._cursor, strict=True)
        )
        rows, columns = self._order[top : bottom + 1], self._order[left : right + 1]
        self.boxed.emit(rows.tolist(), columns.tolist(), modifiers)
