"""INPUT and TWIN of the command line: who is meant, and where it comes from."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from brainTwinStudio.cli.arguments import DIRECTIONS, GLOBAL_SIGNALS, SPACES
from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.importing import (
    Choices,
    ImportResult,
    InputFiles,
    build_patient,
    read_input,
)
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.names import order_by_name
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import read_twin
from brainTwinStudio.project import Patient, Project, Recording, Twin
from brainTwinStudio.project.data_kinds import (
    BOLD_ONLY,
    recordings_of,
    seen_of,
)

NO_INPUT = (
    "The input is missing. Give PROJECT --patient ID, or files: --weights F --bold F "
    "--tr S."
)
BOTH_INPUTS = "Give either a project or files (--weights, --bold, ...), not both."


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A patient; project is the folder it comes from, None for files. notes: what was
    decided while the files were read."""

    patient: Patient
    project: Path | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class FoundTwin:
    """A twin; project is the folder it comes from, None for a file. name: as it can be
    given again."""

    twin: Twin
    project: Path | None
    name: str


# ---------------------------------------------------------------- projects


def project_at(path: str | Path) -> Project:
    """The project as it is now; its folder is not touched."""
    with ProjectStore.open(path, read_only=True) as store:
        return store.project


def patient_of(project: Project, patient_id: str | None) -> Patient:
    """The patient of that code, or the only one."""
    if patient_id is not None:
        return project.patient(patient_id)
    if len(project.patients) == 1:
        return project.patients[0]
    known = ", ".join(patient.id for patient in project.patients) or "none"
    raise InputError(f"Say which patient is meant with --patient. Known: {known}.")


@contextmanager
def opened(path: Path | None) -> Iterator[ProjectStore | None]:
    """The project open for changes, or None: held while a long job runs, so that the
    answer can be stored for certain when it comes."""
    if path is None:
        yield None
        return
    with ProjectStore.open(path) as store:
        yield store


# ---------------------------------------------------------------- INPUT


def choices_of(args: argparse.Namespace) -> Choices:
    return Choices(
        tr_s=args.tr,
        global_signal=GLOBAL_SIGNALS.get(args.global_signal),
        band_hz=tuple(args.band) if args.band else None,
        direction=DIRECTIONS.get(args.direction),
        drop=args.drop,
        confounds=args.confounds,
        space=SPACES.get(args.space),
    )


def subject_of(args: argparse.Namespace) -> Subject:
    """The patient that INPUT means. Raises InputError."""
    eeg = getattr(args, "eeg", [])
    files = [args.weights, args.lengths, args.labels, *args.bold, *eeg]
    if args.project is not None:
        if any(files) or choices_of(args) != Choices():
            raise InputError(BOTH_INPUTS)
        project = project_at(args.project)
        return Subject(patient_of(project, args.patient), Path(args.project))
    if args.weights is None or not (args.bold or eeg):
        raise InputError(NO_INPUT)
    result = _read_files(args)
    return Subject(result.patient, None, result.notes)


def _read_files(args: argparse.Namespace) -> ImportResult:
    eeg = tuple(getattr(args, "eeg", ()))
    bold = tuple(args.bold)
    files = InputFiles(args.weights, bold, args.lengths, args.labels, eeg)
    return read_input(files, choices_of(args), args.patient or "patient")


def runs_of(patient: Patient) -> tuple[Recording, ...]:
    """Its fMRI. Raises InputError where there is none."""
    return recordings_of(patient, BOLD_ONLY)


# ---------------------------------------------------------------- TWIN


def twin_of(args: argparse.Namespace) -> FoundTwin:
    """The twin that TWIN means. Raises InputError, FileError for what is no twin."""
    text: str = args.twin
    if Path(text).is_dir():
        project = project_at(text)
        patient = patient_of(project, args.patient)
        twins = project.twins_of(patient.id)
        if not twins:
            raise InputError(f"Patient {patient.id} has no twin yet; fit one first.")
        return FoundTwin(twins[-1], Path(text), f"{text}:{twins[-1].id}")
    folder, _, twin_id = text.rpartition(":")
    if folder and Path(folder).is_dir() and not Path(text).exists():
        return FoundTwin(project_at(folder).twin(twin_id), Path(folder), text)
    if not Path(text).is_file():
        raise FileError(text, "There is no such twin, neither a file nor a project.")
    return FoundTwin(read_twin(text), None, text)


# ---------------------------------------------------------------- INPUT for a TWIN


def runs_for(
    found: FoundTwin, args: argparse.Namespace
) -> tuple[tuple[Recording, ...], tuple[str, ...]]:
    """The recordings that INPUT means in the order of the twin's regions, and notes.

    Files need no weights here, the twin has its own; without INPUT a project's twin
    is compared with the recordings of its own patient.
    """
    data, eeg = found.twin.spec.data, getattr(args, "eeg", [])
    if (args.bold or eeg) and args.weights is None and args.project is None:
        result = _joined_to(found.twin, args)
        return seen_of(result.patient, data), result.notes
    if args.project is None and not (args.bold or eeg) and found.project is not None:
        args = argparse.Namespace(
            **{**vars(args), "project": found.project, "patient": found.twin.patient_id}
        )
    subject = subject_of(args)
    runs = seen_of(subject.patient, data)
    return tuple(_in_order_of(found.twin, run) for run in runs), subject.notes


def _joined_to(twin: Twin, args: argparse.Namespace) -> ImportResult:
    if args.lengths is not None:
        raise InputError("Tract lengths (--lengths) need weights (--weights).")
    kinds = dict.fromkeys(args.bold, "bold")
    kinds |= dict.fromkeys(getattr(args, "eeg", []), "eeg")
    if args.labels is not None:
        kinds[args.labels] = "regions"
    patient = Patient(args.patient or twin.patient_id, connectome=twin.connectome)
    candidates = look(kinds, kinds, patient)  # type: ignore[arg-type]
    return build_patient(patient.id, candidates, choices_of(args), patient)


def _in_order_of(twin: Twin, run: Recording) -> Recording:
    regions = twin.connectome.parcellation.region_names
    if run.kind != "bold" or run.channel_names == regions:
        return run
    where = run.source_file or run.id
    order, _ = order_by_name(where, regions, run.channel_names)
    return replace(run, signals=run.signals[order], channel_names=regions)
