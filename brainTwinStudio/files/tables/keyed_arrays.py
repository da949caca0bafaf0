"""From named arrays (npz, MATLAB) to sheets, region names and repetition time."""

import re
from collections.abc import Iterable, Mapping

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import (
    LARGEST,
    Content,
    RegionTable,
    Sheet,
    SourceFile,
)
from brainTwinStudio.project import Array

_TR_KEYS = ("tr", "tr_s", "repetition_time", "repetitiontime", "repetition_time_s")
_NAME_KEYS = ("region_names", "region_labels", "names", "labels", "regions", "rois")
_LABELS_OF = re.compile(r"^(?P<atlas>.+)_region_labels$")  # QSIRecon: one set an atlas

# One value of a file: an array, texts, the fields of a structure, or a word for what is
# not read.
Value = np.ndarray | tuple[str, ...] | dict[str, "Value"] | str


def sorted_out(
    values: Iterable[tuple[str, Value]],
) -> tuple[dict[str, Array], dict[str, tuple[str, ...]], list[str]]:
    """Arrays, texts and what is not read ("x is a sparse matrix"), by name; the fields
    of a structure are named "outer.inner"."""
    arrays: dict[str, Array] = {}
    texts: dict[str, tuple[str, ...]] = {}
    skipped: list[str] = []
    for name, value in values:
        if isinstance(value, dict):
            inner = [(f"{name}.{field}", v) for field, v in value.items()]
            more, words, left = sorted_out(inner)
            arrays |= more
            texts |= words
            skipped += left
        elif isinstance(value, tuple):
            texts[name] = value
        elif isinstance(value, str):
            skipped += [f"{name} is {value}"] if name else []
        elif (coded := _decoded(name, value)) is not None:
            texts[name] = coded
        else:
            arrays[name] = value
    return arrays, texts, skipped


def _decoded(name: str, value: Array) -> tuple[str, ...] | None:
    """DSI Studio writes its region names as one row of character codes, with a line
    break after each; None where the numbers are no text."""
    if name.lower() != "name" or value.size != max(value.shape, default=0):
        return None
    codes = value.reshape(-1)
    if not codes.size or not ((codes >= 9) & (codes < 0x250)).all():
        return None
    text = "".join(chr(int(code)) for code in codes)
    return tuple(line.strip() for line in text.strip().splitlines())


def content_of(
    source: SourceFile,
    arrays: Mapping[str, Array],
    texts: Mapping[str, tuple[str, ...]],
) -> Content:
    """Two-dimensional arrays become sheets; the rest is used or named in the notes.

    Raises FileError where no array is a table or one holds no finite numbers.
    """
    sheets, ignored, tr_s = [], [], None
    for key, array in arrays.items():
        last = key.lower().rpartition(".")[2]
        if array.ndim == 2 and min(array.shape) > 1:
            names = _names_for(key, array.shape, texts)
            sheets.append(Sheet(numbers_of(source, array, key), key, names, names))
        elif array.size == 1 and last in _TR_KEYS:
            tr_s = float(array.reshape(-1)[0])
        else:
            ignored.append(key)
    if not sheets:
        found = ", ".join([*arrays, *texts][:8]) or "nothing"
        raise FileError(
            source.path,
            f"No array in it is a table with rows and columns; found: {found}.",
        )
    names = _names_of_all(texts)
    notes = (f"Not read: {', '.join(ignored[:8])}.",) if ignored else ()
    table = RegionTable(names) if names else None
    return Content(tuple(sheets), table, tr_s, notes, texts=texts)


def _names_of_all(texts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Region names that hold for the whole file. DSI Studio's `name` is one of many
    texts elsewhere, so it counts only with several entries."""
    last = {key: key.lower().rpartition(".")[2] for key in texts}
    for key, text in texts.items():
        if last[key] in _NAME_KEYS or (last[key] == "name" and len(text) > 1):
            return text
    return ()


def _names_for(
    key: str, shape: tuple[int, ...], texts: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Region names for one square table of a file that has a set of names an atlas."""
    for other, names in texts.items():
        hit = _LABELS_OF.match(other)
        ours = hit is not None and key.startswith(f"{hit['atlas']}_")
        if ours and shape == (len(names), len(names)):
            return tuple(name.strip() for name in names)
    return ()


def numbers_of(source: SourceFile, array: Array, key: str = "") -> Array:
    """The array as read-only float64. Raises FileError where a value is not finite."""
    where = f"{key}: " if key else ""
    if array.dtype.kind not in "fiub":
        raise FileError(
            source.path, f"{where}Values of type {array.dtype} are not real numbers."
        )
    with np.errstate(over="ignore", invalid="ignore"):
        values = np.array(array, dtype=np.float64)
    finite = np.abs(values) <= LARGEST
    if not finite.all():
        place = [int(i) + 1 for i in np.argwhere(~finite)[0]]
        value = values[tuple(i - 1 for i in place)]
        at = ", ".join(
            f"{axis} {i}"
            for axis, i in zip(("row", "column", "page"), place, strict=False)
        )
        raise FileError(
            source.path,
            f"{where}The value in {at} is {value}, one of "
            f"{int((~finite).sum())} that are not numbers below {LARGEST:g}.",
        )
    values.flags.writeable = False
    return values
