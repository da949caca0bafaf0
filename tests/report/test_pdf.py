"""The PDF: the same report, every page drawn."""

import re

import pytest

from brainTwinStudio.project import RESEARCH_USE, Patient, Project
from brainTwinStudio.report.blocks import CardRow, Facts, Heading, Table, Text
from brainTwinStudio.report.contents import sections_of
from brainTwinStudio.report.pdf import write_pdf

pdfium = pytest.importorskip("pypdfium2")


def plain(text: str) -> str:
    """Letters and digits only: line breaks and kerning are the PDF's business."""
    return re.sub(r"[\W_]+", "", text)


@pytest.fixture(scope="module")
def pages(project, tmp_path_factory):
    path = write_pdf(project, "P1", tmp_path_factory.mktemp("pdf") / "report.pdf")
    document = pdfium.PdfDocument(path)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append((text.get_text_range(), page.render(scale=0.5).to_numpy()))
        text.close()
        page.close()
    document.close()
    return found


def test_every_page_shows_something(pages):
    assert len(pages) >= 4
    for _, picture in pages:
        assert (picture < 200).mean() > 0.002


def test_research_use_and_number_stand_on_every_page(pages):
    for i, (text, _) in enumerate(pages):
        assert plain(RESEARCH_USE) in plain(text)
        assert f"Page {i + 1} of {len(pages)}" in text


def test_everything_said_in_html_is_said_in_pdf(pages, project):
    whole = plain("".join(text.replace(RESEARCH_USE, "") for text, _ in pages))
    for section in sections_of(project, project.patients[0], project.twins[0]):
        assert plain(section.title) in whole
        for block in section.blocks:
            said = ()
            if isinstance(block, Text | Heading):
                said = (block.text[:40],)
            elif isinstance(block, Facts | Table):
                said = tuple(row[0] for row in block.rows)
            elif isinstance(block, CardRow):
                said = (block.title,)
            for words in said:
                assert plain(words) in whole, words


def test_a_person_without_data_gets_a_pdf(tmp_path):
    project = Project("Study", (Patient("P2"),))
    path = write_pdf(project, "P2", tmp_path / "report.pdf")
    assert path.read_bytes().startswith(b"%PDF")


def test_a_bare_twin_gets_a_pdf(bare_project, tmp_path):
    path = write_pdf(bare_project, "P1", tmp_path / "report.pdf")
    document = pdfium.PdfDocument(path)
    assert len(document) >= 2
    document.close()
