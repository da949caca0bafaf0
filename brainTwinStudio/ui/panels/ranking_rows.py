"""What the comparison of twins shows: cells, axes of the radar, sentences."""

from collections.abc import Sequence

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import (
    Comparison,
    ComparisonRow,
    MetricInfo,
    Rank,
    best_of,
    better_in,
    ranked,
    worst_of,
)
from brainTwinStudio.report.comparison import places
from brainTwinStudio.report.wording import NO_INTERVALS, NOT_ESTIMATED, number
from brainTwinStudio.ui.controls.table import Cell
from brainTwinStudio.ui.panels.ranking_choice import shown_run
from brainTwinStudio.ui.panels.words import shown_name
from brainTwinStudio.ui.plots.radar_model import REACH, Axis, Polygon

SHORT = {
    metric.name: f"{metric.short} ({metric.unit})" if metric.unit else metric.short
    for metric in METRICS
}
GROUPS = (
    ("overview", tr("Overview")),
    ("static", tr("Static")),
    ("dynamic", tr("Dynamic")),
    ("spectral", tr("Spectral")),
    ("phase", tr("Phase")),
)
OVERVIEW = ("fc_r", "lagged_fc_r", "fcd_ks", "psd_r", "phase_fc_r")
WIDE_OVERVIEW = (*OVERVIEW, "fc_rmse", "metastability_error")
RADAR = (
    "fc_r",
    "fc_rmse",
    "gbc_r",
    "lagged_fc_r",
    "fcd_ks",
    "psd_r",
    "metastability_error",
    "phase_fc_r",
)
KINDS = {"copy": tr("ceiling"), "structure": tr("floor"), "null": tr("null")}
# What is compared for scale, by the name that answers keep; and in the headline.
REFERENCES = {
    "Training data": tr("Training data"),
    "Gaussian sampler": tr("Gaussian sampler"),
    "Structure alone": tr("Structure alone"),
    "Random phases": tr("Random phases"),
    "White noise": tr("White noise"),
}
RIVALS = {
    "Training data": tr("training data{whose} in {won} of {known}"),
    "Gaussian sampler": tr("the Gaussian sampler{whose} in {won} of {known}"),
}
BETTER = {"higher": tr("higher is better"), "lower": tr("lower is better")}
LEAST_SPAN = 1e-6


# ---------------------------------------------------------------- table


def metrics_of(
    comparison: Comparison, group: str, *, wide: bool = True
) -> tuple[MetricInfo, ...]:
    """The columns of a group; of the overview, those that say most."""
    if group != "overview":
        return tuple(m for m in comparison.metrics if m.group == group)
    known = {metric.name: metric for metric in comparison.metrics}
    names = WIDE_OVERVIEW if wide else OVERVIEW
    return tuple(known[name] for name in names if name in known)


def headers(metrics: Sequence[MetricInfo]) -> tuple[str, ...]:
    arrows = {"higher": " ↑", "lower": " ↓", None: ""}
    names = (f"{_short(m)}{arrows[m.better]}" for m in metrics)
    return (tr("Rank"), tr("Twin"), tr("Mean"), *names, "")


def cells(
    comparison: Comparison, metrics: Sequence[MetricInfo], *, wide: bool
) -> list[tuple[Cell, ...]]:
    """Twins by mean rank, the best value of each metric in bold; below them, set apart,
    what is not ranked. wide: room for "not estimated" in words, and
    for what the others are."""
    order = ranked(comparison)
    twins = [one.row for one in order]
    rows = []
    for place, one in zip(places(comparison), order, strict=True):
        mean = NOT_ESTIMATED if one.mean is None else number(one.mean)
        head = (
            Cell(place or "–", alignment="right"),
            Cell(shown_name(one.row.name), tooltip=tr(one.row.about)),
            Cell(mean, alignment="right", tooltip=_counted(one)),
        )
        values = (_value(one.row, m, wide, twins, one) for m in metrics)
        rows.append((*head, *values, Cell("")))
    blank = [Cell("")] * (len(metrics) + 1)
    apart = tr("For scale, not ranked") if wide else tr("Not ranked")
    rows.append((Cell(""), Cell(apart, token="text3"), Cell(""), *blank))
    for row in comparison.references:
        kind = f" ({KINDS[row.kind]})" if wide else ""
        name = f"{_named(row)}{kind}"
        name = Cell(name, token="text2", tooltip=tr(row.about))
        values = (_value(row, m, wide, twins, None) for m in metrics)
        rows.append((Cell(""), name, Cell(""), *values, Cell("")))
    return rows


def _counted(one: Rank) -> str:
    return tr("Mean place over {count} metrics", count=len(one.by_metric))


def _value(
    row: ComparisonRow,
    metric: MetricInfo,
    wide: bool,
    twins: Sequence[ComparisonRow],
    rank: Rank | None,
) -> Cell:
    value = row.value(metric.name)
    if value is None:
        text = NOT_ESTIMATED if wide else "–"
        tip = f"{tr(metric.label)}: {NOT_ESTIMATED}"
        return Cell(text, alignment="right", token="text3", tooltip=tip)
    best = len(twins) > 1 and rank is not None and value == best_of(metric, twins)
    token = "" if rank is not None else "text2"
    tip = said(row, metric, rank)
    return Cell(number(value, 3), value, "right", token, tip, bold=best)


def said(row: ComparisonRow, metric: MetricInfo, rank: Rank | None) -> str:
    """'FC, correlation: 0.463 (higher is better). One run: ± 0.064. Place 1.'"""
    value = row.value(metric.name)
    if value is None:
        return f"{tr(metric.label)}: {NOT_ESTIMATED}"
    better = f" ({BETTER[metric.better]})" if metric.better else ""
    parts = [f"{tr(metric.label)}: {number(value, 3)}{better}."]
    spread = row.sd.get(metric.name)
    if spread is not None:
        parts.append(
            tr("Spread over simulated runs: {spread}.", spread=number(spread, 3))
        )
    place = None if rank is None else rank.by_metric.get(metric.name)
    if place is not None:
        parts.append(tr("Place {place:g}.", place=place))
    return " ".join(parts)


# ---------------------------------------------------------------- radar


def radar_of(
    comparison: Comparison,
) -> tuple[tuple[Axis, ...], tuple[Polygon, ...], tuple[str, ...]]:
    """Axes from the worst null at the centre to the training data at the ring, a
    polygon for every twin by rank, and the labels of metrics without such a scale."""
    order = ranked(comparison)
    known = {metric.name: metric for metric in comparison.metrics}
    axes: list[Axis] = []
    columns: list[list[float | None]] = []
    words: list[list[str]] = []
    without: list[str] = []
    for metric in (known[name] for name in RADAR if name in known):
        label = _short(metric)
        ends = scale_of(comparison, metric)
        if ends is None:
            without.append(label)
            continue
        floor, ceiling = ends
        scale = tr(
            "Floor (centre) {floor}, ceiling {ceiling}",
            floor=number(floor, 3),
            ceiling=number(ceiling, 3),
        )
        axes.append(Axis(label, f"{tr(metric.label)}. {scale}."))
        columns.append([_share(one.row.value(metric.name), ends) for one in order])
        words.append([f"{said(one.row, metric, one)} {scale}." for one in order])
    polygons = tuple(
        Polygon(
            shown_name(one.row.name),
            tuple(column[at] for column in columns),
            tuple(f"{shown_name(one.row.name)}. {column[at]}" for column in words),
        )
        for at, one in enumerate(order)
    )
    return tuple(axes), polygons, tuple(without)


def scale_of(comparison: Comparison, metric: MetricInfo) -> tuple[float, float] | None:
    """(floor, ceiling): the worst null, and the best copy of training data; None where
    one is missing or the ceiling is no better than the floor."""
    floor = worst_of(metric, (r for r in comparison.rows if r.kind == "null"))
    ceiling = best_of(metric, (r for r in comparison.rows if r.kind == "copy"))
    if floor is None or ceiling is None:
        return None
    gain = ceiling - floor if metric.better == "higher" else floor - ceiling
    return (floor, ceiling) if gain > LEAST_SPAN else None


def _share(value: float | None, ends: tuple[float, float]) -> float | None:
    if value is None:
        return None
    floor, ceiling = ends
    return min(max((value - floor) / (ceiling - floor), 0.0), REACH)


# ---------------------------------------------------------------- sentences


def headline(comparison: Comparison) -> str:
    """Who is first, and how it stands against noise and against copying."""
    order = ranked(comparison)
    first = next(iter(order), None)
    if first is None or first.mean is None:
        return tr("No metric could rank these twins.")
    firsts = [shown_name(one.row.name) for one in order if one.mean == first.mean]
    parts = []
    if len(order) > 1:
        one = tr("{twins} ranks first: mean rank {mean} over {count} metrics.")
        several = tr("{twins} rank first: mean rank {mean} over {count} metrics.")
        told = one if len(firsts) == 1 else several
        count, mean = len(first.by_metric), number(first.mean)
        parts.append(told.format(twins=_and(firsts), mean=mean, count=count))
    best = first.row
    against = []
    for row in comparison.references:
        kept, whose = _parts(row.name)
        if kept in RIVALS:
            won, known = better_in(comparison, best, row)
            words = RIVALS[kept]
            against.append(words.format(whose=whose, won=won, known=known))
    if against:
        rivals = ", ".join(against[::-1])
        name = shown_name(best.name)
        parts.append(tr("{twin} beats {rivals}.", twin=name, rivals=rivals))
    return " ".join(parts)


def basis(comparison: Comparison) -> str:
    """What the numbers are from, and what to know before believing them."""
    stopped = (tr("Stopped: not all twins were run."),) if comparison.stopped else ()
    runs = tr(
        "Judged by {recordings}, {count} simulated runs of every twin.",
        recordings="; ".join(map(shown_run, comparison.recordings)),
        count=comparison.seeds,
    )
    return " ".join((*stopped, runs, NO_INTERVALS, *map(heard, comparison.notes)))


def _and(names: Sequence[str]) -> str:
    *others, last = names
    if not others:
        return last
    return tr("{others} and {last}", others=", ".join(others), last=last)


def _named(row: ComparisonRow) -> str:
    """A reference: 'Training data of Fit 1 and Fit 3'."""
    kept, whose = _parts(row.name)
    return f"{REFERENCES.get(kept, kept)}{whose}"


def _parts(name: str) -> tuple[str, str]:
    """'Training data of Fit 1' -> 'Training data', and whose they are, as shown."""
    kept, _, whose = name.partition(" of ")
    twins = ", ".join(map(shown_name, whose.split(", ")))
    return kept, tr(" of {twins}", twins=twins) if whose else ""


def _short(metric: MetricInfo) -> str:
    return SHORT.get(metric.name) or tr(metric.label)
