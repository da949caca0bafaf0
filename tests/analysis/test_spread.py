"""Spread on a graph against closed forms."""

import numpy as np
import pytest
from scipy.linalg import expm
from scipy.optimize import minimize_scalar

from brainTwinStudio.analysis.spread import diffused, grown, laplacian


def graph(n: int = 9) -> np.ndarray:
    rng = np.random.default_rng(4)
    return np.triu(rng.uniform(0, 3, (n, n)) * (rng.random((n, n)) < 0.6), 1)


def chain(n: int) -> np.ndarray:
    """Laplacian of a chain with ends that reflect, of unit weights."""
    steps = np.diag(np.ones(n - 1), 1) + np.diag(np.ones(n - 1), -1)
    return np.diag(steps.sum(axis=1)) - steps


def test_diffusion_is_the_exponential_of_the_laplacian_and_conserves_what_there_is():
    L = laplacian(graph())
    start = np.zeros(9)
    start[[2, 5]] = 1.0
    times = np.array([0.0, 0.3, 2.0, 50.0])
    found = diffused(L, start, times, 0.7)
    for x, t in zip(found, times, strict=True):
        np.testing.assert_allclose(x, expm(-0.7 * t * L) @ start, atol=1e-12)
    np.testing.assert_allclose(found.sum(axis=1), 2.0, rtol=1e-12)
    assert found.min() > -1e-12


def test_weights_may_have_any_scale_and_be_directed():
    one, other = laplacian(graph()), laplacian(50.0 * graph().T)
    np.testing.assert_allclose(one, other, atol=1e-12)
    assert np.diag(one).mean() == pytest.approx(1.0)


def test_without_spread_every_region_grows_by_the_logistic_law():
    times = np.linspace(0, 20, 9)
    start = np.array([1e-3, 0.05, 0.6, 0, 0, 0, 0, 0, 0])
    found = grown(laplacian(graph()), start, times, 0.0, 0.5)
    rising = np.exp(0.5 * times)[:, None]
    expected = start * rising / (1 + start * (rising - 1))
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-12)


def test_every_mode_first_grows_by_alpha_minus_beta_times_its_eigenvalue():
    L = laplacian(graph())
    rates, modes = np.linalg.eigh(L)
    start = 1e-7 * (1 + 0.5 * modes @ np.ones(9) / np.abs(modes).sum(axis=1).max())
    times = np.array([0.0, 1.0, 2.0, 3.0])
    found = grown(L, start, times, 0.4, 0.9) @ modes
    for k in range(9):
        rate = np.diff(np.log(np.abs(found[:, k]))) / np.diff(times)
        np.testing.assert_allclose(rate, 0.9 - 0.4 * rates[k], atol=2e-4)


def front_speed(alpha: float, beta: float) -> tuple[float, float]:
    """Speed of the front on a chain of regions one apart, in regions per time unit,
    and its steepness k: the least over k of (alpha + 2 beta (cosh k - 1)) / k. Where
    beta is far above alpha it is 2 sqrt(alpha beta), as in the continuum."""

    def speed(k: float) -> float:
        return (alpha + 2 * beta * (np.cosh(k) - 1)) / k

    found = minimize_scalar(speed, bounds=(1e-6, 20.0), options={"xatol": 1e-10})
    return float(found.fun), float(found.x)


@pytest.mark.parametrize(("alpha", "beta"), [(0.1, 4.0), (1.0, 1.0)])
def test_the_front_moves_as_fast_as_theory_says(alpha: float, beta: float):
    """Against the speed on a chain with the slow approach to it, 3 / (2 k t) (Bramson
    1983; Ebert and van Saarloos 2000), which is not that of the continuum."""
    n = 450 if beta > 1 else 400
    speed, steep = front_speed(alpha, beta)
    start = np.zeros(n)
    start[:3] = 1.0
    late = 0.7 * n / speed
    times = np.array([0.0, late / 2, late])
    found = grown(chain(n), start, times, beta, alpha)
    places = []
    for x in found[1:]:
        at = int(np.flatnonzero(x < 0.5)[0])
        places.append(at - 1 + (x[at - 1] - 0.5) / (x[at - 1] - x[at]))
    measured = (places[1] - places[0]) / (late / 2)
    slower = 3 / (2 * steep) * np.log(2) / (late / 2)
    assert measured == pytest.approx(speed - slower, rel=5e-3)
    continuum = 2 * np.sqrt(alpha * beta)
    if beta > 10 * alpha:
        assert speed == pytest.approx(continuum, rel=2e-3)
    else:  # the lattice differs from it by what theory says, not by an error of ours
        assert abs(measured - continuum) > 5 * abs(measured - (speed - slower))


def test_growth_saturates_and_stays_between_none_and_all():
    found = grown(laplacian(graph()), np.eye(9)[0], np.array([0.0, 400.0]), 0.5, 0.5)
    np.testing.assert_allclose(found[-1], 1.0, atol=1e-6)
