"""Who could be recognised: signs of a person in files, and exports without any.

Scanning changes no file. What an import keeps is in without_person.py; the key from
code to file is in key_file.py.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.privacy import (
    scan_archives,
    scan_bids,
    scan_brainvision,
    scan_edf,
    scan_fif,
    scan_matlab,
    scan_nifti,
    scan_surfaces,
)
from brainTwinStudio.files.privacy.personal import personal_words
from brainTwinStudio.files.privacy.scanner import Finding, Scanner, field

# The first that recognises a file looks into it.
SCANNERS: tuple[Scanner, ...] = (
    scan_edf.SCANNER,
    scan_brainvision.SCANNER,
    scan_fif.SCANNER,
    scan_nifti.SCANNER,
    scan_matlab.SCANNER,
    scan_surfaces.SCANNER,
    scan_archives.SCANNER,
    scan_bids.SCANNER,
)
_HEAD = 1024
NOT_READ = "not looked into"


def scan(paths: Iterable[str | Path]) -> tuple[Finding, ...]:
    """Signs of a person in names, headers and texts of files, and of all files below
    folders. Hints, neither complete nor certain. Raises FileError for a path that is
    not there."""
    found: list[Finding] = []
    for path in map(Path, paths):
        if not path.exists():
            raise FileError(path, "There is no such file or folder.")
        inside = sorted(p for p in path.rglob("*")) if path.is_dir() else []
        found += _in_name(path)
        for one in inside:
            found += _in_name(one)
        for one in [path, *inside]:
            if one.is_file():
                found += _in_file(one)
    return tuple(dict.fromkeys(found))


def refuse_if_personal(folder: Path, what: str) -> None:
    """Raises FileError naming the first signs in what is about to leave."""
    found = [one for one in scan([folder]) if one.what != NOT_READ]
    if found:
        shown = "; ".join(
            f"{one.what} in {Path(one.file).name}, {one.place} ({one.text[:40]})"
            for one in found[:3]
        )
        raise FileError(
            what,
            f"It is not written: {len(found)} signs of a person were found: {shown}. "
            "Change the names or notes in the project, then export again.",
        )


def _in_name(path: Path) -> list[Finding]:
    stem = path.name.partition(".")[0] or path.name
    return [
        field(path, "file name", sign.what, sign.text, "Rename it by a code.")
        for sign in personal_words(stem)
    ]


def _in_file(path: Path) -> Iterator[Finding]:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        for scanner in SCANNERS:
            if scanner.recognises(path.name.lower(), head):
                yield from scanner.look(path)
                return
    except (OSError, ValueError) as error:
        yield field(
            path, "file", NOT_READ, str(error),
            "Look into it with the program that made it.",
        )  # fmt: skip
