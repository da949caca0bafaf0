"""Bring a file of the user into memory, within limits."""

import gzip
import hashlib
import io
import re
import zlib
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import SourceFile, sha256_of
from brainTwinStudio.language import tr

MAX_BYTES = 512 * 1024**2
# Files that may be larger than memory: only their beginning is read at first.
IN_PLACE = (".nii", ".nii.gz", ".mgz", ".mgh", ".mgh.gz")
HEAD_BYTES = 64 * 1024
_GZIP_DAMAGED = tr("The gzip data are damaged or cut off; fetch the file again.")
_KEYED = re.compile(
    r"^(?P<file>.+\.(?:npz|mat|dlabel\.nii)(?:\.gz)?):(?P<key>[^:/\\]+)$", re.I
)


def split_key(path: str | Path) -> tuple[Path, str]:
    """("sub.npz:bold") -> (Path("sub.npz"), "bold"); the key is "" where none is."""
    text = str(path)
    hit = _KEYED.match(text)
    if hit and not Path(text).exists():
        return Path(hit["file"]), hit["key"]
    return Path(text), ""


def load(path: Path) -> SourceFile:
    """The bytes of a file, gunzipped; of the formats IN_PLACE only the first of them.
    Raises FileError."""
    if path.is_dir():
        raise FileError(path, tr("This is a folder; expected a file."))
    if path.name.lower().endswith(IN_PLACE):
        return _head(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileError(path, _too_big(size))
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if not raw:
        raise FileError(path, tr("The file is empty."))
    name = path.name.lower()
    data = raw
    if raw[:2] == b"\x1f\x8b":
        name = name.removesuffix(".gz")
        data = _gunzipped(path, raw)
    return SourceFile(path, name, data, sha256_of(raw))


def _head(path: Path) -> SourceFile:
    try:
        with path.open("rb") as stream:
            raw = stream.read(HEAD_BYTES)
            stream.seek(0)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if not raw:
        raise FileError(path, tr("The file is empty."))
    name, data = path.name.lower(), raw
    if raw[:2] == b"\x1f\x8b":
        name = name.removesuffix(".gz")
        try:
            data = zlib.decompressobj(wbits=31).decompress(raw, HEAD_BYTES)
        except zlib.error:
            raise FileError(path, _GZIP_DAMAGED) from None
    return SourceFile(path, name, data, sha256, is_head=True)


def _unreadable(path: Path, error: OSError | ValueError) -> FileError:
    if isinstance(error, FileNotFoundError):
        return FileError(path, tr("There is no such file."))
    reason = getattr(error, "strerror", None) or tr("the name is not valid")
    return FileError(path, tr("The file cannot be read: {reason}.", reason=reason))


def unpacked_limit(packed: int) -> int:
    """How many bytes may come out of so many packed ones."""
    return min(MAX_BYTES, max(64 * 1024**2, 200 * packed))


def unpacked(path: Path) -> bytes:
    """A gzipped file of any format in memory. Raises FileError."""
    if path.stat().st_size > MAX_BYTES:
        raise FileError(path, _too_big(path.stat().st_size))
    return _gunzipped(path, path.read_bytes())


def _gunzipped(path: Path, raw: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as stream:
            data = stream.read(unpacked_limit(len(raw)) + 1)
    except (OSError, EOFError, zlib.error):
        raise FileError(path, _GZIP_DAMAGED) from None
    if len(data) > unpacked_limit(len(raw)):
        raise FileError(path, _too_big(len(data)))
    if not data:
        raise FileError(path, tr("The file is empty."))
    return data


def _too_big(size: int) -> str:
    return tr(
        "The file holds {size:.0f} MB or more; region data of one person are expected "
        "below {most} MB.",
        size=size / 1e6,
        most=MAX_BYTES // 1024**2,
    )
