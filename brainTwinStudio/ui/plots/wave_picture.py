"""A recording of many channels below each other, as long as it may be."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Signal

from brainTwinStudio.analysis.envelope_pyramid import Envelope
from brainTwinStudio.language import tr
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.ticks import TIME_STEPS_S, Ticks, seconds
from brainTwinStudio.ui.plots.wave_axis import ChannelAxis
from brainTwinStudio.ui.plots.wave_lines import (
    APART_ROWS,
    CLIP_ROWS,
    laid_out,
    narrowed,
    one_path,
    points_of,
)
from brainTwinStudio.ui.plots.wave_marks import TimeMark, TimeMarks

FIRST_WINDOW_S, LEAST_SAMPLES = 10.0, 20
ROW_PX, LEAST_ROWS = 13.0, 4  # a row has about so much height
SPREADS = 4.5  # of a row's signal from one row to the next, at plain gain
OVERVIEW_S, OVERVIEW = 60.0, 2.0  # from so many seconds on traces are so much smaller
GAINS = (0.05, 40.0)
Source = Callable[[int, int, int], Envelope]


@dataclass(frozen=True, slots=True, eq=False)
class Waves:
    """What is drawn. source(first, stop, columns): the envelope of all rows; names
    (row,); spread (row,) of one row's signal; bad, chosen: places of rows; centred:
    whether a row lies around its mean in sight; unit: of the signals."""

    source: Source
    samples: int
    sampling_hz: float
    names: tuple[str, ...]
    spread: NDArray[np.float64]
    bad: frozenset[int] = field(default_factory=frozenset)
    chosen: frozenset[int] = field(default_factory=frozenset)
    marks: tuple[TimeMark, ...] = ()
    centred: bool = True
    unit: str = ""

    @property
    def seconds(self) -> float:
        return self.samples / self.sampling_hz


class WavePicture(Axes):
    """Rows of traces with their names. It changes nothing by itself."""

    moved = Signal()  # other rows or another time are in sight

    def __init__(self) -> None:
        self.names_axis = ChannelAxis()
        bottom = Ticks("bottom", steps=TIME_STEPS_S, wording=seconds)
        super().__init__(zoom="x", bottom=bottom, left=self.names_axis)
        self._waves: Waves | None = None
        self._gain, self._top = 1.0, 0
        self._is_held = False  # while several things change that each would draw
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._resized)
        self._curves = {
            "sound": self.add_curve("sound", "measured", 1.0),
            "bad": self.add_curve("bad", "line2", 1.0),
            "chosen": self.add_curve("chosen", "accent", 1.0),
        }
        self._marks = TimeMarks(self)
        self.setAccessibleName(tr("Traces of channels over time"))
        self.box.disableAutoRange()
        self.box.sigXRangeChanged.connect(self.redraw)
        self.box.sigResized.connect(self._soon.start)  # a layout resizes several times

    # ------------------------------------------------------------ what is in sight

    def set(self, waves: Waves, *, anew: bool) -> None:
        """Draw these; anew: another recording, seen from its start."""
        self._waves, self._is_held = waves, True
        self.names_axis.set_rows(waves.names, waves.bad, waves.chosen)
        self.box.setLimits(
            xMin=0,
            xMax=waves.seconds,
            minXRange=min(waves.seconds, LEAST_SAMPLES / waves.sampling_hz),
        )
        self._top = 0 if anew else min(self._top, self.last_top)
        self._set_rows()
        if anew:
            self.reset_view()
        self._is_held = False
        self.redraw()

    @property
    def waves(self) -> Waves | None:
        return self._waves

    @property
    def top(self) -> int:
        """The first row in sight."""
        return self._top

    @property
    def rows_in_sight(self) -> int:
        count = 0 if self._waves is None else len(self._waves.names)
        return min(count, max(LEAST_ROWS, int(self.box.height() / ROW_PX)))

    @property
    def last_top(self) -> int:
        count = 0 if self._waves is None else len(self._waves.names)
        return max(0, count - self.rows_in_sight)

    @property
    def gain(self) -> float:
        return self._gain

    @property
    def window(self) -> tuple[float, float]:
        """Seconds in sight."""
        low, high = self.box.viewRange()[0]
        return float(low), float(high)

    def row_scale(self, row: int) -> float:
        """How much one row's height is, in the signals' unit."""
        return 0.0 if self._waves is None else float(self._scale()[row])

    def reset_view(self) -> None:
        """The first ten seconds at plain scale."""
        if self._waves is not None:
            self._gain = 1.0
            self.show_window(0.0, min(FIRST_WINDOW_S, self._waves.seconds))

    def show_window(self, start_s: float, length_s: float) -> None:
        """Another part of the recording, kept within it."""
        if self._waves is None:
            return
        length = min(length_s, self._waves.seconds)
        start = min(max(start_s, 0.0), self._waves.seconds - length)
        before = self.box.viewRange()[0]
        self.box.setXRange(start, start + length, padding=0)
        if self.box.viewRange()[0] == before:  # else the change has drawn it
            self.redraw()

    def show_time(self, at_s: float) -> None:
        """Scroll so that a moment stands in the first quarter of what is in sight."""
        low, high = self.window
        self.show_window(at_s - (high - low) / 4, high - low)

    def scroll_to(self, row: int) -> None:
        """Another first row."""
        top = min(max(row, 0), self.last_top)
        if top != self._top:
            self._top = top
            self._set_rows()
            self.redraw()

    def reveal(self, row: int) -> None:
        """Bring a row in sight."""
        if row < self._top:
            self.scroll_to(row)
        elif row >= self._top + self.rows_in_sight:
            self.scroll_to(row - self.rows_in_sight + 1)

    def scale_by(self, factor: float) -> None:
        """Larger or smaller traces."""
        self._gain = min(max(self._gain * factor, GAINS[0]), GAINS[1])
        self.redraw()

    def numbers(self) -> str:
        """What is in sight, as columns."""
        waves = self._waves
        if waves is None:
            return ""
        envelope = self._in_sight(waves)
        times, values = points_of(envelope, waves.sampling_hz)
        unit = f" ({waves.unit})" if waves.unit else ""
        lines = ["\t".join((tr("Time (s)"), *(name + unit for name in waves.names)))]
        for at, time in enumerate(times):
            row = (f"{value:.6g}" for value in values[:, at])
            lines.append("\t".join((f"{time:.6g}", *row)))
        return "\n".join(lines)

    # ------------------------------------------------------------ drawing

    def _resized(self) -> None:
        self._top = min(self._top, self.last_top)
        self._set_rows()
        self.redraw()

    def _set_rows(self) -> None:
        bottom = -(self._top + self.rows_in_sight - 0.5)
        has_marks = self._waves is not None and bool(self._waves.marks)
        above = 1.3 if has_marks else 0.6  # words of marks stand over the first row
        self.box.setYRange(bottom, -(self._top - above), padding=0)

    def _in_sight(self, waves: Waves) -> Envelope:
        low, high = self.window
        rate, columns = waves.sampling_hz, max(50, int(self.box.width()))
        found = waves.source(int(low * rate) - 1, int(high * rate) + 2, columns)
        rows = slice(self._top, self._top + self.rows_in_sight)
        return narrowed(
            Envelope(found.starts, found.low[rows], found.high[rows], found.width),
            columns,
        )

    def _scale(self) -> NDArray[np.float64]:
        assert self._waves is not None
        spread = self._waves.spread
        usual = float(np.median(spread[spread > 0])) if (spread > 0).any() else 1.0
        least = np.where(spread > 0, spread, usual)
        wide = OVERVIEW if self._is_overview() else 1.0
        return wide * SPREADS * least / self._gain

    def _is_overview(self) -> bool:
        low, high = self.window
        return high - low > OVERVIEW_S

    def redraw(self) -> None:
        """Draw what is in sight from what is known by now."""
        waves = self._waves
        if self._is_held or waves is None or not waves.names:
            return
        times, values = points_of(self._in_sight(waves), waves.sampling_hz)
        rows = slice(self._top, self._top + len(values))
        clip = APART_ROWS if self._is_overview() else CLIP_ROWS
        scale = self._scale()[rows]
        shown = laid_out(values, scale, centred=waves.centred, clip=clip)
        places = np.arange(self._top, self._top + len(values))
        chosen = np.isin(places, list(waves.chosen))
        bad = np.isin(places, list(waves.bad)) & ~chosen
        kinds = {"sound": ~bad & ~chosen, "bad": bad, "chosen": chosen}
        for name, which in kinds.items():
            x, y = one_path(times, shown[which], places[which])
            self._curves[name].item.setData(x, y, antialias=False)
        self._marks.draw(waves.marks, self.window, self.box.viewRange()[1])
        self.moved.emit()
