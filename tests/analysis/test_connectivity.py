"""Correlation, FCD and their comparison."""

import numpy as np
import pytest
from scipy import stats

from brainTwinStudio.analysis import connectivity as c


def test_correlation_equals_numpy(bold):
    # 1e-10: the guard against flat channels adds 1e-12 to sums of squares near 1e3.
    np.testing.assert_allclose(c.correlation(bold), np.corrcoef(bold), atol=1e-10)


def test_correlation_of_a_flat_channel_is_zero(bold):
    bold[3] = 7.0
    fc = c.correlation(bold)
    assert np.isfinite(fc).all()
    assert not fc[3, [0, 1, 2]].any()


def test_correlation_takes_any_leading_axes(bold):
    both = c.correlation(np.stack([bold, bold[::-1]]))
    np.testing.assert_allclose(both[1], c.correlation(bold)[::-1, ::-1], atol=1e-12)


@pytest.mark.parametrize("function", [c.correlation, c.fisher_z])
def test_numpy_and_jax_agree(function, bold, jnp):
    given = bold if function is c.correlation else c.correlation(bold)
    found = function(jnp.asarray(given), jnp)
    # 1e-10: float64 sums in another order
    np.testing.assert_allclose(np.asarray(found), function(given), atol=1e-10)


def test_numpy_and_jax_agree_on_fcd(bold, jnp):
    found = c.fcd(jnp.asarray(bold), 80, 10, jnp)
    np.testing.assert_allclose(np.asarray(found), c.fcd(bold, 80, 10), atol=1e-10)


def test_fisher_z_of_the_diagonal_is_finite():
    assert c.fisher_z(np.eye(3))[0, 0] == np.arctanh(0.999)


def test_the_mean_over_runs_is_the_mean_of_each_runs_fisher_z(two_runs):
    each = [np.arctanh(np.clip(np.corrcoef(run), -0.999, 0.999)) for run in two_runs]
    found = c.mean_fisher_z(two_runs)
    np.testing.assert_allclose(found, (each[0] + each[1]) / 2, atol=1e-9)


def test_averaging_never_joins_runs(two_runs):
    # The second run lies 1000 higher: joined, every pair would correlate near 1.
    joined = c.upper(np.corrcoef(np.concatenate(two_runs, axis=1)))
    apart = np.tanh(c.upper(c.mean_fisher_z(two_runs)))
    assert joined.min() > 0.98
    assert apart.min() < 0.0


def test_the_order_of_runs_does_not_matter(two_runs):
    np.testing.assert_array_equal(
        c.mean_fisher_z(two_runs), c.mean_fisher_z(two_runs[::-1])
    )


def test_upper_leaves_the_diagonal_out():
    np.testing.assert_array_equal(c.upper(np.arange(9).reshape(3, 3)), [1, 2, 5])


def test_the_last_window_that_fits_is_used():
    np.testing.assert_array_equal(c.window_starts(100, 40, 20), [0, 20, 40, 60])


def fcd_by_loops(signals: np.ndarray, window: int, step: int) -> np.ndarray:
    starts = range(0, signals.shape[1] - window + 1, step)
    pairs = np.triu_indices(len(signals), 1)
    patterns = [np.corrcoef(signals[:, s : s + window])[pairs] for s in starts]
    return np.array(
        [
            np.corrcoef(patterns[i], patterns[j])[0, 1]
            for i, first in enumerate(starts)
            for j, second in enumerate(starts)
            if second - first >= window
        ]
    )


@pytest.mark.parametrize(("window", "step"), [(80, 10), (25, 1), (30, 7)])
def test_fcd_equals_the_definition(window: int, step: int, bold):
    short = bold[:, : 3 * window]
    found = c.fcd(short, window, step)
    np.testing.assert_allclose(found, fcd_by_loops(short, window, step), atol=1e-9)


def test_fcd_leaves_out_windows_that_share_samples(bold):
    # 53 starts; of each, those at least 8 steps later: 45 + 44 + ... + 1.
    assert c.fcd(bold, 80, 10).size == 45 * 46 // 2


def test_one_sample_between_two_windows_is_seen_in_no_pair_of_fcd():
    # White noise has no memory: windows that share nothing are alike by chance only.
    noise = np.random.default_rng(0).normal(size=(30, 2000))
    values = c.fcd(noise, 50, 5)
    # sd of one entry 1 / sqrt(435 pairs) = 0.048; overlap would push the mean above 0.1
    assert abs(values.mean()) < 0.01
    assert values.max() < 6 * 0.048


def test_windows_are_60_s_every_3_s():
    assert c.window_samples(0.72) == (83, 4)
    assert c.window_samples(2.0) == (30, 2)


def test_windows_of_slow_recordings_are_never_empty():
    assert c.window_samples(30.0) == (3, 1)


@pytest.mark.parametrize("sizes", [(50, 50), (50, 81), (1, 7)])
def test_ks_equals_scipy(sizes):
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=sizes[0]), rng.normal(0.4, 1.5, size=sizes[1])
    expected = stats.ks_2samp(a, b)[0]
    assert c.ks_distance(a, b) == pytest.approx(expected, abs=1e-12)


def test_ks_counts_ties_like_scipy():
    a, b = np.array([0.0, 1, 1, 2]), np.array([1.0, 1, 3])
    expected = stats.ks_2samp(a, b)[0]
    assert c.ks_distance(a, b) == pytest.approx(expected, abs=1e-12)


def test_ks_of_two_gaussians_is_the_distance_of_their_distributions():
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=200_000), rng.normal(0.5, size=200_000)
    # 2 Phi(0.25) - 1; a 1 % quantile of the sampling error is 1.6 sqrt(2 / n) = 0.005
    exact = 2 * stats.norm.cdf(0.25) - 1
    assert c.ks_distance(a, b) == pytest.approx(exact, abs=0.006)


def test_global_connectivity_leaves_the_diagonal_out():
    fc = np.array([[1, 0.2, 0.4], [0.2, 1, 0.0], [0.4, 0.0, 1]])
    np.testing.assert_allclose(c.global_connectivity(fc), [0.3, 0.1, 0.2])


def test_lagged_correlation_equals_numpy(bold):
    found = c.lagged_correlation(bold, 3)
    for i, j in ((0, 1), (1, 0), (4, 4)):
        expected = np.corrcoef(bold[i, :-3], bold[j, 3:])[0, 1]
        assert found[i, j] == pytest.approx(expected, abs=1e-10)


def test_lagged_correlation_tells_who_leads():
    leader = np.random.default_rng(0).normal(size=502)
    signals = np.stack([leader[2:], leader[:-2]])  # the second follows after 2 samples
    found = c.lagged_correlation(signals, 2)
    assert found[0, 1] == pytest.approx(1.0)
    assert abs(found[1, 0]) < 0.2  # white noise: sd 1 / sqrt(498) = 0.045


def test_numpy_and_jax_agree_on_lagged_correlation(bold, jnp):
    found = c.lagged_correlation(jnp.asarray(bold), 2, jnp)
    expected = c.lagged_correlation(bold, 2)
    np.testing.assert_allclose(np.asarray(found), expected, atol=1e-10)


@pytest.mark.parametrize(
    ("tr_s", "samples"), [(0.72, 2), (0.8, 2), (1.4, 1), (2.0, 1), (3.0, 1)]
)
def test_the_lag_lies_within_one_and_two_seconds_or_is_one_sample(tr_s, samples):
    assert c.lag_samples(1 / tr_s) == samples
    assert 1 <= samples * tr_s <= 2 or samples == 1


def test_off_diagonal_keeps_both_directions():
    np.testing.assert_array_equal(
        c.off_diagonal(np.arange(9).reshape(3, 3)), [1, 2, 3, 5, 6, 7]
    )


def test_square_is_the_inverse_of_upper(bold):
    fc = np.corrcoef(bold)
    np.testing.assert_allclose(c.square(c.upper(fc)), fc, atol=1e-12)


@pytest.mark.parametrize("sizes", [(50, 50), (50, 81), (1, 7)])
def test_wasserstein_equals_scipy(sizes):
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=sizes[0]), rng.normal(0.4, 1.5, size=sizes[1])
    expected = stats.wasserstein_distance(a, b)
    assert c.cdf_distances(a, b)[1] == pytest.approx(expected, abs=1e-12)
