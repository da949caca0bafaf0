"""What a controller hears in one run, and below it how it stimulates."""

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.envelope_pyramid import Envelope
from brainTwinStudio.language import tr
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.ticks import TIME_STEPS_S, Ticks, seconds
from brainTwinStudio.ui.plots.wave_lines import narrowed, points_of

Course = NDArray[np.floating]  # (time,)
BINS = 800  # each drawn by its highest and lowest
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
        signal = (sensed - low) / max(high - low, 1e-12)
        rows = np.stack([signal, INPUT + given / max(reach, 1e-12)]).astype(np.float32)
        whole = Envelope(np.arange(rows.shape[1]), rows, rows, 1)
        times, heights = points_of(narrowed(whole, BINS), hz)
        self.signal.set(times, heights[0])
        self.input.set(times, heights[1])
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
