"""Virtual surgery and stimulation: the same noise before and after a change."""

from collections.abc import Callable
from dataclasses import replace

import jax
import numpy as np

from brainTwinStudio.engine.after_effects import after_effects
from brainTwinStudio.engine.amplitude_check import amplitude_check
from brainTwinStudio.engine.black_box_runs import (
    free_black_box,
    is_black_box,
    sample_grid,
)
from brainTwinStudio.engine.black_box_support import in_signals
from brainTwinStudio.engine.drawn_runs import drawn_runs, draws_of
from brainTwinStudio.engine.effects import result_of
from brainTwinStudio.engine.extrapolation import PROBED, Case, refuse_left
from brainTwinStudio.engine.interventions import plan_of
from brainTwinStudio.engine.interventions.recovery import HELD, tuning_of
from brainTwinStudio.engine.plan_familiarity import of_black_box, of_network, probe
from brainTwinStudio.engine.plan_pair import (
    Pair,
    changed,
    growth_arrays,
    growth_effect,
    pair_of,
    recovered,
    shares_of,
)
from brainTwinStudio.engine.plan_stimulus import stimulus_of
from brainTwinStudio.engine.run_twin import Network, observed_pair, response_of
from brainTwinStudio.engine.seeds import SEEDS_AT_ONCE, seed_keys
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Familiarity,
    FrozenMap,
    Scenario,
    ScenarioResult,
    StageResult,
    Twin,
)
from brainTwinStudio.project.extrapolation import Extrapolation, outside, sentences

NO_EDGES = (
    "{model} is a black box: it has no connections to cut, and no part of a region. "
    "Resect whole regions, or stimulate; or plan on a twin with a connectome."
)
NetworkOf = Callable[[int, int], Network]  # first seed, count -> what runs after


def run(
    twin: Twin, scenario: Scenario, watcher: Watcher
) -> tuple[Scenario, Array, Array]:
    """The scenario with its result, and BOLD before and after (seed, time, region);
    removed regions are NaN after. Every seed is run twice with the same noise. Changes
    that are switched off have no effect.

    What becomes of damping where input is lost cannot be told from rest, so the seeds
    go through SHARES: intervals count with all of them, means with their mean. With
    `recovery` the plan is run once more with the working point of every region held,
    as the stage "recovered". Of plans that only stimulate the seeds go through draws of
    the twin's parameters, where it has them.
    """
    if is_black_box(twin.spec.node):
        return _black_box(twin, scenario, watcher)
    if scenario.recovery:
        tuning_of(twin.spec.node)
    sampling = twin.sampling
    pair = pair_of(twin, scenario.active)
    plan, stimulus = pair.plan, stimulus_of(pair.plan, pair.grid)
    response = response_of(
        sampling.run_samples[0], sampling.repetition_time_s, sampling.band_hz
    )
    regions = twin.connectome.parcellation.region_names
    probed = changed(pair.edited, plan, shares_of(0, PROBED))
    case = Case(twin.spec.dynamics, pair.after, probed, pair.grid, stimulus)
    found = probe(case, scenario.seed, regions)

    def acute(first: int, count: int) -> Network:
        return changed(pair.edited, plan, shares_of(first, count))

    drawn = draws_of(twin) > 0 and bool(plan.stimuli) and not plan.is_structural
    few = min(scenario.seeds, SEEDS_AT_ONCE) if drawn else scenario.seeds
    runner = _Runner(twin, replace(scenario, seeds=few), pair, response, watcher)
    baseline, after = runner.runs(acute, "Simulating")
    later = runner.later() if scenario.recovery else None
    watcher.progress("Comparing", 1.0)
    members = shares_of(0, len(baseline))
    usual = case._replace(parameters=pair.before, network=pair.network)
    what = (baseline, after), members, response, regions
    how = of_network(found, case, usual, plan, *what)
    if drawn:  # familiarity is that of the twin itself
        baseline, after = drawn_runs(twin, scenario, response, watcher)
    result = _with_growth(twin, pair, result_of(baseline, after, plan, regions), acute)
    left = after_effects(baseline, after, plan, pair.grid)
    result = replace(result, effects=(*result.effects, *left))
    answer = _told(result, found.met, how)
    reversed_ = amplitude_check(twin, baseline).of_effects if plan.stimuli else ""
    told = (reversed_,) if reversed_ else ()
    draws = draws_of(twin) if drawn else 0
    notes = (*told, *answer.notes, *plan.notes)
    answer = replace(answer, notes=notes, draws=draws)
    if later is not None:
        answer = replace(answer, stages=(runner.stage(baseline, later),))
    return replace(scenario, result=answer), baseline, after


class _Runner:
    """Paired runs of a twin and its plan."""

    def __init__(
        self,
        twin: Twin,
        scenario: Scenario,
        pair: Pair,
        response: jax.Array,
        watcher: Watcher,
    ) -> None:
        self._twin, self._scenario, self._pair = twin, scenario, pair
        self._response, self._watcher = response, watcher
        self._stimulus = stimulus_of(pair.plan, pair.grid)
        self._regions = twin.connectome.parcellation.region_names

    def runs(self, after: NetworkOf, word: str) -> tuple[Array, Array]:
        """BOLD before and after (seed, time, region). A stop ends it with those so
        far."""
        pair, scenario = self._pair, self._scenario
        done: list[tuple[Array, Array]] = []
        for first in range(0, scenario.seeds, SEEDS_AT_ONCE):
            if self._watcher.stop_requested() and done:
                break
            self._watcher.progress(word, first / scenario.seeds)
            count = min(SEEDS_AT_ONCE, scenario.seeds)
            both = observed_pair(
                self._twin.spec.dynamics,
                pair.grid,
                (pair.before, pair.after),
                (pair.network, after(first, count)),
                self._stimulus,
                self._response,
                seed_keys(scenario.seed, first, count),
            )
            done.append((np.asarray(both[0]), np.asarray(both[1])))
        before = np.concatenate([one for one, _ in done])[: scenario.seeds]
        changed = np.concatenate([one for _, one in done])[: scenario.seeds]
        refuse_left(before, self._regions)
        refuse_left(changed, self._regions)
        changed[:, :, pair.plan.present == 0] = np.nan
        return before, changed

    def later(self) -> Array:
        """BOLD (seed, time, region) once the working point is found again."""
        return self.runs(self._recovered, "Recovering")[1]

    def stage(self, before: Array, after: Array) -> StageResult:
        """Of as many runs as both have."""
        runs = min(len(before), len(after))
        both = before[:runs], after[:runs]
        result = result_of(*both, self._pair.plan, self._regions)
        result = _with_growth(self._twin, self._pair, result, self._recovered)
        arrays = dict(result.arrays)
        if "a_eff_after" in arrays:
            kept = np.isfinite(arrays["a_eff_after"])
            held = np.asarray(self._pair.after["a"] - self._pair.edited.strength)
            arrays["a_eff_after"] = np.where(kept, held, np.nan)
        cost = result.cost
        return StageResult("recovered", HELD, result.effects, cost, FrozenMap(arrays))

    def _recovered(self, first: int, count: int) -> Network:
        return recovered(self._pair, count)


def _with_growth(
    twin: Twin, pair: Pair, result: ScenarioResult, after: NetworkOf
) -> ScenarioResult:
    """With a_eff among the effects, as the runs had it, and by the equations alone."""
    runs = result.effects[0].seeds
    extra = growth_effect(twin, pair, np.asarray(after(0, runs).strength))
    arrays = {**result.arrays, **growth_arrays(twin, pair)}
    effects = (*result.effects, *extra)
    return replace(result, effects=effects, arrays=FrozenMap(arrays))


def _black_box(
    twin: Twin, scenario: Scenario, watcher: Watcher
) -> tuple[Scenario, Array, Array]:
    """The same of a black box: resected regions are held at their mean in what it sees,
    a stimulus is added to every sample."""
    sampling, changes = twin.sampling, scenario.active
    samples, tr = sampling.run_samples[0], sampling.repetition_time_s
    grid = sample_grid(samples, tr)
    if scenario.recovery:
        tuning_of(twin.spec.node)
    plan = plan_of(twin, changes, grid)
    here = plan.present > 0
    if (plan.factor[np.ix_(here, here)] != 1).any():
        raise InputError(NO_EDGES.format(model=twin.spec.node))
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
    regions = twin.connectome.parcellation.region_names
    answer = _told(result_of(both[0], both[1], plan, regions), met, how)
    answer = replace(answer, notes=(*answer.notes, *plan.notes))
    return replace(scenario, result=answer), both[0], both[1]


def _told(
    result: ScenarioResult, met: tuple[Extrapolation, ...], how: Familiarity
) -> ScenarioResult:
    told = {"outside": outside(met), "notes": sentences(met), "familiarity": how}
    return replace(result, **told)
