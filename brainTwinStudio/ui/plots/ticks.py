"""An axis of the house: one level of round ticks, digits 10 px, a faint grid."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QPen

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.theme import Theme

GRID = 0.13
STEPS = (1.0, 2.0, 5.0)
TIME_STEPS_S = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600)
Wording = Callable[[float, float], str]


class Ticks(pg.AxisItem):
    """Left or bottom axis.

    log: the axis shows 10 to the power of its coordinate. steps_s: fixed distances
    between ticks in place of 1, 2, 5 times powers of ten. wording(value, spacing):
    the digits of a tick. apart_px: least distance of ticks at the bottom.
    """

    def __init__(
        self,
        orientation: str,
        *,
        log: bool = False,
        steps: Sequence[float] = (),
        wording: Wording | None = None,
        apart_px: float = 58.0,
    ) -> None:
        super().__init__(orientation, maxTickLength=0)
        self.log = log
        self.steps = tuple(steps)
        self.wording = wording or digits
        self.apart_px = apart_px
        self.enableAutoSIPrefix(False)
        self.setTickFont(theme.font("axis"))
        self.words: Any = self.label
        self.words.setFont(theme.font("note"))
        self.words.document().setDocumentMargin(1)
        self.setZValue(-1)  # the grid lies under the curves
        across = orientation == "left"
        self.setGrid(255 if across else False)
        self.setStyle(
            tickAlpha=GRID if across else 1.0,
            tickLength=0 if across else -3,
            tickTextOffset=6 if across else 4,
            hideOverlappingLabels=8,
            autoExpandTextSpace=across,
            tickTextHeight=14,
        )

    def set_theme(self, colours: Theme) -> None:
        across = self.orientation == "left"
        self.setPen(theme.colour(colours.line2))
        self.setTickPen(QPen(theme.colour(colours.text3 if across else colours.line2)))
        self.setTextPen(theme.colour(colours.text3))
        self.words.setDefaultTextColor(theme.colour(colours.text3))

    def set_label(self, text: str) -> None:
        """Name with unit; "" takes no room."""
        self.setLabel(text)
        self.words.setPlainText(text)
        self.showLabel(bool(text))

    def labelString(self) -> str:
        return self.labelText

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        low, high = sorted((minVal, maxVal))
        if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
            return []
        most = max(2.0, size / self._apart(size))
        if self.log:
            return [(1.0, log_ticks(low, high, most))]
        spacing = self._spacing((high - low) / most)
        first, last = math.ceil(low / spacing - 1e-9), math.floor(high / spacing + 1e-9)
        return [(spacing, [k * spacing for k in range(first, last + 1)])]

    def tickStrings(
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        if self.log:
            return [
                self.wording(10**value, 10 ** math.floor(value)) for value in values
            ]
        return [self.wording(value, spacing) for value in values]

    def _apart(self, size: float) -> float:
        """Pixels from one tick to the next: digits are wider than high."""
        if self.orientation == "left":
            return min(max(20.0, size / 8), 40.0)
        return self.apart_px

    def _spacing(self, least: float) -> float:
        for step in self.steps:
            if step >= least:
                return step
        return round_up(least)


def round_up(value: float) -> float:
    """The next of 1, 2, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    for step in STEPS:
        if step * power >= value * (1 - 1e-9):
            return step * power
    return 10 * power


def log_ticks(low: float, high: float, most: float) -> list[float]:
    """Exponents of ten where digits stand: fewer of every power the less room."""
    powers = range(math.floor(low), math.ceil(high) + 1)
    fine: list[float] = []
    for factors in ((1, 2, 3, 4, 5, 6, 8), (1, 2, 3, 5), (1, 2, 5), (1, 3), (1,)):
        fine = [p + math.log10(f) for p in powers for f in factors]
        fine = [value for value in fine if low - 1e-9 <= value <= high + 1e-9]
        if len(fine) <= most:
            return fine
    return fine[:: math.ceil(len(fine) / most)]


def digits(value: float, spacing: float) -> str:
    """A tick's number: no more decimals than the spacing needs, a true minus sign."""
    if value != 0 and (abs(value) >= 1e5 or spacing < 1e-4):
        text = (
            f"{value:.1e}".replace("e+0", "e").replace("e-0", "e-").replace(".0e", "e")
        )
    else:
        decimals = max(0, -math.floor(math.log10(spacing) + 1e-9))
        text = f"{value + 0.0:.{decimals}f}"
        if float(text) == 0:
            text = "0"
    return text.replace("-", "\u2212")


def seconds(value: float, spacing: float) -> str:
    """A tick of a time axis."""
    return f"{digits(value, min(spacing, 1.0) if spacing < 1 else 1.0)}\u00a0s"


def hertz(value: float, spacing: float) -> str:
    """A tick of a frequency axis that has no room for its name."""
    return f"{digits(value, spacing)}\u00a0Hz"
