"""Distances between attractors against closed cases."""

import numpy as np
import pytest

from brainTwinStudio.analysis.attractors import (
    binned_divergence,
    mixture_divergence,
    spectrum_distance,
    state_space_divergence,
)
from brainTwinStudio.errors import InputError


def test_nothing_lies_between_a_system_and_itself():
    x = np.random.default_rng(0).standard_normal((3, 500))
    assert state_space_divergence(x, x) == 0
    assert spectrum_distance(x, x) == 0
    assert mixture_divergence(np.tile(x, (3, 1)), np.tile(x, (3, 1))) == 0


def test_binned_divergence_of_two_boxes_is_that_of_their_shares():
    """One channel in two bins: shares 1/4 and 3/4 against 1/2 and 1/2."""
    recorded = np.array([[0.0] * 1000 + [1.0] * 3000])
    generated = np.array([[0.0] * 500 + [1.0] * 500])
    expected = 0.25 * np.log(0.25 / 0.5) + 0.75 * np.log(0.75 / 0.5)
    assert binned_divergence(recorded, generated, bins=2) == pytest.approx(
        expected, abs=1e-6
    )


def test_binned_divergence_of_gaussians_nears_the_closed_form():
    """KL of N(0, 1) from N(m, s^2): log s + (1 + m^2) / (2 s^2) - 1/2."""
    rng = np.random.default_rng(1)
    recorded = rng.standard_normal((1, 400_000))
    generated = 0.3 + 1.5 * rng.standard_normal((1, 400_000))
    expected = np.log(1.5) + (1 + 0.3**2) / (2 * 1.5**2) - 0.5
    # generated beyond the recorded range is not counted: that only adds a constant
    inside = np.mean(np.abs(generated) < np.abs(recorded).max())
    found = binned_divergence(recorded, generated)
    assert found == pytest.approx(expected + np.log(inside), abs=0.01)


def test_a_fixed_point_is_far_from_an_attractor():
    x = np.random.default_rng(2).standard_normal((3, 2000))
    assert state_space_divergence(x, np.zeros_like(x)) > 5


def test_mixtures_of_one_point_each_differ_by_half_their_squared_distance():
    """KL of two Gaussians of equal variance v at distance d: d^2 / (2 v)."""
    recorded, generated = np.zeros((6, 50)), np.zeros((6, 50))
    generated[0] = 1.0
    found = mixture_divergence(recorded, generated, variance=2.0)
    assert found == pytest.approx(1 / (2 * 2.0), abs=0.05)


def test_spectra_that_share_nothing_lie_1_apart():
    t = np.arange(1000)
    slow = np.sin(2 * np.pi * 10 * t / 1000)[None]
    fast = np.sin(2 * np.pi * 300 * t / 1000)[None]
    assert spectrum_distance(slow, fast, smoothing=0) == pytest.approx(1)
    both = slow + fast  # half of the power is shared: 1 - sqrt(1/2) under the root
    expected = np.sqrt(1 - np.sqrt(0.5))
    assert spectrum_distance(slow, both, smoothing=0) == pytest.approx(expected)


def test_smoothing_forgives_a_shift_of_a_bin():
    t = np.arange(4000)
    one, other = (np.sin(2 * np.pi * k * t / 4000)[None] for k in (400, 401))
    assert spectrum_distance(one, other, smoothing=0) == pytest.approx(1)
    assert spectrum_distance(one, other) < 0.05


@pytest.mark.parametrize("distance", [state_space_divergence, spectrum_distance])
def test_other_channels_and_broken_numbers_are_refused(distance):
    x = np.random.default_rng(3).standard_normal((3, 100))
    with pytest.raises(InputError, match="3 channels"):
        distance(x, x[:2])
    broken = x.copy()
    broken[0, 0] = np.nan
    with pytest.raises(InputError, match="numbers only"):
        distance(x, broken)
