"""From what was dropped to what was found: folders opened, every file by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files import READERS
from brainTwinStudio.files.looking import Candidate, look
from brainTwinStudio.files.wave_formats import FORMATS
from brainTwinStudio.project import Patient

SUFFIXES = tuple(
    dict.fromkeys(suffix for one in (*READERS, *FORMATS) for suffix in one.suffixes)
)
DEEPEST, MOST_FILES = 2, 200
TOO_MANY = "Only the first {most} of {count} files were looked at; drop fewer."
NOTHING_INSIDE = "This folder holds no file that can be read."


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read, and the sentence that says why."""

    path: str
    file: str
    sentence: str


Found = Candidate | Refused


def files_in(paths: Iterable[str | Path]) -> tuple[str, ...]:
    """Folders become the files in them that a reader may know, two folders deep."""
    found: list[str] = []
    for path in map(Path, paths):
        if path.is_dir() and path.suffix != ".btproj":
            found += sorted(str(file) for file in _inside(path, DEEPEST))
        else:
            found.append(str(path))
    return tuple(dict.fromkeys(found))


def look_each(
    paths: Sequence[str | Path], existing: Patient | None = None
) -> tuple[Found, ...]:
    """What each file holds; a file that is refused does not hide the others."""
    found: list[Found] = []
    for path in map(Path, paths):
        if path.is_dir() and not files_in([path]):
            found.append(Refused(str(path), path.name, NOTHING_INSIDE))
    everything = files_in(paths)
    if len(everything) > MOST_FILES:
        folder = Path(str(paths[0]))
        sentence = TOO_MANY.format(most=MOST_FILES, count=len(everything))
        found.append(Refused(str(folder), folder.name, sentence))
    for path in everything[:MOST_FILES]:
        try:
            found += look([path], existing=existing)
        except FileError as error:
            found.append(Refused(path, Path(path).name, error.message))
        except InputError as error:
            found.append(Refused(path, Path(path).name, str(error)))
    return tuple(found)


def _inside(folder: Path, deeper: int) -> list[Path]:
    files: list[Path] = []
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            files += _inside(entry, deeper - 1) if deeper > 0 else []
        elif entry.name.lower().removesuffix(".gz").endswith(SUFFIXES):
            files.append(entry)
    return files
