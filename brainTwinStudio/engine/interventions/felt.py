"""Whether a model feels a stimulus at its steps, or is given something else.

What enters is the mean over a step (`project.stimulus_course`). One-signed waveforms
keep their area; of those that change their sign too fast it takes all, or leaves
another rhythm: of a sine above half the sampling rate less than 2 / pi.
"""

import numpy as np

from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.project import Array, Stimulation
from brainTwinStudio.project.stimulus_course import turns
from brainTwinStudio.project.waveforms import area, extras_of

FELT = 2 / np.pi  # of its size; of a sine at half the sampling rate
HARDLY = 0.05
MOST_PERIODS = 10_000  # that are looked at
UNFELT = (
    "The model's steps of {step:.3g} ms are longer than the pulses, whose charge is "
    "balanced: their sum over a step is nothing, so the model feels nothing of them. "
    "What such pulses do to a region is no part of this model; a one-signed waveform "
    "stands for an effective drive."
)
DISTORTED = (
    "The model's steps of {step:.3g} ms are too long for this stimulus: {left:.0f} % "
    "of its size is left in them, in another rhythm. What is shown is not what this "
    "stimulus does."
)


def said_unfelt(change: Stimulation, grid: Grid) -> str:
    """What is to be known where a stimulus is not felt as it is given, else ""."""
    left = left_of(change, grid)
    if left > FELT * (1 - 1e-9):
        return ""
    balanced = change.waveform == "biphasic" and left < HARDLY
    template = UNFELT if balanced else DISTORTED
    return template.format(step=1000 * grid.dt_s, left=100 * left)


def seconds_on(change: Stimulation, grid: Grid) -> float:
    """How long a stimulus of some height lasts within a run, 0 for one of none."""
    end = grid.samples * grid.sample_s
    stop = end if change.stop_s is None else min(end, change.stop_s)
    return max(stop - change.start_s, 0.0) if change.amplitude else 0.0


def left_of(change: Stimulation, grid: Grid) -> float:
    """Share of the size of a stimulus that the model's steps leave, 0..1."""
    seconds, own = seconds_on(change, grid), extras_of(change.waveform, change.shape)
    if not seconds:
        return 1.0
    match change.waveform:
        case "sine":
            return _of_sine(change.frequency_hz, grid)
        case "modulated":
            return _of_sine(change.frequency_hz + own["beat_hz"], grid)
        case "chirp":
            return _of_sine(max(change.frequency_hz, own["to_hz"]), grid)
        case "noise":
            return min(np.sqrt(own["hold_s"] / grid.dt_s), 1.0)
        case "biphasic" | "drawn":
            return _counted(change, grid, seconds)
    return 1.0


def _of_sine(hz: float, grid: Grid) -> float:
    return abs(float(np.sinc(hz * grid.dt_s)))


def _counted(change: Stimulation, grid: Grid, seconds: float) -> float:
    """By the area of |stimulus|, step by step and between all its turns."""
    moments, period = turns(change.waveform, change)
    count = 1
    if period > 0:
        seconds = min(seconds, MOST_PERIODS * period)
        count = int(np.ceil(seconds / period)) + 1
    steps = np.arange(grid.samples * grid.substeps + 1) * grid.dt_s - change.start_s
    steps = np.clip(steps, 0.0, seconds)
    every = (np.arange(count)[:, None] * period + moments).ravel()
    both = np.unique(np.concatenate([steps, np.clip(every, 0.0, seconds)]))
    whole = _size(change, both)
    return min(_size(change, steps) / whole, 1.0) if whole > 0 else 1.0


def _size(change: Stimulation, times: Array) -> float:
    return float(np.abs(np.diff(area(change.waveform, change, times))).sum())
