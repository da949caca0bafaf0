"""One NumPy array in a .npy file."""

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import Content, Reader, Sheet, SourceFile
from brainTwinStudio.files.tables.keyed_arrays import numbers_of
from brainTwinStudio.files.tables.npy_bytes import MAGIC, array_of


def recognises(source: SourceFile) -> bool:
    return source.data[:6] == MAGIC


def read(source: SourceFile) -> Content:
    """The array as one sheet (row, column)."""
    if not recognises(source):
        raise FileError(source.path, "It is called .npy but is not a NumPy file.")
    array = array_of(source.path, source.data)
    if array.ndim != 2 or min(array.shape) < 1:
        raise FileError(
            source.path,
            f"The array has shape {array.shape}; expected rows and columns.",
        )
    return Content((Sheet(numbers_of(source, array)),))


READER = Reader("NumPy array", (".npy",), recognises, read, "NumPy")
