"""Writing that a crash cannot halve, and what a full disk is called."""

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from brainTwinStudio.errors import FileError
from brainTwinStudio.language import tr

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


@contextlib.contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A draft that becomes the new or empty `folder` as a whole, or, when the block
    raises, leaves nothing behind. Raises FileError when the disk refuses."""
    check_new_folder(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=folder.parent))
    except OSError as error:
        raise refused(folder, error) from None
    try:
        yield draft
        if folder.exists():
            folder.rmdir()
        os.chmod(draft, 0o755)  # mkdtemp makes it for its owner alone
        draft.replace(folder)
    except OSError as error:
        raise refused(folder, error) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def check_new_folder(folder: Path) -> None:
    """Raises FileError unless `folder` is new or empty."""
    if folder.exists() and not folder.is_dir():
        raise FileError(folder, tr("There is a file of that name; give a folder."))
    if folder.exists() and any(folder.iterdir()):
        raise FileError(folder, tr("The folder is not empty; nothing is overwritten."))


def files_in(folder: Path) -> tuple[Path, ...]:
    """All files of a folder and of those in it, in order."""
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


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
        path,
        tr(
            "It cannot be written: {reason}. What was saved before is unharmed.",
            reason=reason,
        ),
    )


def remove_drafts(folder: Path) -> None:
    """Delete what an interrupted write left behind."""
    for draft in folder.glob(f"{TEMPORARY}*"):
        with contextlib.suppress(OSError):
            draft.unlink()
