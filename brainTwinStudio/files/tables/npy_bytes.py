"""The .npy layout, read without trust: no pickle, and no claim believed unmeasured."""

import io
import math
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.project import Array
from brainTwinStudio.project.arrays import release_pages

MAGIC = b"\x93NUMPY"
HEAD_BYTES = 16384
_NUMBERS = "fiubc"
_PIECE_BYTES = 8 * 1024**2
_FAULTS = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    SyntaxError,
    OverflowError,
    EOFError,
    RecursionError,
    MemoryError,
    tokenize.TokenError,
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a file claims, checked: the data fill it from `offset` to its end."""

    shape: tuple[int, ...]
    fortran: bool
    dtype: np.dtype
    offset: int


def header_of(
    path: object, head: bytes, size: int, place: str = "", *, text: bool = False
) -> Header:
    """The header of a .npy whose first bytes are `head` and whose length is `size`.

    text: whether text arrays are welcome. Nothing is allocated.
    Raises FileError naming `place` inside `path`.
    """
    where = f"{place}: " if place else ""
    try:
        stream = io.BytesIO(head)
        version = np.lib.format.read_magic(stream)
        read = {
            (1, 0): np.lib.format.read_array_header_1_0,
            (2, 0): np.lib.format.read_array_header_2_0,
        }[version]
        shape, fortran, dtype = read(stream)
    except _FAULTS:
        raise FileError(path, f"{where}This is not a valid .npy header.") from None
    if dtype.hasobject:
        raise FileError(
            path, f"{where}It holds Python objects, which are never opened."
        )
    if dtype.kind not in (_NUMBERS + "U" * text) or dtype.shape:
        raise FileError(path, f"{where}Values of type {dtype} are not read.")
    if any(type(n) is not int or n < 0 for n in shape):
        raise FileError(path, f"{where}The shape {shape} is not possible.")
    claimed, held = math.prod(shape) * dtype.itemsize, size - stream.tell()
    if claimed != held:
        raise FileError(
            path,
            f"{where}The header claims shape {_shown(shape)} ({claimed} bytes), but "
            f"{held} bytes follow. The file is cut off or damaged.",
        )
    return Header(shape, fortran, dtype, stream.tell())


def array_of(
    path: object, data: bytes, place: str = "", *, text: bool = False
) -> Array:
    """The array of a whole .npy in memory, read-only, without a copy."""
    header = header_of(path, data[:HEAD_BYTES], len(data), place, text=text)
    order = "F" if header.fortran else "C"
    return np.ndarray(header.shape, header.dtype, data, header.offset, order=order)


def bytes_of(array: Array) -> bytes:
    """The .npy file of an array, the same bytes for the same values. Raises TypeError
    for an array that could not be read back."""
    if np.asarray(array).dtype.kind not in _NUMBERS:
        raise TypeError(f"arrays of {np.asarray(array).dtype} are not saved")
    stream = io.BytesIO()
    contiguous = np.ascontiguousarray(array).reshape(np.shape(array))
    np.lib.format.write_array(stream, contiguous, (1, 0), allow_pickle=False)
    return stream.getvalue()


def pieces_of(array: Array) -> Iterator[bytes]:
    """The bytes of `bytes_of` one after the other, a few MB at a time, so that an array
    mapped from the disk is never in memory at once."""
    shape, dtype = np.shape(array), np.asarray(array).dtype
    if dtype.kind not in _NUMBERS:
        raise TypeError(f"arrays of {dtype} are not saved")
    head = io.BytesIO()
    told = {
        "descr": np.lib.format.dtype_to_descr(dtype),
        "fortran_order": False,
        "shape": shape,
    }
    np.lib.format.write_array_header_1_0(head, told)
    yield head.getvalue()
    flat = np.ascontiguousarray(array).reshape(-1)
    step = max(1, _PIECE_BYTES // max(1, dtype.itemsize))
    for start in range(0, flat.size, step):
        yield flat[start : start + step].tobytes()
        release_pages(array)


def _shown(shape: tuple[int, ...]) -> str:
    return " x ".join(str(n) for n in shape[:6]) or "()"
