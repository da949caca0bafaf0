"""The numbers of a fit in a strip above its pictures."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.section import seam
from brainTwinStudio.ui.job import Job, newer
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.fit_figures import Number, numbers_of, timed
from brainTwinStudio.ui.panels.fit_shown import running_fit
from brainTwinStudio.ui.view import View

HEIGHT_PX, SIDE_PX, BESIDE_PX = 72, 16, 9


class NumberCell(QWidget):
    """One number of the strip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.note = Elided(), Elided()
        self.title.setProperty("role", "label")
        self.note.setProperty("role", "note")
        self.value = QLabel()
        self.value.setProperty("role", "number")
        self.words = QLabel()
        self.words.setProperty("role", "object")
        for label in (self.value, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self.value)
        self._line.addWidget(self.words)
        self._line.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE_PX, 4, 8, 4)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addStretch(1)
        column.addLayout(self._line)
        column.addStretch(1)
        self.stack(False)
        self._shown: Number | None = None

    def needs_px(self) -> int:
        """Width at which the note fits beside the number."""
        if self._shown is None:
            return 0
        beside = _width(self._number()) + BESIDE_PX + _width(self.note)
        return SIDE_PX + 10 + max(beside, _width(self.title))

    def least_px(self) -> int:
        """Width at which title, number and the note below it fit."""
        return SIDE_PX + 10 + max(map(_width, (self.title, self._number(), self.note)))

    def _number(self) -> QLabel:
        return (
            self.words if self._shown is not None and self._shown.plain else self.value
        )

    def stack(self, stacked: bool) -> None:
        """The note below the number, or beside it."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        self._line.setSpacing(0 if stacked else BESIDE_PX)
        foot = 0 if stacked else 5
        bottom = Qt.AlignmentFlag.AlignBottom
        middle = Qt.AlignmentFlag.AlignVCenter
        self.note.setAlignment(middle if stacked else bottom)
        self.note.setContentsMargins(0, 0, 0, foot)
        self.words.setContentsMargins(0, 0, 0, foot)
        self.words.setAlignment(middle if stacked else bottom)

    def set(self, shown: Number) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        self.title.set_text(shown.title)
        self.value.setText("" if shown.plain else shown.value)
        self.value.setVisible(not shown.plain)
        self.words.setText(shown.value if shown.plain else "")
        self.words.setVisible(shown.plain)
        self.note.set_text(shown.note)
        self.setToolTip(shown.tip)
        self.setAccessibleName(f"{shown.title}: {shown.value} {shown.note}".strip())


class NumbersPanel(Panel):
    """Five cells with seams between them; a strip, so it has no head."""

    def __init__(self) -> None:
        super().__init__(tr("Numbers"))
        self.head.hide()
        self.setFixedHeight(HEIGHT_PX)
        self.cells = tuple(NumberCell() for _ in range(5))
        self._row = row = QHBoxLayout()
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(0)
        for place, cell in enumerate(self.cells):
            if place:
                row.addWidget(seam(vertical=True))
            row.addWidget(cell, 1)
        self.body.addLayout(row)
        self._job: Job | None = None
        self._drawn: tuple[Number, ...] = ()
        self._stacked = False

    def present(self, view: View) -> None:
        self._job = newer(self._job, running_fit(view))
        self._set(numbers_of(self._job or view.twin))

    def show_job(self, job: Job) -> None:
        if self._job is None or job.id != self._job.id:
            return
        same = job.preview is self._job.preview and len(self._drawn) == len(self.cells)
        self._job = job
        fresh = timed(job) if same else numbers_of(job)
        self._set((*self._drawn[: len(self.cells) - len(fresh)], *fresh))

    def _set(self, numbers: tuple[Number, ...]) -> None:
        self._drawn = numbers
        for cell, shown in zip(self.cells, numbers, strict=True):
            cell.set(shown)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """All notes beside their numbers, or all below them; cells as wide as each
        other, or as what they say where one has no room for it."""
        room = self.width() / len(self.cells)
        cut = any(cell.least_px() > room for cell in self.cells)
        for cell in self.cells:
            self._row.setStretchFactor(cell, cell.least_px() if cut else 1)
        stacked = any(cell.needs_px() > room for cell in self.cells)
        if stacked != self._stacked:
            self._stacked = stacked
            for cell in self.cells:
                cell.stack(stacked)


def _width(label: QLabel) -> int:
    """Pixels that a label asks for, before the style sheet has reached it too."""
    label.ensurePolished()
    return label.sizeHint().width()
