"""What the 3D view shows of a plan: changed values and marks."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.analysis.connectivity import global_connectivity, mean_change
from brainTwinStudio.analysis.paired import QUANTILES, PairedFc
from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Array,
    Change,
    Parcellation,
    Scenario,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.stimulation_search import StimulationSearch
from brainTwinStudio.report.touched import marks_of, touched
from brainTwinStudio.report.wording import share
from brainTwinStudio.ui import plan_runs
from brainTwinStudio.ui.panels.brain_plan_tags import RECRUITED, recruited_tag
from brainTwinStudio.ui.panels.brain_values import Colouring
from brainTwinStudio.ui.panels.words import PLAN

SURGERY = (
    ("twin", tr("Twin")), ("plan", PLAN),
    ("difference", tr("Difference")), ("both", tr("Both")),
)  # fmt: skip
STIMULUS = (
    ("field", tr("Field")), ("response", tr("Response")),
    ("difference", tr("Difference")), ("both", tr("Both")),
    ("search", tr("Search")), ("adjoint", tr("Adjoint")),
)  # fmt: skip
OF_RUN = ("response", "difference", "both")
SHARES = {"response": tr("share of target"), "field": tr("share of amplitude")}
NOT_RUN = tr("This plan has not been run yet: no effect to show.")
NOISE = tr("Grey and hatched: the change is within noise.")
NO_NOISE = tr(
    "Spread over runs not kept; run the plan again to see what is within noise."
)
RESPONSE = tr(
    "Response: change of log power as a share of the stimulated regions' own."
)
ONLY_TARGET = tr("No other region responds with {} or more of the targets' response.")
FIELD = tr("Field: what each region gets of the amplitude, not what it does there.")
OF_SEARCH = {
    "search": tr(
        "Search: mean that is believed of the best setting at every region; grey "
        "and hatched: not allowed, not estimated."
    ),
    "adjoint": tr(
        "Adjoint: slope of the searched outcome by what a region gets of the "
        "first choice."
    ),
}
NO_RESPONSE = tr(
    "The stimulated regions gain no power beyond noise: no response to show."
)


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """What the paired runs of a plan tell besides their means. fc: change of FC;
    log_power (run, region): change of log power, NaN for removed regions."""

    fc: PairedFc
    log_power: Array


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Positions of regions, and (target, source) pairs, that a plan touches."""

    removed: tuple[int, ...] = ()
    weakened: tuple[int, ...] = ()
    stimulated: tuple[int, ...] = ()
    cut_edges: tuple[tuple[int, int], ...] = ()
    muted: tuple[int, ...] = ()


def is_stimulus(scenario: Scenario | None) -> bool:
    """Whether a plan stimulates and cuts nothing."""
    changes = scenario.changes if scenario else ()
    return bool(changes) and all(isinstance(c, Stimulation) for c in changes)


def compare_of(scenario: Scenario | None) -> tuple[tuple[str, str], ...]:
    """(key, label) of what can be compared."""
    return STIMULUS if is_stimulus(scenario) else SURGERY


def plan_marks(
    scenario: Scenario | None, parcellation: Parcellation, weights: Array | None = None
) -> Marks:
    """Rings and dashes; regions of switched-off changes are muted. weights (target,
    source) tell which connections operations on hemispheres and damage cut."""
    if scenario is None:
        return Marks()
    marks = marks_of(scenario, parcellation, weights)
    on = {*marks["removed"], *marks["weakened"], *marks["stimulated"]}
    off = [scenario.changes[number] for number in scenario.off]
    muted = {parcellation.index(n) for change in off for n in regions_of(change)}
    return Marks(
        tuple(marks["removed"]),
        tuple(marks["weakened"]),
        tuple(marks["stimulated"]),
        tuple(marks["cut_edges"]),
        tuple(sorted(muted - on)),
    )


def regions_of(change: Change) -> tuple[str, ...]:
    """The regions that a change names; of cut connections, their ends."""
    return touched(change).regions


def plan_colouring(
    twin: Twin, scenario: Scenario | None, compare: str, spread: Spread | None
) -> Colouring:
    """Values (region,) of the twin, of the plan, or of the difference plan - twin."""
    result = None if scenario is None else scenario.result
    if result is not None and "fc_before" in result.arrays:
        before, after = result.arrays["fc_before"], result.arrays["fc_after"]
        if compare == "difference":
            return _difference(before, after, spread)
        if compare == "plan":
            return Colouring("plan", tr("Mean FC, plan"), _mean(after))
        if compare == "twin":
            return Colouring("twin", tr("Mean FC, twin"), _mean(before))
    if "fc" in twin.simulated:
        values = global_connectivity(twin.simulated["fc"])
        return Colouring("twin", tr("Mean FC, twin"), values)
    strength = twin.connectome.weights.sum(axis=1)
    return Colouring("strength", tr("Strength"), strength, exact=True)


def spread_of(answer: ScenarioAnswer) -> Spread:
    """From the runs of a plan. Takes some seconds where they are many, so ask for it
    beside the window; their FC is the one that the plan's own page compares."""
    with np.errstate(divide="ignore", invalid="ignore"):
        power = np.log(answer.after.var(axis=1) / answer.before.var(axis=1))
    return Spread(plan_runs.spread_of(answer), power)


def field_of(scenario: Scenario, parcellation: Parcellation) -> Colouring:
    """What each region gets of the amplitude (region,), 0 to 1 without its sign: of
    several stimuli the most."""
    values = np.zeros(parcellation.count)
    for change in scenario.active:
        if isinstance(change, Stimulation):
            at = [parcellation.index(name) for name in change.targets]
            values[at] = np.maximum(values[at], np.abs(change.shares))
    return Colouring("field", tr("Field"), values, exact=True)


def searched_of(found: StimulationSearch, what: str) -> Colouring | None:
    """What a search believes of every region, or its adjoint map; None without one."""
    unit = found.choices[0].effect.unit
    if what == "search":
        ends = np.stack([found.low, found.high])
        return Colouring("search", tr(found.label), found.value, unit, intervals=ends)
    if what == "adjoint" and found.adjoint is not None:
        return Colouring("adjoint", tr("Adjoint"), found.adjoint, unit, diverging=True)
    return None


def response_of(
    scenario: Scenario, parcellation: Parcellation, spread: Spread | None = None
) -> Colouring | None:
    """Change of log power (region,) as a share of the mean change of the stimulated
    regions, 0 to 1; None where it was not computed or the targets gain nothing beyond
    noise."""
    result = scenario.result
    if result is None or "power_before" not in result.arrays:
        return None
    before, after = result.arrays["power_before"], result.arrays["power_after"]
    with np.errstate(divide="ignore", invalid="ignore"):
        runs = np.log(after / before)[None] if spread is None else spread.log_power
    at = [parcellation.index(n) for c in scenario.active for n in regions_of(c)]
    own = runs[:, at].mean(axis=1) if at else np.zeros(len(runs))
    if not (np.isfinite(own).all() and own.mean() > 0):
        return None
    if spread is not None and np.quantile(own, QUANTILES[0]) <= 0:
        return None  # a share of what may be noise says nothing
    values = np.clip(runs.mean(axis=0) / own.mean(), 0, 1)
    if spread is None:
        return Colouring("response", tr("Response"), values)
    limits = np.quantile(runs / own.mean(), QUANTILES, axis=0)
    noise = _covers_zero(limits)
    return Colouring("response", tr("Response"), values, intervals=limits, noise=noise)


def response_note(
    scenario: Scenario, parcellation: Parcellation, spread: Spread | None
) -> str:
    """What the painted response means, or why there is none."""
    response = response_of(scenario, parcellation, spread)
    if response is None:
        return NO_RESPONSE
    at = [parcellation.index(n) for c in scenario.active for n in regions_of(c)]
    if recruited_tag(response, parcellation.region_names, tuple(at)):
        return RESPONSE
    return f"{RESPONSE} {ONLY_TARGET.format(share(RECRUITED))}"


def note_of(
    scenario: Scenario,
    chosen: tuple[str, str],
    spread: Spread | None,
    parcellation: Parcellation,
) -> str:
    """What the painted values of a plan mean. chosen: of stimuli, of other plans."""
    stimulates, (response, compare) = is_stimulus(scenario), chosen
    if stimulates and (response not in OF_RUN or scenario.result is None):
        return FIELD
    if scenario.result is None:
        return NOT_RUN
    if stimulates and response == "response":
        return response_note(scenario, parcellation, spread)
    if stimulates or compare == "difference":
        return NO_NOISE if spread is None else NOISE
    return ""


def _difference(before: Array, after: Array, spread: Spread | None) -> Colouring:
    label = tr("Change of mean FC")
    if spread is None:
        return Colouring("difference", label, mean_change(before, after), "", True)
    limits = np.stack([spread.fc.regions_low, spread.fc.regions_high])
    values, noise = spread.fc.regions, _covers_zero(limits)
    return Colouring(
        "difference", label, values, "", True, intervals=limits, noise=noise
    )


def _covers_zero(limits: Array) -> Array:
    """(region,) True where the interval (2, region), low and high, covers zero."""
    low, high = limits
    with np.errstate(invalid="ignore"):
        return (low <= 0) & (high >= 0)


def _mean(fc: Array) -> Array:
    """Mean FC (region,) with the regions that are there."""
    off = np.where(np.eye(len(fc), dtype=bool), np.nan, fc)
    known = np.isfinite(off)
    total = np.where(known, off, 0).sum(axis=1)
    count = known.sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
