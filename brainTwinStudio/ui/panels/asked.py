"""A panel whose picture is long work for the engine, asked for by a button."""

from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QWidget

from brainTwinStudio.jobs.messages import Request
from brainTwinStudio.project import Twin
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.engine_link import Job
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.job_words import left_of
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do

WAITING = "Waiting for the job before it."
RUNNING = (
    "{stage}, {percent:.0f} %, {left}. It can be stopped in the strip of jobs below: "
    "what is done until then is kept."
)


@dataclass(frozen=True, slots=True)
class Words:
    """kind: of the job; without a twin, without a recording, before it was asked for;
    title: of the job, with {twin}."""

    kind: str
    no_twin: str
    not_yet: str
    title: str
    no_run: str = ""


class AskedPanel(Panel):
    """Either the page of an answer, or what is missing and the button that mends it.
    Those who derive from it call `_build` at the end of their `__init__`."""

    def __init__(self, head: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(head, parent)
        self._view = View()
        self._words = words
        self._drawn: tuple[object, ...] = ()
        self.empty = Empty(words.no_twin, "Set up a fit")
        self.empty.pressed.connect(self._mend)
        self._stack = QStackedWidget()

    def _build(self) -> None:
        self._stack.addWidget(self._page())
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)

    def _page(self) -> QWidget:
        """Where an answer is drawn."""
        raise NotImplementedError

    def _answer(self, view: View, twin: Twin) -> object:
        """What is known of the twin, None if it was not asked for yet."""
        raise NotImplementedError

    def _request(self, view: View, twin: Twin) -> Request | None:
        """What is asked; None where there is no recording for it."""
        raise NotImplementedError

    def known(self) -> object:
        """The answer for the selected twin, None if there is none."""
        twin = self._view.twin
        return None if twin is None else self._answer(self._view, twin)

    def _shows(self, view: View) -> bool:
        """Take the view; whether there is an answer to draw."""
        self._view = view
        there = self.known() is not None
        self._stack.setCurrentIndex(0 if there else 1)
        if not there:
            self.empty.set_text(*self._missing(view.job(self._words.kind)))
        return there

    def show_job(self, job: Job) -> None:
        if job.kind == self._words.kind and self.known() is None:
            self.empty.set_text(*self._missing(job))

    def _missing(self, job: Job | None) -> tuple[str, str]:
        """Words for an empty panel, and the button that mends it."""
        view, words = self._view, self._words
        if view.twin is None:
            return words.no_twin, "" if view.patient is None else "Set up a fit"
        if self._request(view, view.twin) is None:
            return words.no_run, ""
        if job is None or job.is_over:
            return words.not_yet, "Compute"
        if job.state == "queued":
            return WAITING, ""
        told = {"stage": job.stage or "Starting", "left": left_of(job)}
        return RUNNING.format(percent=100 * job.fraction, **told), ""

    def _mend(self) -> None:
        twin = self._view.twin
        if twin is None:
            self.wish.emit(Do("fit"))
            return
        request = self._request(self._view, twin)
        if request is not None:
            title = self._words.title.format(twin=fit_name(twin))
            self.wish.emit(Ask(request, title))
