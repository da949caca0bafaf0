"""What a black box predicts of a recording: ahead of every sample, and how far off."""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.learned.sequence import SequenceModel, Weights, observed


class Judged(NamedTuple):
    """ahead (horizon,): mean squared error 1, 2, ... samples ahead, free-running, over
    channels and starts; persistence (horizon,): the same of "nothing changes".
    residuals (time, channel): recording minus prediction, one sample ahead."""

    ahead: Float[Array, " horizon"]
    persistence: Float[Array, " horizon"]
    residuals: Float[Array, "time channel"]


@partial(jax.jit, static_argnames=("model", "horizon"))
def judged(
    model: SequenceModel,
    weights: Weights,
    signals: Float[Array, "time channel"],
    horizon: int,
) -> Judged:
    """Predictions along `signals`, never forced once they started. The first `memory`
    samples only start the first state."""
    channels = signals.shape[1]
    ready = model.prepared(weights)
    state = model.first(weights, signals[: model.memory])
    rest = signals[model.memory :]

    def led(state: jax.Array, sample: jax.Array):
        new = model.moved(ready, state)
        residual = sample - observed(new, channels)
        return model.forced(ready, new, sample, 1.0), (state, residual)

    _, (states, residuals) = jax.lax.scan(led, state, rest)
    starts = states[: rest.shape[0] - horizon + 1]
    seen = signals[model.memory - 1 :][: starts.shape[0]]

    def ahead(now: jax.Array, step: jax.Array):
        now = jax.vmap(partial(model.moved, ready))(now)
        truth = jax.lax.dynamic_slice_in_dim(rest, step, starts.shape[0])
        found = jax.vmap(partial(observed, channels=channels))(now)
        return now, (jnp.mean((found - truth) ** 2), jnp.mean((seen - truth) ** 2))

    _, (errors, persistence) = jax.lax.scan(ahead, starts, jnp.arange(horizon))
    return Judged(errors, persistence, residuals)


@partial(jax.jit, static_argnames=("model",))
def stretch(
    model: SequenceModel, weights: Weights, signals: Float[Array, "time channel"]
) -> Float[Array, ""]:
    """Geometric mean along forced states of the largest singular value of the Jacobian
    of one step: how much a small error can grow at most, per step."""
    ready = model.prepared(weights)
    state = model.first(weights, signals[: model.memory])

    def led(state: jax.Array, sample: jax.Array):
        jacobian = jax.jacfwd(partial(model.moved, ready))(state)
        square = jacobian.reshape(state.size, state.size)
        new = model.forced(ready, model.moved(ready, state), sample, 1.0)
        return new, jnp.log(jnp.linalg.norm(square, 2))

    _, logs = jax.lax.scan(led, state, signals[model.memory :])
    return jnp.exp(logs.mean())
