"""How the loss of a fit fell, live or afterwards."""

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.legend import LegendLine
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.paced import Paced
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.fit_shown import (
    SECONDS,
    STEP,
    is_of,
    phases_of_job,
    phases_of_twin,
    shown_of,
)
from brainTwinStudio.ui.plots.loss_plot import LossPlot, nice_end
from brainTwinStudio.ui.view import View

NOTHING = tr(
    "The loss of a fit is drawn here, step by step. No fit yet: choose what to match "
    "at the right and start one."
)
WAITING = tr("The loss appears with the first step. Until then the model is compiled.")
NO_HISTORY = tr("This twin holds no history of its loss.")
NOTE = tr(
    "Every phase has an objective of its own: compare levels within a phase only."
)
UNIT = tr("One unit of loss is the difference between two runs of this person.")


class LossPanel(Panel):
    """Loss over seconds while it falls, over steps of a finished twin."""

    def __init__(self) -> None:
        super().__init__(tr("Loss"))
        self.plot = LossPlot()
        self._empty = Empty(NOTHING)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.plot)
        self._legend = LegendLine(tr("training loss"), "sim")
        self.head.add_right(self._legend)
        self.note = Elided(NOTE)
        self.note.setProperty("role", "note")
        self.plot.setToolTip(UNIT)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 0, 12, 8)
        line.addWidget(self.note)
        self.body.addLayout(self._stack, 1)
        self.body.addWidget(foot)
        self._shown: Job | Twin | None = None
        self._paced = Paced(self, self._draw, 0)
        self._show(False, NOTHING)

    def present(self, view: View) -> None:
        self.plot.set_theme(view.theme)
        shown = shown_of(view, self._shown)
        if shown is not self._shown:
            self._shown = shown
            self._paced.now()

    def show_job(self, job: Job) -> None:
        if is_of(self._shown, job):
            self._shown = job
            self._paced.ask()

    def _draw(self) -> None:
        shown = self._shown
        if isinstance(shown, Job):
            self._draw_job(shown)
            return
        phases = () if shown is None else phases_of_twin(shown)
        self._show(bool(phases), NOTHING if shown is None else NO_HISTORY)
        self.plot.set(phases, x_label=STEP)

    def _draw_job(self, job: Job) -> None:
        phases = phases_of_job(job)
        self._show(bool(phases), WAITING)
        left = job.seconds_left or 0.0
        end = nice_end(job.seconds + left)
        value = significant(job.course[-1][2]) if job.course else ""
        self.plot.set(phases, end=end, value=value, x_label=SECONDS)

    def _show(self, filled: bool, words: str) -> None:
        self._empty.set_text(words)
        self._stack.setCurrentIndex(1 if filled else 0)
        self.note.setVisible(filled)
        self._legend.setVisible(filled)
