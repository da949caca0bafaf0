"""Free runs of black boxes: no data, only their own noise and what is done to them."""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Key

from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.learned.sequence import (
    SequenceModel,
    Weights,
    observed,
    silenced,
)


class Runs(NamedTuple):
    """signals (seed, time, channel), z-scored units; finite (seed,): the run stayed in
    bounds. A run that left them is held at the last good sample."""

    signals: Float[Array, "seed time channel"]
    finite: Bool[Array, " seed"]


FARTHEST = 1e3  # standard deviations


@partial(jax.jit, static_argnames=("model", "samples"))
def free(
    model: SequenceModel,
    weights: Weights,
    start: Float[Array, "..."],
    noise: Float[Array, "channel channel"],
    keys: Key[Array, " seed"],
    samples: int,
    present: Float[Array, " channel"] | None = None,
    course: Float[Array, "time channel"] | None = None,
) -> Runs:
    """One run for each of `keys` (seed,) from the state `start`.

    noise: lower Cholesky factor of the covariance of innovations, channels in z-scored
    units (0 for a run without noise). present (channel,): 1, or 0 for a channel that is
    resected, held at 0 in every sample. course (time = samples, channel): what
    stimulation adds to every sample.
    """
    channels = noise.shape[0]
    kept = jnp.ones(channels) if present is None else present
    added = jnp.zeros((samples, channels)) if course is None else course
    ready = model.prepared(weights)

    def one(key: Key[Array, ""]):
        kicks = normal(key, (samples, channels), noise.dtype) @ noise.T

        def along(carry: tuple[jax.Array, jax.Array], kick: jax.Array):
            state, fine = carry
            new = model.kicked(ready, model.moved(ready, state), kick)
            new = silenced(new, kept)
            fine = fine & jnp.all(jnp.abs(new) < FARTHEST)  # False for NaN, too
            state = jnp.where(fine, new, state)
            return (state, fine), observed(state, channels)

        begin = (silenced(start, kept), jnp.asarray(True))
        (_, fine), signals = jax.lax.scan(along, begin, kicks + added)
        return Runs(signals, fine)

    return jax.vmap(one)(keys)
