"""No search: the best of the grid that a fit starts from stays as it is."""

import numpy as np

from brainTwinStudio.engine.optimisers.base import (
    NOT_FINITE,
    Heard,
    Minimised,
    Problem,
    Settings,
)
from brainTwinStudio.project import Array

DONE = "The best point of the grid is kept; nothing else was searched."


def grid_only(
    problem: Problem, start: Array, settings: Settings, heard: Heard
) -> Minimised:
    """The start, with its value."""
    given = problem.value_and_gradient(start)[0]
    value = float(given if problem.value is None else problem.value(start))
    if not np.isfinite(value):
        return Minimised(start, np.inf, 0, False, NOT_FINITE)
    heard(0, value, start)
    return Minimised(start, value, 0, True, DONE)
