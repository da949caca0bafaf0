"""What a twin of an EEG is judged by, on signals whose answer is known."""

import numpy as np
import pytest

from brainTwinStudio.analysis.electric_agreement import (
    ElectricFeatures,
    alpha_channels,
    alpha_frequency,
    alpha_gravity,
    compare_electric,
    electric_features,
    halves,
    imaginary_coherence,
    orthogonal_envelope_correlation,
    phase_locking,
    split_half_ceiling,
    weighted_phase_lag_index,
)
from brainTwinStudio.errors import InputError

HZ = 128.0


def narrow(draw: np.random.Generator, channels: int, samples: int) -> np.ndarray:
    """Analytic signals of independent random rhythms with slow amplitudes."""
    noise = draw.standard_normal((2, channels, samples))
    slow = np.cumsum(noise[0] + 1j * noise[1], axis=1)
    slow = slow - np.array(
        [np.convolve(row, np.ones(400) / 400, "same") for row in slow]
    )
    return slow * np.exp(2j * np.pi * 10 * np.arange(samples) / HZ)


def peaked(hz: float, height: float = 2.0, channels: int = 8) -> ElectricFeatures:
    """Spectra of 1/f and a Gaussian bump, in the first two channels only."""
    frequencies = np.arange(2, 91) / 2
    line = -1.5 * np.log(frequencies)
    bump = height * np.exp(-0.5 * ((frequencies - hz) / 1.2) ** 2)
    has = (np.arange(channels) < 2)[:, None]
    return ElectricFeatures(frequencies, line + has * bump, {})


@pytest.mark.parametrize("hz", [8.3, 10.0, 11.7])
def test_alpha_is_found_where_it_was_put_and_in_the_channels_that_have_it(hz: float):
    made = peaked(hz)
    channels = alpha_channels(made)
    assert channels.tolist() == [0, 1]
    assert alpha_frequency(made, channels) == pytest.approx(hz, abs=0.06)
    assert alpha_gravity(made, channels) == pytest.approx(hz, abs=0.25)


def test_without_a_bump_there_is_no_alpha_frequency():
    assert np.isnan(alpha_frequency(peaked(10.0, 0.1), np.array([0, 1])))


def test_two_signals_a_quarter_period_apart_are_fully_imaginary():
    one = narrow(np.random.default_rng(0), 1, 4000)
    pair = np.concatenate([one, one * 1j])
    assert imaginary_coherence(pair)[0, 1] == pytest.approx(1)
    assert weighted_phase_lag_index(pair)[0, 1] == pytest.approx(1)
    assert phase_locking(pair)[0, 1] == pytest.approx(1)


def test_mixing_without_delay_is_seen_by_phase_locking_only():
    draw = np.random.default_rng(1)
    z = narrow(draw, 2, 40000)
    mixed = np.array([z[0], z[0] + 0.7 * z[1]])
    assert phase_locking(mixed)[0, 1] > 0.6
    assert imaginary_coherence(mixed)[0, 1] < 0.1
    assert abs(orthogonal_envelope_correlation(mixed)[0, 1]) < 0.15


def test_orthogonal_envelopes_find_a_shared_amplitude_of_independent_phases():
    draw = np.random.default_rng(2)
    z = narrow(draw, 2, 40000)
    slow = np.abs(narrow(draw, 1, 40000))
    shared = np.exp(2 * (slow - slow.mean()) / slow.std())
    together = shared * z / np.abs(z) * (1 + 0.1 * draw.random(z.shape))
    assert orthogonal_envelope_correlation(together)[0, 1] > 0.5
    assert abs(orthogonal_envelope_correlation(z)[0, 1]) < 0.15


def test_gain_does_not_count_and_a_copy_agrees_in_everything():
    run = np.random.default_rng(3).standard_normal((4, 30 * 128)).cumsum(axis=1)
    same = electric_features([run], HZ)
    louder = electric_features([3 * run], HZ)
    found = compare_electric(louder, same)
    assert found["spectrum_r"] == pytest.approx(1)
    assert found["spectrum_rms"] == pytest.approx(0, abs=1e-9)
    assert found["orthogonal_envelope_r"] == pytest.approx(1)


def test_power_is_that_of_white_noise():
    run = np.random.default_rng(4).standard_normal((3, 200 * 128))
    of = electric_features([run], HZ)
    assert np.exp(of.log_power).mean() == pytest.approx(2 / HZ, rel=0.03)
    assert (of.frequencies_hz[0], of.frequencies_hz[-1]) == (1, 45)


def test_ceiling_is_first_half_against_second():
    run = np.random.default_rng(5).standard_normal((4, 40 * 128)).cumsum(axis=1)
    first, second = halves(run)
    assert first.shape == second.shape == (4, 20 * 128)
    one, other = (electric_features([half], HZ) for half in (first, second))
    wanted = compare_electric(one, other)["spectrum_r"]
    assert split_half_ceiling(run, HZ)["spectrum_r"] == pytest.approx(wanted)
    assert 0.8 < wanted < 1


def test_what_cannot_be_judged_is_said():
    draw = np.random.default_rng(6)
    with pytest.raises(InputError, match="10 s"):
        electric_features([draw.standard_normal((2, 900))], HZ)
    flat = draw.standard_normal((3, 2000))
    flat[1] = 0
    with pytest.raises(InputError, match="Channel 2"):
        electric_features([flat], HZ)
    with pytest.raises(InputError, match="cannot be compared"):
        compare_electric(peaked(10.0), peaked(10.0, channels=3))
