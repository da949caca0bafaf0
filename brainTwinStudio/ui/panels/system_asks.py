"""Small questions to the engine, one of a kind at a time: the newest wins."""

from PySide6.QtCore import QObject, Signal

from brainTwinStudio.jobs.messages import Request
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.wishes import Ask


class Asking(QObject):
    """`asked` carries an Ask. While one of a kind is under way, only the latest of
    those that come meanwhile is kept, and asked after it: so turning a knob asks as
    fast as the engine answers, and never faster."""

    asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: dict[type, Request] = {}
        self._next: dict[type, Request] = {}
        self._title = ""

    @property
    def is_busy(self) -> bool:
        return bool(self._under_way)

    def is_asked(self, kind: type) -> bool:
        """Whether an answer of that kind is still to come."""
        return kind in self._under_way

    def set_title(self, title: str) -> None:
        """What the questions are called."""
        self._title = title

    def ask(self, request: Request) -> None:
        kind = type(request)
        if kind in self._under_way:
            self._next[kind] = request
        else:
            self._under_way[kind] = request
            self.asked.emit(Ask(request, self._title))

    def take(self, job: Job) -> bool:
        """Whether a job that is over answers what was asked here, and is not of a
        question from before `forget`. Asks what waited for it."""
        kind = type(job.request)
        if self._under_way.get(kind) is not job.request:
            return False
        del self._under_way[kind]
        waiting = self._next.pop(kind, None)
        if waiting is not None:
            self.ask(waiting)
        return True

    def forget(self) -> None:
        """Nothing that was asked is of interest any more."""
        self._under_way.clear()
        self._next.clear()
