"""PCI and PCIst against the numbers of reference implementations.

Those were run on the same patterns and responses, made here by seed: words and PCI by
noreun/pypci (commit 85f69d2, bitarray 2.9.3), PCIst by renzocom/PCIst (commit ed7d853).
What pypci says of its own example: tests/benchmarks/stimulation_readouts.py.
"""

from collections.abc import Iterator

import numpy as np
import pytest

from brainTwinStudio.analysis.perturbational_complexity import (
    ALPHA,
    lempel_ziv,
    normalised,
    significant,
    source_entropy,
    state_transitions,
)
from brainTwinStudio.errors import InputError

PYPCI = {
    "coins": (205, 0.9592094696307816),
    "rare": (52, 0.9188942664026906),
    "wave": (57, 0.2726816306063456),
    "spread": (123, 0.5764487378719371),
    "stripe": (3, 0.014036023363119852),
    "one": (3, 2.658502838738642),
}
PCIST = {"rich": 219.28409523809526, "poor": 127.88733333333334}


def patterns() -> Iterator[tuple[str, np.ndarray]]:
    """Of 40 channels and 60 times."""
    draw = np.random.default_rng(20)
    yield "coins", draw.random((40, 60)) < 0.5
    yield "rare", draw.random((40, 60)) < 0.05
    when, where = np.arange(60)[None, :], np.arange(40)[:, None]
    yield "wave", np.sin((when - where) / 5) > 0.3
    yield "spread", np.cumsum(draw.normal(size=(40, 60)), axis=1) > 1.0
    yield "stripe", np.tile([[True], [False]], (20, 60))
    one = np.zeros((40, 60), bool)
    one[3, 7] = True
    yield "one", one


def evoked(sources: int) -> tuple[np.ndarray, np.ndarray]:
    """Times in s and a response (channel, time) of fading sources in noise."""
    draw = np.random.default_rng(21)
    times = np.arange(-450, 350) / 1000.0
    noise = draw.normal(size=(20, 800))
    lead = draw.normal(size=(20, 6))
    since, k = np.clip(times, 0, None), np.arange(6)[:, None]
    courses = np.sin(2 * np.pi * (4 + 5 * k) * since) * np.exp(
        -since / (0.05 + 0.03 * k)
    )
    return times, noise + 6 * lead[:, :sources] @ (courses * (times >= 0))[:sources]


@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
def test_words_and_pci_are_those_of_the_reference(name: str, pattern: np.ndarray):
    words, pci = PYPCI[name]
    assert lempel_ziv(pattern) == words
    assert normalised(pattern) == pytest.approx(pci, rel=1e-12)


@pytest.mark.parametrize(("name", "sources"), [("rich", 6), ("poor", 1)])
def test_state_transitions_are_those_of_the_reference(name: str, sources: int):
    times, response = evoked(sources)
    found = state_transitions(response, times)
    assert found.sum() == pytest.approx(PCIST[name], rel=1e-12)


def test_a_pattern_without_difference_has_no_complexity():
    assert source_entropy(np.ones((3, 4), bool)) == 0
    assert normalised(np.zeros((3, 4), bool)) == 0
    half = np.tile([[True], [False]], (3, 4))
    assert source_entropy(half) == 1


def test_chance_passes_the_threshold_as_often_as_it_may():
    draw = np.random.default_rng(3)
    times = np.arange(-400, 2000) / 1000.0
    found = significant(draw.normal(size=(40, 10, 2400)), times, response_s=(0, 2.0))
    # of independent channels: P(max |z| > t) = 1 - (1 - p)^10 = ALPHA
    assert found.threshold == pytest.approx(3.29, abs=0.12)
    assert found.pattern.any(axis=0).mean() == pytest.approx(ALPHA, abs=0.01)


def test_what_differs_from_place_to_place_is_more_complex_than_what_is_shared():
    times, rich = evoked(6)
    poor = evoked(1)[1]
    trials = np.random.default_rng(4).normal(size=(30, 20, 800))
    found = [significant(trials + one, times).pci for one in (poor, rich)]
    assert found[0] < found[1]
    assert state_transitions(poor, times).sum() < state_transitions(rich, times).sum()


def test_windows_and_channels_that_tell_nothing_are_refused():
    times, response = evoked(1)
    with pytest.raises(InputError, match="holds 0 samples"):
        state_transitions(response, times, response_s=(0.5, 0.8))
    trials = np.random.default_rng(4).normal(size=(5, 20, 800))
    trials[:, 6] = 0
    with pytest.raises(InputError, match="Channel 7 does not vary"):
        significant(trials, times)
