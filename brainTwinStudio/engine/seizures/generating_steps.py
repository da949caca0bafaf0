"""The steps of a generating system (generating.py), compiled once per size.

Everything that differs between patients, seizures and resections is an argument.
"""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from brainTwinStudio.engine import draws
from brainTwinStudio.engine.nodes.epileptor import EPILEPTOR, INFO

UNITS_PER_S = 64.0
SAMPLING_HZ = 256.0
STEPS = 5  # Heun steps a sample
HELD_FOR = 2  # samples for which what is received stays the same
STEP = UNITS_PER_S / SAMPLING_HZ / STEPS
DECAY = -5.0 / UNITS_PER_S  # of the rhythms, per unit
RHYTHM_SD = 0.12
SHARE = 0.3  # kappa: how much of its rhythm a region sends
DRIVE = 0.02  # G: what neighbours do to a rhythm
SPIKE_NOISE = 0.02  # sigma of x2 and y2 per square root of a unit
FOLD_X1, FOLD_Z = -4 / 3, 4.1 - 2 * 16 / 9 + 64 / 27
THRESHOLD = FOLD_X1 - FOLD_Z / 4  # x0 of the Epileptor, -2.062
FIXED = {spec.name: spec.default for spec in INFO.parameters}


class Constants(NamedTuple):
    """What all runs of a call share. Per region unless said otherwise."""

    delayed: Float[Array, "region past"]  # weights by delay, newest sample last
    strength: Float[Array, "region region"]  # weights whatever their delay
    x0: Float[Array, " epileptor"]
    place: Float[Array, "region epileptor"]  # 1 where that Epileptor is that region
    omega: Float[Array, " region"]  # per unit
    coupling: Float[Array, ""]
    slowness: Float[Array, ""]


class Runs(NamedTuple):
    """What differs between seizures and between sets of resected regions."""

    keys: Array  # (seizure,)
    state: Float[Array, "6 epileptor seizure"]
    shift: Float[Array, "epileptor seizure"]
    present: Float[Array, "region set"]


def single(values: object) -> Array:
    return jnp.asarray(np.asarray(values), jnp.float32)


class _Given(NamedTuple):
    """What a step needs beside the state, for runs (set, seizure) in one row."""

    fixed: Constants
    there: Float[Array, "region run"]
    strength: Float[Array, "region run"]  # of what is present
    turn: Array  # of the rhythms in one sample, (region, 1) complex
    parameters: dict[str, Array]
    keys: Array


@partial(jax.jit, static_argnames=("samples", "potential"))
def many(
    fixed: Constants, runs: Runs, samples: int, potential: bool
) -> tuple[Array, ...]:
    """Potentials and x1 (time, region, set, seizure)."""
    n, sets, seizures = len(fixed.omega), runs.present.shape[1], len(runs.keys)
    longest = fixed.delayed.shape[1] // n
    given = _Given(
        fixed,
        jnp.repeat(runs.present, seizures, axis=1),
        # Only present regions pull at a region.
        jnp.repeat(fixed.strength @ runs.present, seizures, axis=1),
        jnp.exp(1j * STEPS * STEP * fixed.omega).astype(jnp.complex64)[:, None],
        {name: single(value) for name, value in FIXED.items()}
        | {
            "x0": jnp.tile(fixed.x0[:, None] + runs.shift, sets).ravel(),
            "r": fixed.slowness,
            "Ks": -fixed.coupling,
        },
        runs.keys,
    )
    blocks = -(-samples // HELD_FOR)
    first = _drawn(given, blocks, 2)
    start = (
        jnp.tile(runs.state, sets),
        RHYTHM_SD * jax.lax.complex(first[0], first[1]),
        jnp.zeros((2 * longest, n, sets * seizures), jnp.float32),
    )
    step = partial(_block, given, potential=potential)
    made = jax.lax.scan(step, start, jnp.arange(blocks))[1]
    return tuple(
        one.reshape(-1, one.shape[2], sets, seizures)[:samples] for one in made
    )


def _drawn(given: _Given, k: int | Array, rows: int) -> Array:
    """Standard normal numbers (row, region, run), alike in all sets."""
    n, runs = given.there.shape
    at = jax.vmap(lambda key: jax.random.fold_in(key, k))(given.keys)
    draw = partial(draws.normal, shape=(rows, n), dtype=jnp.float32)
    made = jnp.moveaxis(jax.vmap(draw)(at), 0, -1)
    return jnp.tile(made, runs // len(given.keys))


def _block(
    given: _Given, carry: tuple[Array, ...], k: Array, *, potential: bool
) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
    """The next samples (sample, region, run), with what came along the tracts until
    now."""
    state, rhythm, past = carry
    fixed = given.fixed
    n, longest = len(fixed.omega), past.shape[0] // 2
    sent = SHARE * rhythm.real + fixed.place @ (state[0] - FOLD_X1)
    sent = given.there * sent
    # Written twice, so that the last samples always lie in one piece.
    now = k % longest
    past = jax.lax.dynamic_update_index_in_dim(past, sent, now, 0)
    past = jax.lax.dynamic_update_index_in_dim(past, sent, now + longest, 0)
    window = jax.lax.dynamic_slice_in_dim(past, now + 1, longest)
    came = fixed.delayed @ window.reshape(longest * n, -1)
    heard = came - given.strength * sent
    slow = fixed.place.T @ heard
    received = jnp.stack([slow, jnp.zeros_like(slow)])
    noise = _drawn(given, k, 4 * HELD_FOR)
    seen: list[tuple[Array, ...]] = []
    for own in jnp.split(noise, HELD_FOR):
        state = _sampled(given, state, received, own[2:])
        rhythm = _turned(given, rhythm, heard, own[:2])
        field = rhythm.real + fixed.place @ (state[3] - state[0])
        seen.append((field, state[0]) if potential else (state[0],))
    made = tuple(jnp.stack(parts) for parts in zip(*seen, strict=True))
    return (state, rhythm, past), made


def _sampled(
    given: _Given, state: Array, received: Array, noise: Array
) -> Float[Array, "6 epileptor run"]:
    """The Epileptors one sample later."""
    heard = received.reshape(2, -1)

    def heun(_: Array, now: Array) -> Array:
        a = EPILEPTOR.drift(now, heard, 0.0, given.parameters)
        # Without the barrier XLA would compute `a` again for each of its six users.
        a = jax.lax.optimization_barrier(a)
        b = EPILEPTOR.drift(now + STEP * a, heard, 0.0, given.parameters)
        return now + STEP / 2 * (a + b)

    after = jax.lax.fori_loop(0, STEPS, heun, state.reshape(6, -1))
    state = after.reshape(state.shape)
    spikes = jnp.einsum("re,srn->sen", given.fixed.place, noise)
    return state.at[3:5].add(SPIKE_NOISE * (STEPS * STEP) ** 0.5 * spikes)


def _turned(given: _Given, rhythm: Array, heard: Array, noise: Array) -> Array:
    """The rhythms u + iv (region, run) one sample later: turned and damped exactly,
    then pushed."""
    unit = STEPS * STEP
    # A stationary rhythm of this decay has the standard deviation RHYTHM_SD.
    kick = RHYTHM_SD * (-2 * DECAY * unit) ** 0.5
    size = rhythm.real**2 + rhythm.imag**2
    rhythm = given.turn * jnp.exp(unit * (DECAY - size)) * rhythm
    return rhythm + unit * DRIVE * heard + kick * jax.lax.complex(noise[0], noise[1])
