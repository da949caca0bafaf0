"""Who may write to a project: one program at a time."""

import contextlib
import json
import os
import secrets
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.language import tr


class ProjectLockedError(FileError):
    """Another program has the project open; it can still be opened read-only."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A process on a host. started: what tells it from a later process with the same
    number, or "" where the system does not say."""

    host: str
    pid: int
    started: str

    @staticmethod
    def current() -> "Owner":
        return Owner(socket.gethostname(), os.getpid(), _started(os.getpid()))


class Lock:
    """The file `lock` in a project folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._text = ""

    def take(self) -> None:
        """Become the owner. Raises ProjectLockedError when another program is."""
        token = secrets.token_hex(8)
        owner = Owner.current()
        text = json.dumps(
            {
                "host": owner.host,
                "pid": owner.pid,
                "started": owner.started,
                "token": token,
            }
        )
        for _ in range(10):
            if self._create(text):
                self._text = text
                return
            self._remove_stale()
        raise ProjectLockedError(
            self._path, tr("Another program is opening the project.")
        )

    def give_back(self) -> None:
        """Remove the lock if it is still ours."""
        with contextlib.suppress(OSError):
            if self._text and self._path.read_text(encoding="utf-8") == self._text:
                self._path.unlink()
        self._text = ""

    def _create(self, text: str) -> bool:
        """A complete lock file appears at once, or not at all."""
        draft = self._path.with_name(f".tmp-lock-{os.getpid()}-{secrets.token_hex(4)}")
        try:
            draft.write_text(text, encoding="utf-8")
            try:
                os.link(draft, self._path)
            except FileExistsError:
                return False
            except OSError:  # a file system without links
                return self._create_plainly(text)
        except OSError as error:
            raise FileError(
                self._path.parent,
                tr(
                    "The project cannot be locked: {reason}. Open it read-only.",
                    reason=error.strerror,
                ),
            ) from None
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
        return True

    def _create_plainly(self, text: str) -> bool:
        try:
            with self._path.open("x", encoding="utf-8") as stream:
                stream.write(text)
        except FileExistsError:
            return False
        return True

    def _remove_stale(self) -> None:
        """Remove a lock whose owner is gone; raise when the owner lives."""
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return
        owner = _owner_in(text)
        if owner is not None and _lives(owner):
            raise ProjectLockedError(self._path.parent, _sentence(owner, self._path))
        aside = self._path.with_name(f".tmp-lock-{secrets.token_hex(6)}")
        with contextlib.suppress(FileNotFoundError):
            os.rename(self._path, aside)
            if aside.read_text(encoding="utf-8", errors="replace") != text:
                # another program took over between our look and our move: give back
                with contextlib.suppress(OSError):
                    os.link(aside, self._path)
            aside.unlink()


def _owner_in(text: str) -> Owner | None:
    try:
        data = json.loads(text)
        return Owner(str(data["host"]), int(data["pid"]), str(data["started"]))
    except (ValueError, TypeError, KeyError):
        return None


def _lives(owner: Owner) -> bool:
    if owner.host != socket.gethostname():
        return True
    if not _is_running(owner.pid):
        return False
    started = _started(owner.pid)
    return not (started and owner.started) or started == owner.started


def _sentence(owner: Owner, path: Path) -> str:
    if owner.host != socket.gethostname():
        return tr(
            "The project is open on the computer '{host}'. Open it read-only, or "
            "delete {file} in it if that computer no longer uses it.",
            host=owner.host,
            file=path.name,
        )
    if owner.pid == os.getpid():
        return tr("The project is already open in this program.")
    return tr(
        "The project is open in another program (process {pid}). Close it "
        "there, or open it read-only.",
        pid=owner.pid,
    )


def _is_running(pid: int) -> bool:
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OverflowError:
        return False
    except PermissionError:
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:  # os.kill(pid, 0) would end it there
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    handle = kernel.OpenProcess(0x1000, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == 259  # STILL_ACTIVE


def _started(pid: int) -> str:
    """Boot and start time of a process on Linux ("ended" for one that only waits to be
    buried); "" elsewhere."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return f"{boot}/{after_name[19]}" if after_name[0] not in "ZX" else "ended"
    except (OSError, IndexError):
        return ""
