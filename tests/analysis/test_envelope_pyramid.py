import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brainTwinStudio.analysis.envelope_pyramid import FIRST, STEP, EnvelopePyramid


def built(signals):
    pyramid = EnvelopePyramid(signals)
    shares = list(pyramid.build())
    assert shares == sorted(shares)
    assert shares[-1] == 1
    return pyramid


@settings(max_examples=40, deadline=None)
@given(
    samples=st.integers(2, 70_000),
    columns=st.integers(1, 2000),
    seed=st.integers(0, 99),
)
def test_every_bin_is_the_lowest_and_highest_of_its_samples(samples, columns, seed):
    draw = np.random.default_rng(seed)
    signals = draw.normal(size=(2, samples)).astype(np.float32)
    first, stop = sorted(draw.integers(0, samples + 1, 2))
    seen = built(signals).view(int(first), int(stop), columns)
    for start, low, high in zip(seen.starts, seen.low.T, seen.high.T, strict=True):
        part = signals[:, start : start + seen.width]
        assert np.array_equal(low, part.min(axis=1))
        assert np.array_equal(high, part.max(axis=1))
    if stop > first:
        assert seen.starts[0] <= first
        assert seen.starts[-1] + seen.width >= stop


def test_a_view_has_enough_bins_and_not_many_more():
    signals = np.zeros((1, 1_000_000), np.float32)
    pyramid = built(signals)
    for length in (1000, 20_000, 100_000, 1_000_000):
        count = pyramid.view(0, length, 500).low.shape[1]
        assert 500 <= count <= 500 * max(STEP, FIRST) + 1


def test_a_spike_of_one_sample_is_never_lost():
    signals = np.zeros((3, 500_000), np.float32)
    signals[1, 333_333] = 7
    seen = built(signals).view(0, 500_000, 100, [1])
    assert seen.high.max() == 7
    assert seen.low.max() == 0


def test_building_may_stop_and_go_on_while_it_is_looked_at():
    signals = np.ones((64, 300_000), np.float32)
    pyramid = EnvelopePyramid(signals)
    first = next(pyramid.build())
    assert 0 < first < 1
    assert not pyramid.is_built
    seen = pyramid.view(0, 300_000, 100)
    assert np.isnan(seen.low[:, -1]).all()
    assert (seen.low[:, 0] == 1).all()
    assert list(pyramid.build())[-1] == 1
    assert pyramid.is_built
    assert np.isfinite(pyramid.view(0, 300_000, 100).high).all()


def test_it_is_small_beside_what_it_shows():
    signals = np.zeros((8, 400_000), np.float32)
    assert EnvelopePyramid(signals).nbytes < 0.2 * signals.nbytes


@pytest.mark.parametrize("samples", [1, 15, 16, 17, 16384, 16385])
def test_odd_lengths(samples):
    signals = np.arange(samples, dtype=np.float32)[None]
    seen = built(signals).view(0, samples, 1)
    assert seen.low.min() == 0
    assert seen.high.max() == samples - 1
