"""The strip at the foot of the window: what the engine does, and what it did last."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.chip import Chip
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.meter import Meter
from brainTwinStudio.ui.controls.section import seam
from brainTwinStudio.ui.icons import icon
from brainTwinStudio.ui.job import Job, newer
from brainTwinStudio.ui.panels.job_rows import JobRows
from brainTwinStudio.ui.panels.job_words import (
    EMPTY,
    MARKS,
    ended_of,
    latest_of,
    left_of,
    loss_of,
    queue_of,
    stage_of,
)
from brainTwinStudio.ui.panels.late_stop import LateStop
from brainTwinStudio.ui.queue_times import QueueTimes
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do

HEIGHT_PX = 36
HOLD_TIP = tr("Begin no further job until you say so; the running one ends.")
STOP_TIP = tr("Stop at the next step and keep the best so far.")
NOW_TIP = tr("End the engine at once; the last checkpoint is kept.")


class JobsStrip(QWidget):
    """One line; the arrow at its end unfolds the list of all jobs above it."""

    wish = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("JobsStrip")
        self.setProperty("bg", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._view = View()
        self._job: Job | None = None
        self._times: QueueTimes | None = None
        self._make()
        self._lay_out()
        self._connect()
        self.present(self._view)

    # ------------------------------------------------------------ from outside

    def set_times(self, times: QueueTimes) -> None:
        """How long jobs take on this computer."""
        self._times = times

    def present(self, view: View) -> None:
        self._view = view
        going = next(
            (j for j in view.jobs if not j.is_over and j.state != "queued"), None
        )
        self._job = newer(self._job, going)
        self.rows.set(view.jobs)
        self._show_queue(queue_of(view.jobs))
        self._show_finish()
        if self._job is not None:
            self._show_running(self._job)
        else:
            self._show_rest()

    def show_job(self, job: Job) -> None:
        if self._job is None or job.id != self._job.id or job.is_over:
            return
        self._job = job
        self._show_running(job)
        self._show_finish()
        if self.rows.isVisible():
            self.rows.show_job(job)

    # ------------------------------------------------------------ what is shown

    def _show_running(self, job: Job) -> None:
        self._set_mode(running=True)
        self.mark.set(*MARKS[job.state])
        self.title.set_text(job.title)
        self.stage.set_text(stage_of(job))
        self.stage.show()
        self.meter.set(job.fraction)
        _say(self.percent, f"{100 * job.fraction:.0f} %")
        _say(self.left, left_of(job))
        _say(self.loss, loss_of(job))
        self.stop.setVisible(job.can_stop or job.state == "stopping")
        self.stop.setEnabled(job.can_stop)
        self.pause.setVisible(job.can_pause or job.waits)
        _label(self.pause, tr("Go on") if job.waits else tr("Pause"))
        _label(self.stop, tr("Stopping…") if job.state == "stopping" else tr("Stop"))
        self._late.follow(job)

    def _show_rest(self) -> None:
        self._set_mode(running=False)
        self._late.follow(None)
        over = latest_of(self._view.jobs)
        line = ended_of(over)
        self.mark.set(line.icon, line.token)
        self.title.set_text(line.title)
        self.stage.set_text(line.text)
        self.stage.setVisible(bool(line.text))
        self.resume.setVisible(over is not None and over.state == "lost")

    def _set_mode(self, *, running: bool) -> None:
        self.meter.setVisible(running)
        for label in (self.percent, self.left, self.loss):
            label.setVisible(running and bool(label.text()))
        for widget in (self._rest_line, self._rest_mark, self._rest_words):
            widget.setVisible(not running)
        self._spring.setVisible(not running)
        if running:
            self.resume.hide()
        else:
            self.stop.hide()
            self.pause.hide()

    def _show_queue(self, waiting: int) -> None:
        words = tr("{count} in queue", count=waiting)
        self.queue.set_text(words)
        self.queue.setVisible(waiting > 0)
        self._rest_words.setText(words if waiting else EMPTY)
        held = self._view.held
        self.hold.setVisible(waiting > 0 or held)
        _label(self.hold, tr("Go on with queue") if held else tr("Hold queue"))

    def _show_finish(self) -> None:
        """When everything is done; what the running job says itself is not repeated."""
        live = [job for job in self._view.jobs if not job.is_over]
        many = len(live) > 1 or self._view.held
        told = self._job
        jobs = [told if told and told.id == job.id else job for job in live]
        words = (
            ""
            if self._times is None
            else self._times.finish(jobs, held=self._view.held)
        )
        _say(self.finish, words if many else "")

    def _unfold(self) -> None:
        unfolded = self.unfold.isChecked()
        self.rows.setVisible(unfolded)
        self._seam.setVisible(unfolded)
        self.unfold.setIcon(icon("chevron-down" if unfolded else "chevron-up"))

    def _do(self, action: str) -> None:
        if self._job is not None:
            self.wish.emit(Do(action, self._job.id))

    def _pause(self) -> None:
        if self._job is not None:
            self._do("go-on" if self._job.waits else "pause")

    def _resume(self) -> None:
        over = latest_of(self._view.jobs)
        if over is not None:
            self.wish.emit(Do("resume", over.id))

    # ------------------------------------------------------------ building

    def _make(self) -> None:
        self.rows, self._seam = JobRows(), seam()
        self.mark = Glyph("clock", "text3", 14)
        self.title, self.stage = Elided(), Elided()
        self.title.setProperty("role", "control")
        self.title.setProperty("strong", "true")
        self.stage.setProperty("role", "label")
        self.percent, self.left, self.loss = QLabel(), QLabel(), QLabel()
        self.percent.setProperty("role", "control")
        self.percent.setProperty("strong", "true")
        for label in (self.left, self.loss):
            label.setProperty("role", "label")
        self.meter = Meter()
        self.stop, self.now = QPushButton(tr("Stop")), QPushButton(tr("Stop now"))
        self.resume = QPushButton(tr("Resume"))
        for button in (self.stop, self.now, self.resume):
            button.setProperty("kind", "small")
        self.stop.setIcon(icon("stop", "text", 11))
        self.stop.setToolTip(STOP_TIP)
        self.now.setToolTip(NOW_TIP)
        self.queue = Chip()
        self.finish = QLabel()
        self.finish.setProperty("role", "label")
        self.hold, self.pause = QPushButton(tr("Hold queue")), QPushButton(tr("Pause"))
        for button in (self.hold, self.pause):
            button.setProperty("kind", "ghost")
        self.hold.setToolTip(HOLD_TIP)
        self.log = QPushButton(tr("Log"))
        self.log.setProperty("kind", "ghost")
        self.unfold = IconButton("chevron-up", tr("All jobs"), checkable=True)
        self._late = LateStop(self.now)
        self._rest_line, self._rest_mark = (
            seam(vertical=True),
            Glyph("clock", "text3", 14),
        )
        self._rest_line.setFixedHeight(16)
        self._rest_words = QLabel(EMPTY)
        self._rest_words.setProperty("role", "label")
        self._spring = QWidget()

    def _lay_out(self) -> None:
        head = QLabel(tr("Jobs"))
        head.setProperty("role", "head")
        strip = QWidget()
        strip.setFixedHeight(HEIGHT_PX)
        line = QHBoxLayout(strip)
        line.setContentsMargins(12, 0, 8, 0)
        line.setSpacing(10)
        middle = Qt.AlignmentFlag.AlignVCenter
        for widget in (head, self.mark, self.title, self.stage):
            line.addWidget(widget, 0, middle)
        for widget in (self._rest_line, self._rest_mark, self._rest_words):
            line.addWidget(widget, 0, middle)
        line.addWidget(self.meter, 1)
        line.addWidget(self._spring, 1)
        for widget in (self.percent, self.left, self.loss, self.pause):
            line.addWidget(widget, 0, middle)
        for widget in (self.stop, self.now):
            line.addWidget(widget, 0, middle)
        for widget in (self.resume, self.queue, self.finish, self.hold):
            line.addWidget(widget, 0, middle)
        for widget in (self.log, self.unfold):
            line.addWidget(widget, 0, middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.rows, self._seam, strip):
            column.addWidget(widget)
        self.rows.hide()
        self._seam.hide()

    def _connect(self) -> None:
        self.stop.clicked.connect(lambda: self._do("stop"))
        self.pause.clicked.connect(self._pause)
        self.hold.clicked.connect(
            lambda: self.wish.emit(Do("hold-queue", not self._view.held))
        )
        self.now.clicked.connect(lambda: self._do("stop-now"))
        self.resume.clicked.connect(self._resume)
        self.log.clicked.connect(lambda: self.wish.emit(Do("show-log")))
        self.unfold.clicked.connect(self._unfold)
        self.rows.wish.connect(self.wish)


def _say(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
    label.setVisible(bool(text))


def _label(button: QPushButton, text: str) -> None:
    if button.text() != text:
        button.setText(text)
