"""Which regions carry a seizure's power, and when: sparse sources behind contacts.

    rise_c(t) = log(1 + exp(error_c) sum_r gain_cr p_r(t)),  p_r(t) >= 0

with few regions at all: the penalty sum_r log(e + sum_t p_r(t)), as reweighted l1
(Candes, Wakin and Boyd 2008, doi:10.1007/s00041-008-9045-x). No dynamics, no
connectome; a start for the twin and a picture of its own.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

ROUNDS = 5
STEPS = 150
LEVEL = 0.05  # of the largest: the size below which a region is as good as silent
ERROR_SD = 0.7  # nats: prior of how far the gain of a contact may be off


class Sources(NamedTuple):
    """power (region, point) over the background of a contact with gain 1; error
    (channel,)."""

    power: NDArray
    error: NDArray


def sparse_sources(
    gain: NDArray, rise: NDArray, precision: NDArray, penalty: float = 10.0
) -> Sources:
    """Of gain (channel, region), rise and precision (channel, point); points of
    precision 0 do not count."""
    channels, regions = gain.shape
    points = rise.shape[1]
    error = np.zeros(channels)
    over = np.expm1(np.maximum(rise, 0))
    power = 0.3 * (gain.T @ over) / (gain.sum(axis=0)[:, None] + 1e-9)
    power = np.maximum(power, 1e-3)
    weight = np.full(regions, penalty / (3 * power.sum(axis=1).mean()))
    for _ in range(ROUNDS):
        power = _power(gain * np.exp(error)[:, None], rise, precision, weight, power)
        error = _errors(gain @ power, rise, precision, error)
        size = power.sum(axis=1)
        weight = penalty / (size + LEVEL * size.max() + 1e-9)
    return Sources(power.reshape(regions, points), error)


def _power(
    gain: NDArray, rise: NDArray, precision: NDArray, weight: NDArray, start: NDArray
) -> NDArray:
    def loss(flat: NDArray) -> tuple[float, NDArray]:
        power = flat.reshape(start.shape)
        seen = gain @ power
        left = np.log1p(seen) - rise
        value = 0.5 * (precision * left**2).sum() + (weight[:, None] * power).sum()
        slope = gain.T @ (precision * left / (1 + seen)) + weight[:, None]
        return float(value), slope.ravel()

    bounds = [(0, None)] * start.size
    options = {"maxiter": STEPS}
    found = minimize(
        loss, start.ravel(), jac=True, method="L-BFGS-B", bounds=bounds, options=options
    )
    return np.asarray(found.x).reshape(start.shape)


def _errors(
    seen: NDArray, rise: NDArray, precision: NDArray, error: NDArray
) -> NDArray:
    """The contacts' errors at given sources, by Newton steps: each has its own."""
    for _ in range(4):
        level = np.log(seen + 1e-12) + error[:, None]
        slope = 1 / (1 + np.exp(-level))
        left = np.logaddexp(0, level) - rise
        first = (precision * left * slope).sum(axis=1) + error / ERROR_SD**2
        second = (precision * slope**2).sum(axis=1) + ERROR_SD**-2
        error = error - np.clip(first / second, -1, 1)
    return error


def taking_part(power: NDArray, share: float = LEVEL) -> NDArray[np.bool_]:
    """Regions (region,) whose largest power (region, point) is above a share of the
    largest of all."""
    peak = power.max(axis=1)
    return peak > share * max(float(peak.max()), 1e-12)


def first_points(power: NDArray, share: float = 0.3) -> NDArray[np.int64]:
    """The first point (region,) at which the power of a region is above a share of its
    own largest; the number of points where it has none."""
    peak = power.max(axis=1, keepdims=True)
    above = (power > share * peak) & (peak > 0)
    return np.where(above.any(axis=1), above.argmax(axis=1), power.shape[1])
