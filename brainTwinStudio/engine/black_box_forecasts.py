"""What trained black boxes foretell of a recording."""

from collections.abc import Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.ensemble_filter import Heard, unheard
from brainTwinStudio.engine.filtering import unrelated
from brainTwinStudio.engine.learned.sequence import SequenceModel, Weights, observed
from brainTwinStudio.engine.twin_forecasts import Judged, Told, mean_of, stopped
from brainTwinStudio.project import Array

SEEN = 40  # samples that a black box is led along before it forecasts
ASKED, PATHS = 64, 32  # origins and noisy paths of each that variances come from


def by_black_box(
    model: SequenceModel,
    weights: Weights,
    noise: Array,
    judged: Judged,
    seed: int,
    heard: Heard = unheard,
) -> Told:
    """From the state after the last SEEN samples, and from the fewest samples that make
    a state. noise (channel, channel): factor of the covariance of what one step leaves
    unexplained; variances are means over origins."""
    led = BlackBox(model, weights, SEEN)
    short = BlackBox(model, weights, model.memory)
    told = Told([], [], [], 0.0)
    surprises = []
    for number, (run, places) in enumerate(
        zip(judged.runs, judged.origins, strict=True)
    ):
        if stopped(heard, number / len(judged.runs)):
            break
        mean = led.predict(run, places, judged.horizons)
        told.filtered.append(mean)
        told.raw.append(short.predict(run, places, judged.horizons))
        spread = _variance(led, jnp.asarray(noise), run, places, judged.horizons, seed)
        told.variance.append(np.broadcast_to(spread[:, None], mean.shape))
        next_one = led.predict(run, places, (1,))[0]
        surprises.append(unrelated(run[:, places + 1].T - next_one))
    return told._replace(unrelated=mean_of(surprises))


@dataclass(frozen=True, slots=True)
class BlackBox:
    """A trained sequence model as a Forecaster of standardised signals: led along the
    last `memory` samples, then free and without noise."""

    model: SequenceModel
    weights: Weights
    memory: int = SEEN

    def predict(self, run: Array, origins: Array, horizons: Sequence[int]) -> Array:
        rows = jnp.asarray(run.T)

        @jax.jit
        @jax.vmap
        def ahead(origin: jax.Array) -> jax.Array:
            first = origin - self.memory + 1
            past = jax.lax.dynamic_slice_in_dim(rows, first, self.memory)
            return foretold(self.model, self.weights, past, max(horizons))

        found = np.asarray(ahead(jnp.asarray(origins)))
        return np.swapaxes(found[:, np.asarray(horizons) - 1], 0, 1)


def foretold(
    model: SequenceModel, weights: Weights, past: jax.Array, samples: int
) -> jax.Array:
    """What a black box expects (sample, channel) after `past` (time, channel)."""
    channels = past.shape[1]
    ready = model.prepared(weights)

    def step(state: jax.Array, _: None):
        state = model.moved(ready, state)
        return state, observed(state, channels)

    return jax.lax.scan(step, model.encoded(weights, past), None, samples)[1]


def _variance(
    of: BlackBox,
    noise: jax.Array,
    run: Array,
    origins: Array,
    horizons: Sequence[int],
    seed: int,
) -> Array:
    """Of paths with noise around their mean (horizon, channel)."""
    model, weights = of.model, of.weights
    channels = len(run)
    ready = model.prepared(weights)
    some = origins[:: max(len(origins) // ASKED, 1)]
    pasts = np.stack([run[:, at - of.memory + 1 : at + 1].T for at in some])

    def path(state: jax.Array, key: jax.Array) -> jax.Array:
        def step(state: jax.Array, key: jax.Array):
            kick = noise @ jax.random.normal(key, (channels,))
            state = model.kicked(ready, model.moved(ready, state), kick)
            return state, observed(state, channels)

        keys = jax.random.split(key, max(horizons))
        return jax.lax.scan(step, state, keys)[1]

    def spread(past: jax.Array, key: jax.Array) -> jax.Array:
        state = model.encoded(weights, past)
        paths = jax.vmap(path, (None, 0))(state, jax.random.split(key, PATHS))
        return paths.var(axis=0, ddof=1)

    keys = jax.random.split(jax.random.key(seed), len(some))
    found = jax.jit(jax.vmap(spread))(jnp.asarray(pasts), keys).mean(axis=0)
    return np.asarray(found)[np.asarray(horizons) - 1]
