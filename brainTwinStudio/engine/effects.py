"""What a plan does to a network, and what came of it in paired runs."""

from typing import NamedTuple

import numpy as np

from brainTwinStudio.analysis.connectivity import correlation, fisher_z, upper
from brainTwinStudio.project import Array, Effect, FrozenMap, ScenarioResult


class Plan(NamedTuple):
    """weights factor (target, source), present (region,), stimulus course per region
    and step, the regions touched, and the dose."""

    factor: Array
    present: Array
    stimuli: tuple[tuple[Array, Array], ...]
    touched: Array
    dose: dict[str, float]


def result_of(before: Array, after: Array, plan: Plan) -> ScenarioResult:
    """Of paired runs (seed, time, region) before and after a plan."""
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
    return ScenarioResult(effects, FrozenMap(arrays), FrozenMap(plan.dose))


def _target_effects(before: Array, after: Array, plan: Plan) -> tuple[Effect, ...]:
    """What a stimulus does where it is given."""
    if not plan.stimuli:
        return ()
    at = (np.stack([where for where, _ in plan.stimuli]).sum(axis=0) > 0) & (
        plan.present > 0
    )
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
