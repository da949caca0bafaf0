"""Claims of an EEGLAB .set (MATLAB 5) checked before SciPy believes them.

A few wrong bytes can claim an array of a billion structures; SciPy would then fill
memory for minutes. Nothing is read here but sizes. HDF5 files (7.3) check themselves.
"""

import math
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.source import MAX_BYTES, load, unpacked_limit

_COMPRESSED, _MATRIX = 15, 14
_FLAGS, _SPARSE, _COMPLEX = 6, 5, 0x800
_PLAIN = range(4, 16)  # text, sparse, numbers
_HOLDERS = (1, 2, 3)  # cell, structure, object: each place takes at least 8 bytes
_DEEPEST = 20
# Types of elements that there are; SciPy crashes at another one.
_TYPES = frozenset((*range(1, 8), 9, *range(12, 19)))


class _FalseClaimError(Exception):
    """A size that the bytes cannot hold."""


def check_set(path: Path) -> None:
    """Raises FileError where a variable claims more values than its bytes can hold.
    Files too large to look through are left to SciPy."""
    with path.open("rb") as stream:
        is_version_5 = stream.read(10) == b"MATLAB 5.0"
    if not is_version_5 or path.stat().st_size > MAX_BYTES:
        return
    data = load(path).data
    order = ">" if data[126:128] == b"MI" else "<"
    try:
        for kind, body in _elements(memoryview(data)[128:], order):
            if kind == _COMPRESSED:
                unpacked = memoryview(_unpacked(body))
                for inner, inner_body in _elements(unpacked, order):
                    _check(inner, inner_body, order, 0)
            else:
                _check(kind, body, order, 0)
    except (_FalseClaimError, struct.error) as fault:
        raise FileError(
            path, f"The EEGLAB file is damaged or cut off ({fault})."
        ) from None


def _unpacked(body: memoryview) -> bytes:
    stream = zlib.decompressobj()
    try:
        data = stream.decompress(body, min(MAX_BYTES, unpacked_limit(len(body))))
    except zlib.error:
        raise _FalseClaimError("a compressed variable cannot be unpacked") from None
    if not stream.eof:
        raise _FalseClaimError("a compressed variable is incomplete or too large")
    return data


def _elements(data: memoryview, order: str) -> Iterator[tuple[int, memoryview]]:
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from(f"{order}II", data, at)
        start, padding = at + 8, 0 if kind == _COMPRESSED else -size % 8
        if kind >> 16:
            kind, size, start, padding = kind & 0xFFFF, kind >> 16, at + 4, 0
        if start + size > len(data) or (start == at + 4 and size > 4):
            raise _FalseClaimError(
                f"an element claims {size} bytes and {len(data) - start} follow"
            )
        if kind not in _TYPES:
            raise _FalseClaimError(f"an element is of type {kind}, which there is not")
        yield kind, data[start : start + size]
        at = at + 8 if start == at + 4 else start + size + padding


def _check(kind: int, body: memoryview, order: str, depth: int) -> None:
    if kind != _MATRIX or not len(body):
        return
    if depth > _DEEPEST:
        raise _FalseClaimError("its structures are nested too deeply")
    parts = list(_elements(body, order))
    flags = len(parts) > 1 and (parts[0][0], len(parts[0][1]))
    if flags != (_FLAGS, 8) or len(parts[1][1]) % 4:  # SciPy takes 8 bytes untold
        raise _FalseClaimError("a variable has no header")
    claims = struct.unpack_from(f"{order}I", parts[0][1])[0]
    holds = claims & 0xFF
    if holds in _PLAIN:  # flags, sizes, name, values; SciPy reads on where one lacks
        wanted = 4 + (2 if holds == _SPARSE else 0) + bool(claims & _COMPLEX)
        if len(parts) < wanted:
            raise _FalseClaimError("a variable has no values")
    sizes = struct.unpack(f"{order}{len(parts[1][1]) // 4}i", parts[1][1])
    least = 8 if holds in _HOLDERS else 1
    if min(sizes, default=0) < 0 or math.prod(sizes) * least > max(len(body), 8):
        shown = " x ".join(str(n) for n in sizes[:4])
        raise _FalseClaimError(f"a variable claims {shown} in {len(body)} bytes")
    for inner, inner_body in parts[2:]:
        # SciPy takes it for numbers, of a type without a size, and crashes
        if inner == _COMPRESSED or (inner == _MATRIX and holds in _PLAIN):
            raise _FalseClaimError("a variable of numbers holds another variable")
        _check(inner, inner_body, order, depth + 1)
