"""How strong a stimulation may be for the twin to know what it does."""

import pytest

from brainTwinStudio.engine.stimulation_search import known_amplitude
from brainTwinStudio.engine.stimulation_search.known_amplitude import (
    NEVER,
    SEEDS,
    SHARES,
    WEAKER,
    strongest_known,
    words_of,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import Stimulation
from tests.engine.named_twin import NAMES, twin

TWIN = twin(samples=60)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_amplitude, "SEEDS", 4)


def told(amplitude: float) -> tuple[float | None, int]:
    best = Stimulation((NAMES[2],), "sine", amplitude, 0.05)
    return strongest_known(TWIN, best, 0, Silent())


@pytest.mark.slow
def test_a_faint_stimulus_is_known():
    assert told(1e-4) == (1.0, 2 * 4)
    assert words_of(1.0, 1e-4) == ()


@pytest.mark.slow
def test_of_a_loud_one_the_strongest_known_share_is_told():
    share, spent = told(0.06)
    assert share in SHARES[1:]
    assert spent == 2 * 4 * (SHARES.index(share) + 1)
    assert words_of(share, 0.06) == (WEAKER.format(amplitude=0.06 * share),)


def test_a_wild_one_is_known_at_no_share():
    assert told(3.0) == (0.0, 2 * 4 * len(SHARES))
    assert words_of(0.0, 3.0) == (NEVER,)


def test_a_stop_ends_it():
    class Stopped(Silent):
        def stop_requested(self) -> bool:
            return True

    best = Stimulation((NAMES[2],), "sine", 3.0, 0.05)
    assert strongest_known(TWIN, best, 0, Stopped()) == (None, 0)
    assert words_of(None, 3.0) == ()
    assert SEEDS == 16
