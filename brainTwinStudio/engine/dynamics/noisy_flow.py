"""Where a vector field with noise carries many states: Heun's method for noise that
does not depend on the state (Kloeden and Platen 1992, doi:10.1007/978-3-662-12616-5,
section 14.1)."""

from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array as JaxArray
from jaxtyping import Float, Key

from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

NOISE = "noise"


def noise_of(node: str, field: VectorField, knobs: Array) -> tuple[float, Array]:
    """The sigma of this node, per square root of a time unit, and the amplitudes of the
    free states relative to it (state,), 0 where a state has no noise."""
    shares = dict(node_model(node).info.noisy)
    relative = np.array([shares.get(name, 0.0) for name in field.states])
    level = float(knobs[field.chosen(NOISE)])
    if not (level > 0 and relative.any()):
        raise InputError(
            "Without noise a state stays in its attractor: there is no landscape. Set "
            f"{NOISE} above 0, and let a state that is noisy be free."
        )
    return level, relative


def noisy_states(
    field: VectorField,
    starts: Array,
    sigma: Array,
    knobs: Array,
    step: float,
    samples: int,
    every: int,
    seed: int = 0,
) -> Array:
    """States (walker, sample, state) after every `every` steps, from starts (walker,
    state); sigma (state,). Walkers that left all bounds are left out; InputError if
    all did."""
    key = jax.random.key(seed)
    rules, counts = (field.change, field.kept), (samples, every)
    found = _carried(rules, counts, starts, sigma, knobs, field.weights, key, step)
    ways = np.asarray(found)
    ways = ways[np.isfinite(ways).all(axis=(1, 2))]
    if not len(ways):
        raise InputError(
            "All simulated states left all bounds; lower the noise or change the "
            "parameters."
        )
    return ways


@partial(jax.jit, static_argnums=(0, 1))
def _carried(
    rules: tuple[Change, Callable[[JaxArray], JaxArray] | None],
    counts: tuple[int, int],
    starts: Float[JaxArray, "walker state"],
    sigma: Float[JaxArray, " state"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    key: Key[JaxArray, ""],
    step: Float[JaxArray, ""] | float,
) -> Float[JaxArray, "walker sample state"]:
    (change, kept), (samples, every) = rules, counts
    rate = jax.vmap(lambda state: change(state, knobs, weights))

    def bounded(states: JaxArray) -> JaxArray:
        return states if kept is None else kept(states.T).T

    def one(number: JaxArray, states: JaxArray) -> JaxArray:
        draws = normal(jax.random.fold_in(key, number), states.shape)
        push = jnp.sqrt(step) * sigma * draws
        first = rate(states)
        ahead = bounded(states + step * first + push)
        return bounded(states + step / 2 * (first + rate(ahead)) + push)

    def sample(states: JaxArray, number: JaxArray) -> tuple[JaxArray, JaxArray]:
        begin = number * every
        states = jax.lax.fori_loop(begin, begin + every, one, states)
        return states, states

    found = jax.lax.scan(sample, jnp.asarray(starts), jnp.arange(samples))[1]
    return jnp.swapaxes(found, 0, 1)
