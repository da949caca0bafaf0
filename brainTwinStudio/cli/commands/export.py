"""`braintwin export`: a patient out to other programs."""

import argparse
from pathlib import Path

from brainTwinStudio.cli.arguments import Command, add_project
from brainTwinStudio.cli.output import Answer

FORMATS = ("bids", "tvb", "mat", "npz", "script")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--to", metavar="DIR", required=True, help="a folder that is new or empty"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="bids", help="(default: %(default)s)"
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli.inputs import patient_of
    from brainTwinStudio.cli.noted import note
    from brainTwinStudio.files.audit_words import code
    from brainTwinStudio.files.export.exporting import export_patient
    from brainTwinStudio.files.store import ProjectStore

    with ProjectStore.open(args.project, read_only=True) as store:
        project, history = store.project, store.history
        done = history.texts[: history.position + 1]
        patient = patient_of(project, args.patient)
        made = export_patient(project, patient.id, args.to, args.format, done)
    facts = {"patient": code(patient.id), "as": args.format, "files": len(made.files)}
    note(Path(args.project), "export", f"Export {patient.id} as {args.format}", facts)
    names = [str(path.relative_to(args.to)) for path in made.files]
    lines = [*(f"  {name}" for name in names), *made.notes]
    text = "\n".join([*lines, f"Patient {patient.id} was exported to {args.to}."])
    data = {"to": Path(args.to), "format": args.format, "files": names}
    return Answer({**data, "notes": made.notes}, text)


COMMAND = Command("export", "write a patient for other programs", add_arguments, run)
