"""In how few directions the twin moves, beside its recording."""

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from brainTwinStudio.jobs.dynamics_requests import ManifoldRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.manifold import LatentManifold
from brainTwinStudio.report import scans as say_of
from brainTwinStudio.ui.controls.caution import Caution
from brainTwinStudio.ui.controls.legend import LegendLine
from brainTwinStudio.ui.panels.asked import Question
from brainTwinStudio.ui.panels.judged_by import judged_in
from brainTwinStudio.ui.panels.system_parts import head, note, side
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.theme import Theme
from brainTwinStudio.ui.view import View

MOST = 20  # axes in view
NO_TWIN = tr("No fitted twin selected. Here it is seen in how few directions it moves.")
NOT_YET = tr(
    "Not estimated. In how few directions does this twin move, and does its recording "
    "move in the same? The twin is run 16 times."
)
SHARES = tr(
    "Share of the variance along each axis, largest first; the axes are summed up."
)
WAYS = tr("One run of each along the first two principal axes (of the recording).")


def known_of(view: View, twin: Twin) -> LatentManifold | None:
    return view.manifolds.get(twin.id)


def request_of(view: View, twin: Twin) -> ManifoldRequest:
    """Beside recordings the twin has not seen where there are any."""
    found = judged_in(view, twin)
    judged, _, notes = found if found is not None else ((), (), ())
    return ManifoldRequest(twin, judged, notes=notes)


DIRECTIONS = Question(
    "manifold", NO_TWIN, NOT_YET, tr("The space {twin} moves in"), known_of, request_of
)


class ManifoldBench(QWidget):
    """How much of the variance few axes hold, and a run of each along the first two."""

    def __init__(self) -> None:
        super().__init__()
        self._of: LatentManifold | None = None
        self.shares = Axes(
            tr("Axes"), tr("Share of the variance together (%)"), zoom="none"
        )
        self.shares.setAccessibleName(tr("Variance along principal axes"))
        self.measured = self.shares.add_curve(tr("recording"), "measured", 1.8)
        self.simulated = self.shares.add_curve(tr("twin"), "sim", 1.8)
        self.ways = Axes(
            tr("1st principal axis"), tr("2nd principal axis"), zoom="none"
        )
        self.ways.setAccessibleName(tr("Runs along two principal axes"))
        self.recorded_way = self.ways.add_curve(tr("recording"), "measured", 1.0)
        self.simulated_way = self.ways.add_curve(tr("twin"), "sim", 1.0)
        self.of_shares, self.of_ways, self.caution = note(""), note(WAYS), Caution()
        self._build()

    def set_theme(self, theme: Theme) -> None:
        self.shares.set_theme(theme)
        self.ways.set_theme(theme)

    def set(self, of: LatentManifold) -> None:
        if of is self._of:
            return
        self._of = of
        for curve, found in (
            (self.simulated, of.simulated_shares),
            (self.measured, of.recorded_shares),
        ):
            shares = np.zeros(0) if found is None else found[:MOST]
            curve.set(np.arange(1, shares.size + 1), 100 * np.cumsum(shares))
        for curve, way in (
            (self.simulated_way, of.simulated_way),
            (self.recorded_way, of.recorded_way),
        ):
            points = np.zeros((0, 2)) if way is None else way[:, :2]
            curve.set(points[:, 0], points[:, 1])
        for plot in (self.shares, self.ways):
            plot.reset_view()
        told = say_of.of_manifold(of)
        self.of_shares.set_text(" ".join(told))
        self.of_shares.setToolTip("\n".join(told))
        self.shares.setAccessibleDescription(" ".join(told))
        self.caution.set(of.notes)

    def _build(self) -> None:
        few, ways = head(tr("Directions")), head(tr("Along two axes"))
        few.setToolTip(SHARES)
        ways.setToolTip(WAYS)
        row = QHBoxLayout()
        row.setSpacing(1)
        for label, plot, words in (
            (few, self.shares, note(SHARES)),
            (ways, self.ways, self.of_ways),
        ):
            legend = (
                LegendLine(tr("twin"), "sim"),
                LegendLine(tr("recording"), "measured"),
            )
            row.addWidget(side((label,), legend, plot, words), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(row, 1)
        column.addWidget(self.of_shares)
        column.addWidget(self.caution)
