"""`braintwin report`: a patient's report as a page or a PDF."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from brainTwinStudio.cli.arguments import Command, add_project
from brainTwinStudio.cli.output import Answer, target_or_free
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project import Patient, Project

SUFFIXES = (".html", ".pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--twin", metavar="ID", help="a twin of the patient (default: the latest)"
    )
    parser.add_argument(
        "--out", metavar="FILE", help="FILE.html or FILE.pdf (default: PATIENT.html)"
    )
    parser.add_argument("--by-window", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli.inputs import patient_of, project_at
    from brainTwinStudio.cli.noted import note
    from brainTwinStudio.files.audit_events import code
    from brainTwinStudio.files.privacy.leaving import report_ready
    from brainTwinStudio.report.page import write_html
    from brainTwinStudio.report.pdf import write_pdf

    project = project_at(args.project)
    patient = patient_of(project, args.patient)
    twin_id = _twin_of(args.twin, project, patient)
    out: Path = target_or_free(args.out, f"{patient.id}.html", SUFFIXES)
    project = report_ready(project, patient.id, twin_id, out)
    write = write_pdf if out.suffix.lower() == ".pdf" else write_html
    write(project, patient.id, out, twin_id)
    if not args.by_window:
        facts = {"patient": code(patient.id), "twin": twin_id, "as": out.suffix.lower()}
        note(Path(args.project), "report", f"Report of {patient.id}", facts)
    data = {"out": out, "patient": patient.id, "twin": twin_id}
    return Answer(data, f"The report is {out}")


def _twin_of(wanted: str | None, project: "Project", patient: "Patient") -> str | None:
    """The id of the twin that is asked for, else of the latest, None where there is
    none. Refused before anything is written."""
    twins = [twin.id for twin in project.twins_of(patient.id)]
    if wanted is None:
        return twins[-1] if twins else None
    if wanted not in twins:
        known = ", ".join(twins) or "none"
        raise InputError(f"{patient.id} has no twin '{wanted}'. Known: {known}.")
    return wanted


COMMAND = Command("report", "the report as HTML or PDF", add_arguments, run)
