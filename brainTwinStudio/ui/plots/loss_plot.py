"""The loss of a fit, phase by phase, on a log axis."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.marks import Line, Words
from brainTwinStudio.ui.theme import Theme

LEAST_ROOM_PX = 8
STEPS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Phase:
    """One phase: its name, and x, y (point,) of its loss. scan: trials beside each
    other and no descent, drawn dotted."""

    name: str
    x: Floats
    y: Floats
    scan: bool = False


class LossPlot(Axes):
    """A curve for each phase, dotted uprights with names where a new kind of phase
    begins, and a faint block for what is still to do."""

    def __init__(self) -> None:
        self._block = pg.LinearRegionItem(movable=False)
        self._block.setZValue(-20)
        self._now = pg.ScatterPlotItem(size=9, pxMode=True)
        self._now.setZValue(5)
        super().__init__("", tr("Loss (log scale)"), log=(False, True), zoom="none")
        self.curve = self.add_curve(tr("loss"), "sim", 2.0)
        self._scan = self.add_curve(tr("trials"), "sim", 1.4, "dot")
        self.box.addItem(self._now, ignoreBounds=True)
        self.box.addItem(self._block, ignoreBounds=True)
        self._value = self.add_words("text", (0, 1), role="control", bold=True)
        self._todo = self.add_words("text3", (0.5, 0.5), role="control")
        self._marks: list[tuple[Line, Words]] = []
        self._phases: tuple[Phase, ...] = ()
        self._begin = self._end = 0.0
        self._block.hide()

    def set(
        self,
        phases: Sequence[Phase],
        *,
        end: float | None = None,
        value: str = "",
        x_label: str = "",
    ) -> None:
        """Draw phases in order. end: where x will end, with a block from the last point
        to there; value: words at the last point."""
        self._phases = tuple(p for p in phases if p.x.size)
        if x_label and x_label != self.x_label:
            self.set_labels(x_label, self.y_label)
        descents = [p for p in self._phases if not p.scan]
        scans = [p for p in self._phases if p.scan]
        self.curve.set(*_joined(descents))
        self._scan.set(*_joined(scans))
        self._draw_frame(end, value)

    def _draw_frame(self, end: float | None, value: str) -> None:
        ys = [p.y[np.isfinite(p.y) & (p.y > 0)] for p in self._phases]
        seen = np.concatenate(ys) if ys else np.empty(0)
        if not seen.size:
            self._now.setData([], [])
            self._hide_marks(0)
            self._block.hide()
            return
        last_x, last_y = self._phases[-1].x[-1], self._phases[-1].y[-1]
        self._begin = min(0.0, float(self._phases[0].x[0]))
        self._end = max(end or last_x, last_x, self._begin + 1e-6)
        low, high = np.log10(seen.min()), np.log10(seen.max())
        room = max(high - low, 0.15)
        bottom, top = low - 0.08 * room, high + 0.16 * room
        self.box.setRange(
            xRange=(self._begin, self._end), yRange=(bottom, top), padding=0
        )
        self._now.setData([last_x], [np.log10(last_y)] if last_y > 0 else [low])
        live = end is not None and bool(end > last_x)
        self._now.setVisible(live)
        self._block.setVisible(live)
        if live:
            self._block.setRegion((last_x, self._end))
        wide = live and self._end - last_x > 0.12 * self._end
        middle = 10 ** ((top + bottom) / 2)
        self._todo.set(tr("to do") if wide else "", (last_x + self._end) / 2, middle)
        at = last_x + 0.008 * (self._end - self._begin)
        self._value.set(value if live else "", at, last_y if last_y > 0 else 1.0)
        self._place_names(top)

    def _place_names(self, top: float) -> None:
        """An upright where another kind of phase begins; names of the longest phases
        first, as far as they do not run into each other."""
        begins: list[tuple[str, float]] = []
        for phase in self._phases:
            if not begins or begins[-1][0] != phase.name:
                begins.append((phase.name, float(phase.x[0])))
        while len(self._marks) < len(begins):
            line = self.add_line(0.0, "line2", upright=True)
            self._marks.append((line, self.add_words("text2", (0, 0))))
        self._hide_marks(len(begins))
        ends = [*(x for _, x in begins[1:]), float(self._phases[-1].x[-1])]
        pixel = max(self.box.width(), 1.0) / max(self._end - self._begin, 1e-9)
        taken: list[tuple[float, float]] = []
        longest = sorted(range(len(begins)), key=lambda i: begins[i][1] - ends[i])
        for place in longest:
            (line, words), (name, x) = self._marks[place], begins[place]
            line.set(x)
            words.set(name, x, 10**top)
            width = words.item.boundingRect().width()
            left = min((x - self._begin) * pixel, self.box.width() - width)
            words.set(name, self._begin + left / pixel, 10**top)
            right = left + width + LEAST_ROOM_PX
            free = all(right <= a or left >= b for a, b in taken)
            words.item.setVisible(free)
            if free:
                taken.append((left, right))

    def _hide_marks(self, used: int) -> None:
        for place, (line, words) in enumerate(self._marks):
            line.item.setVisible(place < used)
            words.item.setVisible(place < used)

    def reset_view(self) -> None:
        """The ranges follow from the data alone."""

    def set_theme(self, colours: Theme) -> None:
        super().set_theme(colours)
        self._block.setBrush(theme.colour(colours.raised))
        self._block.setHoverBrush(theme.colour(colours.raised))
        for edge in self._block.lines:
            edge.setPen(pg.mkPen(None))
        self._now.setBrush(theme.colour(colours.panel))
        self._now.setPen(pg.mkPen(colours.text, width=1.6))


def _joined(phases: Sequence[Phase]) -> tuple[Floats, Floats]:
    """All phases in one, with gaps between them."""
    if not phases:
        return np.empty(0), np.empty(0)
    gap = np.array([np.nan])
    x = [part for p in phases for part in (p.x, gap)][:-1]
    y = [part for p in phases for part in (p.y, gap)][:-1]
    return np.concatenate(x), np.concatenate(y)


def nice_end(seconds: float) -> float:
    """The next round number at or above, so that an axis does not jitter."""
    if seconds <= 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(seconds))
    return float(power * min(s for s in STEPS if s * power >= seconds * (1 - 1e-9)))
