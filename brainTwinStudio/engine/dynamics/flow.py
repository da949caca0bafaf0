"""Where a vector field carries a state: fourth-order Runge-Kutta, without noise."""

from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array as JaxArray
from jaxtyping import Float

from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.project import Array


def runge_kutta(
    of: Callable[[JaxArray], JaxArray], state: JaxArray, step: JaxArray | float
) -> JaxArray:
    """One step of the classical fourth-order method."""
    first = of(state)
    second = of(state + step / 2 * first)
    third = of(state + step / 2 * second)
    fourth = of(state + step * third)
    return state + step / 6 * (first + 2 * second + 2 * third + fourth)


@partial(jax.jit, static_argnums=(0, 5))
def carried(
    change: Change,
    start: Float[JaxArray, " state"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    step: Float[JaxArray, ""] | float,
    steps: int,
) -> Float[JaxArray, "time state"]:
    """The states after every step; a negative step goes back in time."""

    def on(state: JaxArray, _: None) -> tuple[JaxArray, JaxArray]:
        state = runge_kutta(lambda s: change(s, knobs, weights), state, step)
        return state, state

    return jax.lax.scan(on, jnp.asarray(start), length=steps)[1]


def trajectory(
    field: VectorField, start: Array, knobs: Array, step: float, steps: int
) -> Array:
    """States (time, state), `start` the first of them."""
    way = carried(field.change, start, knobs, field.weights, step, steps)
    return np.vstack([start, np.asarray(way)])
