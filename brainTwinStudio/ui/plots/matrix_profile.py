"""The values of one row beside its matrix: a thin line over its columns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.matrix_grid import Grid

LEAST_PX, MOST_PX, GAP_PX = 34.0, 76.0, 6.0  # height of a profile, with the row's name
NAME_PX = 14.0


@dataclass(frozen=True, slots=True)
class Profile:
    """values (column,) in the order on screen, NaN = a gap, drawn from levels[0] to
    levels[1]; name: of the row."""

    values: NDArray[np.float64]
    levels: tuple[float, float]
    name: str


def with_room(grid: Grid, width: float, height: float) -> Grid:
    """The grid moved as far up as a profile below it needs, else as far to the left as
    one at its right does; as it was where there is no room in a widget of this size."""
    area = QRectF(grid.area)
    down, across = height - area.height(), width - area.width()
    if down >= LEAST_PX + GAP_PX:
        area.moveTop(round(max(down - MOST_PX - GAP_PX, 0.0) / 2))
    elif across >= LEAST_PX + GAP_PX:
        area.moveLeft(round(max(across - MOST_PX - GAP_PX, 0.0) / 2))
    return Grid(area, grid.count)


def paint_profile(
    painter: QPainter, grid: Grid, size: tuple[float, float], profile: Profile
) -> None:
    """Below the columns, else at the right with the columns from the top down, both in
    the order of the matrix; nothing where a widget of this size has no room."""
    below = size[1] - grid.area.bottom() - GAP_PX
    right = size[0] - grid.area.right() - GAP_PX
    painter.save()
    if below >= LEAST_PX:
        painter.translate(grid.area.left(), grid.area.bottom() + GAP_PX)
        _paint(painter, grid.step, min(below, MOST_PX), profile)
    elif right >= LEAST_PX:
        tall = min(right, MOST_PX)
        painter.translate(grid.area.right() + GAP_PX + tall, grid.area.top())
        painter.rotate(90)
        _paint(painter, grid.step, tall, profile)
    painter.restore()


def _paint(painter: QPainter, step: float, tall: float, profile: Profile) -> None:
    """Name and line, columns `step` wide from the painter's origin."""
    from pyqtgraph.functions import arrayToQPolygonF  # not before the first hover

    tokens, wide = theme.current(), step * len(profile.values)
    painter.setFont(theme.font("axis"))
    painter.setPen(theme.colour(tokens.text3))
    elide = QFontMetricsF(painter.font()).elidedText
    name = elide(profile.name, Qt.TextElideMode.ElideRight, wide)
    painter.drawText(QRectF(0, 0, wide, NAME_PX), Qt.AlignmentFlag.AlignVCenter, name)
    low, high = profile.levels
    drop = (tall - NAME_PX - 1) / max(high - low, 1e-12)
    heights = tall - 1 - drop * (np.clip([*profile.values, 0.0], low, high) - low)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # ten times slower
    painter.setPen(QPen(theme.colour(tokens.line2), 1))
    painter.drawLine(QPointF(0, heights[-1]), QPointF(wide, heights[-1]))
    painter.setPen(QPen(theme.colour(tokens.text2), 1))
    known = np.flatnonzero(np.isfinite(profile.values))
    for run in np.split(known, np.flatnonzero(np.diff(known) > 1) + 1):
        across = np.stack([run, run + 1], axis=1).ravel() * step
        painter.drawPolyline(arrayToQPolygonF(across, np.repeat(heights[run], 2)))
