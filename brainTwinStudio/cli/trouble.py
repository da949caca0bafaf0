"""A failure of ours: a sentence for the person, the traceback in a file."""

import errno
import os
import platform
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import TypeGuard

import brainTwinStudio

_OF_THE_DISK = {
    *(errno.EACCES, errno.EPERM, errno.EROFS),
    *(errno.ENOSPC, errno.EDQUOT, errno.ENAMETOOLONG),
}


def is_of_the_disk(error: Exception) -> TypeGuard[OSError]:
    """A file of the person that may not be read or written: theirs to mend."""
    return isinstance(error, OSError) and error.errno in _OF_THE_DISK


def disk_sentence(error: OSError) -> str:
    return f"{error.filename or 'The disk'}: {error.strerror}."


def sentence_of(error: Exception, *, debug: bool) -> str:
    """Shows (debug) or keeps the traceback, and says in one sentence what happened."""
    what = _what(error)
    if debug:
        traceback.print_exception(error, file=sys.stderr)
        return what
    try:
        where = _kept(error)
    except OSError:
        return f"{what} Run it again with --debug to see where."
    return f"{what} Details are in {where}; --debug shows them at once."


def _what(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "There was not enough memory."
    text = f"{type(error).__name__}: {error}".split("\n")[0][:200]
    return f"This is a fault of the program ({text})."


def _kept(error: Exception) -> Path:
    """The file that holds the traceback; it names no patient's values."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    head = (
        f"Brain Twin Studio {brainTwinStudio.__version__}, "
        f"Python {platform.python_version()}, {platform.platform()}\n\n"
    )
    text = head + "".join(traceback.format_exception(error))
    last: OSError | None = None
    for folder in (_log_folder(), Path(tempfile.gettempdir())):
        path = folder / f"braintwin-{stamp}-{os.getpid()}.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
            return path
        except OSError as refusal:
            last = refusal
    raise last or OSError("no folder for the log")


def _log_folder() -> Path:
    from brainTwinStudio.jobs.compile_cache import default_cache_dir

    return Path(default_cache_dir()) / "logs"
