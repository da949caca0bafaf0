"""MATLAB .mat files of version 7.3: HDF5, every array stored with its axes reversed.

Text is codes with the attribute MATLAB_class "char", a cell array holds references, a
structure is a group. Sizes are believed only where the file can hold them.
"""

import io
from typing import Any

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import SourceFile
from brainTwinStudio.files.source import unpacked_limit
from brainTwinStudio.files.tables.keyed_arrays import Value
from brainTwinStudio.project import Array

_MAGIC = b"\x89HDF\r\n\x1a\n"
_DEEPEST = 8
_MOST_TEXTS = 20_000
_FAULTS = (  # what h5py was seen to raise on damaged files; RuntimeError is HDF5's own
    OSError, RuntimeError, KeyError, ValueError, TypeError, AttributeError,
    MemoryError, OverflowError, IndexError,
)  # fmt: skip


def is_hdf5(source: SourceFile) -> bool:
    """MATLAB puts 512 bytes of text before the HDF5 file."""
    head = source.data[:520]
    return head[:10] == b"MATLAB 7.3" or _MAGIC in (head[:8], head[512:])


def variables(source: SourceFile) -> list[tuple[str, Value]]:
    """Names and values of all variables. Raises FileError."""
    import h5py

    try:
        with h5py.File(io.BytesIO(source.data), "r") as file:
            walk = _Walk(source, file)
            names = [str(name) for name in file if not str(name).startswith("#")]
            return [(name, walk.value(file[name])) for name in names]
    except FileError:
        raise
    except _FAULTS:
        raise FileError(
            source.path, "The MATLAB 7.3 (HDF5) file is cut off or damaged."
        ) from None


class _Walk:
    """Values of one open file, within what it may unpack to."""

    def __init__(self, source: SourceFile, file: Any) -> None:
        self._source = source
        self._file = file
        self._left = unpacked_limit(len(source.data))

    def value(self, thing: Any, depth: int = 0) -> Value:
        import h5py

        if isinstance(thing, h5py.Group):
            return self._fields(thing, depth)
        kind = _class_of(thing)
        if thing.attrs.get("MATLAB_empty", 0):
            return () if kind in ("char", "cell") else "empty"
        if "MATLAB_sparse" in thing.attrs:
            return "a sparse matrix"
        if kind == "char":
            return _rows_of_text(self._array(thing))
        if thing.dtype.kind == "O":
            return self._texts(thing)
        return self._array(thing) if thing.dtype.kind in "fiub" else "complex"

    def _fields(self, group: Any, depth: int) -> Value:
        if "MATLAB_sparse" in group.attrs:
            return "a sparse matrix"
        if depth >= _DEEPEST:
            return "too deep a structure"
        return {name: self.value(group[name], depth + 1) for name in group}

    def _array(self, dataset: Any) -> Array:
        self._left -= int(dataset.size) * dataset.dtype.itemsize
        if self._left < 0:
            raise FileError(
                self._source.path,
                f"'{dataset.name[:60]}' and the variables before it claim more than "
                "the file can hold.",
            )
        return np.asarray(dataset[()]).T

    def _texts(self, dataset: Any) -> Value:
        """Texts of a cell array, or a word for what else it holds."""
        if dataset.size > _MOST_TEXTS or dataset.dtype.metadata is None:
            return "a cell array"
        found: list[str] = []
        for reference in np.asarray(dataset[()]).T.reshape(-1, order="F"):
            thing = self._file[reference]
            if _class_of(thing) != "char":
                return "a cell array of other things than text"
            empty = bool(thing.attrs.get("MATLAB_empty", 0))
            rows = () if empty else _rows_of_text(self._array(thing))
            found.append(rows[0] if rows else "")
        return tuple(found)


def _class_of(thing: Any) -> str:
    kind = thing.attrs.get("MATLAB_class", b"")
    return kind.decode("latin-1") if isinstance(kind, bytes) else str(kind)


def _rows_of_text(codes: Array) -> tuple[str, ...]:
    """The rows of a character matrix (row, column) of UTF-16 codes."""
    table = np.atleast_2d(codes).astype("<u2")
    return tuple(
        row.tobytes().decode("utf-16-le", "replace").strip(" \0") for row in table
    )
