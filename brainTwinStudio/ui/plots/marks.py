"""What is drawn into axes: curves, bands, lines and words, coloured by token."""

from typing import Any, Literal

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPen

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.theme import Theme

SMOOTH_BELOW = 5000  # points; antialiasing above it is slow
FILL = 0.12
GROUND = 0.72
Dash = Literal["solid", "dash", "dot", "dashdot"]
DASHES = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
    "dashdot": Qt.PenStyle.DashDotLine,
}
Log = tuple[bool, bool]


def pen(colour: str, width: float, dash: Dash = "solid", alpha: float = 1.0) -> QPen:
    """A cosmetic pen with round joins; colour #RRGGBB."""
    result = QPen(theme.colour(colour, alpha), width, DASHES[dash])
    result.setCosmetic(True)
    result.setCapStyle(Qt.PenCapStyle.RoundCap)
    result.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return result


def _scaled(values: ArrayLike, log: bool) -> NDArray[np.float64]:
    """Coordinates of values: their log10 on a log axis, where 0 and below have none."""
    array = np.asarray(values, dtype=float)
    if not log:
        return array
    return np.log10(np.where(array > 0, array, np.nan))


class Curve:
    """A named line; `set` replaces its points. filled: down to 0, 12 %."""

    def __init__(
        self,
        name: str,
        token: str,
        width: float = 1.6,
        dash: Dash = "solid",
        log: Log = (False, False),
        *,
        filled: bool = False,
    ) -> None:
        self.name, self.token = name, token
        self.filled = filled
        self.width, self.log = width, log
        self.dash: Dash = dash
        self._colour = "#000000"
        self.x = self.y = np.empty(0)
        self.item: Any = pg.PlotCurveItem(connect="finite")
        if filled:
            self.item.setFillLevel(0)

    def set(self, x: ArrayLike, y: ArrayLike) -> None:
        """Points, both (point,); not finite = a gap."""
        self.x, self.y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        smooth = self.x.size < SMOOTH_BELOW
        across, up = _scaled(self.x, self.log[0]), _scaled(self.y, self.log[1])
        self.item.setData(across, up, antialias=smooth)

    def set_theme(self, colours: Theme) -> None:
        self._colour = getattr(colours, self.token)
        self.set_width(self.width)
        if self.filled:
            self.item.setBrush(theme.colour(self._colour, FILL))

    def set_width(self, width: float) -> None:
        self.width = width
        self.item.setPen(pen(self._colour, width, self.dash))


class Band:
    """The room between two lines, 12 % fill."""

    def __init__(self, token: str, log: Log = (False, False)) -> None:
        self.token, self.log = token, log
        self._low, self._high = pg.PlotCurveItem(), pg.PlotCurveItem()
        self.item: Any = pg.FillBetweenItem(self._low, self._high)
        self.item.setZValue(-5)

    def set(self, x: ArrayLike, low: ArrayLike, high: ArrayLike) -> None:
        """Edges, all (point,)."""
        across = _scaled(x, self.log[0])
        self._low.setData(across, _scaled(low, self.log[1]))
        self._high.setData(across, _scaled(high, self.log[1]))

    def set_theme(self, colours: Theme) -> None:
        self.item.setBrush(theme.colour(getattr(colours, self.token), FILL))
        self.item.setPen(pg.mkPen(None))


class Line:
    """A straight line across the axes at a value."""

    def __init__(
        self, token: str, *, upright: bool, dash: Dash = "dot", log: bool = False
    ) -> None:
        self.token, self.log = token, log
        self.dash: Dash = dash
        self.item: Any = pg.InfiniteLine(angle=90 if upright else 0)
        self.item.setZValue(-4)

    def set(self, value: float) -> None:
        self.item.setValue(float(_scaled(value, self.log)))

    def set_theme(self, colours: Theme) -> None:
        self.item.setPen(pen(getattr(colours, self.token), 1, self.dash))


class Words:
    """Text at a point. anchor: which part of the text lies there, (0, 0) = top left.
    ground: the panel shines through a little behind it, so that curves do not cross."""

    def __init__(
        self,
        token: str = "text2",
        anchor: tuple[float, float] = (0, 0.5),
        *,
        role: str = "note",
        bold: bool = False,
        ground: bool = False,
        log: Log = (False, False),
    ) -> None:
        self.token, self.ground, self.log = token, ground, log
        self.item: Any = pg.TextItem(anchor=anchor)
        self.item.textItem.document().setDocumentMargin(1)
        self.item.setFont(theme.font(role, bold=bold))

    def set(self, text: str, x: float, y: float) -> None:
        self.item.setPlainText(text)
        self.item.setPos(float(_scaled(x, self.log[0])), float(_scaled(y, self.log[1])))

    def set_theme(self, colours: Theme) -> None:
        self.item.setColor(theme.colour(getattr(colours, self.token)))
        if self.ground:
            self.item.fill = QBrush(theme.colour(colours.panel, GROUND))


class Points:
    """Separate points of one shape: "o" a disc, "x" a cross, "d" a diamond; hollow:
    the panel shows inside."""

    def __init__(
        self, token: str, shape: str = "o", size_px: float = 9, *, hollow: bool = False
    ) -> None:
        self.token, self.hollow = token, hollow
        self.x = self.y = np.empty(0)
        self.item: Any = pg.ScatterPlotItem(symbol=shape, size=size_px)

    def set(self, x: ArrayLike, y: ArrayLike) -> None:
        """Points, both (point,)."""
        self.x, self.y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        self.item.setData(self.x, self.y)

    def set_theme(self, colours: Theme) -> None:
        own = getattr(colours, self.token)
        self.item.setPen(pen(own, 1.8))
        self.item.setBrush(theme.colour(colours.panel if self.hollow else own))


Mark = Curve | Band | Line | Words | Points
