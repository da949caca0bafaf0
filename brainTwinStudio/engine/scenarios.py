"""Virtual surgery and stimulation: the same noise before and after a change."""

from collections.abc import Iterable
from dataclasses import replace

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.black_box_runs import (
    free_black_box,
    is_black_box,
    sample_grid,
)
from brainTwinStudio.engine.black_box_support import in_signals
from brainTwinStudio.engine.effects import Plan, result_of
from brainTwinStudio.engine.extrapolation import PROBED, Case, refuse_left
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.plan_familiarity import of_black_box, of_network, probe
from brainTwinStudio.engine.run_twin import (
    Network,
    observed_pair,
    prepared,
    response_of,
)
from brainTwinStudio.engine.seeds import SEEDS_AT_ONCE, seed_keys
from brainTwinStudio.engine.simulation import Stimulus
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Change,
    Disconnection,
    Familiarity,
    Resection,
    Scenario,
    ScenarioResult,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.extrapolation import Extrapolation, outside, sentences

# Of the input a region loses, the share that its damping falls by: 1 in the diffusive
# form, 0 in the additive one, below 0 where regions answer less to less input, as
# quiet ones of reduced Wong-Wang, Wilson-Cowan and Jansen-Rit networks do. Their mean,
# -0.5, predicted resections of such brains best, and the five cover most of what they
# do: 88 % of edges, 79 % with 0.5 and -1.5 for the last two
# (tests/benchmarks/results/intervention_truth.md). Regions in saturation do otherwise.
SHARES = (-0.5, 0.0, -1.0, 1.0, -2.0)


NO_EDGES = (
    "{model} is a black box: it has no connections to cut, and no part of a region. "
    "Resect whole regions, or stimulate; or plan on a twin with a connectome."
)


def run(
    twin: Twin, scenario: Scenario, watcher: Watcher
) -> tuple[Scenario, Array, Array]:
    """The scenario with its result, and BOLD before and after (seed, time, region);
    removed regions are NaN after. Every seed is run twice with the same noise. Changes
    that are switched off have no effect.

    What becomes of damping where input is lost cannot be told from rest, so the seeds
    go through SHARES: intervals count with all of them, means with their mean.
    """
    if is_black_box(twin.spec.node):
        return _black_box(twin, scenario, watcher)
    sampling = twin.sampling
    samples, tr = sampling.run_samples[0], sampling.repetition_time_s
    known = twin.planning or twin.running
    parameters, before, grid = prepared(
        known, twin.spec.coupling, samples, tr, margin=-min(SHARES)
    )
    plan = plan_of(twin, scenario.active, grid)
    stimulus = stimulus_of(plan, grid)
    response = response_of(samples, tr, sampling.band_hz)
    regions = twin.connectome.parcellation.region_names
    after = changed(before, plan, shares_of(0, PROBED))
    case = Case(twin.spec.dynamics, parameters, after, grid, stimulus)
    found = probe(case, scenario.seed, regions)
    pairs: list[tuple[Array, Array]] = []
    for first in range(0, scenario.seeds, SEEDS_AT_ONCE):
        if watcher.stop_requested() and pairs:
            break
        watcher.progress("Simulating", first / scenario.seeds)
        count = min(SEEDS_AT_ONCE, scenario.seeds)
        keys = seed_keys(scenario.seed, first, count)
        after = changed(before, plan, shares_of(first, count))
        both = observed_pair(
            twin.spec.dynamics,
            grid,
            parameters,
            (before, after),
            stimulus,
            response,
            keys,
        )
        pairs.append((np.asarray(both[0]), np.asarray(both[1])))
    baseline = np.concatenate([pair[0] for pair in pairs])[: scenario.seeds]
    result = np.concatenate([pair[1] for pair in pairs])[: scenario.seeds]
    refuse_left(baseline, regions)
    refuse_left(result, regions)
    result[:, :, plan.present == 0] = np.nan
    watcher.progress("Comparing", 1.0)
    runs, members = (baseline, result), shares_of(0, len(baseline))
    how = of_network(found, case, before, plan, runs, members, response, regions)
    answer = _told(result_of(baseline, result, plan), found.met, how)
    return replace(scenario, result=answer), baseline, result


def _black_box(
    twin: Twin, scenario: Scenario, watcher: Watcher
) -> tuple[Scenario, Array, Array]:
    """The same of a black box: resected regions are held at their mean in what it sees,
    a stimulus is added to every sample."""
    sampling, changes = twin.sampling, scenario.active
    samples, tr = sampling.run_samples[0], sampling.repetition_time_s
    for change in changes:
        whole = not isinstance(change, Stimulation) and change.fraction >= 1
        if isinstance(change, Disconnection) or not (
            whole or isinstance(change, Stimulation)
        ):
            raise InputError(NO_EDGES.format(model=twin.spec.node))
    grid = sample_grid(samples, tr)
    plan = plan_of(twin, changes, grid)
    stimulus = stimulus_of(plan, grid)
    course = np.asarray(stimulus.course[grid.burn_in :, 0] @ stimulus.targets) * tr
    watcher.progress("Simulating", 0.0)
    both = [
        free_black_box(
            twin.spec.node,
            twin.running,
            samples=samples,
            repetition_time_s=tr,
            seeds=scenario.seeds,
            seed=scenario.seed,
            present=present,
            course=added,
        )
        for present, added in ((None, None), (plan.present, course))
    ]
    met = in_signals(twin, both[1], plan.present)
    both[1][:, :, plan.present == 0] = np.nan
    watcher.progress("Comparing", 1.0)
    how = of_black_box(twin, plan, (both[0], both[1]), met, tr)
    answer = _told(result_of(both[0], both[1], plan), met, how)
    return replace(scenario, result=answer), both[0], both[1]


def _told(
    result: ScenarioResult, met: tuple[Extrapolation, ...], how: Familiarity
) -> ScenarioResult:
    told = {"outside": outside(met), "notes": sentences(met), "familiarity": how}
    return replace(result, **told)


def plan_of(twin: Twin, changes: Iterable[Change], grid: Grid) -> Plan:
    """What a list of changes does to a network; refuses what cannot be done."""
    parcellation = twin.connectome.parcellation
    n = parcellation.count
    factor, present, touched = np.ones((n, n)), np.ones(n), np.zeros(n, bool)
    stimuli: list[tuple[Array, Array]] = []
    dose: dict[str, float] = {}
    for change in changes:
        if isinstance(change, Resection):
            at = [parcellation.index(name) for name in change.regions]
            cut = np.isin(np.arange(n), at)
            factor[cut[:, None] | cut[None, :]] *= 1 - change.fraction
            if change.fraction >= 1:
                present[at] = 0
            touched[at] = True
        elif isinstance(change, Disconnection):
            for target, source in change.edges:
                i, j = parcellation.index(target), parcellation.index(source)
                factor[i, j] *= 1 - change.fraction
                touched[[i, j]] = True
        else:
            at = [parcellation.index(name) for name in change.targets]
            course = course_of(change, grid)
            stimuli.append((np.isin(np.arange(n), at).astype(float), course))
            touched[at] = True
            for name, value in _dose(change, course, grid, len(at)).items():
                dose[name] = dose.get(name, 0.0) + value
    if not present.any() or present.sum() < 3:
        raise InputError("The resection leaves fewer than 3 regions.")
    return Plan(factor, present, tuple(stimuli), touched, dose)


def shares_of(first: int, count: int) -> Array:
    """SHARES of noise seeds first .. first + count - 1 (seed,), in turns."""
    return np.resize(np.asarray(SHARES), first + count)[first:]


def changed(before: Network, plan: Plan, shares: Array) -> Network:
    """The network after a change, one strength for every share (seed, region). Weights
    are not renormalised, which would hide the loss."""
    gain = before.gain * jnp.asarray(plan.factor)
    lost = (before.gain - gain).sum(axis=1)
    strength = before.strength - jnp.asarray(shares)[:, None] * lost
    return Network(gain, strength, jnp.asarray(plan.present))


def course_of(change: Stimulation, grid: Grid) -> Array:
    """Height of a stimulus at every step (sample, substep), state units per s; the
    burn-in is free of it. A pulse shorter than a step enters by its area."""
    total = (grid.burn_in + grid.samples) * grid.substeps
    edges = (np.arange(total + 1) - grid.burn_in * grid.substeps) * grid.dt_s
    start, end = edges[:-1], edges[1:]
    stop = np.inf if change.stop_s is None else change.stop_s
    share = np.clip(np.minimum(end, stop) - np.maximum(start, change.start_s), 0, None)
    on = share / grid.dt_s * (end > 0)
    middle = (start + end) / 2 - change.start_s
    if change.waveform == "constant":
        shape = np.ones(total)
    elif change.waveform == "sine":
        angle = 2 * np.pi * change.frequency_hz * middle + change.phase_rad
        shape = np.sin(angle)
    else:
        shape = _pulse_share(change, start - change.start_s, end - change.start_s)
    return (change.amplitude * on * shape).reshape(-1, grid.substeps)


def _pulse_share(change: Stimulation, start: Array, end: Array) -> Array:
    """Share of every step [start, end] that lies inside a pulse."""
    period = 1 / change.frequency_hz
    shift = change.phase_rad / (2 * np.pi) * period

    def inside(time: Array) -> Array:
        turns, rest = np.divmod(time + shift, period)
        return turns * change.width_s + np.minimum(rest, change.width_s)

    return (inside(end) - inside(start)) / (end - start)


def stimulus_of(plan: Plan, grid: Grid) -> Stimulus:
    n = plan.present.size
    total = grid.samples + grid.burn_in
    if not plan.stimuli:
        return Stimulus(jnp.zeros((1, n)), jnp.zeros((total, grid.substeps, 1)))
    targets = np.stack([where for where, _ in plan.stimuli])
    courses = np.stack([course for _, course in plan.stimuli], axis=-1)
    return Stimulus(jnp.asarray(targets * plan.present), jnp.asarray(courses))


def _dose(
    change: Stimulation, course: Array, grid: Grid, targets: int
) -> dict[str, float]:
    """Area of |stimulus| over time and regions in state units, highest amplitude in
    state units per s, and the time it takes; several stimuli of a plan add up."""
    return {
        "absolute_area": float(np.abs(course).sum() * grid.dt_s * targets),
        "peak_amplitude_per_s": abs(change.amplitude) if course.any() else 0.0,
        "time_on_s": float((course != 0).sum() * grid.dt_s),
        "targets": float(targets),
    }
