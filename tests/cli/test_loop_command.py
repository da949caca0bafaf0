"""`braintwin loop`: what the engine is asked, and what is said of its answer."""

from typing import Any

import numpy as np
import pytest
from pretended import FakeEngine

from brainTwinStudio.files.twin_file import write_twin
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.loop_requests import LoopRequest
from brainTwinStudio.project import RESEARCH_USE, Connectome, Electrodes, Parcellation
from tests.made_loops import comparison
from tests.made_seizures import seizure_twin


@pytest.fixture
def asked(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    def answered(of: LoopRequest, watcher: object) -> object:
        engine.requests.append(of)
        return comparison()

    monkeypatch.setitem(worker.HANDLERS, LoopRequest, answered)
    return engine.requests


def test_controllers_are_asked_for_and_told_with_intervals(braintwin, asked) -> None:
    words = ("loop", "--plant", "epileptor", "--controller", "open_loop,threshold")
    more = ("--seeds", 2, "--delay-ms", 20, "--jitter-ms", 5, "--seconds", 30)
    said = braintwin(*words, *more, "--out", "L.npz", "--seed", 3, "--json").json
    (request,) = asked
    assert request == LoopRequest(
        "epileptor", ("open_loop", "threshold"), 2, 30.0, 0.02, 0.005, 3
    )
    assert said["marker"] is None
    braintwin(*words, "--marker", "variance")
    assert asked.pop().marker == "variance"
    first, second = said["controllers"]
    assert first["name"] == "none"
    assert second["share_ill"]["low"] < second["share_ill"]["value"]
    assert second["latency_s"]["value"] is None
    assert said["episode"] == "seizure"
    with np.load("L.npz") as arrays:
        assert arrays["potential"].shape == arrays["stimulation"].shape == (2, 2, 20)
        assert tuple(arrays["controllers"]) == ("none", "open_loop")
    told = braintwin(*words).out
    assert "0.1 (0.09 to 0.11)" in told
    assert "not estimated" in told
    assert told.rstrip().endswith(RESEARCH_USE)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--seeds", 1), "not within 2 to 4096"),
        (("--delay-ms", -1), "not within 0 to 1000"),
        (("--seconds", 1), "not within 5 to 3600"),
        (("--out", "L.txt"), "must end in .npz"),
    ],
)
def test_what_cannot_be_played_is_refused(braintwin, asked, more, said) -> None:
    words = ("loop", "--plant", "epileptor", "--controller", "threshold")
    assert said in braintwin(*words, *more).refused


def test_a_twin_is_sensed_and_stimulated_at_its_places(braintwin, asked) -> None:
    weights = np.ones((3, 3)) - np.eye(3)
    regions = Parcellation("made", ("a", "b", "c"), ("L",) * 3, np.eye(3), "MNI152")
    contacts = Electrodes(("A1",), ("seeg",), np.zeros((1, 3)), "MNI152")
    write_twin(seizure_twin(Connectome(regions, weights), contacts), "S.btwin")
    places = ("--sense", "A1-A2,b", "--stimulate", "a")
    words = ("loop", "S.btwin", *places, "--controller", "threshold", "--limit", 2)
    assert braintwin(*words).status == 0
    (request,) = asked
    assert request.plant.sensed == ("A1-A2", "b")
    assert request.plant.stimulated == ("a",)
    assert request.plant.twin.zone.region_names == ("a", "b", "c")
    assert request.limit == 2
    assert "Give either" in braintwin("loop", "--controller", "threshold").refused
    single = ("loop", "--plant", "beta", "--controller", "threshold")
    assert "one region" in braintwin(*single, *places).refused
