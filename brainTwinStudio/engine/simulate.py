"""One stepping loop: stochastic Heun over recording samples, batched over seeds.

A slow Ornstein-Uhlenbeck state s multiplies the noise of all regions by
g = exp(depth s - depth^2), so that E[g^2] = 1 and stationary covariances stay those of
the linear theory; it makes the waxing and waning of connectivity that a network under
stationary noise lacks.
"""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Key

from brainTwinStudio.engine.network import received
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.errors import InputError

LONGEST_STEP_S = 0.15
BURN_IN_S = 120.0
STABLE = 1.8
MOST_DIVISION = 64


class Grid(NamedTuple):
    """Time grid: `samples` of the recording, each of `substeps` steps of dt_s."""

    samples: int
    burn_in: int
    substeps: int
    dt_s: float


def time_grid(samples: int, repetition_time_s: float, divide: int = 1) -> Grid:
    """The coarsest grid with steps of at most 0.15 s that hits every sample exactly."""
    substeps = int(np.ceil(repetition_time_s / LONGEST_STEP_S - 1e-9)) * divide
    burn_in = int(np.ceil(BURN_IN_S / repetition_time_s))
    return Grid(samples, burn_in, substeps, repetition_time_s / substeps)


def stable_grid(samples: int, repetition_time_s: float, fastest_per_s: float) -> Grid:
    """The coarsest grid on which a network with rates up to `fastest_per_s` is safely
    inside Heun's stability limit (rate times dt below 2). Refuses a network that would
    need more than 64 times the usual steps."""
    grid = time_grid(samples, repetition_time_s)
    needed = fastest_per_s * grid.dt_s / STABLE
    if not needed <= MOST_DIVISION:
        raise InputError(
            f"The coupling is too strong to simulate: the fastest rate is "
            f"{fastest_per_s:.3g} per s. Lower G or the weights."
        )
    return time_grid(samples, repetition_time_s, max(int(np.ceil(needed)), 1))


class Stimulus(NamedTuple):
    """targets (stimulus, region) weights; course (sample, substep, stimulus) in state
    units per s, the burn-in included."""

    targets: jax.Array
    course: jax.Array


def no_stimulus(grid: Grid, regions: int, dtype: np.dtype | type) -> Stimulus:
    total = grid.samples + grid.burn_in
    return Stimulus(
        jnp.zeros((1, regions), dtype), jnp.zeros((total, grid.substeps, 1), dtype)
    )


@partial(jax.jit, static_argnames=("node", "grid"))
def simulate(
    node: str,
    grid: Grid,
    parameters: Parameters,
    gain: Float[Array, "target source"],
    strength: Float[Array, " region"],
    stimulus: Stimulus,
    keys: Key[Array, " seed"],
) -> Float[Array, "seed time region"]:
    """First state of every region at every sample after the burn-in.

    parameters: those of the node plus "gain_depth" and "gain_tau_s" (0 depth = steady
    noise). Each block of one sample is re-computed in the backward pass, so memory
    grows with samples and not with steps.
    """
    one = partial(_one_seed, node, grid, parameters, gain, strength, stimulus)
    return jax.vmap(one)(keys)


def _one_seed(
    node: str,
    grid: Grid,
    parameters: Parameters,
    gain: jax.Array,
    strength: jax.Array,
    stimulus: Stimulus,
    key: jax.Array,
) -> jax.Array:
    dtype, regions = gain.dtype, gain.shape[0]
    drift = node_model(node).drift
    root_dt = jnp.sqrt(jnp.asarray(grid.dt_s, dtype))
    depth = parameters["gain_depth"]
    sample_s = grid.dt_s * grid.substeps
    keep = jnp.exp(-sample_s / parameters["gain_tau_s"])

    def rate(state: jax.Array, push: jax.Array) -> jax.Array:
        sent = received(state, gain, strength)
        return drift(state, sent.at[0].add(push), parameters)

    def heun(state: jax.Array, item: tuple[jax.Array, jax.Array]):
        noise, height = item
        push = height @ stimulus.targets
        first = rate(state, push)
        second = rate(state + grid.dt_s * first + noise, push)
        return state + (grid.dt_s / 2) * (first + second) + noise, None

    def block(carry: tuple[jax.Array, jax.Array], item: tuple[jax.Array, jax.Array]):
        key_n, course = item
        state, slow = carry
        key_slow, key_fast = jax.random.split(key_n)
        kick = jax.random.normal(key_slow, (), jnp.float32).astype(dtype)
        slow = keep * slow + jnp.sqrt(1 - keep**2) * kick
        level = jnp.exp(depth * slow - depth**2) * parameters["noise"] * root_dt
        draws = jax.random.normal(
            key_fast, (grid.substeps, *state.shape), jnp.float32
        ).astype(dtype)
        state, _ = jax.lax.scan(heun, state, (level * draws, course))
        return (state, slow), state[0]

    key_start, key_run = jax.random.split(key)
    states = len(node_model(node).info.states)
    start = jax.random.normal(key_start, (states * regions + 1,), jnp.float32)
    start = start.astype(dtype)
    state = 1e-2 * parameters["noise"] * start[:-1].reshape(states, regions)
    keys = jax.random.split(key_run, grid.samples + grid.burn_in)
    _, x = jax.lax.scan(
        jax.checkpoint(block), (state, start[-1]), (keys, stimulus.course)
    )
    return x[grid.burn_in :]
