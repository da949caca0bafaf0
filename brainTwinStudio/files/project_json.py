"""project.json: everything of a project but its arrays, for people and programs."""

import json
from pathlib import Path
from typing import Any

from brainTwinStudio import __version__
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.disk import replacing
from brainTwinStudio.files.encoding import MAX_JSON_BYTES, data_of
from brainTwinStudio.project import FORMAT_VERSION, RESEARCH_USE

NAME = "project.json"


def write(
    folder: Path, project: dict[str, Any], change: int, audit: tuple[int, str]
) -> None:
    """Replace project.json at once. change: how many changes it includes; audit: number
    and chain of the last line of the audit log."""
    with replacing(folder / NAME) as stream:
        stream.write(document(project, change, audit))


def document(project: dict[str, Any], change: int, audit: tuple[int, str]) -> bytes:
    """The bytes of project.json."""
    whole = {
        "format_version": FORMAT_VERSION,
        "application": f"Brain Twin Studio {__version__}",
        "note": f"{RESEARCH_USE} Arrays: arrays/<sha256>.npy",
        "change": change,
        "audit": list(audit),
        "project": project,
    }
    return json.dumps(whole, allow_nan=False, indent=1).encode()


def read(path: Path) -> tuple[Any, int, tuple[int, str]]:
    """The project's JSON, its count of changes, and the last line of the audit log that
    it knows. Raises FileError."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_JSON_BYTES else b""
    except OSError as error:
        raise FileError(path, f"It cannot be read: {error.strerror}.") from None
    return parsed(data, path)


def parsed(data: bytes, path: object) -> tuple[Any, int, tuple[int, str]]:
    """As `read`, of bytes that are in memory."""
    whole = data_of(data, path)
    if not isinstance(whole, dict) or "project" not in whole:
        raise FileError(path, "It does not hold a project.")
    check_version(whole.get("format_version"), path)
    change = whole.get("change", 0)
    seen = change if isinstance(change, int) else 0
    return whole["project"], seen, _anchor(whole.get("audit"))


def _anchor(data: object) -> tuple[int, str]:
    """(0, "") in projects that are older than the audit log."""
    if not (isinstance(data, list) and len(data) == 2 and isinstance(data[0], int)):
        return 0, ""
    return data[0], str(data[1])


def check_version(version: object, path: object) -> None:
    """Raise FileError unless this program can read that format."""
    if not isinstance(version, int) or isinstance(version, bool):
        raise FileError(path, "It does not say its format_version.")
    if version > FORMAT_VERSION:
        raise FileError(
            path,
            f"It was written by a newer version (format {version}; this program reads "
            f"up to {FORMAT_VERSION}). Update Brain Twin Studio.",
        )
    if version < 1:
        raise FileError(path, f"There is no format {version}.")
