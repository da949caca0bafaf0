"""MATLAB .mat files of version 4, as DSI Studio writes them.

Layout: MathWorks, "MAT-File Format", R2024a, chapter 2: for each variable five 4-byte
integers (type, rows, columns, complex, length of the name), the name, the values column
by column.
"""

import math
from collections.abc import Iterator

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import SourceFile
from brainTwinStudio.files.tables.keyed_arrays import Value

_TYPES = {0: "f8", 1: "f4", 2: "i4", 3: "i2", 4: "u2", 5: "u1"}
_HEAD = 20
_LONGEST_NAME = 256


def is_v4(source: SourceFile) -> bool:
    """Whether the first header is possible; the format has no magic number."""
    return source.suffix == ".mat" and _header(source.data, 0) is not None


def variables(source: SourceFile) -> list[tuple[str, Value]]:
    """Names and values of all variables. Raises FileError."""
    return list(_each(source))


def _each(source: SourceFile) -> Iterator[tuple[str, Value]]:
    position = 0
    while position < len(source.data):
        header = _header(source.data, position)
        if header is None:
            raise FileError(
                source.path,
                "The MATLAB 4 file is cut off or damaged: no variable begins at byte "
                f"{position}.",
            )
        order, kind, rows, columns, imaginary, length = header
        start = position + _HEAD + length
        name = source.data[position + _HEAD : start].split(b"\0")[0].decode("latin-1")
        dtype = np.dtype(order + _TYPES[kind // 10])
        count = rows * columns
        end = start + count * dtype.itemsize * (2 if imaginary else 1)
        if end > len(source.data):
            raise FileError(
                source.path,
                f"The MATLAB 4 file is cut off: {name[:40]!r} claims {rows} x "
                f"{columns} values and {len(source.data) - start} bytes follow.",
            )
        yield name, _value(source, (start, count, dtype), (rows, columns), header)
        position = end


def _header(data: bytes, position: int) -> tuple[str, int, int, int, int, int] | None:
    """Byte order, type, rows, columns, complex, length of the name; None where the
    bytes cannot be a header."""
    if len(data) < position + _HEAD:
        return None
    for order in "<>":
        head = np.frombuffer(data, f"{order}i4", 5, position).tolist()
        kind, rows, columns, imaginary, length = head
        if order == ">" and not 1000 <= kind < 1060:
            continue
        kind -= 1000 if order == ">" else 0
        sound = 0 <= kind < 60 and kind // 10 in _TYPES and kind % 10 in (0, 1, 2)
        if sound and min(rows, columns) >= 0 and imaginary in (0, 1):
            end = position + _HEAD + length
            if 1 < length <= _LONGEST_NAME and end <= len(data):
                return order, kind, rows, columns, imaginary, length
    return None


def _value(
    source: SourceFile,
    where: tuple[int, int, np.dtype],
    shape: tuple[int, int],
    header: tuple[str, int, int, int, int, int],
) -> Value:
    start, count, dtype = where
    if header[4]:
        return "complex"
    if header[1] % 10 == 2:
        return "a sparse matrix"
    values = np.frombuffer(source.data, dtype, count, start) if count else np.empty(0)
    table = values.reshape(shape, order="F")
    if header[1] % 10 == 1:
        return tuple(_text(row) for row in table)
    return table


def _text(codes: np.ndarray) -> str:
    letters = (int(c) for c in codes if math.isfinite(c) and 0 <= c < 0xD800)
    return "".join(map(chr, letters)).strip(" \0")
