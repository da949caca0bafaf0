"""A number over runs with its interval."""

from collections.abc import Callable

import numpy as np

from brainTwinStudio.project.loop import Measured

DRAWS, LEVEL = 400, (0.025, 0.975)


def of_runs(
    measure: Callable[..., float], *values: np.ndarray, draws: int = DRAWS
) -> Measured:
    """A measure of values (run,) with percentiles over runs drawn again; several values
    are drawn together, so they stay paired."""
    rng, runs = np.random.default_rng(0), len(values[0])
    value = float(measure(*values))
    if not np.isfinite(value):
        return Measured(np.nan, np.nan, np.nan)
    drawn = rng.integers(0, runs, (draws, runs))
    again = [measure(*(one[at] for one in values)) for at in drawn]
    low, high = np.nanquantile(again, LEVEL)
    return Measured(value, float(low), float(high))
