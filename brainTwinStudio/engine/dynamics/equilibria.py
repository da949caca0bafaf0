"""Equilibria of a vector field and how they answer small changes.

All equilibria are looked for by Newton's method from many starts in the usual range of
the states and around it; none is promised to be missed. Source: SCIENCE.md H.2.
"""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array as JaxArray
from jaxtyping import Float
from scipy.stats import qmc

from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Equilibrium

STARTS = 256
STEPS = 60
WIDER = 1.5  # starts are drawn from the usual range, this much wider
SAME = 1e-6  # of the usual size of a state
LEFT = 1e-9  # of the fastest rate of change seen at the starts


def described(field: VectorField, state: Array, knobs: Array) -> Equilibrium:
    values, modes = np.linalg.eig(field.slope(state, knobs))
    order = np.argsort(-np.real(values), kind="stable")
    return Equilibrium(np.asarray(state), values[order], modes[:, order])


def equilibria(
    field: VectorField, knobs: Array | None = None, seed: int = 0
) -> tuple[Equilibrium, ...]:
    """All that were found at these values of the knobs (the field's own if None) and
    inside the hard bounds of the states, sorted by the first state."""
    knobs = field.start if knobs is None else np.asarray(knobs, float)
    low, high = field.state_ends.T
    size = field.state_size
    middle, half = (low + high) / 2, np.maximum((high - low) / 2, size / 2)
    draws = qmc.Sobol(len(field.states), rng=seed).random(STARTS)
    starts = middle + WIDER * half * (2 * draws - 1)
    searched = _searched(field.change, size, starts, knobs, field.weights)
    found, left, speed = map(np.asarray, searched)
    good = np.isfinite(found).all(axis=1) & (left < LEFT * np.nanmedian(speed))
    kept: list[Array] = []
    for state in found[good][field.possible(found[good])]:
        apart = [np.abs((state - other) / size).max() for other in kept]
        if min(apart, default=np.inf) > SAME:
            kept.append(state)
    kept.sort(key=lambda state: tuple(state))
    return tuple(described(field, state, knobs) for state in kept)


@partial(jax.jit, static_argnums=0)
def _searched(
    change: Change,
    size: Float[JaxArray, " state"],
    starts: Float[JaxArray, "start state"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
) -> tuple[JaxArray, JaxArray, JaxArray]:
    """Where Newton's method ends, the rate of change left there and at the start, in
    units of `size`. No step is longer than half the usual size of a state."""

    def residual(state: JaxArray) -> JaxArray:
        return change(state, knobs, weights)

    def speed(state: JaxArray) -> JaxArray:
        return jnp.abs(residual(state) / size).max()

    def one(start: JaxArray) -> tuple[JaxArray, JaxArray, JaxArray]:
        def step(_: object, state: JaxArray) -> JaxArray:
            way = -jnp.linalg.solve(jax.jacfwd(residual)(state), residual(state))
            long = jnp.abs(way / size).max()
            return state + way * jnp.minimum(1.0, 0.5 / jnp.maximum(long, 1e-300))

        state = jax.lax.fori_loop(0, STEPS, step, start)
        return state, speed(state), speed(start)

    return jax.vmap(one)(starts)
