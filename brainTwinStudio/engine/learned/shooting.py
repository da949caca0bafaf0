"""Learning a rate of change from trajectories: multiple shooting, growing roll-outs.

Every sample of a trajectory is the start of a short roll-out that has to meet the
samples after it; roll-outs grow. Without observation noise they start at the samples.
With it the path is unknown too: its samples are found together with the weights, close
to what was observed (over the observation noise) and to the ends of the roll-outs (over
the noise of the dynamics): weak-constraint shooting, the most probable path and weights
of a stochastic differential equation. The most probable path is smoother than the true
one: where the observation noise reaches the noise of the dynamics over one sample,
decay comes out too slow (by 15 % at a third of it). Gradients go through Heun's method.
Source: SCIENCE.md B.2; Voss, Timmer, Kurths 2004, doi:10.1142/S0218127404010345.
"""

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax
from jaxtyping import Array, Float

from brainTwinStudio.errors import InputError

Weights = Mapping[str, jax.Array]
# weights, state (state, region), input (channel, region) or None -> rate of change
Rate = Callable[[Weights, jax.Array, jax.Array | None], jax.Array]
Heard = Callable[[int, float, float], bool]
TOGETHER = 128  # windows in memory at a time
WORST = 20  # failed updates in a row


class Shooting(NamedTuple):
    """dt: time between samples; every: Heun steps in it. horizons: samples of the
    roll-outs, one after the other, each for `updates` steps of Adam on `batch` windows,
    0: on all of them, end to end, which a path needs that is not known. observed,
    driven: standard deviations of the observation noise, and of the noise of the
    dynamics over one sample; observed 0: the path is known. path_rate: Adam's step for
    the path, in units of the spread of the states."""

    dt: float
    every: int = 1
    horizons: tuple[int, ...] = (1, 2, 5, 10)
    updates: int = 400
    batch: int = 64
    rate: float = 3e-3
    observed: float = 0.0
    driven: float = 1.0
    path_rate: float = 1e-2
    seed: int = 0


class Shot(NamedTuple):
    """weights, path (run, time, state, region), loss of every stage."""

    weights: dict[str, jax.Array]
    path: Float[Array, "run time state region"]
    losses: list[float]


def rolled(
    rate: Rate,
    weights: Weights,
    start: Float[Array, "state region"],
    inputs: Float[Array, "time channel region"] | None,
    shooting: Shooting,
    steps: int,
) -> Float[Array, "time state region"]:
    """States after 1 to `steps` samples from `start`, by Heun's method; inputs are held
    from one sample to the next."""
    dt = shooting.dt / shooting.every

    def small(state: jax.Array, given: jax.Array | None) -> jax.Array:
        first = rate(weights, state, given)
        second = rate(weights, state + dt * first, given)
        return state + dt / 2 * (first + second)

    def one(state: jax.Array, given: jax.Array | None):
        for _ in range(shooting.every):
            state = small(state, given)
        return state, state

    return jax.lax.scan(one, start, inputs, steps)[1]


def shot(
    rate: Rate,
    weights: Weights,
    samples: Float[Array, "run time state region"],
    shooting: Shooting,
    inputs: Float[Array, "run time channel region"] | None = None,
    heard: Heard = lambda horizon, share, loss: False,
) -> Shot:
    """Weights whose roll-outs follow the samples; all weights given are trained.

    heard(horizon, share done, loss) ends it where it returns True. Raises InputError if
    roll-outs diverge and never recover.
    """
    spread = samples.std(axis=(0, 1, 3))[:, None]
    spread = jnp.where(spread > 0, spread, 1.0)
    free = shooting.observed > 0
    path = samples
    count = shooting.updates * len(shooting.horizons)
    decay = optax.cosine_decay_schedule
    kinds: dict[Hashable, optax.GradientTransformation] = {
        "weights": optax.chain(
            optax.clip_by_global_norm(1.0),
            optax.adam(decay(shooting.rate, count, 0.01)),
        ),
        "path": optax.adam(decay(shooting.path_rate, count, 0.01)),
    }
    rule = optax.apply_if_finite(
        optax.partition(kinds, {"weights": "weights", "path": "path"}), WORST
    )
    known = {"weights": dict(weights), "path": path / spread if free else jnp.zeros(())}
    memory = rule.init(known)
    off = partial(_off, rate, shooting, samples, inputs, spread)

    @partial(jax.jit, static_argnames=("n", "times"))
    def updated(known: Any, memory: Any, key: jax.Array, n: int, times: int) -> Any:
        def one(carry: Any, key: jax.Array) -> Any:
            known, memory = carry
            value, slope = jax.value_and_grad(off)(known, key, n)
            change, memory = rule.update(slope, memory, known)
            return (optax.apply_updates(known, change), memory), value

        carry, values = jax.lax.scan(one, (known, memory), jax.random.split(key, times))
        return carry, values.mean()

    key, losses = jax.random.key(shooting.seed), []
    block = max(shooting.updates // 10, 1)
    for horizon in shooting.horizons:
        value = jnp.nan
        for done in range(0, shooting.updates, block):
            key, own = jax.random.split(key)
            (known, memory), value = updated(known, memory, own, horizon, block)
            _require(memory)
            if heard(horizon, (done + block) / shooting.updates, float(value)):
                break
        losses.append(float(value))
    if free:
        path = known["path"] * spread
    return Shot(known["weights"], path, losses)


def _off(
    rate: Rate,
    shooting: Shooting,
    samples: jax.Array,
    inputs: jax.Array | None,
    spread: jax.Array,
    known: Any,
    key: jax.Array,
    n: int,
) -> jax.Array:
    """How far roll-outs of n samples end from the path, and the path from what was
    observed."""
    free = shooting.observed > 0
    path = known["path"] * spread if free else samples
    of_runs, of_starts = jax.random.split(key)
    count, last = samples.shape[0], samples.shape[1] - n
    if shooting.batch:
        runs = jax.random.randint(of_runs, (shooting.batch,), 0, count)
        starts = jax.random.randint(of_starts, (shooting.batch,), 0, last)
    else:  # end to end, from a random first sample on
        offset = jax.random.randint(of_starts, (), 0, n)
        row = offset + n * jnp.arange(last // n)
        runs, starts = jnp.repeat(jnp.arange(count), len(row)), jnp.tile(row, count)

    @jax.checkpoint
    def window(run: jax.Array, start: jax.Array) -> jax.Array:
        cut = partial(jax.lax.dynamic_slice_in_dim, start_index=start)
        true = cut(path[run], slice_size=n + 1)
        given = None if inputs is None else cut(inputs[run], slice_size=n)
        found = rolled(rate, known["weights"], true[0], given, shooting, n)
        return found - true[1:]

    ends = jax.lax.map(lambda at: window(*at), (runs, starts), batch_size=TOGETHER)
    size = shooting.driven if free else spread
    grown = jnp.sqrt(1.0 + jnp.arange(n))[:, None, None]
    loss = jnp.square(ends / size / grown).mean()
    if free:
        loss = loss + jnp.square((path - samples) / shooting.observed).mean()
    return loss


def _require(memory: Any) -> None:
    if int(memory.notfinite_count) >= WORST:
        raise InputError(
            f"Roll-outs diverged {WORST} times in a row and training did not recover: "
            "use a smaller learning rate, shorter roll-outs or a shorter step."
        )
