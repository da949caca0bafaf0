"""The names of channels at the left of their traces."""

from typing import Any

import numpy as np
from PySide6.QtGui import QPainter

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.ticks import Ticks
from brainTwinStudio.ui.theme import Theme

NAME_PX = 11.5  # rows lower than this are named in part
CROSS = " \u2715"  # behind the name of a bad channel: not told by grey alone


class ChannelAxis(Ticks):
    """One name a row, at height minus its place; bad ones grey with a cross, chosen
    ones in the accent."""

    def __init__(self) -> None:
        super().__init__("left")
        self.setGrid(False)
        self._names: tuple[str, ...] = ()
        self._bad: frozenset[int] = frozenset()
        self._chosen: frozenset[int] = frozenset()
        self._colours: Theme | None = None

    def set_rows(
        self, names: tuple[str, ...], bad: frozenset[int], chosen: frozenset[int]
    ) -> None:
        """Names (row,); places of bad and of chosen rows."""
        if (names, bad, chosen) != (self._names, self._bad, self._chosen):
            self._names, self._bad, self._chosen = names, bad, chosen
            self.picture = None
            self.update()

    def set_theme(self, colours: Theme) -> None:
        self._colours = colours
        super().set_theme(colours)

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        low, high = sorted((minVal, maxVal))
        first, last = max(0, round(-high)), min(len(self._names) - 1, round(-low))
        per_row = size / max(high - low, 1e-9)
        step = max(1, int(np.ceil(NAME_PX / max(per_row, 1e-9))))
        first += -first % step
        return [(1.0, [-float(row) for row in range(first, last + 1, step)])]

    def tickStrings(
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        rows = [round(-value) for value in values]
        return [self._names[row] + (CROSS if row in self._bad else "") for row in rows]

    def drawPicture(
        self, p: QPainter, axisSpec: Any, tickSpecs: Any, textSpecs: Any
    ) -> None:
        super().drawPicture(p, axisSpec, tickSpecs, [])
        if self._colours is None:
            return
        grey = {self._names[row] + CROSS for row in self._bad}
        bright = {self._names[row] for row in self._chosen}
        bright |= {name + CROSS for name in bright}
        p.setFont(theme.font("axis"))
        for rect, flags, text in textSpecs:
            token = "text3" if text in grey else "text2"
            token = "accent" if text in bright else token
            p.setPen(theme.colour(getattr(self._colours, token)))
            p.drawText(rect, int(flags), text)
