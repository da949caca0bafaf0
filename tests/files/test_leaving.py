"""A project, a twin and a report leave without signs of a person, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.demo_patient import demo_patient
from brainTwinStudio.files.encoding import encode
from brainTwinStudio.files.privacy.leaving import report_ready, signs_in_nouns
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import write_twin
from brainTwinStudio.project import Annotation, Patient, Project, Report
from brainTwinStudio.ui.patient_notes import Decision, with_sign_off

# The person does not exist.
NAME = "seen by Dr. Haagse"
DATE = "admitted 02.05.1951"
NUMBER = "MRN 0234567"


def with_notes(project: Project, text: str) -> Project:
    return project.with_patient(replace(project.patient("p"), notes=text))


def with_label(project: Project, text: str) -> Project:
    """A region called so, in the patient and in the connectome of the twin."""
    patient = project.patient("p")
    assert patient.connectome is not None
    names = (text, *patient.connectome.parcellation.region_names[1:])
    parcellation = replace(patient.connectome.parcellation, region_names=names)
    graph = replace(patient.connectome, parcellation=parcellation)
    runs = tuple(
        replace(run, channel_names=names) if run.kind == "bold" else run
        for run in patient.recordings
    )
    patient = replace(patient, connectome=graph, recordings=runs)
    twin = replace(project.twin("twin-1"), connectome=graph)
    return project.with_patient(patient).with_twin(twin)


def with_mark(project: Project, text: str) -> Project:
    patient = project.patient("p")
    marked = tuple(
        replace(run, annotations=(Annotation(0.1, 0.0, text),))
        if run.kind == "eeg"
        else run
        for run in patient.recordings
    )
    return project.with_patient(replace(patient, recordings=marked))


def with_plan(project: Project, text: str) -> Project:
    return project.with_scenario(replace(project.scenario("scenario-1"), name=text))


def with_provenance(project: Project, text: str) -> Project:
    twin = project.twin("twin-1")
    file = f"{text.replace(' ', '_')}.csv"
    made = replace(twin.provenance, inputs=((file, "ab" * 32),))
    return project.with_twin(replace(twin, provenance=made))


Plant = Callable[[Project, str], Project]
OF_TWIN: tuple[Plant, ...] = (with_label, with_provenance)
EVERYWHERE: tuple[Plant, ...] = (with_notes, with_label, with_mark, with_plan,
                                 with_provenance)  # fmt: skip
PLACES: dict[Plant, str] = {
    with_notes: "patient p, notes",
    with_label: "parcellation, region names",
    with_mark: "annotation, text",
    with_plan: "scenario scenario-1, name",
    with_provenance: "provenance, inputs",
}


@pytest.mark.parametrize("sign", [NAME, DATE, NUMBER])
@pytest.mark.parametrize("plant", EVERYWHERE, ids=lambda plant: plant.__name__)
def test_an_archive_with_a_person_is_not_written(
    small_project: Project, tmp_path: Path, plant: Plant, sign: str
):
    with ProjectStore.create(tmp_path / "a.btproj") as store:
        store.change(plant(small_project, sign), "Import p")
        with pytest.raises(FileError) as said:
            store.export_zip(tmp_path / "a.btproj.zip")
    assert PLACES[plant] in str(said.value)
    assert "a.btproj.zip" in str(said.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.btproj"]


@pytest.mark.parametrize("sign", [NAME, DATE, NUMBER])
@pytest.mark.parametrize("plant", OF_TWIN, ids=lambda plant: plant.__name__)
def test_a_twin_with_a_person_is_not_written(
    small_project: Project, tmp_path: Path, plant: Plant, sign: str
):
    twin = plant(small_project, sign).twin("twin-1")
    with pytest.raises(FileError, match=PLACES[plant]):
        write_twin(twin, tmp_path / "a.btwin")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sign", [NAME, DATE, NUMBER])
@pytest.mark.parametrize("plant", EVERYWHERE, ids=lambda plant: plant.__name__)
def test_a_report_with_a_person_is_refused(
    small_project: Project, plant: Plant, sign: str
):
    with pytest.raises(FileError, match=PLACES[plant]):
        report_ready(plant(small_project, sign), "p", "twin-1", "report.html")


def test_a_report_asks_nothing_of_other_people(small_project: Project, make_patient):
    other = replace(make_patient(2), notes=NAME)
    shown = report_ready(small_project.with_patient(other), "p", None, "report.html")
    assert shown.patients == small_project.with_patient(other).patients
    with pytest.raises(FileError, match="patient p2, notes"):
        report_ready(small_project.with_patient(other), "p2", None, "report.html")


def test_a_projects_own_name_gives_way(small_project: Project, tmp_path: Path):
    """It cannot be renamed inside, so it is replaced where it leaves."""
    telling = replace(small_project, name="Haagse Harry 1951-05-02")
    assert report_ready(telling, "p", None, "report.html").name == "project"
    with ProjectStore.create(tmp_path / "a.btproj") as store:
        store.change(telling, "Import p")
        store.export_zip(tmp_path / "study-7.btproj.zip")
        with pytest.raises(FileError, match="give the archive another name"):
            store.export_zip(tmp_path / "Haagse Harry.btproj.zip")
    assert not (tmp_path / "Haagse Harry.btproj.zip").exists()
    with ProjectStore.import_zip(
        tmp_path / "study-7.btproj.zip", tmp_path / "b.btproj"
    ) as again:
        assert again.project.name == "study-7"
        assert again.project.patient("p").notes == small_project.patient("p").notes


def test_a_report_and_codes_may_not_name_anyone(small_project: Project):
    report = Report("report-1", "Of Mr. Haagse", "p", "twin-1", comment=DATE)
    project = small_project.with_report(report).with_patient(Patient("Harry Haagse"))
    found = signs_in_nouns(encode(project, lambda _: ""))
    assert {(place, what) for place, what, _ in found} == {
        ("project, patient Harry Haagse, id", "a name"),
        ("project, report report-1, title", "a name"),
        ("project, report report-1, comment", "a date"),
    }


def test_what_the_program_itself_writes_names_no_one(
    small_project: Project, tmp_path: Path
):
    """Dates of computing, versions, hashes and DOIs; the demo's notes and labels."""
    twin = small_project.twin("twin-1")
    made = replace(
        twin.provenance,
        created="2026-11-21T20:00:00",
        versions=(("jaxlib", "0.4.30.dev20260501"),),
        device="Intel Xeon 8259CL, 20191234",
    )
    specs = (replace(twin.parameter_specs[0], source="doi:10.1016/j.x.2020.116839"),)
    twin = replace(twin, provenance=made, parameter_specs=specs)
    demo = demo_patient().patient
    project = small_project.with_twin(twin).with_patient(demo)
    assert signs_in_nouns(encode(project, lambda _: "")) == ()
    write_twin(twin, tmp_path / "a.btwin")


def test_nothing_is_lost_where_nothing_is_found(small_project: Project):
    assert report_ready(small_project, "p", "twin-1", "r.html").name == "study"


@pytest.mark.parametrize("decision", get_args(Decision))
def test_who_signed_the_check_does_not_stop_a_report(
    small_project: Project, decision: Decision
):
    patient = small_project.patient("p")
    signed = with_notes(small_project, with_sign_off(patient, decision, "AB", "Fine"))
    assert signs_in_nouns(encode(signed.patient("p"), lambda _: "")) == ()
    born = with_notes(small_project, "Check 1961-03-04: born then.")
    assert signs_in_nouns(encode(born.patient("p"), lambda _: "")) != ()
