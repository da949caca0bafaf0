"""Plain steppers for golden numbers of single node models, without the engine's own."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.nodes.base import NodeModel


def defaults(model: NodeModel, regions: int = 1, **changed: object):
    """Parameters of the model (region,) or (), some of them changed."""
    values = {
        p.name: jnp.full((regions,) if p.per_region else (), p.default, jnp.float64)
        for p in model.info.parameters
    }
    new = {name: jnp.asarray(value, jnp.float64) for name, value in changed.items()}
    return values | {
        name: jnp.broadcast_to(value, values[name].shape) for name, value in new.items()
    }


def alone(model: NodeModel, p: Mapping[str, jax.Array], stimulus: float = 0.0):
    """The rate of change of regions that hear nothing: state -> rate."""

    def rate(state: jax.Array) -> jax.Array:
        silent = jnp.zeros((len(model.info.sent), state.shape[-1]), state.dtype)
        return model.drift(state, silent, stimulus, p)

    return rate


def run(
    model: NodeModel,
    p: Mapping[str, jax.Array],
    start: object,
    dt: float,
    steps: int,
    scheme: str = "heun",
) -> np.ndarray:
    """States (step, state, region) after every step, without noise and input."""
    rate = alone(model, p)
    kept = model.kept or (lambda state: state)

    def step(state: jax.Array, _: None):
        first = rate(state)
        after = kept(state + dt * first)
        if scheme == "heun":
            after = kept(state + dt / 2 * (first + rate(after)))
        return after, after

    state = jnp.asarray(start, jnp.float64).reshape(len(model.info.states), -1)
    return np.asarray(jax.jit(lambda s: jax.lax.scan(step, s, None, steps)[1])(state))
