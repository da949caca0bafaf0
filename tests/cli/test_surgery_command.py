"""`braintwin resect` beyond regions and edges, and `braintwin disease`."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pretended import NAMES, FakeEngine

from brainTwinStudio.engine.diseases import TEMPLATES
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.disease_requests import DiseaseRequest
from brainTwinStudio.project import (
    Callosotomy,
    Damage,
    Familiarity,
    FrozenMap,
    Hemispherotomy,
    Lesion,
    ParameterChange,
    PatientAnatomy,
    Scenario,
    ScenarioResult,
)
from brainTwinStudio.project.disease import DiseaseAnswer, DiseaseCourse
from brainTwinStudio.project.familiarity import NOT_KNOWN, judged, score

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


def asked(engine: FakeEngine):
    return engine.requests[-1].scenario


def test_operations_add_up_in_the_order_of_the_help(
    braintwin, engine: FakeEngine, twin: Path
):
    said = braintwin(
        *("resect", twin, "--hemispherotomy", "R", "--callosotomy", "complete"),
        *("--fraction", "0.7", "--what-if", "a=+0.02@lh-cuneus,rh-insula"),
        *("--what-if", "G=*1.5", "--what-if", "edge=0.1@lh-cuneus->lh-insula"),
        *("--what-if", "excitability=-0.03", "--recovery", "--json"),
    )
    assert said.status == 0, said.err
    plan = asked(engine)
    assert plan.recovery
    assert plan.changes == (
        Callosotomy("complete", 0.7),
        Hemispherotomy("R"),
        ParameterChange("a", (0.02,), "shift", ("lh-cuneus", "rh-insula")),
        ParameterChange("G", (1.5,), "factor"),
        ParameterChange("edge", (0.1,), "value", edge=("lh-insula", "lh-cuneus")),
        ParameterChange("a", (-0.03,), "shift"),
    )
    assert said.json["stages"] == {}
    assert said.json["network_cost"] == []
    assert said.json["a_eff"] is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Say what is removed"),
        (("--ablate", "-1,2,3"), "expected X,Y,Z,RADIUS"),
        (("--ablate", "-1,2,3,99"), "have no positions|at most 40 mm"),
        (("--what-if", "a"), "expected NAME=VALUE"),
        (("--what-if", "edge=*0.5@lh-cuneus--lh-insula"), "name one way"),
        (("--what-if", "excitability=*2"), "takes a shift"),
        (("--lesion", "Tumour"), "A lesion is one of a patient"),
        (("--callosotomy", "complete", "--perilesional", "0.1"), "about a lesion"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    braintwin, engine: FakeEngine, twin: Path, words, sentence: str
):
    engine.requests.clear()
    said = braintwin("resect", twin, *words)
    assert said.status == 2
    assert re.search(sentence, said.err), said.err
    assert not engine.requests


def test_a_lesion_of_the_patient_is_played_with_what_lies_around_it(
    braintwin, engine: FakeEngine, project: Path
):
    assert braintwin("fit", project, "--patient", "P1").status == 0
    mask = np.ones((2, 2, 2), np.uint8)
    lesion = Lesion("Tumour", 8.0, mask, np.eye(4), NAMES[:1], np.array([0.4]))
    with ProjectStore.open(project) as store:
        patient = store.project.patient("P1")
        hurt = replace(patient, anatomy=PatientAnatomy("MNI152", (), (lesion,)))
        store.change(store.project.with_patient(hurt), "Add a lesion")
    said = braintwin("resect", project, "--lesion", "Tumour", "--json")
    assert said.status == 0, said.err
    (change,) = asked(engine).changes
    assert isinstance(change, Damage)
    assert change.regions == NAMES[:1]
    assert change.shares == (0.4,)
    assert "no centres" in change.found
    unknown = braintwin("resect", project, "--lesion", "Stroke")
    assert unknown.status == 2
    assert "no lesion 'Stroke'. Known: Tumour" in unknown.err


def test_a_disease_has_burden_and_effects_for_every_time(braintwin, twin: Path):
    """With the real course; what the twin does is the fake engine's."""
    listed = braintwin("disease", twin, "--json")
    assert listed.status == 0, listed.err
    assert {one["name"] for one in listed.json["templates"]} >= {"stroke", "tumour"}
    unknown = braintwin("disease", twin, "--template", "plague")
    assert unknown.status == 2
    assert "Known: stroke" in unknown.err
    nowhere = braintwin("disease", twin, "--template", "network-growth")
    assert nowhere.status == 2
    assert "Say where it begins" in nowhere.err


@pytest.mark.parametrize("how", [None, judged((score("states", "S", 0.001, 3, "x."),))])
def test_a_disease_says_at_every_time_whether_the_twin_knows_it(
    braintwin,
    engine: FakeEngine,
    twin: Path,
    how: Familiarity | None,
    monkeypatch: pytest.MonkeyPatch,
):
    """The course and the runs are made up; what is said of them is not."""

    def answered(of: DiseaseRequest, watcher: object) -> DiseaseAnswer:
        assert isinstance(of, DiseaseRequest)
        burden, cut = np.full((2, len(NAMES)), 0.5), Callosotomy()
        known = TEMPLATES[0].info, (0.0, 1.0), NAMES, burden, ((), (cut,))
        result = ScenarioResult((), FrozenMap(), familiarity=how)
        plan = Scenario("s", of.twin.id, "later", (cut,), result=result)
        return DiseaseAnswer(DiseaseCourse(*known, FrozenMap()), (None, plan))

    monkeypatch.setitem(worker.HANDLERS, DiseaseRequest, answered)
    words = ("disease", twin, "--template", TEMPLATES[0].info.name)
    words += ("--regions", NAMES[0], "--times", "0,1")
    said = braintwin(*words)
    assert said.status == 0, said.err
    assert said.out.count(NOT_KNOWN if how is None else how.sentence) == 1
    first, second = braintwin(*words, "--json").json["stages"]
    assert first["familiarity"] is None
    level = second["familiarity"] and second["familiarity"]["level"]
    assert level == (None if how is None else how.level)
