"""What a model is given of a stimulus, step by step."""

import numpy as np

from brainTwinStudio.project.arrays import Array
from brainTwinStudio.project.scenario import Stimulation
from brainTwinStudio.project.waveforms import Course, area, extras_of


def heights(change: Stimulation, edges: Array) -> Array:
    """Mean height between edges (step + 1,) in s of the run, state units per s (step,);
    a pulse shorter than a step enters by its area."""
    stop = np.inf if change.stop_s is None else change.stop_s
    since = np.clip(edges, change.start_s, max(stop, change.start_s)) - change.start_s
    gained = np.diff(area(change.waveform, change, since))
    return change.amplitude * gained / np.diff(edges)


def turns(name: str, course: Course) -> tuple[Array, float]:
    """Moments in s since the start between which balanced pulses and drawn courses keep
    their sign, and after which time they come again, 0 for never."""
    own = extras_of(name, course.shape)
    if name == "biphasic":
        back, period = course.width_s + own["gap_s"], 1 / course.frequency_hz
        ends = np.array([0, course.width_s, back, back + own["ratio"] * course.width_s])
        return ends - course.phase_rad / (2 * np.pi) % 1.0 * period, period
    time, height = np.array(course.drawn).T
    before, after = height[:-1], height[1:]
    crossed = before * after < 0
    share = before[crossed] / (before - after)[crossed]
    zeros = time[:-1][crossed] + share * np.diff(time)[crossed]
    return np.concatenate([time, zeros]), own["every_s"]
