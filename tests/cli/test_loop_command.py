"""`braintwin loop`: what the engine is asked, and what is said of its answer."""

from typing import Any

import numpy as np
import pytest
from pretended import FakeEngine

from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.loop_requests import LoopRequest
from brainTwinStudio.project import RESEARCH_USE
from tests.made_loops import comparison


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
