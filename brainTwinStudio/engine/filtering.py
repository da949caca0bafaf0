"""State filtering: what state is a network in now, told by all samples up to now.

The Kalman filter and the Rauch-Tung-Striebel smoother of a linear state-space model
(Kalman 1960, doi:10.1115/1.3662552; Rauch, Tung and Striebel 1965,
doi:10.2514/3.3166). Its covariances do not depend on the data: they are stepped until
they stand still, from then on every sample costs two products with a vector. Exact for
white noise; a band-pass colours it, and the filter then trusts neighbouring samples too
much.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from brainTwinStudio.engine.state_space import StateSpace
from brainTwinStudio.project import Array

STANDS_STILL = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Gains:
    """Of the first samples; the last entry is that of all later ones. gain (time,
    state, channel); predicted, filtered (time, state, state): covariance of the state
    before and after a sample is seen."""

    gain: Array
    predicted: Array
    filtered: Array

    def at(self, time: int) -> int:
        return min(time, len(self.gain) - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Filtered:
    """mean (time, state) of the state given all samples up to then; surprise (time,
    channel): sample minus its forecast from one sample before."""

    mean: Array
    surprise: Array
    gains: Gains


def gains_of(space: StateSpace, samples: int) -> Gains:
    """From the stationary covariance, until the gain stands still or the run ends."""
    spread = space.covariance
    rows: list[tuple[Array, Array, Array]] = []
    scale = float(np.abs(np.diagonal(spread)).max())
    while len(rows) < samples:
        gain, after = seen_once(space, spread)
        rows.append((gain, spread, after))
        before, spread = spread, space.step @ after @ space.step.T + space.drive
        spread = (spread + spread.T) / 2
        if np.abs(spread - before).max() < STANDS_STILL * scale:
            break
    gain, predicted, filtered = (np.stack(part) for part in zip(*rows, strict=True))
    return Gains(gain, predicted, filtered)


def seen_once(space: StateSpace, spread: Array) -> tuple[Array, Array]:
    """Kalman gain, and the covariance after a sample in Joseph's form, which stays
    positive."""
    crossed = spread @ space.seen.T
    surprise = space.seen @ crossed + space.noise
    gain = cho_solve(cho_factor(surprise), crossed.T).T
    left = np.eye(len(spread)) - gain @ space.seen
    after = left @ spread @ left.T + gain @ space.noise @ gain.T
    return gain, (after + after.T) / 2


def kalman_filter(
    space: StateSpace, signals: Array, gains: Gains | None = None
) -> Filtered:
    """Of one run (channel, time) in the units of the twin."""
    samples = signals.shape[1]
    found = gains_of(space, samples) if gains is None else gains
    mean = np.empty((samples, len(space.step)))
    surprise = np.empty((samples, len(signals)))
    state = np.zeros(len(space.step))
    for time, sample in enumerate(signals.T):
        surprise[time] = sample - space.seen @ state
        mean[time] = state + found.gain[found.at(time)] @ surprise[time]
        state = space.step @ mean[time]
    return Filtered(mean, surprise, found)


def smoothed(space: StateSpace, of: Filtered) -> tuple[Array, Array]:
    """Mean (time, state) and variance (time, state) of the state given the whole run,
    past and future: for looking back, not for forecasts."""
    gains, last = of.gains, len(of.mean) - 1
    mean = of.mean.copy()
    variance = np.empty_like(mean)
    spread = gains.filtered[gains.at(last)]
    variance[last] = np.diagonal(spread)
    held: tuple[int, Array] | None = None
    for time in range(last - 1, -1, -1):
        now, then = gains.at(time), gains.at(time + 1)
        if held is None or held[0] != now:
            ahead = cho_factor(gains.predicted[then])
            back = cho_solve(ahead, space.step @ gains.filtered[now]).T
            held = (now, back)
        back = held[1]
        mean[time] += back @ (mean[time + 1] - space.step @ of.mean[time])
        spread = gains.filtered[now] + back @ (spread - gains.predicted[then]) @ back.T
        variance[time] = np.diagonal(spread)
    return mean, variance


def raw_gain(space: StateSpace) -> Array:
    """Gain (state, channel) that takes one sample as if it had no noise, and fills what
    it does not show with the stationary mean given it: the start without a filter."""
    crossed = space.covariance @ space.seen.T
    return crossed @ np.linalg.pinv(space.seen @ crossed, rcond=1e-9, hermitian=True)


def unrelated(surprise: Array) -> float:
    """Correlation of neighbouring surprises (time, channel), mean over channels: 0 for
    a filter that has used all that the past says; above 0 where noise is coloured."""
    centred = surprise - surprise.mean(axis=0)
    power = (centred**2).sum(axis=0)
    alive = power > 0
    along = (centred[1:] * centred[:-1]).sum(axis=0)
    return float(np.mean(along[alive] / power[alive])) if alive.any() else 0.0
