"""What a plan does to a network, and what came of it in paired runs."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from brainTwinStudio.analysis.connectivity import correlation, fisher_z, upper
from brainTwinStudio.analysis.network_cost import (
    global_efficiency,
    positive,
    strength,
)
from brainTwinStudio.analysis.systems import groups_of
from brainTwinStudio.project import Array, Effect, FrozenMap, ScenarioResult

COST_RUNS = 64  # paths are searched in at most so many runs


class Plan(NamedTuple):
    """weights factor (target, source), present (region,), stimulus course per region
    and step, the regions touched, and the dose. values: other values of parameters;
    slowed (target, source): factor on delays; notes: what is to be said of all that;
    peak (region,): highest |stimulus| as it was asked for, state units per s; felt:
    whether the model feels all stimuli at its steps."""

    factor: Array
    present: Array
    stimuli: tuple[tuple[Array, Array], ...]
    touched: Array
    dose: dict[str, float]
    values: Mapping[str, Array] = FrozenMap()
    slowed: Array | None = None
    notes: tuple[str, ...] = ()
    peak: Array | None = None
    felt: bool = True

    @property
    def is_structural(self) -> bool:
        """Whether it changes the network itself, not only what is put in."""
        gone = (self.present == 0).any() or (self.factor != 1).any()
        return bool(gone or self.values)


def result_of(
    before: Array, after: Array, plan: Plan, regions: Sequence[str] = ()
) -> ScenarioResult:
    """Of paired runs (seed, time, region) before and after a plan. regions: names, by
    which functional networks are told; without them their cost is not estimated."""
    kept = plan.present > 0
    rest = kept & ~plan.touched
    z_before = fisher_z(correlation(np.swapaxes(before, 1, 2)))
    z_after = fisher_z(correlation(np.swapaxes(after[:, :, kept], 1, 2)))
    power_before, power_after = before.var(axis=1), after.var(axis=1)
    n = kept.size
    fc_after = np.full((n, n), np.nan)
    fc_after[np.ix_(kept, kept)] = np.tanh(z_after.mean(axis=0))
    pairs = rest if rest.sum() > 2 else kept
    whose = "other" if rest.sum() > 2 else "remaining"
    old = upper(z_before[:, pairs][:, :, pairs])
    inside = pairs[kept]
    new = upper(z_after[:, inside][:, :, inside])
    effects = (
        Effect.of_runs(
            "mean_fc",
            f"Mean FC of the {whose} regions",
            "Fisher z",
            old.mean(axis=1),
            new.mean(axis=1),
        ),
        Effect.of_runs(
            "fc_change",
            "FC change (rms)",
            "Fisher z",
            np.zeros(len(old)),
            np.sqrt(((new - old) ** 2).mean(axis=1)),
        ),
        Effect.of_runs(
            "power",
            f"Log power of the {whose} regions",
            "log",
            np.log(power_before[:, pairs]).mean(axis=1),
            np.log(power_after[:, pairs]).mean(axis=1),
        ),
        *_target_effects(power_before, power_after, plan),
    )
    arrays = {
        "fc_before": np.tanh(z_before.mean(axis=0)),
        "fc_after": fc_after,
        "power_before": power_before.mean(axis=0),
        "power_after": power_after.mean(axis=0),
    }
    cost: tuple[Effect, ...] = ()
    if regions and plan.is_structural:
        whole = np.zeros((min(len(z_after), COST_RUNS), n, n))
        whole[np.ix_(np.arange(len(whole)), kept, kept)] = z_after[: len(whole)]
        cost = _cost(np.tanh(z_before[: len(whole)]), np.tanh(whole), kept, regions)
    return ScenarioResult(effects, FrozenMap(arrays), FrozenMap(plan.dose), cost=cost)


def _cost(
    before: Array, after: Array, kept: Array, regions: Sequence[str]
) -> tuple[Effect, ...]:
    """Change of strength and efficiency of every functional network, in percent of the
    unedited twin. before, after: FC (run, region, region)."""
    whole = positive(before, np.ones(len(kept)))
    left = positive(after, kept.astype(float))
    found = []
    for label, members in groups_of(regions).items():
        for name, word, measure in (
            ("strength", "FC strength", strength),
            ("efficiency", "global efficiency", global_efficiency),
        ):
            old, new = measure(whole, members), measure(left, members)
            if (old > 0).all():
                told = f"{label}: {word}"
                key = f"cost_{name}:{label}"
                hundred = np.full(len(old), 100.0)
                found.append(Effect.of_runs(key, told, "%", hundred, 100 * new / old))
    return tuple(found)


def _target_effects(before: Array, after: Array, plan: Plan) -> tuple[Effect, ...]:
    """What a stimulus does where it is given."""
    if not plan.stimuli:
        return ()
    at = np.any([where != 0 for where, _ in plan.stimuli], axis=0) & (plan.present > 0)
    if not at.any():
        return ()
    return (
        Effect.of_runs(
            "target_power",
            "Log power of stimulated regions",
            "log",
            np.log(before[:, at]).mean(axis=1),
            np.log(after[:, at]).mean(axis=1),
        ),
    )
