"""Input to regions: its course over time, and its dose."""

import numpy as np

from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.interventions.base import Kind, Making
from brainTwinStudio.project import Array, Stimulation
from brainTwinStudio.project.dose import refuse_beyond


def course_of(change: Stimulation, grid: Grid) -> Array:
    """Height of a stimulus at every step (sample, substep), state units per s; the
    burn-in is free of it. A pulse shorter than a step enters by its area."""
    total = (grid.burn_in + grid.samples) * grid.substeps
    edges = (np.arange(total + 1) - grid.burn_in * grid.substeps) * grid.dt_s
    start, end = edges[:-1], edges[1:]
    stop = np.inf if change.stop_s is None else change.stop_s
    share = np.clip(np.minimum(end, stop) - np.maximum(start, change.start_s), 0, None)
    on = share / grid.dt_s * (end > 0)
    middle = (start + end) / 2 - change.start_s
    if change.waveform == "constant":
        shape = np.ones(total)
    elif change.waveform == "sine":
        angle = 2 * np.pi * change.frequency_hz * middle + change.phase_rad
        shape = np.sin(angle)
    else:
        shape = _pulse_share(change, start - change.start_s, end - change.start_s)
    return (change.amplitude * on * shape).reshape(-1, grid.substeps)


def _pulse_share(change: Stimulation, start: Array, end: Array) -> Array:
    """Share of every step [start, end] that lies inside a pulse."""
    period = 1 / change.frequency_hz
    shift = change.phase_rad / (2 * np.pi) * period

    def inside(time: Array) -> Array:
        turns, rest = np.divmod(time + shift, period)
        return turns * change.width_s + np.minimum(rest, change.width_s)

    return (inside(end) - inside(start)) / (end - start)


def _dose(
    change: Stimulation, course: Array, grid: Grid, targets: int
) -> dict[str, float]:
    """Area of |stimulus| over time and regions in state units, highest amplitude in
    state units per s, and the time it takes; several stimuli of a plan add up."""
    return {
        "absolute_area": float(np.abs(course).sum() * grid.dt_s * targets),
        "peak_amplitude_per_s": abs(change.amplitude) if course.any() else 0.0,
        "time_on_s": float((course != 0).sum() * grid.dt_s),
        "targets": float(targets),
    }


def _stimulation(change: Stimulation, plan: Making) -> None:
    """Raises InputError where the device goes beyond what the site allows."""
    if change.device is not None:
        refuse_beyond(change.device)
    at = plan.places(change.targets)
    course = course_of(change, plan.grid)
    hit = np.isin(np.arange(len(plan.present)), at).astype(float)
    plan.stimuli.append((hit, course))
    plan.touched[at] = True
    for name, value in _dose(change, course, plan.grid, len(at)).items():
        plan.dose[name] = plan.dose.get(name, 0.0) + value


STIMULATION = Kind(Stimulation, _stimulation)
