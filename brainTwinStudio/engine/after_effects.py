"""What is left of a stimulus once it has ended, in paired runs."""

import numpy as np

from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.project import Array, Effect

LEAST_S = 30.0  # of every run after the end, or nothing can be told
FADED = float(np.exp(-1))  # of its size under the stimulus


def after_effects(
    before: Array, after: Array, plan: Plan, grid: Grid
) -> tuple[Effect, ...]:
    """Of runs (seed, time, region) of a plan whose stimuli all end early enough: how
    long the paired difference of the other regions stays above 1/e of its rms under
    the stimulus, and their power from the end on. () of other plans."""
    first, end = _on(plan, grid)
    rest = (plan.present > 0) & ~plan.touched
    if not first < end or (grid.samples - end) * grid.sample_s < LEAST_S:
        return ()
    if not rest.any():
        return ()
    old, new = before[:, :, rest], after[:, :, rest]
    size = np.sqrt(((new - old) ** 2).mean(axis=2))
    level = FADED * np.sqrt((size[:, first:end] ** 2).mean(axis=1, keepdims=True))
    above = size[:, end:] > np.maximum(level, 1e-12)
    left = np.where(above, np.arange(1, above.shape[1] + 1), 0).max(axis=1)
    powers = (np.log(x[:, end:].var(axis=1)).mean(axis=1) for x in (old, new))
    return (
        Effect.of_runs(
            "outlasts_s",
            "Response outlasts the stimulus by",
            "s",
            np.zeros(len(left)),
            grid.sample_s * left,
        ),
        Effect.of_runs(
            "after_power",
            "Log power of the other regions after the stimulus",
            "log",
            *powers,
        ),
    )


def _on(plan: Plan, grid: Grid) -> tuple[int, int]:
    """First sample with a stimulus and the one after the last, of the recording."""
    on = np.zeros(grid.burn_in + grid.samples, bool)
    for _, course in plan.stimuli:
        on |= (course != 0).any(axis=1)
    at = np.flatnonzero(on[grid.burn_in :])
    return (int(at[0]), int(at[-1]) + 1) if at.size else (0, 0)
