"""`braintwin import`: files into a project."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from brainTwinStudio.cli import bids
from brainTwinStudio.cli.arguments import Command, add_choices, number
from brainTwinStudio.cli.output import Answer, columns
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.files.importing import ImportResult
    from brainTwinStudio.files.looking import Candidate
    from brainTwinStudio.project import Patient

KINDS = (
    *("weights", "lengths", "bold", "regions", "tvb"),
    *("eeg", "seeg", "meg", "electrodes", "events", "leadfield"),
    *("image", "atlas", "mask", "anatomy", "surface"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "project", metavar="PROJECT", help="NAME.btproj; made if absent"
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="or FILE.npz:KEY, or a BIDS folder"
    )
    parser.add_argument(
        "--patient", metavar="ID", help="a code, no name; of BIDS the subject"
    )
    parser.add_argument(
        "--as", dest="kind", choices=KINDS, help="what the files are (default: guessed)"
    )
    parser.add_argument(
        "--velocity", type=number, metavar="M_S", help="conduction velocity in m/s"
    )
    parser.add_argument(
        "--unit", metavar="UNIT", help="of a lead field, such as 'µV/(nA m)'"
    )
    parser.add_argument(
        "--key", metavar="FILE", help="note there which files the code stands for"
    )
    bids.add_arguments(parser)
    add_choices(parser)


def run(args: argparse.Namespace) -> Answer:
    if args.list:
        return bids.listing(args.files)
    if args.patient is None:
        raise InputError("Say whose files these are: --patient ID, a code and no name.")
    from dataclasses import replace

    from brainTwinStudio.cli.inputs import choices_of
    from brainTwinStudio.files.bids.bids_times import with_times
    from brainTwinStudio.files.importing import build_patient
    from brainTwinStudio.files.looking import look
    from brainTwinStudio.files.partners import without_partners
    from brainTwinStudio.files.privacy.key_file import add_to_key, check_place
    from brainTwinStudio.files.privacy.without_person import check_code

    folder = Path(args.project)
    check_code(args.patient)
    if args.key is not None:
        check_place(Path(args.key), folder)
    existing = _patient_there(folder, args.patient)
    asked = bids.asked(args)
    files, read_with = without_partners(asked.files)
    for path in set(asked.kinds) - set(files):
        del asked.kinds[path]
    candidates = look(files, asked.kinds, existing)
    candidates = with_times(candidates, asked.times, args.tr)
    choices = replace(choices_of(args), velocity_m_s=args.velocity, unit=args.unit)
    result = build_patient(args.patient, candidates, choices, existing)
    keep(folder, result.patient)
    if args.key is not None:
        rows = [
            (args.patient, one.path, result.renamed.get(one.file, one.file))
            for one in candidates
        ]
        add_to_key(Path(args.key), folder, rows)
    result = replace(result, notes=(*asked.notes, *read_with, *result.notes))
    return _answer(folder, candidates, result)


def _patient_there(folder: Path, patient_id: str) -> "Patient | None":
    """The patient as the project knows them; a new project is not made yet."""
    from brainTwinStudio.cli.inputs import project_at
    from brainTwinStudio.files.project_zip import new_folder

    if not folder.exists():
        new_folder(folder)
        return None
    known = {patient.id: patient for patient in project_at(folder).patients}
    return known.get(patient_id)


def keep(folder: Path, patient: "Patient") -> None:
    """Put the patient into the project; the first one makes it."""
    from brainTwinStudio.files.store import ProjectStore

    is_new = not folder.exists()
    with ProjectStore.create(folder) if is_new else ProjectStore.open(folder) as store:
        store.change(store.project.with_patient(patient), f"Import {patient.id}")


def _answer(
    folder: Path, candidates: "tuple[Candidate, ...]", result: "ImportResult"
) -> Answer:
    patient = result.patient
    files = [
        {
            "file": one.path,
            "read_as": one.read_as,
            "shape": one.shape,
            "confidence": one.confidence,
            "reason": one.reason,
        }
        for one in candidates
    ]
    connectome = patient.connectome
    data = {
        "project": folder,
        "patient": patient.id,
        "regions": connectome.parcellation.count if connectome else None,
        "recordings": [run.id for run in patient.recordings],
        "files": files,
        "notes": result.notes,
    }
    rows = [
        (one.file, one.read_as, " x ".join(map(str, one.shape)), one.reason)
        for one in candidates
    ]
    lines = [columns(rows), *(f"  {note}" for note in result.notes)]
    return Answer(data, "\n".join([*lines, f"Patient {patient.id} is in {folder}."]))


COMMAND = Command("import", "read files into a project", add_arguments, run)
