"""How familiar a plan is to a twin of each kind: what its runs are compared with."""

from collections.abc import Callable
from typing import NamedTuple

import jax
import numpy as np

from brainTwinStudio.engine.black_box_runs import free_black_box
from brainTwinStudio.engine.black_box_support import moments
from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.extrapolation import (
    PROBED,
    Case,
    learned_parts,
    of_run,
)
from brainTwinStudio.engine.inference.familiarity import (
    Changed,
    Unchanged,
    familiarity,
)
from brainTwinStudio.engine.inference.familiarity_runs import (
    FIRST_SEED,
    RUNS,
    learned_share,
    local,
    remembered,
    states_of,
    unchanged_of,
)
from brainTwinStudio.engine.inference.leading import leading
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.project import Array, Familiarity, Twin
from brainTwinStudio.project.extrapolation import Extrapolation


class Probe(NamedTuple):
    """A few runs of a plan with all their states: what learned parts met, where the
    regions went (seed, sample, region, feature), what learned parts added."""

    met: tuple[Extrapolation, ...]
    states: Array
    share: Array | None


def probe(case: Case, seed: int, regions: tuple[str, ...]) -> Probe:
    """Of PROBED seeds. Raises InputError where learned parts cannot be believed."""
    states, heard = states_of(case, seed_keys(seed, 0, PROBED))
    parts = learned_parts(case.parameters)
    met = of_run(parts, case, states, heard, regions) if parts else ()
    return Probe(met, local(states, _with(case, heard)), learned_share(case, states))


def _with(case: Case, heard: Array) -> Array:
    """What arrives, with the stimulus (mean of a sample) in the first channel."""
    if case.stimulus is None:
        return heard
    course = np.asarray(case.stimulus.course)[case.grid.burn_in :].mean(axis=1)
    given = np.array(heard)
    given[:, :, 0] += course @ np.asarray(case.stimulus.targets)
    return given


def of_network(
    found: Probe,
    case: Case,
    before: Case,
    plan: Plan,
    runs: tuple[Array, Array],
    members: Array,
    response: jax.Array,
    regions: tuple[str, ...],
) -> Familiarity:
    """Of a network with its plan (`case`, probed before), and without (`before`). runs:
    BOLD before and after (seed, time, region); members (seed,): SHARES of the runs."""
    usual = np.asarray(before.network.gain), np.asarray(before.network.strength)
    after = case.network
    prior = leading(
        {name: np.asarray(value) for name, value in case.parameters.items()},
        np.asarray(after.gain),
        list(np.asarray(after.strength)),
        plan.present,
        usual,
        {name: np.asarray(value) for name, value in before.parameters.items()},
    )
    return familiarity(
        unchanged_of(before, response),
        Changed(
            *runs,
            found.states,
            plan.present > 0,
            peak_of(plan),
            regions,
            members,
            found.share,
            prior,
            met=found.met,
            felt=plan.felt,
        ),
    )


def of_black_box(
    twin: Twin,
    plan: Plan,
    runs: tuple[Array, Array],
    met: tuple[Extrapolation, ...],
    step_s: float,
) -> Familiarity:
    """Of signals before and after (seed, time, region); step_s: of a sample, in which a
    stimulus is added."""
    node, running, samples = twin.spec.node, twin.running, runs[0].shape[1]

    def simulated() -> Unchanged:
        signals = free_black_box(
            node,
            running,
            samples=samples,
            repetition_time_s=step_s,
            seeds=RUNS,
            seed=FIRST_SEED,
        )
        return of_signals(signals, lambda rows: moments(node, running, rows))

    kept = plan.present > 0
    after = np.where(kept, runs[1], 0.0)
    changed = Changed(
        *runs,
        moments(node, running, after).astype(np.float32),
        kept,
        peak_of(plan) * step_s,
        twin.connectome.parcellation.region_names,
        silenced=int((~kept).sum()),
        met=met,
        felt=plan.felt,
    )
    known = node, dict(running), samples, step_s
    return familiarity(remembered(known, simulated), changed)


def of_sources(
    known: object,
    simulated: Callable[[int, int], Array],
    plan: Plan,
    runs: tuple[Array, Array],
    regions: tuple[str, ...],
) -> Familiarity:
    """Of sources of an EEG before and after. simulated(count, seed): unchanged ones
    (seed, time, region); known: what they depend on."""
    made = remembered(
        ("alpha", known, runs[0].shape),
        lambda: of_signals(simulated(RUNS, FIRST_SEED), paced),
    )
    kept = plan.present > 0
    states = paced(np.where(kept, runs[1], 0.0)).astype(np.float32)
    return familiarity(made, Changed(*runs, states, kept, peak_of(plan), regions))


def of_signals(signals: Array, seen: Callable[[Array], Array]) -> Unchanged:
    """Unchanged runs known by their signals alone; seen: moments of them, of which the
    second is the change since the sample before."""
    states = seen(signals).astype(np.float32)
    return Unchanged(signals, states, states[..., 1])


def paced(signals: Array) -> Array:
    """Value and change (seed, time - 1, region, 2) of signals (seed, time, region)."""
    return np.stack([signals[:, 1:], np.diff(signals, axis=1)], axis=-1)


def peak_of(plan: Plan) -> Array:
    """Highest |stimulus| of every region (region,), state units per s: as it was asked
    for, since the mean over a step hides short pulses, or as it is given where that is
    higher (noise)."""
    given = np.zeros(plan.present.size)
    for where, course in plan.stimuli:
        given += np.abs(where) * np.abs(course).max()
    asked = given if plan.peak is None else np.maximum(given, plan.peak)
    return asked * plan.present
