"""How strong a regulariser should be: three ways to choose from a list of trials.

NumPy only. strengths (trial,) rise; the trial at each of them was fitted in full.
"""

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

# Squared speed, of the largest, below which trials lie so close together on the L-curve
# that their curvature is rounding.
STILL = 1e-4
LEAST_BEND = 0.05  # curvature of a corner; 1 turns within a factor of e


def l_curve_corner(strengths: Array, residuals: Array, penalties: Array) -> float:
    """The strength at the corner of the L-curve: the largest curvature of (log
    residual, log penalty) along log strength, Hansen and O'Leary 1993,
    doi:10.1137/0914086. residuals, penalties (trial,): norms, both above 0. A rule of
    thumb: where the truth is very smooth the corner comes too early (Hanke 1996).

    Raises InputError for fewer than 5 strengths, and where no trial bends the curve.
    """
    strengths, residuals, penalties = _checked(strengths, residuals, penalties)
    if strengths.size < 5:
        raise InputError(
            f"An L-curve of {strengths.size} strengths shows no corner; try at least 5."
        )
    at = np.log(strengths)
    x, y = np.log(residuals), np.log(penalties)
    dx, dy = np.gradient(x, at), np.gradient(y, at)
    bend = dx * np.gradient(dy, at) - dy * np.gradient(dx, at)
    speed = dx**2 + dy**2
    moves = speed > STILL * speed.max(initial=0.0)
    curvature = np.where(moves, bend / np.where(moves, speed, 1.0) ** 1.5, 0.0)
    inner = slice(1, -1)  # one-sided derivatives at the ends see corners of their own
    curvature = curvature[inner]
    best = int(curvature.argmax())
    if curvature[best] < LEAST_BEND:
        raise InputError(
            "The L-curve has no corner between these strengths; try a wider range."
        )
    return float(strengths[inner][best])


def discrepancy_choice(strengths: Array, residuals: Array, noise: float) -> float:
    """The strongest pull that still explains the data down to their noise (Morozov's
    discrepancy principle): where residuals (trial,) cross `noise`, on a log-log line
    between trials. For a loss per run-to-run difference, noise is 1.

    Raises InputError if even the weakest trial leaves more than the noise.
    """
    strengths, residuals = _checked(strengths, residuals)
    inside = np.flatnonzero(residuals <= noise)
    if not inside.size:
        raise InputError(
            f"Even the weakest strength leaves a residual of {residuals.min():.3g}, "
            f"above the noise of {noise:.3g}: the model cannot explain these data."
        )
    last = int(inside[-1])
    if last == strengths.size - 1:
        return float(strengths[-1])
    ends = np.log(residuals[last : last + 2])
    share = (np.log(noise) - ends[0]) / (ends[1] - ends[0])
    span = np.log(strengths[last : last + 2])
    return float(np.exp(span[0] + share * (span[1] - span[0])))


def validation_choice(strengths: Array, scores: Array, tolerance: float = 0.0) -> float:
    """The strongest pull that validation data cannot tell from the best: its mean score
    (higher is better) lies within one standard error over folds of the best one, or
    within `tolerance`, whichever is more (Breiman et al. 1984).

    scores (trial, fold), or (trial,) of a single fold; NaN counts as worst.
    """
    strengths = _checked(strengths)[0]
    table = np.asarray(scores, float).reshape(strengths.size, -1)
    table = np.where(np.isfinite(table), table, -np.inf)
    means = table.mean(axis=1)
    best = int(means.argmax())
    if not np.isfinite(means[best]):
        raise InputError("No strength gave a finite score on the validation data.")
    folds = table.shape[1]
    error = table[best].std(ddof=1) / np.sqrt(folds) if folds > 1 else 0.0
    good = means >= means[best] - max(float(error), tolerance)
    return float(strengths[good].max())


def _checked(strengths: Array, *curves: Array) -> tuple[Array, ...]:
    rows = tuple(np.asarray(row, float) for row in (strengths, *curves))
    if any(row.shape != rows[0].shape for row in rows) or rows[0].ndim != 1:
        raise InputError("Strengths and what they lead to must be lists of one length.")
    if not (np.diff(rows[0]) > 0).all() or not all((row > 0).all() for row in rows):
        raise InputError("Strengths must rise, and they and all norms be above 0.")
    return rows
