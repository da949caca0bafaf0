"""Slow amplitudes of made-up signals, and how they go with strength."""

import numpy as np
import pytest

from brainTwinStudio.analysis.slow_amplitude import (
    as_share_of_mean,
    rank_with,
    slow_amplitude,
)

HZ, SAMPLES = 0.5, 400
NAMES = tuple(f"{side}_{k}" for side in ("lh", "rh") for k in range(20))
SIDES = ("L",) * 20 + ("R",) * 20


def wave(hz: float, height: float) -> np.ndarray:
    return height * np.sin(2 * np.pi * hz * np.arange(SAMPLES) / HZ)


def test_only_what_is_slow_counts():
    signals = np.stack([wave(0.05, 2.0), wave(0.05, 2.0) + wave(0.2, 9.0)])
    assert slow_amplitude(signals, HZ) == pytest.approx(2 / np.sqrt(2), rel=1e-6)


def test_signals_with_their_level_are_told_as_shares_of_it():
    signals = np.stack([100 + wave(0.05, 1.0), 300 + wave(0.05, 3.0)])
    shares = slow_amplitude(as_share_of_mean(signals), HZ)
    assert shares == pytest.approx(0.01 / np.sqrt(2), rel=1e-6)


def test_signals_without_a_level_stay_as_they_are():
    signals = np.stack([wave(0.05, 1.0), 300 + wave(0.05, 3.0)])
    assert as_share_of_mean(signals) is signals


def test_an_interval_holds_the_value_and_excludes_0_where_the_rank_is_clear():
    rng = np.random.default_rng(1)
    strength = rng.uniform(1, 2, len(NAMES))
    falling = rank_with(1 / strength, strength, NAMES, SIDES)
    assert falling.value == pytest.approx(-1)
    assert falling.high < 0
    chance = rank_with(rng.permutation(strength), strength, NAMES, SIDES)
    assert chance.low < 0 < chance.high
    assert chance.low < chance.value < chance.high


def test_left_and_right_that_are_alike_are_no_more_regions():
    rng = np.random.default_rng(2)
    strength, amplitude = np.tile(rng.uniform(1, 2, (2, 20)), 2)
    paired = rank_with(amplitude, strength, NAMES, SIDES)
    apart = rank_with(amplitude, strength, tuple(map(str, range(40))), SIDES)
    assert paired.high - paired.low > 1.2 * (apart.high - apart.low)


def test_what_does_not_vary_has_no_rank():
    assert np.isnan(rank_with(np.ones(40), np.arange(40.0), NAMES, SIDES).value)
