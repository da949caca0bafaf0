"""Biomarkers: right on signals with known answers, and blind to the future."""

from collections.abc import Callable

import numpy as np
import pytest

from brainTwinStudio.analysis.biomarkers import (
    BandPass,
    BandPower,
    Biomarker,
    LagOneCorrelation,
    LineLength,
    Variance,
    course_of,
)
from brainTwinStudio.analysis.causal_phase import Phase
from brainTwinStudio.errors import InputError

HZ = 500.0
MAKERS: tuple[Callable[[], Biomarker], ...] = (
    lambda: BandPass(13, 30, HZ),
    lambda: BandPower(13, 30, HZ, 0.1),
    lambda: LineLength(HZ, 0.2),
    lambda: Variance(HZ, 0.2),
    lambda: LagOneCorrelation(HZ, 0.2),
    lambda: Phase(13, 30, HZ, cycles=4),
)


def sine(amplitude: float, hz: float, seconds: float = 3.0) -> np.ndarray:
    return amplitude * np.cos(2 * np.pi * hz * np.arange(seconds * HZ) / HZ + 0.7)


def autoregressive(weight: float, count: int) -> np.ndarray:
    noise, x = np.random.default_rng(3).standard_normal(count), np.zeros(count)
    for i in range(1, count):
        x[i] = weight * x[i - 1] + noise[i]
    return x


@pytest.mark.parametrize("make", MAKERS)
def test_what_comes_later_changes_nothing_that_was_said(make) -> None:
    one = np.random.default_rng(0).standard_normal(500)
    other = one.copy()
    other[350:] = 40.0
    before, after = course_of(make(), one), course_of(make(), other)
    assert np.array_equal(before[:350], after[:350])
    assert not np.array_equal(before[350:], after[350:])
    assert make().warm_up < 500


def test_the_power_of_a_sine_in_the_band_is_its_amplitude_squared() -> None:
    marker = BandPower(13, 30, HZ, 0.3)
    course = course_of(marker, sine(3.0, 20))[marker.warm_up :]
    assert course.mean() == pytest.approx(9.0, rel=0.03)
    outside = course_of(BandPower(13, 30, HZ, 0.3), sine(3.0, 3))[marker.warm_up :]
    assert outside.max() < 0.1


def test_line_length_is_the_mean_step() -> None:
    zigzag = np.where(np.arange(300) % 2, 1.5, -0.5)
    assert course_of(LineLength(HZ, 0.1), zigzag)[-1] == pytest.approx(2.0)
    assert course_of(LineLength(HZ, 0.1), np.arange(300) / 4)[-1] == pytest.approx(0.25)


def test_early_warning_signs_of_a_slow_process_are_those_of_theory() -> None:
    x = autoregressive(0.8, 10_000)
    variance, lag = Variance(HZ, 16), LagOneCorrelation(HZ, 16)
    for sample in x[:-1]:
        variance._past.with_(sample)
        lag._past.with_(sample)
    assert variance.step(x[-1]) == pytest.approx(1 / (1 - 0.8**2), rel=0.1)
    assert lag.step(x[-1]) == pytest.approx(0.8, abs=0.03)


@pytest.mark.parametrize(("noise", "bias", "spread"), [(0.0, 2, 3), (0.5, 4, 15)])
def test_phase_is_that_of_the_newest_sample(noise, bias, spread) -> None:
    t = np.arange(700) / HZ
    x = sine(1.0, 20, 1.4) + noise * np.random.default_rng(1).standard_normal(700)
    marker = Phase(13, 30, HZ)
    error = np.angle(np.exp(1j * (course_of(marker, x) - 2 * np.pi * 20 * t - 0.7)))
    degrees = np.rad2deg(error[marker.warm_up :])
    assert abs(degrees.mean()) < bias
    assert degrees.std() < spread


def test_what_a_recording_cannot_hold_is_refused() -> None:
    with pytest.raises(InputError, match="half of the sampling rate"):
        BandPass(13, 300, HZ)
    with pytest.raises(InputError, match="at least 3 are needed"):
        Variance(HZ, 0.002)
