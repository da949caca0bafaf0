"""MATLAB .mat files of every version: full numeric matrices, text, structures.

Written by hand because a file of a stranger may claim any size: nothing is allocated
that the file does not hold. Layout: MathWorks, "MAT-File Format", R2024a, chapter 1.
Version 4 is in matlab_v4.py, version 7.3 (HDF5) in matlab_hdf5.py.
"""

import math
import zlib
from collections.abc import Iterator

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import Content, Reader, SourceFile
from brainTwinStudio.files.source import MAX_BYTES, unpacked_limit
from brainTwinStudio.files.tables import matlab_hdf5, matlab_v4
from brainTwinStudio.files.tables.keyed_arrays import Value, content_of, sorted_out
from brainTwinStudio.project import Array

_STORED = {1: "i1", 2: "u1", 3: "i2", 4: "u2", 5: "i4", 6: "u4", 7: "f4"}
_STORED |= {9: "f8", 12: "i8", 13: "u8"}
_TEXT = {1: "utf-8", 2: "utf-8", 4: "utf-16", 16: "utf-8", 17: "utf-16", 18: "utf-32"}
_MATRIX, _COMPRESSED = 14, 15
_CELL, _STRUCT, _CHAR, _SPARSE = 1, 2, 4, 5
_DEEPEST = 8
_NUMERIC = range(6, 16)
_COMPLEX = 0x0800
_KINDS = {3: "an object", _SPARSE: "a sparse matrix"}


def recognises(source: SourceFile) -> bool:
    return (
        source.data[:19] == b"MATLAB 5.0 MAT-file"
        or matlab_hdf5.is_hdf5(source)
        or matlab_v4.is_v4(source)
    )


def read(source: SourceFile) -> Content:
    """Every numeric table as a sheet, "outer.inner" inside structures; "tr" and region
    names where it has them."""
    arrays, texts, skipped = sorted_out(values_of(source))
    if not arrays and skipped:
        raise FileError(
            source.path,
            f"No variable is a full numeric matrix ({'; '.join(skipped[:4])}). Save "
            "the matrix as a variable of its own.",
        )
    return content_of(source, arrays, texts)


def values_of(source: SourceFile) -> list[tuple[str, Value]]:
    """Names and values of all variables, of any version. Raises FileError."""
    if matlab_hdf5.is_hdf5(source):
        return matlab_hdf5.variables(source)
    if matlab_v4.is_v4(source):
        return matlab_v4.variables(source)
    return _variables(source)


class _DamagedError(Exception):
    """The bytes contradict themselves."""


def _variables(source: SourceFile) -> list[tuple[str, Value]]:
    order = _byte_order(source)
    try:
        return [_variable(element, order) for element in _matrices(source, order)]
    except _DamagedError as fault:
        raise FileError(
            source.path, f"The MATLAB file is cut off or damaged ({fault})."
        ) from None


def _byte_order(source: SourceFile) -> str:
    data = source.data
    order = {b"IM": "<", b"MI": ">"}.get(data[126:128])
    if data[:19] != b"MATLAB 5.0 MAT-file" or order is None:
        raise FileError(
            source.path,
            "It is called .mat but is not a MATLAB file of version 4 to 7.3. If it is "
            "text, name it .csv or .txt.",
        )
    return order


def _matrices(source: SourceFile, order: str) -> Iterator[memoryview]:
    budget = MAX_BYTES
    for kind, body in _elements(memoryview(source.data)[128:], order):
        if kind == _COMPRESSED:
            unpacked = _unpacked(body, budget)
            budget -= len(unpacked)
            for inner, inner_body in _elements(memoryview(unpacked), order):
                if inner == _MATRIX:
                    yield inner_body
        elif kind == _MATRIX:
            yield body


def _unpacked(body: memoryview, budget: int) -> bytes:
    limit = max(min(budget, unpacked_limit(len(body))), 1)
    stream = zlib.decompressobj()
    try:
        data = stream.decompress(body, limit)
    except zlib.error:
        raise _DamagedError("a compressed variable cannot be unpacked") from None
    if not stream.eof:
        raise _DamagedError("a compressed variable is incomplete or too large")
    return data


def _elements(data: memoryview, order: str) -> Iterator[tuple[int, memoryview]]:
    """(type, bytes) of each element; every claimed size is checked."""
    position = 0
    while position + 8 <= len(data):
        kind, size = np.frombuffer(data[position : position + 8], f"{order}u4").tolist()
        start = position + 8
        if kind >> 16:
            kind, size, start = kind & 0xFFFF, kind >> 16, position + 4
            end, following = start + size, position + 8
            if size > 4:
                raise _DamagedError(f"a small element claims {size} bytes")
        else:
            end = start + size
            padding = 0 if kind == _COMPRESSED else -size % 8
            following = end + padding
        if end > len(data):
            raise _DamagedError(
                f"an element claims {size} bytes and {len(data) - start} follow"
            )
        yield kind, data[start:end]
        position = following


def _variable(body: memoryview, order: str, depth: int = 0) -> tuple[str, Value]:
    """Name and value: an array, texts, fields, or a word for what is not read."""
    parts = list(_elements(body, order))
    if len(parts) < 3 or len(parts[0][1]) < 4:
        raise _DamagedError("a variable has no header")
    flags = int(np.frombuffer(parts[0][1][:4], f"{order}u4")[0])
    kind = flags & 0xFF
    dims = _dimensions(parts[1], order)
    name = bytes(parts[2][1]).decode("latin-1").strip("\0")
    if kind in _NUMERIC and flags & _COMPLEX:
        return name, "complex"
    if kind in _NUMERIC:
        return name, _numbers(parts[3:], dims, order)
    if kind == _CHAR:
        return name, _rows_of_text(parts[3:], dims, order)
    if kind == _CELL:
        return name, _texts_of_cell(parts[3:], order)
    if kind == _STRUCT:
        return name, _fields(parts[3:], dims, order, depth)
    return name, _KINDS.get(kind, "of an unknown type")


def _dimensions(part: tuple[int, memoryview], order: str) -> tuple[int, ...]:
    if part[0] != 5 or len(part[1]) % 4 or len(part[1]) < 8:
        raise _DamagedError("a variable has no dimensions")
    dims = tuple(np.frombuffer(part[1], f"{order}i4").tolist())
    if min(dims) < 0 or len(dims) > 32:
        raise _DamagedError(f"a variable has dimensions {dims[:4]}")
    return dims


def _numbers(
    parts: list[tuple[int, memoryview]], dims: tuple[int, ...], order: str
) -> Array:
    kind, data = parts[0] if parts else (9, memoryview(b""))
    if kind not in _STORED:
        raise _DamagedError(f"values have the unknown type {kind}")
    dtype = np.dtype(order + _STORED[kind])
    if len(data) != math.prod(dims) * dtype.itemsize:
        raise _DamagedError(
            f"a variable claims {' x '.join(map(str, dims[:4]))} values and "
            f"{len(data) // dtype.itemsize} follow"
        )
    return np.frombuffer(data, dtype).reshape(dims, order="F")


def _rows_of_text(
    parts: list[tuple[int, memoryview]], dims: tuple[int, ...], order: str
) -> tuple[str, ...]:
    """The rows of a MATLAB character matrix, stored column by column."""
    if not parts:
        return ()
    kind, data = parts[0]
    encoding = _TEXT.get(kind, "latin-1")
    if encoding != "utf-8":
        encoding += "-le" if order == "<" and encoding != "latin-1" else ""
        encoding += "-be" if order == ">" and encoding != "latin-1" else ""
    text = bytes(data).decode(encoding, "replace")
    rows, columns = dims[0], math.prod(dims[1:])
    if len(text) != rows * columns:
        return (text.strip(),)
    return tuple(text[row::rows].strip(" \0") for row in range(rows))


def _fields(
    parts: list[tuple[int, memoryview]], dims: tuple[int, ...], order: str, depth: int
) -> Value:
    """The fields of one structure; arrays of structures are not read."""
    if math.prod(dims) != 1 or depth >= _DEEPEST or len(parts) < 2:
        return "an array of structures"
    if len(parts[0][1]) != 4:
        raise _DamagedError("a structure has no field names")
    width = int(np.frombuffer(parts[0][1], f"{order}i4")[0])
    text = bytes(parts[1][1])
    bodies = [body for kind, body in parts[2:] if kind == _MATRIX]
    if width < 1 or len(text) != width * len(bodies):
        raise _DamagedError("a structure has other fields than names")
    found: dict[str, Value] = {}
    for place, body in enumerate(bodies):
        field = text[place * width : (place + 1) * width].split(b"\0")[0]
        if len(body):  # an empty field has no bytes at all
            found[field.decode("latin-1")] = _variable(body, order, depth + 1)[1]
    return found


def _texts_of_cell(parts: list[tuple[int, memoryview]], order: str) -> Value:
    texts: list[str] = []
    for kind, body in parts:
        inner = list(_elements(body, order)) if kind == _MATRIX else []
        if len(inner) < 3 or len(inner[0][1]) < 4:
            return "a cell array"
        if int(np.frombuffer(inner[0][1][:4], f"{order}u4")[0]) & 0xFF != _CHAR:
            return "a cell array of other things than text"
        rows = _rows_of_text(inner[3:], _dimensions(inner[1], order), order)
        texts.append(rows[0] if rows else "")
    return tuple(texts)


READER = Reader("MATLAB", (".mat",), recognises, read)
