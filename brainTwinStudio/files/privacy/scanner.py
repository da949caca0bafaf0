"""What looks into one format for signs of a person, and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from brainTwinStudio.files.privacy.identifiers import signs_in


@dataclass(frozen=True, slots=True)
class Finding:
    """file: its path; place in it; what it seems to be; text: the words themselves;
    suggestion: what to do in the file, which stays as it is."""

    file: str
    place: str
    what: str
    text: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Scanner:
    """One format. `recognises` sees the lower-case name and the first 1024 bytes;
    `look` reads headers and texts, never the signals, and raises OSError, ValueError
    or FileError where the file is damaged."""

    label: str
    recognises: Callable[[str, bytes], bool]
    look: Callable[[Path], Iterable[Finding]]


def field(path: Path, place: str, what: str, text: str, suggestion: str) -> Finding:
    return Finding(str(path), place, what, " ".join(text.split())[:120], suggestion)


def in_text(path: Path, place: str, text: str) -> list[Finding]:
    """Findings in a piece of free text."""
    return [
        field(path, place, sign.what, sign.text, "Remove it from the text.")
        for sign in signs_in(text)
    ]
