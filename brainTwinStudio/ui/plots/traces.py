"""Many signals over time, one path a group: measured first, simulated on top."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from brainTwinStudio.language import tr
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.extremes import Extremes
from brainTwinStudio.ui.plots.marks import SMOOTH_BELOW, Curve, Line, Words
from brainTwinStudio.ui.plots.ticks import TIME_STEPS_S, Ticks, seconds

SPREAD = 5.0  # standard deviations from one channel to the next
WIDTH = 1.3
NAME_PX = 15
FIRST_WINDOW_S = 120.0
SAMPLES_FOR_LONG = 20.0  # Hz; above it a window is 10 s, as in EEG programs


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """A group of signals (channel, time), drawn in one colour.

    Each channel is drawn in its own standard deviations; a channel of NaN is left out.
    """

    name: str
    token: str
    values: NDArray[np.floating]
    sampling_hz: float


class Traces(Axes):
    """Channels below each other. Left and Right scroll by a tenth of the window, PgUp
    and PgDn by a window, + and - scale the signals. `time_picked`: a click, in s."""

    time_picked = Signal(float)

    def __init__(self) -> None:
        bottom = Ticks("bottom", steps=TIME_STEPS_S, wording=seconds)
        super().__init__(zoom="x", bottom=bottom)
        self.left.setStyle(showValues=False)
        self.left.setGrid(False)
        self.left.setWidth(6)
        self._groups: tuple[Signals, ...] = ()
        self._extremes: list[Extremes] = []
        self._curves: list[Curve] = []
        self._names: list[Words] = []
        self._channels: tuple[str, ...] = ()
        self._gain = 1.0
        self._seconds = 0.0
        line = Line("accent", upright=True, dash="solid")
        self._moment = self.add(line, measured=False)
        self._moment.item.setVisible(False)
        scene: Any = self.scene()
        scene.sigMouseClicked.connect(self._clicked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.sigXRangeChanged.connect(self._draw)
        self.box.sigResized.connect(self._draw)

    # ------------------------------------------------------------ what is drawn

    def set(self, channels: Sequence[str], groups: Sequence[Signals]) -> None:
        """Draw groups of the same channels; the time window stays where it was."""
        before = self._seconds
        self._channels, self._groups = tuple(channels), tuple(groups)
        self._extremes = [Extremes(_standardised(g.values)) for g in groups]
        self._seconds = max(
            (g.values.shape[1] / g.sampling_hz for g in groups), default=0.0
        )
        self._match_marks()
        bottom = -SPREAD * (len(channels) - 0.3)
        self.box.setYRange(bottom, SPREAD * 0.72, padding=0)
        if self._seconds:
            self.box.setLimits(xMin=0, xMax=self._seconds, minXRange=self._least())
        if self._seconds != before:
            self.reset_view()
        self._draw()

    def reset_view(self) -> None:
        """The first window of the signals, at plain scale."""
        rate = max((g.sampling_hz for g in self._groups), default=0.0)
        window = FIRST_WINDOW_S if rate < SAMPLES_FOR_LONG else 10.0
        self._gain = 1.0
        self.box.setXRange(0, max(1e-3, min(window, self._seconds)), padding=0)
        self._draw()

    def show_time(self, time_s: float | None) -> None:
        """Mark a moment, None = none; the window follows where it does not hold it."""
        seen = time_s is not None and time_s <= self._seconds
        self._moment.item.setVisible(seen)
        if time_s is None or not seen:
            return
        self._moment.set(time_s)
        low, high = self.box.viewRange()[0]
        if not low <= time_s <= high:
            start = max(0.0, min(time_s, self._seconds - (high - low)))
            self.box.setXRange(start, start + high - low, padding=0)

    def _clicked(self, event: Any) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not event.double():
            at = self.box.mapSceneToView(event.scenePos()).x()
            if 0 <= at <= self._seconds:
                self.time_picked.emit(float(at))

    def numbers(self) -> str:
        """All samples as columns, each group after its own time."""
        lines: list[list[str]] = []
        heads: list[str] = []
        for group in self._groups:
            heads += [
                tr("Time (s)"),
                *(f"{name}, {group.name}" for name in self._channels),
            ]
        most = max((g.values.shape[1] for g in self._groups), default=0)
        for sample in range(most):
            line: list[str] = []
            for group in self._groups:
                if sample < group.values.shape[1]:
                    values = group.values[:, sample]
                    line.append(f"{sample / group.sampling_hz:.6g}")
                    line += [f"{value:.8g}" for value in values]
                else:
                    line += [""] * (1 + len(self._channels))
            lines.append(line)
        return "\n".join("\t".join(line) for line in (heads, *lines))

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        low, high = self.box.viewRange()[0]
        window = high - low
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: -0.1,
            Qt.Key.Key_Right: 0.1,
            Qt.Key.Key_PageUp: -1.0,
            Qt.Key.Key_PageDown: 1.0,
        }
        gains = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}
        if key in steps:
            start = low + steps[key] * window
            start = min(max(start, 0.0), max(0.0, self._seconds - window))
            self.box.setXRange(start, start + window, padding=0)
        elif key in gains:
            self._gain = min(max(self._gain * gains[key], 0.1), 20.0)
            self._draw()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ drawing

    def _least(self) -> float:
        rate = max((g.sampling_hz for g in self._groups), default=1.0)
        return min(self._seconds, 10 / rate)

    def _match_marks(self) -> None:
        """One curve a group, one name a channel; made only where they are missing."""
        while len(self._curves) < len(self._groups):
            self._curves.append(self.add_curve("", "text", WIDTH))
        while len(self._names) < len(self._channels):
            self._names.append(
                self.add_words("text2", (0, 0.5), bold=True, ground=True)
            )
        for curve, group in zip(self._curves, self._groups, strict=False):
            curve.name = group.name
            if curve.token != group.token:
                self.recolour(curve, group.token)
        for curve in self._curves[len(self._groups) :]:
            curve.set((), ())

    def _draw(self) -> None:
        low, high = self.box.viewRange()[0]
        bins = max(50, int(self.box.width()))
        for group, extremes, curve in zip(
            self._groups, self._extremes, self._curves, strict=False
        ):
            rate = group.sampling_hz
            first, end = int(low * rate) - 1, int(high * rate) + 2
            places, values = extremes.window(first, end, bins)
            x, y = _one_path(places / rate, values * self._gain)
            smooth = x.size < SMOOTH_BELOW
            width = WIDTH if smooth else 1.0  # a wider pen is several times slower
            if curve.width != width:
                curve.set_width(width)
            curve.item.setData(x, y, antialias=smooth)
        self._draw_names(low, (high - low) / max(1.0, self.box.width()))

    def _draw_names(self, left: float, pixel: float) -> None:
        """At the beginning of the channels, none beyond the top; of every second,
        third, ... where they would lie on each other."""
        count = len(self._channels)
        apart = self.box.height() / max(1.0, count)
        step = max(1, math.ceil(NAME_PX / max(apart, 1.0)))
        raised = 0.5 if step == 1 else 0.0
        bottom, top = self.box.viewRange()[1]
        highest = top - NAME_PX / 2 * (top - bottom) / max(1.0, self.box.height())
        for at, words in enumerate(self._names):
            seen = at < count and at % step == 0
            words.item.setVisible(seen)
            if seen:
                height = min(SPREAD * (raised - at), highest)
                words.set(self._channels[at], left + 2 * pixel, height)


def _standardised(values: NDArray[np.floating]) -> NDArray[np.float32]:
    """Each channel less its mean, in its own standard deviations."""
    values = np.asarray(values, np.float32)
    spread = values.std(axis=1, keepdims=True)
    return (values - values.mean(axis=1, keepdims=True)) / np.where(
        spread > 0, spread, 1
    )


def _one_path(
    x: NDArray[np.floating], rows: NDArray[np.floating]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Channels (channel, point), each at its height, as one line with gaps."""
    count, points = rows.shape
    heights = -SPREAD * np.arange(count)[:, None]
    gap = np.full((count, 1), np.nan)
    y = np.concatenate([rows + heights, gap], axis=1)
    across = np.concatenate([np.broadcast_to(x, (count, points)), gap], axis=1)
    return across.ravel(), y.ravel()
