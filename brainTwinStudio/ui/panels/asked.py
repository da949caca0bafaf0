"""What a panel holds whose picture is long work for the engine, asked for by a
button."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from brainTwinStudio.jobs.messages import Request
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.job_words import going_of
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do

WAITING = tr("Waiting for the job before it.")
STOPS = tr(
    " It can be stopped in the strip of jobs below: what is done until then is kept."
)


def _never(twin: Twin) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Question:
    """kind, title (with {twin}): of the job. no_twin, not_yet, no_run: said without a
    twin, before it was asked for, without a recording. answer: what is known of the
    twin, None if it was not asked for yet. request: what is asked, None where there is
    no recording for it. refused: why it makes no sense to ask of a twin, "" if it
    does."""

    kind: str
    no_twin: str
    not_yet: str
    title: str
    answer: Callable[[View, Twin], object]
    request: Callable[[View, Twin], Request | None]
    no_run: str = ""
    refused: Callable[[Twin], str] = _never


class Asked(QStackedWidget):
    """Either the page of an answer, or what is missing and the button that mends it."""

    wish = Signal(object)

    def __init__(self, question: Question, page: QWidget) -> None:
        super().__init__()
        self._question = question
        self._view = View()
        self.empty = Empty(question.no_twin, tr("Set up a fit"))
        self.empty.pressed.connect(self._mend)
        self.addWidget(page)
        self.addWidget(self.empty)

    def show_answer(self, view: View) -> object:
        """The answer for the selected twin, whose page is then on top; None if there is
        none, and then words about it are."""
        self._view = view
        found = self._known()
        self.setCurrentIndex(0 if found is not None else 1)
        if found is None:
            job = view.job(self._question.kind)
            self.empty.set_text(*self._missing(job))
        return found

    def show_job(self, job: Job) -> None:
        if job.kind == self._question.kind and self._known() is None:
            self.empty.set_text(*self._missing(job))

    def _known(self) -> object:
        twin = self._view.twin
        return None if twin is None else self._question.answer(self._view, twin)

    def _missing(self, job: Job | None) -> tuple[str, str]:
        """Words for an empty panel, and the button that mends it."""
        view, asked = self._view, self._question
        if view.twin is None:
            return asked.no_twin, "" if view.patient is None else tr("Set up a fit")
        refused = asked.refused(view.twin)
        if refused:
            return refused, ""
        if asked.request(view, view.twin) is None:
            return asked.no_run, ""
        if job is None or job.is_over:
            return asked.not_yet, tr("Compute")
        if job.state == "queued":
            return WAITING, ""
        return going_of(job) + (STOPS if job.can_stop else ""), ""

    def _mend(self) -> None:
        twin, asked = self._view.twin, self._question
        if twin is None:
            self.wish.emit(Do("fit"))
            return
        request = asked.request(self._view, twin)
        if request is not None:
            self.wish.emit(Ask(request, asked.title.format(twin=fit_name(twin))))
