"""Many starts as one batch, of which the better ones go on."""

from collections.abc import Callable
from typing import NamedTuple

import jax
import numpy as np

from brainTwinStudio.engine.optimisers.base import Heard, Settings, nobody
from brainTwinStudio.engine.optimisers.first_order import Batch, Descent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

KEPT = 0.25


class Ends(NamedTuple):
    """Where every start ended: x (start, parameter), values (start,), steps (start,)
    taken; the best first. number (start,): its place among the starts given."""

    x: Array
    values: Array
    steps: Array
    number: Array


def batched(value: Callable[[jax.Array], jax.Array]) -> Batch:
    """Compiled values (row,) and gradients (row, parameter) of value(flat)."""
    return jax.jit(jax.vmap(jax.value_and_grad(value)))


def multi_start(
    batch: Batch,
    starts: Array,
    settings: Settings,
    trial_steps: int = 50,
    heard: Heard = nobody,
) -> Ends:
    """Adam from all starts (start, parameter) at once; after `trial_steps` the best
    quarter goes on (successive halving, Jamieson and Talwalkar 2016, arXiv:1502.07943)
    to settings.steps. All ends come back: how far they lie apart is what uniqueness is
    judged by.

    batch((row, parameter)) -> values (row,), gradients (row, parameter), compiled; it
    is called with two numbers of rows. Raises InputError if no start is finite.
    """
    starts = np.asarray(starts, float)
    if starts.ndim != 2 or not starts.size:
        raise InputError(
            f"Starts have shape {starts.shape}; expected (start, parameter)."
        )
    count = starts.shape[0]
    descent = Descent("adam", batch, starts, settings)
    x, values, steps = np.array(starts), np.full(count, np.inf), np.zeros(count, int)
    going = np.arange(count)

    def settle() -> None:
        x[going], values[going] = descent.best, descent.values
        steps[going] = descent.steps

    while descent.steps < settings.steps and not descent.lost:
        if descent.steps == trial_steps and count > 1:
            settle()
            going = np.argsort(values, kind="stable")[: _kept(count)]
            descent.keep(going)
        descent.step()
        place = int(descent.values.argmin())
        if heard(descent.steps, float(descent.values[place]), descent.best[place]):
            break
    else:
        descent.look()
    settle()
    if not np.isfinite(values).any():
        raise InputError(
            f"The loss is not a finite number at any of the {count} starts."
        )
    order = np.argsort(values, kind="stable")
    return Ends(x[order], values[order], steps[order], order)


def _kept(count: int) -> int:
    return max(int(np.ceil(KEPT * count)), 1)
