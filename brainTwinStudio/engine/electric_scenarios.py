"""Virtual surgery on a network that makes an EEG: paired runs of its alpha sources.

Removed regions lose noise, drives and connections; coupling is diffusive, so that the
damping of the others falls with what they lose. Every seed is run twice with the same
noise. Beta and background are local: surgery leaves those of other regions alone.
"""

from dataclasses import replace

import numpy as np

from brainTwinStudio.engine.effects import result_of
from brainTwinStudio.engine.electric_judging import running_of
from brainTwinStudio.engine.electric_run import BURN_IN_S, STEP_S, coupled_alpha
from brainTwinStudio.engine.grid import grid_of
from brainTwinStudio.engine.plan_familiarity import of_sources
from brainTwinStudio.engine.scenarios import plan_of
from brainTwinStudio.engine.seeds import SEEDS_AT_ONCE
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Scenario, ScenarioResult, Stimulation, Twin

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
    here = plan.present
    left = wires._replace(
        weights=wires.weights * plan.factor * here[:, None] * here[None, :]
    )
    without = {**running, "alpha_noise": running["alpha_noise"] * here}
    pairs: list[tuple[Array, Array]] = []
    for first in range(0, scenario.seeds, SEEDS_AT_ONCE):
        if watcher.stop_requested() and pairs:
            break
        watcher.progress("Simulating", first / scenario.seeds)
        count = min(SEEDS_AT_ONCE, scenario.seeds)
        how = (HZ, samples, count, scenario.seed, first)
        both = (coupled_alpha(running, wires, *how), coupled_alpha(without, left, *how))
        pairs.append((np.swapaxes(both[0], 1, 2), np.swapaxes(both[1], 1, 2)))
    before, after = (
        np.concatenate([pair[k] for pair in pairs])[: scenario.seeds] for k in (0, 1)
    )
    after = np.where(here > 0, after, np.nan)
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
    result = _told(replace(result_of(before, after, plan), familiarity=how))
    return replace(scenario, result=result), before, after


def _told(result: ScenarioResult) -> ScenarioResult:
    """The effects in the words of alpha."""
    effects = []
    for effect in result.effects:
        label = effect.label
        for old, new in WORDS:
            label = label.replace(old, new)
        effects.append(replace(effect, label=label))
    return replace(result, effects=tuple(effects))
