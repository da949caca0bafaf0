"""`braintwin locate` and `plan-resection`: what the engine is asked, and what is said
of its answer; the engine is pretended."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pretended import FakeEngine

from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import read_seizure_twin
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.seizure_requests import (
    FullSeizureRequest,
    LocateRequest,
    PlanResectionRequest,
    SeizurePlanRequest,
)
from brainTwinStudio.project import (
    RESEARCH_USE,
    Ablation,
    Damage,
    Disconnection,
    Hemispherotomy,
    Lesion,
    PatientAnatomy,
    Resection,
)
from brainTwinStudio.project.seizure_plan import RECOVERED, UNFAMILIAR
from brainTwinStudio.project.seizure_twin import Spread
from tests.made_seizures import (
    full_seizure,
    outcome,
    recovery,
    search,
    seizure_twin,
)
from tests.ui.seizure_views import seizure_project


@pytest.fixture
def seizures(tmp_path: Path) -> tuple[Path, ...]:
    paths = tmp_path / "one.npz", tmp_path / "two.npz"
    for seed, path in enumerate(paths):
        data = np.random.default_rng(seed).normal(0, 50, (6, 40 * 256))
        channels = np.array([f"A{i + 1}" for i in range(6)])
        np.savez(path, data=data, sfreq=256.0, channels=channels)
    return paths


@pytest.fixture
def asked(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The requests so far; commands are answered by what was made by hand."""

    def located(of: LocateRequest, watcher: object) -> object:
        engine.requests.append(of)
        return seizure_twin(of.connectome, of.electrodes, of.patient_id)

    def searched(of: PlanResectionRequest, watcher: object) -> object:
        engine.requests.append(of)
        found = search(of.twin.zone.region_names)
        later = Spread(0.5, 0.2, 0.7) if of.recovery else None
        sets = tuple(replace(one, recovered=later) for one in found.sets)
        return replace(found, sets=sets)

    def played(of: FullSeizureRequest, watcher: object) -> object:
        engine.requests.append(of)
        return full_seizure(of.twin, of.changes)

    def judged(of: SeizurePlanRequest, watcher: object) -> object:
        engine.requests.append(of)
        count = len(of.twin.zone.region_names)
        later = recovery(count) if of.recovery else None
        return replace(outcome(count), runs=of.runs, recovery=later)

    monkeypatch.setitem(worker.HANDLERS, SeizurePlanRequest, judged)
    monkeypatch.setitem(worker.HANDLERS, LocateRequest, located)
    monkeypatch.setitem(worker.HANDLERS, FullSeizureRequest, played)
    monkeypatch.setitem(worker.HANDLERS, PlanResectionRequest, searched)
    return engine.requests


def test_seizures_are_located_and_their_twin_is_planned_on(
    braintwin, implanted: list[object], seizures: tuple[Path, ...], asked: list[Any]
) -> None:
    given = [word for path in seizures for word in ("--seizure", path)]
    words = ("locate", *implanted, *given, "--members", 3, "--seed", 5)
    said = braintwin(*words, "--guess-zone", "region-1", "--out", "Z.btwin", "--json")
    assert said.status == 0, said
    (request,) = asked
    assert [run.signals.shape for run in request.recordings] == [(6, 40 * 256)] * 2
    assert (request.members, request.seed) == (3, 5)
    assert dict(request.guess) == {"region-1": "zone"}
    first = said.json["zone"]["region-0"]
    assert first["low"] < first["probability"] < first["high"]
    assert said.json["zone"]["region-9"]["sampled"] is False
    order = [row["region"] for row in said.json["propagation"]]
    assert order == ["region-0", "region-1"]
    assert said.json["regime"]["kind"] == "stays"
    assert any("virtual patient" in note for note in said.json["notes"])
    assert read_seizure_twin("Z.btwin").zone.region_names[0] == "region-0"

    plan = ("plan-resection", "Z.btwin", "--forbid", "region-9", "--max-regions", 2)
    found = braintwin(*plan, "--json").json
    assert asked[-1].forbidden == ("region-9",)
    assert (asked[-1].max_regions, asked[-1].simulations) == (2, 200)
    assert found["sets"][0]["regions"] == ["region-0"]
    effect = found["sets"][0]["effect"]
    assert effect["low"] < effect["value"] < effect["high"]
    assert found["notes"] == [UNFAMILIAR]
    assert found["sets"][0]["recovered"] is None
    assert UNFAMILIAR in braintwin(*plan).out
    later = braintwin(*plan, "--recovery", "--json").json
    assert later["sets"][0]["recovered"] == {"value": 0.5, "low": 0.2, "high": 0.7}
    assert later["notes"] == [RECOVERED, UNFAMILIAR]
    assert "recovered 50% (20% to 70%)" in braintwin(*plan, "--recovery").out
    for told in (braintwin(*words), braintwin(*plan)):
        assert "region-0" in told.out
        assert told.out.rstrip().endswith(RESEARCH_USE)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--members", 1), "not within 2 to 64"),
        (("--guess-zone", "nowhere"), "No region 'nowhere'"),
        (("--guess-zone", "region-1", "--guess-healthy", "region-1"), "say one"),
        (("--seizure", "none.npz"), "none.npz"),
    ],
)
def test_what_cannot_be_located_is_refused(
    braintwin, implanted: list[object], seizures: tuple[Path, ...], more, said: str
) -> None:
    answer = braintwin("locate", *implanted, "--seizure", seizures[0], *more)
    assert said in answer.refused


def test_a_search_is_of_a_twin_of_seizures(braintwin, twin: Path) -> None:
    assert "not of seizures" in braintwin("plan-resection", twin).refused
    few = braintwin("plan-resection", twin, "--simulations", 5)
    assert "not within 48 to 100000" in few.refused


def test_a_seizure_is_played_with_surgery_and_its_signals_are_a_recording(
    braintwin, implanted: list[object], seizures: tuple[Path, ...], asked: list[Any]
) -> None:
    words = ("locate", *implanted, "--seizure", seizures[0], "--out", "Z.btwin")
    assert braintwin(*words).status == 0
    surgery = ("--resect", "region-3", "--cut", "region-0--region-1")
    play = ("seizure", "Z.btwin", *surgery, "--out", "S.npz", "--seed", 4)
    said = braintwin(*play, "--json").json
    removed, cut = asked[-1].changes
    assert asked[-2].changes == asked[-1].changes
    assert (asked[-2].runs, asked[-2].seed) == (64, 4)
    assert removed == Resection(("region-3",))
    assert isinstance(cut, Disconnection)
    assert len(cut.edges) == 2
    assert asked[-1].seed == 4
    first, second = said["onsets"]
    assert (first["region"], first["onset_s"], first["begins_by_itself"]) == (
        *("region-0", 15.0, True),
    )
    assert second["twin_low"] < second["twin_s"] < second["twin_high"]
    assert second["onset_s"] < second["twin_low"]
    assert said["contacts"]["B1-B2"] is None
    assert any("not a forecast" in note for note in said["notes"])
    with np.load("S.npz") as arrays:
        assert arrays["data"].shape == (3, 40 * 256)
        assert float(arrays["sfreq"]) == 256.0
    plan = said["plan"]
    assert plan["likelihood"]["after"] == {"value": 0.1, "low": 0.02, "high": 0.3}
    assert plan["regions"]["before"]["value"] == 2.4
    assert plan["propagation_s"]["before"]["low"] == 2.0
    assert plan["propagation_s"]["after"]["value"] is None  # one seizes alone
    assert plan["recruited"]["region-0"] == {"before": 0.95, "after": None}
    assert plan["notes"]
    assert plan["recovery"] is None
    shown = braintwin("seizure", "Z.btwin", "--resect", "region-0", "--runs", 8).out
    rows = [line.split() for line in shown.splitlines()]
    likely = next(row for row in rows if row[:1] == ["Likelihood"])
    assert likely[4:] == ["97", "%", "[90,", "100]", "10", "%", "[2,", "30]"]
    assert any(row[:4] == ["Time", "from", "first", "to"] for row in rows)
    assert "8 runs with and without" in shown
    told = braintwin("seizure", "Z.btwin").out
    assert "Likelihood" not in told
    assert said["notes"][-1] == UNFAMILIAR
    assert UNFAMILIAR in told
    assert "region-1" in told
    assert told.rstrip().endswith(RESEARCH_USE)
    assert asked[-1].changes == ()
    assert "No region 'nowhere'" in (
        braintwin("seizure", "Z.btwin", "--resect", "nowhere").refused
    )


def test_surgery_is_judged_after_recovery_where_that_is_asked_for(
    braintwin, implanted: list[object], seizures: tuple[Path, ...], asked: list[Any]
) -> None:
    words = ("locate", *implanted, "--seizure", seizures[0], "--out", "Z.btwin")
    assert braintwin(*words).status == 0
    play = ("seizure", "Z.btwin", "--resect", "region-0", "--recovery")
    plan = braintwin(*play, "--json").json["plan"]
    assert asked[-2].recovery
    later = plan["recovery"]
    assert later["likelihood"] == {"value": 0.3, "low": 0.1, "high": 0.5}
    assert later["regions"]["value"] == 0.7
    assert later["propagation_s"]["value"] is None
    assert later["recruited"]["region-0"] is None
    assert later["recruited"]["region-1"] == 0.2
    moved = later["x0_change"]
    assert moved["region-0"] == {"value": None, "low": None, "high": None}
    assert moved["region-1"]["low"] < moved["region-1"]["value"]
    assert plan["likelihood"]["after"]["value"] == 0.1  # right after, as without
    shown = braintwin(*play).out
    (likely,) = (line for line in shown.splitlines() if "Likelihood" in line)
    assert likely.split()[-4:] == ["30", "%", "[10,", "50]"]
    assert "recovered" in shown
    assert "largest rise of x0 0.024 [" in shown
    alone = braintwin("seizure", "Z.btwin", "--recovery").refused
    assert "--recovery tells what follows surgery" in alone


def test_surgery_of_every_kind_is_judged_on_a_twin_of_a_project(
    braintwin, tmp_path: Path, asked: list[Any]
) -> None:
    made = seizure_project(fitted=True)
    (patient,), (twin,) = made.patients, made.seizure_twins
    names = twin.zone.region_names
    mask = np.ones((2, 2, 2), np.uint8)
    tumour = Lesion("Tumour", 8.0, mask, np.eye(4), names[:1], np.array([0.4]))
    patient = replace(patient, anatomy=PatientAnatomy("MNI152", (), (tumour,)))
    folder = tmp_path / "seizures.btproj"
    with ProjectStore.create(folder) as store:
        store.change(made.with_patient(patient), "Import all")
    centres = twin.connectome.parcellation.centres_mm
    assert centres is not None
    place = ",".join(f"{value:.1f}" for value in centres[1])
    surgery = ("--lesion", "Tumour", "--ablate", f"{place},9", "--hemispherotomy", "L")
    for name in (folder, f"{folder}:{twin.id}"):
        said = braintwin("seizure", name, *surgery, "--json")
        assert said.status == 0, said.err
        ablation, half, damage = asked[-2].changes
        assert isinstance(ablation, Ablation)
        assert names[1] in ablation.regions
        assert half == Hemispherotomy("L")
        assert isinstance(damage, Damage)
        assert damage.shares[0] == 0.4
        assert said.json["plan"]["likelihood"]["before"]["value"] == 0.97
    other = braintwin("seizure", folder, "--lesion", "Stroke").refused
    assert "no lesion 'Stroke'. Known: Tumour" in other
    assert "neither a file nor a project" in braintwin("seizure", "none").refused
