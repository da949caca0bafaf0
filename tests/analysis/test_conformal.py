"""Conformal intervals cover new exchangeable values as they say, whatever their
distribution."""

import numpy as np
import pytest

from brainTwinStudio.analysis.conformal import (
    jackknife_plus,
    least_number,
    next_value,
    share_within,
    split_conformal,
)
from brainTwinStudio.errors import InputError

TIMES = 4000


@pytest.mark.parametrize("kind", ["skewed", "shared"])
@pytest.mark.parametrize("count", [19, 30, 59])
def test_the_next_value_is_held_nine_times_in_ten(kind: str, count: int):
    rng = np.random.default_rng(count)
    rows = rng.lognormal(size=(TIMES, count + 1))
    if kind == "shared":  # runs of one person have something in common
        rows = rows + 5 * rng.standard_normal((TIMES, 1))
    held = [
        found.low <= row[-1] <= found.high
        for row in rows
        if (found := next_value(row[:-1])).low is not None
    ]
    exact = 1 - 2 * int((count + 1) * 0.05 + 1e-9) / (count + 1)
    assert len(held) == TIMES
    assert np.mean(held) == pytest.approx(exact, abs=0.02)
    assert exact >= 0.9 - 1e-9


def test_split_conformal_holds_with_errors_of_any_shape():
    rng = np.random.default_rng(1)
    held = []
    for _ in range(TIMES):
        errors = rng.standard_t(2, 21) + 0.5
        found = split_conformal(3.0, errors[:-1])
        held.append(found.low <= 3.0 + errors[-1] <= found.high)
    # k = 19 of 20: 19 / 21
    assert np.mean(held) == pytest.approx(19 / 21, abs=0.02)


def test_jackknife_plus_of_a_mean():
    rng = np.random.default_rng(2)
    held = []
    for _ in range(TIMES):
        values = rng.exponential(size=16)
        known, new = values[:-1], values[-1]
        means = (known.sum() - known) / (known.size - 1)
        found = jackknife_plus(means, known - means)
        held.append(found.low <= new <= found.high)
    assert 0.88 < np.mean(held) < 0.98


def test_too_few_runs_are_said_with_the_least_number():
    assert least_number() == 19
    found = next_value(np.arange(18.0))
    assert found.low is None
    assert found.high is None
    assert found.told == (
        "Not estimated: 18 left-out runs, and a conformal interval needs at least 19."
    )
    assert next_value(np.arange(19.0)).low == 0.0
    assert "exchangeable" in next_value(np.arange(19.0)).told
    assert "at least 9" in split_conformal(0.0, np.arange(8.0)).told
    assert split_conformal(0.0, np.arange(9.0)).high == 8.0
    assert "at least 9" in jackknife_plus(np.zeros(3), np.zeros(3)).told


def test_the_range_of_a_few_holds_the_next_as_often_as_it_says():
    rows = np.random.default_rng(3).exponential(size=(TIMES, 5))
    known, new = rows[:, :-1], rows[:, -1]
    held = (known.min(axis=1) <= new) & (new <= known.max(axis=1))
    assert np.mean(held) == pytest.approx(share_within(4), abs=0.03)
    assert share_within(4) == 0.6


def test_what_is_no_row_of_numbers_is_refused():
    with pytest.raises(InputError, match="finite"):
        next_value(np.array([1.0, np.nan]))
    with pytest.raises(InputError, match="level"):
        next_value(np.zeros(30), 1.0)
    with pytest.raises(InputError, match="every fold"):
        jackknife_plus(np.zeros(20), np.zeros(19))
