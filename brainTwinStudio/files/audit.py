"""audit.jsonl: what was asked of a project and what came of it, for ever.

One durable line an event: {"chain": hash, "body": {...}}, the hash a SHA-256 over the
hash of the line before and the body. A line that was changed, taken out or put in
breaks the chain there. Lines cut off at the end are found by the journal and
project.json, which know the last line they saw (audit_trail.py); someone who rewrites
all three with the same care is found only by a chain that was noted elsewhere, as
`braintwin log` prints it. Lines are only ever added, undo included.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import Any

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.disk import refused, sync_folder
from brainTwinStudio.files.encoding import data_of, text_of
from brainTwinStudio.files.journal import now
from brainTwinStudio.language import tr

NAME = "audit.jsonl"
NOTHING = "0" * 64  # the chain before the first line
MAX_BYTES = 256 * 1024**2
_FAR = 2**40  # beyond every log: a lock there hides no byte from readers on Windows
_START, _MIDDLE, _END = b'{"chain":"', b'","body":', b"}"
_HASH = 64


@dataclass(frozen=True, slots=True)
class Event:
    """kind: "import", "fit", "undo", ...; told: a sentence without a person in it;
    facts: JSON; outcome: "done", or what else became of it."""

    kind: str
    told: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    outcome: str = "done"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log, counted from 1. change: how many changes the project has seen
    with it, 0 where it says nothing of that. time: UTC."""

    number: int
    time: str
    event: Event
    change: int
    chain: str


@dataclass(frozen=True, slots=True)
class Log:
    """entries: what could be read, the oldest first. broken: the number of the first
    line that does not follow from the one before it, 0 in a sound log, and why."""

    entries: tuple[Entry, ...] = ()
    broken: int = 0
    why: str = ""

    @property
    def last_change(self) -> int:
        """The project's count of changes that the log knows: an archive counts anew,
        and a change that was not saved takes its number back."""
        counts = [entry.change for entry in self.entries if entry.change]
        return counts[-1] if counts else 0

    def sentence(self) -> str:
        """The state of the chain in one sentence."""
        if self.broken:
            return tr(
                "The audit log is broken at line {line}: {why}.",
                line=self.broken,
                why=self.why,
            )
        count = len(self.entries)
        if count == 1:
            return tr("The chain of the audit log is whole (1 line).")
        return tr("The chain of the audit log is whole ({count} lines).", count=count)


Anchor = tuple[int, str]  # how many lines there were, and the chain of the last


class AuditLog:
    """The log in a project folder. Several programs may add to it at once."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._seen = 0  # bytes
        self.head: Anchor = (0, NOTHING)

    def append(self, event: Event, change: int = 0) -> Anchor:
        """One line, on the disk when this returns. Raises FileError, and then the log
        is as before."""
        try:
            with self.path.open("a+b", buffering=0) as stream, _alone(stream):
                end = self._catch_up(stream)
                number, before = self.head
                line, chain = _line(event, number + 1, change, before)
                stream.truncate(end)
                try:
                    view = memoryview(line)
                    while view:
                        view = view[stream.write(view) :]
                    os.fsync(stream.fileno())
                    if number == 0:
                        sync_folder(self.path.parent)
                except OSError:
                    stream.truncate(end)
                    raise
        except OSError as error:
            raise refused(self.path, error) from None
        self._seen, self.head = end + len(line), (number + 1, chain)
        return self.head

    def _catch_up(self, stream: FileIO) -> int:
        """Read what others added; gives the end of the last whole line."""
        if stream.seek(0, os.SEEK_END) < self._seen:  # somebody cut it
            self._seen, self.head = 0, (0, NOTHING)
        stream.seek(self._seen)
        new = stream.readall() or b""
        whole = new[: new.rfind(b"\n") + 1]
        number, chain = self.head
        for line in whole.splitlines():
            number, chain = number + 1, _stated(line)
        self._seen, self.head = self._seen + len(whole), (number, chain)
        return self._seen


def read_log(folder: Path) -> Log:
    """The log of a project folder; empty where there is none. Raises FileError where it
    cannot be read."""
    path = folder / NAME
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else None
    except FileNotFoundError:
        return Log()
    except OSError as error:
        raise FileError(path, f"It cannot be read: {error.strerror}.") from None
    if data is None:
        raise FileError(path, f"{size / 1e6:.0f} MB of audit log are not read.")
    return log_of(data)


def log_of(data: bytes) -> Log:
    """The log that these bytes hold. A torn last line was never confirmed and is left
    out."""
    entries: list[Entry] = []
    before, broken, why = NOTHING, 0, ""
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        entry, fault = _entry(line, number, before)
        if fault and not broken:
            broken, why = number, fault
        if entry is not None:
            entries.append(entry)
        before = _stated(line)
    return Log(tuple(entries), broken, why)


def head_of(data: bytes | None) -> Anchor:
    """Number and chain of the last line."""
    lines = (data or b"").split(b"\n")[:-1]
    return (len(lines), _stated(lines[-1])) if lines else (0, NOTHING)


def missing(log: Log, anchor: Anchor) -> str:
    """What of the lines that were once seen is gone, in a sentence; "" for nothing."""
    number, chain = anchor
    known = {entry.number: entry.chain for entry in log.entries}
    if number == 0 or known.get(number) == chain:
        return ""
    count = max(known, default=0)
    if count < number:
        return (
            f"The audit log ends at line {count}, but the project knew {number} "
            "lines: the rest was cut off."
        )
    return f"Line {number} of the audit log is not the one that the project knew."


def _line(event: Event, number: int, change: int, before: str) -> tuple[bytes, str]:
    body = text_of(
        {
            "number": number,
            "time": now(),
            "kind": event.kind,
            "told": event.told,
            "facts": dict(event.facts),
            "outcome": event.outcome,
            "change": change,
        }
    ).encode()
    chain = _chained(before, body)
    return _START + chain.encode() + _MIDDLE + body + _END + b"\n", chain


def _chained(before: str, body: bytes) -> str:
    return hashlib.sha256(before.encode() + body).hexdigest()


def _body(line: bytes) -> bytes | None:
    start = len(_START) + _HASH
    whole = line.startswith(_START) and line.endswith(_END)
    if not whole or line[start : start + len(_MIDDLE)] != _MIDDLE:
        return None
    return line[start + len(_MIDDLE) : -len(_END)]


def _stated(line: bytes) -> str:
    """What the next line is chained to: the chain that a line states, else the hash of
    its bytes, so that a log goes on after a damaged line."""
    if _body(line) is None:
        return hashlib.sha256(line).hexdigest()
    return line[len(_START) : len(_START) + _HASH].decode("ascii", "replace")


def _entry(line: bytes, number: int, before: str) -> tuple[Entry | None, str]:
    """A line and what is wrong with it, "" where nothing is."""
    body, chain = _body(line), _stated(line)
    if body is None:
        return None, "it is not a line of a log"
    fault = ""
    if _chained(before, body) != chain:
        fault = "it was changed, or a line before it was taken out or put in"
    try:
        data = data_of(body, NAME)
        event = Event(
            str(data["kind"]),
            str(data["told"]),
            dict(data["facts"]),
            str(data["outcome"]),
        )
        entry = Entry(number, str(data["time"]), event, int(data["change"]), chain)
    except (FileError, KeyError, TypeError, ValueError):
        return None, "it cannot be read"
    return entry, fault


@contextmanager
def _alone(stream: FileIO) -> Iterator[None]:
    """Nobody else adds a line meanwhile; the system lets go when a program is killed.
    Where the file system knows no locks the line is written without one."""
    if sys.platform == "win32":
        import msvcrt

        stream.seek(_FAR)
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
        try:
            yield
        finally:
            stream.seek(_FAR)
            msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
        return
    import fcntl

    held = True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX)
    except OSError:
        held = False
    try:
        yield
    finally:
        if held:
            fcntl.flock(stream, fcntl.LOCK_UN)
