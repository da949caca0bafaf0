"""How strong a stimulation may be for the twin to know what it does."""

import pytest

from brainTwinStudio.engine.stimulation_search import known_amplitude
from brainTwinStudio.engine.stimulation_search.known_amplitude import (
    NEVER,
    SEEDS,
    SHARES,
    strongest_known,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import Stimulation
from tests.engine.named_twin import NAMES, twin

TWIN = twin(samples=60)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_amplitude, "SEEDS", 4)


def told(amplitude: float) -> tuple[tuple[str, ...], int]:
    best = Stimulation((NAMES[2],), "sine", amplitude, 0.05)
    return strongest_known(TWIN, best, 0, Silent())


def test_a_faint_stimulus_is_known():
    assert told(1e-4) == ((), 2 * 4)


def test_of_a_loud_one_the_strongest_known_share_is_told():
    (sentence,), spent = told(0.06)
    runs = spent // 8
    assert 2 <= runs <= len(SHARES)
    assert f"{0.06 * SHARES[runs - 1]:g} /s is the highest" in sentence


def test_a_wild_one_is_known_at_no_share():
    assert told(3.0) == ((NEVER,), 2 * 4 * len(SHARES))


def test_a_stop_ends_it():
    class Stopped(Silent):
        def stop_requested(self) -> bool:
            return True

    best = Stimulation((NAMES[2],), "sine", 3.0, 0.05)
    assert strongest_known(TWIN, best, 0, Stopped()) == ((), 0)
    assert SEEDS == 16
