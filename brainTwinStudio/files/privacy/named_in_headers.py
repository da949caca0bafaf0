"""Words that name the person: in headers, sidecars, names of files and folders.

Free texts hold them without a label ("Haagse sat up"); only the files tell which words
to take out of the texts that are kept.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from brainTwinStudio.files.privacy import (
    scan_bids,
    scan_brainvision,
    scan_edf,
    scan_fif,
    scan_matlab,
    scan_nifti,
)
from brainTwinStudio.files.privacy.personal import personal_words
from brainTwinStudio.files.privacy.scanner import Scanner
from brainTwinStudio.files.source import split_key

_NAMING = frozenset(
    {"patient name", "patient code", "technician", "a name", "text about the person"}
)
_WHO = re.compile(r"(?i)(?:name|patient|subject|physician|operator|experimenter)\w*$")
_PLACES = re.compile(
    r"(?i)(?:institution|station|department|address|hospital|site)\w*$"
)
_LOOSE = "text that may name a person"
_BETWEEN_WORDS = r"[\W_]+|(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])"
_SHORTEST = 3  # letters of a name
# What stands beside names and is none.
_USUAL = frozenset(
    (
        *("patient", "name", "subject", "physician", "operator", "technician", "herr"),
        *("frau", "mrs", "prof", "doctor", "first", "last", "family", "given", "male"),
        *("middle", "female", "man", "woman", "edf", "startdate"),
    )
)
_HEADS_ONLY: tuple[Scanner, ...] = (
    scan_edf.SCANNER,
    scan_fif.SCANNER,
    scan_nifti.SCANNER,
)
_JSON = replace(scan_bids.SCANNER, recognises=lambda name, head: name.endswith(".json"))
# Tables are left out: their texts are cleaned on their own, and they are large.
_HEADERS = (*_HEADS_ONLY, scan_brainvision.SCANNER, scan_matlab.SCANNER, _JSON)
_LARGEST = 64 * 1024**2  # bytes of a file whose texts are all looked through
_FOLDERS = 2  # above a file, whose names may be the person's


def names_in_headers(paths: Iterable[str]) -> frozenset[str]:
    """Words that name the person in headers, sidecars and names of files and folders;
    they are removed from texts, where nothing else would give them away."""
    words: set[str] = set()
    for path in dict.fromkeys(split_key(one)[0] for one in map(str, paths)):
        for part in (path.stem, *(p.name for p in list(path.parents)[:_FOLDERS])):
            words |= _words(s.text for s in personal_words(part) if s.what == "a name")
        for file in (path, *_sidecars(path)):
            words |= _named_in(file)
    return frozenset(words)


def _sidecars(path: Path) -> Iterable[Path]:
    """The .json of that name, and the markers of a BrainVision header."""
    stem = path.with_name(path.name.removesuffix(".gz"))
    return [
        file
        for file in (stem.with_suffix(".json"), stem.with_suffix(".vmrk"))
        if file != path and file.is_file()
    ]


def _named_in(path: Path) -> frozenset[str]:
    """Words and phrases that the fields of a file give away."""
    try:
        state = path.stat()
    except OSError:
        return frozenset()
    return _named_at(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)  # the window builds a patient anew at each choice
def _named_at(path: Path, mtime_ns: int, size: int) -> frozenset[str]:
    try:
        with path.open("rb") as stream:
            head = stream.read(1024)
        scanner = next(
            (s for s in _HEADERS if s.recognises(path.name.lower(), head)), None
        )
        if scanner is None or (scanner not in _HEADS_ONLY and size > _LARGEST):
            return frozenset()
        found = tuple(scanner.look(path))
    except (OSError, ValueError):
        return frozenset()  # what cannot be read gave nothing to the patient either
    words = _words(f.text for f in found if f.what in _NAMING)
    words |= _words(f.text for f in found if f.place.endswith("experimenter"))
    loose = [f.text.replace("^", " ") for f in found if f.what == _LOOSE]
    words |= _words(s.text for t in loose for s in personal_words(t))
    for one in found:
        if one.what == "a personal field" and _PLACES.search(one.place):
            words.add(one.text)
        elif one.what == "a personal field" and _WHO.search(one.place):
            words |= _words([one.text])
    return frozenset(words)


def _words(texts: Iterable[str]) -> set[str]:
    split = (word for text in texts for word in re.split(_BETWEEN_WORDS, text))
    return {w for w in split if len(w) >= _SHORTEST and w.lower() not in _USUAL}
