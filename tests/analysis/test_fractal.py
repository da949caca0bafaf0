"""Dimensions of sets whose dimension is known."""

import numpy as np
import pytest

from brainTwinStudio.analysis import fractal
from brainTwinStudio.errors import InputError


def lorenz(start: tuple[float, float, float], samples: int, every: int) -> np.ndarray:
    """Lorenz-63 (x y z, sample) by RK4 of step 0.01, after 1000 steps to settle."""

    def rate(v: np.ndarray) -> np.ndarray:
        x, y, z = v
        return np.array([10 * (y - x), x * (28 - z) - y, x * y - 8 / 3 * z])

    v, dt, path = np.array(start), 0.01, []
    for step in range(1000 + samples * every):
        k1 = rate(v)
        k2 = rate(v + dt / 2 * k1)
        k3 = rate(v + dt / 2 * k2)
        v = v + dt / 6 * (k1 + 2 * k2 + 2 * k3 + rate(v + dt * k3))
        if step >= 1000 and step % every == 0:
            path.append(v)
    return np.array(path).T


@pytest.mark.parametrize("start", [(1.0, 1.0, 1.0), (8.0, 3.0, 30.0)])
def test_the_lorenz_attractor_has_dimension_2_05(start):
    # SCIENCE.md I.1, number 29
    path = lorenz(start, 4000, 10)
    assert fractal.correlation_dimension(path) == pytest.approx(2.05, abs=0.06)


def test_the_benchmark_fit_is_not_a_dimension():
    path = lorenz((1.0, 1.0, 1.0), 1000, 10)
    assert fractal.benchmark_dimensions(path, path)[0] < 1.7


@pytest.mark.parametrize(("axes", "lowest"), [(1, 0.97), (2, 1.9), (3, 2.7)])
def test_a_cube_has_its_number_of_axes(axes: int, lowest: float):
    # a little less: points at the faces have neighbours on one side only
    cube = np.random.default_rng(0).uniform(size=(axes, 3000))
    assert lowest < fractal.correlation_dimension(cube, 0) < axes + 0.05


def test_neighbours_in_time_would_make_a_smooth_path_a_line():
    """A slow walk in 5 dimensions, sampled finely: its points near in time form a
    line, which the Theiler window takes out."""
    rng = np.random.default_rng(0)
    white = rng.normal(size=(5, 2400))
    walk = np.stack([np.convolve(row, np.hanning(200), "valid") for row in white])
    with_neighbours = fractal.correlation_dimension(walk, 0)
    without = fractal.correlation_dimension(walk, 200)
    assert with_neighbours < 0.7 * without


def test_pairs_are_counted_as_defined(monkeypatch):
    monkeypatch.setattr(fractal, "CHUNK", 3)
    points = np.random.default_rng(0).normal(size=(8, 2))
    apart = 2
    expected = [
        np.linalg.norm(points[i] - points[j])
        for i in range(8)
        for j in range(i + 1, 8)
        if j - i > apart
    ]
    found = np.concatenate(list(fractal._distances(points, np.arange(8), apart)))
    np.testing.assert_allclose(np.sort(found), np.sort(expected))


def test_a_signal_that_rests_is_a_point():
    assert fractal.correlation_dimension(np.ones((2, 300))) == 0


def test_a_short_signal_is_refused():
    with pytest.raises(InputError, match="too few"):
        fractal.correlation_dimension(np.random.default_rng(0).normal(size=(2, 40)), 10)


def test_the_mean_period_of_a_sine():
    wave = np.sin(2 * np.pi * np.arange(1000) / 25)[None]
    assert fractal.mean_period(wave) == 25
    assert fractal.mean_period(np.ones((2, 50))) == 1


def test_both_signals_are_seen_along_the_axes_of_the_real_one():
    rng = np.random.default_rng(0)
    real = np.diag([1.0, 5.0, 2.0]) @ rng.normal(size=(3, 4000))
    first, second = fractal.principal_components(real, 2 * real, 2)
    np.testing.assert_allclose(first.std(axis=1), [5, 2], rtol=0.05)
    np.testing.assert_allclose(second.std(axis=1), [10, 4], rtol=0.05)


@pytest.mark.parametrize(("pair", "value"), [((2, 2), 1), ((1, 3), 0.5), ((0, 0), 1)])
def test_similar_dimensions(pair, value):
    assert fractal.dimension_similarity(*pair) == pytest.approx(value)
