"""What becomes of seizures under a plan: the same draws without it, right after it, and
once inhibition is tuned again (recovery.py), all begun in the same states."""

from collections.abc import Sequence

import numpy as np

from brainTwinStudio.analysis.systems import groups_of
from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.interventions import structural_plan
from brainTwinStudio.engine.seizures.forward import Runs, onsets
from brainTwinStudio.engine.seizures.network import connections_of
from brainTwinStudio.engine.seizures.posterior import runs_of
from brainTwinStudio.engine.seizures.recovery import recovered_x0
from brainTwinStudio.project import Array, Change, FrozenMap
from brainTwinStudio.project.seizure_plan import RECOVERED, UNFAMILIAR
from brainTwinStudio.project.seizure_twin import (
    SeizureOutcome,
    SeizureRecovery,
    SeizureTwin,
    Spread,
)

LOW, HIGH = 0.05, 0.95
RESAMPLED = 400
NO_INTERVAL = Spread(float("nan"), float("nan"), float("nan"))
UNSEEN = (
    "Contacts saw {seen} of {all} regions. What the others do is told by the prior "
    "and the connectome only: a zone that no contact saw is not removed by this plan."
)
SAME_CAUSE = (
    "Intervals count what the recordings leave open in this model, not what the model "
    "itself may have wrong."
)

ACUTE = (
    "The plan is acute: what inhibition regains in the weeks after surgery is not "
    "played. Recovery can be asked for."
)


def outcome_of(
    twin: SeizureTwin,
    changes: Sequence[Change],
    runs: int,
    seed: int,
    *,
    recovery: bool = False,
) -> SeizureOutcome:
    """Raises InputError where a change is no surgery, or too little is left."""
    plan = structural_plan(twin, changes)
    picked, member = picked_runs(twin, runs, seed)
    whole = connections_of(twin.connectome.weights)
    everything = np.ones((1, len(whole)))
    before = onsets(picked, whole, everything)[0]
    after = onsets(picked, whole * plan.factor, plan.present[None])[0]
    likely, many, late = (
        [
            spread_of(measure(onset, twin.seconds_per_unit), member, seed)
            for onset in (before, after)
        ]
        for measure in (_likelihood, _count, _delay)
    )
    gone = plan.present == 0
    later = _recovery(twin, plan, picked, member, seed) if recovery else None
    return SeizureOutcome(
        likely[0],
        likely[1],
        many[0],
        many[1],
        late[0],
        late[1],
        np.isfinite(before).mean(axis=0),
        np.where(gone, np.nan, np.isfinite(after).mean(axis=0)),
        cost_of(twin, plan),
        runs,
        seed,
        (*plan.notes, *notes_of(twin, recovery=recovery)),
        later,
    )


def _recovery(
    twin: SeizureTwin, plan: Plan, picked: Runs, member: Array, seed: int
) -> SeizureRecovery:
    """The runs right after, with excitability tuned again."""
    whole = connections_of(twin.connectome.weights)
    left = whole * plan.factor * plan.present[:, None] * plan.present
    x0 = recovered_x0(picked.x0, picked.coupling, whole, left)
    tuned = picked._replace(x0=x0)
    onset = onsets(tuned, whole * plan.factor, plan.present[None])[0]
    likely, many, late = (
        spread_of(measure(onset, twin.seconds_per_unit), member, seed)
        for measure in (_likelihood, _count, _delay)
    )
    gone = plan.present == 0
    moved = (x0 - picked.x0).T
    told = moved.mean(axis=0), *np.quantile(moved, (LOW, HIGH), axis=0)
    shown = [np.where(gone, np.nan, row) for row in (np.isfinite(onset).mean(0), *told)]
    return SeizureRecovery(likely, many, late, *shown)


def notes_of(twin: SeizureTwin, *, recovery: bool = False) -> tuple[str, ...]:
    """What is to be known before believing an outcome."""
    seen = sum(twin.zone.sampled)
    unseen = UNSEEN.format(seen=seen, all=len(twin.zone.sampled))
    always = SAME_CAUSE, RECOVERED if recovery else ACUTE, UNFAMILIAR
    return (unseen, *always) if seen < len(twin.zone.sampled) else always


def picked_runs(twin: SeizureTwin, runs: int, seed: int) -> tuple[Runs, Array]:
    """Draws in turns of the members, seizures in turns, and whose each is (run,)."""
    rng = np.random.default_rng([seed, 0x50])
    by_member = [np.flatnonzero(twin.member == m) for m in np.unique(twin.member)]
    orders = [rng.permutation(of) for of in by_member]
    turns = np.arange(runs)
    which = turns % len(orders)
    places = turns // len(orders)
    picked = np.array(
        [
            orders[m][place % len(orders[m])]
            for place, m in zip(places, which, strict=True)
        ]
    )
    seizures = twin.draws["start_z"].shape[1]
    seizure = (turns // len(orders)) % seizures
    return runs_of(twin.draws, picked, seizure), which


def _likelihood(onset: Array, seconds: float) -> Array:
    return np.isfinite(onset).any(axis=1).astype(float)


def _count(onset: Array, seconds: float) -> Array:
    return np.isfinite(onset).sum(axis=1).astype(float)


def _delay(onset: Array, seconds: float) -> Array:
    several = np.isfinite(onset).sum(axis=1) > 1
    last = np.max(onset, axis=1, where=np.isfinite(onset), initial=-np.inf)
    first = np.min(onset, axis=1, where=np.isfinite(onset), initial=np.inf)
    with np.errstate(invalid="ignore"):
        return np.where(several, seconds * (last - first), np.nan)


def spread_of(values: Array, member: Array, seed: int) -> Spread:
    """Mean of values (run,), NaN left out, with 90 % over members drawn again with
    their runs: runs of one fit are not independent of each other."""
    if not np.isfinite(values).any():
        return NO_INTERVAL
    rng = np.random.default_rng([seed, 0x51])
    groups = [values[member == m] for m in np.unique(member)]
    groups = [group[np.isfinite(group)] for group in groups]
    groups = [group for group in groups if len(group)]
    sums = np.array([group.sum() for group in groups])
    counts = np.array([len(group) for group in groups], float)
    chosen = rng.dirichlet(np.ones(len(groups)), RESAMPLED)
    means = (chosen @ sums) / (chosen @ counts)
    within = np.sqrt(values[np.isfinite(values)].var() / counts.sum())
    means = means + within * rng.normal(size=RESAMPLED)
    low, high = np.quantile(means, (LOW, HIGH))
    value = float(sums.sum() / counts.sum())
    top, bottom = float(values[np.isfinite(values)].max()), 0.0
    return Spread(
        value,
        float(np.clip(min(low, value), bottom, max(top, value))),
        float(np.clip(max(high, value), bottom, max(top, value))),
    )


def cost_of(twin: SeizureTwin, plan: Plan) -> FrozenMap[float]:
    """Share of connection strength that each functional network, and all, loses."""
    weights = np.sqrt(twin.connectome.weights)
    here = plan.present[:, None] * plan.present[None]
    left = weights * plan.factor * here
    groups = groups_of(twin.connectome.parcellation.region_names)
    found = {"all": _lost(weights, left, list(range(len(weights))))}
    parts = {name: list(at) for name, at in groups.items() if len(at) < len(weights)}
    found |= {name: _lost(weights, left, at) for name, at in parts.items()}
    return FrozenMap(found)


def _lost(before: Array, after: Array, at: list[int]) -> float:
    whole = float(before[at].sum())
    return 1 - float(after[at].sum()) / whole if whole > 0 else 0.0
