"""Windows of recordings that a black box is trained on, and an epoch of them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax

from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.learned.sequence import SequenceModel, Weights, observed
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array


class Data(NamedTuple):
    """signals (time, channel): training parts one after the other; starts: first
    samples of windows that cross no border; held: blocks of validation, with what comes
    before them."""

    signals: jax.Array
    starts: jax.Array
    held: tuple[jax.Array, ...]
    parts: tuple[jax.Array, ...]


class Held(NamedTuple):
    """What only validates: a share at the end of every run, asked over a horizon of
    samples ahead."""

    share: float
    horizon: int


class Place(NamedTuple):
    """Where training stands."""

    weights: Weights
    memory: Any  # of the optimiser
    key: jax.Array


class Plan(NamedTuple):
    """What an epoch is compiled for."""

    window: int
    batch: int
    batches: int
    clip: float
    decay: float
    blur: float


def prepared(
    model: SequenceModel, runs: Sequence[Array], window: int, held: Held
) -> Data:
    """Training parts and validation blocks of every run."""
    span = model.memory + window
    parts, blocks, starts, begin = [], [], [], 0
    for number, run in enumerate(runs, 1):
        if not np.all(np.isfinite(run)):
            raise InputError(f"Run {number} has values that are not numbers.")
        samples = np.shape(run)[1]
        cut = samples - max(round(held.share * samples), held.horizon + 1)
        if cut < span:
            raise InputError(
                f"Run {number} has {samples} samples; training the {model.info.label} "
                f"in windows of {window} needs at least "
                f"{span + max(held.horizon + 1, samples - cut)}. Use shorter "
                "windows or longer runs."
            )
        rows = jnp.asarray(np.asarray(run, float).T)
        parts.append(rows[:cut])
        blocks.append(rows[cut - model.memory :])
        starts.append(begin + np.arange(cut - span + 1))
        begin += cut
    signals = jnp.concatenate(parts)
    return Data(
        signals, jnp.asarray(np.concatenate(starts)), tuple(blocks), tuple(parts)
    )


@partial(jax.jit, static_argnames=("model", "plan"))
def one_epoch(
    model: SequenceModel,
    plan: Plan,
    place: Place,
    data: tuple[jax.Array, jax.Array],
    alpha: float | jax.Array,
    rate: float | jax.Array,
    done: float | jax.Array = 1.0,
) -> tuple[Place, jax.Array, jax.Array]:
    """The place after all batches, mean loss, steps skipped as their gradient was not
    finite. done: share of training, for models with an objective of their own."""
    signals, starts = data
    optimiser = optimiser_of(plan)
    offsets = jnp.arange(model.memory + plan.window)

    def along(carry: tuple[Weights, Any], key: jax.Array):
        weights, memory = carry
        chosen, noise = jax.random.split(key)
        first = jax.random.choice(chosen, starts, (plan.batch,))
        windows = signals[first[:, None] + offsets]
        blurred = windows
        if plan.blur:
            blurred += plan.blur * normal(noise, windows.shape)
        if model.objective is None:
            loss, slope = jax.value_and_grad(window_loss, argnums=1)(
                model, weights, windows, blurred, alpha
            )
        else:
            keys = jax.random.split(noise, plan.batch)
            loss, slope = jax.value_and_grad(_mean_objective)(
                weights, model.objective, windows, keys, done
            )
        fine = jnp.isfinite(loss) & jnp.isfinite(optax.tree.norm(slope))
        change, new = optimiser.update(slope, memory, weights)
        moved = jax.tree.map(lambda w, c: w - rate * c, weights, change)
        kept = jax.tree.map(
            lambda a, b: jnp.where(fine, a, b), (moved, new), (weights, memory)
        )
        return kept, (jnp.where(fine, loss, 0.0), fine)

    key, now = jax.random.split(place.key)
    (weights, memory), (losses, fine) = jax.lax.scan(
        along, (place.weights, place.memory), jax.random.split(now, plan.batches)
    )
    mean = losses.sum() / jnp.maximum(fine.sum(), 1)
    return Place(weights, memory, key), mean, plan.batches - fine.sum()


def _mean_objective(
    weights: Weights,
    objective: Callable[..., jax.Array],
    windows: jax.Array,
    keys: jax.Array,
    done: float | jax.Array,
) -> jax.Array:
    found = jax.vmap(lambda window, key: objective(weights, window, key, done))
    return found(windows, keys).mean()


def window_loss(
    model: SequenceModel,
    weights: Weights,
    windows: jax.Array,
    forcing: jax.Array,
    alpha: float | jax.Array,
) -> jax.Array:
    """Mean squared error of predictions in windows (window, time, channel), plus the
    model's own penalty; `forcing`: the same windows as states are forced with."""
    ready = model.prepared(weights)
    channels = windows.shape[-1]

    def one(window: jax.Array, force: jax.Array) -> jax.Array:
        def along(state: jax.Array, sample: jax.Array):
            new = model.moved(ready, state)
            return model.forced(ready, new, sample, alpha), new

        state = model.first(weights, force[: model.memory])
        _, states = jax.lax.scan(along, state, force[model.memory :])
        found = jax.vmap(partial(observed, channels=channels))(states)
        loss = jnp.mean((found - window[model.memory :]) ** 2)
        if model.penalty is not None:
            loss += model.penalty(ready, states, window)
        return loss

    return jax.vmap(one)(windows, forcing).mean()


def optimiser_of(plan: Plan) -> optax.GradientTransformation:
    """RAdam on clipped gradients; the rate is applied outside."""
    steps = [optax.clip_by_global_norm(plan.clip), optax.scale_by_radam()]
    if plan.decay:
        steps.append(optax.add_decayed_weights(plan.decay, _kernels))
    return optax.chain(*steps)


def _kernels(weights: Weights) -> dict[str, bool]:
    """Which weights a decay pulls: matrices, no biases and no choices."""
    return {name: value.ndim > 1 for name, value in weights.items()}
