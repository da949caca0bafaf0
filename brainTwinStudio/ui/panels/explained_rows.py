"""What the panel "What explains it" says of an explanation."""

import numpy as np

from brainTwinStudio.jobs.messages import ExplainRequest
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Twin, judges, unseen_part
from brainTwinStudio.project.validation import Explanation
from brainTwinStudio.report.validation import (
    LINEAR_METRICS,
    part_name,
    signed,
    strongest_group,
    top_regions,
)
from brainTwinStudio.report.wording import (
    NO_INTERVALS,
    NOT_ESTIMATED,
    number,
    region,
    share,
)
from brainTwinStudio.ui.plots.bar_grid import Bar, BarRow
from brainTwinStudio.ui.view import View

SEEDS = 32
HELPS, NO_HELP = tr("The part helps here."), tr("The part does not help here.")
UNSTABLE = tr("unstable")
SHOWN = ("fc_r", "fc_rmse", "fcd_ks", "psd_r", "phase_fc_r", "gbc_r")
SHORT = {
    "learned_connectome": tr("Edges"),
    "edges": tr("Edges"),
    "a": "a",
    "frequency_hz": "f",
    "noise": tr("Noise"),
    "noise_ratio": "q",
    "slow_gain": tr("Slow gain"),
    "learned_dynamics": tr("Learned dynamics"),
    "G": "G",
    "fast_share": "s",
    "global_signal_removed": "κ",
}
Heads = tuple[tuple[str, str], ...]
Grid = tuple[Heads, tuple[BarRow, ...]]


def request_of(view: View, twin: Twin) -> ExplainRequest:
    """Judged by recordings the twin has not seen where there are any."""
    patient = view.patient
    runs = () if patient is None else patient.recordings
    runs = tuple(run for run in runs if run.kind == "bold")
    new = [run for run in runs if unseen_part((twin,), run) is not None]
    if not new:
        return ExplainRequest(twin, seeds=SEEDS)
    chosen, notes = judges((twin,), runs)
    return ExplainRequest(twin, chosen, seeds=SEEDS, notes=notes)


def parts_grid(of: Explanation) -> Grid:
    """Metrics down, parts across: what is lost without each; longest bar: the largest
    change of that metric."""
    infos = {metric.name: metric for metric in of.metrics}
    heads = tuple((SHORT.get(p.part, p.part), part_name(p.part)) for p in of.parts)
    rows = []
    for name in SHOWN:
        if name not in of.whole or name not in infos:
            continue
        changes = [
            np.nan if p.changes is None else p.changes.get(name, np.nan)
            for p in of.parts
        ]
        most = np.nanmax(np.abs([*changes, 1e-9]))
        better = infos[name].better
        bars = []
        for part, change in zip(of.parts, changes, strict=True):
            if not np.isfinite(change):
                words = UNSTABLE if part.changes is None else NOT_ESTIMATED
                bars.append(Bar(None, words, tip=_unstable(part.part, words)))
                continue
            helps = change < 0 if better == "higher" else change > 0
            tip = tr(
                "{metric}: {whole} whole, {change} without {part}.",
                metric=tr(infos[name].label),
                whole=number(of.whole[name], 3),
                change=signed(change),
                part=part_name(part.part),
            )
            tip += f" {HELPS if helps else NO_HELP}"
            token = "sim" if helps else "text3"
            bars.append(Bar(float(change / most), signed(change), token, tip))
        rows.append(BarRow(tr(infos[name].label), tuple(bars)))
    return heads, tuple(rows)


def parameters_grid(of: Explanation) -> Grid:
    """Metrics down, groups of parameters across: how far each metric follows them."""
    groups = list(next(iter(of.sensitivity.values()), {}))
    heads = tuple((SHORT.get(g, g), part_name(g)) for g in groups)
    rows = []
    for metric, shares in of.sensitivity.items():
        most = max([*shares.values(), 1e-12])
        label = LINEAR_METRICS.get(metric, metric)
        tip = tr(
            "{metric} follows {part} most.",
            metric=label,
            part=strongest_group(of, metric),
        )
        bars = (
            Bar(shares[g] / most, number(shares[g], 3), "sim", f"{part_name(g)}. {tip}")
            for g in groups
        )
        rows.append(BarRow(label, tuple(bars)))
    return heads, tuple(rows)


def regions_grid(of: Explanation) -> Grid:
    """The ten regions whose FC error the learned connectome takes away most."""
    heads = (
        (tr("FC error taken away"), tr("of the error without the learned connectome")),
    )
    rows = []
    for name, value in top_regions(of):
        tip = tr(
            "{region}: {share} of its squared FC error.",
            region=region(name),
            share=share(value),
        )
        token = "sim" if value > 0 else "text3"
        rows.append(
            BarRow(region(name), (Bar(max(value, 0.0), share(value), token, tip),))
        )
    return heads, tuple(rows)


def facts_line(of: Explanation) -> str:
    """Single numbers in one line."""
    growth = of.growth_left
    return tr(
        "r with anatomy {r} · a_eff {mean} ({low} to {high}) 1/s · "
        "outside recorded minutes {outside}",
        r=number(of.r_with_sc),
        mean=number(growth.mean()),
        low=number(growth.min()),
        high=number(growth.max()),
        outside=share(of.outside),
    )


def basis(of: Explanation) -> str:
    """By what it was judged, and what to know of it."""
    on = ", ".join(of.judged_on) or tr("the recordings of the fit")
    stopped = [tr("Stopped: parts are missing.")] if of.stopped else []
    judged = tr("Judged by {recordings}, {count} runs.", recordings=on, count=of.seeds)
    return " ".join([*stopped, judged, NO_INTERVALS, *map(heard, of.notes)])


def _unstable(part: str, words: str) -> str:
    if words != UNSTABLE:
        return words
    return tr(
        "Without {part} the network does not come to rest.",
        part=part_name(part),
    )
