"""Checks of a single node model that several test files share."""

from collections.abc import Mapping, Sequence

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.nodes.base import NodeModel

POINTS = 200
Range = tuple[float, float]


def squared_drift(model: NodeModel):
    """(state, received, parameters) -> sum of squares of the rates of one region."""

    def total(state: jax.Array, received: jax.Array, p: Mapping[str, jax.Array]):
        return jnp.sum(model.drift(state, received, 0.0, p) ** 2)

    return total


def assert_finite_within_bounds(
    model: NodeModel, states: Sequence[Range], heard: Range, dtype: type
) -> None:
    """Values and gradients at random points of all parameters, states and inputs."""
    rng = np.random.default_rng(0)

    def draw(low: float, high: float) -> jax.Array:
        return jnp.asarray(rng.uniform(low, high, (POINTS, 1)), dtype)

    p = {
        q.name: draw(q.low, q.high)[:, 0 if not q.per_region else slice(None)]
        for q in model.info.parameters
    }
    state = jnp.stack([draw(*one) for one in states], axis=1)
    received = jnp.stack([draw(*heard) for _ in model.info.sent], axis=1)
    both = jax.vmap(jax.value_and_grad(squared_drift(model), argnums=(0, 1, 2)))
    with jax.numpy_dtype_promotion("strict"):
        for leaf in jax.tree.leaves(both(state, received, p)):
            assert leaf.dtype == dtype
            assert np.isfinite(leaf).all()


def run_network(
    model: NodeModel,
    p: Mapping[str, jax.Array],
    gain: object,
    start: object,
    dt: float,
    steps: int,
) -> np.ndarray:
    """States (step, state, region) of a network without noise, by Heun's method; gain
    is G times weights (target, source)."""
    weights = jnp.asarray(gain, jnp.float64)
    diffusive = model.info.couplings[0] == "diffusive"
    kept = model.kept or (lambda state: state)

    def rate(state: jax.Array) -> jax.Array:
        out = model.sent(state, p)
        heard = out @ weights.T - diffusive * weights.sum(axis=1) * out
        return model.drift(state, heard, 0.0, p)

    def step(state: jax.Array, _: None):
        first = rate(state)
        state = kept(state + dt / 2 * (first + rate(kept(state + dt * first))))
        return state, state

    begin = jnp.asarray(start, jnp.float64)
    return np.asarray(jax.jit(lambda s: jax.lax.scan(step, s, None, steps)[1])(begin))
