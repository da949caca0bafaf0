"""`braintwin report`: a patient's report as a page or a PDF."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from brainTwinStudio import language
from brainTwinStudio.cli.arguments import Command, add_language, add_project, names
from brainTwinStudio.cli.output import Answer, target_or_free
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project import Patient, Project
    from brainTwinStudio.report.wanted import Wanted

SUFFIXES = (".html", ".pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--twin", metavar="ID", help="a twin of the patient (default: the latest)"
    )
    parser.add_argument(
        "--out", metavar="FILE", help="FILE.html or FILE.pdf (default: PATIENT.html)"
    )
    parser.add_argument(
        "--without",
        metavar="NAME[,NAME]",
        type=names,
        default=(),
        help="sections to leave out, as the report then says: verdict, data, fit, "
        "function, brain, parameters, well-posedness, plans, seizures, methods, "
        "provenance",
    )
    parser.add_argument(
        "--comment",
        metavar="TEXT",
        default="",
        help="words of your own, marked as such at the top of the report (-: from "
        "standard input)",
    )
    add_language(parser, "what the report speaks")
    parser.add_argument("--by-window", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> Answer:
    language.choose(args.language)  # then load
    from brainTwinStudio.cli.inputs import patient_of, project_at
    from brainTwinStudio.cli.noted import note
    from brainTwinStudio.files.audit_words import code
    from brainTwinStudio.files.privacy.leaving import refuse_signs, report_ready
    from brainTwinStudio.report.page import write_html
    from brainTwinStudio.report.pdf import write_pdf

    project = project_at(args.project)
    patient = patient_of(project, args.patient)
    twin_id = _twin_of(args.twin, project, patient)
    out: Path = target_or_free(args.out, f"{patient.id}.html", SUFFIXES)
    wanted = _wanted_of(args)
    refuse_signs({"comment": wanted.comment}, out)
    project = report_ready(project, patient.id, twin_id, out)
    write = write_pdf if out.suffix.lower() == ".pdf" else write_html
    write(project, patient.id, out, twin_id, wanted)
    if not args.by_window:
        facts = {"patient": code(patient.id), "twin": twin_id, "as": out.suffix.lower()}
        if wanted.without:
            facts["without"] = list(wanted.without)
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


def _wanted_of(args: argparse.Namespace) -> "Wanted":
    from brainTwinStudio.report.contents import MADE
    from brainTwinStudio.report.wanted import Wanted

    unknown = [name for name in args.without if name not in MADE]
    if unknown:
        known = ", ".join(MADE)
        raise InputError(f"A report has no section '{unknown[0]}'. Known: {known}.")
    comment = sys.stdin.read() if args.comment == "-" else args.comment
    return Wanted(args.without, comment.strip(), args.language)


COMMAND = Command("report", "the report as HTML or PDF", add_arguments, run)
