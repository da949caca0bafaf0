"""`analyse` of pulses and sines: response-map, complexity, entrainment, phase-response;
the engine is the real one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from brainTwinStudio.engine import driven_twin, region_rhythm, response_complexity
from brainTwinStudio.files.twin_file import write_twin
from brainTwinStudio.project import FrozenMap
from brainTwinStudio.project.familiarity import NOT_OF_READOUTS
from brainTwinStudio.report.sections.plans import REST_IS_SILENT
from tests.engine.named_twin import twin as named

Said = Callable[..., Any]
REGION = ("--region", "Left-Thalamus")


@pytest.fixture(scope="module", autouse=True)
def short() -> Iterator[None]:
    """Less of everything that only makes intervals narrower."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driven_twin, "RESTED_S", 60.0)
        patch.setattr(response_complexity, "SETS", 3)
        patch.setattr(region_rhythm, "RUNS", 64)
        patch.setattr(region_rhythm, "COLUMNS", 3)
        patch.setattr(region_rhythm, "WATCHED", 8)
        yield


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Quick to fade, so that runs are short."""
    path = tmp_path_factory.mktemp("twins") / "a.btwin"
    one = named()
    values = {**one.parameters, "a": np.linspace(-1.2, -0.8, 12)}
    write_twin(replace(one, parameters=FrozenMap(values)), path)
    return path


@pytest.mark.slow
def test_a_map_of_responses(braintwin: Said, twin: Path, tmp_path: Path):
    out = tmp_path / "map.npz"
    words = ("analyse", twin, "--what", "response-map")
    data = braintwin(*words, "--out", out, "--json").json
    assert np.shape(data["peak"]["value"]) == (12, 12)
    assert np.all(np.array(data["peak"]["low"]) <= np.array(data["peak"]["high"]))
    assert data["order"]["weight"]["value"] > 0.5
    assert data["notes"] == [REST_IS_SILENT, NOT_OF_READOUTS]
    with np.load(out) as arrays:
        assert arrays["course"].shape == (arrays["times_s"].size, 12, 12)
    said = braintwin(*words, "--size", 1)
    assert REST_IS_SILENT in said.out
    assert NOT_OF_READOUTS in said.out
    assert "twin's own uncertainty is not in them" in said.out


@pytest.mark.slow
def test_complexity_of_a_response(braintwin: Said, twin: Path):
    words = ("analyse", twin, "--what", "complexity", *REGION)
    data = braintwin(*words, "--json").json
    assert data["pci"]["low"] <= data["pci"]["value"] <= data["pci"]["high"]
    assert "cut-offs" in data["notes"][0]
    assert data["notes"][1:] == [REST_IS_SILENT, NOT_OF_READOUTS]


@pytest.mark.slow
def test_pulses_by_phase(braintwin: Said, twin: Path):
    words = ("analyse", twin, "--what", "phase-response", *REGION)
    data = braintwin(*words, "--json").json
    assert sum(data["runs"]) == 64
    assert NOT_OF_READOUTS in data["notes"]
    cycle = ("--model", "hopf", "--set", "a=0.25")
    said = braintwin("analyse", "--what", "phase-response", *cycle)
    assert "to first order" in said.out
    assert "Intervals: not estimated." in said.out


@pytest.mark.slow
def test_a_tongue_of_a_node(braintwin: Said):
    words = ("analyse", "--what", "entrainment", "--model", "kuramoto")
    said = braintwin(*words, "--to", 20)
    assert "a pacemaker that it hears" in said.out
    assert "20 " in said.out


@pytest.mark.parametrize(
    ("words", "because"),
    [
        (("--what", "response-map"), "Give a TWIN"),
        (("--what", "complexity", "--model", "hopf"), "takes no --model"),
        (("--what", "entrainment", "--model", "hopf"), "No cycle was found"),
        (("--what", "phase-response", "--model", "kuramoto"), "is the phase itself"),
        (("--what", "phase-response", "--model", "hopf", "--size", 0), "above 0"),
    ],
)
def test_what_cannot_be_answered_says_so(braintwin: Said, words: Any, because: str):
    said = braintwin("analyse", *words)
    assert said.status == 2
    assert because in said.err
