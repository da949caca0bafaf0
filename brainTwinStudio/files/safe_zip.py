"""Zip archives of strangers: no path leaves the archive, no size is believed."""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from brainTwinStudio.errors import FileError

MAX_TOTAL_BYTES = 4 * 1024**3
MAX_MEMBERS = 100_000
MAX_RATIO = 200
_RATIO_FROM_BYTES = 16 * 1024**2
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
    KeyError,
    IndexError,
    OverflowError,
    TypeError,
    AttributeError,
    MemoryError,
)


class Archive:
    """An open zip whose members were all checked before the first is read."""

    def __init__(
        self, path: object, data: bytes | Path, limit: int = MAX_TOTAL_BYTES
    ) -> None:
        """Open `data` (bytes, or a file on disk); `path` is what errors name."""
        self.path = path
        try:
            self._zip = zipfile.ZipFile(
                io.BytesIO(data) if isinstance(data, bytes) else data
            )
            self._members = {
                info.filename: info
                for info in self._zip.infolist()
                if not info.is_dir()
            }
            self._check(self._zip.infolist(), limit)
        except FileError:
            raise
        except FileNotFoundError:
            raise FileError(path, "There is no such file.") from None
        except _FAULTS:
            raise FileError(
                path, "This is not a zip archive, or it is cut off or damaged."
            ) from None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of one member, never more than it declared."""
        info = self._members.get(name)
        if info is None:
            raise FileError(self.path, f"The archive holds no '{name}'.")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except _FAULTS:
            data = b""
        if len(data) != info.file_size:
            raise FileError(self.path, f"'{name}' in the archive is damaged.")
        return data

    def close(self) -> None:
        self._zip.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check(self, infos: list[zipfile.ZipInfo], limit: int) -> None:
        if len(infos) > MAX_MEMBERS:
            raise FileError(self.path, f"{len(infos)} members; at most {MAX_MEMBERS}.")
        names = [info.filename for info in infos]
        if len(set(names)) != len(names):
            raise FileError(self.path, "Two members of the archive share a name.")
        for info in infos:
            self._check_member(info)
        total = sum(info.file_size for info in infos)
        if total > limit:
            raise FileError(
                self.path,
                f"The archive would unpack to {total / 1e9:.1f} GB; at most "
                f"{limit / 1e9:.1f} GB are read.",
            )

    def _check_member(self, info: zipfile.ZipInfo) -> None:
        name = info.filename
        if _leaves(name) or _leaves(info.orig_filename):
            raise FileError(
                self.path, f"The member '{name[:80]}' points outside the archive."
            )
        if stat.S_ISLNK(info.external_attr >> 16):
            raise FileError(self.path, f"The member '{name[:80]}' is a link.")
        if info.flag_bits & 0x1:
            raise FileError(self.path, f"The member '{name[:80]}' is encrypted.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileError(
                self.path,
                f"The member '{name[:80]}' is packed in an unusual way; pack it with "
                "'deflate'.",
            )
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > _RATIO_FROM_BYTES and ratio > MAX_RATIO:
            raise FileError(
                self.path,
                f"The member '{name[:80]}' would unpack to {ratio:.0f} times its size; "
                "it is not opened.",
            )


def is_zip(data: bytes) -> bool:
    return data[:4] == b"PK\x03\x04"


def write_members(target: BinaryIO, members: Iterable[tuple[str, bytes]]) -> None:
    """Write a zip; the same members give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as out:
        for name, data in members:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            out.writestr(info, data)


def _leaves(name: str) -> bool:
    return (
        not name
        or name.startswith(("/", "\\"))
        or "\\" in name
        or "\0" in name
        or bool(re.match(r"^[A-Za-z]:", name))
        or ".." in PurePosixPath(name).parts
    )
