"""Courses of diseases stay with their plan in the project."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.cli import main
from brainTwinStudio.engine.disease_course import course_of
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.project import FrozenMap, Project, Scenario
from brainTwinStudio.project.disease import DiseaseCase, KeptCourse
from brainTwinStudio.report.blocks import Table, Text
from brainTwinStudio.report.contents import sections_of
from brainTwinStudio.report.course_words import NO_BURDEN, course_blocks
from brainTwinStudio.report.page import page_of
from tests.files.conftest import NAMES
from tests.files.test_encoding import same

CASE = DiseaseCase(
    "network-growth", (0.0, 1.0, 2.5), NAMES[:1], settings=FrozenMap({"start": 0.2})
)


@pytest.fixture
def played(small_project: Project) -> Project:
    """A plan that plays tau spreading from the first region, with its course."""
    twin = small_project.twins[0]
    course = course_of(twin, CASE)
    plan = Scenario("ill", twin.id, "Tau", course.changes[-1])
    kept = KeptCourse.of("course-1", plan.id, CASE, course)
    return small_project.with_scenario(plan).with_course(kept)


def test_a_course_comes_back_equal_and_is_undone_with_its_plan(
    small_project: Project, played: Project, tmp_path: Path
):
    folder = tmp_path / "a.btproj"
    with ProjectStore.create(folder, "study") as store:
        store.change(small_project, "Import")
        store.change(played, "Add tau")
        store.undo()
        assert store.project.courses == ()
        store.redo()
        store.export_zip(tmp_path / "a.btproj.zip")
    with ProjectStore.open(folder) as store:
        (course,) = store.project.courses
        (wanted,) = played.courses
        assert same(course, wanted)
        assert np.array_equal(course.burden, wanted.burden)
        assert (course.times, course.begins) == (CASE.times, NAMES[:1])
        assert course.settings["start"] == 0.2
        assert store.project.courses_of(store.project.scenario("ill")) == (course,)
    logged = (folder / "audit.jsonl").read_text()
    assert '"network-growth"' in logged
    with ProjectStore.import_zip(tmp_path / "a.btproj.zip", tmp_path / "b.btproj") as b:
        assert same(b.project.courses, played.courses)


def test_an_edit_of_the_plan_writes_the_course_no_more(
    small_project: Project, played: Project, tmp_path: Path
):
    folder = tmp_path / "a.btproj"
    with ProjectStore.create(folder, "study") as store:
        store.change(small_project, "Import")
        store.change(played, "Add tau")
        plan = replace(played.scenario("ill"), name="Other")
        store.change(played.with_scenario(plan), "Rename")
        lines = (folder / "journal.jsonl").read_text().splitlines()
    assert '"KeptCourse"' in lines[-2]
    assert '"KeptCourse"' not in lines[-1]


def test_a_project_from_before_courses_opens(small_project: Project, tmp_path: Path):
    folder = tmp_path / "a.btproj"
    with ProjectStore.create(folder, "study") as store:
        store.change(small_project, "Import")
    whole = json.loads((folder / "project.json").read_text())
    del whole["project"]["courses"]
    (folder / "project.json").write_text(json.dumps(whole))
    (folder / "journal.jsonl").unlink()
    with ProjectStore.open(folder) as store:
        assert store.project.courses == ()


def test_a_course_needs_its_plan(played: Project):
    (course,) = played.courses
    assert played.without_scenario("ill").courses == ()
    with pytest.raises(InputError, match="No scenario 'gone'"):
        played.with_course(replace(course, scenario_id="gone"))


def test_the_report_tells_where_it_begins_what_was_assumed_and_the_burden(
    played: Project,
):
    told = page_of(
        "Report", "", sections_of(played, played.patients[0], played.twins[0]), ""
    ).replace("\xa0", " ")
    for words in (
        "Course of network growth (tau, amyloid), beginning in L a",
        "burden of the first regions 0.2",
        "Both are assumptions",
        "Burden as the template assumes it",
        "2.5 years",
    ):
        assert words in told, words
    (course,) = played.courses
    _, table = course_blocks(course)
    assert isinstance(table, Table)
    columns = [name.replace("\xa0", " ") for name in table.columns]
    assert columns == ["Region", "0 years", "1 years", "2.5 years"]
    assert table.rows[0][0] == "L a"
    assert table.rows[0][1] == "0.20"
    none = replace(course, burden=np.zeros((3, 4)))
    assert course_blocks(none)[1] == Text(NO_BURDEN, "note")


def test_the_command_line_lists_what_is_kept(
    small_project: Project, played: Project, tmp_path: Path, capsys
):
    folder = tmp_path / "a.btproj"
    with ProjectStore.create(folder, "study") as store:
        store.change(small_project, "Import")
        store.change(played, "Add tau")
    name = f"{folder}:{played.twins[0].id}"
    assert main(["disease", name, "--json"]) == 0
    (kept,) = json.loads(capsys.readouterr().out)["courses"]
    assert (kept["plan"], kept["template"]) == ("Tau", "network-growth")
    assert kept["burden"]["lh-a"][0] == 0.2
    assert kept["times"] == [0.0, 1.0, 2.5]
    assert main(["disease", name]) == 0
    assert "Kept with plan “Tau”. Network growth" in capsys.readouterr().out
