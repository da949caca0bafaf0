"""A plant in time: several runs at once, sample by sample or with a known input.

The noise of a run depends on its key and on the sample only, so runs under different
controllers are paired. Both ways share one step, stochastic Heun.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from brainTwinStudio.engine.control.heeding import heed
from brainTwinStudio.engine.control.plants.base import Plant

JUDGED, TRAINED = 0, 1  # streams of keys: what is judged never trains
PIECE = 64  # samples between two looks whether to stop
Course = Callable[..., tuple["Runs", jax.Array]]


class Runs(NamedTuple):
    """state (run, state, region), background (run, region)."""

    state: jax.Array
    background: jax.Array


class Played(NamedTuple):
    """potential (time, run, region): true ones. sensed (time, run): what the sensor
    gives."""

    potential: np.ndarray
    sensed: np.ndarray


def keys_of(seed: int, runs: int, stream: int) -> jax.Array:
    return jax.random.split(jax.random.fold_in(jax.random.key(seed), stream), runs)


def begun(plant: Plant, runs: int) -> Runs:
    one = _start(plant)
    background = jnp.zeros((runs, plant.network.count))
    return Runs(jnp.tile(one[None], (runs, 1, 1)), background)


@lru_cache(maxsize=8)
def stepping(plant: Plant) -> Course:
    """course(runs, u (time, run), keys, first sample) gives the runs after that input,
    and their potentials (time, run, region) after each sample of it."""

    def course(runs: Runs, u: jax.Array, keys: jax.Array, first: jax.Array):
        def step(runs: Runs, given: tuple[jax.Array, jax.Array]):
            sample = jax.vmap(_sample(plant), (0, 0, 0, 0, None))
            return sample(*runs, given[0], keys, given[1])

        return jax.lax.scan(step, runs, (u, first + jnp.arange(len(u))))

    return jax.jit(course)


def first_potential(plant: Plant, runs: int) -> Float[np.ndarray, "run region"]:
    """Before anything has moved."""
    one = np.asarray(plant.node.potential(_start(plant), _parameters(plant)))
    return np.tile(one, (runs, 1))


def _start(plant: Plant) -> Float[Array, "state region"]:
    start = jnp.asarray(plant.start, jnp.float64)
    start = start if start.ndim > 1 else start[:, None]
    return jnp.broadcast_to(start, (len(start), plant.network.count))


def _parameters(plant: Plant) -> dict[str, jax.Array]:
    usual = {s.name: s.default for s in plant.node.info.parameters}
    n = plant.network.count
    return {
        name: jnp.broadcast_to(jnp.asarray(value, jnp.float64), (n,))
        for name, value in (usual | plant.values).items()
    }


def _hearing(plant: Plant) -> Callable[[jax.Array], jax.Array]:
    """What regions receive of what they send, both (channel, region)."""
    net = plant.network
    weights, strength = jnp.asarray(net.weights), jnp.asarray(net.strength)

    def received(sent: jax.Array) -> jax.Array:
        above = sent - net.rest
        return above @ weights.T - strength * above

    return received


def _sample(plant: Plant) -> Callable[..., tuple[Runs, jax.Array]]:
    """One run from one sample to the next."""
    node, dt, p = plant.node, plant.step, _parameters(plant)
    states, n = node.info.states, plant.network.count
    noisy = np.zeros((len(states), 1))
    for name, weight in node.info.noisy:
        noisy[states.index(name)] = weight * np.sqrt(dt)
    spread = jnp.asarray(noisy) * p["noise"]
    stimulated, hearing = jnp.asarray(plant.network.stimulated), _hearing(plant)
    substeps = round(plant.units_per_s / plant.sampling_hz / dt)
    keep = np.exp(-1 / (plant.background_tau_s * plant.sampling_hz * substeps))
    push = plant.background_sd * np.sqrt(1 - keep**2)

    def rate(state: jax.Array, drive: jax.Array) -> jax.Array:
        return node.drift(state, hearing(node.sent(state, p)), drive, p)

    def moved(
        state: Float[Array, "state region"],
        background: Float[Array, " region"],
        u: Float[Array, ""],
        key: jax.Array,
        at: jax.Array,
    ) -> tuple[Runs, jax.Array]:
        draws = jax.random.normal(
            jax.random.fold_in(key, at), (substeps, len(states) + 1, n)
        )

        def substep(runs: Runs, draw: jax.Array) -> tuple[Runs, None]:
            state, background = runs
            background = keep * background + push * draw[-1]
            kick = spread * draw[:-1]
            drive = background + u * stimulated
            first = rate(state, drive)
            second = rate(state + dt * first + kick, drive)
            return Runs(state + dt / 2 * (first + second) + kick, background), None

        runs, _ = jax.lax.scan(substep, Runs(state, background), draws)
        return runs, node.potential(runs.state, p)

    return moved


def played(plant: Plant, keys: jax.Array, u: np.ndarray) -> Played:
    """All runs under known inputs u (time, run). Raises Halted (`heeding`)."""
    course, runs, made = stepping(plant), begun(plant, len(keys)), []
    longer = np.zeros((-(-len(u) // PIECE) * PIECE, len(keys)))
    longer[: len(u)] = u
    for first in range(0, len(longer), PIECE):
        heed()
        given = jnp.asarray(longer[first : first + PIECE])
        runs, some = course(runs, given, keys, first)
        made.append(np.asarray(some))
    potential = np.concatenate(made)[: len(u)]
    heard = plant.heard(potential)
    return Played(potential, heard + sensor_noise(plant, keys, len(u)))


def sensor_noise(plant: Plant, keys: jax.Array, samples: int) -> np.ndarray:
    """(time, run), a stream of its own of every key."""
    draws = [
        jax.random.normal(jax.random.fold_in(key, 2**31 - 1), (samples,))
        for key in keys
    ]
    return plant.sensor_sd * np.asarray(draws).T
