"""The header of EDF, EDF+ and BDF: what must fit before MNE reads the signals.

Field widths: Kemp et al. 1992, doi:10.1016/0013-4694(92)90009-7; EDF+ and its
discontinuous files: Kemp and Olivan 2003, doi:10.1016/S1388-2457(03)00123-8.
Fields about the person (bytes 8 to 184) are not read.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from brainTwinStudio.errors import FileError

_MAIN = 256
_LABEL, _UNIT_AT, _SAMPLES_AT = 16, 16 + 80, 16 + 80 + 5 * 8 + 80
_PER_SIGNAL = 256
_MARKS = ("EDF Annotations", "BDF Annotations")
_TAL = re.compile(
    rb"([+-]\d{1,12}(?:\.\d{0,12})?)(?:\x15(\d{1,12}(?:\.\d{0,12})?))?\x14([^\0]*\x14)\0"
)
MOST_SIGNALS = 4096


@dataclass(frozen=True, slots=True)
class EdfHeader:
    """labels, units, samples_per_record (signal,); record_s; records held by the file;
    record_bytes of one record; discontinuous: EDF+D, whose records have gaps."""

    labels: tuple[str, ...]
    units: tuple[str, ...]
    samples_per_record: tuple[int, ...]
    record_s: float
    records: int
    header_bytes: int
    sample_bytes: int
    discontinuous: bool

    @property
    def record_bytes(self) -> int:
        return sum(self.samples_per_record) * self.sample_bytes

    @property
    def signals(self) -> tuple[int, ...]:
        """Signals that are not annotations."""
        return tuple(i for i, n in enumerate(self.labels) if n not in _MARKS)

    def rate_hz(self, signal: int) -> float:
        return self.samples_per_record[signal] / self.record_s


def edf_header(path: Path) -> EdfHeader:
    """Raises FileError with the byte at which the header is wrong, or when the file
    ends before its first record does."""
    with path.open("rb") as stream:
        main = stream.read(_MAIN)
        if len(main) < _MAIN:
            raise FileError(
                path, f"The header has {len(main)} bytes; expected {_MAIN}."
            )
        count = _whole(path, main, 252, 4, "number of signals")
        if not 1 <= count <= MOST_SIGNALS:
            raise FileError(path, f"Header, byte 252: {count} signals; expected 1 to "
                            f"{MOST_SIGNALS}.")  # fmt: skip
        table = stream.read(_PER_SIGNAL * count)
    if len(table) < _PER_SIGNAL * count:
        raise FileError(path, f"The header ends before its {count} signals do.")
    size = path.stat().st_size
    header = EdfHeader(
        labels=_texts(table, 0, _LABEL, count),
        units=_texts(table, _UNIT_AT * count, 8, count),
        samples_per_record=_samples(path, table, count),
        record_s=_seconds(path, main),
        records=0,
        header_bytes=_MAIN + _PER_SIGNAL * count,
        sample_bytes=3 if main[0] == 0xFF else 2,
        discontinuous=main[192:197] in (b"EDF+D", b"BDF+D"),
    )
    stated = _whole(path, main, 236, 8, "number of records")
    held = (size - header.header_bytes) // header.record_bytes
    if held < 1:
        raise FileError(path, "The file ends before its first record does.")
    if not header.signals:
        raise FileError(path, "It holds annotations only, no signals.")
    records = held if stated < 0 else min(held, stated)
    if records < 1:
        raise FileError(
            path, f"Header, byte 236: {stated} records; expected 1 or more."
        )
    return replace(header, records=records)


@dataclass(frozen=True, slots=True)
class RecordTimes:
    """starts_s (record,) after the start of the first; marks (onset_s, duration_s,
    text) on the same clock."""

    starts_s: tuple[float, ...]
    marks: tuple[tuple[float, float, str], ...]


def record_times(path: Path, header: EdfHeader) -> RecordTimes:
    """When the records of an EDF+ start, and its annotations; MNE keeps neither where
    records have gaps. Raises FileError where a record does not state its start."""
    marking = [i for i, n in enumerate(header.labels) if n in _MARKS]
    if not marking:
        raise FileError(
            path, "It is called discontinuous but does not state when records start."
        )
    starts: list[float] = []
    marks: list[tuple[float, float, str]] = []
    with path.open("rb", buffering=0) as stream:
        for record in range(header.records):
            for signal in marking:
                data, at = _piece(stream, header, record, signal)
                found = _tals(data)
                if signal == marking[0]:
                    starts.append(_start(path, found, record, at))
                marks += [mark for mark in found if mark[2]]
    if any(b < a for a, b in pairwise(starts)):
        raise FileError(path, "The records do not follow each other in time.")
    zero = starts[0]
    return RecordTimes(
        tuple(start - zero for start in starts),
        tuple((onset - zero, duration, text) for onset, duration, text in marks),
    )


def _piece(
    stream: BinaryIO, header: EdfHeader, record: int, signal: int
) -> tuple[bytes, int]:
    """Bytes of one signal in one record, and where they stand."""
    before = sum(header.samples_per_record[:signal]) * header.sample_bytes
    at = header.header_bytes + record * header.record_bytes + before
    stream.seek(at)
    return stream.read(header.samples_per_record[signal] * header.sample_bytes), at


def _tals(data: bytes) -> list[tuple[float, float, str]]:
    """Onset, duration and text of each annotation; an empty text keeps the time."""
    found = []
    for onset, duration, texts in _TAL.findall(data):
        for text in texts.split(b"\x14")[:-1]:
            words = text.decode("utf-8", "replace").strip()
            found.append((float(onset), float(duration or 0), words))
    return found


def _start(
    path: Path, found: list[tuple[float, float, str]], record: int, at: int
) -> float:
    if not found or found[0][2]:
        raise FileError(
            path, f"Record {record + 1} (byte {at}) does not state when it starts."
        )
    return found[0][0]


def _texts(table: bytes, start: int, width: int, count: int) -> tuple[str, ...]:
    cells = (table[start + i * width : start + (i + 1) * width] for i in range(count))
    return tuple(cell.decode("latin-1").strip(" \0") for cell in cells)


def _samples(path: Path, table: bytes, count: int) -> tuple[int, ...]:
    start = _SAMPLES_AT * count
    found = []
    for i in range(count):
        n = _whole(path, table, start + 8 * i, 8, f"samples of signal {i + 1}", _MAIN)
        if n < 1:
            raise FileError(
                path,
                f"Header, byte {_MAIN + start + 8 * i}: {n} samples per record of "
                f"signal {i + 1}; expected 1 or more.",
            )
        found.append(n)
    return tuple(found)


def _seconds(path: Path, main: bytes) -> float:
    text = main[244:252].decode("latin-1").strip(" \0")
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        seconds = float("nan")
    if not 1e-6 < seconds < 1e6:
        raise FileError(
            path, f"Header, byte 244: the record duration is '{text}'; expected s."
        )
    return seconds


def _whole(
    path: Path, data: bytes, at: int, width: int, what: str, shift: int = 0
) -> int:
    text = data[at : at + width].decode("latin-1").strip(" \0")
    try:
        return int(text)
    except ValueError:
        raise FileError(
            path, f"Header, byte {at + shift}: the {what} is '{text}', not a number."
        ) from None
