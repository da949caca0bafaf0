"""Facts about one region: fitted values, connections, and where the model fails."""

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome, ParameterSpec, Twin
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.project.stimulation_search import StimulationSearch
from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.report.seizure_words import order_row, ordered, zone_row
from brainTwinStudio.report.wording import (
    NO_INTERVALS,
    NOT_ESTIMATED,
    number,
    region,
    significant,
)
from brainTwinStudio.ui.panels.determined import undetermined
from brainTwinStudio.ui.panels.facts_records import (
    Bar,
    Group,
    Line,
    Value,
    not_told,
    value_of,
)

STRONGEST = 4
FENCE = 3.0
FAILS = tr("Where the model fails here")


def regional(twin: Twin) -> list[tuple[ParameterSpec, Array]]:
    """Parameters with one value a region, in the order of the specs."""
    pairs = [(spec, twin.parameters.get(spec.name)) for spec in twin.parameter_specs]
    return [(s, np.asarray(v)) for s, v in pairs if v is not None and np.ndim(v) == 1]


def fitted_group(twin: Twin, at: int, found: WellPosedness | None = None) -> Group:
    """The region's own parameters; tracks reach over all regions of the twin. found:
    what it says of which the recordings determine."""
    values = tuple(
        _value(twin, spec, row, at, bool(undetermined(twin, spec.name, found)[at]))
        for spec, row in regional(twin)
    )
    note = not_told(values) if values else tr("This model has no regional values.")
    return Group(tr("Fitted values"), values, note=note)


def seizure_groups(twin: SeizureTwin, name: str) -> tuple[Group, ...]:
    """What a twin of seizures says of the region; nothing where it has other ones."""
    names = twin.zone.region_names
    if name not in names:
        return ()
    at = names.index(name)
    _, chance, ends, contact, x0, x0_ends = zone_row(twin, at)
    lines = [
        Line(tr("Begins seizures"), f"{chance} {ends}", tr("Probability, 90 %")),
        Line(
            tr("Excitability x0"), f"{x0} {x0_ends}", tr("Mean of the posterior, 90 %")
        ),
    ]
    if at in ordered(twin):
        _, delay, delay_ends, _ = order_row(twin, at)
        lines.append(
            Line(tr("Joins after"), f"{delay} {delay_ends}", tr("Delay, 90 %"))
        )
    return (Group(tr("Seizures"), lines=(*lines, Line(tr("Contact"), contact))),)


def search_group(found: StimulationSearch, at: int) -> Group:
    """What the latest search believes of stimulating the region."""
    value, low, high = (float(row[at]) for row in (found.value, found.low, found.high))
    told = significant(value, found.choices[0].effect.unit)
    if np.isfinite(value):
        told += f" [{significant(low)}, {significant(high)}]"
    tip = tr(
        "{label}, best setting here, 90 %; not estimated: not allowed",
        label=tr(found.label),
    )
    return Group(
        tr("Stimulation search"), lines=(Line(tr("If stimulated"), told, tip),)
    )


def connections_group(connectome: Connectome, twin: Twin | None, at: int) -> Group:
    """Strength in and out, and the strongest partners; rows of weights receive."""
    weights = connectome.weights
    lines = [_strength(tr("Strength in / out"), weights, at)]
    learned = None if twin is None else twin.learned_weights
    if learned is not None:
        lines.append(_strength(tr("Learned in / out"), learned, at))
    both = np.maximum(weights[at], weights[:, at])
    order = [int(j) for j in np.argsort(-both, kind="stable")[:STRONGEST] if both[j]]
    names = connectome.parcellation.region_names
    bars = tuple(
        Bar(
            region(names[j]),
            significant(float(both[j])),
            float(both[j] / both.max()),
            names[j],
        )
        for j in order
    )
    none = "" if bars else tr("This region has no connections.")
    note = f"{none} {NO_INTERVALS}".strip() if learned is not None else none
    return Group(tr("Connections"), lines=tuple(lines), bars=bars, note=note)


def fails_group(twin: Twin, at: int) -> Group:
    """Simulated minus measured FC of the region's row."""
    row = fc_error(twin)
    if row is None:
        return Group(FAILS, lines=(Line(tr("FC row error"), NOT_ESTIMATED),))
    errors = np.where(np.arange(len(row)) == at, np.nan, row[at])
    if not np.isfinite(errors).any():
        return Group(FAILS, lines=(Line(tr("FC row error"), NOT_ESTIMATED),))
    rms = float(np.sqrt(np.nanmean(errors**2)))
    worst = int(np.nanargmax(np.abs(errors)))
    names = twin.connectome.parcellation.region_names
    pair = f"{region(names[worst])}, {signed(float(errors[worst]))}"
    tip = tr("Simulated minus measured FC; click to look at the pair")
    return Group(
        FAILS,
        lines=(
            Line(tr("FC row error"), f"{number(rms)} RMS"),
            Line(tr("Worst pair"), pair, tip, edge=(names[at], names[worst])),
        ),
        note=NO_INTERVALS,
    )


def fc_error(twin: Twin) -> Array | None:
    """Simulated minus measured FC (region, region), None where one is missing."""
    measured, simulated = twin.measured.get("fc"), twin.simulated.get("fc")
    if measured is None or simulated is None:
        return None
    return simulated - measured


def colour_share(
    twin: Twin | None,
    connectome: Connectome | None,
    at: int,
    found: WellPosedness | None = None,
) -> float | None:
    """Where the region lies among all, by its first fitted value, else by strength;
    None of a value that the recordings do not determine."""
    rows = [] if twin is None else regional(twin)
    if twin is not None and rows:
        spec, values = rows[0]
        if undetermined(twin, spec.name, found)[at]:
            return None
    elif connectome is not None:
        values = connectome.weights.sum(axis=1)
    else:
        return 0.5
    low, high = within_fences(values)
    return min(max((float(values[at]) - low) / (high - low), 0.0), 1.0)


def within_fences(known: Array) -> tuple[float, float]:
    """Ends of a colour scale over values (region,), without outliers, which would make
    all other regions alike: none farther out than FENCE times the width of the middle
    half (Tukey's far outliers)."""
    low, high = float(known.min()), float(known.max())
    below, above = (float(end) for end in np.quantile(known, (0.25, 0.75)))
    room = FENCE * (above - below)
    if room > 0:
        low, high = max(low, below - room), min(high, above + room)
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def signed(value: float, digits: int = 2) -> str:
    """A difference with its sign."""
    text = number(value, digits)
    return f"+{text}" if value > 0 and any(c in "123456789" for c in text) else text


def _value(twin: Twin, spec: ParameterSpec, row: Array, at: int, loose: bool) -> Value:
    limits = twin.intervals.get(spec.name)
    seen = row if limits is None else np.concatenate([row, *limits])
    low, high = float(np.nanmin(seen)), float(np.nanmax(seen))
    room = 0.04 * (high - low) or 1.0
    span = (low - room, high + room)
    ends = None if limits is None else limits[:, at]
    return value_of(spec, float(row[at]), ends, span, loose=loose)


def _strength(label: str, weights: Array, at: int) -> Line:
    into, out = float(weights[at].sum()), float(weights[:, at].sum())
    return Line(label, f"{significant(into)} / {significant(out)}")
