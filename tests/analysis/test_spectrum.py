"""Spectra and the gain of the usual band-pass."""

import numpy as np
import pytest
from scipy import signal

from brainTwinStudio.analysis import spectrum

HZ = 1 / 0.72
EXACT = 1e-10  # the same float64 sums in another order


@pytest.mark.parametrize("segment", [256, 255, 600])
def test_welch_equals_scipy(segment: int, bold):
    frequencies, power = spectrum.welch(bold, HZ, segment)
    f, p = signal.welch(bold, HZ, nperseg=segment)
    np.testing.assert_allclose(frequencies, f[1:], rtol=EXACT)
    np.testing.assert_allclose(power, p[:, 1:], rtol=1e-8, atol=EXACT)


def test_numpy_and_jax_agree_on_welch(bold, jnp):
    found = spectrum.welch(jnp.asarray(bold), HZ, 256, jnp)[1]
    expected = spectrum.welch(bold, HZ, 256)[1]
    np.testing.assert_allclose(np.asarray(found), expected, atol=EXACT)


def test_welch_of_white_noise_is_the_variance_per_hertz():
    noise = np.random.default_rng(0).normal(0, 3.0, size=200_000)
    power = spectrum.welch(noise, 10.0, 1000)[1]
    # one-sided: 9 / 5 Hz; 400 half-overlapping segments x 499 bins leave 0.3 %
    assert power.mean() == pytest.approx(9 / 5, rel=0.01)


def test_segments_are_184_s_or_the_whole_run():
    assert spectrum.segment_samples(1200, HZ) == round(184 / 0.72)
    assert spectrum.segment_samples(100, HZ) == 100


def test_relative_spectra_have_no_unit(bold):
    one, big = (
        spectrum.relative(spectrum.welch(x, HZ, 256)[1]) for x in (bold, 50 * bold)
    )
    np.testing.assert_allclose(one, big, rtol=EXACT)


def test_a_band_keeps_its_edges():
    kept = spectrum.in_band(np.array([0.01, 0.02, 0.05, 0.1]), (0.02, 0.05))
    np.testing.assert_array_equal(kept, [False, True, True, False])


def test_no_band_keeps_all_frequencies():
    assert spectrum.in_band(np.arange(4.0), None).all()


BANDS = {
    "usual": (0.01, 0.1),
    "narrow": (0.04, 0.07),
    "low-pass": (0.0, 0.1),
    "high-pass": (0.01, HZ / 2),
}


@pytest.mark.parametrize("band", BANDS.values(), ids=BANDS)
@pytest.mark.parametrize("samples", [20_000, 20_001])
def test_the_band_response_is_the_gain_of_filtfilt(band, samples: int):
    low, high = band
    edges, kind = (low, high), "bandpass"
    if low == 0:
        edges, kind = high, "lowpass"
    elif high == HZ / 2:
        edges, kind = low, "highpass"
    sos = signal.butter(2, edges, kind, fs=HZ, output="sos")
    impulse = np.zeros(samples)
    impulse[samples // 2] = 1.0
    gain = np.abs(np.fft.rfft(signal.sosfiltfilt(sos, impulse)))
    # the response has died down to rounding before either end of the record
    np.testing.assert_allclose(
        spectrum.band_response(samples, HZ, band), gain, atol=1e-10
    )


def test_without_a_band_every_frequency_passes():
    np.testing.assert_array_equal(spectrum.band_response(9, HZ, None), np.ones(5))


def test_a_band_from_zero_to_half_the_sampling_rate_passes_everything():
    np.testing.assert_allclose(spectrum.band_response(64, HZ, (0.0, HZ / 2)), 1.0)


def test_a_spectrum_ten_times_as_steep_is_far_in_dB():
    flat = np.ones((2, 4))
    bent = np.array([[10, 1, 1, 1.0], [1, 1, 1, 1]])
    # relative: (10, 1, 1, 1) / 13 against 1 / 4, in dB
    apart = 10 * np.log10(4 * bent[0] / 13)
    expected = np.sqrt(np.mean(apart**2)) / 2  # the second region is alike
    found = spectrum.log_spectral_distance_db(bent, flat)
    assert found == pytest.approx(expected, abs=1e-6)


def test_the_log_spectral_distance_ignores_scale():
    psd = np.random.default_rng(0).uniform(size=(3, 20))
    found = spectrum.log_spectral_distance_db(7 * psd, psd)
    assert found == pytest.approx(0, abs=1e-9)


def test_a_spectrum_of_nothing_counts_as_flat():
    found = spectrum.log_spectral_distance_db(np.zeros((1, 5)), np.ones((1, 5)))
    assert found == pytest.approx(0, abs=1e-9)


def test_segments_are_those_of_welch():
    signals = np.random.default_rng(2).standard_normal((2, 300))
    _, power = spectrum.welch(signals, 1.0, 64)
    found = spectrum.segments(signals, 64)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(64) / 64)
    mean = (np.abs(found) ** 2).mean(axis=1)[:, 1:-1] * 2 / (window**2).sum()
    assert found.shape == (2, 8, 33)
    assert mean == pytest.approx(power[:, :-1])
