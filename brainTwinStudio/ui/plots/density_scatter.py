"""Two measures of the same pairs against each other, coloured by local density."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.dots import Dots
from brainTwinStudio.ui.theme import Theme

KINDS = 24
MOST = 20_000  # dots; more look the same and take longer
BINS = 44
ON_DARK, ON_LIGHT = (0.30, 1.0), (0.02, 0.82)  # shares of the colour map
Floats = NDArray[np.float64]


class DensityScatter(Axes):
    """Dots, the identity dashed, the linear trend, and words in the corner. drawn
    (dot,): which of the pairs that were set each dot is."""

    def __init__(self, x_label: str, y_label: str) -> None:
        self.dots = Dots()
        super().__init__(x_label, y_label, zoom="none")
        self._identity = self.add_curve("identity", "text3", 1.0, "dash")
        self.trend = self.add_curve("trend", "sim", 2.0)
        self._words = self.add_words("text", (0, 0), role="control", bold=True)
        self.box.addItem(self.dots)
        self.trend.item.setZValue(2)
        self.shown = 0
        self.drawn: NDArray[np.intp] = np.empty(0, np.intp)
        self._clear()

    def set(self, x: Floats, y: Floats, words: str) -> None:
        """x, y (pair,); words for the corner."""
        known = np.isfinite(x) & np.isfinite(y)
        numbers = np.flatnonzero(known)
        x, y = np.asarray(x[known], float), np.asarray(y[known], float)
        if x.size < 3:
            self._clear()
            return
        trend = np.polyfit(x, y, 1) if np.ptp(x) > 0 else np.array([0.0, y.mean()])
        ends = np.array([x.min(), x.max()])
        self.trend.set(ends, np.polyval(trend, ends))
        if x.size > MOST:
            some = np.random.default_rng(0).choice(x.size, MOST, replace=False)
            x, y, numbers = x[some], y[some], numbers[some]
        self.shown = int(x.size)
        low, high = _span(x, y)
        kinds = _density(x, y, low, high)
        order = np.argsort(kinds, kind="stable")
        self.dots.set(x[order], y[order], kinds[order])
        self.drawn = numbers[order]
        self._identity.set([low, high], [low, high])
        self.box.setRange(xRange=(low, high), yRange=(low, high), padding=0)
        self._words.set(words, low + 0.03 * (high - low), high - 0.02 * (high - low))

    def _clear(self) -> None:
        nothing = np.empty(0)
        self.dots.set(nothing, nothing, np.empty(0, np.intp))
        for curve in (self._identity, self.trend):
            curve.set(nothing, nothing)
        self._words.set("", 0.0, 0.0)
        self.shown = 0
        self.drawn = np.empty(0, np.intp)
        self.box.setRange(xRange=(-0.2, 1), yRange=(-0.2, 1), padding=0)

    def set_theme(self, colours: Theme) -> None:
        super().set_theme(colours)
        first, last = ON_DARK if colours.dark else ON_LIGHT
        table = colour_map(colours.values_map)
        places = np.linspace(first, last, KINDS) * (len(table) - 1)
        self.dots.set_colours([QColor(*map(int, table[round(p)])) for p in places])

    def numbers(self) -> str:
        """The pairs as tab-separated columns."""
        rows = zip(self.dots.across, self.dots.up, strict=True)
        head = f"{self.x_label}\t{self.y_label}"
        return "\n".join([head, *(f"{a:.6g}\t{b:.6g}" for a, b in rows)])


def _span(x: Floats, y: Floats) -> tuple[float, float]:
    """Round ends for both axes."""
    low = np.floor(10 * min(x.min(), y.min())) / 10
    high = np.ceil(10 * max(x.max(), y.max())) / 10
    return float(low), float(max(high, low + 0.2))


def _density(x: Floats, y: Floats, low: float, high: float) -> NDArray[np.intp]:
    """Colour number of every dot, by how many others lie near it."""
    scale = (BINS - 1e-9) / (high - low)
    i = ((x - low) * scale).astype(np.intp).clip(0, BINS - 1)
    j = ((y - low) * scale).astype(np.intp).clip(0, BINS - 1)
    counts = np.bincount(i * BINS + j, minlength=BINS * BINS).reshape(BINS, BINS)
    smooth = counts.astype(float)
    for _ in range(2):
        for axis in (0, 1):
            near = np.roll(smooth, 1, axis) + np.roll(smooth, -1, axis)
            smooth = smooth / 2 + near / 4
    found = smooth[i, j]
    share = np.sqrt(found / found.max())
    return np.minimum((share * KINDS).astype(np.intp), KINDS - 1)
