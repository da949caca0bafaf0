"""One plot for many kinds of numbers: curves, bars of a histogram, dots, limits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.dots import Dots
from brainTwinStudio.ui.plots.marks import Curve, Line, Words
from brainTwinStudio.ui.theme import Theme

Floats = NDArray[np.float64]
BINS = 40
PLAIN, MARKED = 0, 1  # kinds of dots


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """A curve: x, y (point,); filled: down to 0."""

    name: str
    token: str
    x: Floats
    y: Floats
    filled: bool = False
    width: float = 1.6


@dataclass(frozen=True, slots=True)
class Limit:
    """A straight dashed line at a value, with a word beside it."""

    value: float
    word: str
    token: str = "text3"
    upright: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What is drawn. dots: (x, y, marked), each (dot,), or None; words: the corner."""

    x_label: str
    y_label: str
    traces: tuple[Trace, ...] = ()
    limits: tuple[Limit, ...] = ()
    dots: tuple[Floats, Floats, NDArray[np.bool_]] | None = None
    words: str = ""
    from_zero: bool = False
    equal: bool = False


def histogram(
    values: Floats, name: str, token: str, edges: Floats | None = None
) -> Trace:
    """The share of values in equal bins, in percent, as a filled outline."""
    if edges is None:
        edges = np.histogram_bin_edges(values, BINS)
    counts, _ = np.histogram(values, edges)
    share = 100 * counts / max(1, len(values))
    x = np.repeat(edges, 2)
    y = np.concatenate([[0.0], np.repeat(share, 2), [0.0]])
    return Trace(name, token, x, y, filled=True)


class EvidencePlot(Axes):
    """Draws one Evidence after the other."""

    def __init__(self) -> None:
        self.dots = Dots(5.0)
        super().__init__("", "", zoom="none")
        self.box.addItem(self.dots)
        self.dots.setZValue(1)
        self._drawn: list[Curve | Line | Words] = []
        self.evidence: Evidence | None = None

    def set(self, evidence: Evidence) -> None:
        """Another picture takes the place of the one before."""
        self.evidence = evidence
        for mark in self._drawn:
            self.drop(mark)
        self._drawn = []
        self.set_labels(evidence.x_label, evidence.y_label)
        for trace in evidence.traces:
            curve = Curve(trace.name, trace.token, trace.width, filled=trace.filled)
            curve.set(trace.x, trace.y)
            self._keep(curve)
        self._draw_dots(evidence)
        self.box.setAspectLocked(evidence.equal)
        self.reset_view()
        self._draw_limits(evidence)

    def _keep(self, mark: Curve | Line | Words, *, measured: bool = True) -> None:
        self._drawn.append(self.add(mark, measured=measured))

    def _draw_dots(self, evidence: Evidence) -> None:
        nothing = np.empty(0)
        x, y, marked = evidence.dots or (nothing, nothing, np.empty(0, bool))
        order = np.argsort(marked, kind="stable")
        kinds = marked.astype(np.intp)
        self.dots.set(x[order], y[order], kinds[order])
        self.dots.setVisible(x.size > 0)

    def _draw_limits(self, evidence: Evidence) -> None:
        """Lines and words do not move the view; they are placed in what it shows."""
        self.box.updateAutoRange()
        (left, right), (bottom, top) = self.box.viewRange()
        if not evidence.equal:
            bottom = 0.0 if evidence.from_zero else bottom
            top += (0.1 if evidence.words else 0.05) * (top - bottom)
            self.box.setYRange(bottom, top, padding=0)
        for limit in evidence.limits:
            line = Line(limit.token, upright=limit.upright, dash="dash")
            line.set(limit.value)
            self._keep(line, measured=False)
            anchor = (0, 0) if limit.upright else (1, 1)
            words = Words(limit.token, anchor, ground=True)
            self._keep(words, measured=False)
            x, y = (limit.value, top) if limit.upright else (right, limit.value)
            words.set(limit.word, x, y)
        if evidence.words:
            words = Words("text", (0, 0), role="control", bold=True)
            self._keep(words, measured=False)
            words.set(evidence.words, left + 0.01 * (right - left), top)

    def set_theme(self, colours: Theme) -> None:
        super().set_theme(colours)
        plain = theme.colour(colours.measured, 0.42)
        self.dots.set_colours([plain, theme.colour(colours.cut)])
