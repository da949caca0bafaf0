"""Spectra of EEG, SEEG and ECoG: Welch, the alpha peak, mains hum."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WINDOW_S = 2.0
ALPHA_HZ = (7.0, 13.0)
_BACKGROUND_HZ = (2.0, 35.0)
_AROUND_PEAK_HZ = (6.0, 14.0)
LOWEST_PEAK = 1.5  # times the background: lower is no peak


def spectra(
    signals: NDArray[np.floating], sampling_hz: float, window_s: float = WINDOW_S
) -> tuple[NDArray, NDArray]:
    """Frequencies in Hz (frequency,) and power density (channel, frequency) in unit^2
    per Hz of one run (channel, time).

    Hann windows with half overlap, mean of each removed (Welch 1967,
    doi:10.1109/TAU.1967.1161901); channel by channel, so that long runs fit in memory.
    """
    from scipy import signal  # heavy; reports and cards need it rarely

    length = min(round(window_s * sampling_hz), signals.shape[1])
    rows = [
        signal.welch(np.asarray(row, float), sampling_hz, "hann", length, length // 2)
        for row in signals
    ]
    return rows[0][0], np.stack([power for _, power in rows])


@dataclass(frozen=True, slots=True)
class AlphaPeak:
    """Hz of the peak, NaN where none stands out; height: power over the 1/f line at
    the strongest place of the band."""

    hz: float
    height: float


def alpha_peak(frequencies: NDArray, power: NDArray) -> AlphaPeak:
    """The peak of a spectrum (frequency,) between 7 and 13 Hz above a line fitted to
    log power over log frequency outside the band (Haegens et al. 2014,
    doi:10.1016/j.neuroimage.2014.01.049), refined by a parabola."""
    low, high = _BACKGROUND_HZ
    around = (frequencies >= low) & (frequencies <= high) & (power > 0)
    inside = (frequencies > _AROUND_PEAK_HZ[0]) & (frequencies < _AROUND_PEAK_HZ[1])
    fit = around & ~inside
    band = np.flatnonzero(
        around & (frequencies >= ALPHA_HZ[0]) & (frequencies <= ALPHA_HZ[1])
    )
    if fit.sum() < 4 or len(band) < 3:
        return AlphaPeak(float("nan"), float("nan"))
    slope, offset = np.polyfit(np.log(frequencies[fit]), np.log(power[fit]), 1)
    safe = np.where(around, frequencies, 1.0)
    excess = np.log(np.where(around, power, 1.0)) - (offset + slope * np.log(safe))
    top = band[np.argmax(excess[band])]
    height = float(np.exp(excess[top]))
    if height < LOWEST_PEAK or top in (band[0], band[-1]):
        return AlphaPeak(float("nan"), height)
    below, at, above = excess[top - 1 : top + 2]
    shift = 0.5 * (below - above) / (below - 2 * at + above)
    step = frequencies[1] - frequencies[0]
    return AlphaPeak(float(frequencies[top] + shift * step), height)


def line_ratio(frequencies: NDArray, power: NDArray, line_hz: float) -> NDArray:
    """How much larger the power (..., frequency) is at the mains than 3 to 8 Hz beside
    it; 1 = no hum."""
    apart = np.abs(frequencies - line_hz)
    at = power[..., apart <= 1.0]
    beside = power[..., (apart >= 3.0) & (apart <= 8.0)]
    if not at.shape[-1] or not beside.shape[-1]:
        return np.ones(power.shape[:-1])
    usual = np.median(beside, axis=-1)
    return at.max(axis=-1) / np.where(usual > 0, usual, np.inf)


def line_frequency(frequencies: NDArray, power: NDArray) -> float | None:
    """50 or 60 Hz, where the median channel of power (channel, frequency) hums at least
    as strongly as a hundredth of its power from 20 to 40 Hz; None where neither does,
    or the recording does not reach so far."""
    usual = np.median(power, axis=0)
    brain = np.median(usual[(frequencies >= 20) & (frequencies <= 40)])
    ratios = {}
    for hz in (50.0, 60.0):
        here = np.abs(frequencies - hz) <= 1.0
        if frequencies[-1] >= hz + 2 and usual[here].max() > 0.01 * brain:
            ratios[hz] = float(np.median(line_ratio(frequencies, power, hz)))
    best = max(ratios, key=lambda hz: ratios[hz], default=0.0)
    return best if ratios.get(best, 0.0) > 3 else None
