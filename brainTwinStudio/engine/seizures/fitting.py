"""Which excitabilities explain the seizures: a search for regions, then Gauss-Newton.

A gradient alone does not find the zone: a region that does not seize hardly moves the
data, and one that seizes by mistake is slow to stop. So regions are switched on and off
one at a time, all candidates at once in one matrix product, and after every switch all
parameters are refined by damped Gauss-Newton steps.
"""

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.seizures.network import (
    Observed,
    Theta,
    normal_equations,
    objectives,
    objectives_of_x0,
    predicted,
    split_at,
)
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array

ON = (-2.0, -1.8, -1.6, -1.4)
OFF = -2.5
CHANGE = 0.3  # of x0, the least that counts as a switch
BOUNDS = (-4.5, -1.0)
SWITCHES, LAST_SWITCHES, AT_ONCE = 8, 3, 8
WORTH = 2.0  # nats that a switch must gain
HOPELESS = 0.02  # of the objective: a switch so much worse is not refined
TRIED, EXCHANGED = 3, 3
AFTER_SWITCH, AT_END = 4, 12
SHARES = np.array([1.0, 0.5, 0.25, 0.1, 0.03])
FAR = 0.4  # most that a parameter moves in one step
MOST_CORRELATED = 0.97
LEAST_SD = 0.25  # nats: power cannot be told better
LIFT, FALL, FIRST, LEAST = 10.0, 5.0, 1e-2, 1e-4


class Fitted(NamedTuple):
    """theta; objective; matrix (parameter, parameter): Gauss-Newton, prior included."""

    theta: Theta
    objective: float
    matrix: Array


def fitted(
    observed: Observed, start: Theta, watcher: Watcher, weights: Array
) -> tuple[Fitted, Observed]:
    """From a start on, until no switch of one region is worth it. The precision is
    that of what this model leaves, told anew before and after the search; weights
    (seizure, channel) times it."""
    best = refined(observed, _switched_at_once(observed, start), AFTER_SWITCH)
    observed = told_anew(observed, best.theta, weights)
    best = refined(observed, best.theta, AFTER_SWITCH)
    best = _searched(observed, best, SWITCHES, watcher)
    # What a better fit leaves is less, and tells of more.
    observed = told_anew(observed, best.theta, weights)
    best = refined(observed, best.theta, AFTER_SWITCH)
    best = _searched(observed, best, LAST_SWITCHES, watcher)
    return refined(observed, best.theta, AT_END), observed


def _searched(observed: Observed, best: Fitted, most: int, watcher: Watcher) -> Fitted:
    for _ in range(most):
        if watcher.stop_requested():
            break
        found = _better(observed, best)
        if found is None:
            break
        best = found
    return best


def _switched_at_once(observed: Observed, theta: Theta) -> Theta:
    """After the best switches one by one, while they are worth it, nothing refined."""
    value = float(objectives(Theta(*(part[None] for part in theta)), observed)[0])
    for _ in range(AT_ONCE):
        x0, values, errors = _switched(observed, theta)
        best = int(values.argmin())
        if not values[best] < value - WORTH:
            break
        value = float(values[best])
        changed = {"x0": jnp.asarray(x0[best]), "error": jnp.asarray(errors[best])}
        theta = theta._replace(**changed)
    return theta


def told_anew(observed: Observed, theta: Theta, weights: Array) -> Observed:
    """With the precision of what the model leaves: its variance in each channel, half
    of it that of all channels, and its correlation in time; what errs together is one
    observation."""
    there = np.asarray(observed.precision) > 0
    left = np.asarray(predicted(theta, observed) - observed.rise) * there
    precision = precision_of(left, there, weights)
    return observed._replace(precision=jnp.asarray(precision))


def precision_of(left: Array, there: Array, weights: Array) -> Array:
    """(seizure, channel, point) of residuals, `there` where something was seen."""
    count = np.maximum(there.sum(axis=(0, 2)), 1)
    used = there.any(axis=(0, 2))
    variance = (left**2).sum(axis=(0, 2)) / count
    lagged = (left[..., 1:] * left[..., :-1]).sum(axis=(0, 2)) / count
    usual = variance[used].mean()
    correlation = lagged[used].sum() / max(variance[used].sum(), 1e-12)
    correlation = float(np.clip(correlation, 0.0, MOST_CORRELATED))
    share = (1 - correlation) / (1 + correlation)
    variance = np.maximum((variance + usual) / 2, LEAST_SD**2)
    return (weights * share / variance)[:, :, None] * there


def _better(observed: Observed, now: Fitted) -> Fitted | None:
    """What the most promising switches come to, the first that is worth it."""
    x0, values, errors = _switched(observed, now.theta)
    for place in np.argsort(values)[:TRIED]:
        if values[place] > now.objective + HOPELESS * abs(now.objective):
            return None
        changed = {"x0": jnp.asarray(x0[place]), "error": jnp.asarray(errors[place])}
        tried = refined(observed, now.theta._replace(**changed), AFTER_SWITCH)
        if tried.objective < now.objective - WORTH:
            return tried
    return None


def _switched(observed: Observed, theta: Theta) -> tuple[Array, Array, Array]:
    """Every region set to every level, and every one of the most excitable exchanged
    for every other: x0 (candidate, region), objectives (candidate,), errors (candidate,
    channel)."""
    x0 = np.asarray(theta.x0)
    rows = [set_each(x0, level) for level in (*ON, OFF)]
    for i in np.argsort(-x0)[:EXCHANGED]:
        without = x0.copy()
        without[i] = OFF
        other = set_each(without, float(x0[i]))
        other[i] = without
        is_on = x0[i] > ON[0] - 0.1
        rows.append(other if is_on else np.tile(x0, (len(x0), 1)))
    own = np.stack(rows)
    found = objectives_of_x0(jnp.asarray(own), theta, observed)
    values, errors = (np.asarray(part) for part in found)
    values = np.nan_to_num(values, nan=np.inf)
    # What hardly changes anything would take the place of what does.
    values[(np.abs(own - x0) < CHANGE).all(axis=-1)] = np.inf
    return np.concatenate(own), values.ravel(), errors.reshape(-1, errors.shape[-1])


def set_each(x0: Array, level: float) -> Array:
    """Rows (region, region): in each another region is at `level`."""
    rows = np.tile(x0, (len(x0), 1))
    np.fill_diagonal(rows, level)
    return rows


def refined(observed: Observed, theta: Theta, steps: int) -> Fitted:
    """Damped Gauss-Newton steps, the best of several lengths each."""
    matrix, gradient, value = _equations(observed, theta)
    damping, refusals = FIRST, 0
    for _ in range(steps):
        lifted = matrix + damping * np.diag(np.diag(matrix))
        step = np.clip(np.linalg.solve(lifted, gradient), -FAR, FAR)
        trials = SHARES[:, None] * step
        several = _within(theta_of(_flat(theta) - trials, theta))
        values = np.nan_to_num(np.asarray(objectives(several, observed)), nan=np.inf)
        best = int(values.argmin())
        if values[best] >= value:
            damping, refusals = damping * LIFT, refusals + 1
            if refusals > 2:
                break
            continue
        gain = value - values[best]
        theta = Theta(*(part[best] for part in several))
        damping = max(damping / FALL, LEAST) if best == 0 else damping
        matrix, gradient, value = _equations(observed, theta)
        if gain < 0.1:
            break
    return Fitted(theta, value, matrix)


def _equations(observed: Observed, theta: Theta) -> tuple[Array, Array, float]:
    matrix, gradient, value = normal_equations(theta, observed)
    return np.asarray(matrix), np.asarray(gradient), float(value)


def _within(theta: Theta) -> Theta:
    """No excitability beyond what any seizure asks for."""
    return theta._replace(x0=jnp.clip(theta.x0, *BOUNDS))


def _flat(theta: Theta) -> Array:
    return np.concatenate([np.asarray(part) for part in theta])


def theta_of(rows: Array, like: Theta) -> Theta:
    """Rows (..., parameter) of all parameters, in Theta's fields (..., size)."""
    ends = split_at(len(like.x0), len(like.start))
    return Theta(*(jnp.asarray(part) for part in np.split(rows, ends, axis=-1)))
