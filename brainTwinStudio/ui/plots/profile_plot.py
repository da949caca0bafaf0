"""A profile likelihood and the rise that ends a 90 % interval."""

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.ui.plots.axes import Axes

MOST, LEAST = 4.0, 1.6  # thresholds of rise that are in view
RISE = tr("Rise of −2 log L")


class ProfilePlot(Axes):
    """The curve is blue where it rises above the line on both sides; else grey, and
    its points are hollow: nothing ends the interval there."""

    def __init__(self, threshold: float) -> None:
        super().__init__(tr("Value"), RISE, zoom="none")
        self.threshold = threshold
        self.line = self.add_line(threshold, "text2", upright=False, dash="dash")
        self.band = self.add_band("sim")
        self.curve = self.add_curve("rise", "sim", 1.8)
        self.points = self.add_points("sim", "o", 6)
        self.hollow = self.add_points("text3", "o", 6, hollow=True)
        self.ends = tuple(
            self.add_line(0.0, "sim", upright=True, dash="dot") for _ in range(2)
        )
        self.words = self.add_words("text2", (0.5, 1), ground=True)

    def set(self, values: Array, rise: Array, ends: tuple[float, float]) -> None:
        """values, rise (point,); ends: of the interval, infinite = open."""
        known = np.isfinite(values) & np.isfinite(rise)
        x, y = np.asarray(values)[known], np.asarray(rise)[known]
        order = np.argsort(x)
        x, y = x[order], y[order]
        closed = bool(np.isfinite(ends).all())
        self.recolour(self.curve, "sim" if closed else "text3")
        self.curve.set(x, y)
        full, empty = (
            (self.points, self.hollow) if closed else (self.hollow, self.points)
        )
        full.set(x, y)
        empty.set([], [])
        for line, end in zip(self.ends, ends, strict=True):
            line.item.setVisible(bool(np.isfinite(end)))
            if np.isfinite(end):
                line.set(end)
        if not x.size:
            self.band.set((), (), ())
            self.words.set("", 0, 0)
            return
        top, least = MOST * self.threshold, LEAST * self.threshold
        shown = [x.min(), x.max(), *(end for end in ends if np.isfinite(end))]
        left, right = float(min(shown)), float(max(shown))
        room = 0.04 * (right - left) or max(abs(right), 1.0) * 0.04
        self.box.setRange(
            xRange=(left - room, right + room),
            yRange=(-0.06 * top, min(top, max(1.08 * float(y.max()), least))),
            padding=0,
        )
        low, high = max(ends[0], left - room), min(ends[1], right + room)
        if closed:
            self.band.set([low, high], [0, 0], [self.threshold] * 2)
        else:
            self.band.set((), (), ())
        middle = (left + right) / 2
        self.words.set(f"90 %: {self.threshold:g}", middle, self.threshold)

    def reset_view(self) -> None:
        """The ranges follow from the data alone."""
