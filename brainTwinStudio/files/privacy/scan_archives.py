"""Signs of a person in .npz and .zip: names of members, and texts in them."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from brainTwinStudio.files.privacy.personal import personal_words
from brainTwinStudio.files.privacy.scanner import Finding, Scanner, field, in_text
from brainTwinStudio.files.safe_zip import Archive
from brainTwinStudio.files.tables.npy_bytes import array_of

_TEXTS = (".txt", ".csv", ".tsv", ".json", ".md")
_MOST_TEXTS = 5000


def recognises(name: str, head: bytes) -> bool:
    return head[:4] == b"PK\x03\x04" and name.endswith((".npz", ".zip", ".btwin"))


def look(path: Path) -> Iterator[Finding]:
    """Arrays of text and text files; numbers are left alone."""
    with Archive(path, path) as archive:
        for name in archive.names:
            stem = Path(name).name.partition(".")[0]
            for sign in personal_words(stem):
                yield field(path, f"member {name}", sign.what, sign.text, "Rename it.")
            if name.endswith(".npy"):
                yield from _in_array(path, name, archive.read(name))
            elif name.lower().endswith(_TEXTS):
                yield from _in_lines(path, name, archive.read(name))


def _in_array(path: Path, name: str, data: bytes) -> Iterator[Finding]:
    array = array_of(path, data, name, text=True)
    if array.dtype.kind != "U":
        return
    place = f"variable {name.removesuffix('.npy')}"
    with np.errstate(all="ignore"):
        texts = [str(text) for text in array.reshape(-1)[:_MOST_TEXTS]]
    for text in dict.fromkeys(texts):
        yield from in_text(path, place, text)
        for sign in personal_words(text) if array.size == 1 else ():
            yield field(path, place, sign.what, sign.text, "Remove the variable.")


def _in_lines(path: Path, name: str, data: bytes) -> Iterator[Finding]:
    for number, line in enumerate(
        data.decode("utf-8", "replace").splitlines()[:_MOST_TEXTS]
    ):
        words = line.replace(",", " ").split()
        if not all(map(_is_number, words)):
            yield from in_text(path, f"member {name}, row {number + 1}", line)


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


SCANNER = Scanner("archives", recognises, look)
