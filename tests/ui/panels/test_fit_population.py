"""A prior from other people, chosen in the form."""

import argparse
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from brainTwinStudio.cli.commands import fit as command
from brainTwinStudio.cli.inputs import Subject
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.population import population_at
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import write_twin
from brainTwinStudio.jobs.checkpoint import request_key
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.project import Twin
from brainTwinStudio.ui.panels.fit_choices import Choices, choices_of, fit_request
from brainTwinStudio.ui.panels.fit_people import People
from brainTwinStudio.ui.panels.fit_setup import FitSetup
from brainTwinStudio.ui.view import View
from tests.project.test_population import twin
from tests.ui.made_jobs import running_job

LEFT = Qt.MouseButton.LeftButton


def with_twins(view: View, *twins: Twin) -> View:
    """The project with these people's twins beside P1's own."""
    assert view.project is not None
    project = view.project
    for one in twins:
        other = replace(project.patients[0], id=one.patient_id)
        if other.id != project.patients[0].id:
            project = project.with_patient(other)
    return replace(view, project=replace(project, twins=(*project.twins, *twins)))


def several(*people: str) -> tuple[Twin, ...]:
    return tuple(twin(one, f"twin-{k + 2}") for k, one in enumerate(people))


@pytest.fixture
def crowd(view: View) -> View:
    """P1 and four others, each with a twin."""
    return with_twins(view, *several("P2", "P3", "P4", "P5"))


@pytest.fixture
def setup(qtbot: QtBot, crowd: View) -> FitSetup:
    setup = FitSetup()
    qtbot.addWidget(setup)
    setup.resize(302, 820)
    setup.present(crowd)
    setup.show()
    return setup


def pick(setup: FitSetup, key: str) -> None:
    combo = setup.form.people.combo
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def note(setup: FitSetup) -> str:
    label = setup.form.people.note
    return label.text() if label.isVisible() else ""


def asked_by_command_line(population: Path, view: View) -> FitRequest:
    assert view.patient is not None
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)  # of every command
    command.add_arguments(parser)
    words = ["--population", str(population), "--hold-out", "0.25"]
    args = parser.parse_args(words)
    return command._request(args, Subject(view.patient, None))


def test_usually_nobody_else_counts(setup: FitSetup):
    assert setup.request().population == ()
    assert setup.form.people.combo.currentText() == "None"
    assert note(setup) == ""


def test_the_patients_of_the_project_are_counted_and_the_judged_one_left_out(
    setup: FitSetup,
):
    pick(setup, "project")
    assert note(setup) == "4 other people; P1 is left out."
    assert {one.patient_id for one in setup.request().population} > {"P2", "P5"}


def test_the_window_asks_for_what_the_command_line_asks_for(
    setup: FitSetup, crowd: View, tmp_path: Path
):
    assert crowd.project is not None
    path = tmp_path / "crowd.btproj"
    with ProjectStore.create(path, crowd.project.name) as store:
        store.change(crowd.project, "everybody")
        store.save()
    with ProjectStore.open(path, read_only=True) as store:
        saved = replace(crowd, project=store.project)
    setup.present(saved)
    pick(setup, "project")
    told = asked_by_command_line(path, saved)
    assert len(told.population) == 5
    assert request_key(setup.request()) == request_key(told)
    without = replace(told, population=())
    assert request_key(without) != request_key(told)


def test_twins_in_a_folder_are_read_and_asked_for(
    setup: FitSetup, crowd: View, tmp_path: Path, qtbot: QtBot
):
    folder = tmp_path / "others"
    folder.mkdir()
    for one in several("A", "B", "C"):
        write_twin(one, folder / f"{one.patient_id}.btwin")
    setup.form.people.read(folder)
    assert note(setup) == "Reading others…"
    qtbot.waitUntil(lambda: setup.choices.people.source == "file")
    assert note(setup) == "3 other people; P1 is not among them."
    assert setup.form.people.combo.currentText() == "others"
    told = asked_by_command_line(folder, crowd)
    assert request_key(setup.request()) == request_key(told)
    pick(setup, "none")
    assert setup.request().population == ()


def test_fewer_than_three_people_shrink_nothing_and_that_is_said(
    setup: FitSetup, view: View
):
    setup.present(with_twins(view, *several("P2", "P3")))
    pick(setup, "project")
    assert note(setup) == (
        "2 other people; P1 is left out. Three are needed, so nothing is shrunk."
    )
    assert len(setup.request().population) == 3


def test_what_the_engine_would_refuse_is_said_at_once(setup: FitSetup, view: View):
    setup.present(view)  # P1 alone
    pick(setup, "project")
    assert note(setup).startswith("No other patient of this project has a twin yet")
    with pytest.raises(InputError, match="No other patient"):
        setup.request()
    setup.present(with_twins(view, *several("P2", "P3", "P4")))
    jansen = replace(setup.choices, node="jansen_rit")
    with pytest.raises(InputError, match="P2 in the population is of another model"):
        fit_request(setup._view, jansen)


def test_a_file_that_is_no_twin_changes_nothing(
    setup: FitSetup, tmp_path: Path, qtbot: QtBot
):
    pick(setup, "project")
    (tmp_path / "broken.btwin").write_text("no zip")
    setup.form.people.read(tmp_path / "broken.btwin")
    qtbot.waitUntil(lambda: "Reading" not in note(setup))
    assert "broken.btwin" in note(setup)
    assert setup.choices.people == People("project")
    with pytest.raises(InputError, match="holds no twin"):
        population_at(tmp_path / "..")


@pytest.mark.parametrize("key", ["folder", "twin"])
def test_a_dialog_is_asked_and_leaving_it_changes_nothing(
    setup: FitSetup, qtbot: QtBot, key: str
):
    pick(setup, key)
    dialog = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)
    )
    folders = dialog.fileMode() == QFileDialog.FileMode.Directory
    assert folders == (key == "folder")
    dialog.reject()
    assert setup.form.people.combo.currentData() == "none"
    assert setup.choices == Choices()


def test_a_running_fit_shows_how_many_people_it_leans_on(setup: FitSetup, crowd: View):
    pick(setup, "project")
    request = setup.request()
    assert choices_of(request).people.name == "4 other people"
    job = replace(running_job(crowd), request=request)
    setup.present(replace(crowd, jobs=(job,)))
    assert setup.form.people.combo.currentText() == "4 other people"
    assert not setup.form.people.isEnabled()
