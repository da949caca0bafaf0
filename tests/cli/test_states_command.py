"""`states`: what it asks for, says and keeps; and what is said of extrapolation."""

from pathlib import Path
from typing import Any

import pytest
from pretended import REGIONS, TR, FakeEngine, Files

from brainTwinStudio.cli.inputs import project_at
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.messages import (
    ScenarioRequest,
    SimulateRequest,
    StatesRequest,
)
from brainTwinStudio.project import FrozenMap, RecurringComparison
from brainTwinStudio.project.extrapolation import Extrapolation
from tests.made_states import made_states

MET = Extrapolation("residual", 0.31, 0.001, ("lh-cuneus", "lh-insula"), 0.9, 7.0)


@pytest.fixture
def asked(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> list[StatesRequest]:
    requests: list[StatesRequest] = []

    def handler(request: StatesRequest, watcher: Any) -> RecurringComparison:
        requests.append(request)
        return made_states(REGIONS, request.twin.id, request.twin.patient_id)

    monkeypatch.setitem(worker.HANDLERS, StatesRequest, handler)
    return requests


def test_a_project_keeps_the_states_with_the_twin(
    braintwin, asked, project: Path, files: Files
):
    assert braintwin("fit", project).status == 0
    words = ("import", project, files.bold2, "--patient", "P1", "--tr", TR)
    assert braintwin(*words).status == 0
    said = braintwin("states", project, "--seeds", 8)
    assert said.status == 0, said
    (request,) = asked
    assert [run.id for run in request.recordings] == ["run-2"]
    assert [run.id for run in request.training] == ["run-1"]
    assert request.seeds == 8
    assert "3 states: of 2 to 3" in said.out
    assert "all regions together" in said.out
    assert "50 %" in said.out.replace("\u00a0", " ")  # probability of the first
    assert "Said before." in said.err
    kept = project_at(project).twins[-1].states
    assert kept is not None
    assert kept.count == 3


def test_files_give_json(braintwin, asked, twin: Path, files: Files):
    said = braintwin("states", twin, "--bold", files.bold2, "--tr", TR, "--json")
    data = said.json
    assert data["count"] == 3
    assert len(data["states"][0]["pattern"]) == REGIONS
    assert data["states"][0]["probability"]["measured"] == pytest.approx(0.5)
    assert len(data["transitions"]["high"]) == 3
    assert data["training_apart"] is None
    assert asked[0].training == ()


def test_extrapolation_is_said_in_text_and_json(
    braintwin, engine: FakeEngine, twin: Path, monkeypatch: pytest.MonkeyPatch
):
    plain = worker.HANDLERS[SimulateRequest]

    def far(request: Any, watcher: Any) -> Any:
        from dataclasses import replace

        found: Any = plain(request, watcher)
        met = FrozenMap({"residual": 0.31})
        return replace(found, outside=met, notes=(MET.sentence,))

    monkeypatch.setitem(worker.HANDLERS, SimulateRequest, far)
    said = braintwin("simulate", twin, "--out", "a.npz")
    assert "In 31 % of this run the learned part 'residual'" in said.out
    assert "most of all in lh-cuneus, lh-insula: there 90 % of the time" in said.out
    data = braintwin("simulate", twin, "--out", "b.npz", "--json").json
    assert data["outside_training"] == {"residual": 0.31}
    assert data["notes"] == [MET.sentence]
    data = braintwin("stimulate", twin, "--target", "lh-insula", "--json").json
    assert data["outside_training"] == {}


def test_a_refused_run_is_one_sentence(
    braintwin, engine: FakeEngine, twin: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(request: Any, watcher: Any) -> Any:
        raise InputError(MET.refusal)

    monkeypatch.setitem(worker.HANDLERS, ScenarioRequest, refuse)
    said = braintwin("stimulate", twin, "--target", "lh-insula")
    assert said.refused.endswith(MET.refusal)
    assert "in lh-cuneus, lh-insula the learned part 'residual'" in MET.refusal


def test_there_is_a_worked_line(braintwin):
    said = braintwin("states", "--help")
    assert "Example: braintwin states" in " ".join(said.out.split())
