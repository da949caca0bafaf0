"""Pictures of recordings: one run by itself, and all of them together."""

from collections.abc import Callable

import numpy as np

from brainTwinStudio.analysis import quality_numbers as numbers
from brainTwinStudio.analysis.connectivity import correlation, mean_fisher_z, upper
from brainTwinStudio.analysis.quality_runs import SPIKE_Z
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Patient, Recording, hemispheres_of
from brainTwinStudio.report.wording import number, region
from brainTwinStudio.ui.panels.proof_kinds import (
    NO_PICTURE,
    PairsProof,
    Proof,
    TracesProof,
)
from brainTwinStudio.ui.plots.evidence import Evidence, Limit, Trace, histogram

TRACES = 4


def dead(run: Recording) -> tuple[str, ...]:
    """Regions whose signal never, or hardly, changes."""
    spread = run.signals.std(axis=1)
    low = spread < 0.02 * np.median(spread)
    return tuple(run.channel_names[i] for i in np.flatnonzero(low))


def _traces(run: Recording) -> Proof:
    count = len(run.channel_names)
    spread = np.linspace(0, count - 1, min(TRACES, count))
    channels = tuple(dict.fromkeys(int(at) for at in spread))
    return Proof(
        tr("Signals of {recording}", recording=run.id), TracesProof(run, channels)
    )


def _spread(run: Recording) -> Proof:
    found = dead(run)
    spread = run.signals.std(axis=1)
    share = 100 * spread / max(float(np.median(spread)), 1e-30)
    order = np.argsort(share)
    rank = np.arange(1, len(share) + 1, dtype=float)
    marked = np.isin(np.array(run.channel_names)[order], found)
    evidence = Evidence(
        tr("Region, least varying first"),
        tr("Spread (% of median)"),
        limits=(Limit(100.0, tr("median"), upright=False),),
        dots=(rank, share[order], marked),
        from_zero=True,
    )
    return Proof(tr("How much every region varies"), evidence, found)


def _jumps(run: Recording) -> Proof:
    z = numbers.dvars_z(run.signals)
    time = np.arange(1, len(z) + 1) / run.sampling_hz
    marked = z > SPIKE_Z
    evidence = Evidence(
        tr("Time (s)"),
        tr("Change (robust z)"),
        (Trace(tr("change"), "measured", time, z, width=1.0),),
        (Limit(SPIKE_Z, tr("sudden jump"), "warn", upright=False),),
        dots=(time[marked], z[marked], np.ones(int(marked.sum()), bool)),
    )
    return Proof(tr("Change from frame to frame"), evidence)


def _drift(run: Recording) -> Proof:
    z = numbers.standardised(run.signals)
    time = np.linspace(-1, 1, z.shape[1])
    basis = np.polynomial.legendre.legvander(time, 2)
    fitted = (basis @ np.linalg.lstsq(basis, z.T, rcond=None)[0]).T
    worst = int(np.argsort(fitted.var(axis=1))[len(z) // 2])  # the median region
    seconds = np.arange(z.shape[1]) / run.sampling_hz
    name = region(run.channel_names[worst])
    bend = number(100 * float(fitted[worst].var()), 0, "%")
    evidence = Evidence(
        tr("Time (s)"),
        f"{name} (SD)",
        (
            Trace(name, "measured", seconds, z[worst], width=1.0),
            Trace(tr("slow bend"), "sim", seconds, fitted[worst], width=2.0),
        ),
        words=tr("slow bend {share}", share=bend),
    )
    return Proof(tr("The region with the median drift"), evidence)


def _pairs(run: Recording) -> Proof:
    fc = upper(correlation(run.signals))
    limits = (
        Limit(0.0, ""),
        Limit(
            float(fc.mean()),
            tr(" mean {mean}", mean=number(float(fc.mean()))),
            "accent",
        ),
    )
    evidence = Evidence(
        tr("FC of a pair of regions"),
        tr("Share of pairs (%)"),
        (histogram(fc, "FC", "measured"),),
        limits,
        from_zero=True,
    )
    return Proof(tr("FC of all pairs, {recording}", recording=run.id), evidence)


def _halves(runs: list[Recording], _: Patient) -> Proof:
    middles = [run.signals.shape[1] // 2 for run in runs]
    pairs = list(zip(runs, middles, strict=True))
    first = _fc([run.signals[:, :middle] for run, middle in pairs])
    second = _fc([run.signals[:, middle:] for run, middle in pairs])
    return _against(
        first, second, tr("FC, first half"), tr("FC, second half"), tr("The two halves")
    )


def _two_runs(runs: list[Recording], patient: Patient) -> Proof:
    """The two runs that agree least."""
    fcs = [_fc([run.signals]) for run in runs]
    found = [
        (numbers.correlation(np.arctanh(a), np.arctanh(b)), i, j)
        for i, a in enumerate(fcs)
        for j, b in enumerate(fcs[:i])
    ]
    if not found:
        return _halves(runs, patient)
    _, i, j = min(found)
    labels = (f"FC, {runs[j].id}", f"FC, {runs[i].id}")
    return _against(fcs[j], fcs[i], *labels, tr("The two runs that agree least"))


def _fc(signals: list[Array]) -> Array:
    return np.tanh(upper(mean_fisher_z(signals)))


def _against(x: Array, y: Array, x_label: str, y_label: str, title: str) -> Proof:
    r = numbers.correlation(np.arctanh(x), np.arctanh(y))
    words = tr("r = {r} over {count} pairs", r=number(r), count=len(x))
    return Proof(title, PairsProof(x, y, x_label, y_label, words))


def _homotopic(runs: list[Recording], patient: Patient) -> Proof:
    names = runs[0].channel_names
    connectome = patient.connectome
    sides = connectome.parcellation.hemispheres if connectome else hemispheres_of(names)
    fc = np.tanh(mean_fisher_z([run.signals for run in runs]))
    twins = np.array([fc[i, j] for i, j in numbers.homologues(names, sides)])
    pairs = upper(fc)
    edges = np.linspace(float(min(pairs.min(), 0)), 1.0, 37)
    traces = [histogram(pairs, tr("all pairs"), "measured", edges)]
    words = ""
    if len(twins):
        traces.append(histogram(twins, tr("left-right partners"), "accent", edges))
        words = tr("{count} left-right partners", count=len(twins))
    evidence = Evidence(
        tr("FC of a pair of regions"),
        tr("Share of pairs (%)"),
        tuple(traces),
        words=words,
        from_zero=True,
    )
    return Proof(tr("Left-right partners among all pairs"), evidence)


def _structure_function(runs: list[Recording], patient: Patient) -> Proof:
    connectome = patient.connectome
    if connectome is None:
        return NO_PICTURE
    weights = upper((connectome.weights + connectome.weights.T) / 2)
    fc = _fc([run.signals for run in runs])
    linked = weights > 0
    x, y = np.log10(weights[linked]), fc[linked]
    trend = np.polyfit(x, y, 1) if len(x) > 2 and np.ptp(x) > 0 else np.zeros(2)
    ends = np.array([float(x.min()), float(x.max())])
    heights = trend[0] * ends + trend[1]
    line = Trace("trend", "sim", ends, heights, width=2.0)
    evidence = Evidence(
        tr("Weight, log10"),
        "FC",
        (line,),
        dots=(x, y, np.zeros(len(x), bool)),
        words=tr("{count} connected pairs", count=len(x)),
    )
    return Proof(tr("Structure against function"), evidence)


OF_RUN: dict[str, Callable[[Recording], Proof]] = {
    "minutes": _traces,
    "repetition_time_s": _traces,
    "dead_regions": _spread,
    "spike_share": _jumps,
    "drift_share": _drift,
    "mean_fc": _pairs,
}
OF_RUNS: dict[str, Callable[[list[Recording], Patient], Proof]] = {
    "split_half_fc_r": _halves,
    "fc_reliability": _halves,
    "run_to_run_fc_r": _two_runs,
    "homotopic_fc": _homotopic,
    "log_sc_fc_r": _structure_function,
}
