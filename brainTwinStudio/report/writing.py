"""Writing a file whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from brainTwinStudio.errors import FileError


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target, then put in its place; the folder must exist."""
    path = path.absolute()
    if not path.parent.is_dir():
        message = f"The folder {path.parent} does not exist. Make it first."
        raise FileError(path, message)
    if path.is_dir():
        raise FileError(path, "This is a folder; a report needs a file name.")
    beside: Path | None = None
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            beside = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise FileError(path, f"Cannot be written: {reason}.") from error
