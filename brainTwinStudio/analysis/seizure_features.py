"""Features of seizures in SEEG and ECoG: line length, log-power envelopes, onset by
spectral change, propagation.

The onset follows the epileptogenicity index (Bartolomei, Chauvel and Wendling 2008,
doi:10.1093/brain/awn111): energy of fast over slow rhythms, and the moment from which
its cumulative excess over the background grows.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.filtering import band_passed
from brainTwinStudio.errors import InputError

Signals = NDArray[np.floating]
BLOCKS = 16  # of power, to the width of the Gaussian that smooths it
ENVELOPE_POINTS = 300  # SCIENCE.md C.6: 100 to 300 for a seizure
SLOW_HZ = (3.5, 12.4)  # theta and alpha
FAST_HZ = (12.4, 97.0)  # beta and gamma


def line_length(
    signals: Signals, sampling_hz: float, window_s: float = 0.25, step_s: float = 0.05
) -> tuple[NDArray, NDArray]:
    """Middles of the windows in s (window,) and mean absolute change from sample to
    sample (channel, window) in the signals' unit (Esteller et al. 2001,
    doi:10.1109/IEMBS.2001.1020545)."""
    change = np.abs(np.diff(np.asarray(signals, np.float64), axis=1))
    return _windowed(change, sampling_hz, window_s, step_s)


def _windowed(
    values: NDArray, sampling_hz: float, window_s: float, step_s: float
) -> tuple[NDArray, NDArray]:
    """Means over sliding windows of values (channel, time)."""
    length = max(1, round(window_s * sampling_hz))
    step = max(1, round(step_s * sampling_hz))
    if values.shape[1] < length:
        raise InputError(
            f"The run lasts {values.shape[1] / sampling_hz:.3g} s, shorter than one "
            f"window of {window_s:g} s."
        )
    total = np.cumsum(values, axis=1)
    total = np.concatenate([np.zeros((len(values), 1)), total], axis=1)
    starts = np.arange(0, values.shape[1] - length + 1, step)
    means = (total[:, starts + length] - total[:, starts]) / length
    return (starts + length / 2) / sampling_hz, means


def log_power_envelopes(
    signals: Signals,
    sampling_hz: float,
    low_hz: float = 10.0,
    high_hz: float | None = None,
    points: int = ENVELOPE_POINTS,
) -> tuple[NDArray, NDArray]:
    """Times in s (point,) and natural log of smoothed power (channel, point): what the
    seizure twin is fitted to (SCIENCE.md C.6, A.8). Power above `low_hz` is smoothed by
    a Gaussian as wide as one point, so that nothing folds down."""
    from scipy.ndimage import gaussian_filter1d  # heavy; the window starts without it

    power = np.asarray(
        band_passed(np.asarray(signals, np.float64), sampling_hz, low_hz, high_hz)
    )
    power = power**2
    samples = power.shape[1]
    points = min(points, samples)
    # Means of short blocks first: the Gaussian hardly sees them, and costs its width.
    block = max(1, int(samples / points / BLOCKS))
    blocks = samples // block
    power = power[:, : blocks * block].reshape(len(power), blocks, block).mean(axis=2)
    wide = samples / points / block
    smooth = gaussian_filter1d(power, wide, axis=1, mode="nearest")
    at = ((np.arange(points) + 0.5) * samples / points).astype(int)
    places = np.minimum(at // block, blocks - 1)
    floor = 1e-12 * max(float(smooth.max()), 1e-300)
    return at / sampling_hz, np.log(np.maximum(smooth[:, places], floor))


@dataclass(frozen=True, slots=True, eq=False)
class Onsets:
    """onset_s (channel,): start of the spectral change, NaN where there is none;
    index (channel,): epileptogenicity index, largest 1; 0 where there is no onset."""

    onset_s: NDArray
    index: NDArray

    @property
    def order(self) -> NDArray[np.int64]:
        """Channels that take part, earliest first."""
        taking = np.flatnonzero(np.isfinite(self.onset_s))
        return taking[np.argsort(self.onset_s[taking], kind="stable")]

    @property
    def delays_s(self) -> NDArray:
        """Delay (channel,) after the first channel; NaN for those without onset."""
        if not np.isfinite(self.onset_s).any():
            return self.onset_s
        return self.onset_s - np.nanmin(self.onset_s)


def onsets(
    signals: Signals,
    sampling_hz: float,
    background_s: tuple[float, float],
    window_s: float = 0.5,
    step_s: float = 0.05,
    threshold: float = 2.0,
    lasting_s: float = 5.0,
) -> Onsets:
    """Onset of each channel of one run (channel, time).

    background_s: start and end of a piece before the seizure, against whose mean and
    spread the fast-to-slow energy ratio is standardised. threshold: excess over
    one spread, summed over time (spreads times s), that makes an onset (Page-Hinkley).
    lasting_s: how long after its onset the energy of a channel counts in the index.
    """
    times, ratio = energy_ratio(signals, sampling_hz, window_s, step_s)
    rest = (times >= background_s[0]) & (times <= background_s[1])
    if rest.sum() < 4:
        raise InputError(
            f"The background from {background_s[0]:g} to {background_s[1]:g} s holds "
            f"{int(rest.sum())} windows; expected 4 or more."
        )
    spread = ratio[:, rest].std(axis=1, keepdims=True)
    usual = float(np.median(spread)) or 1.0
    excess = ratio - ratio[:, rest].mean(axis=1, keepdims=True)
    z = excess / np.maximum(spread, 0.25 * usual)
    after = np.flatnonzero(times > background_s[1])
    step = times[1] - times[0] if len(times) > 1 else step_s
    onset = np.array([_onset(row[after], times[after], step, threshold) for row in z])
    return Onsets(onset, _index(onset, excess, times, step, lasting_s))


def energy_ratio(
    signals: Signals, sampling_hz: float, window_s: float, step_s: float
) -> tuple[NDArray, NDArray]:
    """Middles of windows in s (window,) and log of fast over slow energy (channel,
    window). Bands as published; the fast one ends below half the sampling rate."""
    from scipy import signal  # heavy; the window starts without it

    high = min(FAST_HZ[1], 0.45 * sampling_hz)
    length = max(8, round(window_s * sampling_hz))
    step = max(1, round(step_s * sampling_hz))
    if signals.shape[1] < length or high <= FAST_HZ[0]:
        raise InputError(
            "The run is too short or sampled too slowly for a ratio of fast to slow "
            "rhythms."
        )
    frequencies, times, power = signal.spectrogram(
        np.asarray(signals, np.float64), sampling_hz, "hann", length, length - step,
        detrend="linear",
    )  # fmt: skip
    fast = power[:, (frequencies >= FAST_HZ[0]) & (frequencies <= high)].sum(axis=1)
    slow_band = (frequencies >= SLOW_HZ[0]) & (frequencies < SLOW_HZ[1])
    slow = power[:, slow_band].sum(axis=1)
    least = 1e-12 * max(float(power.max()), 1e-300)
    return times, np.log((fast + least) / (slow + least))


def _onset(z: NDArray, times: NDArray, step: float, threshold: float) -> float:
    """Page-Hinkley: where the sum of excesses was lowest before it rose so far."""
    total = np.concatenate([[0.0], np.cumsum((z - 1.0) * step)])
    lowest = np.minimum.accumulate(total)
    alarms = np.flatnonzero(total - lowest > threshold)
    if not len(alarms):
        return float("nan")
    start = int(np.argmin(total[: alarms[0] + 1]))
    return float(times[min(start, len(times) - 1)])


def _index(
    onset: NDArray, excess: NDArray, times: NDArray, step: float, lasting_s: float
) -> NDArray:
    """Ratio after the onset, in units of the background's, over the delay since the
    first onset plus 1 s."""
    found = np.zeros(len(onset))
    first = np.nanmin(onset) if np.isfinite(onset).any() else 0.0
    for i, start in enumerate(onset):
        if np.isfinite(start):
            lasts = (times >= start) & (times <= start + lasting_s)
            energy = np.exp(np.clip(excess[i, lasts], -20, 20)).sum() * step
            found[i] = energy / (start - first + 1.0)
    return found / found.max() if found.max() > 0 else found


def fall(
    envelopes: NDArray, times: NDArray, background_s: tuple[float, float]
) -> NDArray:
    """How far each channel (channel,) is on average below its own background after it:
    the attenuation that often begins a seizure (Perucca, Dubeau and Gotman 2014,
    doi:10.1093/brain/awt299), in the envelopes' (channel, point) own unit."""
    rest, after = _parts(times, background_s)
    return envelopes[:, rest].mean(axis=1) - envelopes[:, after].mean(axis=1)


def rise(
    envelopes: NDArray, times: NDArray, background_s: tuple[float, float]
) -> NDArray:
    """How far each channel (channel,) rises over its own background: largest smoothed
    value minus the background's mean, in the envelopes' (channel, point) own unit."""
    from scipy.ndimage import uniform_filter1d

    rest, after = _parts(times, background_s)
    smooth = uniform_filter1d(envelopes, min(5, envelopes.shape[1]), axis=1)
    return smooth[:, after].max(axis=1) - envelopes[:, rest].mean(axis=1)


def _parts(
    times: NDArray, background_s: tuple[float, float]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    rest = (times >= background_s[0]) & (times <= background_s[1])
    after = times > background_s[1]
    if not rest.any() or not after.any():
        raise InputError("The background must be a part at or near the beginning.")
    return rest, after
