"""From the best point of the grid uphill by gradients, off the grid.

Amplitude, frequency and phase move as far as the next points of the grid; every step
costs a simulation and a backward pass. L-BFGS-B (Byrd et al. 1995,
doi:10.1137/0916069) chooses the steps.
"""

from contextlib import suppress

import numpy as np
from scipy.optimize import minimize

from brainTwinStudio.engine.stimulation_search.space import Points, Space, System
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array
from brainTwinStudio.project.stimulation_search import STEPS


class _SpentError(Exception):
    """The budget is spent, or a stop was asked for."""


def climbed(
    system: System, space: Space, start: Points, watcher: Watcher
) -> tuple[Points, int]:
    """The best point that was met from `start`, a single one, and how many gradients
    (and as many simulations, of every seed) that took."""
    first = np.array([start.amplitude[0], np.log(start.frequency_hz[0]),
                      start.phase_rad[0]])  # fmt: skip
    bounds = _cell(space, first)
    width = np.maximum(bounds[:, 1] - bounds[:, 0], 1e-12)
    tried: list[tuple[float, Points]] = []

    def at(x: Array) -> Points:
        amplitude, log_hz, phase = bounds[:, 0] + x * width
        return Points(start.target, np.array([amplitude]), np.array([np.exp(log_hz)]),
                      np.array([phase % (2 * np.pi)]))  # fmt: skip

    def downhill(x: Array) -> tuple[float, Array]:
        if len(tried) == STEPS or watcher.stop_requested():
            raise _SpentError
        watcher.progress("Uphill by gradients", 0.9 + 0.05 * len(tried) / STEPS)
        here = at(x)
        value, slope = float(system.outcomes(here).mean()), system.slope(here)
        tried.append((value, here))
        by = np.array([slope.amplitude, slope.frequency_hz * here.frequency_hz[0],
                       slope.phase_rad])  # fmt: skip
        return -value, -by * width

    x = (first - bounds[:, 0]) / width
    ends = zip(x, bounds[:, 1] > bounds[:, 0], strict=True)
    box = [(0.0, 1.0) if moves else (at_x, at_x) for at_x, moves in ends]
    with suppress(_SpentError):
        minimize(downhill, x, jac=True, method="L-BFGS-B", bounds=box)
    if not tried:
        return start, 0
    return max(tried, key=lambda one: one[0])[1], len(tried)


def _cell(space: Space, place: Array) -> Array:
    """Lowest and highest amplitude, log frequency and phase (3, 2): the neighbours on
    the grid, or the place itself on an axis of one point."""
    axes = (np.sort(space.amplitudes), np.log(space.frequencies_hz))
    found = []
    for axis, here in zip(axes, place[:2], strict=True):
        nearest = int(np.abs(axis - here).argmin())
        found.append((axis[max(nearest - 1, 0)], axis[min(nearest + 1, len(axis) - 1)]))
    step = 2 * np.pi / len(space.phases_rad) if len(space.phases_rad) > 1 else 0.0
    found.append((place[2] - step, place[2] + step))
    return np.array(found)
