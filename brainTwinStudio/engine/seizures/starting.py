"""Where six-dimensional Epileptors are started, so that each begins when it should.

Before a seizure the fast variables follow x1, which near the fold obeys, per unit,

    dx/dt = (4.1 - 2 x^2 - x^3 - z) / 14.33
    dz/dt = r (4 (x - x0) - z - sum_j p_ij (s_j - s_i)),   s = x + 4/3

14.33 = 43/3 is what projecting (x1, y1) on the direction that is neutral at the fold
leaves of the speed: passing the fold takes seconds. p is coupling times weights;
regions that are no Epileptors send s = 0.
"""

import numpy as np
from jaxtyping import Bool, Float

from brainTwinStudio.engine.seizures.generating_steps import (
    FOLD_X1,
    FOLD_Z,
    UNITS_PER_S,
)
from brainTwinStudio.engine.seizures.network import REST

ICTAL_RISE = 1.5  # mean of x1 in a seizure minus x1 at the fold
AT_FOLD = 43 / 3
BRANCH = np.linspace(FOLD_X1, -3.5, 8000)  # x where it is quiet, and its z
HEIGHTS = 4.1 - 2 * BRANCH**2 - BRANCH**3
STEP_S, TRIES, LATE_S, LEAST_RATE = 0.05, 15, 4.0, 0.3


def waiting(x0: float, slow_time: float) -> float:
    """The z from which a region alone needs slow_time (r times units) to the fold."""
    x, steps = FOLD_X1, 400
    # Along the quiet branch, backwards from the fold.
    z = 4.1 - 2 * x**2 - x**3
    for _ in range(steps):
        z -= slow_time / steps * (4 * (x - x0) - z)
        x = float(np.interp(z, HEIGHTS, BRANCH))
    return float(z)


def resting(x0: float, hold: float = 0.0) -> float:
    """The z at which a region below the threshold stays. hold: sum of p over those it
    hears, all at s = 0."""
    left = 4 * (BRANCH - x0) + hold * (BRANCH - FOLD_X1) - HEIGHTS
    return float(HEIGHTS[np.abs(left).argmin()])


def quiet_x(z: Float[np.ndarray, " region"]) -> Float[np.ndarray, " region"]:
    """X of the quiet branch at z, at the fold below it."""
    return np.interp(z, HEIGHTS, BRANCH)


def started(
    x0: Float[np.ndarray, " region"],
    pull: Float[np.ndarray, "region region"],
    hold: Float[np.ndarray, " region"],
    slowness: float,
    wanted_s: Float[np.ndarray, " region"],
) -> Float[np.ndarray, " region"]:
    """The z of Epileptors from which each begins at wanted_s, in the network of all of
    them. Those that cannot begin before another one pulls wait farther from the fold
    than at rest. pull: p among them; hold: sum of p over all that a region hears. One
    that cannot begin so early starts at the fold."""
    per_s, last = slowness * UNITS_PER_S, float(wanted_s.max()) + LATE_S
    z = at_rest(x0, pull, hold)
    for _ in range(TRIES):
        late = np.nan_to_num(began(z, x0, pull, hold, slowness, last), nan=last)
        rate = 4 * (quiet_x(z) - x0) - z + hold * (quiet_x(z) - FOLD_X1)
        step = per_s * np.maximum(np.abs(rate), LEAST_RATE) * (late - wanted_s)
        z = np.maximum(z - step, FOLD_Z)
    return z


def at_rest(
    x0: Float[np.ndarray, " region"],
    pull: Float[np.ndarray, "region region"],
    hold: Float[np.ndarray, " region"],
) -> Float[np.ndarray, " region"]:
    """The z at which each stays while all others rest, the fold where it cannot."""
    quiet = x0 + pull.sum(axis=1) * (REST - FOLD_X1) / 4
    return np.array([resting(a, h) for a, h in zip(quiet, hold, strict=True)])


def began(
    z: Float[np.ndarray, " region"],
    x0: Float[np.ndarray, " region"],
    pull: Float[np.ndarray, "region region"],
    hold: Float[np.ndarray, " region"],
    slowness: float,
    seconds: float,
) -> Float[np.ndarray, " region"]:
    """When each begins in s by the equations above, NaN where it does not."""
    x = quiet_x(z)
    seizing: Bool[np.ndarray, " region"] = np.zeros(len(x), bool)
    onset, unit = np.full(len(x), np.nan), STEP_S * UNITS_PER_S
    for step in range(round(seconds / STEP_S)):
        s = np.where(seizing, ICTAL_RISE, x - FOLD_X1)
        received = pull @ s - hold * s
        z = z + unit * slowness * (4 * (s + FOLD_X1 - x0) - z - received)
        x = x + unit / AT_FOLD * (4.1 - 2 * x**2 - x**3 - z)
        x = np.where(seizing, FOLD_X1 + ICTAL_RISE, x)
        onset[(x > 0) & ~seizing] = step * STEP_S
        seizing |= x > 0
    return onset
