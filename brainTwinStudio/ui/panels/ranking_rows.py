"""What the comparison of twins shows: cells, axes of the radar, sentences."""

from collections.abc import Sequence

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.language import tr
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
KINDS = {"copy": "ceiling", "structure": "floor", "null": "null"}
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
    names = (f"{SHORT.get(m.name, m.label)}{arrows[m.better]}" for m in metrics)
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
            Cell(one.row.name, tooltip=one.row.about),
            Cell(mean, alignment="right", tooltip=_counted(one)),
        )
        values = (_value(one.row, m, wide, twins, one) for m in metrics)
        rows.append((*head, *values, Cell("")))
    blank = [Cell("")] * (len(metrics) + 1)
    apart = tr("For scale, not ranked") if wide else tr("Not ranked")
    rows.append((Cell(""), Cell(apart, token="text3"), Cell(""), *blank))
    for row in comparison.references:
        kind = f" ({KINDS[row.kind]})" if wide else ""
        name = Cell(f"{row.name}{kind}", token="text2", tooltip=row.about)
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
        tip = f"{metric.label}: {NOT_ESTIMATED}"
        return Cell(text, alignment="right", token="text3", tooltip=tip)
    best = len(twins) > 1 and rank is not None and value == best_of(metric, twins)
    token = "" if rank is not None else "text2"
    tip = said(row, metric, rank)
    return Cell(number(value, 3), value, "right", token, tip, bold=best)


def said(row: ComparisonRow, metric: MetricInfo, rank: Rank | None) -> str:
    """'FC, correlation: 0.463 (higher is better). One run: ± 0.064. Place 1.'"""
    value = row.value(metric.name)
    if value is None:
        return f"{metric.label}: {NOT_ESTIMATED}"
    better = tr(" ({better} is better)", better=metric.better) if metric.better else ""
    parts = [f"{metric.label}: {number(value, 3)}{better}."]
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
        label = SHORT.get(metric.name, metric.label)
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
        axes.append(Axis(label, f"{metric.label}. {scale}."))
        columns.append([_share(one.row.value(metric.name), ends) for one in order])
        words.append([f"{said(one.row, metric, one)} {scale}." for one in order])
    polygons = tuple(
        Polygon(
            one.row.name,
            tuple(column[at] for column in columns),
            tuple(f"{one.row.name}. {column[at]}" for column in words),
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
    firsts = [one.row.name for one in order if one.mean == first.mean]
    parts = []
    if len(order) > 1:
        verb = "ranks" if len(firsts) == 1 else "rank"
        count, mean = len(first.by_metric), number(first.mean)
        parts.append(
            tr(
                "{and_} {verb} first: mean rank {mean} over {count} metrics.",
                and_=_and(firsts),
                verb=verb,
                mean=mean,
                count=count,
            )
        )
    best = first.row
    against = []
    for row in comparison.references:
        if row.name.startswith((tr("Gaussian sampler"), tr("Training data"))):
            won, known = better_in(comparison, best, row)
            against.append(
                tr(
                    "{name} in {won} of {known}",
                    name=_lower(row.name),
                    won=won,
                    known=known,
                )
            )
    if against:
        parts.append(
            tr(
                "{name} beats {against}.",
                name=best.name,
                against=", ".join(against[::-1]),
            )
        )
    return " ".join(parts)


def basis(comparison: Comparison) -> str:
    """What the numbers are from, and what to know before believing them."""
    stopped = (tr("Stopped: not all twins were run."),) if comparison.stopped else ()
    by = tr("Judged by {recordings}", recordings="; ".join(comparison.recordings))
    runs = tr(
        "{by}, {seeds} simulated runs of every twin.", by=by, seeds=comparison.seeds
    )
    return " ".join((*stopped, runs, NO_INTERVALS, *comparison.notes))


def _and(names: Sequence[str]) -> str:
    *others, last = names
    return (
        tr("{others} and {last}", others=", ".join(others), last=last)
        if others
        else last
    )


def _lower(name: str) -> str:
    return (
        tr("the {name}", name=name)
        if name.startswith("Gaussian")
        else name[0].lower() + name[1:]
    )
