"""A fit on its way: its stages, and the buttons that end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.check_row import StageList
from brainTwinStudio.ui.controls.meter import Meter
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.icons import icon
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.fit_choices import size_of_request
from brainTwinStudio.ui.panels.fit_stages import COMPILING, key_of, steps_of
from brainTwinStudio.ui.panels.late_stop import LateStop
from brainTwinStudio.ui.time_words import left
from brainTwinStudio.ui.wishes import Do

NOT_NOW = tr("Waiting for the engine to finish what it does now.")
PAUSING = tr("Pausing at the next step.")
PAUSED = tr("Paused; the engine waits. Go on with it in the strip of jobs.")
STOPPING = tr("Stopping at the next step; the best so far is kept.")
STOPPING_COMPILE = tr(
    "Compiling cannot be interrupted. “Stop now” ends the engine at once; the last "
    "checkpoint is kept."
)
DISCARD = tr("Discard this fit? Everything it has found so far is lost.")


class Part(QWidget):
    """A column of a panel that has wishes."""

    wish = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 0, 12, 12)
        self.column.setSpacing(8)


class Going(Part):
    """A fit on its way, with the buttons that end it."""

    def __init__(self) -> None:
        super().__init__()
        self.times: EffortTimes | None = None
        self.stage, self.percent = QLabel(), QLabel()
        for label in (self.stage, self.percent):
            label.setProperty("role", "object")
        self.meter, self.note, self.steps = Meter(), QLabel(), StageList()
        self.note.setProperty("role", "label")
        self.note.setWordWrap(True)
        self.stop = QPushButton(tr("Stop and keep best"))
        self.stop.setIcon(icon("stop", "on_accent", 12))
        self.stop.setProperty("kind", "primary")
        self.now = QPushButton(tr("Stop now"))
        self.discard = QPushButton(tr("Discard this fit…"))
        self.discard.setProperty("kind", "danger")
        self.sure = _Sure()
        self._late = LateStop(self.now)
        self._job: Job | None = None
        self._build()
        self._connect()

    def set(self, job: Job) -> None:
        if self._job is None or self._job.id != job.id:
            self.sure.hide()
            self.discard.show()
        self._job = job
        percent = f"{100 * job.fraction:.0f} %"
        if self.percent.text() != percent:
            self.percent.setText(percent)
        self.meter.set(job.fraction)
        usual = self._usual(job)
        steps = steps_of(job, usual)
        self.steps.set_steps([(s.text, s.state, s.note) for s in steps])
        self.steps.setFixedHeight(self.steps.sizeHint().height())
        active = next((s.text for s in steps if s.state == "active"), tr("Starting"))
        for label, text in ((self.stage, active), (self.note, self._words(job))):
            if label.text() != text:
                label.setText(text)
        stopping = job.state == "stopping"
        self.stop.setText(tr("Stopping…") if stopping else tr("Stop and keep best"))
        self.stop.setEnabled(job.can_stop)
        self._late.follow(job)

    def _words(self, job: Job) -> str:
        if job.state == "queued":
            return NOT_NOW
        if job.state == "stopping":
            compiling = key_of(job.stage) == COMPILING
            return STOPPING_COMPILE if compiling else STOPPING
        if job.waits:
            return PAUSED if job.state == "paused" else PAUSING
        return left(job.seconds_left) or tr("how long it takes cannot be told yet")

    def _usual(self, job: Job) -> dict[str, float]:
        if self.times is None:
            return {}
        effort, size = size_of_request(job.request)
        assert isinstance(job.request, FitRequest)
        return self.times.stage_seconds(effort, size, job.request.spec.dynamics)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.stage, 1)
        top.addWidget(self.percent)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.stop, 1)
        buttons.addWidget(self.now)
        self.sure.hide()
        self.column.addLayout(top)
        self.column.addWidget(self.meter)
        self.column.addWidget(self.note)
        self.column.addSpacing(2)
        self.column.addWidget(self.steps)
        self.column.addSpacing(4)
        self.column.addLayout(buttons)
        self.column.addWidget(self.discard)
        self.column.addWidget(self.sure)

    def _connect(self) -> None:
        self.stop.clicked.connect(lambda: self._do("stop"))
        self.now.clicked.connect(lambda: self._do("stop-now"))
        self.discard.clicked.connect(lambda: self._ask(True))
        self.sure.no.clicked.connect(lambda: self._ask(False))
        self.sure.yes.clicked.connect(lambda: self._do("discard"))

    def _ask(self, asked: bool) -> None:
        self.sure.setVisible(asked)
        self.discard.setVisible(not asked)
        (self.sure.no if asked else self.discard).setFocus()

    def _do(self, action: str) -> None:
        if self._job is not None:
            self.wish.emit(Do(action, self._job.id))


class _Sure(QFrame):
    """The question before something is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note-bad")
        words = QLabel(DISCARD)
        words.setProperty("role", "control")
        words.setWordWrap(True)
        self.yes = QPushButton(tr("Discard"))
        self.yes.setProperty("kind", "danger")
        self.no = QPushButton(tr("Keep fitting"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.no, 1)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(words)
        column.addLayout(buttons)
