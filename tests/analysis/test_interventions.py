"""Measures of predicted interventions, on made-up effects whose answers are known."""

import numpy as np
import pytest

from brainTwinStudio.analysis import interventions as measured

TRUE = np.array([3.0, -4.0, 0.0, 0.0])


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def test_edges_of_removed_regions_are_left_out():
    rows, columns = measured.remaining(5, (1, 3))
    edges = list(zip(rows.tolist(), columns.tolist(), strict=True))
    assert edges == [(0, 2), (0, 4), (2, 4)]


@pytest.mark.parametrize(
    ("predicted", "error"),
    [
        (TRUE, 0.0),
        (np.zeros(4), 1.0),
        (2 * TRUE, 1.0),
        (-TRUE, 2.0),
        (np.array([3.0, -4.0, 3.0, 4.0]), 1.0),
        (np.array([3.0, 0.0, 0.0, 0.0]), 0.8),
    ],
)
def test_error_is_one_for_no_change(predicted: np.ndarray, error: float):
    assert measured.normalised_error(predicted, TRUE) == pytest.approx(error)


def test_nothing_to_predict_has_no_error():
    assert np.isnan(measured.normalised_error(TRUE, np.zeros(4)))


def test_size_is_a_root_mean_square():
    assert measured.size(TRUE) == pytest.approx(2.5)


def test_noise_share_is_the_error_of_a_perfect_prediction(rng: np.random.Generator):
    true = rng.normal(size=4000)
    seen = true + 0.3 * rng.normal(size=4000)
    error = measured.normalised_error(true, seen)
    share = measured.noise_share(seen, np.full(4000, 0.3))
    assert share == pytest.approx(error, rel=0.05)


@pytest.mark.parametrize("scale", [0.0, 0.5, 1.0, 1.7])
def test_correction_gives_the_error_against_the_exact_truth(
    rng: np.random.Generator, scale: float
):
    true = rng.normal(size=20_000)
    noise = 0.5 * np.ones(true.size)
    seen = true + noise * rng.normal(size=true.size)
    found = measured.corrected_error(scale * true, seen, noise)
    assert found == pytest.approx(abs(1 - scale), abs=0.03 if scale != 1 else 0.12)


def test_truth_below_its_noise_has_no_corrected_error():
    noise = np.full(4, 10.0)
    assert np.isnan(measured.corrected_error(TRUE, TRUE, noise))


def test_agreement_knows_pattern_but_no_scale():
    assert measured.agreement(5 * TRUE + 1, TRUE) == pytest.approx(1.0)
    assert measured.agreement(-TRUE, TRUE) == pytest.approx(-1.0)
    assert measured.agreement(np.array([0, 0, 1.0, -1]), TRUE) == pytest.approx(0)
    assert np.isnan(measured.agreement(np.zeros(4), TRUE))
    assert np.isnan(measured.agreement(np.full(4, 0.1), TRUE))


def test_rank_asks_for_the_order_of_effects_alone():
    sizes = np.array([0.1, 0.5, 0.2, 3.0])
    assert measured.rank_agreement(sizes**3, sizes) == pytest.approx(1.0)
    assert measured.rank_agreement(-sizes, sizes) == pytest.approx(-1.0)
    # one swap of neighbours in four: 1 - 6 * 2 / (4 * 15)
    swapped = np.array([0.1, 0.2, 0.5, 3.0])
    assert measured.rank_agreement(swapped, sizes) == pytest.approx(0.8)
    assert np.isnan(measured.rank_agreement(np.ones(4), sizes))


def test_coverage_of_normal_intervals(rng: np.random.Generator):
    middle = rng.normal(size=20_000)
    true = middle + rng.normal(size=20_000)
    found = measured.coverage(middle - 1.96, middle + 1.96, true)
    assert found == pytest.approx(0.95, abs=0.01)
    assert measured.coverage(TRUE, TRUE, TRUE) == 1
    assert measured.coverage(TRUE + 1, TRUE + 2, TRUE) == 0


def test_no_scale_is_better_than_the_best_one(rng: np.random.Generator):
    pattern, true = rng.normal(size=(2, 50))
    best = measured.best_scale(pattern, true)
    errors = [
        measured.normalised_error(s * pattern, true)
        for s in (best, best - 0.01, best + 0.01)
    ]
    assert errors[0] == min(errors)
    assert measured.best_scale(np.zeros(3), np.ones(3)) == 0


def test_deletion_from_a_gaussian_graph_takes_rows_off_the_precision(
    rng: np.random.Generator,
):
    loadings = rng.normal(size=(6, 9))
    covariance = loadings @ loadings.T
    left = measured.without_regions(covariance, (4, 1))
    here = [0, 2, 3, 5]
    precision = np.linalg.inv(covariance)[np.ix_(here, here)]
    assert np.allclose(left[np.ix_(here, here)], np.linalg.inv(precision))
    assert np.isnan(left[[1, 4]]).all()
    assert np.isnan(left[:, [1, 4]]).all()


def test_a_chain_falls_apart_where_it_is_cut():
    """x0 - x1 - x2 with x0 and x2 joined by x1 alone."""
    covariance = np.array([[2.0, 1, 1], [1, 1, 1], [1, 1, 2]])
    left = measured.without_regions(covariance, (1,))
    assert left[0, 2] == pytest.approx(0)
    assert left[0, 0] == left[2, 2] == pytest.approx(1)
