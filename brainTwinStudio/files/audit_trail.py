"""Journal and audit log of an open project, written together.

The log is told first, the journal confirms: what a program was killed between is
settled when the project is opened next, by the number of the change in both.
"""

from pathlib import Path
from typing import Any

from brainTwinStudio import __version__
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.audit import (
    NAME,
    Anchor,
    AuditLog,
    Event,
    Log,
    log_of,
    missing,
    read_log,
)
from brainTwinStudio.files.audit_events import neutral
from brainTwinStudio.files.disk import replacing
from brainTwinStudio.files.journal import Journal, Replay
from brainTwinStudio.files.privacy.leaving import signs_in_nouns

DAMAGE = "damage"  # what was found at an opening, and stays known for ever


class Trail:
    """Where the changes of an open project are written down."""

    def __init__(self, folder: Path, past: Replay) -> None:
        """Open for adding, and settle what the last program left. Raises FileError."""
        self._past = past
        self._log = AuditLog(folder)
        self._journal = Journal(folder / "journal.jsonl", past.sound_bytes)
        try:
            for event, change in settled(folder, past):
                self.note(event, change)
        except BaseException:
            self._journal.close()
            raise

    def append(self, body: dict[str, Any], event: Event) -> None:
        """A change, in both. Raises FileError, and then the project is as before."""
        anchor = self.note(event, int(body["change"]))
        try:
            self._journal.append({**body, "audit": list(anchor)})
        except FileError:
            self._take_back(event, int(body["change"]))
            raise

    def note(self, event: Event, change: int = 0) -> Anchor:
        """What changes nothing in the project: an export, a fit that failed."""
        self._past.audit = self._log.append(event, change)
        return self._past.audit

    def close(self) -> None:
        self._journal.close()

    def _take_back(self, event: Event, change: int) -> None:
        """The log has an event that did not happen: say so, now or at the next
        opening."""
        try:
            refusal = Event("not saved", event.told, {"of": change}, "refused")
            self.note(refusal, change - 1)
        except FileError:
            return


def settled(folder: Path, past: Replay) -> list[tuple[Event, int]]:
    """What must be added to the log of a project that is being opened."""
    log = read_log(folder)
    told: list[tuple[Event, int]] = [(e, 0) for e in damage_of(log, past.audit)]
    if log.last_change > past.change:
        facts = {"of": log.last_change, "present": past.change}
        event = Event("not saved", "The last change was not saved.", facts, "lost")
        told.append((event, past.change))
    elif log.last_change < past.change:
        told.append((_unlogged(not log.entries, past), past.change))
    return told


def damage_of(log: Log, anchor: Anchor) -> list[Event]:
    """What is wrong with a log, unless it says so already."""
    damage = missing(log, anchor) or (log.sentence() if log.broken else "")
    if not damage or any(entry.event.told == damage for entry in log.entries):
        return []
    return [Event(DAMAGE, damage, {}, "found")]


def checked(folder: Path) -> tuple[Log, str]:
    """The log of a project and what is wrong with it, "" where nothing is: its own
    chain, and the last line that journal and project.json know. Nothing is changed.
    Raises FileError where there is no project or a file of it is damaged."""
    from brainTwinStudio.files.store import ProjectStore

    with ProjectStore.open(folder, read_only=True) as store:
        anchor = store.audit_anchor
    log = read_log(folder)
    own = log.sentence() if log.broken else ""
    found = [e.event.told for e in log.entries if e.event.kind == DAMAGE]
    return log, own or missing(log, anchor) or (found[-1] if found else "")


def carried(folder: Path) -> bytes | None:
    """The log as it may leave with an archive; None where it would name a person."""
    entries = read_log(folder).entries
    if signs_in_nouns([[e.event.told, dict(e.event.facts)] for e in entries]):
        return None
    try:
        data = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return None
    return data[: data.rfind(b"\n") + 1]


def arrived(folder: Path, data: bytes | None, anchor: Anchor) -> Anchor:
    """Put the log of an archive into the folder of the project that is made of it."""
    if data is not None:
        with replacing(folder / NAME) as stream:
            stream.write(data[: data.rfind(b"\n") + 1])
    log = AuditLog(folder)
    for event in damage_of(log_of(data or b""), anchor):
        log.append(event)
    facts = {"program": __version__, "log": data is not None}
    return log.append(Event("archive", "Opened from an exported project.", facts), 1)


def _unlogged(is_first: bool, past: Replay) -> Event:
    text = neutral(past.steps[past.position].text)
    if is_first and past.change <= 1:
        return Event("new project", text, {"program": __version__})
    if is_first:
        told = f"The log starts; the project had seen {past.change} changes before."
        return Event("log starts", told, {"program": __version__, "present": text})
    return Event("not logged", text, {"program": __version__}, "found at opening")
