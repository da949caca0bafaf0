"""Locking of phases that are known, and Adler's beat."""

import numpy as np
import pytest

from brainTwinStudio.analysis.entrainment import adler_beat, locking, phase_near

STEP = 0.01


def test_a_rhythm_that_follows_and_one_that_slips():
    times = np.linspace(0, 4000 * STEP, 4000, endpoint=False)
    of_input = 2 * np.pi * 2.0 * times
    own = np.stack([of_input + 0.7 + 0.2 * np.sin(times), 2 * np.pi * 2.1 * times])
    found = locking(np.angle(np.exp(1j * own)), of_input, STEP)
    assert found.locked.tolist() == [True, False]
    assert found.difference_hz[1] == pytest.approx(0.1)
    assert found.value[0] == pytest.approx(0.99, abs=0.005)
    assert found.value[1] < 0.02
    assert found.distance_rad[0] == pytest.approx(0.7, abs=0.01)


def test_a_rhythm_of_any_shape_turns_once_a_cycle():
    times = np.arange(6000) * STEP
    spikes = np.exp(20 * (np.cos(2 * np.pi * 0.9 * times + 0.3) - 1))
    found = phase_near(spikes, STEP, 1.0)
    true = 2 * np.pi * 0.9 * times[found.kept] + 0.3
    apart = np.angle(np.exp(1j * (found.phases - true)))
    assert np.abs(apart).max() < 0.03


def test_adlers_beat():
    found = adler_beat(np.array([0.3, 0.5, 1.3]), np.array(0.5))
    np.testing.assert_allclose(found, [0, 0, 1.2])
