"""Cross-validation, fronts and explanations as tables and sentences: for terminals and
panels alike."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.analysis.conformal import (
    LEVEL,
    Conformal,
    next_value,
    share_within,
)
from brainTwinStudio.analysis.folds import paired_interval
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, MetricInfo
from brainTwinStudio.project.validation import (
    CrossValidation,
    Explanation,
    FoldScore,
    Losses,
    LossFront,
)
from brainTwinStudio.report.wording import NOT_ESTIMATED, interval, number, share

Table = tuple[tuple[str, ...], ...]
PARTS = {
    "learned_connectome": tr("learned connectome"),
    "edges": tr("learned connectome"),
    "a": tr("growth a of regions"),
    "frequency_hz": tr("frequency of regions"),
    "noise": tr("noise of regions"),
    "noise_ratio": tr("measurement noise of regions"),
    "slow_gain": tr("slow gain on noise"),
    "learned_dynamics": tr("learned dynamics"),
    "G": tr("coupling G"),
    "fast_share": tr("fast share of the white part"),
    "global_signal_removed": tr("share of global signal removed"),
}
LINEAR_METRICS = {
    "fc_r": tr("FC, correlation"),
    "fc_rmse": tr("FC, root mean square error"),
    "band_distance_db": tr("Band powers, distance, dB"),
    "gbc_r": tr("Mean FC of regions, correlation"),
    "structure_function": tr("Structure and FC, correlation"),
}
SENSITIVITY = tr(
    "How far each metric moves, to first order of the linear theory, when every value "
    "of a group of parameters moves by one standard deviation of what its bounds allow "
    "(edges: of what was learned). Large: the metric follows these parameters. It says "
    "nothing of what the recording tells about them."
)
ABLATION = tr(
    "Change of each metric when the twin goes without a part, all else and the noise "
    "the same: the connectome as anatomy has it, regions all at their mean, noise "
    "steady."
)
REGIONS = tr(
    "Share of a region's squared FC error that the learned connectome takes away; 1 "
    "all of it, below 0 it does harm."
)
MOST_REGIONS = 10
NEXT_RUN = f"next run, {LEVEL:.0%}"
BLOCKS = (
    "Not estimated: blocks of the same runs say nothing of how far a further run lies "
    "from them."
)
SEVERAL = "Not estimated: folds of several runs do not say how far single runs lie."


@dataclass(frozen=True, slots=True)
class Summary:
    """Mean over folds and its 95 % interval; None where one fold has no spread."""

    mean: float | None
    low: float | None
    high: float | None


def summary(values: Sequence[float] | Array) -> Summary:
    """Student's t over folds; folds without the number are left out."""
    known = np.array([value for value in values if np.isfinite(value)])
    if not known.size:
        return Summary(None, None, None)
    if known.size < 2:
        return Summary(float(known[0]), None, None)
    found = paired_interval(known, np.zeros(known.size))
    return Summary(found.mean, found.low, found.high)


# ---------------------------------------------------------------- cross-validation


def of_folds(folds: Sequence[FoldScore], row: str, metric: str) -> Summary:
    """row: "values", "copy", "structure", or "difference" of the twin and the copy."""
    return summary([_value(fold, row, metric) for fold in folds])


def _value(fold: FoldScore, row: str, metric: str) -> float:
    if row == "difference":
        return _value(fold, "values", metric) - _value(fold, "copy", metric)
    return float(getattr(fold, row).get(metric, np.nan))


def next_run(of: CrossValidation, metric: str) -> Conformal:
    """Within what a metric of the twin will lie on a further run of this person, by
    the runs that were left out in turn; None where they are too few."""
    if of.plan.over != "runs":
        return Conformal(None, None, BLOCKS)
    if any(len(fold.left_out) > 1 for fold in of.folds):
        return Conformal(None, None, SEVERAL)
    values = np.array([_value(fold, "values", metric) for fold in of.folds])
    found = next_value(values[np.isfinite(values)])
    if found.low is None and values.size > 1:
        within = share(share_within(values.size))
        told = (
            f"{found.told} The range over these folds would hold a further run of the "
            f"same kind with a chance of {within}."
        )
        return found._replace(told=told)
    return found


def next_run_said(of: CrossValidation) -> str:
    """How the interval of a further run was made, or why there is none."""
    metric = _judged(of.metrics)[0]
    return f"{NEXT_RUN[0].upper()}{NEXT_RUN[1:]}: {next_run(of, metric.name).told}"


def fold_lines(of: CrossValidation) -> Table:
    """Metrics down; twin, copy, structure, twin minus copy and a further run across."""
    titles = ("", "better", "twin", "copy of training data", "structure", "twin - copy")
    lines: list[tuple[str, ...]] = [(*titles, NEXT_RUN)]
    for metric in _judged(of.metrics):
        rows = ("values", "copy", "structure", "difference")
        cells = [said(of_folds(of.folds, row, metric.name)) for row in rows]
        further = next_run(of, metric.name)
        ends = interval(further.low, further.high, 3)
        lines.append((metric.label, metric.better or "", *cells, ends))
    return tuple(lines)


def each_fold_lines(of: CrossValidation, shown: Sequence[str]) -> Table:
    """Folds down, some metrics across."""
    infos = [metric for metric in of.metrics if metric.name in shown]
    lines = [("judged on", "losses", *(metric.label for metric in infos))]
    for fold in of.folds:
        values = [number(_value(fold, "values", m.name), 3) for m in infos]
        lines.append((", ".join(fold.left_out), losses_text(fold.losses), *values))
    return tuple(lines)


def harder_summary(of: CrossValidation, name: str, metric: str) -> tuple[Summary, ...]:
    """Of one hardship: the fit to spoiled data, the fit to data as they are, and the
    first minus the second, over folds."""
    scores = [h for fold in of.folds for h in fold.harder if h.name == name]
    spoiled = np.array([h.values.get(metric, np.nan) for h in scores])
    before = np.array([h.before.get(metric, np.nan) for h in scores])
    return summary(spoiled), summary(before), summary(spoiled - before)


def hardships(of: CrossValidation) -> tuple[str, ...]:
    """Names in the order they were tried."""
    return tuple(dict.fromkeys(h.name for fold in of.folds for h in fold.harder))


def harder_lines(of: CrossValidation, shown: Sequence[str]) -> Table:
    """Hardships down; some metrics across, each with its change."""
    infos = [metric for metric in of.metrics if metric.name in shown]
    lines = [("harder data", *(f"{m.label}: change" for m in infos))]
    for name in hardships(of):
        cells = []
        for metric in infos:
            spoiled, _, change = harder_summary(of, name, metric.name)
            mean = NOT_ESTIMATED if spoiled.mean is None else number(spoiled.mean, 3)
            cells.append(f"{mean}: {said(change)}")
        lines.append((name, *cells))
    return tuple(lines)


def losses_text(losses: Losses) -> str:
    """'fc=1,psd=0.25', as the command line takes it."""
    return ",".join(f"{name}={weight:.3g}" for name, weight in losses)


def said(one: Summary) -> str:
    """'0.812 [0.790, 0.834]'; without the interval of one fold."""
    if one.mean is None:
        return NOT_ESTIMATED
    if one.low is None or one.high is None:
        return number(one.mean, 3)
    return f"{number(one.mean, 3)} [{number(one.low, 3)}, {number(one.high, 3)}]"


# ---------------------------------------------------------------- front


def front_lines(of: LossFront) -> Table:
    """Fits down: weights, the objectives, FC r, and the marks."""
    infos = [*of.objectives]
    infos += [m for m in of.metrics if m.name == "fc_r" and m not in infos]
    lines = [("weights", *(f"{m.label} ({m.better})" for m in infos), "")]
    for point in of.points:
        values = [number(point.values.get(m.name, np.nan), 3) for m in infos]
        mark = "knee" if point.knee else ("front" if point.on_front else "beaten")
        lines.append((losses_text(point.weights), *values, mark))
    if of.copy:
        values = [number(of.copy.get(m.name, np.nan), 3) for m in infos]
        lines.append(("copy of training data", *values, "for scale"))
    return tuple(lines)


# ---------------------------------------------------------------- explanation


def part_name(part: str) -> str:
    return PARTS.get(part, part.replace("_", " "))


def facts_of(of: Explanation) -> Table:
    """Single numbers of the learned connectome, growth and familiarity, in words."""
    growth = of.growth_left
    spread = f"{number(growth.min(), 3)} to {number(growth.max(), 3)}"
    return (
        ("Learned connectome, r with the anatomical one", number(of.r_with_sc, 3)),
        ("Weights that moved by more than half", share(of.changed_fraction)),
        ("Squared change on pairs without a tract", share(of.changed_on_absent)),
        ("a_eff, mean and range over regions", f"{number(growth.mean(), 3)}, {spread}"),
        ("Simulated minutes outside what was recorded", share(of.outside)),
    )


def ablation_lines(of: Explanation) -> Table:
    """Metrics down; whole twin, then the change without every part."""
    heads = [f"without {part_name(part.part)}" for part in of.parts]
    lines = [("", "better", "whole twin", *heads)]
    for metric in _judged(of.metrics):
        if metric.name not in of.whole:
            continue
        cells = []
        for part in of.parts:
            if part.changes is None:
                cells.append("unstable")
                continue
            change = part.changes.get(metric.name, np.nan)
            cells.append(signed(change))
        value = number(of.whole[metric.name], 3)
        lines.append((metric.label, metric.better or "", value, *cells))
    return tuple(lines)


def sensitivity_lines(of: Explanation) -> Table:
    """Metrics down, groups of parameters across."""
    groups = list(next(iter(of.sensitivity.values()), {}))
    lines = [("", *(part_name(group) for group in groups))]
    for metric, shares in of.sensitivity.items():
        cells = (number(shares[group], 3) for group in groups)
        lines.append((LINEAR_METRICS.get(metric, metric), *cells))
    return tuple(lines)


def strongest_group(of: Explanation, metric: str) -> str:
    """The parameters a metric follows most, in words."""
    shares = of.sensitivity[metric]
    return part_name(max(shares, key=lambda group: shares[group]))


def top_regions(
    of: Explanation, part: str = "learned_connectome", most: int = MOST_REGIONS
) -> tuple[tuple[str, float], ...]:
    """The regions whose FC error a part takes away most, largest share first."""
    found = of.part(part)
    if found is None or found.regions is None:
        return ()
    order = np.argsort(-found.regions, kind="stable")[:most]
    return tuple((of.region_names[k], float(found.regions[k])) for k in order)


def signed(value: float) -> str:
    """'+0.120', '-0.030'."""
    text = number(value, 3)
    return f"+{text}" if value > 0 else text


def _judged(metrics: Sequence[MetricInfo]) -> list[MetricInfo]:
    return [metric for metric in metrics if metric.better is not None]
