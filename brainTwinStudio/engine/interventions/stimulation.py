"""Input to regions: its course over time, and its dose."""

import numpy as np

from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.interventions.base import Kind, Making
from brainTwinStudio.engine.interventions.felt import said_unfelt, seconds_on
from brainTwinStudio.project import Array, Stimulation
from brainTwinStudio.project.dose import refuse_beyond
from brainTwinStudio.project.stimulator_alike import refuse_differing
from brainTwinStudio.project.stimulus_course import heights
from brainTwinStudio.project.waveforms import highest


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
    shares = np.abs(weights)
    return {
        "absolute_area": float(np.abs(course).sum() * grid.dt_s * shares.sum()),
        "peak_amplitude_per_s": _peak(change, grid) * shares.max(),
        "time_on_s": float((course != 0).sum() * grid.dt_s),
        "targets": float((weights != 0).sum()),
    }


def _peak(change: Stimulation, grid: Grid) -> float:
    """Highest |height| as it was asked for, whatever the steps leave of it."""
    if not seconds_on(change, grid):
        return 0.0
    return abs(change.amplitude) * highest(change, change.waveform)


def _stimulation(change: Stimulation, plan: Making) -> None:
    """Raises InputError where the device goes beyond what the site allows, or says
    something else than the waveform."""
    if change.device is not None:
        refuse_beyond(change.device)
        refuse_differing(change)
    at = plan.places(change.targets)
    course = course_of(change, plan.grid)
    weights = np.zeros(len(plan.present))
    weights[at] = change.shares
    plan.stimuli.append((weights, course))
    plan.peak += _peak(change, plan.grid) * np.abs(weights)
    if unfelt := said_unfelt(change, plan.grid):
        plan.felt = False
        plan.note(unfelt)
    plan.touched[at] = True
    for name, value in _dose(change, course, plan.grid, weights).items():
        plan.dose[name] = plan.dose.get(name, 0.0) + value


STIMULATION = Kind(Stimulation, _stimulation)
