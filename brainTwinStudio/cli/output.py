"""What a command says: one JSON object or lines of text; where its files go."""

import io
import json
import math
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from brainTwinStudio.errors import FileError


@dataclass(frozen=True, slots=True)
class Answer:
    """data for --json, text for people, and the exit status."""

    data: Mapping[str, Any]
    text: str
    status: int = 0


def show(answer: Answer, *, as_json: bool) -> None:
    """Write an answer to standard output."""
    if as_json:
        text = json.dumps(plain(answer.data), allow_nan=False, indent=1)
    else:
        text = answer.text
    print(text, flush=True)


def say(sentence: str) -> None:
    """One line on standard error."""
    print(sentence.replace("\n", " "), file=sys.stderr, flush=True)


def plain(value: Any) -> Any:
    """`value` as JSON knows it: numbers that are not finite become null."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Path):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    import numpy as np

    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    raise TypeError(f"{type(value).__name__} has no place in JSON.")


def columns(rows: Iterable[Sequence[str]], indent: str = "  ") -> str:
    """Rows of text with their columns below each other."""
    table = [list(row) for row in rows]
    count = max((len(row) for row in table), default=0)
    widths = [
        max((len(row[i]) for row in table if i < len(row) - 1), default=0)
        for i in range(count)
    ]
    return "\n".join(
        indent
        + "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=False)
        ).rstrip()
        for row in table
    )


# ---------------------------------------------------------------- files


def target(name: str, suffixes: tuple[str, ...]) -> Path:
    """The file that --out names. Refused before hours are spent, not after."""
    path = Path(name)
    if path.suffix.lower() not in suffixes:
        known = " or ".join(suffixes)
        raise FileError(path, f"The name of the output must end in {known}.")
    if path.is_dir():
        raise FileError(path, "This is a folder; the output needs a file name.")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise FileError(path, f"The folder {folder} does not exist. Make it first.")
    if not os.access(folder, os.W_OK):
        raise FileError(path, f"The folder {folder} cannot be written to.")
    return path


def free_name(path: Path) -> Path:
    """`path`, or with -2, -3, ... before the suffix: nothing is overwritten unasked."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def target_or_free(name: str | None, default: str, suffixes: tuple[str, ...]) -> Path:
    """The file that was asked for, or a free name in the current folder."""
    return (
        target(name, suffixes)
        if name
        else target(str(free_name(Path(default))), suffixes)
    )


def write_npz(path: Path, arrays: Mapping[str, Any]) -> None:
    """Write arrays whole or not at all, readable without pickle."""
    import numpy as np

    from brainTwinStudio.files.disk import replacing

    with replacing(path) as stream:
        named: dict[str, Any] = {k: np.asarray(v) for k, v in arrays.items()}
        np.savez(stream, **named)


# ---------------------------------------------------------------- streams


def forgive_odd_letters() -> None:
    """A terminal that cannot show a letter gets a '?', not a failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def close_standard_output() -> None:
    """Keep the interpreter from complaining at exit about a reader that left."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
