"""The list of jobs that the strip unfolds: what runs, what waits, what is over."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.job_words import Line, line_of
from brainTwinStudio.ui.wishes import Do

ROW_PX, DETAILS_PX, MOST_PX = 34, 110, 260
TITLE_PX = 230
EARLIER = (tr("Earlier in the queue (Alt+Up)"), "job-earlier", "chevron-up")
REMOVE = (tr("Remove from the queue"), "stop", "cross")
FORGET = (tr("Take off the list"), "forget-job", "cross")
LATER = (tr("Later in the queue (Alt+Down)"), "job-later", "chevron-down")


class JobRow(QWidget):
    """One job with the buttons that its state allows."""

    wish = Signal(object)
    unfolded = Signal()

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job_id, self.state = job.id, job.state
        self.mark = Glyph("clock", "text3", 14)
        self.title, self.text = Elided(), Elided()
        self.title.setProperty("role", "control")
        self.title.setFixedWidth(TITLE_PX)
        self.text.setProperty("role", "label")
        self.details = QPlainTextEdit(job.details, readOnly=True)
        self.details.setFixedHeight(DETAILS_PX)
        self.buttons: dict[str, QAbstractButton] = {}
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(10)
        line.addWidget(self.mark)
        line.addWidget(self.title)
        line.addWidget(self.text, 1)
        for name, button in self._buttons_of(job):
            self.buttons[name] = button
            line.addWidget(button)
        top = QWidget()
        top.setFixedHeight(ROW_PX)
        top.setLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        self._room = QWidget()
        inside = QHBoxLayout(self._room)
        inside.setContentsMargins(36, 2, 12, 8)
        inside.addWidget(self.details)
        self._room.hide()
        column.addWidget(self._room)
        self._line: Line | None = None
        self.set(job)

    def set(self, job: Job) -> None:
        """The same job a little later."""
        line = line_of(job)
        if line == self._line:
            return
        self._line = line
        self.mark.set(line.icon, line.token)
        self.title.set_text(line.title)
        self.text.set_text(line.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A waiting job is moved by keys from any of its buttons."""
        ways = {Qt.Key.Key_Up: EARLIER[1], Qt.Key.Key_Down: LATER[1]}
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        action = ways.get(Qt.Key(event.key()))
        if alt and action and self.state == "queued":
            self.wish.emit(Do(action, self.job_id))
        else:
            super().keyPressEvent(event)

    def _unfold(self, unfolded: bool) -> None:
        self._room.setVisible(unfolded)
        self.unfolded.emit()

    def _buttons_of(self, job: Job) -> list[tuple[str, QAbstractButton]]:
        made: list[tuple[str, QAbstractButton]] = []
        if job.can_stop:
            made.append(("stop", self._button(tr("Stop"), "stop")))
        if job.can_pause:
            made.append(("pause", self._button(tr("Pause"), "pause")))
        if job.waits:
            made.append(("go-on", self._button(tr("Go on"), "go-on")))
        if job.state in ("lost", "failed"):
            words = tr("Resume") if job.state == "lost" else tr("Try again")
            made.append(("resume", self._button(words, "resume")))
        if job.details:
            unfold = _small(tr("Details"))
            unfold.setCheckable(True)
            unfold.clicked.connect(self._unfold)
            made.append(("details", unfold))
        if job.state == "queued":
            made.append(("earlier", self._icon(*EARLIER)))
            made.append(("later", self._icon(*LATER)))
            made.append(("remove", self._icon(*REMOVE)))
        if job.is_over:
            made.append(("remove", self._icon(*FORGET)))
        return made

    def _button(self, words: str, action: str) -> QPushButton:
        button = _small(words)
        button.clicked.connect(lambda: self.wish.emit(Do(action, self.job_id)))
        return button

    def _icon(self, words: str, action: str, mark: str) -> QAbstractButton:
        button = IconButton(mark, words, size=12)
        button.clicked.connect(lambda: self.wish.emit(Do(action, self.job_id)))
        return button


class JobRows(QScrollArea):
    """Rows are kept while their jobs stay in the same state."""

    wish = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[JobRow] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set(self, jobs: Sequence[Job]) -> None:
        """All jobs, the running one first."""
        if [(j.id, j.state) for j in jobs] != [(r.job_id, r.state) for r in self.rows]:
            self._build(jobs)
        for row, job in zip(self.rows, jobs, strict=True):
            row.set(job)

    def show_job(self, job: Job) -> None:
        for row in self.rows:
            if row.job_id == job.id:
                row.set(job)

    def sizeHint(self) -> QSize:
        whole = 8 + sum(row.sizeHint().height() for row in self.rows)
        return QSize(400, min(max(whole, 8 + ROW_PX), MOST_PX))

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def _build(self, jobs: Sequence[Job]) -> None:
        kept = {(row.job_id, row.state): row for row in self.rows}
        rows = []
        for place, job in enumerate(jobs):
            row = kept.pop((job.id, job.state), None)
            if row is None:
                row = JobRow(job, self.widget())
                row.wish.connect(self.wish)
                row.unfolded.connect(self._fit)
            self._column.insertWidget(place, row)
            rows.append(row)
        for row in kept.values():
            self._column.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self.rows = rows
        self._fit()


def _small(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", "small")
    return button
