"""What drove the predicted effect of a plan: each factor is taken out and the plan is
run again with the same noise (ablation, SCIENCE.md E.9).

Of a plan that changes connections, a factor is one part of the plan, all changed input
of one region, or one changed connection; taking it out gives the region or connection
its old weights back. Of a stimulation, a connection out of the stimulated regions is
cut in both runs of a pair. Regions and connections are chosen by integrated gradients
of the mean FC in the linear theory (Sundararajan et al. 2017, arXiv:1703.01365), or,
where there is none, by the weights that change; what counts is the ablation.
"""

import time
from collections.abc import Iterator

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.connectivity import correlation, fisher_z, upper
from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.extrapolation import refuse_left
from brainTwinStudio.engine.plan_pair import changed, pair_of, shares_of
from brainTwinStudio.engine.plan_stimulus import stimulus_of
from brainTwinStudio.engine.run_twin import (
    Network,
    network_of,
    observed_pair,
    response_of,
)
from brainTwinStudio.engine.scenario_factors import Setting, factors_of, isolated
from brainTwinStudio.engine.scenario_theory import integrated
from brainTwinStudio.engine.seeds import SEEDS_AT_ONCE, seed_keys
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Effect,
    Scenario,
    Twin,
)
from brainTwinStudio.project.scenario_drivers import Driver, PlanDrivers

ALONE = (
    "Removed regions stand here without connections instead of being deleted: they "
    "keep their share of the global signal that the recording lost."
)
UNSCREENED = (
    "The linear theory says nothing of this plan; regions and connections were chosen "
    "by the weights that change."
)
LEFT_OUT = "Without {name} the network leaves its range; this factor is left out."
Outcomes = dict[str, Array]  # name -> after minus before (seed,)
LABELS = {
    "mean_fc": ("Mean FC of the other regions", "Fisher z"),
    "power": ("Log power of the other regions", "log"),
    "target_power": ("Log power of stimulated regions", "log"),
}


def drivers(
    twin: Twin, scenario: Scenario, watcher: Watcher, most: int = 6
) -> PlanDrivers:
    """Of a plan on a twin: of each kind the `most` factors that the screening puts
    first. A stop ends it with those so far."""
    began = time.perf_counter()
    _check(twin, scenario)
    runs = _Runs(twin, scenario)
    watcher.progress("Whole plan", 0.0)
    everything = np.ones_like(runs.plan.factor)
    whole, pairs = runs.outcomes(runs.plan, everything)
    theory = integrated(twin, runs.parameters, runs.network, runs.plan, runs.rest)
    factors, screened = factors_of(twin, scenario.active, runs.setting, theory, most)
    found: list[Driver] = []
    notes = list(_notes(runs, theory.whole))
    stopped = False
    for number, factor in enumerate(factors):
        if watcher.stop_requested():
            stopped = True
            break
        watcher.progress(f"Without {factor.name}", (number + 1) / (len(factors) + 1))
        try:
            left, _ = runs.outcomes(factor.plan, factor.kept)
        except InputError:
            notes.append(LEFT_OUT.format(name=factor.name))
            continue
        told = tuple(_effect(name, left[name], whole[name]) for name in whole)
        found.append(Driver(factor.kind, factor.name, factor.regions, told,
                            factor.linear))  # fmt: skip
    return PlanDrivers(
        twin.id,
        scenario.id,
        scenario.name,
        tuple(_effect(name, *pairs[name]) for name in whole),
        _ranked(found),
        screened,
        theory.whole,
        scenario.seeds,
        scenario.seed,
        time.perf_counter() - began,
        tuple(notes),
        stopped,
    )


def _check(twin: Twin, scenario: Scenario) -> None:
    if is_black_box(twin.spec.node):
        raise InputError(
            f"{twin.spec.node} is a black box: it has no connections whose part in a "
            "plan could be told. Plan on a twin with a connectome."
        )
    if not scenario.active:
        raise InputError(f"The plan “{scenario.name}” changes nothing yet.")


def _notes(runs: "_Runs", linear: float) -> Iterator[str]:
    if (runs.gone > 0).any() and float(runs.parameters["global_signal_removed"]) > 0:
        yield ALONE
    if not np.isfinite(linear):
        yield UNSCREENED


def _effect(name: str, before: Array, after: Array) -> Effect:
    label, unit = LABELS[name]
    return Effect.of_runs(name, label, unit, before, after)


def _ranked(found: list[Driver]) -> tuple[Driver, ...]:
    """Kinds in their order, in each the largest change of the first outcome first."""
    kinds = ("part of the plan", "region", "connection")
    return tuple(
        sorted(found, key=lambda d: (kinds.index(d.kind), -abs(d.effects[0].value)))
    )


class _Runs:
    """Paired runs of a twin with the noise of a scenario."""

    def __init__(self, twin: Twin, scenario: Scenario) -> None:
        sampling = twin.sampling
        samples, tr = sampling.run_samples[0], sampling.repetition_time_s
        pair = pair_of(twin, scenario.active)
        self.parameters, self.network = pair.before, pair.network
        self.grid, self._coupling = pair.grid, twin.spec.coupling
        self._dynamics, self._scenario = twin.spec.dynamics, scenario
        self._names = twin.connectome.parcellation.region_names
        self._response = response_of(samples, tr, sampling.band_hz)
        asked = pair.plan
        self.gone = 1 - asked.present
        self.plan = isolated(asked)
        kept = asked.present > 0
        rest = kept & ~asked.touched
        self.rest = rest if rest.sum() > 2 else kept
        hit = [where != 0 for where, _ in asked.stimuli]
        self._targets = np.any(hit, axis=0) & kept if hit else np.zeros_like(kept)
        self.setting = Setting(
            self._names, self.network, self.grid, self.plan, self.gone
        )

    def outcomes(
        self, plan: Plan, kept: Array
    ) -> tuple[Outcomes, dict[str, tuple[Array, Array]]]:
        """Name -> after minus before (seed,), and both apart; of a plan on the network
        whose weights are multiplied by `kept`. Raises InputError where a run leaves
        its range."""
        own = {k: jnp.asarray(v, jnp.float64) for k, v in plan.values.items()}
        both_values = self.parameters, {**self.parameters, **own}
        mask = jnp.asarray(kept)
        base = self.network._replace(gain=self.network.gain * mask)
        edited = network_of(both_values[1], self._coupling) if own else self.network
        edited = Network(edited.gain * mask, edited.strength, edited.present)
        stimulus = stimulus_of(plan, self.grid)
        seeds, before, after = self._scenario.seeds, [], []
        for first in range(0, seeds, SEEDS_AT_ONCE):
            count = min(SEEDS_AT_ONCE, seeds)
            both = observed_pair(
                self._dynamics,
                self.grid,
                both_values,
                (base, changed(edited, plan, shares_of(first, count))),
                stimulus,
                self._response,
                seed_keys(self._scenario.seed, first, count),
            )
            before.append(self._numbers(np.asarray(both[0])))
            after.append(self._numbers(np.asarray(both[1])))
        pairs = {
            name: (
                np.concatenate([part[name] for part in before])[:seeds],
                np.concatenate([part[name] for part in after])[:seeds],
            )
            for name in before[0]
        }
        return {n: b - a for n, (a, b) in pairs.items()}, pairs

    def _numbers(self, runs: Array) -> Outcomes:
        """Of (seed, time, region): a number of every run."""
        refuse_left(runs, self._names)
        z = fisher_z(correlation(np.swapaxes(runs[:, :, self.rest], 1, 2)))
        power = np.log(runs.var(axis=1))
        told = {
            "mean_fc": upper(z).mean(axis=1),
            "power": power[:, self.rest].mean(axis=1),
        }
        if self._targets.any():
            told["target_power"] = power[:, self._targets].mean(axis=1)
        return told
