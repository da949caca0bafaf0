"""What a controller hears in one run, and below it how it stimulates."""

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.language import tr
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.ticks import TIME_STEPS_S, Ticks, seconds

Course = NDArray[np.floating]  # (time,)
POINTS = 1600  # highest and lowest of as many bins
INPUT = -1.2  # height of no stimulation; the signal lies between 0 and 1
SENSED, GIVEN = tr("Sensed"), tr("Input")


class LoopTrace(Axes):
    """The signal over its range in this run, the stimulation over its limit."""

    def __init__(self) -> None:
        bottom = Ticks("bottom", steps=TIME_STEPS_S, wording=seconds)
        super().__init__(zoom="x", bottom=bottom)
        self._hz = 1.0
        self._courses: tuple[Course, ...] = ()
        self.none = self.add_line(INPUT, "text3", upright=False)
        self.signal = self.add_curve(SENSED, "sim", 1.0)
        self.input = self.add_curve(GIVEN, "accent", 1.2)
        self.left.setTicks([[(0.5, SENSED), (INPUT, GIVEN)]])

    def set(self, sensed: Course, given: Course, hz: float, reach: float) -> None:
        """reach: the largest stimulation, positive."""
        self._courses, self._hz = (sensed, given), hz
        low, high = float(sensed.min()), float(sensed.max())
        times, heights = _outline((sensed - low) / max(high - low, 1e-12), hz)
        self.signal.set(times, heights)
        times, heights = _outline(given / max(reach, 1e-12), hz)
        self.input.set(times, INPUT + heights)
        self.reset_view()

    def reset_view(self) -> None:
        longest = max((len(one) for one in self._courses), default=1) / self._hz
        self.box.setLimits(xMin=0, xMax=longest)
        self.box.setXRange(0, longest, padding=0)
        self.box.setYRange(INPUT - 1.1, 1.1, padding=0)

    def numbers(self) -> str:
        """All samples as columns, as they are."""
        lines = [[tr("Time (s)"), SENSED, GIVEN]]
        for sample, row in enumerate(zip(*self._courses, strict=True)):
            cells = (f"{value:.6g}" for value in row)
            lines.append([f"{sample / self._hz:.6g}", *cells])
        return "\n".join("\t".join(line) for line in lines)


def _outline(course: Course, hz: float) -> tuple[Course, Course]:
    """Lowest and highest of every bin, at its time."""
    width = max(2 * len(course) // POINTS, 1)
    bins = len(course) // width
    parts = course[: bins * width].reshape(bins, width)
    heights = np.stack([parts.min(axis=1), parts.max(axis=1)], axis=1).ravel()
    return np.arange(2 * bins) * width / 2 / hz, heights
