"""A folder of BIDS: who is in it and what each subject would give.

Only names and small JSON files are read; no data are opened. Whatever is wrong with the
dataset becomes a sentence, and the rest stays usable.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.bids.bids_jobs import PIPELINES, ImportJob, Pipeline
from brainTwinStudio.files.bids.bids_names import BidsFile, taken_apart
from brainTwinStudio.files.names import listed
from brainTwinStudio.language import tr

MAX_FILES = 300_000
MAX_JSON_BYTES = 256 * 1024
_DEEPEST = 9
_SKIPPED = frozenset({"sourcedata", "figures", "log", "logs", "work", "code", "anat"})
_DESCRIPTION = "dataset_description.json"


@dataclass(frozen=True, slots=True)
class BidsSubject:
    """One subject and the imports that its files allow; none where it has nothing that
    can be used."""

    id: str
    jobs: tuple[ImportJob, ...] = ()

    def job(self, name: str) -> ImportJob:
        for job in self.jobs:
            if job.name == name:
                return job
        known = ", ".join(job.name for job in self.jobs) or tr("none")
        raise FileError(
            self.id, tr("No part '{name}'. Known: {known}.", name=name, known=known)
        )


@dataclass(frozen=True, slots=True)
class BidsRoot:
    """A dataset. sentences: what is wrong with it, or worth knowing."""

    path: Path
    name: str
    subjects: tuple[BidsSubject, ...]
    sentences: tuple[str, ...] = ()

    @property
    def usable(self) -> tuple[BidsSubject, ...]:
        return tuple(subject for subject in self.subjects if subject.jobs)

    def subject(self, subject_id: str) -> BidsSubject:
        """The subject of that code, with or without "sub-"."""
        wanted = subject_id.removeprefix("sub-")
        for subject in self.subjects:
            if subject.id == f"sub-{wanted}":
                return subject
        known = listed([subject.id for subject in self.subjects], 12) or tr("none")
        raise FileError(
            self.path,
            tr(
                "No subject '{name}'. Known: {known}.",
                name=subject_id,
                known=known,
            ),
        )


@dataclass(slots=True)
class _Look:
    """What is noted while folders are walked."""

    sentences: list[str] = field(default_factory=list)
    files: int = 0
    links: int = 0


def is_bids(path: Path) -> bool:
    """Whether a folder looks like a dataset, raw or derived, or holds some."""
    return path.is_dir() and bool(_datasets(path))


def look_into(path: str | Path) -> BidsRoot:
    """Subjects and their imports. Raises FileError where the folder is no dataset."""
    root = Path(path)
    if not root.is_dir():
        raise FileError(root, tr("There is no such folder."))
    datasets = _datasets(root)
    if not datasets:
        raise FileError(
            root,
            tr(
                "No subject is in it: no folder sub-... here, under derivatives/, or "
                "one level down. Choose the folder that holds "
                "dataset_description.json."
            ),
        )
    look = _Look()
    jobs: dict[str, list[ImportJob]] = {}
    sidecars: dict[str, list[BidsFile]] = {}
    for folder in datasets:
        pipelines = _pipelines_of(folder, look, is_root=folder == root)
        for subject in _subject_folders(folder):
            files = tuple(_files(subject, look))
            found = [job for pipeline in pipelines for job in pipeline.jobs(files)]
            jobs.setdefault(subject.name, []).extend(found)
            raw = sidecars.setdefault(subject.name, [])
            raw += [f for f in files if (f.suffix, f.ending) == ("bold", ".json")]
    subjects = tuple(
        BidsSubject(
            code, _unique([_with_sidecars(job, sidecars[code]) for job in jobs[code]])
        )
        for code in sorted(jobs)
    )
    name = str(_description(root, _Look()).get("Name") or root.name)
    return BidsRoot(root, name, subjects, _sentences(root, look, subjects))


def repetition_time(job: ImportJob) -> float | None:
    """TR in s as the job's sidecars state it, None where none does or they differ."""
    found = set()
    for path in job.sidecars:
        told = _json(path, [])
        tr, rate = told.get("RepetitionTime"), told.get("SamplingFrequency")
        if isinstance(tr, int | float) and tr > 0:
            found.add(float(tr))
        elif isinstance(rate, int | float) and rate > 0:
            found.add(1 / rate)
    return found.pop() if len(found) == 1 else None


# ---------------------------------------------------------------- folders


def _datasets(root: Path) -> list[Path]:
    """The root, its derivatives, or the datasets that lie side by side in it."""
    found = [root] if _subject_folders(root) else []
    below = [*_folders(root / "derivatives")]
    below += [inner for folder in below for inner in _folders(folder / "derivatives")]
    if not found and not below:
        below = _folders(root)
    return found + [folder for folder in below if _subject_folders(folder)]


def _folders(path: Path) -> list[Path]:
    try:
        with os.scandir(path) as entries:
            found = [e.path for e in entries if e.is_dir() and e.name[0] != "."]
    except OSError:
        return []
    return sorted(map(Path, found))


def _subject_folders(path: Path) -> list[Path]:
    return [folder for folder in _folders(path) if folder.name.startswith("sub-")]


def _files(folder: Path, look: _Look, depth: int = 0) -> Iterator[BidsFile]:
    """Every file below, by name; no file is touched."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        look.sentences.append(
            tr(
                "{name} cannot be read: {reason}.",
                name=folder.name,
                reason=error.strerror,
            )
        )
        return
    for entry in found:
        if entry.name.startswith(".") or look.files >= MAX_FILES:
            continue
        if entry.is_dir():
            if entry.name not in _SKIPPED and depth < _DEEPEST:
                yield from _files(Path(entry.path), look, depth + 1)
        elif entry.is_file():
            look.files += 1
            yield taken_apart(Path(entry.path))
        elif entry.is_symlink():
            look.links += 1


# ---------------------------------------------------------------- what it says


def _description(folder: Path, look: _Look) -> dict[str, object]:
    return _json(folder / _DESCRIPTION, look.sentences)


def _json(path: Path, sentences: list[str]) -> dict[str, object]:
    """A small JSON object; {} and a sentence where it is none."""
    try:
        if path.stat().st_size > MAX_JSON_BYTES:
            raise ValueError("too large")
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        where = f"{path.parent.name}/{path.name}"
        sentences.append(
            tr("{where} is no JSON text that can be read; it is ignored.", where=where)
        )
        return {}
    return told if isinstance(told, dict) else {}


def _pipelines_of(folder: Path, look: _Look, *, is_root: bool) -> tuple[Pipeline, ...]:
    """By the description, else by the folder's name; recordings are looked for in every
    dataset, and everything in one that does not say what made it."""
    told = _description(folder, look)
    if is_root and not (folder / _DESCRIPTION).exists():
        look.sentences.append(
            tr(
                "{file} is missing; files are told by name.",
                file=_DESCRIPTION,
            )
        )
    made = told.get("GeneratedBy") or told.get("PipelineDescription") or []
    entries = made if isinstance(made, list) else [made]
    names = [str(one.get("Name", "")) for one in entries if isinstance(one, dict)]
    text = " ".join([*names, folder.name]).lower()
    known = [p for p in PIPELINES if any(word in text for word in p.words)]
    if not known and not (is_root and told.get("DatasetType") != "derivative"):
        return PIPELINES
    return (*known, *(p for p in PIPELINES if not p.words))


def _with_sidecars(job: ImportJob, raw: list[BidsFile]) -> ImportJob:
    """The job with the sidecars of the same run of the dataset that it came from."""
    run = taken_apart(job.paths[0]).run
    same = [f.path for f in raw if f.run == run]
    return replace(job, sidecars=tuple(dict.fromkeys((*job.sidecars, *same))))


def _unique(jobs: list[ImportJob]) -> tuple[ImportJob, ...]:
    """Jobs whose names tell them apart; the same file is offered once."""
    seen: dict[str, ImportJob] = {}
    for job in jobs:
        name, number = job.name, 2
        while name in seen:
            name, number = f"{job.name}-{number}", number + 1
        if all(job.paths != other.paths for other in seen.values()):
            seen[name] = replace(job, name=name)
    return tuple(seen.values())


def _sentences(
    root: Path, look: _Look, subjects: tuple[BidsSubject, ...]
) -> tuple[str, ...]:
    said = list(look.sentences)
    if look.links:
        said.append(
            tr(
                "{count} files are links to data that are not here (git-annex or "
                "DataLad); fetch them first.",
                count=look.links,
            )
        )
    if look.files >= MAX_FILES:
        said.append(tr("Only the first {count} files were looked at.", count=MAX_FILES))
    without = [subject.id for subject in subjects if not subject.jobs]
    if without:
        said.append(
            tr(
                "{count} subjects have nothing that can be imported: "
                "{names}. Images need fMRIPrep, XCP-D, QSIRecon or micapipe.",
                count=len(without),
                names=listed(without),
            )
        )
    missing = _only_listed(root, {subject.id for subject in subjects})
    if missing:
        said.append(
            tr(
                "participants.tsv lists subjects without data: {names}.",
                names=listed(missing),
            )
        )
    return tuple(dict.fromkeys(said))


def _only_listed(root: Path, known: set[str]) -> list[str]:
    """Subjects of participants.tsv that have no folder."""
    try:
        with (root / "participants.tsv").open(encoding="utf-8-sig") as stream:
            text = stream.read(MAX_JSON_BYTES)
    except (OSError, ValueError):
        return []
    first = [line.split("\t")[0].strip() for line in text.splitlines()]
    return [code for code in first if code.startswith("sub-") and code not in known]
