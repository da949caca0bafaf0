"""Several named NumPy arrays in a .npz file."""

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import Content, Reader, SourceFile
from brainTwinStudio.files.safe_zip import Archive, is_zip
from brainTwinStudio.files.source import MAX_BYTES
from brainTwinStudio.files.tables.keyed_arrays import content_of
from brainTwinStudio.files.tables.npy_bytes import array_of
from brainTwinStudio.project import Array


def recognises(source: SourceFile) -> bool:
    if not is_zip(source.data):
        return False
    try:
        with Archive(source.path, source.data) as archive:
            names = archive.names
    except FileError:
        return False
    return bool(names) and all(_is_top_level(name) for name in names)


def read(source: SourceFile) -> Content:
    """Every table in the file as a sheet; "tr" and region names where it has them."""
    arrays: dict[str, Array] = {}
    texts: dict[str, tuple[str, ...]] = {}
    with Archive(source.path, source.data, MAX_BYTES) as archive:
        for name in archive.names:
            if not _is_top_level(name):
                continue
            key = name.removesuffix(".npy")
            array = array_of(source.path, archive.read(name), key, text=True)
            if array.dtype.kind == "U":
                texts[key] = _text_of(source, array, key)
            else:
                arrays[key] = array
    return content_of(source, arrays, texts)


def _is_top_level(name: str) -> bool:
    return name.endswith(".npy") and "/" not in name


def _text_of(source: SourceFile, array: Array, key: str) -> tuple[str, ...]:
    """NumPy makes text of any number; only real characters are taken here."""
    flat = np.ascontiguousarray(array).reshape(-1)
    if not array.dtype.itemsize or not flat.size:
        return ("",) * flat.size
    codes = flat.view(f"{array.dtype.byteorder}u4")
    if ((codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xE000))).any():
        raise FileError(source.path, f"{key}: The text in it is damaged.")
    return tuple(str(text) for text in flat)


READER = Reader("NumPy arrays", (".npz",), recognises, read, "NumPy")
