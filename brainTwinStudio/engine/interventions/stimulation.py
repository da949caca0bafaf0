"""Input to regions: its course over time, and its dose."""

import numpy as np

from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.interventions.base import Kind, Making
from brainTwinStudio.project import Array, Stimulation
from brainTwinStudio.project.dose import refuse_beyond
from brainTwinStudio.project.stimulus_course import heights
from brainTwinStudio.project.waveforms import highest

UNFELT = (
    "The model's steps of {step:g} ms are longer than the pulses, whose charge is "
    "balanced: their sum over a step is nothing, so the model feels nothing of them. "
    "What such pulses do to a region is no part of this model; a one-signed waveform "
    "stands for an effective drive."
)
FELT = 0.05  # of the area of the pulses


def _unfelt(change: Stimulation, course: Array, grid: Grid) -> bool:
    """Whether hardly anything is left of balanced pulses, step by step."""
    if change.waveform != "biphasic":
        return False
    end = grid.samples * grid.sample_s
    seconds = (end if change.stop_s is None else min(end, change.stop_s)) - (
        change.start_s
    )
    pulses = 2 * change.width_s * change.frequency_hz * max(seconds, 0.0)
    left = np.abs(course).sum() * grid.dt_s
    return bool(left < FELT * pulses * abs(change.amplitude))


def course_of(change: Stimulation, grid: Grid) -> Array:
    """Height of a stimulus at every step (sample, substep), state units per s; the
    burn-in is free of it. A pulse shorter than a step enters by its area."""
    total = (grid.burn_in + grid.samples) * grid.substeps
    edges = (np.arange(total + 1) - grid.burn_in * grid.substeps) * grid.dt_s
    return heights(change, edges).reshape(-1, grid.substeps)


def _dose(
    change: Stimulation, course: Array, grid: Grid, weights: Array
) -> dict[str, float]:
    """Area of |stimulus| over time and regions in state units, highest amplitude of a
    region in state units per s, and the time it takes; several stimuli add up.
    weights (region,): what each region gets."""
    shares, peak = np.abs(weights), abs(change.amplitude)
    peak *= highest(change, change.waveform)
    return {
        "absolute_area": float(np.abs(course).sum() * grid.dt_s * shares.sum()),
        "peak_amplitude_per_s": peak * shares.max() if course.any() else 0.0,
        "time_on_s": float((course != 0).sum() * grid.dt_s),
        "targets": float((weights != 0).sum()),
    }


def _stimulation(change: Stimulation, plan: Making) -> None:
    """Raises InputError where the device goes beyond what the site allows."""
    if change.device is not None:
        refuse_beyond(change.device)
    at = plan.places(change.targets)
    course = course_of(change, plan.grid)
    weights = np.zeros(len(plan.present))
    weights[at] = change.shares
    plan.stimuli.append((weights, course))
    if _unfelt(change, course, plan.grid):
        plan.note(UNFELT.format(step=1000 * plan.grid.dt_s))
    plan.touched[at] = True
    for name, value in _dose(change, course, plan.grid, weights).items():
        plan.dose[name] = plan.dose.get(name, 0.0) + value


STIMULATION = Kind(Stimulation, _stimulation)
