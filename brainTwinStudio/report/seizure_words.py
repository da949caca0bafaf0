"""What a twin of seizures says, in words and rows: window and report say the same."""

import math
from collections.abc import Sequence

import numpy as np

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Array
from brainTwinStudio.project.seizure_twin import (
    ResectionSet,
    SeizureOutcome,
    SeizureRecovery,
    SeizureTwin,
    Spread,
)
from brainTwinStudio.report.wording import (
    NOT_ESTIMATED,
    number,
    region,
    share,
    significant,
    span,
)

# Model time before and after the mark of the onset that the fit simulates; a test
# holds them to those of the engine.
LEAD, LAST = 4.0, 26.0
MOST_ROWS = 15
LEAST_MOVE = 5e-4  # of x0, that is told
SEEN, UNSEEN = tr("sampled"), tr("not sampled")
ZONE_HEADS = (tr("Region"), tr("Probability"), "90 %", tr("Contact"), "x0", "90 %")
ORDER_HEADS = (tr("Region"), tr("Delay"), "90 %", tr("Contact"))
ABOUT_ZONE = tr(
    "Probability that a region can begin a seizure by itself, over an ensemble of "
    "fits. A region without a contact within 15 mm is not sampled: the recordings say "
    "nothing of it, and it is never named."
)
ABOUT_ORDER = tr(
    "Regions that take part in most draws, by their delay after the first; 90 % over "
    "draws."
)
ABOUT_REGIME = tr(
    "Regions that seize as the coupling is multiplied; band: 90 % over draws. "
    "Intervals of factors and shares in the sentence: not estimated."
)
SEARCHED = tr(
    "Candidates, not an answer: several sets do as well within their intervals, and "
    "none was tried on a person."
)
NO_ORDER = tr("No region takes part in most draws: no order to show.")
COST_NOTE = tr("Interval of costs: not estimated (they are counted in the connectome).")


def spread(of: Spread, unit: str = "", *, percent: bool = False) -> str:
    """'0.97 [0.90, 1.00]', or "not estimated"."""
    value, low, high = of.value, of.low, of.high
    if not math.isfinite(value):
        return NOT_ESTIMATED
    if percent:
        ends = f"[{number(100 * low, 0)}, {number(100 * high, 0)}]"
        shown = number(100 * value, 0, "%")
    else:
        ends, shown = f"[{number(low, 1)}, {number(high, 1)}]", number(value, 1, unit)
    known = math.isfinite(low) and math.isfinite(high)
    if known:
        return f"{shown} {ends}"
    return tr("{number}, interval not estimated", number=shown)


def plain(twin: SeizureTwin, text: str) -> str:
    """A sentence of the engine, regions by the names that a person reads."""
    text = heard(text)
    for name in sorted(twin.zone.region_names, key=len, reverse=True):
        text = text.replace(name, region(name))
    return text


def likeliest(twin: SeizureTwin, most: int = MOST_ROWS) -> tuple[int, ...]:
    """Positions of regions, the likeliest of the zone first."""
    order = np.argsort(-twin.zone.probability, kind="stable")
    return tuple(int(i) for i in order[:most])


def zone_row(twin: SeizureTwin, at: int) -> tuple[str, ...]:
    """A region by ZONE_HEADS."""
    zone = twin.zone
    return (
        region(zone.region_names[at]),
        number(zone.probability[at]),
        f"[{number(zone.low[at])}, {number(zone.high[at])}]",
        SEEN if zone.sampled[at] else UNSEEN,
        number(zone.x0[at]),
        f"[{number(zone.x0_low[at])}, {number(zone.x0_high[at])}]",
    )


def ordered(twin: SeizureTwin) -> tuple[int, ...]:
    """Positions of the regions that take part, by their delay."""
    names = twin.zone.region_names
    return tuple(names.index(name) for name in twin.zone.order)


def order_row(twin: SeizureTwin, at: int) -> tuple[str, ...]:
    """A region by ORDER_HEADS."""
    zone = twin.zone
    low, high = float(zone.onset_low_s[at]), float(zone.onset_high_s[at])
    known = math.isfinite(low) and math.isfinite(high)
    return (
        region(zone.region_names[at]),
        number(float(zone.onset_s[at]), 1, "s"),
        f"[{number(low, 1)}, {number(high, 1)}]" if known else NOT_ESTIMATED,
        SEEN if zone.sampled[at] else UNSEEN,
    )


def fit_words(twin: SeizureTwin) -> str:
    """How well the fit meets rises of power at contacts."""
    seen = twin.agreement.get("rise_r2")
    unseen = twin.agreement.get("rise_r2_left_out")
    return tr(
        "Variance of rises explained: {seen} at contacts that were fitted, {unseen} at "
        "contacts left out; intervals not estimated.",
        seen=number(seen),
        unseen=number(unseen),
    )


def simulated_times(twin: SeizureTwin, seizure: int) -> Array:
    """(point,) of `simulated`, s from the start of the piece, as times_s."""
    points = twin.simulated[seizure].shape[1]
    unit = twin.seconds_per_unit
    step = (LEAD + LAST) / points
    begins = twin.seizures[seizure].begins_s
    return begins + unit * (step * np.arange(1, points + 1) - LEAD)


# ---------------------------------------------------------------- plans


def outcome_rows(of: SeizureOutcome) -> tuple[tuple[str, str, str], ...]:
    """(what, without the plan, right after it), each number with its interval but for
    costs (COST_NOTE)."""
    before = _stage(of.likelihood_before, of.regions_before, of.delay_before_s)
    after = _stage(of.likelihood_after, of.regions_after, of.delay_after_s)
    pairs = zip(before, after, strict=True)
    rows = [(what, words, later) for (what, words), (_, later) in pairs]
    costs = sorted(of.cost.items(), key=lambda item: (item[0] != "all", item[0]))
    rows += [
        (
            tr("Connections lost, whole brain")
            if name == "all"
            else tr("Connections lost, {system}", system=tr(name)),
            "",
            share(lost),
        )
        for name, lost in costs
    ]
    return tuple(rows)


def outcome_table(outcomes: Sequence[SeizureOutcome]) -> tuple[tuple[str, ...], ...]:
    """(what, without a plan, then of each plan right after it and, where that was asked
    for, recovered), each with its interval but for costs (COST_NOTE)."""
    columns: list[dict[str, str]] = []
    for of in outcomes:
        columns.append({what: after for what, _, after in outcome_rows(of)})
        if of.recovery is not None:
            one = of.recovery
            columns.append(dict(_stage(one.likelihood, one.regions, one.delay_s)))
    return tuple(
        (what, before, *(column.get(what, "") for column in columns))
        for what, before, _ in outcome_rows(outcomes[0])
    )


def _stage(
    likelihood: Spread, regions: Spread, delay_s: Spread
) -> tuple[tuple[str, str], ...]:
    return (
        (tr("Likelihood of a seizure"), spread(likelihood, percent=True)),
        (tr("Regions that seize"), spread(regions)),
        (tr("Time from first to last region"), spread(delay_s, "s")),
    )


def moved_words(of: SeizureRecovery, names: Sequence[str]) -> str:
    """Which regions (of `names`) recovery moved farthest up and down, and how far."""
    return tr(
        "Recovered: largest rise of x0 {up}; largest fall {down}.",
        up=_moved(of, names, 1),
        down=_moved(of, names, -1),
    )


def _moved(of: SeizureRecovery, names: Sequence[str], sign: int) -> str:
    change = np.nan_to_num(sign * of.x0_change, nan=-np.inf)
    at = int(np.argmax(change))
    if change[at] < LEAST_MOVE:
        return tr("none")
    low, high = number(of.x0_low[at], 3), number(of.x0_high[at], 3)
    return f"{number(of.x0_change[at], 3)} [{low}, {high}], {region(names[at])}"


def set_row(of: ResectionSet) -> tuple[str, ...]:
    """A candidate: regions, effect, its 90 %, connections lost, simulations, front."""
    shown = spread(of.effect, percent=True)
    value, _, ends = shown.partition(" [")
    return (
        ", ".join(region(name) for name in of.regions),
        value,
        f"[{ends}" if ends else NOT_ESTIMATED,
        share(of.cost.get("all", float("nan"))),
        f"{of.simulations}",
        tr("on the front") if of.on_front else "",
    )


def names_line(names: Sequence[str]) -> str:
    """Regions in a row, or "none"."""
    return ", ".join(region(name) for name in names) or "none"


def coupling_words(twin: SeizureTwin) -> str:
    """The regime's sentence, and how many regions seize with the interval of that."""
    regime = twin.regime
    here = int(np.argmin(np.abs(regime.scales - 1.0)))
    low, high = float(regime.lows[here]), float(regime.highs[here])
    count = significant(float(regime.counts[here]), digits=2)
    return tr(
        "{sentence} At the fitted coupling: {count} regions {interval}.",
        sentence=heard(regime.sentence),
        count=count,
        interval=span(low, high),
    )
