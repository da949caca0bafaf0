"""The HTML file: valid, by itself, escaped."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.project import RESEARCH_USE, Patient, Project
from brainTwinStudio.report.contents import sections_of
from brainTwinStudio.report.page import write_html

VOID = {"meta", "img", "br", "col", "path", "rect", "circle"}


class Reader(HTMLParser):
    """Checks that tags close in order; collects text, addresses, ids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name in ("src", "href", "data", "srcset"):
                self.addresses.append(value or "")
            if name == "id":
                self.ids.append(value or "")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> without a start"
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(path) -> tuple[str, Reader]:
    page = path.read_text("utf-8")
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return page, reader


@pytest.fixture(scope="module")
def written(project, tmp_path_factory):
    return write_html(project, "P1", tmp_path_factory.mktemp("html") / "report.html")


def test_the_page_is_whole_and_below_15_megabytes(written):
    page, reader = read(written)
    assert page.startswith("<!doctype html>")
    assert len(set(reader.ids)) == len(reader.ids)
    assert written.stat().st_size < 15e6


def test_nothing_is_loaded_and_nothing_runs(written):
    page, reader = read(written)
    assert "script" not in reader.tags
    assert all(a.startswith(("data:image/", "#")) for a in reader.addresses)
    loads = re.findall(r"url\(([^)]{0,20})", page) + re.findall(r"@import", page)
    assert all(load.startswith("data:font/") for load in loads)


def test_research_use_stands_at_the_top_and_in_the_footer(written):
    _, reader = read(written)
    assert "".join(reader.text).count(RESEARCH_USE) == 2


def test_a_composite_says_that_it_is_one(written):
    _, reader = read(written)
    assert "composite demo, not one person" in reader.text


def test_all_sections_are_there(written, project):
    _, reader = read(written)
    for section in sections_of(project, project.patients[0], project.twins[0]):
        assert section.title in reader.text
        assert section.name in reader.ids


def test_names_from_files_cannot_become_markup(project, tmp_path):
    evil = "<script>alert(1)</script>"
    patient = replace(project.patients[0], notes=f'{evil}"><img src=x onerror=1>')
    run = replace(patient.recordings[0], source_file=evil)
    patient = replace(patient, recordings=(run,))
    plans = tuple(replace(s, name=f"{evil} & co") for s in project.scenarios)
    twin = replace(project.twins[0], message=evil)
    changed = replace(
        project, name=evil, patients=(patient,), twins=(twin,), scenarios=plans
    )
    page, reader = read(write_html(changed, "P1", tmp_path / "report.html"))
    assert "script" not in reader.tags
    assert "onerror" not in str(reader.addresses)
    assert evil in "".join(reader.text)
    assert "<script" not in page


def test_a_person_without_data_gets_a_report(tmp_path):
    project = Project("Study", (Patient("P2"),))
    _, reader = read(write_html(project, "P2", tmp_path / "report.html"))
    assert "No twin has been fitted to this person yet." in reader.text


def test_a_bare_twin_gets_a_report(bare_project, tmp_path):
    _, reader = read(write_html(bare_project, "P1", tmp_path / "report.html"))
    assert "".join(reader.text).count("not estimated") > 20


@pytest.mark.slow
def test_a_missing_folder_is_said_and_nothing_is_left(project, tmp_path):
    with pytest.raises(FileError, match="does not exist"):
        write_html(project, "P1", tmp_path / "nowhere" / "report.html")
    assert list(tmp_path.iterdir()) == []


def test_writing_leaves_no_other_file(written):
    assert [p.name for p in written.parent.iterdir()] == ["report.html"]


def test_a_twin_of_somebody_else_is_refused(project, tmp_path):
    two = project.with_patient(Patient("P2"))
    with pytest.raises(InputError, match="belongs to P1"):
        write_html(two, "P2", tmp_path / "report.html", "twin-1")
