"""Plans side by side, and the difference of two. No Qt."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.analysis.connectivity import correlation, fisher_z, upper
from brainTwinStudio.analysis.paired import PairedFc, paired_fc
from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Array, Effect, Scenario
from brainTwinStudio.project.familiarity import NOT_KNOWN, Level
from brainTwinStudio.report.figures.forest import WITHIN_NOISE, reading
from brainTwinStudio.report.wording import NOT_ESTIMATED
from brainTwinStudio.ui.effect_rows import effect_row, shown
from brainTwinStudio.ui.plan_runs import FULL_SEEDS, runs_of

OUTCOMES = (
    ("mean_fc", tr("Mean FC")),
    ("fc_change", tr("FC change (rms)")),
    ("power", tr("Power elsewhere")),
    ("target_power", tr("Power at target")),
)
LEVELS: dict[Level, tuple[str, str]] = {
    "familiar": (tr("familiar"), ""),
    "stretched": (tr("stretched"), "warn"),
    "unfamiliar": (tr("unfamiliar"), "bad"),
}
NOT_RUN = tr("not run")
NONE = "–"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One cell: what changed, its interval in words, the number to sort by; token: of
    its colour where it has one."""

    text: str
    key: float | None = None
    noise: bool = False
    tip: str = ""
    token: str = ""


def outcomes_of(plan: Scenario) -> tuple[Outcome, ...]:
    """One cell for each of OUTCOMES."""
    if plan.result is None:
        return tuple(Outcome(NOT_RUN) for _ in OUTCOMES)
    effects = {effect.name: effect for effect in plan.result.effects}
    return tuple(
        _outcome(effects[name]) if name in effects else Outcome(NONE)
        for name, _ in OUTCOMES
    )


def familiarity_of(plan: Scenario) -> Outcome:
    """Whether a plan stays within what the twin knows."""
    if plan.result is None:
        return Outcome(NOT_RUN)
    how = plan.result.familiarity
    if how is None:
        return Outcome(NOT_ESTIMATED, tip=NOT_KNOWN)
    word, token = LEVELS[how.level]
    key = float([*LEVELS].index(how.level))
    return Outcome(word, key, tip=heard(how.sentence), token=token)


def runs_words(plan: Scenario) -> str:
    """What a plan's numbers are from."""
    if plan.result is None:
        return NONE
    if plan.seeds >= FULL_SEEDS:
        return f"{runs_of(plan)}"
    return tr("{count}, preview", count=runs_of(plan))


def _outcome(effect: Effect) -> Outcome:
    said = reading(effect)
    if said == NOT_ESTIMATED:
        return Outcome(said)
    row = effect_row(effect, 1.0)
    unit = f" {shown(effect).unit}" if row.change.endswith("%") else ""
    interval = row.interval.removesuffix("\u00a0%")
    change = row.change.removesuffix("\u00a0%")
    text = f"{change} {interval}{unit}"
    return Outcome(text, row.value, said == WITHIN_NOISE, f"{said}. {row.tip}")


# ---------------------------------------------------------------- two plans


def comparable(one: ScenarioAnswer | None, other: ScenarioAnswer | None) -> bool:
    """Whether runs of two plans had the same noise on the same twin."""
    if one is None or other is None:
        return False
    first, second = one.scenario, other.scenario
    same = (first.twin_id, first.seed) == (second.twin_id, second.seed)
    return same and one.after.shape[1:] == other.after.shape[1:]


def between(
    one: ScenarioAnswer, other: ScenarioAnswer
) -> tuple[tuple[Effect, ...], PairedFc]:
    """How the brain under one plan differs from that under the other, run by run with
    the same noise, over the regions that both leave. Takes up to a second."""
    runs = min(len(one.after), len(other.after))
    first, second = one.after[:runs], other.after[:runs]
    spread = paired_fc(first, second)
    kept = np.isfinite(spread.regions)
    old, new = _fisher(first[:, :, kept]), _fisher(second[:, :, kept])
    power = (
        np.log(first[:, :, kept].var(axis=1)).mean(axis=1),
        np.log(second[:, :, kept].var(axis=1)).mean(axis=1),
    )
    size = np.sqrt(((new - old) ** 2).mean(axis=1))
    effects = (
        Effect.of_runs(
            "mean_fc", "Mean FC", "Fisher z", old.mean(axis=1), new.mean(axis=1)
        ),
        Effect.of_runs("fc_change", "FC difference (rms)", "Fisher z", 0 * size, size),
        Effect.of_runs("power", "Log power", "log", *power),
    )
    return effects, spread


def _fisher(runs: Array) -> Array:
    return upper(fisher_z(correlation(np.swapaxes(runs, 1, 2))))
