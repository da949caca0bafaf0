"""Signs of a person in FreeSurfer surfaces and GIFTI files: who made them, and when."""

import re
from collections.abc import Iterator
from pathlib import Path

from brainTwinStudio.files.privacy.personal import personal_words
from brainTwinStudio.files.privacy.scanner import Finding, Scanner, field, in_text

_SURFACE = b"\xff\xff\xfe"
_CREATED = re.compile(r"created by (\S+) on ([^\n\0]{6,60})")
_MOST_BYTES = 4 * 1024**2
_CELL = re.compile(
    r"<Name>\s*(?:<!\[CDATA\[)?([^<\]]*)(?:\]\]>)?\s*</Name>\s*"
    r"<Value>\s*(?:<!\[CDATA\[)?([^<\]]*)(?:\]\]>)?\s*</Value>"
)
_WHO = re.compile(r"(?i)^(?:user_?name|patient\w*|subject(?:_?(?:id|name))?|operator)$")
_WHEN = re.compile(r"(?i)^(?:\w*date|\w*time|date_?time)$")


def recognises(name: str, head: bytes) -> bool:
    return head[:3] == _SURFACE or name.endswith(".gii") or b"<GIFTI" in head


def look(path: Path) -> Iterator[Finding]:
    """The line at the head of a surface, the meta data of a GIFTI."""
    with path.open("rb") as stream:
        data = stream.read(_MOST_BYTES)
    if data[:3] == _SURFACE:
        text = data[3:300].split(b"\n\n")[0].decode("latin-1")
        if hit := _CREATED.search(text):
            for what, words in (("a user", hit[1]), ("a date", hit[2].strip())):
                yield field(path, "line at the head", what, words,
                            "Write the surface anew without it.")  # fmt: skip
        return
    text = data.decode("utf-8", "replace")
    for name, value in _CELL.findall(text):
        title, words = name.strip(), value.strip()
        if not words:
            continue
        if _WHO.match(title):
            what = "a user" if title.lower().startswith("user") else "patient code"
            yield field(path, f"meta data, {title}", what, words, "Empty the field.")
        elif _WHEN.match(title):
            yield field(path, f"meta data, {title}", "a date", words,
                        "Empty the field.")  # fmt: skip
        else:
            yield from in_text(path, f"meta data, {title}", words)
            for sign in personal_words(words) if title.lower() == "name" else ():
                yield field(path, f"meta data, {title}", sign.what, sign.text,
                            "Empty the field.")  # fmt: skip


SCANNER = Scanner("surfaces", recognises, look)
