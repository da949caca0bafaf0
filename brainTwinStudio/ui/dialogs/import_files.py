"""From what was dropped to what was found: folders opened, every file by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.bids.bids_jobs import ImportJob
from brainTwinStudio.files.bids.bids_root import BidsRoot, is_bids, look_into
from brainTwinStudio.files.bids.bids_times import times_of, with_times
from brainTwinStudio.files.guessing import Kind
from brainTwinStudio.files.looking import Candidate, look
from brainTwinStudio.files.partners import read_with
from brainTwinStudio.files.readers import READERS
from brainTwinStudio.files.waves.wave_formats import FORMATS
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient

SUFFIXES = tuple(
    dict.fromkeys(suffix for one in (*READERS, *FORMATS) for suffix in one.suffixes)
)
DEEPEST, MOST_FILES = 2, 200
TOO_MANY = tr("Only the first {most} of {count} files were looked at; drop fewer.")
READ_WITH = tr("Read with {other}; nothing is to be told.")
NOTHING_INSIDE = tr("This folder holds no file that can be read.")


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not read by itself, and the sentence that says why; quiet: it is
    read with another one, and nothing is wrong."""

    path: str
    file: str
    sentence: str
    quiet: bool = False


Found = Candidate | Refused


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of a drop: rows for the dialog, and datasets to choose from."""

    found: tuple[Found, ...] = ()
    roots: tuple[BidsRoot, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of files before they are read: path -> kind, path -> TR in s, and
    the paths that are there already."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    times: Mapping[str, float] = field(default_factory=dict)
    there: tuple[str, ...] = ()


def opened(
    paths: Sequence[str | Path], existing: Patient | None, there: tuple[str, ...] = ()
) -> Opened:
    """Folders of BIDS are listed, everything else is read: also a folder of subjects
    whose files do not have names of BIDS."""
    roots = [look_into(path) for path in map(Path, paths) if is_bids(path)]
    listed = {root.path: root for root in roots if root.usable}
    empty = {
        root.path: Refused(str(root.path), root.name, " ".join(root.sentences))
        for root in roots
        if not root.usable and not files_in([root.path])
    }
    others = [p for p in paths if Path(p) not in listed and Path(p) not in empty]
    found = look_each(others, existing, Known(there=there)) if others else ()
    return Opened((*found, *empty.values()), tuple(listed.values()))


def read_jobs(
    jobs: Sequence[ImportJob], existing: Patient | None, there: tuple[str, ...] = ()
) -> Opened:
    """The files of some parts of a dataset, read as its names say they are."""
    files = dict.fromkeys(pair for job in jobs for pair in job.files)
    kinds: dict[str, Kind] = {str(path): kind for path, kind in files if kind}
    known = Known(kinds, times_of(jobs), there)
    return Opened(look_each([str(path) for path, _ in files], existing, known))


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
    paths: Sequence[str | Path],
    existing: Patient | None = None,
    known: Known | None = None,
) -> tuple[Found, ...]:
    """What each file holds; a file that is refused does not hide the others."""
    known = known or Known()
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
        other = read_with(path, (*everything, *known.there))
        if other:
            sentence = READ_WITH.format(other=other)
            found.append(Refused(path, Path(path).name, sentence, quiet=True))
            continue
        kind = known.kinds.get(path)
        told: dict[str, Kind] = {path: kind} if kind else {}
        try:
            found += with_times(look([path], told, existing), known.times, None)
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
