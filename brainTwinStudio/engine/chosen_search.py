"""A stage of the linear fit by an optimiser that a person chose."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.tree_util import Partial

from brainTwinStudio.engine.optimisers import Problem, Settings, minimise, optimiser
from brainTwinStudio.project import Array

FEWEST = 5
FEW = 300  # parameters for which every method's step is quick
RATE = 0.05
RATES = {"sgd": 0.03}  # its steps are as long as the gradient
FLAT = 1e-9


def search(
    name: str,
    both: Callable[[Array], tuple[jax.Array, jax.Array]],
    value: Callable[[Array], jax.Array],
    residuals: Callable[..., jax.Array] | None,
    start: Array,
    moving: Array,
    iterations: int,
    heard: Callable[[float, Array], bool],
) -> Array:
    """Raveled parameters where the optimiser of this name ends, from `start`; only
    those at `moving` are changed. both: value and gradient; residuals: a
    jax.tree_util.Partial, so that its arrays are arguments of what is compiled. Slow
    steps on many parameters are fewer than `iterations`, quick ones more."""

    def whole(part: Array) -> Array:
        flat = start.copy()
        flat[moving] = part
        return flat

    def slope(part: Array) -> tuple[float, Array]:
        found, gradient = both(whole(part))
        return float(found), np.asarray(gradient)[moving]

    problem = Problem(
        slope,
        lambda part: value(whole(part)),
        residuals=residuals and Partial(_of_part, residuals, start, moving),
    )
    pace = optimiser(name).pace
    if moving.size <= FEW:
        pace = max(pace, 1.0)
    steps = max(round(pace * iterations), FEWEST)
    settings = Settings(steps, FLAT, RATES.get(name, RATE))
    found = minimise(
        name,
        problem,
        start[moving],
        settings,
        lambda _, at_best, part: heard(at_best, whole(part)),
    )
    return whole(found.x)


def _of_part(
    residuals: Any, start: jax.Array | Array, moving: Any, part: jax.Array
) -> jax.Array:
    return residuals(jnp.asarray(start).at[moving].set(part))
