"""Forecasts of processes whose best forecast is known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from brainTwinStudio.analysis.forecasts import (
    Persistence,
    fitted_ar,
    fitted_var,
    interval,
    normalised_errors,
    origins_of,
    resampled,
    standardised,
    targets,
)
from brainTwinStudio.errors import InputError

HORIZONS = (1, 3)


def process(step: NDArray, samples: int, seed: int) -> NDArray:
    """x(t + 1) = step x(t) + white noise, (channel, time), settled."""
    rng = np.random.default_rng(seed)
    x = np.zeros(len(step))
    rows = []
    for _ in range(samples + 200):
        x = step @ x + rng.normal(size=len(step))
        rows.append(x)
    return np.array(rows[200:]).T


def errors(of, runs: list[NDArray], horizons=HORIZONS, first: int = 20) -> NDArray:
    places = [origins_of(run.shape[1], first, max(horizons)) for run in runs]
    pairs = list(zip(runs, places, strict=True))
    predicted = [of.predict(run, at, horizons) for run, at in pairs]
    came = [targets(run, at, horizons) for run, at in pairs]
    found = normalised_errors(predicted, came)
    return np.concatenate(found, axis=1).mean(axis=1)


def test_persistence_errs_as_the_autocorrelation_says():
    runs = [process(np.array([[0.8]]), 8000, seed) for seed in (0, 1)]
    wanted = [2 * (1 - 0.8), 2 * (1 - 0.8**3)]
    assert errors(Persistence(), runs) == pytest.approx(wanted, rel=0.03)


def test_an_ar_finds_its_order_and_errs_as_theory_says():
    """AR(1) with 0.8: the best forecast errs by 1 - 0.8^(2 h)."""
    train = [process(np.diag([0.8, -0.5]), 3000, seed) for seed in (0, 1)]
    test = [process(np.diag([0.8, -0.5]), 8000, 9)]
    found = fitted_ar(train)
    assert found.coefficients[0].diagonal() == pytest.approx([0.8, -0.5], abs=0.03)
    assert np.abs(found.coefficients[1:]).max() < 0.05
    wanted = [np.mean([1 - a ** (2 * h) for a in (0.8, -0.5)]) for h in HORIZONS]
    assert errors(found, test) == pytest.approx(wanted, rel=0.03)


def test_bic_takes_the_lags_that_are_there():
    """x(t + 1) = 0.7 x(t - 2) + noise."""
    rng = np.random.default_rng(3)
    x = np.zeros(5000)
    for t in range(3, len(x)):
        x[t] = 0.7 * x[t - 3] + rng.normal()
    lags = fitted_ar([x[None]]).coefficients[:, 0, 0]
    assert lags[2] == pytest.approx(0.7, abs=0.03)
    assert np.abs(np.delete(lags, 2)).max() < 0.05


def test_a_var_uses_what_other_channels_say():
    """The first channel is the other one, a sample late: an AR cannot know it."""
    step = np.array([[0.0, 0.9], [0.0, 0.3]])
    train = [standardised(process(step, 3000, seed)) for seed in (0, 1)]
    test = [standardised(process(step, 5000, 7))]
    var, ar = fitted_var(train, HORIZONS), fitted_ar(train)
    alone, together = errors(ar, test), errors(var, test)
    assert together[0] < alone[0] - 0.15
    assert var.stable()
    whole = np.array([[0, 0.9], [0, 0.3]])
    covariance = np.eye(2)
    for _ in range(60):
        covariance = whole @ covariance @ whole.T + np.eye(2)
    best = np.mean(1 / covariance.diagonal())
    assert together[0] == pytest.approx(best, rel=0.04)


def test_validation_shrinks_a_var_that_has_nothing_to_learn():
    rng = np.random.default_rng(0)
    train = [rng.normal(size=(30, 150)) for _ in range(2)]
    found = fitted_var(train, HORIZONS)
    assert found.ridge == 1.0
    test = [rng.normal(size=(30, 4000))]
    loose = fitted_var(train, HORIZONS, (3,), (0.003,))
    assert errors(found, test)[0] < errors(loose, test)[0] - 0.1


def test_no_row_crosses_the_border_of_a_run():
    """Two runs of constant sign each: joined, the border would teach a jump."""
    late = np.array([[0.0] * 30 + [1.0] * 30])
    first = fitted_ar([late, late], highest=1)
    second = fitted_ar([late], highest=1)
    assert np.allclose(first.coefficients, second.coefficients)


def test_a_forecast_knows_nothing_after_its_origin():
    run = process(np.diag([0.8, 0.5]), 400, 0)
    spoilt = run.copy()
    spoilt[:, 201:] = np.nan
    for of in (Persistence(), fitted_ar([run]), fitted_var([run], HORIZONS)):
        at = np.array([100, 200])
        assert np.array_equal(
            of.predict(run, at, HORIZONS), of.predict(spoilt, at, HORIZONS)
        )


def test_the_mean_errs_by_one_and_a_dead_channel_counts_for_nothing():
    run = process(np.diag([0.8, 0.5]), 500, 0)
    run = np.concatenate([run, np.zeros((1, 500))])
    at = origins_of(500, 10, 3)
    came = targets(run, at, HORIZONS)
    mean = came.mean(axis=1, keepdims=True) + 0 * came
    (found,) = normalised_errors([mean], [came])
    assert found.mean(axis=1) == pytest.approx([1.0, 1.0])


def test_blocks_widen_the_interval_of_slow_errors_to_its_true_width():
    """The mean of an AR(1) with 0.9: its variance is (1 + a) / (1 - a) times that of
    white noise."""
    slow = process(np.array([[0.9]]), 4000, 2)
    variance = slow.var() * (1.9 / 0.1) / slow.shape[1]
    wide = resampled([slow], 200, draws=1500)[:, 0].std()
    thin = resampled([slow], 1, draws=1500)[:, 0].std()
    assert wide == pytest.approx(variance**0.5, rel=0.3)
    assert thin < wide / 3
    low, high = interval(resampled([slow], 200))
    assert low[0] < slow.mean() < high[0]
    again = resampled([slow], 200, draws=1500)[:, 0].std()
    assert wide == again


def test_a_short_run_is_refused():
    with pytest.raises(InputError, match="nearer horizons"):
        origins_of(100, 60, 30)
    with pytest.raises(InputError, match="too short to choose a VAR"):
        fitted_var([np.zeros((2, 60))], (20,))
    flat = standardised(np.full((1, 50), 3.0))
    assert np.array_equal(flat, np.zeros((1, 50)))
