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

from brainTwinStudio.engine.control.plants.base import Plant

JUDGED, TRAINED = 0, 1  # streams of keys: what is judged never trains
Advance = Callable[..., tuple["Runs", jax.Array]]


class Runs(NamedTuple):
    """state (run, state, 1), background (run,)."""

    state: jax.Array
    background: jax.Array


class Played(NamedTuple):
    """Potentials (time, run): true ones, and as the sensor gives them."""

    potential: np.ndarray
    sensed: np.ndarray


def keys_of(seed: int, runs: int, stream: int) -> jax.Array:
    return jax.random.split(jax.random.fold_in(jax.random.key(seed), stream), runs)


def begun(plant: Plant, runs: int) -> Runs:
    start = jnp.asarray(plant.start, jnp.float64)[None, :, None]
    return Runs(jnp.tile(start, (runs, 1, 1)), jnp.zeros(runs))


@lru_cache(maxsize=8)
def stepping(plant: Plant) -> tuple[Advance, Callable[..., jax.Array]]:
    """advance(runs, u (run,), keys, sample) gives the runs one sample later and their
    potential (run,); course(runs, u (time, run), keys) gives potentials (time, run)."""

    def advance(runs: Runs, u: jax.Array, keys: jax.Array, at: jax.Array):
        return jax.vmap(_sample(plant), (0, 0, 0, 0, None))(*runs, u, keys, at)

    def course(runs: Runs, u: jax.Array, keys: jax.Array) -> jax.Array:
        def step(runs: Runs, given: tuple[jax.Array, jax.Array]):
            return advance(runs, given[0], keys, given[1])

        return jax.lax.scan(step, runs, (u, jnp.arange(len(u))))[1]

    return jax.jit(advance), jax.jit(course)


def first_potential(plant: Plant, runs: int) -> Float[np.ndarray, " run"]:
    """Before anything has moved."""
    start = jnp.asarray(plant.start, jnp.float64)[:, None]
    return np.full(runs, float(plant.node.potential(start, _parameters(plant))[0]))


def _values(plant: Plant) -> dict[str, float]:
    return {s.name: s.default for s in plant.node.info.parameters} | plant.values


def _parameters(plant: Plant) -> dict[str, jax.Array]:
    return {k: jnp.full(1, value, jnp.float64) for k, value in _values(plant).items()}


def _sample(plant: Plant) -> Callable[..., tuple[Runs, jax.Array]]:
    """One run from one sample to the next."""
    info, dt, p = plant.node.info, plant.step, _parameters(plant)
    noise = _values(plant)["noise"]
    spread = np.zeros((len(info.states), 1))
    for name, weight in info.noisy:
        spread[info.states.index(name)] = weight * noise * np.sqrt(dt)
    received = jnp.zeros((len(info.sent), 1))
    substeps = round(plant.units_per_s / plant.sampling_hz / dt)
    keep = np.exp(-1 / (plant.background_tau_s * plant.sampling_hz * substeps))
    push = plant.background_sd * np.sqrt(1 - keep**2)

    def moved(
        state: Float[Array, "state 1"],
        background: Float[Array, ""],
        u: Float[Array, ""],
        key: jax.Array,
        at: jax.Array,
    ) -> tuple[Runs, jax.Array]:
        draws = jax.random.normal(
            jax.random.fold_in(key, at), (substeps, len(info.states) + 1)
        )

        def substep(runs: Runs, draw: jax.Array) -> tuple[Runs, None]:
            state, background = runs
            background = keep * background + push * draw[-1]
            kick = spread * draw[:-1, None]
            drive = (background + u)[None]
            first = plant.node.drift(state, received, drive, p)
            ahead = state + dt * first + kick
            second = plant.node.drift(ahead, received, drive, p)
            return Runs(state + dt / 2 * (first + second) + kick, background), None

        runs, _ = jax.lax.scan(substep, Runs(state, background), draws)
        return runs, plant.node.potential(runs.state, p)[0]

    return moved


def played(plant: Plant, keys: jax.Array, u: np.ndarray) -> Played:
    """All runs under known inputs u (time, run)."""
    _, course = stepping(plant)
    potential = np.asarray(course(begun(plant, len(keys)), jnp.asarray(u), keys))
    return Played(potential, potential + sensor_noise(plant, keys, len(u)))


def sensor_noise(plant: Plant, keys: jax.Array, samples: int) -> np.ndarray:
    """(time, run), a stream of its own of every key."""
    draws = [
        jax.random.normal(jax.random.fold_in(key, 2**31 - 1), (samples,))
        for key in keys
    ]
    return plant.sensor_sd * np.asarray(draws).T
