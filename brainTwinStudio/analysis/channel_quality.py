"""Channels that are not worth analysing, and why: flat, clipped, noisy, humming."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.electric_spectrum import line_ratio, spectra
from brainTwinStudio.language import tr

WINDOW_S, MOST_WINDOWS = 2.0, 60
FLAT = 0.02  # of the median channel's spread
CLIPPED = 0.02  # share of samples at the very same extreme
OUTLIER = 6.0  # robust standard deviations over channels, of log spread
TIMES_MEDIAN = 4.0  # and at least so many times the median channel's spread
HUM = 30.0  # times the power beside the mains, and OUTLIER among the channels


@dataclass(frozen=True, slots=True)
class ChannelQuality:
    """spread: standard deviation within 2 s, median over windows, in the unit of the
    signals; clipped: share of samples at the same extreme value; line_ratio: power at
    the mains over that beside it, NaN where no mains was given. reason "" = good."""

    spread: float
    clipped: float
    line_ratio: float
    reason: str

    @property
    def is_bad(self) -> bool:
        return bool(self.reason)


def judged_channels(
    signals: NDArray[np.floating], sampling_hz: float, line_hz: float | None = None
) -> tuple[ChannelQuality, ...]:
    """A judgement of each channel of one run (channel, time) beside the others, from at
    most 60 windows of 2 s spread evenly; thresholds in the spirit of the PREP pipeline
    (Bigdely-Shamlo et al. 2015, doi:10.3389/fninf.2015.00016)."""
    windows = _windows(signals, sampling_hz)
    flattened = _without_line(windows)
    spread = np.median(flattened.std(axis=-1), axis=0)
    still = (np.ptp(windows, axis=-1) == 0).mean(axis=0)
    clipped = _clipped(windows)
    hum = np.full(len(spread), np.nan)
    if line_hz is not None and line_hz < sampling_hz / 2 - 8:
        joined = np.concatenate(list(flattened), axis=-1)
        hum = line_ratio(*spectra(joined, sampling_hz, WINDOW_S), line_hz)
    usual = float(np.median(spread))
    loud = _robust(np.log(np.maximum(spread, 1e-12 * max(usual, 1e-300))))
    humming = _robust(np.log(np.maximum(hum, 1e-12)))
    return tuple(
        ChannelQuality(
            float(spread[i]),
            float(clipped[i]),
            float(hum[i]),
            _reason(
                spread[i], usual, still[i], clipped[i], loud[i], hum[i], humming[i]
            ),
        )
        for i in range(len(spread))
    )


def _without_line(windows: NDArray) -> NDArray:
    """Less mean and slope in time; scipy's detrend would hold up other threads."""
    t = np.arange(windows.shape[-1]) - (windows.shape[-1] - 1) / 2
    level = windows - windows.mean(axis=-1, keepdims=True)
    slope = np.einsum("wct,t->wc", level, t) / max(float(t @ t), 1e-300)
    return level - slope[..., None] * t


def _windows(signals: NDArray, sampling_hz: float) -> NDArray:
    """(window, channel, time) float64."""
    length = min(round(WINDOW_S * sampling_hz), signals.shape[1])
    count = min(MOST_WINDOWS, signals.shape[1] // length)
    starts = np.linspace(0, signals.shape[1] - length, count).astype(int)
    return np.stack(
        [np.asarray(signals[:, at : at + length], np.float64) for at in starts]
    )


def _clipped(windows: NDArray) -> NDArray:
    """Share of samples at exactly the highest or lowest value of their channel, where
    more than one stands in a row."""
    top = windows.max(axis=(0, 2), keepdims=True)
    low = windows.min(axis=(0, 2), keepdims=True)
    at = ((windows == top) | (windows == low)) & (top > low)
    rows = at[..., 1:] & at[..., :-1]
    return rows.mean(axis=(0, 2))


def _robust(values: NDArray) -> NDArray:
    """Distance from the median over channels in robust standard deviations."""
    if not np.isfinite(values).any():
        return np.zeros(len(values))
    middle = np.nanmedian(values)
    spread = 1.4826 * np.nanmedian(np.abs(values - middle))
    return (values - middle) / max(float(spread), 0.05)


def _reason(
    spread: float, usual: float, still: float, clipped: float, loud: float,
    hum: float, humming: float,
) -> str:  # fmt: skip
    if still > 0.2:
        return tr("flat: no change in {share:.0f} % of its windows", share=100 * still)
    if spread < FLAT * usual:
        return tr(
            "flat: its spread is {spread:.2g} of the median channel's",
            spread=spread / usual,
        )
    if clipped > CLIPPED:
        return tr(
            "clipped: {share:.0f} % of samples at its extremes", share=100 * clipped
        )
    if loud > OUTLIER and spread > TIMES_MEDIAN * usual:
        return tr(
            "noisy: its spread is {spread:.1f} times the median channel's",
            spread=spread / usual,
        )
    if hum > HUM and humming > OUTLIER:
        return tr("mains hum: {hum:.0f} times the power beside it", hum=hum)
    return ""
