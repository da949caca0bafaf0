"""What is marked on a matrix: rows and columns, the box, the cursor, missing values."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.matrix_grid import Grid, Place

MOST_RUNS, MARGIN_PX = 8, 5.0  # more runs of rows are marked at the border only
Runs = list[tuple[int, int]]


def mark_colour() -> str:
    tokens = theme.current()
    return "#FFFFFF" if tokens.dark else tokens.accent


def paint_hovered(painter: QPainter, grid: Grid, runs: Runs) -> None:
    """Rows and columns under the mouse, faintly; filled, which is quicker than
    outlined: every move of the mouse paints them."""
    colour = theme.colour(mark_colour(), 0.45)
    for first, end in runs:
        for area in (grid.row(first, end), grid.column(first, end)):
            frame = area.toAlignedRect()
            left, top = frame.left(), frame.top()
            wide, tall = frame.width(), frame.height()
            painter.fillRect(left, top, wide, 1, colour)
            painter.fillRect(left, frame.bottom(), wide, 1, colour)
            painter.fillRect(left, top + 1, 1, tall - 2, colour)
            painter.fillRect(frame.right(), top + 1, 1, tall - 2, colour)


def paint_selected(painter: QPainter, grid: Grid, runs: Runs) -> None:
    """Rows and columns outlined; many of them are marked at the border only, to leave
    the cells."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(mark_colour()), 1.4))
    for first, end in runs:
        row, column = grid.row(first, end), grid.column(first, end)
        if len(runs) <= MOST_RUNS:
            painter.drawRects([row, column])
            continue
        row.setWidth(MARGIN_PX)
        column.setHeight(MARGIN_PX)
        painter.fillRect(row, theme.colour(mark_colour()))
        painter.fillRect(column, theme.colour(mark_colour()))


def paint_cursor(
    painter: QPainter, grid: Grid, cursor: Place, anchor: Place | None
) -> None:
    """The cell that keys are at, or the box from the anchor to it."""
    painter.setPen(QPen(theme.colour(mark_colour()), 1.4))
    if anchor is not None:
        box = grid.box(anchor, cursor)
        painter.fillRect(box, theme.colour(mark_colour(), 0.18))
        painter.drawRect(box)
    else:
        cell = grid.box(cursor, cursor)
        painter.drawRect(cell.adjusted(-1.5, -1.5, 1.5, 1.5))


def paint_missing(painter: QPainter, area: QRectF) -> None:
    """The ground that shows through where a value is missing."""
    tokens = theme.current()
    painter.fillRect(area, theme.colour(tokens.raised))
    hatch = QBrush(theme.colour(tokens.text3, 0.5), Qt.BrushStyle.BDiagPattern)
    painter.fillRect(area, hatch)
