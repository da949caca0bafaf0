"""Which code stands for which files: a file that its owner keeps, outside projects.

It is what makes data re-identifiable, so it is written only where a person says, and
readable by them alone.
"""

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.disk import replacing

_NOTE = (
    "Key of Brain Twin Studio: codes and the files they stand for. Keep it apart from "
    "the project and do not share it."
)
_MOST_BYTES = 64 * 1024**2


def check_place(path: Path, project: Path) -> None:
    """Raises FileError for a key inside a project, or over a file that is no key."""
    place = path.resolve()
    inside = place.is_relative_to(project.resolve())
    if inside or any(parent.suffix == ".btproj" for parent in place.parents):
        raise FileError(
            path, "The key would lie inside a project. Name a file outside of it."
        )
    if not place.parent.is_dir():
        raise FileError(path, "Its folder does not exist.")
    if place.exists():
        _rows(path)


def add_to_key(path: Path, project: Path, rows: Iterable[tuple[str, str, str]]) -> None:
    """Add rows (code, original file, name kept in the project) to a key, which is made
    where there is none."""
    check_place(path, project)
    known = _rows(path) if path.exists() else []
    new = [dict(zip(("code", "original", "kept"), row, strict=True)) for row in rows]
    merged = [*known, *(row for row in new if row not in known)]
    with replacing(path) as stream:
        with contextlib.suppress(OSError, AttributeError):  # Windows has no fchmod
            os.fchmod(stream.fileno(), 0o600)
        text = json.dumps({"note": _NOTE, "key": merged}, indent=1, ensure_ascii=False)
        stream.write(text.encode())


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError("too large")
        told = json.loads(path.read_text(encoding="utf-8"))
        rows = told["key"]
        if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
            raise ValueError("no rows")
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise FileError(
            path, "There is another file of that name, which is no key; it is kept."
        ) from None
    return rows
