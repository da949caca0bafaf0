"""What becomes of the twin as its coupling and its balance are turned."""

from typing import Any

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from brainTwinStudio.jobs.dynamics_requests import CouplingScanRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.parameter_names import parameter_label
from brainTwinStudio.project.scans import CouplingScan
from brainTwinStudio.report import scans as say_of
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.report.wording import given
from brainTwinStudio.ui.controls.caution import Caution
from brainTwinStudio.ui.effect_rows import round_up
from brainTwinStudio.ui.panels.asked import Question
from brainTwinStudio.ui.panels.system_parts import combo, head, note, offer, side
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.sweep_map import SweepMap
from brainTwinStudio.ui.theme import Theme
from brainTwinStudio.ui.view import View

FACTORS = tuple(np.linspace(0.0, 2.0, 11).round(2).tolist())
BESIDE = (0.5, 0.75, 1.0, 1.5, 2.0)
# What stands for the balance of excitation and inhibition (SCIENCE.md A.1).
BALANCE = {"hopf": "a", "dynamic_mean_field": "J_i"}
COUPLING = tr("Global coupling (times as fitted)")
NO_TWIN = tr("No fitted twin selected. Here its coupling is turned.")
NOT_YET = tr(
    "Not estimated. What becomes of FC and metastability as the coupling, and the "
    "balance of excitation and inhibition, are turned? The twin is run freely at 55 "
    "points, 16 times each."
)
PICK = tr("Click a row: its curve stands on the left.")


def known_of(view: View, twin: Twin) -> CouplingScan | None:
    return view.scans.get(twin.id)


def request_of(view: View, twin: Twin) -> CouplingScanRequest:
    knob = BALANCE.get(twin.spec.node, "")
    beside = BESIDE if knob in twin.parameters else (1.0,)
    return CouplingScanRequest(twin, FACTORS, knob if beside != (1.0,) else "", beside)


SCAN = Question(
    "scan", NO_TWIN, NOT_YET, tr("Coupling of {twin} turned"), known_of, request_of
)


class ScanBench(QWidget):
    """A curve over the coupling with its interval, and a map over both numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._of: CouplingScan | None = None
        self._theme: Theme | None = None
        self.row = 0
        self.outcome = combo(tr("Outcome of the scan"), 18)
        self.outcome.activated.connect(lambda _: self._draw())
        self.plot = Axes(COUPLING, "", zoom="none")
        self.plot.setAccessibleName(tr("Outcome over the coupling"))
        self.band = self.plot.add_band("sim")
        self.curve = self.plot.add_curve(tr("twin"), "sim", 1.8)
        self.points = self.plot.add_points("sim", "o", 5)
        self.fitted = self.plot.add_line(1.0, "text3", upright=True)
        self.recorded = self.plot.add_line(0.0, "measured", upright=False, dash="dash")
        self.map = SweepMap()
        self.map.setAccessibleName(tr("Outcome over coupling and balance"))
        self.map.cell_clicked.connect(lambda row, _: self._choose(row))
        self.told, self.hint, self.caution = note(""), note(PICK), Caution()
        self._build()

    def set_theme(self, theme: Theme) -> None:
        self.plot.set_theme(theme)
        if theme is not self._theme:
            self._theme = theme
            if self._of is not None:
                self._draw()

    def set(self, of: CouplingScan) -> None:
        if of is self._of:
            return
        self._of, self.row = of, of.fitted[0]
        offer(self.outcome, tuple(o.label for o in say_of.OUTCOMES), 0)
        self._beside.setVisible(len(of.knob_factors) > 1)
        self.caution.set(of.notes)
        self._draw()

    def _choose(self, row: int) -> None:
        self.row = row
        self._draw()

    def _draw(self) -> None:
        of = self._of
        assert of is not None
        chosen = say_of.OUTCOMES[self.outcome.currentIndex()]
        values, low, high = say_of.values_of(of, chosen.name)
        self._draw_curve(of, chosen, values[self.row], (low[self.row], high[self.row]))
        words = [
            [say_of.point(of, chosen, row, column) for column in range(values.shape[1])]
            for row in range(values.shape[0])
        ]
        beside = parameter_label(of.knob) if of.knob else ""
        self.map.set_axes(
            [given(value) for value in of.factors],
            [given(value) for value in of.knob_factors],
            (COUPLING, tr("{parameter} (times as fitted)", parameter=beside)),
        )
        none = np.zeros(values.shape, bool)
        at = self.row, of.fitted[1]
        levels, ends, table = self._colours(values)
        self.map.set(values, none, words, levels, ends, table, at)
        self.told.set_text(say_of.as_fitted(of, chosen))

    def _draw_curve(
        self, of: CouplingScan, chosen: say_of.Outcome, values: Any, ends: Any
    ) -> None:
        known = np.isfinite(values)
        x, y = of.factors[known], values[known]
        self.curve.set(x, y)
        self.points.set(x, y)
        low, high = (end[known] for end in ends)
        if np.isfinite(low).all() and y.size:
            self.band.set(x, low, high)
        else:
            self.band.set((), (), ())
        self.fitted.set(float(of.factors[of.fitted[1]]))
        shows = chosen.name == say_of.FC and of.recorded_fc is not None
        self.recorded.item.setVisible(shows)
        if of.recorded_fc is not None and shows:
            self.recorded.set(of.recorded_fc)
        self.plot.set_labels(COUPLING, chosen.label)
        self.plot.reset_view()
        said = "; ".join(
            say_of.point(of, chosen, self.row, k) for k in range(of.factors.size)
        )
        self.plot.setAccessibleDescription(said)

    def _colours(self, values: Any) -> tuple:
        """Ends of the colours, these in words, and the colours."""
        known = values[np.isfinite(values)]
        arm = round_up(float(np.abs(known).max())) if known.size else 1.0
        assert self._theme is not None
        if known.size and known.min() < 0:
            table = colour_map(self._theme.difference_map)
            return (-arm, arm), (f"−{given(arm)}", f"+{given(arm)}"), table
        return (0.0, arm), ("0", given(arm)), colour_map(self._theme.values_map)

    def _build(self) -> None:
        title, beside = head(tr("Coupling")), head(tr("Coupling and balance"))
        title.setToolTip(say_of.ABOUT)
        beside.setToolTip(say_of.ABOUT)
        row = QHBoxLayout()
        row.setSpacing(1)
        row.addWidget(side((title,), (self.outcome,), self.plot, self.told), 1)
        self._beside = side((beside,), (), self.map, self.hint)
        row.addWidget(self._beside, 1)
        about = note(say_of.ABOUT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(row, 1)
        column.addWidget(self.caution)
        column.addWidget(about)
