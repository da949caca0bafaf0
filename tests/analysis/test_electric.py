"""Electrical recordings: filters, references, spectra, bad channels, seizures."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.analysis.channel_quality import judged_channels
from brainTwinStudio.analysis.electric_spectrum import (
    alpha_peak,
    line_frequency,
    line_ratio,
    spectra,
)
from brainTwinStudio.analysis.filtering import band_passed, of_each_run, without_line
from brainTwinStudio.analysis.referencing import (
    average_referenced,
    bipolar,
    bipolar_names,
    near_pairs,
    referenced_to,
)
from brainTwinStudio.analysis.seizure_features import (
    fall,
    line_length,
    log_power_envelopes,
    onsets,
    rise,
)
from brainTwinStudio.errors import InputError

HZ = 250.0
TIME = np.arange(5000) / HZ
DATA = Path(__file__).parents[3] / "shared" / "data"


def background(channels: int, samples: int = 5000, seed: int = 0) -> np.ndarray:
    """Noise with a 1/f spectrum, 10 units."""
    draw = np.random.default_rng(seed)
    white = np.fft.rfft(draw.normal(size=(channels, samples)))
    shaped = white / np.sqrt(np.maximum(np.arange(white.shape[1]), 4))
    noise = np.fft.irfft(shaped, samples)
    return 10 * noise / noise.std(axis=1, keepdims=True)


# ---------------------------------------------------------------- filters


@pytest.mark.parametrize(
    ("low", "high", "kept", "cut"),
    [(8, 13, 10, 30), (None, 20, 5, 80), (20, None, 60, 5), (1, 45, 10, 0.1)],
)
def test_a_band_keeps_what_is_in_it_without_delay(low, high, kept, cut):
    inside, outside = (np.sin(2 * np.pi * f * TIME) for f in (kept, cut))
    out = band_passed(np.stack([inside, outside]), HZ, low, high)
    middle = slice(1500, 3500)
    assert np.corrcoef(out[0, middle], inside[middle])[0, 1] > 0.999
    assert out[0, middle].std() > 0.85 * inside[middle].std()
    assert out[1, middle].std() < 0.15 * outside[middle].std()


def test_edges_that_cannot_be_are_refused_in_a_sentence():
    with pytest.raises(InputError, match=r"does not fit below half .*125 Hz"):
        band_passed(np.zeros((1, 500)), HZ, 10, 200)
    with pytest.raises(InputError, match="lasts 2 s, too short"):
        band_passed(np.zeros((1, 500)), HZ, 0.1, 40)
    with pytest.raises(InputError, match="Mains at 200"):
        without_line(np.zeros((1, 500)), HZ, 200)


def test_small_numbers_stay_small_numbers():
    assert band_passed(np.zeros((1, 500), np.float32), HZ, 5, 40).dtype == np.float32


def test_the_mains_goes_and_the_rest_stays():
    hum = 5 * np.sin(2 * np.pi * 50 * TIME) + 2 * np.sin(2 * np.pi * 100 * TIME)
    brain = np.sin(2 * np.pi * 10 * TIME)
    out = without_line((brain + hum)[None], HZ, 50)[0]
    assert np.abs(out - brain)[1000:4000].max() < 0.02


def test_nothing_leaks_over_the_border_of_a_run():
    first, second = background(2, seed=1), background(2, seed=2)
    first[:, -1] += 1e6
    clean = of_each_run([second], lambda run: band_passed(run, HZ, 1, 40))[0]
    both = of_each_run([first, second], lambda run: band_passed(run, HZ, 1, 40))
    assert np.array_equal(both[1], clean)


# ---------------------------------------------------------------- references


def test_references_take_away_what_all_channels_share():
    own, shared = background(4), background(1, seed=5)
    signals = own + shared
    good = np.array([True, True, True, False])
    assert np.allclose(average_referenced(signals, good), own - own[:3].mean(axis=0))
    assert np.allclose(referenced_to(signals, 2), own - own[2])
    pairs = [(0, 1), (1, 3)]
    assert np.allclose(bipolar(signals, pairs), [own[0] - own[1], own[1] - own[3]])
    assert bipolar_names(["A1", "A2", "", "A3"], pairs) == ["A1-A2", "A2-A3"]
    with pytest.raises(InputError, match="neighbours on a shaft"):
        bipolar(signals, [])
    with pytest.raises(InputError, match="two good channels"):
        average_referenced(signals, np.array([True, False, False, False]))


def test_neighbours_by_name_must_be_neighbours_in_space():
    places = np.array([[0, 0, 0], [4, 0, 0], [60, 0, 0], [np.nan] * 3])
    pairs = [(0, 1), (1, 2), (2, 3)]
    good = np.ones(4, bool)
    assert near_pairs(pairs, places, good) == [(0, 1), (2, 3)]
    assert near_pairs(pairs, None, good) == pairs
    good[0] = False
    assert near_pairs(pairs, places, good) == [(2, 3)]


# ---------------------------------------------------------------- spectra


def test_spectra_equal_those_of_mne():
    from mne.time_frequency import psd_array_welch

    signals = background(3)
    frequencies, power = spectra(signals, HZ)
    wanted, other = psd_array_welch(
        signals, HZ, n_fft=500, n_overlap=250, n_per_seg=500, window="hann",
        fmax=HZ / 2, verbose=False,
    )  # fmt: skip
    assert np.allclose(frequencies, other)
    assert np.allclose(power, wanted, rtol=1e-10)


@pytest.mark.parametrize("hz", [8.3, 10.0, 11.74])
def test_the_alpha_peak_is_found_between_the_lines_of_the_spectrum(hz):
    draw = np.random.default_rng(1)
    phase = 2 * np.pi * hz * TIME + np.cumsum(draw.normal(0, 0.05, TIME.size))
    signals = background(1) + 6 * np.sin(phase)
    peak = alpha_peak(*(a if a.ndim == 1 else a[0] for a in spectra(signals, HZ)))
    assert peak.hz == pytest.approx(hz, abs=0.2)
    assert peak.height > 3


def test_noise_without_alpha_has_no_alpha_peak():
    frequencies, power = spectra(background(8, 25_000), HZ)
    assert all(np.isnan(alpha_peak(frequencies, row).hz) for row in power)


def test_alpha_of_a_real_resting_eeg_is_where_mne_finds_it():
    if not DATA.is_dir():
        pytest.skip("the real data (../shared/data) are not on this machine")
    import mne

    raw = mne.io.read_raw_edf(DATA / "eeg_rest" / "Subject00_1.edf", verbose="ERROR")
    raw.pick(["EEG O1", "EEG O2"])
    signals = np.asarray(raw.get_data()) * 1e6
    frequencies, power = spectra(signals, 500.0)
    wanted = raw.compute_psd(
        "welch", n_fft=1000, n_overlap=500, window="hann", verbose="ERROR"
    )
    theirs = np.asarray(wanted.get_data())
    assert np.allclose(power * 1e-12, theirs, rtol=1e-6)
    peak = alpha_peak(frequencies, power.mean(axis=0))
    band = (wanted.freqs >= 7) & (wanted.freqs <= 13)
    highest = wanted.freqs[band][theirs.mean(axis=0)[band].argmax()]
    assert peak.hz == pytest.approx(highest, abs=0.5)
    assert peak.height > 10


@pytest.mark.parametrize("hz", [50.0, 60.0])
def test_the_mains_is_recognised(hz):
    signals = background(6) + 2 * np.sin(2 * np.pi * hz * TIME)
    frequencies, power = spectra(signals, HZ)
    assert line_frequency(frequencies, power) == hz
    assert (line_ratio(frequencies, power, hz) > 10).all()
    quiet = spectra(background(6), HZ)
    assert line_frequency(*quiet) is None
    assert line_frequency(*spectra(background(2), 90.0)) is None


def test_a_mains_just_below_the_end_of_the_spectrum_is_recognised():
    """60 Hz in recordings of 128 Hz, as EEGLAB's own."""
    rate = 128.0
    signals = background(6)
    times = np.arange(signals.shape[-1]) / rate
    hum = 2 * np.sin(2 * np.pi * 60.0 * times)
    assert line_frequency(*spectra(signals + hum, rate)) == 60.0
    assert line_frequency(*spectra(signals, rate)) is None


# ---------------------------------------------------------------- bad channels


def test_bad_channels_are_named_with_their_reason():
    signals = background(20) + 5 * background(1, seed=9)
    signals[3] = 1.25
    signals[5] *= 30
    signals[8] += 30 * np.sin(2 * np.pi * 50 * TIME)
    signals[11] = np.clip(signals[11], -20, 20)
    signals[14] *= 1e-3
    judged = judged_channels(signals, HZ, 50.0)
    reasons = {
        i: one.reason.split(":")[0] for i, one in enumerate(judged) if one.is_bad
    }
    assert reasons == {
        3: "flat",
        5: "noisy",
        8: "mains hum",
        11: "clipped",
        14: "flat",
    }


@pytest.mark.parametrize("seed", range(6))
def test_sound_channels_stay(seed):
    signals = background(32, seed=seed) * np.linspace(0.6, 1.6, 32)[:, None]
    assert not any(one.is_bad for one in judged_channels(signals, HZ, 50.0))


def test_one_channel_alone_has_nothing_to_be_compared_with():
    (one,) = judged_channels(background(1), HZ)
    assert not one.is_bad
    assert np.isnan(one.line_ratio)


# ---------------------------------------------------------------- seizures


def seizure(delays: dict[int, float], channels: int = 12) -> np.ndarray:
    """20 s of background; fast low-voltage activity from 10 s on, after delays in s."""
    signals = background(channels, seed=4)
    for channel, delay in delays.items():
        on = 10 + delay < TIME
        signals[channel, on] = 0.3 * signals[channel, on] + 6 * np.sin(
            2 * np.pi * 28 * TIME[on]
        )
    return signals


def test_onsets_come_back_in_their_order_and_the_others_stay_silent():
    delays = {2: 0.0, 7: 0.8, 4: 1.7, 9: 3.0}
    found = onsets(seizure(delays), HZ, (0, 9))
    assert list(found.order) == list(delays)
    for channel, delay in delays.items():
        assert found.onset_s[channel] == pytest.approx(10 + delay, abs=0.4)
        assert found.delays_s[channel] == pytest.approx(delay, abs=0.4)
    assert np.isnan(np.delete(found.onset_s, list(delays))).all()
    assert found.index.argmax() == 2
    assert set(np.flatnonzero(found.index)) == set(delays)


def test_a_recording_without_a_seizure_has_no_onset():
    found = onsets(background(16, seed=8), HZ, (0, 9))
    assert not len(found.order)
    assert not found.index.any()
    assert np.isnan(found.delays_s).all()


def test_line_length_and_envelopes_rise_with_a_seizure():
    signals = background(4, seed=4)
    signals[1, TIME > 10] *= 5
    times, length = line_length(signals, HZ)
    assert length[1, times > 11].mean() > 4 * length[1, times < 9].mean()
    assert length[0, 0] == pytest.approx(np.abs(np.diff(signals[0, :63])).mean())
    times, envelope = log_power_envelopes(signals, HZ)
    assert envelope.shape == (4, 300)
    assert rise(envelope, times, (0, 9)).argmax() == 1
    step = envelope[1, times > 12].mean() - envelope[1, times < 8].mean()
    assert step == pytest.approx(np.log(25), abs=0.5)
    assert fall(envelope, times, (0, 9)).argmin() == 1


def test_features_say_what_is_too_short():
    with pytest.raises(InputError, match="shorter than one window"):
        line_length(np.zeros((2, 20)), HZ)
    with pytest.raises(InputError, match="holds 0 windows"):
        onsets(background(2), HZ, (100, 200))
    with pytest.raises(InputError, match="part at or near the beginning"):
        rise(np.zeros((2, 5)), np.arange(5.0), (0, 9))


def test_a_real_seizure_ranks_the_zone_that_clinicians_marked():
    if not DATA.is_dir():
        pytest.skip("the real data (../shared/data) are not on this machine")
    held = np.load(DATA / "ecog_seizure" / "pt01_seizure1.npz")
    signals, zone = held["data"].astype(float), held["soz"]
    times, envelope = log_power_envelopes(signals, 1000.0, 30, 100)
    best = np.argsort(-rise(envelope, times, (0, 0.9)))[: zone.sum()]
    assert zone[best].mean() >= 0.7
