"""What a reader is and hands over: numbers, before anyone says their meaning."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from brainTwinStudio.files.images.imaging import Part
from brainTwinStudio.project import Array
from brainTwinStudio.project.patient import GlobalSignal

# What a file may be taken for. The last line needs others beside it (files.pairing).
Kind = Literal[
    "weights", "lengths", "bold", "regions", "tvb",
    "image", "atlas", "surface", "mask", "anatomy", "confounds", "map",
    "eeg", "seeg", "meg", "electrodes", "events", "leadfield",
]  # fmt: skip

LARGEST = 1e30  # no measurement is beyond; squares of it are still finite


@dataclass(frozen=True, slots=True, eq=False)
class SourceFile:
    """A file of the user in memory.

    name: file name in lower case without ".gz"; data: its bytes, gunzipped.
    sha256 is of the bytes on disk. is_head: data are only the beginning, the rest is
    read from `path` when it is needed (source.IN_PLACE).
    """

    path: Path
    name: str
    data: bytes
    sha256: str
    is_head: bool = False

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One table of finite numbers.

    values (row, column) float64; row_names (row,) and column_names (column,) are
    empty where the file has none; key is the sheet's name inside the file, or "".
    """

    values: Array
    key: str = ""
    row_names: tuple[str, ...] = ()
    column_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class RegionTable:
    """Regions in the order of the file.

    names (region,), empty where only centres are told; hemispheres (region,) "L",
    "R", "-" or None where not told; centres_mm (region, xyz) in `space`, or None.
    ids (region,): numbers of the labels in an image of the atlas, () where not told.
    """

    names: tuple[str, ...]
    hemispheres: tuple[str, ...] | None = None
    centres_mm: Array | None = None
    space: str = "not stated"
    ids: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        if self.names or self.centres_mm is None:
            return len(self.names)
        return len(self.centres_mm)


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """Everything one file holds. tr_s: repetition time in s where the file says it;
    is_connectome: the format itself says that its sheets are "weights" and
    "lengths". stated: what the format itself says that this is, and why; part: what an
    image file holds. global_signal: what is known of it from how the signals were
    made, and how it is known. texts: what named-array files say in words."""

    sheets: tuple[Sheet, ...] = ()
    regions: RegionTable | None = None
    tr_s: float | None = None
    notes: tuple[str, ...] = ()
    is_connectome: bool = False
    stated: tuple[Kind, Literal["sure", "likely", "unsure"], str] | None = None
    part: Part | None = None
    maps: tuple[tuple[str, Part], ...] = ()
    global_signal: tuple[GlobalSignal, str] | None = None
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """One file format. `recognises` looks at the content, never only at the name;
    `read` raises FileError with the place of the fault. short: how the window calls
    the format in few letters, "" for its suffixes."""

    label: str
    suffixes: tuple[str, ...]
    recognises: Callable[[SourceFile], bool]
    read: Callable[[SourceFile], Content]
    short: str = ""


def sha256_of(data: bytes | memoryview) -> str:
    return hashlib.sha256(data).hexdigest()
