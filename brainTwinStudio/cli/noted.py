"""What a command did beside a project, in that project's audit log."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.output import say
from brainTwinStudio.errors import FileError, InputError

if TYPE_CHECKING:
    from brainTwinStudio.files.store import ProjectStore


@contextmanager
def ending(
    store: "ProjectStore | None", kind: str, told: str, facts: dict[str, Any]
) -> Iterator[None]:
    """What is asked inside; where it ends without an answer the open project's audit
    log says so. An answer that is kept is noted as a change."""
    from brainTwinStudio.files.audit import Event
    from brainTwinStudio.files.audit_events import neutral

    try:
        yield
    except BaseException as error:
        outcome = "refused" if isinstance(error, InputError) else "failed"
        if isinstance(error, KeyboardInterrupt):
            outcome = "stopped"
        if store is not None:
            store.note(Event(kind, neutral(told), facts, outcome))
        raise


def note(project: Path, kind: str, told: str, facts: dict[str, Any]) -> None:
    """One event that changed nothing. A log that cannot be written to (a read-only
    disk) does not undo what was done: it is said."""
    from brainTwinStudio import __version__
    from brainTwinStudio.files.audit import AuditLog, Event
    from brainTwinStudio.files.audit_events import neutral

    event = Event(kind, neutral(told), {"program": __version__, **facts})
    try:
        AuditLog(project).append(event)
    except FileError as error:
        say(f"This was not noted in the audit log. {error}")
