"""From named arrays (npz, MATLAB) to sheets, region names and repetition time."""

from collections.abc import Mapping

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
        if array.ndim == 2 and min(array.shape) > 1:
            sheets.append(Sheet(numbers_of(source, array, key), key))
        elif array.size == 1 and key.lower() in _TR_KEYS:
            tr_s = float(array.reshape(-1)[0])
        else:
            ignored.append(key)
    if not sheets:
        found = ", ".join([*arrays, *texts][:8]) or "nothing"
        raise FileError(
            source.path,
            f"No array in it is a table with rows and columns; found: {found}.",
        )
    names = next((texts[k] for k in texts if k.lower() in _NAME_KEYS), ())
    notes = (f"Not read: {', '.join(ignored[:8])}.",) if ignored else ()
    table = RegionTable(names) if names else None
    return Content(tuple(sheets), table, tr_s, notes)


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
