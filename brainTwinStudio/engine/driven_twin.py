"""A twin that runs from rest with inputs of its own to every run of a batch."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.extrapolation import refuse_left
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.grid import BURN_IN_S, Grid
from brainTwinStudio.engine.network import read
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.run_twin import prepared
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.engine.simulate import PLAIN, simulate
from brainTwinStudio.engine.simulation import Inputs, Stimulus, Watch
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Twin

NO_EQUATIONS = (
    "'{node}' is learned as a whole: how an input moves its regions is not part of it. "
    "Choose a twin with a node model."
)
RESTED_S = 300.0  # of activity at rest, whose scatter is taken
AT_ONCE = 8  # seeds


class Driven(NamedTuple):
    """A network with the numbers plans are predicted with; step_s: longest stable and
    usual step."""

    form: Form
    parameters: Parameters
    wiring: Wiring
    step_s: float
    names: tuple[str, ...]


class Rest(NamedTuple):
    """Of every seed a state (seed, state, region) at rest; activity (seed, time,
    region) before it, a sample every sample_s; scatter (region,): its standard
    deviation."""

    state: jax.Array
    activity: Array
    sample_s: float
    scatter: Array


class Push(NamedTuple):
    """Inputs to a batch of runs: where (run, region), course (run, sample, substep) in
    the unit of the node model's stimulus."""

    where: Array
    course: Array


def driven(twin: Twin) -> Driven:
    """Refuses twins that have no equations a stimulus enters."""
    if is_black_box(twin.spec.node):
        raise InputError(NO_EQUATIONS.format(node=twin.spec.node))
    known = twin.planning or twin.running
    tr = twin.sampling.repetition_time_s
    inner, network, grid = prepared(known, twin.spec.coupling, 1, tr)
    form = single(twin.spec.dynamics, "diffusive", network.gain.shape[0])
    wiring = Wiring(network.gain, network.strength)
    names = twin.connectome.parcellation.region_names
    return Driven(form, inner, wiring, grid.dt_s, names)


def rested(system: Driven, seeds: int, seed: int, before: int = 0) -> Rest:
    """Every seed at rest, after a burn-in; `before` of them are not run."""
    sample = 5 * system.step_s
    burn, samples = (int(np.ceil(s / sample)) for s in (BURN_IN_S, RESTED_S))
    grid = Grid(samples, burn, 5, system.step_s)
    given = Inputs((system.parameters,), system.wiring)
    look = jax.vmap(jax.vmap(lambda s: read(system.form, given.parameters, s, "bold")))
    last, seen = [], []
    for first in range(0, seeds, AT_ONCE):
        keys = seed_keys(seed, before + first, AT_ONCE)
        states = simulate(system.form, grid, given, keys, Watch("states")).samples
        last.append(states[:, -1])
        seen.append(np.asarray(look(states)))
    activity = np.concatenate(seen)[:seeds]
    refuse_left(activity, system.names)
    state = jnp.concatenate(last)[:seeds]
    return Rest(state, activity, sample, activity.std(axis=(0, 1)))


def pushed(
    system: Driven,
    grid: Grid,
    start: jax.Array,
    keys: jax.Array,
    push: Push,
    watch: Watch = PLAIN,
) -> Array:
    """Activity (run, time, region) of runs with these starts (run, state, region), keys
    (run,) and inputs: what the region's node calls BOLD, or what is watched."""
    stimulus = Stimulus(
        jnp.asarray(push.where[:, None, :]), jnp.asarray(push.course[..., None])
    )
    given = Inputs((system.parameters,), system.wiring, stimulus, start)
    over = ("stimulus", "start")
    run = simulate(system.form, grid, given, keys, watch, over=over)
    found = np.asarray(run.samples)
    refuse_left(found if found.ndim == 3 else found[:, :, 0], system.names)
    return found


def later_keys(seed: int, seeds: int, before: int = 0) -> jax.Array:
    """Noise of the runs after rest, other than before it; `before` as in `rested`."""
    keys = seed_keys(seed, before, seeds)
    return jax.vmap(lambda key: jax.random.fold_in(key, 2))(keys)
