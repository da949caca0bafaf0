"""journal.jsonl: one durable line a change; undo history and crash recovery in one.

Each line is {"check": hash, "body": {...}}; the hash tells whole lines from torn ones.
Bodies: "history" (first line: earlier steps), "change", "move" (undo and redo).
"""

import hashlib
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.disk import refused, replacing
from brainTwinStudio.files.encoding import data_of, text_of
from brainTwinStudio.files.snapshots import State
from brainTwinStudio.language import tr

_START, _MIDDLE, _END = b'{"check":"', b'","body":', b"}\n"
_CHECK = 16


@dataclass(frozen=True, slots=True)
class Step:
    """One version of the project and what made it."""

    text: str
    time: str
    state: State


@dataclass(slots=True)
class Replay:
    """What a journal says. change counts all lines ever written; sound_bytes is the
    length of the file without a torn last line. audit: number and chain of the last
    line of the audit log that is known."""

    steps: list[Step] = field(default_factory=list)
    position: int = -1
    change: int = 0
    records: dict[str, Any] = field(default_factory=dict)
    sound_bytes: int = 0
    audit: tuple[int, str] = (0, "")


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def line_of(body: dict[str, Any]) -> bytes:
    data = text_of(body).encode()
    check = hashlib.sha256(data).hexdigest()[:_CHECK].encode()
    return _START + check + _MIDDLE + data + _END


def history_line(replay: Replay) -> bytes:
    steps = [{"text": s.text, "time": s.time, "state": s.state} for s in replay.steps]
    return line_of(
        {
            "kind": "history",
            "change": replay.change,
            "position": replay.position,
            "steps": steps,
            "records": replay.records,
            "audit": list(replay.audit),
        }
    )


def write_history(path: Path, replay: Replay) -> None:
    """Replace the journal by one line. Raises FileError when the disk refuses."""
    with replacing(path) as stream:
        stream.write(history_line(replay))


def replayed(path: Path) -> Replay:
    """What the journal says; empty where there is none.

    A torn last line was never confirmed and is left out. Raises FileError for damage
    before it: lines after that place hold confirmed changes.
    """
    replay = Replay()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return replay
    except OSError as error:
        raise FileError(
            path, tr("It cannot be read: {reason}.", reason=error.strerror)
        ) from None
    lines = data.split(b"\n")
    for number, line in enumerate(lines, start=1):
        is_last = not b"".join(lines[number:]).strip(b"\0 ")
        body = _body_of(line + b"\n") if number < len(lines) else None
        if body is None:
            if is_last:
                break
            raise _damaged(path, number)
        try:
            _apply(replay, data_of(body, path))
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            raise _damaged(path, number) from None
        replay.sound_bytes += len(line) + 1
    return replay


def _damaged(path: Path, number: int) -> FileError:
    return FileError(
        path,
        tr(
            "Line {number} is damaged, and later lines hold changes. Move "
            "this file elsewhere to open the project as it was last closed.",
            number=number,
        ),
    )


def _body_of(line: bytes) -> bytes | None:
    start = len(_START) + _CHECK + len(_MIDDLE)
    body = line[start : -len(_END)]
    check = line[len(_START) : len(_START) + _CHECK]
    if not line.startswith(_START) or not line.endswith(_END):
        return None
    if hashlib.sha256(body).hexdigest()[:_CHECK].encode() != check:
        return None
    return body


def _apply(replay: Replay, body: dict[str, Any]) -> None:
    replay.change = int(body["change"])
    if "audit" in body:
        number, chain = body["audit"]
        replay.audit = (int(number), str(chain))
    if body["kind"] == "history":
        replay.steps = [Step(s["text"], s["time"], s["state"]) for s in body["steps"]]
        replay.position = int(body["position"])
        replay.records.update(body["records"])
    elif body["kind"] == "change":
        step = Step(body["text"], body["time"], body["state"])
        replay.steps = [*replay.steps[: replay.position + 1], step]
        replay.position = len(replay.steps) - 1
        replay.records.update(body["records"])
    elif body["kind"] == "move":
        replay.position = int(body["position"])
    else:
        raise KeyError(body["kind"])
    if not 0 <= replay.position < len(replay.steps):
        raise IndexError(replay.position)


class Journal:
    """The journal of an open project, at its end."""

    def __init__(self, path: Path, sound_bytes: int) -> None:
        """Open for appending; what follows the sound bytes is cut off."""
        self._path = path
        try:
            self._stream = path.open("r+b", buffering=0)
            self._stream.truncate(sound_bytes)
            self._stream.seek(sound_bytes)
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise refused(path, error) from None
        self._length = sound_bytes

    def append(self, body: dict[str, Any]) -> None:
        """One line, on the disk when this returns. Raises FileError, and then the
        journal is as before."""
        line = line_of(body)
        try:
            view = memoryview(line)
            while view:
                view = view[self._stream.write(view) :]
            os.fsync(self._stream.fileno())
        except OSError as error:
            self._take_back()
            raise refused(self._path, error) from None
        self._length += len(line)

    def close(self) -> None:
        self._stream.close()

    def _take_back(self) -> None:
        try:
            self._stream.truncate(self._length)
            self._stream.seek(self._length)
        except OSError:  # the next open drops the torn line
            self._stream.seek(self._length)
