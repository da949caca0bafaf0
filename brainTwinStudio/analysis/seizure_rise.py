"""What a seizure twin is fitted to: how far the power of each contact rises.

A rise is the logarithm of smoothed power over its own mean before the seizure, so that
gains of amplifiers drop out. The band leaves out slow shifts and movement.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.filtering import without_line
from brainTwinStudio.analysis.seizure_features import log_power_envelopes
from brainTwinStudio.errors import InputError

RESOLUTION_S = 0.5
LOW_HZ, HIGH_HZ = 4.0, 110.0
LEAST_BEFORE_S = 5.0
GUARD_S = 2.0  # before the mark, where a seizure may have begun unseen
GAP_S = 3.0  # in a seizure that counts as one
LEADING = 3  # channels whose mean rise tells that there is a seizure
CLEAR = 1.0  # nats over the background


@dataclass(frozen=True, slots=True, eq=False)
class Rise:
    """times_s (point,); rise (channel, point) in nats; background (channel,): mean log
    power before the seizure; begins_s, ends_s; band_hz."""

    times_s: NDArray
    rise: NDArray
    background: NDArray
    begins_s: float
    ends_s: float
    band_hz: tuple[float, float]


def rise_of(
    signals: NDArray[np.floating],
    sampling_hz: float,
    span_s: tuple[float, float] | None = None,
    line_hz: float | None = None,
    what: str = "the recording",
) -> Rise:
    """Of one run (channel, time) that holds one seizure. span_s: where it is marked to
    begin and end, None to look for it. Raises InputError where there is no seizure to
    be seen, or nothing before it."""
    high = min(HIGH_HZ, 0.4 * sampling_hz)
    if high <= 2 * LOW_HZ:
        raise InputError(
            f"In {what} the sampling rate is {sampling_hz:g} Hz; power above "
            f"{LOW_HZ:g} Hz needs {2.5 * 2 * LOW_HZ:g} Hz or more."
        )
    clean = np.asarray(signals, np.float64)
    if line_hz is not None:
        clean = np.asarray(without_line(clean, sampling_hz, line_hz))
    seconds = clean.shape[1] / sampling_hz
    points = max(8, round(seconds / RESOLUTION_S))
    times, power = log_power_envelopes(clean, sampling_hz, LOW_HZ, high, points)
    begins, ends = span_s if span_s is not None else span_of(times, power, what)
    before = times < begins - GUARD_S
    if before.sum() * RESOLUTION_S < LEAST_BEFORE_S:
        raise InputError(
            f"In {what} the seizure begins after {begins:.3g} s; {LEAST_BEFORE_S:g} s "
            f"of background and {GUARD_S:g} s between are needed. Take a longer piece "
            "of the recording."
        )
    background = power[:, before].mean(axis=1)
    rise = power - background[:, None]
    return Rise(times, rise, background, begins, ends, (LOW_HZ, high))


def span_of(times: NDArray, power: NDArray, what: str) -> tuple[float, float]:
    """Where a seizure begins and ends, s: the longest stretch in which the leading
    channels of log power (channel, point) rise clearly over the first tenth of the
    run."""
    first = resting_points(times)
    rest, spread = power[:, :first].mean(axis=1), power[:, :first].std(axis=1)
    over = power - rest[:, None]
    leading = np.sort(over, axis=0)[-LEADING:].mean(axis=0)
    limit = CLEAR + 2 * float(np.median(spread))
    high = leading > limit
    if not high.any():
        raise InputError(
            f"In {what} no contact rises clearly over its background: no seizure is "
            "to be seen. Mark where it begins and ends."
        )
    begin, end = longest(high, times)
    return float(times[begin]), float(times[min(end, len(times) - 1)])


def resting_points(times: NDArray) -> int:
    """How many points at the start of a run are taken for rest: the first tenth, and
    not less than what a background must have."""
    least = round((LEAST_BEFORE_S + GUARD_S) / max(times[1] - times[0], 1e-9))
    return min(max(4, least, len(times) // 10), len(times))


def longest(high: NDArray[np.bool_], times: NDArray) -> tuple[int, int]:
    """First and last place of the longest stretch, over short gaps."""
    gap = round(GAP_S / max(times[1] - times[0], 1e-9))
    at = np.flatnonzero(high)
    breaks = np.flatnonzero(np.diff(at) > gap)
    starts = np.concatenate([at[:1], at[breaks + 1]])
    ends = np.concatenate([at[breaks], at[-1:]])
    best = int(np.argmax(ends - starts))
    return int(starts[best]), int(ends[best])


def on_grid(found: Rise, start_s: float, step_s: float, points: int) -> NDArray:
    """The rise (channel, point) at evenly spaced times, NaN outside the recording."""
    wanted = start_s + step_s * np.arange(points)
    rows = [np.interp(wanted, found.times_s, row) for row in found.rise]
    inside = (wanted >= found.times_s[0]) & (wanted <= found.times_s[-1])
    return np.where(inside, np.stack(rows), np.nan)


def referenced(
    signals: NDArray[np.floating],
    positions: Sequence[tuple[int, int]],
) -> NDArray[np.floating]:
    """Differences (pair, time) of contacts (channel, time)."""
    ends = np.asarray(positions)
    return signals[ends[:, 1]] - signals[ends[:, 0]]
