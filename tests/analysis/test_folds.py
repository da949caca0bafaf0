"""Splits never let the judged part be seen; intervals are those of theory."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from brainTwinStudio.analysis import folds as f
from brainTwinStudio.errors import InputError


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def check(found: tuple[f.Fold, ...], everything: np.ndarray) -> None:
    """Every index is judged once, and never by a fold that learned from it."""
    judged = np.concatenate([fold.test for fold in found])
    np.testing.assert_array_equal(np.sort(judged), everything)
    for fold in found:
        both = np.concatenate([fold.train, fold.test])
        np.testing.assert_array_equal(np.sort(both), everything)
        assert np.all(np.diff(fold.train) > 0)


@given(count=st.integers(2, 40), folds=st.integers(2, 40), dealt=st.booleans())
def test_every_run_is_judged_once(count: int, folds: int, dealt: bool):
    folds = min(folds, count)
    found = f.k_fold(count, folds, rng() if dealt else None)
    check(found, np.arange(count))
    sizes = [fold.test.size for fold in found]
    assert max(sizes) - min(sizes) <= 1


def test_runs_are_in_order_unless_they_are_dealt():
    np.testing.assert_array_equal(f.k_fold(6, 3)[0].test, [0, 1])
    dealt = f.k_fold(30, 3, rng())
    assert np.any(dealt[0].test >= 10)
    np.testing.assert_array_equal(dealt[0].test, f.k_fold(30, 3, rng())[0].test)


@pytest.mark.parametrize("folds", [1, 5])
def test_impossible_folds_are_refused(folds: int):
    with pytest.raises(InputError, match="4 runs cannot be split"):
        f.k_fold(4, folds)


SUBJECTS = ("b", "a", "b", "c", "a")


def test_all_runs_of_a_subject_are_left_out_together():
    found = f.leave_one_out(SUBJECTS)
    check(found, np.arange(5))
    assert [fold.test.tolist() for fold in found] == [[0, 2], [1, 4], [3]]


def test_the_judged_subject_is_in_no_inner_fold():
    found = f.nested(SUBJECTS)
    assert len(found) == 3
    for fold in found:
        assert len(fold.inner) == 2
        check_inner = np.concatenate([inner.test for inner in fold.inner])
        np.testing.assert_array_equal(np.sort(check_inner), fold.outer.train)
        for inner in fold.inner:
            seen = np.concatenate([inner.train, inner.test])
            assert not np.isin(fold.outer.test, seen).any()
            whose = [{SUBJECTS[i] for i in part} for part in (inner.train, inner.test)]
            assert not whose[0] & whose[1]


def test_too_few_subjects_are_refused():
    with pytest.raises(InputError, match="two subjects"):
        f.leave_one_out(["a", "a"])
    with pytest.raises(InputError, match="three subjects"):
        f.nested(["a", "b", "a"])


def test_time_blocks_keep_their_distance():
    found = f.time_blocks(100, 4, 5)
    judged = np.concatenate([fold.test for fold in found])
    np.testing.assert_array_equal(judged, np.arange(100))
    for fold in found:
        distances = np.abs(fold.train[:, None] - fold.test[None, :])
        assert distances.min() == 6
        assert np.all(np.diff(fold.test) == 1)
    assert f.pieces(found[1].train) == (slice(0, 20), slice(55, 100))
    assert f.pieces(found[0].train) == (slice(30, 100),)


@pytest.mark.parametrize(("folds", "gap"), [(1, 0), (4, -1), (2, 30)])
def test_impossible_blocks_are_refused(folds: int, gap: int):
    with pytest.raises(InputError, match="cannot be cut"):
        f.time_blocks(100, folds, gap)


@given(st.lists(st.booleans(), max_size=30))
def test_pieces_cover_what_is_kept_and_never_touch(kept: list[bool]):
    mask = np.array(kept, dtype=bool)
    rebuilt = np.zeros_like(mask)
    found = f.pieces(mask)
    for piece in found:
        assert not rebuilt[piece].any()
        rebuilt[piece] = True
    np.testing.assert_array_equal(rebuilt, mask)
    assert all(a.stop < b.start for a, b in pairwise(found))


def test_regions_are_hidden_by_share():
    masks = [f.masked_regions(68, 0.25, rng(seed)) for seed in range(40)]
    assert {int(mask.sum()) for mask in masks} == {17}
    assert np.mean(masks, axis=0).min() > 0  # all of them some time
    assert f.masked_regions(10, 0.01, rng()).sum() == 1


@given(
    samples=st.integers(20, 300),
    share=st.floats(0.01, 0.7),
    length=st.integers(1, 12),
    seed=st.integers(0, 99),
)
def test_segments_are_whole_and_as_many_as_asked(samples, share, length, seed):
    count = max(1, round(share * samples / length))
    if samples - count * length < 2:
        return
    mask = f.masked_segments(samples, share, length, rng(seed))
    assert mask.size == samples
    assert mask.sum() == count * length
    # segments may touch, so every stretch is some number of whole segments
    assert all((p.stop - p.start) % length == 0 for p in f.pieces(mask))


def test_segments_lie_anywhere():
    hidden = [f.masked_segments(50, 0.2, 5, rng(seed)) for seed in range(300)]
    often = np.mean(hidden, axis=0)
    # two segments at 42 places: an end is hidden in 2 of 42 cases, the middle in 10
    assert min(often[0], often[-1]) > 0.02
    assert often[10:40].min() > 0.13


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1])
def test_shares_lie_between_0_and_1(share: float):
    for call in (
        lambda: f.masked_regions(10, share, rng()),
        lambda: f.masked_segments(100, share, 5, rng()),
        lambda: f.with_noise([np.ones((2, 5))], share, rng()),
    ):
        with pytest.raises(InputError, match="between 0 and 1"):
            call()


def test_what_would_hide_everything_is_refused():
    with pytest.raises(InputError, match="fewer than two"):
        f.masked_regions(4, 0.9, rng())
    with pytest.raises(InputError, match="do not fit"):
        f.masked_segments(20, 0.9, 10, rng())


def test_noise_is_a_share_of_each_regions_own_spread():
    runs = [np.diag([1.0, 50.0]) @ rng().normal(size=(2, 40_000)) + 7 for _ in range(2)]
    assert f.NOISE_SHARES[0] == 0.01
    assert f.NOISE_SHARES[-1] == 0.2
    noisy = f.with_noise(runs, 0.1, rng(1))
    for before, after in zip(runs, noisy, strict=True):
        added = (after - before).std(axis=1) / before.std(axis=1)
        np.testing.assert_allclose(added, 0.1, rtol=0.02)
    assert not np.allclose(noisy[0] - runs[0], noisy[1] - runs[1])


def test_the_t_interval_equals_scipy():
    first, second = rng().normal(size=(2, 12))
    found = f.paired_interval(first, second)
    expected = stats.ttest_rel(first, second).confidence_interval(0.95)
    assert found.mean == pytest.approx(np.mean(first - second))
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert found.count == 12


def test_the_bootstrap_interval_is_near_the_normal_one_of_many_subjects():
    first, second = rng().normal(size=(2, 400))
    found = f.paired_interval(first, second, 0.9, "bootstrap", rng(1))
    half = 1.645 * np.std(first - second) / np.sqrt(400)
    assert found.high - found.low == pytest.approx(2 * half, rel=0.05)
    assert found.low < found.mean < found.high
    again = f.paired_interval(first, second, 0.9, "bootstrap", rng(1))
    assert found == again


def test_intervals_cover_as_they_say():
    """95 % t intervals of 12 subjects, 400 times: binomial sd of the share 0.011."""
    draws = rng().normal(size=(400, 12))
    nothing = np.zeros(12)
    found = [f.paired_interval(draw, nothing) for draw in draws]
    covered = np.mean([one.low <= 0 <= one.high for one in found])
    assert covered == pytest.approx(0.95, abs=0.035)


@pytest.mark.parametrize("count", [0, 1])
def test_one_subject_has_no_interval(count: int):
    with pytest.raises(InputError, match="two subjects"):
        f.paired_interval(np.zeros(count), np.zeros(count))
