"""Fitted values with unit, bounds and interval."""

from functools import partial

import numpy as np

from brainTwinStudio.analysis.learned_edges import added_edges, asymmetry
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, ParameterSpec, Twin
from brainTwinStudio.project.parameter_names import all_in_sentence, parameter_label
from brainTwinStudio.report.blocks import (
    Block,
    Picture,
    Section,
    Subject,
    Table,
    Text,
)
from brainTwinStudio.report.figures.forest import learned_weights
from brainTwinStudio.report.sections.verdict import NO_TWIN
from brainTwinStudio.report.wording import (
    NONE,
    NOT_ESTIMATED,
    NOT_STATED,
    get,
    given,
    number,
    region,
    significant,
    span,
)

STRONGEST = 8
STRONGEST_NEW = tr("The strongest weights without a tract: {weights}.")
UNKNOWN = tr("Whether this recording determines them is not known.")
BELOW = tr("Whether this recording determines them stands below, under Well-posedness.")
COLUMNS = (
    tr("Parameter"),
    tr("Meaning"),
    tr("Value"),
    tr("90 % interval"),
    tr("Bounds"),
    tr("Unit"),
)
ABOUT = tr(
    "Regional parameters: median, and in brackets the range over regions. An interval "
    "covers the middle 90 % of what the data leave possible."
)


def section(subject: Subject) -> Section:
    """A row a parameter, and the learned weights against anatomy."""
    twin = subject.twin
    blocks: list[Block] = [Text(NO_TWIN, "note")] if twin is None else _of(twin)
    return Section("parameters", tr("Parameters"), tuple(blocks))


def _of(twin: Twin) -> list[Block]:
    known = {spec.name: spec for spec in twin.parameter_specs}
    rows = [
        _row(name, np.asarray(values), known.get(name), twin)
        for name, values in twin.parameters.items()
    ]
    table = Table(COLUMNS, tuple(rows), (1.5, 2.6, 2.3, 1.5, 1.3, 1.0), ())
    blocks: list[Block] = [table, Text(ABOUT)]
    missing = [name for name in twin.parameters if name not in twin.intervals]
    if missing:
        lacks = all_in_sentence(missing)
        text = tr("Intervals of {parameters}: not estimated.", parameters=lacks)
        determined = UNKNOWN if twin.well_posedness is None else BELOW
        blocks.append(Text(f"{text} {determined}", "warn"))
    return blocks + _weights(twin)


def _row(
    name: str, values: Array, spec: ParameterSpec | None, twin: Twin
) -> tuple[str, ...]:
    bounds = f"[{given(spec.low)}, {given(spec.high)}]" if spec else NOT_STATED
    meaning = tr(spec.meaning) if spec else NOT_STATED
    if spec and _at_bound(values, spec):
        meaning += tr(" (at its bound)")
    label, symbol = parameter_label(name), spec.symbol if spec else ""
    return (
        f"{label} ({symbol})" if symbol else label,
        meaning,
        _value(values, twin),
        _interval(twin.intervals.get(name)),
        bounds,
        (tr(spec.unit) or NONE) if spec else NOT_STATED,
    )


def _value(values: Array, twin: Twin) -> str:
    if values.ndim == 0:
        return significant(float(values))
    if values.ndim == 2:
        values = values[twin.connectome.weights > 0]
    middle = significant(float(np.median(values)))
    return f"{middle} {span(float(values.min()), float(values.max()))}"


def _interval(limits: Array | None) -> str:
    if limits is None or not np.isfinite(limits).any():
        return NOT_ESTIMATED
    if limits.ndim == 1:
        return span(float(limits[0]), float(limits[1]))
    width = float(np.nanmedian(limits[1] - limits[0]))
    return tr("median width {width}", width=significant(width))


def _at_bound(values: Array, spec: ParameterSpec) -> bool:
    if values.ndim == 2 or spec.name == "global_signal_removed":
        return False  # weights have no upper bound to run into; a share may be 0 or 1
    near = 0.01 * (spec.high - spec.low)
    share = np.mean((values < spec.low + near) | (values > spec.high - near))
    return bool(share > 0.1)


def _weights(twin: Twin) -> list[Block]:
    anatomical, learned = twin.connectome.weights, twin.learned_weights
    if learned is None or not ((anatomical > 0) & (learned > 0)).any():
        return []
    r = get(twin.learned_connectome, "r_with_sc")

    draw = partial(learned_weights, anatomical, learned, r)
    new = added_edges(anatomical, learned)
    caption = tr(
        "Learned against anatomical weights of tracts; no weight stands out without "
        "one."
    )
    if new:
        caption = tr(
            "Learned against anatomical weights of tracts; {count} weights stand out "
            "without one.",
            count=number(len(new), 0),
        )
    alt = tr("Learned against anatomical weights.")
    picture = Picture(draw, alt, caption, width=0.5)
    if not new:
        return [picture]
    names = twin.connectome.parcellation.region_names
    arrow = "←" if asymmetry(learned) else "–"
    ends = [(region(names[i]), region(names[j])) for i, j in new[:STRONGEST]]
    weights = [significant(float(learned[at])) for at in new[:STRONGEST]]
    pairs = zip(ends, weights, strict=True)
    most = ", ".join(f"{i} {arrow} {j} {weight}" for (i, j), weight in pairs)
    return [picture, Text(STRONGEST_NEW.format(weights=most))]
