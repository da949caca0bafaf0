"""A fitted twin as a dynamical system: one region of it, and its whole network."""

from collections.abc import Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.controllability import (
    average_continuous,
    modal,
    over_time,
)
from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.dynamics.vector_field import (
    STRENGTH,
    VectorField,
    node_field,
)
from brainTwinStudio.engine.fixed_point import flattened, places, unflattened
from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.network import network_rate
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.run_twin import network_of
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, FrozenMap, Twin
from brainTwinStudio.project.dynamics import Knob, NetworkModes, RegionSystem

OWN = ("learned.scale", "residual.embedding")  # weights with a row a region
WITHOUT = ("G", "noise", "learned_weights")  # say nothing of one region without noise
EVERY_S = 0.1  # step of the network whose modal controllability is given
TURNING = 1e-9


def region_system(twin: Twin, region: int) -> RegionSystem:
    """One region with what the network at rest does to it: its in-strength, and no
    input (the states are deviations from rest). InputError for a black box."""
    _require_equations(twin)
    running = {name: jnp.asarray(value) for name, value in twin.running.items()}
    network = network_of(running, twin.spec.coupling)
    values = _of_region(twin, region)
    values[STRENGTH] = np.asarray(network.strength)[region]
    name = twin.connectome.parcellation.region_names[region]
    field = node_field(twin.spec.dynamics, values)
    return described(field, twin.spec.dynamics, values, name)


def node_system(node: str, values: Mapping[str, float]) -> RegionSystem:
    """A node model by itself, its defaults where `values` says nothing."""
    field = node_field(node, values)
    unknown = [name for name in values if name not in field.knobs]
    if unknown:
        field.chosen(unknown[0])
    given = {name: np.asarray(value, float) for name, value in values.items()}
    return described(field, node, given, "a region by itself")


def described(
    field: VectorField, node: str, values: Mapping[str, Array], place: str
) -> RegionSystem:
    rows = zip(field.knobs, field.start, field.ends, strict=True)
    knobs = tuple(
        Knob(name, float(value), *map(float, ends))
        for name, value, ends in rows
        if name not in WITHOUT
    )
    ends = tuple((float(low), float(high)) for low, high in field.state_ends)
    return RegionSystem(
        node, FrozenMap(dict(values)), field.states, ends, knobs, field.unit_s, place
    )


class AtRest(NamedTuple):
    """The linear network around rest: slope (n, n) per second, and which state and
    region each of its rows is; strength (region,): in-strength, 1/s."""

    slope: Array
    states: Array
    regions: Array
    strength: Array


def at_rest(twin: Twin, running: Mapping[str, Array] | None = None) -> AtRest:
    """Learned parts included; running: other numbers than those the twin was fitted
    with."""
    _require_equations(twin)
    known = twin.running if running is None else running
    given = {name: jnp.asarray(value) for name, value in known.items()}
    network = network_of(given, twin.spec.coupling)
    form = single(twin.spec.dynamics, "diffusive", network.gain.shape[0])
    wiring = Wiring(network.gain, network.strength)
    states, regions = places(form)

    def rate(values: jax.Array) -> jax.Array:
        state = unflattened(form, values)
        return flattened(form, network_rate(form, (given,), wiring, state))

    slope = np.asarray(jax.jacfwd(rate)(jnp.zeros(len(states)))) / form.unit_s
    return AtRest(slope, states, regions, np.asarray(network.gain.sum(axis=1)))


def network_modes(twin: Twin) -> NetworkModes:
    """The linear network around rest, learned parts included."""
    slope, states, regions, strength = at_rest(twin)
    n = len(strength)
    values, vectors = np.linalg.eig(slope)
    forward = np.imag(values) > -TURNING
    order = np.flatnonzero(forward)[np.argsort(-np.real(values[forward]))]
    power = np.zeros((n, len(order)))
    np.add.at(power, regions, np.abs(vectors[:, order]) ** 2)
    share = np.sqrt(power / power.max(axis=0))
    first = states == 0
    average = np.full(n, np.nan)
    if np.real(values).max() < 0:
        average[regions[first]] = average_continuous(slope)[first]
    step = over_time(slope, EVERY_S)[np.ix_(first, first)]
    kept = np.full(n, np.nan)
    kept[regions[first]] = modal(step)
    return NetworkModes(values[order], share, average, kept, strength)


def _of_region(twin: Twin, region: int) -> dict[str, Array]:
    n = twin.connectome.parcellation.count
    if not 0 <= region < n:
        raise InputError(f"There is no region {region + 1}; the twin has {n}.")
    found: dict[str, Array] = {}
    info = node_model(twin.spec.dynamics).info
    specs = {spec.name for spec in info.parameters}
    for name, value in twin.parameters.items():
        if name in specs and value.size == 1:
            found[name] = np.asarray(value, float).reshape(())
        elif name in specs and value.shape == (n,):
            found[name] = np.asarray(value[region], float)
    for name, value in twin.learned.items():
        found[name] = value[region : region + 1] if name in OWN else np.asarray(value)
    return found


def _require_equations(twin: Twin) -> None:
    if is_black_box(twin.spec.node):
        raise InputError(
            f"'{twin.spec.node}' is learned as a whole: no region of it has equations "
            "of its own. Choose a twin with a node model."
        )
