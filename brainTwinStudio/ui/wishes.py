"""What a panel, page or dialog may ask for; `studio.py` alone grants wishes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from brainTwinStudio.jobs.messages import Request
from brainTwinStudio.project import Project, Selection
from brainTwinStudio.report.wanted import ALL, Wanted


@dataclass(frozen=True, slots=True)
class Select:
    """Look at something else; made with `dataclasses.replace(view.selection, ...)`."""

    selection: Selection


@dataclass(frozen=True, slots=True)
class Hover:
    """The mouse is over a region ("" = over none)."""

    region: str

    def tell(self, part: "Shows") -> None:
        part.hover(self.region)


@dataclass(frozen=True, slots=True)
class Say:
    """A passing word for the status line, "" takes it back."""

    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment of the signals that is looked at, seconds from the start of the
    recording or run (None = none): every picture of signals marks it."""

    time_s: float | None

    def tell(self, part: "Shows") -> None:
        part.show_moment(self.time_s)


class Shows(Protocol):
    """A page or panel that follows mouse and time without a new view."""

    def hover(self, region: str) -> None: ...

    def show_moment(self, time_s: float | None) -> None: ...


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A change of the document, undoable; text in the imperative, as history shows it.

    selection: what is selected after it, None = as before.
    """

    project: Project
    text: str
    selection: Selection | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Ask:
    """A request for the engine; title as the jobs strip shows it."""

    request: Request
    title: str


@dataclass(frozen=True, slots=True, eq=False)
class Do:
    """Run an action by its name (actions.py)."""

    action: str
    argument: object = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a report was written of, as it was when the writing began; the argument of
    the action "record-report". name: of the file; created: when, in UTC; wanted: what
    was left out and said."""

    project: Path
    twin_id: str
    name: str
    created: str
    wanted: Wanted = ALL


Wish = Select | Hover | Say | Moment | Change | Ask | Do
