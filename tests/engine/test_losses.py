"""Every loss of the tuple, and how far runs of one person lie apart."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.analysis import connectivity, dynamics
from brainTwinStudio.engine.losses import LOSSES, Loss, Sampled, loss, retest_scales
from brainTwinStudio.engine.losses.analytic import phase_band, unit_phases
from brainTwinStudio.engine.losses.lagged_fc import lag_samples
from brainTwinStudio.errors import InputError

HZ, SAMPLES, REGIONS = 0.5, 300, 5
SAMPLED = Sampled(HZ, (0.01, 0.1), SAMPLES)
FEW = (loss("fc"), loss("time_domain"))
losses = pytest.mark.parametrize("metric", LOSSES, ids=lambda m: m.info.name)


def signals(seed: int = 0, rows: int = 2) -> jax.Array:
    """Coupled slow noise (row, region, time) with a mean and a scale of its own."""
    rng = np.random.default_rng(seed)
    draws = rng.normal(size=(rows, REGIONS, SAMPLES))
    draws = draws + rng.uniform(0.2, 0.6, (REGIONS, 1)) * draws[:, :1]
    slow = np.stack(
        [np.convolve(x, np.hanning(9), "same") for x in draws.reshape(-1, SAMPLES)]
    )
    scale = np.linspace(0.5, 2.0, REGIONS)[:, None]
    return jnp.asarray(slow.reshape(draws.shape) * scale + 3 * scale)


@partial(jax.jit, static_argnums=0)
def value(metric: Loss, x: jax.Array, target: jax.Array) -> jax.Array:
    return metric.distance(metric.feature(x, SAMPLED), target)


@losses
def test_equal_signals_have_no_loss_and_others_have_one(metric: Loss):
    target = metric.feature(signals(0), SAMPLED)
    # 1e-11: the eps of correlations, 1e-12
    assert abs(float(value(metric, signals(0), target))) < 1e-11
    assert float(value(metric, signals(1), target)) > 1e-5


@losses
def test_gradients_equal_finite_differences(metric: Loss):
    target = metric.feature(signals(1), SAMPLED)
    x = signals(0)
    along = jnp.asarray(np.random.default_rng(2).normal(size=x.shape))

    def at(step: float) -> float:
        return float(value(metric, x + step * along, target))

    # FCD is smooth only between two exchanges of sorted values, which lie 1e-6 apart
    h = 1e-8 if metric.info.name == "fcd" else 1e-5
    expected = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
    gradient = jax.grad(lambda x: value(metric, x, target))(x)
    # rounding: 1e-16 / h beside gradients of 1e-3 and more
    assert float(jnp.sum(gradient * along)) == pytest.approx(expected, rel=1e-5)


@losses
def test_scale_and_mean_of_a_region_do_not_matter(metric: Loss):
    x = signals(0)
    other = x * jnp.asarray([3.0, 0.2, 1.0, 7.0, 0.5])[:, None] - 2.0
    # 1e-6: an eps of 1e-12 beside variances of about 1
    np.testing.assert_allclose(
        metric.feature(other, SAMPLED), metric.feature(x, SAMPLED), atol=1e-6
    )


@losses
def test_all_rows_count_alike(metric: Loss):
    x = signals(0)
    twice = jnp.concatenate([x[::-1], x])
    np.testing.assert_allclose(
        metric.feature(twice, SAMPLED), metric.feature(x, SAMPLED), atol=1e-12
    )


@losses
def test_a_constant_channel_leaves_gradients_finite(metric: Loss):
    target = metric.feature(signals(1), SAMPLED)
    x = signals(0).at[:, 2].set(1.5)
    gradient = jax.grad(lambda x: value(metric, x, target))(x)
    assert np.isfinite(gradient).all()


@losses
def test_a_better_fit_has_a_smaller_loss(metric: Loss):
    x, y = signals(0), signals(1)
    target = metric.feature(y, SAMPLED)
    closer = 0.2 * x + 0.8 * y
    assert value(metric, closer, target) < value(metric, x, target)


# ------------------------------------------------------------------ NumPy twins


def numpy_phases(x: np.ndarray) -> np.ndarray:
    return dynamics.phases(x, HZ)


def test_phases_are_those_of_the_analysis():
    x = np.asarray(signals(0))
    ours = np.asarray(unit_phases(jnp.asarray(x), SAMPLED))
    theirs = np.exp(1j * numpy_phases(x))
    assert ours.shape == theirs.shape
    # the filter's settling at the ends, and phases where the amplitude is nearly 0
    apart = np.abs(ours - theirs)
    assert np.median(apart) < 0.005
    assert np.quantile(apart, 0.95) < 0.03


def test_phase_fc_is_that_of_the_analysis():
    x = np.asarray(signals(0))
    theirs = dynamics.phase_connectivity(numpy_phases(x)).mean(axis=0)
    ours = loss("phase_fc").feature(jnp.asarray(x), SAMPLED)
    np.testing.assert_allclose(ours, connectivity.upper(theirs), atol=5e-3)


def test_metastability_and_synchrony_are_those_of_the_analysis():
    x = np.asarray(signals(0))
    angle = numpy_phases(x)
    order = dynamics.metastability(angle).mean()
    mean = dynamics.synchrony(angle).mean()
    assert float(loss("metastability").feature(jnp.asarray(x), SAMPLED)) == (
        pytest.approx(order, rel=5e-3)
    )
    assert float(loss("synchrony").feature(jnp.asarray(x), SAMPLED)) == (
        pytest.approx(mean, rel=5e-3)
    )


def test_global_connectivity_is_that_of_the_analysis():
    x = np.asarray(signals(0, rows=1))
    theirs = connectivity.global_connectivity(connectivity.correlation(x[0]))
    ours = loss("gbc").feature(jnp.asarray(x), SAMPLED)
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)


def test_lagged_fc_is_the_correlation_of_what_follows():
    x = np.asarray(signals(0, rows=1))
    lag = lag_samples(HZ)
    found = np.asarray(loss("lagged_fc").feature(jnp.asarray(x), SAMPLED))
    both = np.corrcoef(x[0, :, lag:], x[0, :, :-lag])[:REGIONS, REGIONS:]
    np.testing.assert_allclose(np.tanh(found), both[~np.eye(REGIONS, dtype=bool)])


def test_lagged_fc_tells_who_leads():
    rng = np.random.default_rng(0)
    leader = rng.normal(size=SAMPLES + 1)
    x = jnp.asarray(np.stack([leader[1:], leader[:-1]]))[None]  # region 1 follows
    follows = np.asarray(loss("lagged_fc").feature(x, SAMPLED))
    first_after_second, second_after_first = np.tanh(follows)
    assert second_after_first > 0.99
    assert abs(first_after_second) < 0.2


@pytest.mark.parametrize("repetition_time_s", [0.5, 0.72, 0.8, 1.0, 1.5, 2.0])
def test_the_lag_lies_between_one_and_two_seconds(repetition_time_s: float):
    lag_s = lag_samples(1 / repetition_time_s) * repetition_time_s
    assert 1.0 <= lag_s <= 2.0


def test_the_time_domain_loss_is_twice_what_the_correlation_lacks():
    x, y = signals(0, rows=1), signals(1, rows=1)
    metric = loss("time_domain")
    found = value(metric, x, metric.feature(y, SAMPLED))
    r = [np.corrcoef(a, b)[0, 1] for a, b in zip(x[0], y[0], strict=True)]
    assert float(found) == pytest.approx(2 * (1 - np.mean(r)))


def test_the_pattern_of_fc_does_not_see_its_level():
    metric = loss("fc_corr")
    pairs = jnp.asarray([0.1, 0.4, 0.3, 0.7])
    assert float(metric.distance(0.1 * pairs + 0.02, pairs)) == pytest.approx(
        0.0, abs=1e-8
    )
    assert float(metric.distance(-pairs, pairs)) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        (None, (0.04, 0.07)),
        ((0.01, 0.1), (0.04, 0.07)),
        ((0.05, 0.1), (0.05, 0.07)),
        ((8.0, 12.0), (8.0, 12.0)),
    ],
)
def test_phases_are_taken_in_what_the_recording_holds(band, expected):
    assert phase_band(Sampled(200.0, band, 4000)) == expected


# ------------------------------------------------------------------ test, retest


def test_the_scale_of_fc_is_the_mean_square_between_runs():
    runs = [np.asarray(signals(seed, rows=1))[0] for seed in range(2)]
    first, second = (
        connectivity.upper(np.arctanh(np.corrcoef(run) - np.eye(REGIONS)))
        for run in runs
    )
    found = retest_scales(runs, SAMPLED, [loss("fc")])
    assert found["fc"] == pytest.approx(np.mean((first - second) ** 2))


def test_scales_are_the_mean_over_all_pairs_of_runs():
    runs = [np.asarray(signals(seed, rows=1))[0] for seed in range(3)]
    pairs = [(0, 1), (0, 2), (1, 2)]
    found = retest_scales(runs, SAMPLED, LOSSES)
    assert list(found) == [metric.info.name for metric in LOSSES]
    for metric in FEW:
        each = [
            retest_scales([runs[a], runs[b]], SAMPLED, [metric])[metric.info.name]
            for a, b in pairs
        ]
        assert found[metric.info.name] == pytest.approx(np.mean(each))


@pytest.mark.parametrize("name", ["metastability", "synchrony"])
def test_two_runs_that_agree_in_a_number_by_chance_do_not_give_it_any_weight(name):
    long = Sampled(HZ, (0.01, 0.1), 4 * SAMPLES)
    pieces = [np.asarray(signals(seed, rows=1))[0] for seed in range(32)]
    runs = [np.concatenate(pieces[k : k + 4], axis=1) for k in range(0, 32, 4)]
    usual = retest_scales(runs, long, [loss(name)])[name]
    alike = [runs[0], runs[0]]  # a distance of 0
    found = retest_scales(alike, long, [loss(name)])[name]
    # a variance of 4 quarters, each twice: within a factor of 4 of that of 8 runs
    assert usual / 4 < found < usual * 4


def test_one_run_is_compared_with_itself_half_by_half():
    run = np.asarray(signals(0, rows=1))[0]
    halves = [run[:, :150], run[:, 150:]]
    alone = retest_scales([run], SAMPLED, FEW)
    assert alone == pytest.approx(retest_scales(halves, SAMPLED, FEW))


def test_runs_of_different_length_are_cut_to_the_shortest():
    runs = [np.asarray(signals(seed, rows=1))[0] for seed in range(2)]
    cut = [runs[0], runs[1][:, :250]]
    same = [runs[0][:, :250], runs[1][:, :250]]
    assert retest_scales(cut, SAMPLED, FEW) == retest_scales(same, SAMPLED, FEW)


def test_no_run_has_no_scale():
    with pytest.raises(InputError, match="no run"):
        retest_scales([], SAMPLED, LOSSES)
