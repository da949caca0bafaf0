"""The spread of edges is found in features that they alone explain, and stays wide
where noise hides them."""

import numpy as np
import pytest

from brainTwinStudio.engine.inference.edge_spread import Heard, edge_spreads
from brainTwinStudio.engine.inference.shrunk_covariance import covariance

EDGES, FEATURES, DRAWS = 40, 60, 400


def heard(spread: float, noise: float, seed: int) -> Heard:
    rng = np.random.default_rng(seed)
    edges = rng.standard_normal((EDGES, FEATURES))
    others = rng.standard_normal((3, FEATURES))
    away = spread * rng.standard_normal(EDGES) @ edges
    away += rng.standard_normal(3) @ others + noise * rng.standard_normal(FEATURES)
    return Heard(away, noise * rng.standard_normal((DRAWS, FEATURES)), edges, others)


@pytest.mark.parametrize("spread", [0.2, 1.0, 3.0])
def test_the_spread_is_found_wherever_the_prior_looks_for_it(spread: float):
    rng = np.random.default_rng(1)
    whole = np.ones(DRAWS)
    # the truth lies between the 5 % and the 95 % draw for about 18 brains of 20
    held = 0
    for seed in range(20):
        drawn = edge_spreads(heard(spread, 0.5, seed), 0.7)(whole, rng)
        low, high = np.quantile(drawn, (0.05, 0.95))
        held += low < spread < high
    assert held >= 15


def test_under_noise_the_prior_stays():
    rng = np.random.default_rng(1)
    drawn = edge_spreads(heard(0.2, 300.0, 0), 0.7)(np.ones(DRAWS), rng)
    assert 0.3 < np.median(drawn) < 1.5
    assert np.quantile(drawn, 0.9) / np.quantile(drawn, 0.1) > 10


def test_features_know_the_product_of_spread_and_coupling():
    rng = np.random.default_rng(1)
    spread_of = edge_spreads(heard(1.0, 0.5, 0), 0.7)
    one, half = (np.median(spread_of(np.full(DRAWS, g), rng)) for g in (1.0, 0.5))
    assert half / one == pytest.approx(2, rel=0.1)


def test_covariances_of_independent_features_have_no_correlations_of_chance():
    draws = np.random.default_rng(0).standard_normal((50, 200))
    found = covariance(draws)
    assert np.linalg.eigvalsh(found)[0] > 0.2  # of the plain one 150 are 0
    assert np.diagonal(found) == pytest.approx(draws.var(axis=0))
