"""Values of a few groups: over time, and side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.dots import Dots
from brainTwinStudio.ui.plots.marks import Curve, Dash, Words, pen
from brainTwinStudio.ui.plots.ticks import Ticks
from brainTwinStudio.ui.theme import Theme

Floats = NDArray[np.float64]
# Okabe and Ito 2008, darker on white where 3:1 asks for it; line style as second sign
HUES: tuple[tuple[str, str, Dash], ...] = (
    ("#56B4E9", "#0072B2", "solid"),
    ("#009E73", "#00795A", "solid"),
    ("#CC79A7", "#A34E80", "dash"),
    ("#E0642A", "#B84A00", "dashdot"),
    ("#E69F00", "#9A6B00", "dash"),
    ("#F0E442", "#7A7300", "dot"),
    ("#9AA4B2", "#5B6572", "dashdot"),
)
FILL = 0.10
NAMES_SHARE = 0.15  # of the width, for names at the ends of lines


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """x, mean, low, high (point,)."""

    x: Floats
    mean: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A named track; breaks: points before which the line is broken."""

    name: str
    track: Track
    breaks: tuple[int, ...] = ()


def hue(place: int, colours: Theme) -> str:
    """#RRGGBB of the n-th group."""
    dark, light, _ = HUES[place % len(HUES)]
    return dark if colours.dark else light


class HuedCurve(Curve):
    """A curve in a group's colour and line style."""

    def __init__(self, place: int) -> None:
        super().__init__("", "text", 1.8, HUES[place % len(HUES)][2])
        self._place = place

    def set_theme(self, colours: Theme) -> None:
        self.item.setPen(pen(hue(self._place, colours), self.width, self.dash))


class Ribbon:
    """A band in a group's colour, in pieces."""

    def __init__(self, place: int) -> None:
        self._place = place
        self.item = QGraphicsPathItem()
        self.item.setZValue(-5)
        self.item.setPen(pg.mkPen(None))

    def set(self, x: Floats, low: Floats, high: Floats, breaks: Sequence[int]) -> None:
        """Edges, all (point,); breaks: points at which a new piece begins."""
        path = QPainterPath()
        for first, end in pairwise((0, *breaks, len(x))):
            part = slice(first, end)
            across = np.concatenate([x[part], x[part][::-1]])
            up = np.concatenate([low[part], high[part][::-1]])
            path.addPolygon(pg.functions.arrayToQPolygonF(across, up))
        self.item.setPath(path)

    def set_theme(self, colours: Theme) -> None:
        self.item.setBrush(theme.colour(hue(self._place, colours), FILL))


class HuedWords(Words):
    """A group's name in its colour."""

    def __init__(self, place: int) -> None:
        super().__init__("text", (0, 0.5), role="control", bold=True)
        self._place = place

    def set_theme(self, colours: Theme) -> None:
        self.item.setColor(theme.colour(hue(self._place, colours)))


class DriftPlot(Axes):
    """A line with a band for each group, its name at the line's end."""

    def __init__(self, x_label: str, y_label: str) -> None:
        self.groups: list[tuple[Ribbon, HuedCurve, HuedWords]] = []
        super().__init__(x_label, y_label, zoom="none")

    def set(self, groups: Sequence[Group], end: float) -> None:
        """Draw groups in the order of their colours; end: where x ends."""
        while len(self.groups) < len(groups):
            self._add_group()
        low = min(g.track.low.min() for g in groups)
        high = max(g.track.high.max() for g in groups)
        room = 0.06 * max(high - low, 1e-3)
        low, high, last = low - room, high + room, groups[0].track.x[-1]
        width = max(end, last * (1 + NAMES_SHARE), 1.0)
        self.box.setRange(xRange=(0, width), yRange=(low, high), padding=0)
        heights = self._spread([g.track.mean[-1] for g in groups], low, high)
        for place, (ribbon, curve, words) in enumerate(self.groups):
            used = place < len(groups)
            for mark in (ribbon, curve, words):
                mark.item.setVisible(used)
            if not used:
                continue
            group = groups[place]
            track, curve.name = group.track, group.name
            ribbon.set(track.x, track.low, track.high, group.breaks)
            curve.set(_parted(track.x, group.breaks), _parted(track.mean, group.breaks))
            words.set(group.name, last + 0.008 * width, heights[place])

    def set_theme(self, colours: Theme) -> None:
        super().set_theme(colours)
        for ribbon, _, _ in self.groups:
            ribbon.set_theme(colours)

    def _add_group(self) -> None:
        place = len(self.groups)
        ribbon, curve, words = Ribbon(place), HuedCurve(place), HuedWords(place)
        ribbon.set_theme(theme.current())
        self.box.addItem(ribbon.item, ignoreBounds=True)
        for mark in (curve, words):
            self.add(mark, measured=False)
        self.groups.append((ribbon, curve, words))

    def _spread(self, wanted: Sequence[float], low: float, high: float) -> list[float]:
        """Heights near the wanted ones that leave every name its line."""
        apart = (high - low) * 16 / max(self.box.height(), 60.0)
        order = sorted(range(len(wanted)), key=lambda i: wanted[i])
        heights = [float(value) for value in wanted]
        for _ in range(12):
            for one, two in pairwise(order):
                short = apart - (heights[two] - heights[one])
                if short > 0:
                    heights[one] -= short / 2
                    heights[two] += short / 2
        return heights

    def reset_view(self) -> None:
        """The ranges follow from the data alone."""


class SpreadPlot(Axes):
    """A column of dots for each group with a bar at its mean."""

    def __init__(self, y_label: str) -> None:
        self._names: tuple[str, ...] = ()
        self.dots = Dots(5.0)
        names = Ticks("bottom", wording=self._name, apart_px=46.0)
        super().__init__("", y_label, zoom="none", bottom=names)
        self.bars: list[HuedCurve] = []
        self.box.addItem(self.dots)

    def set(self, names: Sequence[str], values: Sequence[Floats]) -> None:
        """values: one array (region,) a group."""
        self._names = tuple(names)
        rng = np.random.default_rng(0)
        x = [i + rng.uniform(-0.22, 0.22, len(v)) for i, v in enumerate(values)]
        kinds = [np.full(len(v), i, np.intp) for i, v in enumerate(values)]
        y = np.concatenate(values)
        self.dots.set(np.concatenate(x), y, np.concatenate(kinds))
        while len(self.bars) < len(names):
            bar = HuedCurve(len(self.bars))
            bar.dash, bar.width = "solid", 2.4
            self.add(bar, measured=False)
            self.bars.append(bar)
        for place, bar in enumerate(self.bars):
            if place >= len(names):
                bar.set((), ())
                continue
            mean = float(np.mean(values[place]))
            bar.name = names[place]
            bar.set([place - 0.34, place + 0.34], [mean, mean])
        room = max(float(np.ptp(y)), 1e-3)
        self.box.setRange(
            xRange=(-0.6, len(names) - 0.4),
            yRange=(y.min() - 0.08 * room, y.max() + 0.08 * room),
            padding=0,
        )

    def set_theme(self, colours: Theme) -> None:
        super().set_theme(colours)
        self.dots.set_colours(
            [theme.colour(hue(i, colours), 0.75) for i in range(len(HUES))]
        )

    def reset_view(self) -> None:
        """The ranges follow from the data alone."""

    def _name(self, value: float, spacing: float) -> str:
        place = round(value)
        whole = abs(value - place) < 1e-6
        return self._names[place] if whole and 0 <= place < len(self._names) else ""


def _parted(values: Floats, breaks: Sequence[int]) -> Floats:
    """Values with a gap before each break."""
    return np.insert(np.asarray(values, float), list(breaks), np.nan)
