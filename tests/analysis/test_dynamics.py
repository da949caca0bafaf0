"""Phase measures on phases that are known."""

import numpy as np
import pytest

from brainTwinStudio.analysis import dynamics

HZ = 2.0
# Filter edges and the Hilbert transform leave about 1e-3 on a pure tone.
FILTERED = 5e-3


def tones(frequencies_hz, lags_rad, samples: int = 4000) -> np.ndarray:
    t = np.arange(samples) / HZ
    return np.stack(
        [
            np.cos(2 * np.pi * f * t - lag)
            for f, lag in zip(frequencies_hz, lags_rad, strict=True)
        ]
    )


def test_the_phase_of_a_tone_turns_at_its_frequency():
    angle = dynamics.phases(tones([0.05], [0.0]), HZ)
    turned = np.diff(np.unwrap(angle[0])) * HZ / (2 * np.pi)
    assert np.median(turned) == pytest.approx(0.05, rel=1e-4)


def test_tones_outside_the_band_are_filtered_out():
    mixed = tones([0.05], [0.3]) + 3 * tones([0.4], [0.0])
    alone = dynamics.phases(tones([0.05], [0.3]), HZ)
    apart = np.angle(np.exp(1j * (dynamics.phases(mixed, HZ) - alone)))
    # a gain of 3e-5, but the ends of the loud tone ring, and Hilbert tails fall slowly
    assert np.abs(apart[:, 1000:-1000]).max() < 5e-3


def test_one_cycle_is_dropped_at_each_end():
    angle = dynamics.phases(tones([0.05], [0.0]), HZ)
    assert angle.shape[-1] == 4000 - 2 * 50


def test_at_most_a_quarter_is_dropped_at_each_end():
    angle = dynamics.phases(tones([0.05], [0.0], samples=120), HZ)
    assert angle.shape[-1] == 60


def test_phases_take_any_leading_axes():
    runs = np.stack([tones([0.05, 0.06], [0, 1]), tones([0.05, 0.06], [2, 0])])
    np.testing.assert_allclose(
        dynamics.phases(runs, HZ)[1], dynamics.phases(runs[1], HZ), atol=1e-9
    )


def test_phase_connectivity_is_the_cosine_of_the_lag():
    lags = np.array([0.0, 0.7, 2.5])
    angle = dynamics.phases(tones([0.05] * 3, lags), HZ)
    expected = np.cos(lags[:, None] - lags[None, :])
    np.testing.assert_allclose(
        dynamics.phase_connectivity(angle), expected, atol=FILTERED
    )


def test_different_frequencies_are_not_phase_connected():
    angle = dynamics.phases(tones([0.05, 0.06], [0, 0]), HZ)
    # 1950 s hold 19.5 beats: half a beat is left over
    assert abs(dynamics.phase_connectivity(angle)[0, 1]) < 0.03


def test_regions_in_step_are_synchronous():
    angle = dynamics.phases(tones([0.05] * 5, [0.4] * 5), HZ)
    np.testing.assert_allclose(dynamics.synchrony(angle), 1.0, atol=1e-9)


def test_regions_in_step_have_no_metastability():
    angle = dynamics.phases(tones([0.05] * 5, [0.4] * 5), HZ)
    assert dynamics.metastability(angle) < 1e-9


def test_phases_spread_over_the_circle_cancel():
    angle = dynamics.phases(tones([0.05] * 4, np.arange(4) * np.pi / 2), HZ)
    assert dynamics.synchrony(angle).max() < FILTERED


def test_metastability_of_a_beat_is_known():
    # R = |cos(x)| with x uniform: variance 1/2 - (2 / pi)^2
    t = np.arange(10_000) / 10_000 * 2 * np.pi
    angle = np.stack([7 * t, 9 * t])
    expected = np.sqrt(0.5 - (2 / np.pi) ** 2)
    assert dynamics.metastability(angle) == pytest.approx(expected, abs=1e-6)


def test_metastability_of_independent_phases_falls_with_their_number():
    # R of n random phases is Rayleigh: sd sqrt((1 - pi / 4) / n)
    angle = np.random.default_rng(0).uniform(-np.pi, np.pi, size=(100, 20_000))
    expected = np.sqrt((1 - np.pi / 4) / 100)
    assert dynamics.metastability(angle) == pytest.approx(expected, rel=0.02)
