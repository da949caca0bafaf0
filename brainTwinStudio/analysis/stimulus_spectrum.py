"""What is in a stimulus: its spectrum, its duty cycle."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
SILENT = 1e-9  # of the highest value: what is less is rounding


class Content(NamedTuple):
    """hz, amplitude (frequency,): one-sided, of a sine its height, at 0 Hz the mean;
    duty: share of the steps in which something is given; mean, peak: of the course."""

    hz: Array
    amplitude: Array
    duty: float
    mean: float
    peak: float


def content_of(course: Array, step_s: float) -> Content:
    """Of a course (step,): the discrete Fourier transform without a window, exact for
    this course at this step."""
    count = len(course)
    amplitude = np.abs(np.fft.rfft(course)) / count
    last = count // 2 + 1 if count % 2 else count // 2
    amplitude[1:last] *= 2  # both sides; at half the sampling rate there is one
    peak = float(np.abs(course).max())
    duty = float((np.abs(course) > SILENT * peak).mean()) if peak else 0.0
    hz = np.fft.rfftfreq(count, step_s)
    return Content(hz, amplitude, duty, float(course.mean()), peak)


def power_within(content: Content, share: float) -> float:
    """The frequency in Hz up to which lies that share of the power beside the mean."""
    power = content.amplitude[1:] ** 2
    if not power.any():
        return float(content.hz[-1])
    at = int(np.searchsorted(np.cumsum(power), share * power.sum()))
    return float(content.hz[1:][min(at, len(power) - 1)])
