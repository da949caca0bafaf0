"""`braintwin report`: a patient's report as a page or a PDF."""

import argparse
from pathlib import Path

from brainTwinStudio.cli.arguments import Command, add_project
from brainTwinStudio.cli.output import Answer, target_or_free

SUFFIXES = (".html", ".pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--out", metavar="FILE", help="FILE.html or FILE.pdf (default: PATIENT.html)"
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli.inputs import patient_of, project_at
    from brainTwinStudio.report import write_html, write_pdf

    project = project_at(args.project)
    patient = patient_of(project, args.patient)
    out: Path = target_or_free(args.out, f"{patient.id}.html", SUFFIXES)
    write = write_pdf if out.suffix.lower() == ".pdf" else write_html
    write(project, patient.id, out)
    twins = project.twins_of(patient.id)
    data = {"out": out, "patient": patient.id, "twin": twins[-1].id if twins else None}
    return Answer(data, f"The report is {out}")


COMMAND = Command("report", "the report as HTML or PDF", add_arguments, run)
