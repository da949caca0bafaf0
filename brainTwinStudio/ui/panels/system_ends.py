"""Over which ranges a region is drawn: of the knob that is turned, of its states."""

import numpy as np

from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Diagram, Knob, Portrait, RegionSystem

Span = tuple[float, float]
ROOM = 0.25
SPEEDS = 2.0  # of a region's usual rates of change: what an input is turned to
WIDER = 2.0
OUTSIDE = ("input", "stimulus")


def is_outside(knob: str) -> bool:
    """Whether a knob stands for what comes from outside the region."""
    return knob.split()[0] in OUTSIDE


def by_speed(portrait: Portrait | None, value: float, knob: Knob) -> Span:
    """Ends of an input: about as much as the region's own rates of change."""
    if portrait is None:
        return knob.low, knob.high
    speed = np.hypot(portrait.u, portrait.v)
    reach = SPEEDS * float(np.nanmedian(speed)) + abs(value)
    return (value - reach, value + reach) if reach > 0 else (knob.low, knob.high)


def zoomed(ends: Span, value: float, factor: float) -> Span:
    """The ends closer to a value, or wider around it."""
    return value + factor * (ends[0] - value), value + factor * (ends[1] - value)


def state_spans(system: RegionSystem, diagram: Diagram) -> Array:
    """Ranges (state, 2) that hold the usual states, and equilibria and cycles over the
    whole diagram, so that they stay while the knob is turned."""
    low, high = np.array(system.state_ends, float).T
    for branch in diagram.branches:
        inside = (branch.knob >= diagram.ends[0]) & (branch.knob <= diagram.ends[1])
        if inside.any():
            seen = branch.states[inside]
            low, high = np.fmin(low, seen.min(0)), np.fmax(high, seen.max(0))
    for one in diagram.cycles:
        low, high = np.fmin(low, one.low.min(0)), np.fmax(high, one.high.max(0))
    room = ROOM * np.where(high > low, high - low, 1.0)
    return np.stack([low - room, high + room], axis=1)
