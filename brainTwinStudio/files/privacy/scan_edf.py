"""Signs of a person in EDF, EDF+ and BDF: the header's fields and the annotations.

Fields: Kemp and Olivan 2003, doi:10.1016/S1388-2457(03)00123-8. "X" stands for what was
left out, 01.01.85 for a date that was.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.privacy.scanner import Finding, Scanner, field, in_text
from brainTwinStudio.files.waves.edf_header import edf_header

_BLANK = re.compile(r"^(?:startdate)?[xX\s0.\-_]*$|^anonym\w*$", re.I)
_NO_DATES = frozenset({"", "01.01.85", "00.00.00", "01.01.00"})
_MOST_BYTES = 64 * 1024**2
_MOST_SIGNALS = 4096
_PATIENT = ("patient code", "sex", "birth date", "patient name")
_RECORDING = ("start date", "administration code", "technician", "equipment")


def recognises(name: str, head: bytes) -> bool:
    is_bdf = head[:8] == b"\xffBIOSEMI"
    return is_bdf or (head[:8] == b"0       " and name.endswith((".edf", ".rec")))


def look(path: Path) -> Iterator[Finding]:
    """Patient, recording and date of the header, then the annotations."""
    with path.open("rb") as stream:
        head = stream.read(256).decode("latin-1")
    yield from _fields(path, "patient field", head[8:88], _PATIENT)
    recording = re.sub(r"^Startdate\s*", "", head[88:168].strip())
    yield from _fields(path, "recording field", recording, _RECORDING)
    if head[168:176].strip() not in _NO_DATES:
        yield field(
            path, "header, start date", "a date", f"{head[168:176]} {head[176:184]}",
            "Set it to 01.01.85 00.00.00.",
        )  # fmt: skip
    for text in _signal_texts(path, head):
        yield from in_text(path, "header, texts of signals", text)
    for text in _annotations(path):
        yield from in_text(path, "annotation", text)


def _signal_texts(path: Path, head: str) -> Iterator[str]:
    """Labels, transducers and filters: 16, 80 and 80 letters a signal."""
    count = head[252:256].strip()
    if not count.isdigit():
        return
    signals = min(int(count), _MOST_SIGNALS)
    with path.open("rb") as stream:
        stream.seek(256)
        texts = stream.read(signals * 256).decode("latin-1")
    starts = ((0, 16), (16 * signals, 80), (136 * signals, 80))
    found = [
        texts[a + i * w : a + (i + 1) * w] for a, w in starts for i in range(signals)
    ]
    yield from dict.fromkeys(text.strip() for text in found if text.strip())


def _fields(
    path: Path, place: str, text: str, names: tuple[str, ...]
) -> Iterator[Finding]:
    """Words of an EDF+ field by their meaning; all of one that has another form."""
    words = text.split()
    if _BLANK.match(text.strip()):
        return
    if len(words) < len(names):
        yield field(path, f"header, {place}", "text about the person", text,
                    "Replace it by X X X X.")  # fmt: skip
        return
    for position, word in enumerate(words):
        what = names[min(position, len(names) - 1)]
        if not _BLANK.match(word) and what not in ("sex", "equipment"):
            yield field(path, f"header, {place}", what, word, "Replace it by X.")


def _annotations(path: Path) -> Iterator[str]:
    """Texts of the annotation signal, without reading the others."""
    try:
        header = edf_header(path)
    except FileError:
        return
    sizes = [n * header.sample_bytes for n in header.samples_per_record]
    marks = [i for i in range(len(sizes)) if i not in header.signals]
    seen: set[str] = set()
    left = _MOST_BYTES
    with path.open("rb") as stream:
        for record in range(header.records if marks else 0):
            for mark in marks:
                start = header.header_bytes + record * header.record_bytes
                stream.seek(start + sum(sizes[:mark]))
                data = stream.read(sizes[mark])
                left -= len(data)
                for part in re.split(rb"[\x14\x00]+", data):
                    text = part.decode("utf-8", "replace")
                    if len(text) > 3 and text[0] not in "+-" and text not in seen:
                        seen.add(text)
                        yield text
            if left < 0:
                return


SCANNER = Scanner("EDF and BDF", recognises, look)
