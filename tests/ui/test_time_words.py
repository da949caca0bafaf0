"""Times are said as a person would, and never with false digits."""

import pytest

from brainTwinStudio.ui.time_words import about, between, clock, left, spent


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3.41, "3.4 s"), (9.97, "10 s"), (192, "3 min 12 s"), (3840, "1 h 04 min")],
)
def test_what_it_took_is_said_in_its_unit(seconds: float, words: str):
    assert spent(seconds).replace("\u00a0", " ") == words


def test_a_clock_counts_seconds():
    assert [clock(s) for s in (7.9, 124, 3725)] == ["0:07", "2:04", "1:02:05"]


@pytest.mark.parametrize("seconds", [1, 4, 9, 12, 33, 61, 85, 150, 900, 5000, 40000])
def test_what_is_left_is_a_range_that_holds_the_estimate(seconds: float):
    words = between(seconds).replace("\u00a0", " ")
    unit = {"s": 1, "min": 60, "h": 3600}[words.split()[-1]]
    ends = words.removeprefix("under ").split()[0].split("–")
    low, high = float(ends[0]) * unit, float(ends[-1]) * unit
    assert seconds <= high
    assert words.startswith("under") or (low <= seconds and low < high)


def test_what_cannot_be_told_is_not_said():
    assert left(None) == ""
    assert left(float("nan")) == ""
    assert left(84).startswith("about ")
    assert left(84).endswith(" left")
    assert left(2) == "under 10\u00a0s left"


def test_an_estimate_has_no_false_digits():
    said = [about(s).replace("\u00a0", " ") for s in (0.2, 8.3, 41.7, 214)]
    assert said == ["about 1 s", "about 8 s", "about 40 s", "about 4 min"]
