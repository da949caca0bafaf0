"""The report as one HTML file: nothing is loaded, nothing runs, it prints."""

import base64
from pathlib import Path
from typing import Any

from brainTwinStudio.language import spoken, tr
from brainTwinStudio.project import RESEARCH_USE, Patient, Project, Twin
from brainTwinStudio.report import assets, tokens
from brainTwinStudio.report.blocks import Block, Picture, Section, rows_of
from brainTwinStudio.report.contents import sections_of
from brainTwinStudio.report.figures.canvas import rendered
from brainTwinStudio.report.wanted import ALL, Wanted
from brainTwinStudio.report.wording import MIND, NOT_ESTIMATED, PROBLEM, no_person
from brainTwinStudio.report.writing import write_whole

WORDS = {  # that the template writes itself
    "contents": tr("Contents"),
    "ok": tr("in order"),
    "info": tr("note"),
    "warn": tr("warning"),
    "bad": tr("problem"),
    "mind": MIND,
    "problem": PROBLEM,
    "not_estimated": NOT_ESTIMATED,
}


def write_html(
    project: Project,
    patient_id: str,
    path: Path | str,
    twin_id: str | None = None,
    wanted: Wanted = ALL,
) -> Path:
    """Write the report of a patient; of `twin_id`, else of the latest twin, if any.

    The folder of `path` must exist; a file there is replaced whole or not at all.
    """
    patient, twin = chosen(project, patient_id, twin_id)
    target = Path(path)
    write_whole(target, html_of(project, patient, twin, wanted).encode("utf-8"))
    return target


def chosen(
    project: Project, patient_id: str, twin_id: str | None
) -> tuple[Patient, Twin | None]:
    """The patient and the twin the report is about."""
    from brainTwinStudio.errors import InputError

    patient = project.patient(patient_id)
    if twin_id is None:
        twins = project.twins_of(patient_id)
        return patient, twins[-1] if twins else None
    twin = project.twin(twin_id)
    if twin.patient_id != patient_id:
        raise InputError(
            f"Twin '{twin_id}' belongs to {twin.patient_id}, not to {patient_id}."
        )
    return patient, twin


def html_of(
    project: Project, patient: Patient, twin: Twin | None, wanted: Wanted = ALL
) -> str:
    """The page as text; everything that comes from files or persons is escaped."""
    return page_of(
        heading(patient),
        about(project, twin),
        sections_of(project, patient, twin, wanted),
        no_person(patient.notes),
    )


def heading(patient: Patient) -> str:
    """Of the report, as page or PDF."""
    return tr("Brain twin report: {patient}", patient=patient.id)


def about(project: Project, twin: Twin | None) -> str:
    """The line below the heading: project, twin, when it was fitted."""
    told = tr("Project {name}", name=project.name)
    if twin is None:
        return told
    made = twin.provenance.created
    fitted = tr(", fitted {date}", date=made) if made else ""
    return f"{told} · {twin.id}{fitted}"


def page_of(
    title: str, sub: str, sections: tuple[Section, ...], composite: str = ""
) -> str:
    """A page of sections under a heading and a line below it."""
    from jinja2 import Environment, StrictUndefined

    template = assets.resource("report", "page.html.j2").read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(template).render(
        heading=title,
        sub=sub,
        composite=composite,
        language=spoken(),
        word=WORDS,
        research_use=tr(RESEARCH_USE),
        sections=[
            (section, [[_shown(b) for b in row] for row in rows_of(section.blocks)])
            for section in sections
        ],
        token=_tokens(),
        font={w: _base64(assets.font_bytes(w)) for w in ("Regular", "SemiBold")},
    )


def _shown(block: Block) -> dict[str, Any]:
    """A block as the template needs it: its kind, itself, and a picture's address."""
    shown: dict[str, Any] = {"kind": type(block).__name__, "is": block}
    if isinstance(block, Picture):
        kind = "svg" if block.vector else "png"
        address = "svg+xml" if kind == "svg" else "png"
        picture = _base64(rendered(block.draw(), kind))
        shown["source"] = f"data:image/{address};base64,{picture}"
    return shown


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _tokens() -> dict[str, str]:
    return {
        name.lower(): value
        for name, value in vars(tokens).items()
        if isinstance(value, str) and value.startswith("#")
    }
