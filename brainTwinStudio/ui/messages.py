"""Everything that was told in the window, in order: nothing is lost with a banner."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from brainTwinStudio.ui.actions import ACTIONS
from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.view import View

MOST = 500


@dataclass(frozen=True, slots=True, eq=False)
class Message:
    """An alert, and when it was shown; earlier: before this start of the window."""

    at: datetime
    alert: Alert
    earlier: bool = False


def still_works(view: View, action: str, argument: object) -> bool:
    """Whether what an alert offered can be done now."""
    for one in ACTIONS:
        if (one.name, one.argument) == (action, argument):
            return one.when(view)
    known = _KNOWN.get(action)
    return known is not None and known(view, argument)


def _may_resume(view: View, job_id: object) -> bool:
    return any(job.id == job_id and job.state == "lost" for job in view.jobs)


def _may_stop(view: View, job_id: object) -> bool:
    return any(job.id == job_id and not job.is_over for job in view.jobs)


def _is_there(view: View, twin_id: object) -> bool:
    project = view.project
    return project is not None and twin_id in {twin.id for twin in project.twins}


# What alerts offer besides actions of the menus. What is missing here (an unfinished
# fit of a project that may be closed by now) is done from its banner or not at all.
_KNOWN: dict[str, Callable[[View, object], bool]] = {
    "resume": _may_resume,
    "stop": _may_stop,
    "inspect-twin": _is_there,
    "restart": lambda *_: True,
    "step-latest": lambda view, _: bool(view.history.redo_text),
}
