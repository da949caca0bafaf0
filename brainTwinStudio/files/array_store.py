"""Arrays of a project: immutable files named by the sha256 of their bytes."""

import contextlib
import hashlib
import re
import weakref
from pathlib import Path

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.disk import refused, replacing
from brainTwinStudio.files.tables.npy_bytes import HEAD_BYTES, header_of, pieces_of
from brainTwinStudio.project import Array

_NAME = re.compile(r"[0-9a-f]{64}")


def is_sha256(text: str) -> bool:
    return bool(_NAME.fullmatch(text))


class ArrayStore:
    """The folder arrays/. An array that came from it or went to it is never hashed
    or written again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[int, tuple[weakref.ref[Array], str]] = {}
        self._open: dict[str, weakref.ref[Array]] = {}
        self._verified: set[str] = set()

    def put(self, array: Array) -> str:
        """Store an array durably unless it is there; gives its sha256."""
        known = self._known.get(id(array))
        if known is not None and known[0]() is array:
            return known[1]
        digest = hashlib.sha256()
        for piece in pieces_of(array):
            digest.update(piece)
        sha = digest.hexdigest()
        if not self._holds(sha):
            with replacing(self.folder / f"{sha}.npy") as stream:
                for piece in pieces_of(array):
                    stream.write(piece)
        self._verified.add(sha)
        self._remember(array, sha)
        return sha

    def get(self, sha: str) -> Array:
        """The array, read-only and memory-mapped. Raises FileError when the file is
        missing, or is not what its name says."""
        again = self._open.get(sha, lambda: None)()
        if again is not None:
            return again
        if not is_sha256(sha):
            raise FileError(self.folder, f"'{sha[:70]}' is not the name of an array.")
        array = self._mapped(self.folder / f"{sha}.npy", sha)
        self._open[sha] = weakref.ref(array)
        self._remember(array, sha)
        return array

    def keep_only(self, used: set[str]) -> None:
        """Delete every array that is not in `used`."""
        for file in self.folder.glob("*.npy"):
            if is_sha256(file.stem) and file.stem not in used:
                with contextlib.suppress(OSError):  # still mapped on Windows
                    file.unlink()

    def read_bytes(self, sha: str) -> bytes:
        """The file of an array as it is on disk, verified. Raises FileError."""
        self.get(sha)
        try:
            return (self.folder / f"{sha}.npy").read_bytes()
        except OSError as error:
            raise refused(self.folder, error) from None

    def _mapped(self, path: Path, sha: str) -> Array:
        try:
            size = path.stat().st_size
            with path.open("rb") as stream:
                header = header_of(path, stream.read(HEAD_BYTES), size)
            if sha not in self._verified and _sha256_of_file(path) != sha:
                raise FileError(
                    path, "The array is not what its name says: the file is damaged."
                )
            order = "F" if header.fortran else "C"
            if 0 in header.shape or size > header.offset:
                array = _map(path, header.dtype, header.offset, header.shape, order)
            else:
                array = np.empty(header.shape, header.dtype)
        except FileNotFoundError:
            raise FileError(path, "This array of the project is missing.") from None
        except OSError as error:
            raise FileError(path, f"It cannot be read: {error.strerror}.") from None
        self._verified.add(sha)
        array.flags.writeable = False
        return array

    def _holds(self, sha: str) -> bool:
        """Whether a sound file of that name exists; a damaged one is written anew."""
        path = self.folder / f"{sha}.npy"
        if sha in self._verified:
            return path.exists()
        return path.exists() and _sha256_of_file(path) == sha

    def _remember(self, array: Array, sha: str) -> None:
        if array.flags.writeable:
            return
        key = id(array)
        forget = self._known.pop
        reference = weakref.ref(array, lambda _: forget(key, None))
        self._known[key] = (reference, sha)


def _map(
    path: Path, dtype: np.dtype, offset: int, shape: tuple[int, ...], order: str
) -> Array:
    """A plain array over the mapped file (np.memmap cannot map nothing)."""
    if 0 in shape:
        return np.empty(shape, dtype)
    mapped = np.memmap(path, dtype, "r", offset, shape or (1,), order)  # type: ignore[call-overload]
    return np.asarray(mapped).reshape(shape, order=order)  # type: ignore[call-overload]


def _sha256_of_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
