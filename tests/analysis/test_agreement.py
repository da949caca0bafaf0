"""Agreement numbers: perfect with itself, none with strangers."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.analysis import agreement
from brainTwinStudio.errors import InputError

HZ = 1 / 0.72
NUMBERS = {
    "fc_r": 1.0,
    "fc_rmse": 0.0,
    "fcd_ks": 0.0,
    "metastability_error": 0.0,
    "psd_r": 1.0,
    "phase_fc_r": 1.0,
    "fc_r_single": 1.0,
    "fc_r_sd": 0.0,
    "fcd_ks_sd": 0.0,
    "fc_ccc": 1.0,
    "gbc_r": 1.0,
    "gbc_rmse": 0.0,
    "lagged_fc_r": 1.0,
    "lagged_fc_rmse": 0.0,
    "fcd_w1": 0.0,
    "psd_log_distance_db": 0.0,
    "phase_fc_rmse": 0.0,
    "synchrony_error": 0.0,
}
LATER = ("lagged_fc_r", "lagged_fc_rmse", "synchrony_error")  # not in older twins


def gaussian_runs(
    covariance: np.ndarray, runs: int, samples: int = 800, seed: int = 0
) -> list[np.ndarray]:
    """Runs of white noise with a given covariance between regions."""
    rng = np.random.default_rng(seed)
    mixing = np.linalg.cholesky(covariance)
    return [mixing @ rng.normal(size=(len(mixing), samples)) for _ in range(runs)]


def some_covariance(regions: int, seed: int = 0) -> np.ndarray:
    loadings = np.random.default_rng(seed).normal(size=(regions, 4))
    return loadings @ loadings.T + 2 * np.eye(regions)


@pytest.mark.parametrize("name", NUMBERS)
def test_a_recording_agrees_perfectly_with_itself(name: str, bold):
    own = agreement.features([bold], HZ)
    assert agreement.compare(own, own)[name] == pytest.approx(NUMBERS[name], abs=1e-12)


def test_every_number_has_a_perfect_value_above(bold):
    own = agreement.features([bold], HZ)
    assert agreement.compare(own, own).keys() == NUMBERS.keys()


def test_every_metric_is_named_once_and_has_a_label():
    names = [metric.name for metric in agreement.METRICS]
    labels = [metric.label for metric in agreement.METRICS]
    short = [metric.short for metric in agreement.METRICS]
    for words in (names, labels, short):
        assert len(set(words)) == len(agreement.METRICS)


def test_a_unit_is_said_with_the_label():
    titles = {metric.name: metric.titled for metric in agreement.METRICS}
    assert titles["psd_log_distance_db"] == "Log spectrum, distance, dB"
    assert titles["fc_r"] == "FC, correlation"


def system_runs(*, other: bool, seed: int) -> list[np.ndarray]:
    """Two runs of one of two systems: weakly coupled and fast, or strongly coupled in
    turns, slower, and with other partners."""
    mixing = np.random.default_rng(100 + other).normal(size=(10, 3))
    mixing = np.abs(mixing) if other else mixing
    rng = np.random.default_rng(seed)
    kernel = np.hanning(15 if other else 5)
    turns = 4 * (np.sin(np.arange(914) / 30) > 0) if other else 0.7
    runs = []
    for _ in range(2):
        white = mixing @ (turns * rng.normal(size=(3, 914))) + rng.normal(
            size=(10, 914)
        )
        runs.append(np.stack([np.convolve(row, kernel, "valid") for row in white]))
    return runs


@pytest.fixture(scope="module")
def systems() -> tuple[agreement.Features, ...]:
    """Of a system, of it again, and of another one."""
    made = (
        system_runs(other=other, seed=seed)
        for other, seed in ((False, 1), (False, 2), (True, 3))
    )
    return tuple(agreement.features(runs, HZ) for runs in made)


JUDGING = [metric for metric in agreement.METRICS if metric.better]


@pytest.mark.parametrize("metric", JUDGING, ids=[metric.name for metric in JUDGING])
def test_another_system_is_further_away_than_the_same_again(metric, systems):
    measured, again, other = systems
    near = agreement.compare(again, measured)[metric.name]
    far = agreement.compare(other, measured)[metric.name]
    assert near > far if metric.better == "higher" else near < far


def test_runs_agree_with_the_mean_of_the_others(bold, two_runs):
    runs = [bold[:8, :500], *two_runs]
    of = agreement.features(runs, HZ)
    each = [
        agreement.compare(
            agreement.features([runs[i]], HZ),
            agreement.features([runs[j] for j in range(3) if j != i], HZ),
        )
        for i in range(3)
    ]
    found = agreement.reliability(of)
    assert found.keys() == NUMBERS.keys() - {"fc_r_sd", "fcd_ks_sd"}
    for name, value in found.items():
        expected = np.mean([row[name] for row in each])
        assert value == pytest.approx(expected, abs=1e-9)


def test_one_run_cannot_show_how_well_runs_repeat(bold):
    with pytest.raises(InputError, match="two runs or more"):
        agreement.reliability(agreement.features([bold], HZ))


def test_features_without_later_arrays_leave_their_metrics_out(bold):
    own = agreement.features([bold], HZ)
    old = replace(own, lagged_fc_z=None, synchrony=None)
    found = agreement.compare(old, own)
    assert found.keys() == NUMBERS.keys() - set(LATER)


def test_a_mean_over_runs_is_compared_but_not_taken_apart(two_runs):
    of = agreement.features(two_runs, HZ)
    assert of.lagged_fc_z is not None
    mean = replace(of, lagged_fc_z=of.lagged_fc_z.mean(axis=0, keepdims=True))
    assert agreement.compare(mean, of) == pytest.approx(agreement.compare(of, of))
    assert mean.rows([1]).lagged_fc_z is None


def test_concordance_sees_the_level():
    a = np.random.default_rng(0).normal(size=50)
    assert agreement.concordance(a, a) == pytest.approx(1)
    assert agreement.concordance(a, -a + 2 * a.mean()) == pytest.approx(-1)
    # equal variance v, means 1 apart: 2 v / (2 v + 1)
    expected = 2 * a.var() / (2 * a.var() + 1)
    assert agreement.concordance(a, a + 1) == pytest.approx(expected)


def test_gaussian_noise_agrees_with_the_gaussian_it_comes_from():
    covariance = some_covariance(20)
    one, other = (
        agreement.features(gaussian_runs(covariance, 8, seed=seed), HZ)
        for seed in (1, 2)
    )
    numbers = agreement.compare(one, other)
    # 8 x 800 samples: sd of z 0.0125 against a spread of z near 0.5
    assert numbers["fc_r"] > 0.99
    assert numbers["fc_rmse"] < 0.03
    # pooled FCD distributions of 8 stationary runs differ by chance only
    assert numbers["fcd_ks"] < 0.35


def test_strangers_do_not_correlate():
    # the benchmark's own similarity scores such a pair 0.85 (SCIENCE.md D.9)
    one, other = (
        agreement.features(gaussian_runs(np.eye(50), 1, 1000, seed), HZ)
        for seed in (1, 2)
    )
    # 1225 pairs: sd 0.029
    assert abs(agreement.compare(one, other)["fc_r"]) < 0.1


def test_the_level_that_correlation_ignores_is_in_the_error():
    covariance = some_covariance(20)
    weak = 0.1 * covariance + 10 * np.eye(20)
    strong, faint = (
        agreement.features(gaussian_runs(c, 8, 900), HZ) for c in (covariance, weak)
    )
    numbers = agreement.compare(faint, strong)
    assert numbers["fc_r"] > 0.7
    assert numbers["fc_rmse"] > 0.2


def test_the_mean_over_seeds_agrees_better_than_one_seed():
    measured, predicted = (
        agreement.features(gaussian_runs(some_covariance(20), runs, 200, seed), HZ)
        for runs, seed in ((4, 1), (16, 2))
    )
    numbers = agreement.compare(predicted, measured)
    assert numbers["fc_r"] > numbers["fc_r_single"] + numbers["fc_r_sd"]


def test_single_numbers_are_those_of_each_seed():
    measured = agreement.features(gaussian_runs(some_covariance(10), 2, seed=1), HZ)
    runs = gaussian_runs(some_covariance(10), 3, seed=2)
    each = [
        agreement.compare(agreement.features([run], HZ), measured)["fc_r"]
        for run in runs
    ]
    together = agreement.compare(agreement.features(runs, HZ), measured)
    assert together["fc_r_single"] == pytest.approx(np.mean(each), abs=1e-12)
    assert together["fc_r_sd"] == pytest.approx(np.std(each), abs=1e-12)


def test_fc_r_compares_means_of_fisher_z(two_runs, bold):
    measured = agreement.features(two_runs, HZ)
    predicted = agreement.features([bold[:8]], HZ)
    pairs = np.triu_indices(8, 1)
    z = [np.arctanh(np.corrcoef(run)[pairs]) for run in two_runs]
    expected = np.corrcoef(
        np.mean(z, axis=0), np.arctanh(np.corrcoef(bold[:8])[pairs])
    )[0, 1]
    found = agreement.compare(predicted, measured)["fc_r"]
    assert found == pytest.approx(expected, abs=1e-9)


def test_runs_of_different_length_share_frequencies():
    short, long = np.random.default_rng(0).normal(size=(2, 6, 900))
    both = agreement.features([short[:, :300], long], HZ)
    segment = round(184 * HZ)
    assert both.psd.shape == (2, 6, both.frequencies_hz.size)
    assert both.frequencies_hz[0] == pytest.approx(HZ / segment)


def test_only_the_band_of_the_recording_is_compared(bold):
    own = agreement.features([bold], HZ, (0.01, 0.1))
    assert own.frequencies_hz.min() >= 0.01
    assert own.frequencies_hz.max() <= 0.1
    np.testing.assert_allclose(own.psd.sum(axis=-1), 1.0)


def test_numbers_have_no_unit(bold):
    own = agreement.features([bold], HZ)
    scaled = agreement.features([3e4 * bold + 9], HZ)
    numbers = agreement.compare(scaled, own)
    for name, value in NUMBERS.items():
        # rounding of a signal near 3e4 may swap neighbours of 16,000 sorted FCD values
        assert numbers[name] == pytest.approx(value, abs=1e-3)


def test_numbers_of_constant_predictions_are_zero_not_missing(bold):
    own = agreement.features([bold], HZ)
    flat = agreement.Features(
        fc_z=np.zeros_like(own.fc_z),
        phase_fc=np.zeros_like(own.phase_fc),
        psd=np.ones_like(own.psd),
        frequencies_hz=own.frequencies_hz,
        fcd=own.fcd,
        metastability=own.metastability,
    )
    numbers = agreement.compare(flat, own)
    assert (numbers["fc_r"], numbers["psd_r"], numbers["phase_fc_r"]) == (0, 0, 0)


def test_the_floor_is_what_structure_alone_predicts(bold):
    own = agreement.features([bold], HZ)
    square = np.zeros((12, 12))
    z = own.fc_z[0]  # weights from 1 up, so that log(1 + w) is z but for a constant
    square[np.triu_indices(12, 1)] = np.expm1(np.log(2) + z - z.min())
    weights = square + square.T
    assert agreement.structure_floor(weights, own) == pytest.approx(1.0, abs=1e-9)
