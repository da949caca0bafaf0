"""Whether a rhythm follows a periodic input, one cycle for one.

Of phases (..., time) in rad, evenly sampled, and those of the input (time,). A rhythm
that follows keeps its distance from the input; one that does not slips a cycle ever
again, and runs at another mean frequency (Pikovsky, Rosenblum and Kurths 2001,
doi:10.1017/CBO9780511755743, section 7.1; SCIENCE.md F.4, A.9).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SLIPPED = 0.5  # cycles of net drift in the time watched


@dataclass(frozen=True, slots=True, eq=False)
class Locking:
    """Of every rhythm (...): value, length of the mean vector of phase differences, 1
    where the distance never changes; difference_hz: mean frequency less that of the
    input; cycles: net drift in cycles; distance_rad: mean phase after the input's."""

    value: Array
    difference_hz: Array
    cycles: Array
    distance_rad: Array

    @property
    def locked(self) -> NDArray[np.bool_]:
        """Whether the rhythm lost no cycle to the input. A beat longer than twice the
        time watched counts as locked."""
        return np.abs(self.cycles) < SLIPPED


def locking(phases: Array, of_input: Array, sample_s: float) -> Locking:
    """How phases (..., time), wrapped or not, stand to those of an input (time,)."""
    apart = np.unwrap(phases - of_input, axis=-1)
    mean = np.exp(1j * apart).mean(axis=-1)
    turns = (apart[..., -1] - apart[..., 0]) / (2 * np.pi)
    seconds = (apart.shape[-1] - 1) * sample_s
    return Locking(np.abs(mean), turns / seconds, turns, np.angle(mean))


def adler_beat(detuning: Array, strength: Array) -> Array:
    """Beat frequency sqrt(d^2 - s^2) of d phi/dt = d - s sin(phi), in the unit of the
    detuning d; 0 within |d| <= s, where it locks (Adler 1946,
    doi:10.1109/JRPROC.1946.229930)."""
    return np.sqrt(np.clip(np.square(detuning) - np.square(strength), 0.0, None))


@dataclass(frozen=True, slots=True, eq=False)
class Phases:
    """phases (..., time of kept), rad, of the samples `kept` of a signal: those away
    from its ends, where a filter knows half of what it needs."""

    phases: Array
    kept: slice


def phase_near(signal: Array, sample_s: float, frequency_hz: float) -> Phases:
    """Phase of the analytic signal of (..., time) from half to 3/2 of a frequency, so
    that a rhythm of any shape turns once a cycle; a cosine has the phase 0 at its peak.
    Three cycles at each end are left out."""
    count = signal.shape[-1]
    spectrum = np.fft.fft(signal, axis=-1)
    at = np.fft.fftfreq(count, sample_s) / frequency_hz
    analytic = np.fft.ifft(np.where(np.abs(at - 1) < 0.5, spectrum, 0.0), axis=-1)
    ends = int(np.ceil(3 / (frequency_hz * sample_s)))
    kept = slice(ends, count - ends)
    return Phases(np.unwrap(np.angle(analytic[..., kept]), axis=-1), kept)
