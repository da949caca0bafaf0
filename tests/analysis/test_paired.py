"""FC of paired runs: what lies beyond noise, and what is not there."""

import numpy as np
import pytest

from brainTwinStudio.analysis.paired import paired_fc

RUNS, TIMES, REGIONS = 24, 300, 5


def runs(seed: int = 0) -> np.ndarray:
    """(run, time, region); regions share half of their signal."""
    draw = np.random.default_rng(seed)
    shared = draw.normal(size=(RUNS, TIMES, 1))
    return shared + draw.normal(size=(RUNS, TIMES, REGIONS))


def test_nothing_changed_is_exactly_nothing_and_never_clear():
    result = paired_fc(runs(), runs())
    np.testing.assert_array_equal(result.change, 0)
    np.testing.assert_array_equal(result.regions, 0)
    assert not result.clear.any()


def test_the_change_is_the_mean_over_runs_of_each_runs_own_difference():
    before, after = runs(0), runs(1)
    result = paired_fc(before, after)
    each = [
        np.corrcoef(a.T) - np.corrcoef(b.T) for b, a in zip(before, after, strict=True)
    ]
    expected = np.mean(each, axis=0)
    np.fill_diagonal(expected, 0)
    np.testing.assert_allclose(result.change, expected, atol=1e-9)
    np.testing.assert_allclose(result.regions, expected.sum(1) / 4, atol=1e-9)
    assert result.runs == RUNS


def test_a_region_that_lost_its_shared_signal_is_clearly_less_coupled():
    before = runs()
    after = before.copy()
    after[:, :, 2] = np.random.default_rng(9).normal(size=(RUNS, TIMES))
    result = paired_fc(before, after)
    touched = np.zeros((REGIONS, REGIONS), bool)
    touched[2] = touched[:, 2] = True
    touched[2, 2] = False
    np.testing.assert_array_equal(result.clear, touched)
    assert (result.high[touched] < 0).all()
    assert result.regions_high[2] < 0


def test_other_noise_alone_is_within_noise():
    result = paired_fc(runs(0), runs(1))
    assert not result.clear.any()
    assert (result.low <= result.change).all()
    assert (result.change <= result.high).all()


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_removed_region_has_no_difference_and_the_others_are_as_without_it(side):
    sides = {"before": runs(0), "after": runs(1)}
    rest = [0, 1, 3, 4]
    without = paired_fc(sides["before"][:, :, rest], sides["after"][:, :, rest])
    sides[side][:, :, 2] = np.nan
    result = paired_fc(sides["before"], sides["after"])
    assert np.isnan(result.change[2]).all()
    assert np.isnan(result.change[:, 2]).all()
    assert np.isnan(result.regions[2])
    np.testing.assert_array_equal(result.change[np.ix_(rest, rest)], without.change)
    np.testing.assert_array_equal(result.regions[rest], without.regions)
    assert not result.clear[2].any()


def test_the_matrix_is_symmetric_with_an_empty_diagonal():
    result = paired_fc(runs(0), runs(1))
    for matrix in (result.change, result.low, result.high):
        np.testing.assert_array_equal(matrix, matrix.T)
        np.testing.assert_array_equal(np.diag(matrix), 0)
