"""Running a network with given physical parameters through the recording's eyes."""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.spectrum import band_response
from brainTwinStudio.engine.black_box_runs import free_black_box, is_black_box
from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.grid import Grid, stable_grid
from brainTwinStudio.engine.network import damping
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.observe.bold_direct import measure, noise_spread
from brainTwinStudio.engine.seeds import SEEDS_AT_ONCE, seed_keys
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs, Stimulus, no_stimulus
from brainTwinStudio.project import Array


class Network(NamedTuple):
    """What runs: gain = G C (target, source) and strength (region,), or (seed, region)
    where runs differ in it, in 1/s, and present (region,), 0 where a region was
    removed."""

    gain: jax.Array
    strength: jax.Array
    present: jax.Array


def network_of(parameters: Parameters, coupling: str) -> Network:
    gain = parameters["G"] * parameters["learned_weights"]
    return Network(gain, damping(gain, coupling), jnp.ones(gain.shape[0], gain.dtype))


def activity(
    node: str,
    grid: Grid,
    parameters: Parameters,
    network: Network,
    stimulus: Stimulus,
    keys: jax.Array,
) -> jax.Array:
    """First states (seed, time, region). Of a removed region connections, noise and
    activity are exactly zero, as if it were deleted. A stimulus with a leading axis has
    one entry a seed."""
    here = network.present
    gain = network.gain * here[:, None] * here[None, :]
    inner = {**parameters, "noise": parameters["noise"] * here}
    # the additive form is the diffusive one with an in-strength of 0
    form = single(node, "diffusive", gain.shape[0])
    inputs = Inputs((inner,), Wiring(gain, network.strength), stimulus)
    over = ("strength",) if network.strength.ndim == 2 else ()
    if stimulus.course.ndim == 4:
        over = (*over, "stimulus")
    x = simulate(form, grid, inputs, keys, over=over).samples
    return x * here


@partial(jax.jit, static_argnames=("node", "grid"))
def observed(
    node: str,
    grid: Grid,
    parameters: Parameters,
    network: Network,
    response: jax.Array,
    keys: jax.Array,
) -> jax.Array:
    """Simulated BOLD (seed, time, region) after measurement and cleaning."""
    regions, dtype = network.gain.shape[0], network.gain.dtype
    still = no_stimulus(grid, regions, dtype)
    x = activity(node, grid, parameters, network, still, keys)
    return seen(x, x, parameters, response, keys)


def observed_pair(
    node: str,
    grid: Grid,
    parameters: tuple[Parameters, Parameters],
    networks: tuple[Network, Network],
    stimulus: Stimulus,
    response: jax.Array,
    keys: jax.Array,
) -> tuple[jax.Array, jax.Array]:
    """BOLD before and after a change, with the same noise in the brain and the same
    measurement noise, whose level is that of the unchanged brain. parameters: of both;
    how the brain is measured is as before. Both are run by one compiled program, which
    halves the time to compile it."""
    before, after = networks
    usual, edited = parameters
    strength = jnp.broadcast_to(before.strength, after.strength.shape)
    before = before._replace(strength=strength)
    still = jax.tree.map(jnp.zeros_like, stimulus)
    x = _active(node, grid, usual, before, still, keys)
    changed = _active(node, grid, edited, after, stimulus, keys)
    how = x, usual, response, keys
    return seen(x, *how), seen(changed, *how)


@jax.jit
def seen(
    x: jax.Array,
    usual: jax.Array,
    parameters: Parameters,
    response: jax.Array,
    keys: jax.Array,
) -> jax.Array:
    """BOLD (seed, time, region) of activity x (seed, time, region), measured with the
    noise that `usual` activity has, and cleaned."""
    spread = noise_spread(usual, parameters["noise_ratio"])
    removed = parameters["global_signal_removed"]
    fast = parameters.get("fast_share", 0.0)
    return measure(x, spread, removed, response, measuring(keys), fast)


_active = jax.jit(activity, static_argnames=("node", "grid"))


def prepared(
    parameters: Mapping[str, Array],
    coupling: str,
    samples: int,
    repetition_time_s: float,
    margin: float = 0.0,
) -> tuple[Parameters, Network, Grid]:
    """Parameters on the device, their network, and a time grid on which it is stable,
    also where damping rises by `margin` times the input of a region."""
    inner = {k: jnp.asarray(v, jnp.float64) for k, v in parameters.items()}
    network = network_of(inner, coupling)
    fastest = fastest_rate(inner, network, margin)
    return inner, network, stable_grid(samples, repetition_time_s, fastest)


def fastest_rate(parameters: Parameters, network: Network, margin: float) -> float:
    """The fastest rate of a network, per s, where damping rises by `margin` times the
    input of a region."""
    own = network.strength + jnp.abs(parameters["a"])
    received = jnp.abs(network.gain).sum(axis=1)
    return float(jnp.max(own + (1 + margin) * received))


def response_of(
    samples: int, repetition_time_s: float, band_hz: tuple[float, float] | None
) -> jax.Array:
    return jnp.asarray(band_response(samples, 1 / repetition_time_s, band_hz))


def free_run(
    node: str,
    coupling: str,
    parameters: Mapping[str, Array],
    *,
    samples: int,
    repetition_time_s: float,
    band_hz: tuple[float, float] | None,
    seeds: int,
    seed: int,
) -> Array:
    """`seeds` free runs of `samples` samples, (seed, time, region), as NumPy. Seeds
    are simulated 16 at a time, so that only the answer grows with their number. What a
    black box learned is filtered already."""
    if is_black_box(node):
        return free_black_box(
            node,
            parameters,
            samples=samples,
            repetition_time_s=repetition_time_s,
            seeds=seeds,
            seed=seed,
        )
    inner, network, grid = prepared(parameters, coupling, samples, repetition_time_s)
    response = response_of(samples, repetition_time_s, band_hz)
    at_once = min(seeds, SEEDS_AT_ONCE)

    def batch(first: int) -> Array:
        keys = seed_keys(seed, first, at_once)
        return np.asarray(observed(node, grid, inner, network, response, keys))

    starts = range(0, seeds, at_once)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # XLA lets other threads work
        return np.concatenate(list(pool.map(batch, starts)))[:seeds]


def measuring(keys: jax.Array) -> jax.Array:
    return jax.vmap(lambda key: jax.random.fold_in(key, 1))(keys)
