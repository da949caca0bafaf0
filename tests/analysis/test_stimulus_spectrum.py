"""Spectrum and duty cycle of courses that are known."""

import numpy as np
import pytest

from brainTwinStudio.analysis.stimulus_spectrum import content_of, power_within
from brainTwinStudio.project import Stimulation
from brainTwinStudio.project.stimulus_course import heights

STEP_S = 0.01
EDGES = STEP_S * np.arange(2001)  # 20 s


def test_a_sine_has_its_height_at_its_frequency_and_nothing_elsewhere():
    """Its mean over a step is lower by sinc(f dt)."""
    course = heights(Stimulation(("a",), "sine", 0.4, 0.5), EDGES)
    found = content_of(course, STEP_S)
    at = int(np.argmax(found.amplitude))
    assert found.hz[at] == pytest.approx(0.5)
    assert found.amplitude[at] == pytest.approx(0.4 * np.sinc(0.5 * STEP_S))
    assert np.delete(found.amplitude, at).max() < 1e-12
    assert power_within(found, 0.99) == pytest.approx(0.5)


def test_pulses_have_the_spectrum_of_a_rectangle():
    """Harmonics n f of 2 A f w sinc(n f w); the mean and the duty cycle are f w."""
    course = heights(Stimulation(("a",), "pulse-train", 3.0, 1.0, width_s=0.25), EDGES)
    found = content_of(course, STEP_S)
    n = np.arange(1, 4)
    harmonics = found.amplitude[np.round(n / (found.hz[1])).astype(int)]
    steps = np.sinc(n * STEP_S)  # a rectangle of whole steps, sampled
    expected = 2 * 3 * 0.25 * np.abs(np.sinc(n * 0.25)) / steps
    np.testing.assert_allclose(harmonics, expected, rtol=1e-9)
    assert found.duty == pytest.approx(0.25)
    assert found.mean == pytest.approx(0.75)
    assert found.peak == pytest.approx(3.0)


@pytest.mark.parametrize("count", [8, 9])
def test_the_power_of_the_spectrum_is_that_of_the_course(count: int):
    course = np.random.default_rng(count).normal(size=count)
    amplitude = content_of(course, 1.0).amplitude
    ends = 1 if count % 2 else 2
    both = np.concatenate([[amplitude[0] ** 2], amplitude[1:] ** 2 / 2])
    if ends == 2:
        both[-1] = amplitude[-1] ** 2
    assert both.sum() == pytest.approx((course**2).mean())


def test_nothing_has_no_duty():
    found = content_of(np.zeros(10), 1.0)
    assert (found.duty, found.peak) == (0.0, 0.0)
    assert power_within(found, 0.9) == 0.5
