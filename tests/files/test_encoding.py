import dataclasses
import json
import random

import numpy as np
import pytest

from brainTwinStudio import project as nouns
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.encoding import (
    arrays_in,
    data_of,
    decode,
    encode,
    text_of,
)
from brainTwinStudio.files.saved_nouns import NOUNS
from brainTwinStudio.project import (
    FrozenMap,
    Project,
    Scenario,
    ScenarioResult,
    Twin,
    disease,
    readouts,
    seizure_plan,
    seizure_twin,
    stimulation_search,
    well_posedness,
)
from brainTwinStudio.project.readouts import with_readout
from tests.made_readouts import by_phase, complexity, entrainment

NOT_SAVED = {
    *("Catalogue", "FrozenMap", "NodeModelInfo", "PartInfo", "Selection"),
    *("Comparison", "ComparisonRow", "MetricInfo", "Rank"),
    *("DiseaseAnswer", "DiseaseCase", "DiseaseCourse"),
}


class Memory(dict):
    """Arrays by a made-up name."""

    def put(self, array) -> str:
        self[f"{len(self)}"] = array
        return f"{len(self) - 1}"

    def get(self, name: str):
        if name not in self:
            raise FileError("f", f"no array {name}")
        return self[name]


def same(a, b) -> bool:
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and np.array_equal(
            a, b, equal_nan=a.dtype.kind == "f"
        )
    if dataclasses.is_dataclass(a):
        return type(a) is type(b) and all(
            same(getattr(a, f.name), getattr(b, f.name)) for f in dataclasses.fields(a)
        )
    if isinstance(a, tuple):
        return type(b) is tuple and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, FrozenMap):
        return (
            isinstance(b, FrozenMap)
            and list(a) == list(b)
            and all(same(a[k], b[k]) for k in a)
        )
    return type(a) is type(b) and (a == b or a != a)


def test_a_project_with_everything_comes_back_the_same(small_project: Project):
    memory = Memory()
    text = text_of(encode(small_project, memory.put))
    again = decode(data_of(text, "f"), Project, memory.get, "f", "project")
    assert same(small_project, again)
    assert arrays_in(json.loads(text)) == set(memory)


def test_every_noun_of_a_project_is_in_the_white_list():
    records = {
        name
        for name in nouns.__all__
        if dataclasses.is_dataclass(getattr(nouns, name)) or name == "FrozenMap"
    }
    homes = (
        *(well_posedness, seizure_twin, seizure_plan, stimulation_search, readouts),
        disease,
    )
    parts = (getattr(home, name) for home in homes for name in vars(home))
    records |= {
        part.__name__
        for part in parts
        if dataclasses.is_dataclass(part)
        and isinstance(part, type)
        and part is not FrozenMap
    }
    assert records - NOT_SAVED == set(NOUNS)


def test_readouts_come_back_with_their_twin(small_project: Project):
    told = (complexity("a"), entrainment("a"), by_phase("b"))
    twin = dataclasses.replace(small_project.twins[0], readouts=told)
    memory = Memory()
    data = data_of(text_of(encode(twin, memory.put)), "f")
    assert same(decode(data, Twin, memory.get, "f", "twin"), twin)
    del data["readouts"]
    assert decode(data, Twin, memory.get, "f", "twin").readouts == ()
    newer = with_readout(told, entrainment("a", 2.0))
    assert [(type(one), one.region) for one in newer] == [
        (type(told[0]), "a"), (type(told[2]), "b"), (type(told[1]), "a")
    ]  # fmt: skip


def test_what_cannot_be_read_back_is_not_written(small_project: Project):
    class Stranger:
        pass

    broken = dataclasses.replace(small_project, name=Stranger())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"Project\.name holds Stranger"):
        encode(broken, Memory().put)
    with pytest.raises(TypeError, match="list is not saved"):
        encode(FrozenMap({"a": [1]}), Memory().put)


def test_numpy_scalars_become_plain_numbers():
    settings = nouns.FitSettings(hold_out=np.float32(0.25), seed=np.int64(3))  # type: ignore[arg-type]
    data = json.loads(text_of(encode(settings, Memory().put)))
    assert data["hold_out"] == 0.25
    assert data["seed"] == 3


def test_settings_from_before_optimisers_and_regularisers_open():
    chosen = nouns.FitSettings(
        optimiser="adam", regularisers=(("weights_l1", None), ("anatomical", 0.5))
    )
    memory = Memory()
    data = json.loads(text_of(encode(chosen, memory.put)))
    assert decode(data, nouns.FitSettings, memory.get, "x", "settings") == chosen
    del data["optimiser"], data["regularisers"]
    old = decode(data, nouns.FitSettings, memory.get, "x", "settings")
    assert old == nouns.FitSettings()


def test_stimuli_from_before_weights_open():
    spread = nouns.Stimulation(("a", "b"), weights=(1.0, 0.25), found="field")
    memory = Memory()
    data = json.loads(text_of(encode(spread, memory.put)))
    assert decode(data, nouns.Stimulation, memory.get, "x", "plan") == spread
    del data["weights"], data["found"]
    old = decode(data, nouns.Stimulation, memory.get, "x", "plan")
    assert old == nouns.Stimulation(("a", "b"))


@pytest.fixture
def coded(small_twin: Twin):
    memory = Memory()
    return json.loads(text_of(encode(small_twin, memory.put))), memory


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: d.pop("seconds"), "Twin lacks 'seconds'"),
        (lambda d: d.update(more=1), "Twin has the unknown field 'more'"),
        (lambda d: d.update(type="Popen"), "expected Twin"),
        (lambda d: d.update(seconds="1"), r'twin\.seconds is "1"; expected float'),
        (lambda d: d.update(free_parameters=True), "expected int"),
        (lambda d: d.update(free_parameters=1.5), "expected int"),
        (lambda d: d.update(outcome="fine"), "expected one of converged, stopped"),
        (lambda d: d.update(loss_history=[1, 2]), "expected an array"),
        (lambda d: d.update(loss_history={"array": "zz"}), "no array zz"),
        (lambda d: d.update(parameters=[]), "expected a mapping"),
        (lambda d: d.update(phases={}), "expected a list"),
        (lambda d: d.update(phases=[[1]]), "expected a list of 2"),
        (lambda d: d["sampling"].update(band_hz=[1, "x"]), r"band_hz\[1\] is \"x\""),
        (
            lambda d: d.update(connectome=None),
            "connectome is null; expected Connectome",
        ),
        (lambda d: d["settings"].update(hold_out=7), "twin.settings: The held-out"),
        (lambda d: d.update(seconds={"float": "oops"}), "expected float"),
        (lambda d: d.update(seconds=10**400), "expected float"),
    ],
)
def test_faults_in_the_json_name_their_place(coded, change, sentence: str):
    data, memory = coded
    change(data)
    with pytest.raises(FileError, match=sentence):
        decode(data, Twin, memory.get, "f", "twin")


def test_unknown_changes_list_the_known_ones():
    data = json.loads(
        text_of(
            encode(Scenario("s", "t", "n", (nouns.Resection(("a",)),)), Memory().put)
        )
    )
    data["changes"][0]["type"] = "Explosion"
    with pytest.raises(FileError, match="Resection, Disconnection, Stimulation"):
        decode(data, Scenario, Memory().get, "f", "scenario")


def test_a_plan_of_an_older_project_has_every_change_switched_on(
    small_project: Project,
):
    memory = Memory()
    data = json.loads(text_of(encode(small_project, memory.put)))
    assert data["scenarios"][0].pop("off") == [1]
    plan = decode(data, Project, memory.get, "f", "project").scenarios[0]
    assert plan.off == ()
    assert plan.active == small_project.scenarios[0].changes


@pytest.mark.parametrize(
    ("off", "sentence"),
    [
        ([3], "scenario: Change 3 is switched off"),
        ([True], r"off\[0\] is true; expected int"),
        (None, "off is null; expected a list"),
    ],
)
def test_switched_off_changes_that_do_not_exist_are_refused(
    small_project: Project, off: object, sentence: str
):
    memory = Memory()
    data = json.loads(text_of(encode(small_project.scenarios[0], memory.put)))
    data["off"] = off
    with pytest.raises(FileError, match=sentence):
        decode(data, Scenario, memory.get, "f", "scenario")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1,]", "NaN", '{"a": Infinity}', "[" * 100_000, "9" * 5000, '"\x00"'],
)
def test_damaged_json_is_a_sentence(text: str):
    with pytest.raises(FileError, match="JSON is damaged"):
        data_of(text, "f")


def test_any_change_of_the_json_is_read_or_refused_with_a_sentence(coded):
    data, memory = coded
    text = text_of(data)
    odd = [
        None,
        True,
        -1,
        1e308,
        "x",
        [],
        {},
        {"array": "0"},
        {"map": 3},
        {"type": "Twin"},
    ]
    for seed in range(600):
        draw = random.Random(seed)
        changed = json.loads(text)
        holder = changed
        while True:
            keys = (
                list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            )
            key = draw.choice(keys)
            inner = holder[key]
            if isinstance(inner, dict | list) and inner and draw.random() < 0.8:
                holder = inner
                continue
            holder[key] = draw.choice(odd)
            break
        try:
            decode(changed, Twin, memory.get, "f", "twin")
        except FileError as error:
            assert str(error).startswith("f: ")  # noqa: PT017 - reading may succeed


def test_projects_from_before_electrodes_still_open(small_project: Project):
    memory = Memory()
    data = json.loads(text_of(encode(small_project, memory.put)))
    for patient in data["patients"]:
        del patient["electrodes"], patient["lead_field"]
        patient["recordings"] = patient["recordings"][:1]
        for key in ("channel_kinds", "bad_channels", "annotations", "starts_s"):
            del patient["recordings"][0][key]
        del patient["recordings"][0]["line_hz"]
    again = decode(data, Project, memory.get, "f", "project")
    assert again.patients[0].electrodes is None
    assert again.patients[0].recordings[0].annotations == ()


def test_results_from_before_familiarity_open_and_it_is_not_estimated(
    small_project: Project,
):
    memory = Memory()
    (plan,) = small_project.scenarios
    assert plan.result is not None
    assert plan.result.familiarity is not None
    data = json.loads(text_of(encode(plan.result, memory.put)))
    back = decode(data, ScenarioResult, memory.get, "f", "result")
    assert back.familiarity is not None
    assert back.familiarity["input"] == plan.result.familiarity["input"]
    assert not back.familiarity["network"].estimated
    del data["familiarity"]
    older = decode(data, ScenarioResult, memory.get, "f", "result")
    assert older.familiarity is None


def test_every_kind_of_change_and_stage_comes_back():
    effect = nouns.Effect("x", "X", "%", -3.0, -4.0, -2.0, 100.0, 16)
    changes = (
        nouns.Ablation(
            (1.0, 2.0, 3.0), 8.0, "MNI152", ("a", "b"), (0.5, 1.0), "surface", 0.9
        ),
        nouns.Callosotomy("anterior two thirds", 0.8),
        nouns.Hemispherotomy("L"),
        nouns.Damage(
            "Stroke", ("a",), (0.4,), (("a", "b"),), (0.2,), ("b",), (12.5,), 2.0, "how"
        ),
        nouns.ParameterChange("a", (0.1, 0.2), "shift", ("a", "b")),
        nouns.ParameterChange("edge", (0.5,), "factor", edge=("a", "b")),
    )
    arrays = FrozenMap({"a_eff_after": np.array([0.5, 0.25])})
    stage = nouns.StageResult("recovered", "held", (effect,), (effect,), arrays)
    result = nouns.ScenarioResult(
        (effect,), arrays, cost=(effect,), stages=(stage,), notes=("n",)
    )
    plan = Scenario("s", "t", "n", changes, result=result, recovery=True)
    memory = Memory()
    data = json.loads(text_of(encode(plan, memory.put)))
    back = decode(data, Scenario, memory.get, "f", "scenario")
    assert back.changes == changes
    assert back.recovery
    assert back.result is not None
    assert back.result.cost == (effect,)
    assert back.result.stages[0].effects == (effect,)
    np.testing.assert_array_equal(
        back.result.stages[0].arrays["a_eff_after"], arrays["a_eff_after"]
    )
    for field in ("cost", "stages"):
        del data["result"][field]
    del data["recovery"]
    old = decode(data, Scenario, memory.get, "f", "scenario")
    assert old.result is not None
    assert old.result.stages == ()
    assert not old.recovery
