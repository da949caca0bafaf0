"""Axes in the style of the house: what every curve of the program is drawn in."""

from itertools import zip_longest
from typing import Any, Literal, TypeVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.marks import (
    Band,
    Curve,
    Dash,
    Line,
    Log,
    Mark,
    Points,
    Words,
)
from brainTwinStudio.ui.plots.ticks import Ticks
from brainTwinStudio.ui.theme import Theme

BY_KEY = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
KEPT = Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason
Zoom = Literal["none", "x", "xy"]
SomeMark = TypeVar("SomeMark", bound=Mark)


class StillBox(pg.ViewBox):
    """A view that the wheel passes by: it scrolls what lies below."""

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        ev.ignore()


class Axes(pg.PlotWidget):
    """Left and bottom axis, a faint grid, and marks coloured by token.

    Marks take plain values, on log axes too. zoom: what wheel and left drag move;
    a double click shows everything again. A right click, or the menu key once Tab
    has led here (a frame in accent says so), offers the numbers.
    """

    def __init__(
        self,
        x_label: str = "",
        y_label: str = "",
        *,
        log: Log = (False, False),
        zoom: Zoom = "xy",
        bottom: Ticks | None = None,
        left: Ticks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.bottom = bottom or Ticks("bottom", log=log[0])
        self.left = left or Ticks("left", log=log[1])
        items = {"bottom": self.bottom, "left": self.left}
        still = zoom == "none"
        box = StillBox(enableMenu=False) if still else pg.ViewBox(enableMenu=False)
        super().__init__(parent, axisItems=items, viewBox=box)
        DragOut(self)
        item = self.getPlotItem()
        assert item is not None
        menu: Any = item.ctrlMenu
        # pyqtgraph's own menu is never shown, and dies with us
        menu.setParent(self, menu.windowFlags())
        self.box: Any = box
        self.log, self.zoom = log, zoom
        self.marks: list[Mark] = []
        self._by_key = False
        self.x_label, self.y_label = x_label, y_label
        self._theme: Theme | None = None
        self._build()
        self.set_theme(theme.current())

    # ------------------------------------------------------------ marks

    def add_curve(
        self,
        name: str,
        token: str,
        width: float = 1.6,
        dash: Dash = "solid",
        *,
        filled: bool = False,
    ) -> Curve:
        """A line with the colour of a token; antialiased below 5,000 points."""
        return self.add(Curve(name, token, width, dash, self.log, filled=filled))

    def recolour(self, mark: Mark, token: str) -> None:
        """Another colour role for a mark."""
        mark.token = token
        mark.set_theme(self._theme or theme.current())

    def add_band(self, token: str) -> Band:
        """A filled band, under the curves."""
        return self.add(Band(token, self.log))

    def add_line(
        self, value: float, token: str = "text3", *, upright: bool, dash: Dash = "dot"
    ) -> Line:
        """A straight line over the whole width or height."""
        log = self.log[0 if upright else 1]
        line = self.add(Line(token, upright=upright, dash=dash, log=log))
        line.set(value)
        return line

    def add_points(
        self, token: str, shape: str = "o", size_px: float = 9, *, hollow: bool = False
    ) -> Points:
        """Separate points of one shape."""
        return self.add(Points(token, shape, size_px, hollow=hollow))

    def add_words(
        self,
        token: str = "text2",
        anchor: tuple[float, float] = (0, 0.5),
        *,
        role: str = "note",
        bold: bool = False,
        ground: bool = False,
    ) -> Words:
        """Text at a point, still to be set; ground: over a veil in panel colour."""
        words = Words(token, anchor, role=role, bold=bold, ground=ground, log=self.log)
        return self.add(words, measured=False)

    def add(self, mark: SomeMark, *, measured: bool = True) -> SomeMark:
        """Take a mark in; measured: the view makes room for it."""
        self.marks.append(mark)
        self.box.addItem(mark.item, ignoreBounds=not measured)
        mark.set_theme(self._theme or theme.current())
        return mark

    def drop(self, mark: Mark) -> None:
        """Take a mark out."""
        self.marks.remove(mark)
        self.box.removeItem(mark.item)

    # ------------------------------------------------------------ look

    def set_theme(self, colours: Theme) -> None:
        if self.plotItem is None or colours is self._theme:
            return
        self._theme = colours
        self.setBackground(colours.panel)
        for axis in (self.bottom, self.left):
            axis.set_theme(colours)
        for mark in self.marks:
            mark.set_theme(colours)

    def set_labels(self, x_label: str, y_label: str) -> None:
        """Names of the axes with their units; "" takes no room."""
        self.x_label, self.y_label = x_label, y_label
        for axis, text in ((self.bottom, x_label), (self.left, y_label)):
            if axis.labelText != text:
                axis.set_label(text)
        named = {"y": y_label or tr("Plot"), "x": x_label or "x"}
        self.setAccessibleName(tr("{y} over {x}", **named))

    def reset_view(self) -> None:
        """Show everything that is drawn."""
        self.box.enableAutoRange()

    def numbers(self) -> str:
        """The curves as tab-separated columns, x before every y that has another x."""
        heads: list[str] = []
        columns: list[list[str]] = []
        before = np.empty(0)
        for curve in self.marks:
            if not isinstance(curve, Curve) or not curve.x.size:
                continue
            if not np.array_equal(curve.x, before):
                heads.append(self.x_label or "x")
                columns.append([f"{value:.8g}" for value in curve.x])
                before = curve.x
            heads.append(", ".join(filter(None, (curve.name, self.y_label))) or "y")
            columns.append([f"{value:.8g}" for value in curve.y])
        rows = zip_longest(*columns, fillvalue="")
        return "\n".join("\t".join(row) for row in (heads, *rows))

    # ------------------------------------------------------------ Qt

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What a right click offers."""
        menu = copy_menu(self, self.numbers)
        menu.addSeparator()
        menu.addAction(tr("Show everything")).triggered.connect(self.reset_view)
        return menu

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.reset_view()
        super().mouseDoubleClickEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in KEPT:
            self._by_key = event.reason() in BY_KEY
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._by_key:
            with QPainter(self.viewport()) as painter:
                painter.setPen(QPen(theme.colour(theme.current().accent), 1.5))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 56)

    def sizeHint(self) -> QSize:
        return QSize(240, 160)

    def close(self) -> bool:
        """Let pyqtgraph go cleanly; a second call does nothing."""
        if self.plotItem is not None:
            super().close()
        return True

    def _build(self) -> None:
        plot: Any = self.plotItem
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(80, 56)
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.layout.setContentsMargins(4, 8, 10, 4)
        self.box.setDefaultPadding(0.03)
        self.box.setMouseEnabled(x=self.zoom != "none", y=self.zoom == "xy")
        self.set_labels(self.x_label, self.y_label)
