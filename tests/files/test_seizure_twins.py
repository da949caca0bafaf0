"""Twins of seizures and plans on them: saved, read back, undone, passed on."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.encoding import decode, encode, text_of
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import (
    read_any_twin,
    read_seizure_twin,
    read_twin,
    write_twin,
)
from brainTwinStudio.project import Project, Resection, Twin
from brainTwinStudio.project.seizure_plan import SeizurePlan
from brainTwinStudio.project.seizure_twin import ResectionSearch, SeizureTwin
from tests.files.test_encoding import Memory, same
from tests.made_seizures import outcome, recovery, search, seizure_twin


@pytest.fixture
def located(small_project: Project) -> SeizureTwin:
    patient = small_project.patient("p")
    assert patient.connectome is not None
    assert patient.electrodes is not None
    return seizure_twin(patient.connectome, patient.electrodes)


@pytest.fixture
def planned(small_project: Project, located: SeizureTwin) -> Project:
    names = located.zone.region_names
    plan = SeizurePlan(
        *("seizure-plan-1", located.id, "Plan 1", (Resection(names[:1]),)),
        outcome(len(names)),
    )
    return small_project.with_seizure_twin(located).with_seizure_plan(plan)


def test_a_twin_of_seizures_comes_back_from_its_file(
    located: SeizureTwin, small_twin: Twin, tmp_path: Path
):
    path, other = tmp_path / "a.btwin", tmp_path / "b.btwin"
    write_twin(located, path)
    write_twin(small_twin, other)
    assert same(read_any_twin(path), located)
    assert same(read_seizure_twin(path), located)
    assert same(read_any_twin(other), small_twin)
    with pytest.raises(FileError, match=r"a\.btwin.*seizures.*plan-resection"):
        read_twin(path)
    with pytest.raises(FileError, match=r"b\.btwin.*fMRI or EEG.*locate"):
        read_seizure_twin(other)


def test_it_does_not_leave_with_a_name(located: SeizureTwin, tmp_path: Path):
    named = replace(located, notes=("seen by Dr. Haagse",))
    with pytest.raises(FileError, match="sign"):
        write_twin(named, tmp_path / "a.btwin")
    assert not list(tmp_path.iterdir())


def test_a_project_keeps_twins_of_seizures_and_undoes_them(
    small_project: Project, planned: Project, tmp_path: Path
):
    with ProjectStore.create(tmp_path / "a.btproj", "study") as store:
        store.change(small_project, "Import")
        store.change(planned, "Locate")
        (twin,) = planned.seizure_twins
        found = replace(twin, search=search(twin.zone.region_names))
        planned = planned.with_seizure_twin(found)
        store.change(planned, "Search")
        store.undo()
        store.undo()
        assert not store.project.seizure_twins
        store.redo()
        assert store.project.seizure_plans[0].outcome is not None
        assert store.project.seizure_twins[0].search is None
        store.redo()
    with ProjectStore.open(tmp_path / "a.btproj") as store:
        assert same(store.project.seizure_twins, planned.seizure_twins)
        assert same(store.project.seizure_plans, planned.seizure_plans)
    logged = (tmp_path / "a.btproj" / "audit.jsonl").read_text()
    assert '"locate"' in logged
    assert '"resection search"' in logged
    assert '"likelihood before"' in logged


def test_a_project_from_before_seizure_twins_opens(
    small_project: Project, tmp_path: Path
):
    folder = tmp_path / "a.btproj"
    with ProjectStore.create(folder, "study") as store:
        store.change(small_project, "Import")
    whole = json.loads((folder / "project.json").read_text())
    del whole["project"]["seizure_twins"], whole["project"]["seizure_plans"]
    (folder / "project.json").write_text(json.dumps(whole))
    (folder / "journal.jsonl").unlink()
    with ProjectStore.open(folder) as store:
        assert store.project.seizure_twins == ()
        assert same(store.project.twins, small_project.twins)


def test_a_plan_from_before_recovery_opens_and_a_recovery_comes_back(
    planned: Project,
):
    (plan, *_) = planned.seizure_plans
    assert plan.outcome is not None
    later = recovery(len(plan.outcome.recruited_after))
    judged = replace(plan.outcome, recovery=later)
    plan = replace(plan, outcome=judged, recovery=True)
    memory = Memory()
    data = json.loads(text_of(encode(plan, memory.put)))
    back = decode(data, SeizurePlan, memory.get, "f", "plan")
    assert same(back, plan)
    del data["recovery"], data["outcome"]["recovery"]
    old = decode(data, SeizurePlan, memory.get, "f", "plan")
    assert not old.recovery
    assert old.outcome is not None
    assert old.outcome.recovery is None
    assert same(old.outcome.likelihood_after, judged.likelihood_after)


def test_plans_go_with_their_twin(planned: Project):
    twin = planned.seizure_twins[0]
    assert planned.seizure_plans_of(twin.id)
    assert planned.seizure_twins_of("p")
    assert planned.without_seizure_plan("seizure-plan-1").seizure_plans == ()
    gone = planned.without_seizure_twin(twin.id)
    assert (gone.seizure_twins, gone.seizure_plans) == ((), ())
    with pytest.raises(InputError, match="No seizure twin 'x'"):
        planned.with_seizure_plan(SeizurePlan("plan", "x", "Plan"))
    with pytest.raises(InputError, match="name"):
        SeizurePlan("plan", "x", " ")


def test_sets_of_a_search_come_back(located: SeizureTwin):
    memory = Memory()
    found = search(located.zone.region_names)
    data = json.loads(text_of(encode(found, memory.put)))
    assert same(decode(data, ResectionSearch, memory.get, "f", "search"), found)
