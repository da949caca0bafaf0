"""Biomarkers that trigger stimulation, sample by sample: nothing looks ahead.

Each takes one sample at a time and gives its value at that sample; what comes later
cannot change what was said. Values before `warm_up` samples are not yet of use.
Phase is in causal_phase.py. Sources: line length, Esteller et al. 2001,
doi:10.1109/IEMBS.2001.1020545; early-warning signs, Scheffer et al. 2009,
doi:10.1038/nature08227. SCIENCE.md F.6.
"""

import math
from collections import deque
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.signal import butter

from brainTwinStudio.errors import InputError

Array = NDArray[Any]


@runtime_checkable
class Biomarker(Protocol):
    """What a biomarker is: step(sample) gives its value now."""

    warm_up: int

    def step(self, sample: float) -> float: ...


def course_of(biomarker: Biomarker, samples: ArrayLike) -> Array:
    """Values (time,) at all samples (time,), made one by one."""
    return np.array([biomarker.step(float(one)) for one in np.asarray(samples)])


class BandPass:
    """Butterworth band-pass of order 2 each side, one-sided (it delays, by design)."""

    def __init__(self, low_hz: float, high_hz: float, sampling_hz: float) -> None:
        refuse_band(low_hz, high_hz, sampling_hz)
        band = (low_hz, high_hz)
        of = np.asarray(butter(2, band, "bandpass", fs=sampling_hz, output="sos"))
        self._sections = [tuple(float(c) for c in row) for row in of]
        self._states = [(0.0, 0.0)] * len(of)
        self.warm_up = math.ceil(2 * sampling_hz / low_hz)

    def step(self, sample: float) -> float:
        for i, (b0, b1, b2, _, a1, a2) in enumerate(self._sections):
            one, two = self._states[i]
            out = b0 * sample + one
            self._states[i] = (b1 * sample - a1 * out + two, b2 * sample - a2 * out)
            sample = out
        return sample


class BandPower:
    """Power in a band: twice the mean square of the band-passed signal, forgotten with
    time constant tau_s. A sine of amplitude A in the band has A^2."""

    def __init__(
        self, low_hz: float, high_hz: float, sampling_hz: float, tau_s: float
    ) -> None:
        self._band = BandPass(low_hz, high_hz, sampling_hz)
        self._keep = math.exp(-1 / (tau_s * sampling_hz))
        self._power = 0.0
        self.warm_up = self._band.warm_up + math.ceil(3 * tau_s * sampling_hz)

    def step(self, sample: float) -> float:
        square = 2 * self._band.step(sample) ** 2
        self._power = self._keep * self._power + (1 - self._keep) * square
        return self._power


class LineLength:
    """Mean absolute change per sample over the last window_s."""

    def __init__(self, sampling_hz: float, window_s: float) -> None:
        self._steps: deque[float] = deque(maxlen=_count(window_s, sampling_hz, 1))
        self._sum, self._last = 0.0, math.nan
        self.warm_up = (self._steps.maxlen or 1) + 1

    def step(self, sample: float) -> float:
        change = 0.0 if math.isnan(self._last) else abs(sample - self._last)
        self._last = sample
        if len(self._steps) == self._steps.maxlen:
            self._sum -= self._steps[0]
        self._steps.append(change)
        self._sum += change
        return self._sum / len(self._steps)


class Variance:
    """Early-warning sign: variance over the last window_s."""

    def __init__(self, sampling_hz: float, window_s: float) -> None:
        self._past = Past(_count(window_s, sampling_hz, 3))
        self.warm_up = self._past.size

    def step(self, sample: float) -> float:
        return float(np.var(self._past.with_(sample)))


class LagOneCorrelation:
    """Early-warning sign: correlation of the samples of the last window_s with those
    `lag` samples before; it nears 1 where a system slows down before it tips."""

    def __init__(self, sampling_hz: float, window_s: float, lag: int = 1) -> None:
        self._past = Past(_count(window_s, sampling_hz, lag + 3))
        self._lag = lag
        self.warm_up = self._past.size

    def step(self, sample: float) -> float:
        past = self._past.with_(sample)
        if len(past) < self._lag + 3:
            return 0.0
        past = past - past.mean()
        power = past @ past
        return float(past[self._lag :] @ past[: -self._lag] / power) if power else 0.0


class Past:
    """The last `size` samples in order, without copies of the whole at every step."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._kept = np.zeros(2 * size)
        self._count = 0

    def with_(self, sample: float) -> Array:
        at = self._count % self.size
        self._kept[at] = self._kept[at + self.size] = sample
        self._count += 1
        return self.all()

    def all(self) -> Array:
        if self._count < self.size:
            return self._kept[: self._count]
        at = self._count % self.size
        return self._kept[at : at + self.size]


def refuse_band(low_hz: float, high_hz: float, sampling_hz: float) -> None:
    """Raises InputError where a recording cannot hold the band."""
    if not 0 < low_hz < high_hz < sampling_hz / 2:
        raise InputError(
            f"A band of {low_hz:g} to {high_hz:g} Hz needs 0 < low < high < "
            f"{sampling_hz / 2:g} Hz, half of the sampling rate."
        )


def _count(window_s: float, sampling_hz: float, least: int) -> int:
    count = round(window_s * sampling_hz)
    if count < least:
        raise InputError(
            f"A window of {window_s:g} s has {count} samples at {sampling_hz:g} Hz; "
            f"at least {least} are needed."
        )
    return count
