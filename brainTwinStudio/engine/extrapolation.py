"""Can learned parts be believed in a run: did they meet what they were trained on, and
does the time step follow them?

A few seeds of the run are run once more with all their states kept. A learned part is
asked where it was (`learned.familiar`); a run that left all bounds, that needs shorter
steps, or that is far from all training ends with one sentence instead of a picture
(SCIENCE.md F.8). What a network sends and hears is computed from the states, without
delays. Black boxes: `black_box_support`.
"""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.black_box_support import box_at_rest
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.hybrid import LEARNED_DRIFTS, SCALE, learned_drift
from brainTwinStudio.engine.learned.familiar import (
    extrapolation,
    parts_with_support,
    visited_regions,
)
from brainTwinStudio.engine.learned.same_path import received_at
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.run_twin import Network, prepared
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs, Stimulus, Watch
from brainTwinStudio.engine.steepness import refuse_steep
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.extrapolation import Extrapolation, listed

PROBED = 5  # seeds: every share of lost damping in plans once
LONGEST = 2000  # samples of a run at rest
TRAINED_SEEDS = 10
FIRST_SEED = 6_000_003
LEFT = (
    "{runs} of {all} simulated runs left all bounds, in {where}{after}: nothing of it "
    "can be shown. {mend}"
)
MEND = "Use a weaker stimulus or a smaller change, or fit again with another seed."


class Case(NamedTuple):
    """What runs: names of its learned parts, parameters, network, grid, stimulus."""

    node: str
    parameters: Parameters
    network: Network
    grid: Grid
    stimulus: Stimulus | None = None


def learned_parts(running: Mapping[str, object]) -> tuple[str, ...]:
    """Parts whose weights are among the parameters of a run."""
    known = (*(part.info.name for part in LEARNED_DRIFTS), "corrector")
    there = {name.partition(".")[0] for name in running if "." in name}
    return tuple(name for name in known if name in there)


def support_of(
    node: str,
    coupling: str,
    running: Mapping[str, Array],
    samples: int,
    repetition_time_s: float,
    seed: int,
) -> dict[str, Array]:
    """What the learned parts of a fitted network were trained on, as entries of its
    learned weights: the states of its free runs, on which they were learned. {} without
    learned parts, or where runs do not stay in bounds."""
    parts = learned_parts(running)
    parts = tuple(p for p in parts if p not in parts_with_support(running))
    if not parts:
        return {}
    samples = min(samples, LONGEST)
    made = prepared(running, coupling, samples, repetition_time_s)
    case = Case(node, *made)
    states = probed(case, seed_keys(seed + FIRST_SEED, 0, TRAINED_SEEDS))
    if not np.isfinite(states).all():
        return {}
    heard = received(case, states)
    found: dict[str, Array] = {}
    for part in parts:
        met = inputs_of(part, case.parameters, states, heard)
        kept = visited_regions(part, jnp.asarray(met))
        found |= {name: np.asarray(value) for name, value in kept.items()}
    return found


def at_rest(twin: Twin, samples: int, seed: int) -> tuple[Extrapolation, ...]:
    """Of free runs of `samples` samples, the first of `seed`. () without learned parts.
    Raises InputError for runs that cannot be believed."""
    if is_black_box(twin.spec.node):
        return box_at_rest(twin, min(samples, LONGEST), PROBED, seed)
    if not learned_parts(twin.running):
        return ()
    tr = twin.sampling.repetition_time_s
    made = prepared(twin.running, twin.spec.coupling, min(samples, LONGEST), tr)
    case = Case(twin.spec.dynamics, *made)
    return believed(case, seed_keys(seed, 0, PROBED), _regions(twin))


def believed(
    case: Case, keys: jax.Array, regions: tuple[str, ...]
) -> tuple[Extrapolation, ...]:
    """Of these seeds of a run. Raises InputError where it cannot be believed."""
    parts = learned_parts(case.parameters)
    if not parts:
        return ()
    states = probed(case, keys)
    return of_run(parts, case, states, received(case, states), regions)


def of_run(
    parts: tuple[str, ...],
    case: Case,
    states: Array,
    heard: Array,
    regions: tuple[str, ...],
) -> tuple[Extrapolation, ...]:
    """Of states (seed, time, state, region) of a run, as `believed`."""
    _refuse_stiff(case, np.where(np.isfinite(states), states, 0.0), heard, regions)
    _refuse_left(states, case, regions)
    return of_states(parts, case, states, heard, regions)


def of_states(
    parts: tuple[str, ...],
    case: Case,
    states: Array,
    heard: Array,
    regions: tuple[str, ...],
) -> tuple[Extrapolation, ...]:
    """States (seed, time, state, region) and what was received there against training.
    Raises InputError far outside of it."""
    told: list[Extrapolation] = []
    known = parts_with_support(case.parameters)
    for part in parts:
        if part not in known:
            told.append(Extrapolation(part))
            continue
        met = jnp.asarray(inputs_of(part, case.parameters, states, heard))
        present = np.asarray(case.network.present)
        one, refused = extrapolation(part, case.parameters, met, regions, present)
        if refused:
            raise InputError(one.refusal)
        told.append(one)
    return tuple(told)


def in_states(twin: Twin, states: Array) -> tuple[Extrapolation, ...]:
    """Of states (sample, state * region) that a filter led a twin to."""
    parts = learned_parts(twin.running)
    if not parts or not len(states):
        return ()
    tr, names = twin.sampling.repetition_time_s, _regions(twin)
    case = Case(twin.spec.dynamics, *prepared(twin.running, twin.spec.coupling, 2, tr))
    met = np.asarray(states).reshape(1, len(states), -1, len(names))
    return of_states(parts, case, met, received(case, met), names)


def inputs_of(part: str, p: Parameters, states: Array, heard: Array) -> Array:
    """What a part is told (sample, region, input): states (seed, time, state, region)
    and received input (seed, time, channel, region), over the scale of each region
    where the part takes them so."""
    both = np.concatenate([states, heard], axis=2)
    if part != "corrector":
        asked = states if learned_drift(part).added is None else both
        both = asked / np.asarray(p[SCALE])
    found = np.moveaxis(both, 2, 3)
    return found.reshape(-1, *found.shape[2:])


# ---------------------------------------------------------------- runs


def probed(case: Case, keys: jax.Array) -> Array:
    """States (seed, time, state, region) of these seeds."""
    network, present = case.network, case.network.present
    gain = network.gain * present[:, None] * present[None, :]
    inner = {**case.parameters, "noise": case.parameters["noise"] * present}
    form = single(case.node, "diffusive", gain.shape[0])
    many = network.strength.ndim == 2
    inputs = Inputs((inner,), Wiring(gain, network.strength), case.stimulus)
    over = ("strength",) if many else ()
    run = simulate(form, case.grid, inputs, keys, Watch(what="states"), over=over)
    return np.asarray(run.samples * present)


def received(case: Case, states: Array) -> Array:
    """What every region receives at states (seed, time, state, region), as if those
    that are not finite were 0."""
    states = np.where(np.isfinite(states), states, 0.0)
    network, present = case.network, case.network.present
    gain = network.gain * present[:, None] * present[None, :]
    form = single(case.node, "diffusive", gain.shape[0])
    strength = jnp.broadcast_to(network.strength, (len(states), gain.shape[0]))
    found = _heard(form, dict(case.parameters), gain, strength, jnp.asarray(states))
    return np.asarray(found)


@partial(jax.jit, static_argnames=("form",))
def _heard(
    form: Form,
    parameters: dict[str, jax.Array],
    gain: jax.Array,
    strength: jax.Array,
    states: jax.Array,
) -> jax.Array:
    def of_seed(states: jax.Array, strength: jax.Array) -> jax.Array:
        wiring = Wiring(gain, strength)
        return jax.vmap(lambda x: received_at(form, (parameters,), wiring, x))(states)

    return jax.vmap(of_seed)(states, strength)


def _regions(twin: Twin) -> tuple[str, ...]:
    return twin.connectome.parcellation.region_names


# ---------------------------------------------------------------- refusals


def _refuse_left(states: Array, case: Case, regions: tuple[str, ...]) -> None:
    fine = np.asarray([np.isfinite(run).all() for run in states])
    if fine.all():
        return
    where: Array = np.any(~np.isfinite(states), axis=2)  # (seed, time, region)
    first = int(np.argmax(np.any(where, axis=(0, 2))))
    lost = np.flatnonzero(where[:, first].sum(axis=0))
    after = f" within {(first + 1) * case.grid.sample_s:.3g} s"
    _refuse(int((~fine).sum()), len(fine), tuple(regions[k] for k in lost), after)


def refuse_left(bold: Array, regions: tuple[str, ...]) -> None:
    """Raises InputError for signals (seed, time, region) that are not finite."""
    lost: Array = np.any(~np.isfinite(bold), axis=1)
    if lost.any():
        where = tuple(regions[k] for k in np.flatnonzero(np.any(lost, axis=0)))
        _refuse(int(np.any(lost, axis=1).sum()), len(bold), where, "")


def _refuse(runs: int, count: int, where: tuple[str, ...], after: str) -> None:
    raise InputError(
        LEFT.format(runs=runs, all=count, where=listed(where), after=after, mend=MEND)
    )


def _refuse_stiff(
    case: Case, states: Array, heard: Array, regions: tuple[str, ...]
) -> None:
    names = tuple(n for n in learned_parts(case.parameters) if n != "corrector")
    if names:
        met = jnp.asarray(states[0]), jnp.asarray(heard[0])
        what = (case.parameters, case.network.gain, case.grid.dt_s)
        refuse_steep(names, *what, *met, regions)
