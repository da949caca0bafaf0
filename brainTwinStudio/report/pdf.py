"""The report as PDF with fpdf2: A4, Inter embedded, no system library, no Qt."""

import io
from contextlib import ExitStack
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING

from brainTwinStudio.language import tr
from brainTwinStudio.project import RESEARCH_USE, Patient, Project, Twin
from brainTwinStudio.report import assets
from brainTwinStudio.report.blocks import Block, Picture, Section, rows_of
from brainTwinStudio.report.contents import sections_of
from brainTwinStudio.report.page import about, chosen, heading
from brainTwinStudio.report.wanted import ALL, Wanted
from brainTwinStudio.report.wording import no_person
from brainTwinStudio.report.writing import write_whole

if TYPE_CHECKING:
    from brainTwinStudio.report.sheet import Sheet


def write_pdf(
    project: Project,
    patient_id: str,
    path: Path | str,
    twin_id: str | None = None,
    wanted: Wanted = ALL,
) -> Path:
    """Write the same report as `write_html` as a PDF.

    The folder of `path` must exist; a file there is replaced whole or not at all.
    """
    patient, twin = chosen(project, patient_id, twin_id)
    target = Path(path)
    write_whole(target, pdf_of(project, patient, twin, wanted))
    return target


def pdf_of(
    project: Project, patient: Patient, twin: Twin | None, wanted: Wanted = ALL
) -> bytes:
    """All wanted sections of the report, as the bytes of a PDF."""
    from brainTwinStudio.report.sheet import new_sheet

    with ExitStack() as files:
        fonts = {
            weight: files.enter_context(as_file(assets.resource("fonts", file)))
            for weight, file in (("", "Inter-Regular.ttf"), ("B", "Inter-SemiBold.ttf"))
        }
        sheet = new_sheet(fonts, tr(RESEARCH_USE))
        sheet.set_title(heading(patient))
        _head(sheet, project, patient, twin)
        for section in sections_of(project, patient, twin, wanted):
            _section(sheet, section)
        out = io.BytesIO()
        sheet.output(out)
        return out.getvalue()


def _head(
    sheet: "Sheet", project: Project, patient: Patient, twin: Twin | None
) -> None:
    label, only = no_person(patient.notes), tr(RESEARCH_USE)
    sheet.front(heading(patient), about(project, twin), label, only)


def _section(sheet: "Sheet", section: Section) -> None:
    from brainTwinStudio.report.sheet_blocks import WRITERS, pictures

    rows = rows_of(section.blocks)
    sheet.section_title(section.title, _room(rows[0][0]) if rows else 0)
    for i, row in enumerate(rows):
        first = row[0]
        if isinstance(first, Picture):
            pictures(sheet, tuple(b for b in row if isinstance(b, Picture)))
            continue
        after = _room(rows[i + 1][0]) if i + 1 < len(rows) else 0.0
        WRITERS[type(first)](sheet, first, after)


def _room(block: Block) -> float:
    """Millimetres that a heading keeps free for what follows it."""
    if isinstance(block, Picture):
        return 85.0 if block.width > 0.5 else 75.0
    return 26.0
