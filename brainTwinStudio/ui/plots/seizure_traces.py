"""Contacts of a simulated seizure below each other, one path for all of them; under a
plan on top of the same without it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.language import tr
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.ticks import TIME_STEPS_S, Ticks, seconds

Signals = NDArray[np.floating]  # (time, channel)
POINTS = 1600  # of a channel: highest and lowest of as many bins
LOUD = 0.995  # quantile of a channel that fills half of its row, in a middle channel
MOST_ROWS = 1.4


class SeizureTraces(Axes):
    """All channels at one scale, so that a louder contact is larger; what would reach
    farther than the next row but one is cut."""

    def __init__(self) -> None:
        bottom = Ticks("bottom", steps=TIME_STEPS_S, wording=seconds)
        super().__init__(zoom="x", bottom=bottom)
        self._channels: tuple[str, ...] = ()
        self._signals: list[tuple[str, Signals]] = []
        self._hz = 1.0
        self.onset = self.add_line(0.0, "text2", upright=True, dash="dash")
        self.under = self.add_curve(tr("without the plan"), "text3", 1.0)
        self.curve = self.add_curve(tr("simulated"), "sim", 1.0)

    def set(
        self,
        channels: Sequence[str],
        shown: Signals,
        hz: float,
        onset_s: float,
        beside: Signals | None = None,
    ) -> None:
        """onset_s: of the first region, nan for none. beside: without the plan."""
        self._channels, self._hz = tuple(channels), hz
        self._signals = [(tr("simulated"), shown)]
        if beside is not None:
            self._signals.append((tr("without the plan"), beside))
        widest = shown if beside is None else beside
        loud = np.quantile(np.abs(widest), LOUD, axis=0)
        scale = 0.5 / max(float(np.median(loud)), 1e-12)
        self.curve.set(*_one_path(shown * scale, hz))
        nothing = np.zeros(0), np.zeros(0)
        self.under.set(*(nothing if beside is None else _one_path(beside * scale, hz)))
        self.onset.set(onset_s if np.isfinite(onset_s) else -1.0)
        self.left.setTicks([[(-row, name) for row, name in enumerate(channels)]])
        self.reset_view()

    def reset_view(self) -> None:
        longest = max((len(one) for _, one in self._signals), default=1) / self._hz
        self.box.setLimits(xMin=0, xMax=longest)
        self.box.setXRange(0, longest, padding=0)
        self.box.setYRange(0.4 - len(self._channels), 0.9, padding=0)

    def numbers(self) -> str:
        """All samples as columns, those under a plan first."""
        lines = []
        for name, signals in self._signals:
            lines.append(
                [tr("Time (s)"), *(f"{one}, {name}" for one in self._channels)]
            )
            for sample, values in enumerate(signals):
                cells = (f"{value:.6g}" for value in values)
                lines.append([f"{sample / self._hz:.6g}", *cells])
        return "\n".join("\t".join(line) for line in lines)


def _one_path(signals: Signals, hz: float) -> tuple[NDArray, NDArray]:
    """Channels (time, channel), each at its height, as one line with gaps."""
    width = max(2 * len(signals) // POINTS, 1)
    bins = len(signals) // width
    parts = signals[: bins * width].reshape(bins, width, -1)
    both = np.stack([parts.min(axis=1), parts.max(axis=1)], axis=1)
    rows = np.clip(both.reshape(2 * bins, -1).T, -MOST_ROWS, MOST_ROWS)
    heights = -np.arange(len(rows))[:, None]
    times = np.arange(2 * bins) * width / 2 / hz
    gap = np.full((len(rows), 1), np.nan)
    x = np.concatenate([np.broadcast_to(times, rows.shape), gap], axis=1)
    return x.ravel(), np.concatenate([rows + heights, gap], axis=1).ravel()
