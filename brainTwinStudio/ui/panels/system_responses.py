"""What a pulse to every region of the twin does to all others."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brainTwinStudio.jobs.dynamics_requests import ResponseMapRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Parcellation, Twin
from brainTwinStudio.project.familiarity import NOT_OF_READOUTS
from brainTwinStudio.project.response_map import ResponseMap
from brainTwinStudio.report import responses as say_of
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.report.sections.plans import REST_IS_SILENT
from brainTwinStudio.report.wording import region as region_text
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui.controls.legend import LegendLine
from brainTwinStudio.ui.effect_rows import round_up
from brainTwinStudio.ui.panels.asked import Question
from brainTwinStudio.ui.panels.matrix_order import by_hemisphere
from brainTwinStudio.ui.panels.system_parts import (
    above,
    combo,
    head,
    note,
    offer,
    side,
    wrapped,
)
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.colour_bar import ColourBar
from brainTwinStudio.ui.plots.matrix import MatrixPlot
from brainTwinStudio.ui.theme import Theme
from brainTwinStudio.ui.view import View

NO_TWIN = tr("No fitted twin selected. Here every region of it is given a pulse.")
NOT_YET = tr(
    "Not estimated. What does a pulse to one region do to all others, how strongly and "
    "how soon? Every region gets one in turn, in 16 runs with the same noise."
)
UNKNOWN = f"{REST_IS_SILENT} {NOT_OF_READOUTS}"
SECONDS, PER_AREA = (
    tr("Seconds after the pulse"),
    tr("Difference per area of the pulse"),
)


def known_of(view: View, twin: Twin) -> ResponseMap | None:
    return view.responses.get(twin.id)


def request_of(view: View, twin: Twin) -> ResponseMapRequest:
    return ResponseMapRequest(twin)


RESPONSES = Question(
    "responses",
    NO_TWIN,
    NOT_YET,
    tr("Pulses to regions of {twin}"),
    known_of,
    request_of,
)


class ResponseBench(QWidget):
    """The matrix of responses, and the courses of one column: where the pulse was
    given, and of the region whose row is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._of: ResponseMap | None = None
        self._names: tuple[str, ...] = ()
        self._parcellation: Parcellation | None = None
        self._theme: Theme | None = None
        self.pair = 0, 0
        self.outcome = combo(tr("What of the response is shown"), 18)
        self.outcome.activated.connect(lambda _: self._draw())
        self.matrix, self.bar = MatrixPlot(), ColourBar()
        self.matrix.setAccessibleName(
            tr("Responses; rows respond, columns are stimulated")
        )
        self.matrix.describe = self._described
        self.matrix.cell_clicked.connect(
            lambda row, column, _: self.choose(row, column)
        )
        self.plot = Axes(SECONDS, PER_AREA, zoom="none")
        self.plot.setAccessibleName(tr("Courses after the pulse"))
        self.own = self.plot.add_curve(tr("stimulated"), "stim", 1.8)
        self.other = self.plot.add_curve(tr("responds"), "sim", 1.8)
        self.told, self.order, self.gain = note(""), note(""), wrapped(UNKNOWN)
        self._build()

    def set_theme(self, theme: Theme) -> None:
        self.plot.set_theme(theme)
        if theme is not self._theme:
            self._theme = theme
            if self._of is not None:
                self._draw()

    def set(self, of: ResponseMap, parcellation: Parcellation, at: int | None) -> None:
        """at: the region that is selected, whose column is shown."""
        if of is not self._of:
            self._of, self._parcellation = of, parcellation
            self._names = parcellation.region_names
            offer(self.outcome, tuple(label for _, label in say_of.OUTCOMES), 0)
            self.order.set_text(say_of.of_order(of))
            reach = np.nan_to_num(self._others(np.abs(of.peak.value)))
            column = int(reach.sum(axis=0).argmax()) if at is None else at
            self.pair = int(reach[:, column].argmax()), column
            self._draw()
        elif at is not None and at != self.pair[1]:
            reach = np.nan_to_num(self._others(np.abs(of.peak.value)))
            self.choose(int(reach[:, at].argmax()), at)

    def choose(self, row: int, column: int) -> None:
        """Show the course of one pair."""
        self.pair = row, column
        self._draw_pair()

    def _draw(self) -> None:
        of, theme = self._of, self._theme
        assert of is not None
        assert theme is not None
        assert self._parcellation is not None
        name, label = say_of.OUTCOMES[self.outcome.currentIndex()]
        values = self._others(getattr(of, name).value)
        known = values[np.isfinite(values)]
        arm = round_up(float(np.abs(known).max())) if known.size else 1.0
        both = known.size > 0 and known.min() < 0
        table = colour_map(theme.difference_map if both else theme.values_map)
        levels = (-arm, arm) if both else (0.0, arm)
        order = by_hemisphere(self._parcellation)
        self.matrix.set(values, levels, table, order.places, order.seams)
        self.matrix.set_names(tuple(region_text(n) for n in self._names), label)
        low = f"−{significant(arm)}" if both else "0"
        self.bar.set(low, significant(arm), table, label)
        self._draw_pair()

    def _draw_pair(self) -> None:
        of = self._of
        assert of is not None
        row, column = self.pair
        self.own.set(of.times_s, of.course[:, column, column])
        self.other.set(of.times_s, of.course[:, row, column])
        self.plot.reset_view()
        words = say_of.of_pair(of, self._names, row, column)
        self.told.set_text(words)
        self.told.setToolTip(words)
        self.plot.setAccessibleDescription(words)
        self.matrix.set_selected((column,))

    def _described(self, row: int, column: int) -> str:
        assert self._of is not None
        return say_of.of_pair(self._of, self._names, row, column)

    @staticmethod
    def _others(values: Array) -> Array:
        """Without the diagonal, which would leave no colour for all others."""
        left = np.array(values, float)
        np.fill_diagonal(left, np.nan)
        return left

    def _build(self) -> None:
        title = head(tr("Responses"))
        title.setToolTip(say_of.ABOUT)
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(4)
        column.addWidget(self.matrix, 1)
        column.addWidget(self.bar)
        legend = (
            LegendLine(tr("stimulated"), "stim"),
            LegendLine(tr("responds"), "sim"),
        )
        left = side((title,), (self.outcome,), picture, self.order)
        right = side((head(tr("After a pulse")),), legend, self.plot, self.told)
        about = note(say_of.ABOUT)
        about.setToolTip(say_of.ABOUT)
        self.gain.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        above(self, ((left, 1), (right, 1)), about, self.gain)
