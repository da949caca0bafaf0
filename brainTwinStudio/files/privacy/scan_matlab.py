"""Signs of a person in MATLAB files: the text at the head, names and texts inside."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from brainTwinStudio.files.privacy.identifiers import signs_in
from brainTwinStudio.files.privacy.personal import personal_words
from brainTwinStudio.files.privacy.scanner import Finding, Scanner, field, in_text
from brainTwinStudio.files.source import load
from brainTwinStudio.files.tables import matlab
from brainTwinStudio.files.tables.keyed_arrays import Value

_CREATED = re.compile(
    r"Created on:?\s*([^,\0]{6,40})|(?:(?:created|saved) by|user)[ :=]+(\S+)", re.I
)
_PERSONAL = re.compile(
    r"(?i)(?:^|[._])(?:(?:patient|subject|last|first|sur|family|given)[._ ]?name|"
    r"birth\w*|dob|mrn|age|patient|physician|operator)$"
)
# Of EEGLAB and its like: a code is welcome there, a name is not.
_TELLING = re.compile(
    r"(?i)(?:^|[._])(?:subject|session|group|setname|file_?name|file_?path|datfile|"
    r"comments?|history|notes?|description)$"
)


def recognises(name: str, head: bytes) -> bool:
    return head[:6] == b"MATLAB" or name.endswith((".mat", ".set"))


def look(path: Path) -> Iterator[Finding]:
    """The 116 bytes of text, then every variable."""
    source = load(path)
    if source.data[:6] == b"MATLAB":
        head = source.data[:116].split(b"\0")[0].decode("latin-1")
        for hit in _CREATED.finditer(head):
            what = "a date" if hit[1] else "a user"
            yield field(path, "text at the head", what, hit[1] or hit[2],
                        "Save it anew with a neutral text.")  # fmt: skip
        if not _CREATED.search(head):
            yield from in_text(path, "text at the head", head)
    for name, value in matlab.values_of(source):
        yield from _in_value(path, name, value)


def _in_value(path: Path, name: str, value: Value) -> Iterator[Finding]:
    place = f"variable {name}"
    if isinstance(value, Mapping):
        for inner, one in value.items():
            yield from _in_value(path, f"{name}.{inner}", one)
        return
    for sign in personal_words(name.rpartition(".")[2]):
        yield field(path, place, sign.what, sign.text, "Rename the variable.")
    texts = value if isinstance(value, tuple) else ()
    joined = " ".join(text for text in texts if text)
    if joined and _PERSONAL.search(name):
        yield field(path, place, "a personal field", joined, "Remove the variable.")
    elif joined and _TELLING.search(name):
        yield from in_text(path, place, joined)
        for sign in personal_words(joined):
            yield field(path, place, sign.what, sign.text, "Remove the variable.")
    elif joined and signs_in(joined):
        yield from in_text(path, place, joined)


SCANNER = Scanner("MATLAB", recognises, look)
