"""Signs of a person in BrainVision headers and markers: texts, dates of segments."""

import re
from collections.abc import Iterator
from pathlib import Path

from brainTwinStudio.files.privacy.personal import personal_words
from brainTwinStudio.files.privacy.scanner import Finding, Scanner, field, in_text

_MOST_BYTES = 16 * 1024**2
_SEGMENT = re.compile(r"^(Mk\d+)=New Segment,.*,(\d{14,20})\s*$", re.I)
_POINTER = re.compile(r"^(DataFile|MarkerFile)=(.+)$", re.I)
_ZERO = re.compile(r"^0+$")


def recognises(name: str, head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf")[:13] == b"Brain Vision " or (
        name.endswith((".vhdr", ".vmrk")) and b"BrainVision" in head
    )


def look(path: Path) -> Iterator[Finding]:
    """Line by line: dates of new segments, names of the files, comments."""
    with path.open("rb") as stream:
        data = stream.read(_MOST_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    for number, line in enumerate(text.splitlines(), start=1):
        place = f"row {number}"
        if (hit := _SEGMENT.match(line)) and not _ZERO.match(hit[2]):
            yield field(path, f"{place}, {hit[1]}", "a date", hit[2],
                        "Remove the last cell of the marker.")  # fmt: skip
        elif hit := _POINTER.match(line):
            for sign in personal_words(hit[2].strip()):
                yield field(path, f"{place}, {hit[1]}", sign.what, sign.text,
                            "Rename the file, here too.")  # fmt: skip
        elif not hit:
            yield from in_text(path, place, line)


SCANNER = Scanner("BrainVision", recognises, look)
