"""The fit itself: its stages while it runs, what became of it afterwards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.section import row
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.icons import icon
from brainTwinStudio.ui.job import Job, newer
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.fit_choices import EFFORT_WORDS
from brainTwinStudio.ui.panels.fit_going import Going, Part
from brainTwinStudio.ui.panels.fit_shown import broken_fit, running_fit
from brainTwinStudio.ui.panels.words import FIT, fit_name
from brainTwinStudio.ui.time_words import spent
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do

NOTHING = tr("No fit yet. Set one up below; it runs beside everything else.")
FACTS = {
    "Fitted": tr("Fitted"),
    "Time": tr("Time"),
    "Free values": tr("Free values"),
    "Judged by": tr("Judged by"),
    "Seed": tr("Seed"),
}
OUTCOMES = {
    "converged": ("tick", "ok", tr("Converged")),
    "stopped": ("info", "warn", tr("Stopped early")),
    "diverged": ("warning", "bad", tr("Diverged")),
}


class RunningPanel(Panel):
    """Running, waiting, finished, broken, or nothing yet."""

    def __init__(self) -> None:
        super().__init__(FIT)
        self.going, self.over, self.broken = Going(), _Over(), _Broken()
        self.nothing = Empty(NOTHING)
        self._parts = (self.nothing, self.going, self.over, self.broken)
        for part in self._parts:
            self.body.addWidget(part)
        for part in (self.going, self.over, self.broken):
            part.wish.connect(self.wish)
        self._job: Job | None = None
        self._shown: object = None
        self._only(self.nothing)

    def set_times(self, times: EffortTimes) -> None:
        """Earlier fits on this computer, for the times of stages that wait."""
        self.going.times = times

    def present(self, view: View) -> None:
        job = self._job = newer(self._job, running_fit(view))
        broken = broken_fit(view)
        shown = job or broken or view.twin
        if shown is self._shown:
            return
        self._shown = shown
        if job is not None:
            self._show_running(job)
        elif broken is not None:
            self.head.set_title(broken.title)
            self.broken.set(broken)
            self._only(self.broken)
        elif view.twin is not None:
            effort = EFFORT_WORDS[view.twin.settings.effort]
            self.head.set_title(
                tr("{fit} “{effort}”", fit=fit_name(view.twin), effort=effort)
            )
            self.over.set(view.twin)
            self._only(self.over)
        else:
            self.head.set_title(FIT)
            self._only(self.nothing)

    def show_job(self, job: Job) -> None:
        if self._job is not None and job.id == self._job.id:
            self._job = self._shown = job
            self._show_running(job)

    def _show_running(self, job: Job) -> None:
        title = tr("Waiting: {job}") if job.state == "queued" else tr("Running: {job}")
        self.head.set_title(title.format(job=job.title))
        self.going.set(job)
        self._only(self.going)

    def _only(self, part: QWidget) -> None:
        for one in self._parts:
            one.setVisible(one is part)


class _Over(Part):
    """A finished twin: how it ended, what it cost."""

    def __init__(self) -> None:
        super().__init__()
        self.mark, self.outcome, self.message = Glyph("tick", "ok"), QLabel(), QLabel()
        self.outcome.setProperty("role", "object")
        self.message.setProperty("role", "label")
        self.message.setWordWrap(True)
        self.rows = {name: row(label, "") for name, label in FACTS.items()}
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.mark)
        top.addWidget(self.outcome, 1)
        self.inspect = QPushButton(tr("Inspect this twin"))
        self.inspect.setIcon(icon("inspect", "text2", 14))
        self.inspect.clicked.connect(lambda: self.wish.emit(Do("stage", "inspect")))
        facts = QVBoxLayout()
        facts.setSpacing(0)
        for one in self.rows.values():
            facts.addWidget(one)
        self.column.addLayout(top)
        self.column.addWidget(self.message)
        self.column.addLayout(facts)
        self.column.addSpacing(2)
        self.column.addWidget(self.inspect)

    def set(self, twin: Twin) -> None:
        name, token, words = OUTCOMES[twin.outcome]
        self.mark.set(name, token)
        self.outcome.setText(words)
        self.message.setText(heard(twin.message))
        created = twin.provenance.created[:16].replace("T", " ")
        seeds = number(twin.settings.judge_seeds, 0)
        values = {
            "Fitted": f"{created} UTC" if created else tr("not stated"),
            "Time": tr(
                "{time}, compiling {compiling}",
                time=spent(twin.seconds),
                compiling=spent(twin.compile_seconds),
            ),
            "Free values": number(twin.free_parameters, 0),
            "Judged by": tr("{count} free runs", count=seeds),
            "Seed": str(twin.settings.seed),
        }
        for label, text in values.items():
            self.rows[label].set_value(text)


class _Broken(Part):
    """A fit that failed or was lost: the sentence, and what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.details = QLabel(), QPlainTextEdit(readOnly=True)
        self.words.setProperty("role", "control")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setFixedHeight(140)
        self.resume, self.more = QPushButton(tr("Resume")), QPushButton(tr("Details"))
        self.away = QPushButton(tr("Remove"))
        note = QFrame()
        note.setProperty("role", "note-bad")
        inside = QVBoxLayout(note)
        inside.setContentsMargins(12, 10, 10, 10)
        inside.addWidget(self.words)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.resume, self.more, self.away):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addWidget(note)
        self.column.addLayout(buttons)
        self.column.addWidget(self.details)
        self._job: Job | None = None
        self.resume.clicked.connect(lambda: self._do("resume"))
        self.away.clicked.connect(lambda: self._do("forget-job"))
        self.more.clicked.connect(
            lambda: self.details.setVisible(self.details.isHidden())
        )

    def set(self, job: Job) -> None:
        self._job = job
        self.words.setText(heard(job.sentence))
        self.resume.setText(tr("Resume") if job.state == "lost" else tr("Try again"))
        self.details.setPlainText(job.details)
        self.details.hide()
        self.more.setVisible(bool(job.details))

    def _do(self, action: str) -> None:
        if self._job is not None:
            self.wish.emit(Do(action, self._job.id))
