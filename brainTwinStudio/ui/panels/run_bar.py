"""The foot of a plan: what its numbers are from, and the button that runs it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from brainTwinStudio.jobs.messages import ScenarioRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Scenario
from brainTwinStudio.ui import icons
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.plan_runs import FULL_SEEDS, answer_of, request_of, runs_of
from brainTwinStudio.ui.plan_words import quoted
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do

TIP = tr("{count} paired runs, kept in the project", count=FULL_SEEDS)
NOTHING_ON = tr("Nothing is switched on")
NOT_RUN = tr("Not run since the last edit")


class RunBar(QWidget):
    """`wished` carries the Ask for a full run, or the Do that stops it."""

    wished = Signal(object)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._view = text, View()
        self._job: Job | None = None
        self.state = Elided()
        self.state.setProperty("role", "note")
        self.button = QPushButton(text)
        self.button.setProperty("kind", "primary")
        self.button.setIcon(icons.icon("play", "on_accent", 12))
        self.button.setToolTip(TIP)
        self.button.clicked.connect(self._pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 10)
        row.setSpacing(10)
        row.addWidget(self.state, 1)
        row.addWidget(self.button)

    def present(self, view: View) -> None:
        self._view = view
        plan = view.scenario
        self._job = None if plan is None else full_run_of(view, plan.id)
        self.state.set_text("" if plan is None else state_of(view, plan))
        running = self._job is not None
        self.button.setText(tr("Stop") if running else self._text)
        icon = icons.icon("stop" if running else "play", "on_accent", 12)
        self.button.setIcon(icon)
        self.button.setToolTip(tr("Stop after this batch of runs") if running else TIP)
        self.button.setEnabled(running or (plan is not None and may_run(view, plan)))

    def _pressed(self) -> None:
        view, job = self._view, self._job
        if job is not None:
            self.wished.emit(Do("stop", job.id))
        elif view.project is not None and view.scenario is not None:
            request = request_of(view.project, view.scenario.id, FULL_SEEDS)
            self.wished.emit(
                Ask(request, tr("Run {name}", name=quoted(view.scenario.name)))
            )


def may_run(view: View, plan: Scenario) -> bool:
    """A full run tells nothing new while the one that was made is at hand."""
    done = plan.seeds >= FULL_SEEDS and answer_of(plan, view.answers) is not None
    return bool(plan.active) and not view.read_only and not done


def full_run_of(view: View, plan_id: str) -> Job | None:
    """The full run of a plan that is on its way."""
    for job in view.jobs:
        request = job.request
        if job.is_over or not isinstance(request, ScenarioRequest):
            continue
        if request.scenario.id == plan_id and request.scenario.seeds >= FULL_SEEDS:
            return job
    return None


def state_of(view: View, plan: Scenario) -> str:
    """What the numbers of a plan are from."""
    job = full_run_of(view, plan.id)
    if job is not None:
        waiting = job.state == "queued"
        return (
            tr("Waiting for the engine")
            if waiting
            else tr("Running {share:.0%}", share=job.fraction)
        )
    if not plan.changes:
        return ""
    if not plan.active:
        return NOTHING_ON
    if plan.result is None:
        return NOT_RUN
    runs = runs_of(plan)
    if plan.seeds < FULL_SEEDS:
        return tr("Preview, {count} paired runs", count=runs)
    if runs < FULL_SEEDS:
        return tr("Stopped run, {count} paired runs", count=runs)
    return tr("Full run, {count} paired runs", count=runs)
