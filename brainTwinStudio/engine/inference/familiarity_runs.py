"""Runs from which it is told how familiar a plan is: the twin as it is, and as the plan
makes it, with all their states (`familiarity`)."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.extrapolation import (
    PROBED,
    Case,
    learned_parts,
    probed,
    received,
)
from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.inference.familiarity import MOST, Unchanged
from brainTwinStudio.engine.network import network_rate
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.run_twin import seen
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.engine.simulation import no_stimulus
from brainTwinStudio.project import Array

RUNS = 40  # unchanged runs; p is never below 1 / (RUNS + 1)
FIRST_SEED = 9_000_017
REMEMBERED = 4  # twins whose unchanged runs are kept


class Remembered:
    """The last few answers, by what they were made of: plans on one twin follow each
    other, and its unchanged runs are the same for all of them."""

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size = size
        self._known: OrderedDict[str, Unchanged] = OrderedDict()

    def get(self, key: str, make: Callable[[], Unchanged]) -> Unchanged:
        if key not in self._known:
            self._known[key] = make()
            while len(self._known) > self._size:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]


_UNCHANGED = Remembered()


def unchanged_of(case: Case, response: jax.Array) -> Unchanged:
    """Of a network as it is. A stimulus is silenced; its shape stays, so that what was
    compiled for a plan serves here too."""
    known = case.node, case.grid, dict(case.parameters), case.network, response
    return remembered(known, partial(_simulated, case, response))


def remembered(parts: object, make: Callable[[], Unchanged]) -> Unchanged:
    """`make`'s answer, or the one it gave before for the same parts."""
    return _UNCHANGED.get(_key(parts), make)


def states_of(case: Case, keys: jax.Array) -> tuple[Array, Array]:
    """States (seed, time, state, region) of PROBED seeds and what arrives there."""
    states = probed(case, keys)
    return states, received(case, states)


def local(states: Array, heard: Array) -> Array:
    """What a region is known by at a moment, (seed, sample, region, feature), of a part
    of all samples."""
    every = max(int(np.ceil(states.shape[1] / MOST)), 1)
    both = np.concatenate([states[:, ::every], heard[:, ::every]], axis=2)
    return np.moveaxis(both, 2, 3).astype(np.float32)


def learned_share(case: Case, states: Array) -> Array | None:
    """Root mean square over time of what learned parts add to the rate of change, over
    that of physics (seed, region). None without such parts."""
    name, *parts = case.node.split("+")
    if not parts or not learned_parts(case.parameters):
        return None
    network, present = case.network, case.network.present
    gain = network.gain * present[:, None] * present[None, :]
    strength = jnp.broadcast_to(network.strength, (len(states), gain.shape[0]))
    every = max(int(np.ceil(states.shape[1] / MOST)), 1)
    seen = jnp.asarray(np.nan_to_num(states[:, ::every]))
    what = (case.node, name, dict(case.parameters), gain, strength, seen)
    return np.asarray(_shares(*what))


# ---------------------------------------------------------------- simulating


def _simulated(case: Case, response: jax.Array) -> Unchanged:
    regions, dtype = case.network.gain.shape[0], case.network.gain.dtype
    strength = jnp.broadcast_to(case.network.strength, (PROBED, regions))
    still = no_stimulus(case.grid, regions, dtype)
    if case.stimulus is not None:
        still = jax.tree.map(jnp.zeros_like, case.stimulus)
    here = case._replace(
        network=case.network._replace(strength=strength), stimulus=still
    )
    found = [_batch(here, response, first) for first in range(0, RUNS, PROBED)]
    signals, states, arriving, share = zip(*found, strict=True)
    return Unchanged(
        np.concatenate(signals),
        np.concatenate(states),
        np.concatenate(arriving),
        None if share[0] is None else np.concatenate(share),
    )


def _batch(case: Case, response: jax.Array, first: int) -> Unchanged:
    keys = seed_keys(FIRST_SEED, first, PROBED)
    states, heard = states_of(case, keys)
    parameters = dict(case.parameters)
    x = _activity(case.node, parameters, jnp.asarray(states))
    signals = seen(x, x, parameters, response, keys)
    known = local(states, heard)
    arriving = known[..., states.shape[2]]
    return Unchanged(np.asarray(signals), known, arriving, learned_share(case, states))


@partial(jax.jit, static_argnames=("node",))
def _activity(
    node: str, parameters: dict[str, jax.Array], states: jax.Array
) -> jax.Array:
    """What drives BOLD (seed, time, region) in states (seed, time, state, region)."""
    see = node_model(node).bold
    return jax.vmap(jax.vmap(lambda state: see(state, parameters)))(states)


@partial(jax.jit, static_argnames=("node", "physics"))
def _shares(
    node: str,
    physics: str,
    parameters: Parameters,
    gain: jax.Array,
    strength: jax.Array,
    states: jax.Array,
) -> jax.Array:
    regions = gain.shape[0]
    whole, bare = (single(name, "diffusive", regions) for name in (node, physics))

    def of_seed(states: jax.Array, strength: jax.Array) -> jax.Array:
        wiring = Wiring(gain, strength)

        def rates(state: jax.Array) -> tuple[jax.Array, jax.Array]:
            alone = network_rate(bare, (parameters,), wiring, state)
            return alone, network_rate(whole, (parameters,), wiring, state) - alone

        alone, learned = jax.vmap(rates)(states)
        size = jnp.sqrt((learned**2).sum(axis=1).mean(axis=0))
        return size / jnp.sqrt((alone**2).sum(axis=1).mean(axis=0) + 1e-300)

    return jax.vmap(of_seed)(states, strength)


def _key(*parts: object) -> str:
    digest = hashlib.sha256()
    for leaf in jax.tree.leaves(parts):
        if isinstance(leaf, jax.Array | np.ndarray):
            digest.update(np.asarray(leaf).tobytes())
        else:
            digest.update(repr(leaf).encode())
    return digest.hexdigest()
