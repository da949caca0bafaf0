"""Writing that a crash cannot halve, and what a full disk is called."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from brainTwinStudio.errors import FileError

TEMPORARY = ".tmp-"


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of `path` at once and durably, or, when
    the block raises, not at all. Raises FileError when the disk refuses."""
    draft = path.with_name(f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(draft, path)
        sync_folder(path.parent)
    except OSError as error:
        raise refused(path, error) from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut (POSIX; Windows does it alone)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refused(path: object, error: OSError) -> FileError:
    """One sentence for a disk that is full, read-only or gone."""
    reason = error.strerror or type(error).__name__
    return FileError(
        path, f"It cannot be written: {reason}. What was saved before is unharmed."
    )


def remove_drafts(folder: Path) -> None:
    """Delete what an interrupted write left behind."""
    for draft in folder.glob(f"{TEMPORARY}*"):
        with contextlib.suppress(OSError):
            draft.unlink()
