"""How far ahead a twin foretells, beside simple forecasts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from brainTwinStudio.jobs.messages import ForecastRequest
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.forecast import (
    AR,
    PERSISTENCE,
    RAW,
    Forecast,
    ForecastPlan,
    usual_filter,
)
from brainTwinStudio.report import forecast as say_of
from brainTwinStudio.ui.controls.caution import Caution
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.legend import LegendLine
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.asked import Asked, Question
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.judged_by import judged_in
from brainTwinStudio.ui.plots.forecast_plot import STROKES, ForecastPlot
from brainTwinStudio.ui.view import View

HORIZONS = (1, 2, 3, 5, 10, 20)
NO_TWIN = tr("No fitted twin selected. Here it is told how far ahead a twin foretells.")
NO_RUN = tr("No fMRI recording to forecast. Add one in Data.")
NOT_YET = tr(
    "Not estimated. How far ahead does this twin foretell a recording, from the state "
    "it is in, beside persistence, AR and VAR? Takes seconds."
)
ERROR_TIP = say_of.ERRORS


def request_of(view: View, twin: Twin) -> ForecastRequest | None:
    """Judged by recordings the twin has not seen where there are any; AR and VAR learn
    from those it was fitted to. None without a recording."""
    found = judged_in(view, twin)
    if found is None:
        return None
    judged, training, notes = found
    plan = ForecastPlan(HORIZONS, usual_filter(twin))
    return ForecastRequest(twin, judged, training, plan, notes=notes)


def known_of(view: View, twin: Twin) -> Forecast | None:
    return view.forecasts.get(twin.id)


QUESTION = Question(
    "forecast", NO_TWIN, NOT_YET, tr("Forecast by {twin}"), known_of, request_of, NO_RUN
)


class ForecastPanel(Panel):
    """Error against horizon, which is kept while the window is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Forecast"), parent)
        self._drawn: tuple[object, ...] = ()
        self.plot = ForecastPlot()
        self.plot.setToolTip(ERROR_TIP)
        self.start, self.beside, self.basis = Elided(), Elided(), Elided()
        self.caution = Caution()
        self.legend: dict[str, LegendLine] = {}
        self.asked = Asked(QUESTION, self._page())
        self.asked.wish.connect(self.wish)
        self.empty = self.asked.empty
        self.body.addWidget(self.asked, 1)

    def present(self, view: View) -> None:
        self.plot.set_theme(view.theme)
        found = self.asked.show_answer(view)
        if isinstance(found, Forecast) and (found, view.theme) != self._drawn:
            self._drawn = (found, view.theme)
            self._draw(found)

    def show_job(self, job: Job) -> None:
        self.asked.show_job(job)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(2)
        names = QVBoxLayout()
        names.setContentsMargins(0, 10, 12, 0)
        names.setSpacing(2)
        for key, one in STROKES.items():
            line = LegendLine(one.name, one.token, dashed=one.dash != "solid")
            self.legend[key] = line
            names.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
        names.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.plot, 1)
        row.addLayout(names)
        column.addLayout(row, 1)
        column.addWidget(self.caution)
        for label in (self.start, self.beside, self.basis):
            label.setContentsMargins(12, 0, 12, 0)
            label.setProperty("role", "note")
            column.addWidget(label)
        return page

    def _draw(self, found: Forecast) -> None:
        self.plot.set(found)
        self.caution.set(found.warnings)
        there = {row.name for row in found.rows}
        for key, line in self.legend.items():
            line.setVisible(key in there)
        self.start.set_text(
            tr(
                "Filtered start against the last sample: {result}.",
                result=say_of.brief(found, RAW),
            )
        )
        rival = next((n for n in ("var", AR) if n in there), PERSISTENCE)
        self.beside.set_text(
            tr(
                "Twin against {rival}: {result}.",
                rival=STROKES[rival].name,
                result=say_of.brief(found, rival),
            )
        )
        for label in (self.start, self.beside):
            label.setToolTip("\n".join(say_of.verdict(found)))
        cover = ", ".join(f"{100 * share:.0f}" for share in found.coverage)
        on = ", ".join(found.judged_on)
        learned = ", ".join(found.trained_on) or tr("no run")
        self.basis.set_text(
            tr(
                "Judged by {recordings}; AR and VAR learned from {learned}. The "
                "twin's 90 % interval covers {cover} %. {notes}",
                recordings=on,
                learned=learned,
                cover=cover,
                notes=" ".join(map(heard, found.notes)),
            )
        )
