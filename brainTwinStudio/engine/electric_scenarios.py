"""Virtual surgery on a network that makes an EEG: paired runs of its alpha sources.

Removed regions lose noise, drives and connections; coupling is diffusive, so that the
damping of the others falls with what they lose. Every seed is run twice with the same
noise. Beta and background are local: surgery leaves those of other regions alone.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from brainTwinStudio.engine.effects import Plan, result_of
from brainTwinStudio.engine.electric_judging import running_of
from brainTwinStudio.engine.electric_network import Wires
from brainTwinStudio.engine.electric_run import BURN_IN_S, STEP_S, coupled_alpha
from brainTwinStudio.engine.grid import grid_of
from brainTwinStudio.engine.interventions import plan_of
from brainTwinStudio.engine.interventions.recovery import HELD
from brainTwinStudio.engine.plan_familiarity import of_sources
from brainTwinStudio.engine.seeds import SEEDS_AT_ONCE
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Scenario,
    ScenarioResult,
    StageResult,
    Stimulation,
    Twin,
)

Running = Mapping[str, Array]
HZ, SECONDS = 100.0, 30.0  # of a run: alpha forgets within a second
NO_STIMULUS = (
    "A twin of an EEG can be operated on, but not stimulated yet: how a stimulus moves "
    "its sources is not known. Stimulate a twin of fMRI."
)
WORDS = (
    ("Mean FC", "Mean correlation of alpha"),
    ("FC change", "Change of alpha correlation"),
    ("Log power", "Log alpha power"),
)


def electric_scenario(
    twin: Twin, scenario: Scenario, watcher: Watcher
) -> tuple[Scenario, Array, Array]:
    """The scenario with its result, and alpha sources in nA m before and after (seed,
    time, region), a sample every 1 / HZ; removed regions are NaN after."""
    if any(isinstance(change, Stimulation) for change in scenario.active):
        raise InputError(NO_STIMULUS)
    samples = round(SECONDS * HZ)
    plan = plan_of(twin, scenario.active, grid_of(SECONDS, 1 / HZ, STEP_S, BURN_IN_S))
    running, wires = running_of(twin)
    systems = [(running, wires), _edited(running, wires, plan)]
    if scenario.recovery:
        edited, left = systems[1]
        systems.append((_held(edited, left, wires), left))
    found: list[list[Array]] = []
    for first in range(0, scenario.seeds, SEEDS_AT_ONCE):
        if watcher.stop_requested() and found:
            break
        watcher.progress("Simulating", first / scenario.seeds)
        count = min(SEEDS_AT_ONCE, scenario.seeds)
        how = (HZ, samples, count, scenario.seed, first)
        runs = [coupled_alpha(p, network, *how) for p, network in systems]
        found.append([np.swapaxes(run, 1, 2) for run in runs])
    before, after, *later = (
        np.concatenate([runs[k] for runs in found])[: scenario.seeds]
        for k in range(len(systems))
    )
    after, *later = (np.where(plan.present > 0, x, np.nan) for x in (after, *later))
    watcher.progress("Comparing", 1.0)
    regions = twin.connectome.parcellation.region_names

    def unchanged(count: int, seed: int) -> Array:
        rows = [
            coupled_alpha(running, wires, HZ, samples, SEEDS_AT_ONCE, seed, first)
            for first in range(0, count, SEEDS_AT_ONCE)
        ]
        return np.swapaxes(np.concatenate(rows)[:count], 1, 2)

    known = dict(running), wires
    how = of_sources(known, unchanged, plan, (before, after), regions)
    result = _told(result_of(before, after, plan, regions))
    stages = []
    for runs in later:
        one = _told(result_of(before, runs, plan, regions))
        stages.append(StageResult("recovered", HELD, one.effects, one.cost, one.arrays))
    told = {"familiarity": how, "notes": plan.notes, "stages": tuple(stages)}
    return replace(scenario, result=replace(result, **told)), before, after


def _edited(running: Running, wires: Wires, plan: Plan) -> tuple[Running, Wires]:
    """Without what the plan takes, with its values, delays as it slows them."""
    here = plan.present
    weights = wires.weights * plan.factor * here[:, None] * here[None, :]
    slowed = 1.0 if plan.slowed is None else plan.slowed
    values = {**running, **plan.values}
    silent = {**values, "alpha_noise": values["alpha_noise"] * here}
    return silent, wires._replace(weights=weights, delays_s=wires.delays_s * slowed)


def _held(edited: Running, left: Wires, whole: Wires) -> Running:
    """With decay tuned so that every source has the growth left after coupling that the
    plan's own values give it with all connections."""

    def strength(of: Wires) -> Array:
        weights = np.array(of.weights)
        np.fill_diagonal(weights, 0.0)
        return float(edited["G"]) * weights.sum(axis=1)

    decay = edited["alpha_decay"] + strength(whole) - strength(left)
    return {**edited, "alpha_decay": decay}


def _told(result: ScenarioResult) -> ScenarioResult:
    """The effects in the words of alpha."""
    effects = []
    for effect in result.effects:
        label = effect.label
        for old, new in WORDS:
            label = label.replace(old, new)
        effects.append(replace(effect, label=label))
    return replace(result, effects=tuple(effects))
