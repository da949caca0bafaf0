"""Messages that outlive the window: the last ones as JSON lines in the person's own
folder, without paths and without the buttons, whose jobs are gone by then."""

import json
import logging
import os
from datetime import datetime
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QObject

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.disk import replacing
from brainTwinStudio.ui.alerts import Alert, Kind
from brainTwinStudio.ui.messages import MOST, Message
from brainTwinStudio.ui.panels.messages import MessagesList
from brainTwinStudio.ui.scrubbed import scrubbed

FILE = "messages.jsonl"
OURS_ALONE = 0o600  # nobody else on this computer reads them
_log = logging.getLogger(__name__)


class KeptMessages(QObject):
    """Shows those of earlier starts in the list and writes what is told from now on. A
    disk that cannot be written to is noted in the log: a message about it would be the
    next that cannot be written."""

    def __init__(self, folder: Path, shown: MessagesList) -> None:
        super().__init__(shown)
        self._path = folder / FILE
        shown.set_earlier(self._read())
        shown.noted.connect(self._note)
        shown.forgotten.connect(self._forget)

    def _read(self) -> list[Message]:
        """The latest, oldest first; the file is cut to these. A line that is not
        understood is passed over."""
        try:
            lines = self._path.read_text("utf-8", "replace").splitlines()
        except OSError:
            return []
        if len(lines) > MOST:
            lines = lines[-MOST:]
            try:
                with replacing(self._path) as stream:
                    stream.write(("\n".join(lines) + "\n").encode("utf-8"))
                self._path.chmod(OURS_ALONE)
            except (OSError, FileError):
                _log.warning("Old messages could not be cut.", exc_info=True)
        found = (_message_of(line) for line in lines)
        return [message for message in found if message is not None]

    def _note(self, message: Message) -> None:
        line = (_line_of(message) + "\n").encode("utf-8")
        try:
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
            stream = os.open(self._path, flags, OURS_ALONE)
            try:
                os.write(stream, line)  # whole: another window writes here too
            finally:
                os.close(stream)
        except OSError:
            _log.warning("A message could not be kept.", exc_info=True)

    def _forget(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            _log.warning("Messages could not be forgotten.", exc_info=True)


def _line_of(message: Message) -> str:
    alert = message.alert
    return json.dumps(
        {
            "at": message.at.isoformat(timespec="seconds"),
            "kind": alert.kind,
            "sentence": scrubbed(alert.sentence),
            "details": scrubbed(alert.details),
        },
        ensure_ascii=False,
    )


def _message_of(line: str) -> Message | None:
    try:
        read = json.loads(line)
        at = datetime.fromisoformat(read["at"]).astimezone()
        kind = read["kind"]
        sentence, details = str(read["sentence"]), str(read["details"])
    except (ValueError, TypeError, KeyError):
        return None
    if kind not in get_args(Kind):
        return None
    return Message(at, Alert(kind, sentence, (), details), earlier=True)
