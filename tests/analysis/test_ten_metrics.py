"""The published numbers of the review's benchmark, and what metrics must not say."""

import numpy as np
import pytest

from brainTwinStudio.analysis import distributions, fractal
from brainTwinStudio.analysis import ten_metrics as t
from brainTwinStudio.analysis.connectivity import upper
from brainTwinStudio.errors import InputError

HZ = 200.0
# SCIENCE.md D.9, each to the digits given there
GOLDEN = {
    "surrogate_1": {
        "nrmse": 0.2980677,
        "kl": 6.80442,
        "hellinger": 0.449091,
        "fractal_similarity": 0.9762105,
    },
    "surrogate_2": {
        "nrmse": 1.6763996,
        "kl": 0.0293607,
        "hellinger": 0.0884325,
        "fractal_similarity": 0.9900718,
    },
}
QUICK = [m.name for m in t.METRICS if m.group != "topology"]


def scores(real: np.ndarray, predicted: np.ndarray, only: list[str] | None = None):
    return t.ten_metrics(real, predicted, HZ, np.random.default_rng(0), only)


@pytest.mark.parametrize("surrogate", GOLDEN)
def test_the_table_of_the_benchmark_is_reproduced(surrogate: str, review):
    expected = GOLDEN[surrogate]
    found = scores(review["GT"], review[surrogate], list(expected))
    for name, value in expected.items():
        assert found[name].value == pytest.approx(value, abs=1e-5)


@pytest.mark.parametrize(
    ("surrogate", "slope"), [("surrogate_1", 0.845581), ("surrogate_2", 0.904579)]
)
def test_the_slopes_of_the_benchmark_are_reproduced(surrogate, slope, review):
    real, predicted = fractal.benchmark_dimensions(review["GT"], review[surrogate])
    assert real == pytest.approx(0.886794, abs=1e-5)
    assert predicted == pytest.approx(slope, abs=1e-5)


def test_the_fc_example_of_the_benchmark_is_reproduced(review):
    real, predicted = review["real_fc"], review["pred_fc"]
    r = np.corrcoef(upper(real), upper(predicted))[0, 1]
    assert r == pytest.approx(0.8343, abs=5e-5)
    found = t.fc_similarity_with_diagonal(real, predicted)
    assert found == pytest.approx(0.7389, abs=5e-5)


def test_both_values_of_fc_similarity_are_shown(review):
    only = ["fc_similarity_as_coded", "fc_similarity_with_diagonal", "fc_r"]
    found = scores(review["real_data"], review["pred_data"], only)
    values = [found[name].value for name in only]
    assert values == pytest.approx([0.8609, 0.8483, 0.9380], abs=5e-5)


def test_noise_is_similar_to_noise_only_by_the_diagonal():
    one, other = np.random.default_rng(0).normal(size=(2, 50, 1000))
    found = scores(one, other, [m.name for m in t.METRICS if m.group == "functional"])
    # published: 0.85 and 0.31. Theory of n x t noise, r of variance 1 / (t - 1):
    for name, n, samples in (
        ("fc_similarity_with_diagonal", 50, 1000),
        ("fc_similarity_as_coded", 1000, 50),
    ):
        squares = n * (n - 1) / (samples - 1)
        expected = 1 - np.sqrt(2 * squares) / (2 * np.sqrt(n + squares))
        assert found[name].value == pytest.approx(expected, abs=0.005)
    assert found["fc_similarity_with_diagonal"].value == pytest.approx(0.85, abs=0.01)
    assert found["fc_similarity_as_coded"].value == pytest.approx(0.31, abs=0.005)
    # independent vectors of one length: 1 - sqrt 2 / 2 = 0.29
    assert found["fc_similarity"].value == pytest.approx(0.293, abs=0.02)
    assert abs(found["fc_r"].value) < 0.1  # 1225 pairs: sd 0.029


def test_time_by_time_similarity_equals_the_matrices_it_avoids():
    one, other = np.random.default_rng(0).normal(size=(2, 7, 40))
    matrices = np.corrcoef(one.T), np.corrcoef(other.T)
    expected = t.fc_similarity_with_diagonal(*matrices)
    assert t.fc_similarity_as_coded(one, other) == pytest.approx(expected, abs=1e-10)


def test_a_perfect_prediction_scores_perfectly(bold):
    perfect = {
        m.name: 0.0 if m.better == "lower" else 1.0 for m in t.METRICS
    }  # distances are 0, similarities 1
    found = scores(bold, bold)
    for name, value in perfect.items():
        assert found[name].value == pytest.approx(value, abs=1e-6), name


@pytest.mark.slow
def test_the_null_stands_beside_every_value(bold):
    found = scores(bold, bold)
    for metric in t.METRICS:
        score = found[metric.name]
        if metric.better == "lower":
            assert score.null > score.value
        else:
            assert score.null < score.value


def test_the_null_knows_the_spectra_and_not_the_fc(bold):
    white = np.random.default_rng(1).normal(size=bold.shape)
    found = scores(bold, white, ["spectral_similarity", "fc_r"])
    assert found["spectral_similarity"].null > found["spectral_similarity"].value + 0.2
    assert abs(found["fc_r"].null) < 0.4  # 66 pairs: sd 0.12


def test_there_are_ten_and_each_is_described():
    numbers = [m.number for m in t.METRICS if m.number is not None]
    assert sorted(numbers) == list(range(1, 11))
    assert len({m.name for m in t.METRICS}) == len(t.METRICS)
    assert all(m.label and m.group and m.source for m in t.METRICS)


def test_ev_forgives_a_shift_and_r2_does_not(bold):
    real = bold / bold.std(axis=1, keepdims=True)
    assert t.explained_variance(real, real + 1) == pytest.approx(1)
    assert t.r_squared(real, real + 1) == pytest.approx(0)
    assert t.nrmse(real, real + 1) == pytest.approx(1)


@pytest.mark.slow
def test_a_constant_prediction_has_numbers_not_gaps(bold):
    found = scores(bold, np.zeros_like(bold))
    assert all(np.isfinite([s.value, s.null]).all() for s in found.values())
    assert found["fc_r"].value == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda a: (a, a[:, 1:]), "of one shape"),
        (lambda a: (a[:1], a[:1]), "two channels"),
        (lambda a: (a, np.where(a > 1, np.nan, a)), "missing values"),
        (lambda a: (np.vstack([a[:2], 0 * a[:1]]), a[:3]), "Channel 3 .* not vary"),
    ],
)
def test_what_cannot_be_compared_is_said(change, message: str, bold):
    real, predicted = change(bold)
    with pytest.raises(InputError, match=message):
        scores(real, predicted, QUICK)


def test_an_unknown_metric_is_answered_with_the_known(bold):
    with pytest.raises(InputError, match="no metric fc; the metrics are mse"):
        scores(bold, bold, ["fc"])


def shifted(by: float) -> tuple[np.ndarray, np.ndarray]:
    """Two Gaussians of unit variance `by` apart."""
    one, other = np.random.default_rng(0).normal(size=(2, 1, 100_000))
    return one, other + by


@pytest.mark.parametrize("by", [0.5, 1.0])
def test_divergences_of_two_gaussians_are_those_of_theory(by: float):
    pair = shifted(by)
    # binning and 1e5 samples: within 5 percent
    assert distributions.kl_divergence_smoothed(*pair) == pytest.approx(by**2 / 2, 0.05)
    hellinger = np.sqrt(1 - np.exp(-(by**2) / 8))
    assert distributions.hellinger_distance(*pair) == pytest.approx(hellinger, 0.05)
    assert distributions.wasserstein_1(*pair) == pytest.approx(by, 0.05)


def test_values_that_never_meet():
    one, other = shifted(100.0)
    assert distributions.hellinger_distance(one, other) == pytest.approx(1, abs=1e-3)
    assert distributions.js_divergence(one, other) == pytest.approx(np.log(2), abs=1e-3)
    # each sample falls on the floor of 1e-10: about 20 nats; smoothed, far less
    assert 15 < distributions.kl_divergence(one, other) < 25
    assert distributions.kl_divergence_smoothed(one, other) < 12


def test_js_is_symmetric_and_kl_is_not():
    one, other = shifted(1.0)
    other = 2 * other
    both = (
        distributions.js_divergence(one, other),
        distributions.js_divergence(other, one),
    )
    assert both[0] == pytest.approx(both[1], rel=1e-9)
    there = distributions.kl_divergence_smoothed(one, other)
    back = distributions.kl_divergence_smoothed(other, one)
    assert abs(there - back) > 0.1
