"""Where the cells of a matrix lie on screen. A place is (row, column) from the top
left, whatever the order of the numbers behind it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from brainTwinStudio.ui.plots.matrix_image import side_of

Place = tuple[int, int]
NOWHERE: Place = (-1, -1)


@dataclass(frozen=True, slots=True)
class Grid:
    """count cells a side in a square `area`."""

    area: QRectF
    count: int

    @property
    def step(self) -> float:
        return self.area.width() / max(self.count, 1)

    def place_at(self, point: QPointF, *, nearest: bool = False) -> Place:
        """The place under a point; beside the cells NOWHERE, or the nearest."""
        if not self.count or not (nearest or self.area.contains(point)):
            return NOWHERE
        row = int((point.y() - self.area.top()) // self.step)
        column = int((point.x() - self.area.left()) // self.step)
        last = self.count - 1
        return min(max(row, 0), last), min(max(column, 0), last)

    def box(self, a: Place, b: Place) -> QRectF:
        """The cells between two corners, both of them in."""
        top, bottom = sorted((a[0], b[0]))
        left, right = sorted((a[1], b[1]))
        return QRectF(
            self.area.left() + left * self.step,
            self.area.top() + top * self.step,
            (right - left + 1) * self.step,
            (bottom - top + 1) * self.step,
        )

    def row(self, first: int, end: int) -> QRectF:
        """Rows from `first` to before `end`, over all columns."""
        return self.box((first, 0), (end - 1, self.count - 1))

    def column(self, first: int, end: int) -> QRectF:
        """Columns from `first` to before `end`, over all rows."""
        return self.box((0, first), (self.count - 1, end - 1))


def grid_in(width: int, height: int, count: int, ratio: float) -> Grid:
    """The largest grid in a widget; ratio: physical pixels a pixel."""
    side = side_of(int(min(width, height) * ratio), count) / ratio
    left = round((width - side) / 2 * ratio) / ratio
    top = round((height - side) / 2 * ratio) / ratio
    return Grid(QRectF(left, top, side, side), count)


def bands(order: NDArray[np.intp], chosen: tuple[int, ...]) -> list[tuple[int, int]]:
    """Runs of neighbours on screen, (first, end), that are chosen."""
    marked = np.isin(order, chosen)
    edges = np.flatnonzero(np.diff(np.r_[False, marked, False]))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
