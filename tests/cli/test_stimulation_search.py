"""`braintwin stimulate --optimise`: what the engine is asked, and what is said of its
answer; the engine is pretended."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pretended import NAMES, FakeEngine, write_table

from brainTwinStudio.cli.stimulation_search import NOT_OF_CANDIDATES, OBJECTIVES
from brainTwinStudio.engine.stimulation_search.goals import GOALS
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.stimulation_requests import FindStimulationRequest
from brainTwinStudio.project.amplitudes import AmplitudeCheck
from brainTwinStudio.project.stimulation_search import GOALS as TOLD
from brainTwinStudio.project.stimulation_search import StimulationAim
from brainTwinStudio.report.sections.plans import REST_IS_SILENT
from tests.made_search import search


@pytest.fixture
def twin(braintwin: Callable[..., Any], engine: FakeEngine, project: Path) -> Path:
    assert braintwin("fit", project, "--patient", "P1").status == 0
    engine.requests.clear()
    return project


@pytest.fixture
def asked(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    def found(of: FindStimulationRequest, watcher: object) -> object:
        engine.requests.append(of)
        return search(of.aim, NAMES)

    monkeypatch.setitem(worker.HANDLERS, FindStimulationRequest, found)
    return engine.requests


def aim_of(asked: list[Any]) -> StimulationAim:
    assert isinstance(asked[0], FindStimulationRequest)
    return asked[0].aim


def test_the_best_is_played_and_told(
    braintwin: Callable[..., Any], asked: list[Any], twin: Path
):
    said = braintwin(
        "stimulate", twin, "--optimise", "where,when,how", "--amplitude", "0.04",
        "--json",
    )  # fmt: skip
    assert said.status == 0, said.err
    aim = aim_of(asked)
    assert aim.choose == ("where", "when", "how")
    assert aim.template.waveform == "sine"
    assert aim.template.amplitude == 0.04
    assert aim.targets == ()
    assert asked[1].scenario.changes == (search(aim, NAMES).best,)
    told = said.json
    assert told["best"] == {
        "target": NAMES[2], "amplitude": 0.03, "frequency_hz": 0.06, "phase": 1.5
    }  # fmt: skip
    assert told["effect"]["name"] == "response"
    assert told["effect"]["low"] < told["effect"]["value"] < told["effect"]["high"]
    assert told["cost"] == {
        "forward": 100, "reverse": 4, "judging": 80, "exhaustive": 8192
    }  # fmt: skip
    assert told["search"]["choices"][0]["first_is_better"] is None
    assert told["search"]["recommended"] is True
    assert told["search"]["amplitudes"] is None
    assert (told["search"]["draws"], told["draws"]) == (0, 0)
    assert told["search"]["choices"][1]["first_is_better"] == 0.75
    assert told["search"]["map"]["value"][0] is None
    assert NOT_OF_CANDIDATES in told["search"]["notes"]
    assert told["notes"][-1] == REST_IS_SILENT


def test_a_map_that_may_be_reversed_and_draws_are_told(
    braintwin: Callable[..., Any],
    asked: list[Any],
    twin: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    check = AmplitudeCheck("disagrees", (-0.7, -0.8, -0.5), (0.6, 0.4, 0.8))

    def found(of: FindStimulationRequest, watcher: object) -> object:
        made = search(of.aim, NAMES)
        some = zip(made.choices, (0.75, 0.25), strict=True)
        choices = tuple(replace(one, best_in=share) for one, share in some)
        said = f"{check.sentence} {made.sentence}"
        return replace(made, amplitudes=check, sentence=said, choices=choices, draws=8)

    monkeypatch.setitem(worker.HANDLERS, FindStimulationRequest, found)
    said = braintwin("stimulate", twin, "--optimise", "where,when,how")
    assert "No target is recommended: the map of targets may be reversed" in said.out
    assert "in 75% of draws" in said.out
    said = braintwin("stimulate", twin, "--optimise", "where,when,how", "--json")
    told = said.json["search"]
    assert told["recommended"] is False
    assert told["amplitudes"]["outcome"] == "disagrees"
    assert told["amplitudes"]["measured"] == [-0.7, -0.8, -0.5]
    assert [one["best_in_draws"] for one in told["choices"]] == [0.75, 0.25]


def test_the_options_reach_the_search(
    braintwin: Callable[..., Any], asked: list[Any], twin: Path, tmp_path: Path
):
    fc = write_table(tmp_path / "fc.csv", np.eye(len(NAMES)))
    said = braintwin(
        "stimulate", twin, "--optimise", "where,how", "--target",
        f"{NAMES[1]},{NAMES[3]}", "--objective", "toward_fc", "--wanted-fc", fc,
        "--read", NAMES[5], "--frequencies", "0.02,0.08", "--search-seeds", "6",
        "--seeds", "32", "--adjoint", "--exhaustive", "--climb", "--known",
        "--waveform", "pulse-train",
    )  # fmt: skip
    assert said.status == 0, said.err
    aim = aim_of(asked)
    assert aim.targets == (NAMES[1], NAMES[3])
    assert aim.goal == "toward_fc"
    assert aim.fc is not None
    assert aim.read == (NAMES[5],)
    assert aim.hz == (0.02, 0.08)
    assert (aim.seeds, aim.judged) == (6, 32)
    assert aim.adjoint
    assert aim.exhaustive
    assert aim.climb
    assert aim.known
    assert aim.template.waveform == "pulse-train"
    assert "first better" in said.out
    assert "100 simulations and 4 gradients were spent; all 2048 points" in said.out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--optimise", "where", "--at", "0,0,0:20"), "chooses among regions"),
        (("--optimise", "why", "--target", NAMES[0]), "'why' is none of them"),
        (("--optimise", "how"), "Say where is stimulated"),
        (("--optimise", "where", "--frequencies", "3,1"), "are no range"),
        (("--optimise", "where", "--wanted-fc", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_what_makes_no_sense_is_refused(
    braintwin: Callable[..., Any],
    asked: list[Any],
    twin: Path,
    options: tuple[str, ...],
    words: str,
):
    assert words in braintwin("stimulate", twin, *options).refused
    assert not asked


def test_the_goals_are_those_of_the_engine():
    assert tuple((goal.name, goal.label) for goal in GOALS) == TOLD
    assert tuple(name for name, _ in TOLD) == OBJECTIVES
