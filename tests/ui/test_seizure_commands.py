"""What becomes of answers about seizures: kept, undoable, never of another project."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from brainTwinStudio.errors import InputError
from brainTwinStudio.files import demo_epilepsy
from brainTwinStudio.files.demo_epilepsy import demo_epilepsy_patient
from brainTwinStudio.files.importing import ImportResult
from brainTwinStudio.files.twin_file import read_seizure_twin
from brainTwinStudio.jobs.seizure_requests import (
    FullSeizureRequest,
    LocateRequest,
    PlanResectionRequest,
    SeizurePlanRequest,
)
from brainTwinStudio.project import Resection
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.report.wording import SIMULATED
from brainTwinStudio.ui import seizure_plans
from brainTwinStudio.ui.commands.projects import EPILEPSY
from brainTwinStudio.ui.dialogs.locate import LocateDialog
from brainTwinStudio.ui.panels.browser_nodes import all_nodes, nodes_of
from brainTwinStudio.ui.panels.browser_tree import node_at
from brainTwinStudio.ui.seizure_sources import (
    depth_runs,
    guess_from_recording,
    missing,
    outdated,
)
from brainTwinStudio.ui.stage_marks import marks_of
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.told import KEPT_SEIZURES
from brainTwinStudio.ui.wishes import Ask, Do, Written
from tests.made_seizures import full_seizure, outcome, search, seizure_twin
from tests.ui.seizure_views import patient_with_seizures
from tests.ui.test_studio import FakeLink, link, studio

__all__ = ["link", "studio"]  # fixtures


def ask_to_locate(studio: Studio) -> SeizureTwin:
    """A person with seizures in the project, and the answer that the engine gives."""
    session, patient = studio.session, patient_with_seizures()
    assert session.project is not None
    session.change(session.project.with_patient(patient), "Import seizures")
    patient = session.project.patient(patient.id)
    assert patient.connectome is not None
    assert patient.electrodes is not None
    request = LocateRequest(
        patient.id, patient.connectome, patient.electrodes, patient.recordings
    )
    studio.grant(Ask(request, "Locate seizures"))
    return seizure_twin(patient.connectome, patient.electrodes, patient.id)


def located(studio: Studio, link: FakeLink) -> SeizureTwin:
    answer = ask_to_locate(studio)
    link.end(link.jobs[-1], state="done", answer=answer)
    assert studio.session.project is not None
    return studio.session.project.seizure_twins[-1]


def test_seizures_as_signals_are_shown_the_latest_few_and_no_part_of_history(
    studio: Studio, link: FakeLink
):
    twin = located(studio, link)
    steps = studio.session.history
    made = [full_seizure(twin) for _ in range(KEPT_SEIZURES + 1)]
    for answer in made:
        studio.grant(Ask(FullSeizureRequest(twin), "Full seizure"))
        link.end(link.jobs[-1], state="done", answer=answer)
    studio.present_now()
    assert studio.view.full_seizures[twin.id] == tuple(made[1:])
    assert studio.session.history == steps
    stranger = replace(twin, seconds=99.0)
    studio.grant(Ask(FullSeizureRequest(stranger), "Full seizure"))
    link.end(link.jobs[-1], state="done", answer=full_seizure(stranger))
    studio.present_now()
    assert studio.view.full_seizures[twin.id][-1] is made[-1]


def test_a_twin_of_seizures_is_kept_chosen_exported_and_undone(
    studio: Studio, link: FakeLink, tmp_path: Path
):
    twin = located(studio, link)
    session = studio.session
    assert session.selection.seizure_twin_id == twin.id == "seizures-1"
    assert session.selection.seizures
    studio.present_now()
    assert studio.view.seizure_twin is twin
    session.undo()
    assert session.project is not None
    assert session.project.seizure_twins == ()
    assert not session.selection.seizures
    session.redo()
    studio.present_now()
    studio.commands.run("inspect-seizures", "seizures-1")
    assert studio.window.stage == "inspect"
    studio.commands.run("export-twin", tmp_path / "x.btwin")
    assert read_seizure_twin(tmp_path / "x.btwin").id == twin.id
    studio.commands.run("delete-seizure-twin")
    assert studio.session.project is not None
    assert studio.session.project.seizure_twins == ()


def test_an_answer_waits_while_an_earlier_step_is_shown(studio: Studio, link: FakeLink):
    answer = ask_to_locate(studio)
    session = studio.session
    session.undo()
    link.end(link.jobs[-1], state="done", answer=answer)
    assert session.project is not None
    assert session.project.seizure_twins == ()
    session.redo()
    assert len(session.project.seizure_twins) == 1


def test_an_outcome_belongs_to_its_changes(studio: Studio, link: FakeLink):
    twin, session = located(studio, link), studio.session
    names = twin.zone.region_names
    assert session.project is not None
    made = seizure_plans.new_plan(session.project, twin.id, (Resection(names[:1]),))
    studio.grant(made.wish(session.selection))
    (plan,) = session.project.seizure_plans
    studio.grant(Ask(SeizurePlanRequest(twin, plan.changes), "Run"))
    edit = seizure_plans.with_regions(session.project, plan.id, names[1:2])
    studio.grant(edit.wish(session.selection))
    link.end(link.jobs[-1], state="done", answer=outcome(len(names)))
    assert session.project.seizure_plans[0].outcome is None  # edited meanwhile
    changes = session.project.seizure_plans[0].changes
    studio.grant(Ask(SeizurePlanRequest(twin, changes), "Run"))
    link.end(link.jobs[-1], state="done", answer=outcome(len(names)))
    kept = session.project.seizure_plans[0]
    assert kept.outcome is not None
    assert kept.changes == changes


def test_what_is_selected_enters_a_plan_on_seizures(studio: Studio, link: FakeLink):
    twin, session = located(studio, link), studio.session
    studio.present_now()
    with pytest.raises(InputError, match="Select a region"):
        studio.commands.run("add-to-plan")
    chosen = twin.zone.region_names[:2]
    studio.commands.run("add-to-plan", chosen)
    assert session.project is not None
    (plan,) = session.project.seizure_plans
    assert plan.changes == tuple(Resection((name,)) for name in chosen)
    assert studio.window.stage == "plan"
    studio.present_now()
    edit = seizure_plans.renamed(session.project, plan.id, "  Zone   out ")
    studio.grant(edit.wish(session.selection))
    assert session.project.seizure_plan(plan.id).name == "Zone out"
    studio.commands.run("new-plan")
    assert len(session.project.seizure_plans) == 2
    studio.present_now()
    shown = node_at(studio.window.browser.tree.currentIndex())
    assert shown.key == f"seizure-plan:{session.selection.seizure_plan_id}"


def test_sets_are_kept_with_the_twin_they_were_searched_on(
    studio: Studio, link: FakeLink
):
    twin = located(studio, link)
    found = search(twin.zone.region_names)
    other = replace(twin, seconds=99.0)
    studio.grant(Ask(PlanResectionRequest(other), "Search"))
    link.end(link.jobs[-1], state="done", answer=found)
    studio.present_now()
    assert studio.view.seizure_twin is twin
    studio.grant(Ask(PlanResectionRequest(twin), "Search"))
    link.end(link.jobs[-1], state="done", answer=found)
    studio.present_now()
    assert studio.view.seizure_twin is not None
    assert studio.view.seizure_twin.search is found
    studio.session.undo()
    studio.present_now()
    assert studio.view.seizure_twin is twin


def test_a_report_on_seizures_stands_in_the_project(studio: Studio, link: FakeLink):
    twin, session = located(studio, link), studio.session
    assert session.path is not None
    studio.present_now()
    written = Written(session.path, twin.id, "r.pdf", "2026-11-22T10:00:00+00:00")
    studio.grant(Do("record-report", written))
    studio.present_now()
    nodes = {node.key: node.fact for node in all_nodes(nodes_of(studio.view))}
    assert nodes[f"reports:{twin.patient_id}"] == "1"
    assert ("data", "tick", "") in marks_of(studio.view)
    assert session.project is not None
    assert session.project.without_seizure_twin(twin.id).reports == ()


def test_the_command_opens_the_set_up_or_says_what_is_missing(studio: Studio):
    studio.present_now()
    with pytest.raises(InputError, match="SEEG"):
        studio.commands.run("locate")
    ask_to_locate(studio)
    studio.present_now()
    studio.commands.run("locate")
    assert studio.window.findChildren(LocateDialog)


def test_the_demo_patient_with_seizures_opens_beside_the_window(
    studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    threads: list[QThread] = []

    def noting(*_: object) -> ImportResult:
        threads.append(QThread.currentThread())
        return demo_epilepsy_patient()

    monkeypatch.setattr(demo_epilepsy, "demo_epilepsy_patient", noting)
    studio.act("open-demo", EPILEPSY)
    studio.present_now()
    assert "Opening" in studio.busy
    qtbot.waitUntil(lambda: not studio.busy, timeout=30_000)
    studio.present_now()
    patient = studio.view.patient
    assert threads != [studio.thread()]
    assert patient is not None
    assert missing(patient) == ""
    assert [run.id for run in depth_runs(patient)] == [
        "seizure-1",
        "seizure-2",
        "seizure-3",
    ]
    assert (studio.window.stage, studio.window.nobody.text()) == ("data", SIMULATED)
    made = studio.session.path
    studio.act("close-project")
    studio.act("open-demo", EPILEPSY)  # the project is there now
    assert studio.session.path == made
    assert len(threads) == 1


def test_a_twin_says_when_the_data_are_others_now():
    patient = patient_with_seizures()
    assert patient.connectome is not None
    assert patient.electrodes is not None
    twin = seizure_twin(patient.connectome, patient.electrodes, patient.id)
    assert outdated(patient, twin) == ""
    assert "recording" in outdated(replace(patient, recordings=()), twin)
    doubled = replace(patient.connectome, weights=2 * patient.connectome.weights)
    assert "connectome" in outdated(replace(patient, connectome=doubled), twin)


def test_a_hypothesis_by_onset_order_needs_an_onset():
    patient = patient_with_seizures()  # its signals are noise
    with pytest.raises(InputError, match="No channel of seizure-1 shows an onset"):
        guess_from_recording(patient, patient.recordings[0])
