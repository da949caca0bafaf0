"""Recurring states as tables and sentences: for terminals, panels and the report."""

from collections.abc import Mapping

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, RecurringComparison
from brainTwinStudio.report.wording import number, region, share

Table = tuple[tuple[str, ...], ...]
WHAT = tr(
    "Patterns of phases that come back (LEiDA): how often each is there, how long it "
    "stays, what follows. Simulated: all free runs together, and the middle 95 % of "
    "single ones."
)
TRANSITIONS = tr(
    "Probability of the state one sample later, in percent: measured / simulated "
    "[middle 95 % of single runs]."
)
LARGEST = 3  # regions that name a state
GLOBAL = tr("all regions together")


def state_names(of: RecurringComparison, names: tuple[str, ...]) -> tuple[str, ...]:
    """'1: left precuneus, ...' by the regions that leave the others; the global state
    says that there are none."""
    return tuple(f"{k + 1}: {_apart(p, names)}" for k, p in enumerate(of.patterns))


def _apart(pattern: Array, names: tuple[str, ...]) -> str:
    """The regions on the smaller side, the strongest first (patterns have most entries
    below 0)."""
    above = np.flatnonzero(pattern > 0)
    if not len(above):
        return GLOBAL
    best = above[np.argsort(-pattern[above])][:LARGEST]
    more = len(above) - len(best)
    told = ", ".join(region(names[k]) for k in best)
    return tr("{names} and {count} more", names=told, count=more) if more else told


def chosen(of: RecurringComparison) -> str:
    """How many states, and why so many."""
    tried = sorted(of.quality, key=int)
    best = of.quality.get(str(of.count))
    more = ""
    if str(of.count) == tried[-1]:
        more = tr(
            " It is the largest number that was tried: states are not sharply apart."
        )
    return tr(
        "{count} states: of {least} to {most}, the number with the largest silhouette "
        "in the measured runs ({best}).{more}",
        count=of.count,
        least=tried[0],
        most=tried[-1],
        best=number(best),
        more=more,
    )


def state_lines(of: RecurringComparison, names: tuple[str, ...]) -> Table:
    """A line a state: likeness, probability and dwell time of both."""
    head = ("state", "likeness", "measured", "simulated", "measured", "simulated")
    over = ("", "", "probability", "", "dwell time", "")
    rows = [
        (
            name,
            number(float(of.likeness[k])),
            share(float(of.probability[k])),
            probability(of, k),
            f"{number(float(of.dwell_s[k]), 1)} s",
            dwell(of, k),
        )
        for k, name in enumerate(state_names(of, names))
    ]
    return (over, head, *rows)


def probability(of: RecurringComparison, state: int) -> str:
    """Of the free runs, with the middle 95 % of single ones."""
    ends = of.probability_low[state], of.probability_high[state]
    low, high = (f"{100 * float(end):.0f}" for end in ends)
    return f"{share(float(of.simulated_probability[state]))} [{low}, {high}]"


def dwell(of: RecurringComparison, state: int) -> str:
    low, high = (number(float(x[state]), 1) for x in (of.dwell_low, of.dwell_high))
    return f"{number(float(of.simulated_dwell_s[state]), 1)} s [{low}, {high}]"


def transition_lines(of: RecurringComparison) -> Table:
    """From a state (line) to that of the next sample (column), in percent: measured,
    simulated, the middle 95 % of single runs."""
    rows = [
        (str(i + 1), *(transition(of, i, j) for j in range(of.count)))
        for i in range(of.count)
    ]
    return ((tr("from \\ to"), *(str(k + 1) for k in range(of.count))), *rows)


def transition(of: RecurringComparison, start: int, end: int) -> str:
    parts = (
        of.transitions,
        of.simulated_transitions,
        of.transitions_low,
        of.transitions_high,
    )
    measured, simulated, low, high = (
        number(100 * float(part[start, end]), 1) for part in parts
    )
    return f"{measured} / {simulated} [{low}, {high}]"


def verdict(of: RecurringComparison) -> tuple[str, ...]:
    """How alike the states are, with two days of the person beside it."""
    inside = np.sum(
        (of.probability >= of.probability_low) & (of.probability <= of.probability_high)
    )
    dwells = np.sum((of.dwell_s >= of.dwell_low) & (of.dwell_s <= of.dwell_high))
    ours = _apart_words(of.apart)
    said = [
        tr(
            "Twin against recording: {distances}; intervals not estimated.",
            distances=ours,
        ),
        tr(
            "Measured probability lies within single free runs for {inside} of "
            "{count} states, dwell time for {dwells}.",
            inside=inside,
            count=of.count,
            dwells=dwells,
        ),
    ]
    if of.copy_apart:
        copy = _apart_words(of.copy_apart)
        said.insert(1, tr("Training runs against it: {distances}.", distances=copy))
    return tuple(said)


def _apart_words(found: Mapping[str, float]) -> str:
    return tr(
        "likeness {likeness}, probabilities apart by {nats} nats, dwell times by "
        "{seconds} s, transitions by {transitions}",
        likeness=number(found["likeness"]),
        nats=number(found["occupancy_kl"], 3),
        seconds=number(found["dwell_error_s"], 1),
        transitions=number(found["transition_error"], 3),
    )


def basis(of: RecurringComparison) -> str:
    low, high = of.band_hz
    on = ", ".join(of.judged_on)
    return tr(
        "Judged by {runs}; {seeds} free runs of that length; phases at "
        "{low:g}\u2013{high:g} Hz.",
        runs=on,
        seeds=of.seeds,
        low=low,
        high=high,
    )
