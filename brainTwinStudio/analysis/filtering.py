"""Filters of electrical recordings: no delay, and never across the border of a run."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr

Signals = NDArray[np.floating]
_ORDER = 4  # of the whole, after both directions
_NOTCH_HZ = 2.0  # full width at half power


def band_passed(
    signals: Signals, sampling_hz: float, low_hz: float | None, high_hz: float | None
) -> Signals:
    """One run (channel, time) between two edges in Hz, either of which may be None.

    Butterworth, second order, forward and backward: zero phase, fourth order in all,
    half power (-3 dB each way, so -6 dB) at the edges.
    """
    from scipy.signal import butter  # heavy; the engine starts without it

    half = sampling_hz / 2
    if low_hz is None and high_hz is None:
        return signals
    low, high = low_hz or 0.0, high_hz or half
    if not 0 <= low < high <= half or (low_hz is None and high >= half):
        raise InputError(
            tr(
                "A filter from {low:g} to {high:g} Hz does not fit below half "
                "the sampling rate ({half:g} Hz).",
                low=low,
                high=high,
                half=half,
            )
        )
    kind, edges = "bandpass", (low, high)
    if low == 0:
        kind, edges = "lowpass", high
    elif high >= half:
        kind, edges = "highpass", low
    sos = butter(_ORDER // 2, edges, kind, fs=sampling_hz, output="sos")
    slowest = low if low > 0 else high
    return _both_ways(np.asarray(sos), signals, sampling_hz, 1 / slowest)


def without_line(
    signals: Signals, sampling_hz: float, line_hz: float, harmonics: int = 4
) -> Signals:
    """One run (channel, time) without mains hum and its harmonics, each cut out 2 Hz
    wide by a notch run forward and backward."""
    from scipy.signal import iirnotch, tf2sos

    if not 0 < line_hz < sampling_hz / 2:
        raise InputError(
            tr(
                "Mains at {line_hz:g} Hz is not below half the sampling rate "
                "({half:g} Hz).",
                line_hz=line_hz,
                half=sampling_hz / 2,
            )
        )
    cut = [line_hz * n for n in range(1, harmonics + 1)]
    stages = [
        tf2sos(*iirnotch(hz, hz / _NOTCH_HZ, sampling_hz))
        for hz in cut
        if hz + _NOTCH_HZ < sampling_hz / 2
    ]
    if not stages:
        return signals
    return _both_ways(np.concatenate(stages), signals, sampling_hz, 1 / _NOTCH_HZ)


def of_each_run(
    runs: Sequence[Signals], work: Callable[[Signals], Signals]
) -> tuple[Signals, ...]:
    """A filter on each run by itself: nothing leaks over a gap in a recording."""
    return tuple(work(run) for run in runs)


def _both_ways(
    sos: NDArray, signals: Signals, sampling_hz: float, ringing_s: float
) -> Signals:
    """Forward and backward, channel by channel so that a long run fits in memory. The
    run is mirrored at its ends for as long as the filter rings."""
    from scipy.signal import sosfiltfilt

    samples = signals.shape[1]
    pad = min(samples - 1, round(3 * ringing_s * sampling_hz))
    if samples < 12 or samples < ringing_s * sampling_hz:
        raise InputError(
            tr(
                "The run lasts {seconds:.3g} s, too short for a filter that "
                "rings for {ringing_s:.3g} s. Raise the lower edge, or leave "
                "it out.",
                seconds=samples / sampling_hz,
                ringing_s=ringing_s,
            )
        )
    out = np.empty(signals.shape, signals.dtype)
    for channel, values in enumerate(signals):
        out[channel] = sosfiltfilt(sos, np.asarray(values, float), padlen=pad)
    return out
