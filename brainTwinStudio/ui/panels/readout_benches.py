"""Pictures of what stimulating one region does: how complex its answer is, where it
follows a sine, what a pulse does by the phase it meets."""

import numpy as np
from PySide6.QtWidgets import QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project.readouts import (
    PulseAtPhase,
    RegionEntrainment,
    ResponseComplexity,
)
from brainTwinStudio.project.response_map import Estimate
from brainTwinStudio.report import readout_words as say_of
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.report.wording import NOT_ESTIMATED, region, significant
from brainTwinStudio.ui.panels.system_parts import above, note, wrapped
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.interval_plot import IntervalPlot
from brainTwinStudio.ui.plots.sweep_map import SweepMap
from brainTwinStudio.ui.theme import Theme

PULSE, NONE = tr("pulse"), tr("without")
SECONDS = tr("Seconds after the pulse")
SHARE = tr("Significant (%)")
SINES = (tr("Frequency of the sine (Hz)"), tr("Amplitude (/s)"))
LOCKING = tr("Phase-locking value")
MET, SHIFT = tr("Phase that the pulse meets (°)"), tr("Shift (°)")
GROWTH = tr("Amplitude (%)")
BEYOND = tr("The plan's own stimulus lies beyond this map.")
TURN = 360.0


class Ranged:
    """A curve with its interval: points, a band, and its ends among the numbers."""

    def __init__(self, plot: Axes, name: str, token: str) -> None:
        self.band = plot.add_band(token)
        self.curve = plot.add_curve(name, token, 1.8)
        self.points = plot.add_points(token, "o", 6)
        ends = (tr("{name} low"), tr("{name} high"))
        self.ends = [
            plot.add_curve(end.format(name=name).strip(), token, 0.6, "dot")
            for end in ends
        ]

    def set(self, x: np.ndarray, of: Estimate) -> None:
        known = np.isfinite(of.value)
        self.curve.set(x, of.value)
        self.points.set(x[known], of.value[known])
        self.band.set(x[known], of.low[known], of.high[known])
        for curve, end in zip(self.ends, (of.low, of.high), strict=True):
            curve.set(x, end)


class ComplexityBench(QWidget):
    """PCI and PCIst after a pulse and without one, and when the network answers."""

    def __init__(self) -> None:
        super().__init__()
        self._of: ResponseComplexity | None = None
        self.pci = IntervalPlot(tr("PCI after a pulse and without"), "", "PCI")
        self.pci_st = IntervalPlot(tr("PCIst after a pulse and without"), "", "PCIst")
        for plot in (self.pci, self.pci_st):
            plot.bottom.setTicks([[(1.0, PULSE), (2.0, NONE)]])
        self.missing = self.pci.add_words("text3", (0.5, 0.5))
        self.course = Axes(SECONDS, SHARE, zoom="none")
        self.course.setAccessibleName(tr("Share of regions that answer, over time"))
        self.line = self.course.add_curve(tr("after the pulse"), "stim", filled=True)
        self.told, self.about = wrapped(), note("")
        parts = ((self.pci, 3), (self.pci_st, 3), (self.course, 5))
        above(self, parts, self.told, self.about)

    def set_theme(self, theme: Theme) -> None:
        for plot in (self.pci, self.pci_st, self.course):
            plot.set_theme(theme)

    def set(self, of: ResponseComplexity) -> None:
        if of is self._of:
            return
        self._of = of
        for plot, after, still in (
            (self.pci, of.pci, of.pci_rest),
            (self.pci_st, of.pci_st, of.pci_st_rest),
        ):
            names = (f"{PULSE}: {say_of.told(after)}", f"{NONE}: {say_of.told(still)}")
            _set_pair(plot, after, still, names)
        unknown = [k for k, one in enumerate((of.pci, of.pci_rest)) if _is_nan(one)]
        self.missing.item.setVisible(bool(unknown))
        if unknown:
            low, high = self.pci.spans[1]
            place = float(np.mean(unknown)) + 1
            self.missing.set(NOT_ESTIMATED, place, (low + high) / 2)
        self.line.set(of.times_s, 100 * of.significant.mean(axis=0))
        self.course.reset_view()
        self.told.setText(say_of.of_complexity(of))
        self.about.set_text(say_of.about_complexity(of))
        self.pci.setAccessibleDescription(say_of.of_complexity(of))


class EntrainmentBench(QWidget):
    """Amplitude over frequency of the sine; beside it one amplitude with intervals."""

    def __init__(self) -> None:
        super().__init__()
        self._of: RegionEntrainment | None = None
        self._theme: Theme | None = None
        self._own: tuple[float, float] | None = None
        self.row = 0
        self.map = SweepMap()
        self.map.setAccessibleName(tr("Phase-locking value over amplitude, frequency"))
        self.map.cell_clicked.connect(lambda row, _: self._choose(row))
        self.plot = Axes(SINES[0], LOCKING, zoom="none")
        self.driven = Ranged(self.plot, tr("with the sine"), "stim")
        self.chance = Ranged(self.plot, tr("without it"), "text3")
        self.told, self.about = wrapped(), note("")
        above(self, ((self.map, 6), (self.plot, 5)), self.told, self.about)

    def set_theme(self, theme: Theme) -> None:
        self.plot.set_theme(theme)
        if theme is not self._theme:
            self._theme = theme
            if self._of is not None:
                self._draw(self._of)

    def set(self, of: RegionEntrainment, own: tuple[float, float] | None) -> None:
        """own: amplitude and frequency of the plan's stimulus, None without one."""
        if of is self._of and own == self._own:
            return
        if of is not self._of:
            done = np.isfinite(of.value.value).all(axis=1)
            self.row = int(np.flatnonzero(done).max(initial=0))
        self._of, self._own = of, own
        self._draw(of)

    def _choose(self, row: int) -> None:
        self.row = row
        if self._of is not None:
            self._draw(self._of)

    def _draw(self, of: RegionEntrainment) -> None:
        assert self._theme is not None
        hz = (of.frequency_hz - of.detuning_hz)[::-1]  # upwards
        rows, columns = of.value.value.shape
        values = of.value.value[:, ::-1]
        words = [
            [say_of.of_cell(of, row, columns - 1 - k) for k in range(columns)]
            for row in range(rows)
        ]
        self.map.set_axes(
            [significant(float(one), digits=2) for one in hz],
            [significant(float(one), digits=2) for one in of.amplitudes],
            SINES,
        )
        silent = np.isfinite(values) & ~of.follows[:, ::-1]
        table = colour_map(self._theme.values_map)
        here = _cell_of(of.amplitudes, hz, self._own)
        self.map.set(values, silent, words, (0.0, 1.0), ("0", "1"), table, here)
        ends = (of.value.value, of.value.low, of.value.high)
        self.driven.set(hz, Estimate(*(end[self.row, ::-1] for end in ends)))
        ends = (of.chance.value, of.chance.low, of.chance.high)
        self.chance.set(hz, Estimate(*(end[::-1] for end in ends)))
        self.plot.reset_view()
        self.plot.setAccessibleDescription(" ".join(words[self.row]))
        told = words[self.row][columns // 2]
        beyond = self._own is not None and here is None
        self.told.setText(f"{told} {BEYOND}" if beyond else told)
        self.about.set_text(say_of.about_entrainment(of, region(of.region)))


class PhaseBench(QWidget):
    """Shift and growth over the phase that the pulse meets, with their intervals."""

    def __init__(self) -> None:
        super().__init__()
        self._of: PulseAtPhase | None = None
        self.shift = Axes(MET, SHIFT, zoom="none")
        self.growth = Axes(MET, GROWTH, zoom="none")
        self.marks = [Ranged(plot, "", "stim") for plot in (self.shift, self.growth)]
        for plot in (self.shift, self.growth):
            plot.add_line(0.0, upright=False)
        self.told, self.about = wrapped(), note("")
        above(self, ((self.shift, 1), (self.growth, 1)), self.told, self.about)

    def set_theme(self, theme: Theme) -> None:
        for plot in (self.shift, self.growth):
            plot.set_theme(theme)

    def set(self, of: PulseAtPhase) -> None:
        if of is self._of:
            return
        self._of = of
        told = say_of.shift_of(of), say_of.growth_of(of)
        for plot, mark, one in zip(
            (self.shift, self.growth), self.marks, told, strict=True
        ):
            mark.set(np.rad2deg(of.phases), one)
            plot.reset_view()
            plot.box.setXRange(0.0, TURN, padding=0)
            plot.setAccessibleDescription(say_of.of_phases(of))
        self.told.setText(say_of.of_strongest(of))
        self.about.set_text(say_of.about_phases(of))


def _set_pair(
    plot: IntervalPlot, after: Estimate, still: Estimate, names: tuple[str, str]
) -> None:
    values, low, high = (
        np.array([float(getattr(one, end)) for one in (after, still)])
        for end in ("value", "low", "high")
    )
    plot.set_values(values, low, high, np.array([True, False]), names)
    known = [one for one in (*values, *low, *high) if np.isfinite(one)]
    most = max(known, default=1.0)
    plot.set_spans((0.4, 2.6), (min(0.0, *known, 0.0), 1.08 * most or 1.0))


def _cell_of(
    amplitudes: np.ndarray, hz: np.ndarray, own: tuple[float, float] | None
) -> tuple[int, int] | None:
    """The cell that the plan's own stimulus falls into, None beyond the map."""
    if own is None:
        return None
    places = []
    for values, wanted in zip((amplitudes, hz), own, strict=True):
        at = int(np.abs(values - wanted).argmin())
        if abs(values[at] - wanted) > np.diff(values).max() / 2:
            return None
        places.append(at)
    return places[0], places[1]


def _is_nan(of: Estimate) -> bool:
    return not np.isfinite(of.value)
