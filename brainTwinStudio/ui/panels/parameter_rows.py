"""Rows of the parameter tables, in the words of the report."""

from dataclasses import replace

import numpy as np

from brainTwinStudio.language import tr, within
from brainTwinStudio.project import Array, ParameterSpec, Twin
from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.report import well_posedness as say_of
from brainTwinStudio.report.wording import (
    NOT_ESTIMATED,
    number,
    region,
    significant,
    span,
)
from brainTwinStudio.ui.controls.table import Cell
from brainTwinStudio.ui.panels.determined import NOT_IDENTIFIABLE, undetermined
from brainTwinStudio.ui.panels.words import parameter_name, titled, unit_of

ALL_HEADERS = (
    tr("Parameter"),
    tr("Symbol"),
    tr("Value"),
    tr("Over regions"),
    tr("90 % interval"),
    tr("Here"),
)
MEDIAN = tr("Value: the median over regions.")
SYMBOL, OVER, INTERVAL = 1, 3, 4  # columns that a narrow panel can spare
NONE_SELECTED = tr("Select regions to see their values here.")
MOSTLY = 0.5  # share of the regions
NO_MEANING = tr("not stated")


def all_rows(
    twin: Twin, selected: tuple[int, ...], found: WellPosedness | None = None
) -> list[tuple[Cell, ...]]:
    """One row a parameter, grey where the recordings do not determine it (in most
    regions). selected: positions of regions whose value is told too; found: judges."""
    rows = []
    for spec in specs_of(twin):
        row = _row(twin, spec, np.asarray(twin.parameters[spec.name]), selected)
        mostly = undetermined(twin, spec.name, found).mean() > MOSTLY
        rows.append(_told_loose(row) if mostly else row)
    return rows


def _told_loose(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row that says beside its interval that there is little in it."""
    cells = list(map(_greyed, row))
    limits = cells[INTERVAL]
    ends = limits.text.startswith("[")  # else a width, which says less than the words
    told = f"{limits.text}, {NOT_IDENTIFIABLE}" if ends else NOT_IDENTIFIABLE
    tip = limits.tooltip if ends else f"{limits.tooltip}, {limits.text}"
    cells[INTERVAL] = replace(limits, text=told, tooltip=tip)
    return tuple(cells)


def _greyed(cell: Cell) -> Cell:
    """Of a value that the recordings do not determine."""
    tip = f"{cell.tooltip}\n{NOT_IDENTIFIABLE}" if cell.tooltip else ""
    return replace(cell, token="text3", tooltip=tip, bold=False)


def specs_of(twin: Twin) -> list[ParameterSpec]:
    """All parameters in the twin's order; those without a spec after them, with what is
    known: a name."""
    specs = [spec for spec in twin.parameter_specs if spec.name in twin.parameters]
    known = {spec.name for spec in specs}
    for name, values in twin.parameters.items():
        if name not in known:
            regional = np.ndim(values) > 0
            specs.append(ParameterSpec(name, name, "", 0, 0, 0, regional, NO_MEANING))
    return specs


def regional_specs(twin: Twin) -> list[ParameterSpec]:
    """Parameters with one value a region."""
    return [s for s in specs_of(twin) if np.ndim(twin.parameters[s.name]) == 1]


def region_headers(twin: Twin) -> tuple[str, ...]:
    """Columns of the table by region."""
    return (tr("Region"), *(_titled(spec) for spec in regional_specs(twin)))


def region_rows(
    twin: Twin, found: WellPosedness | None = None
) -> list[tuple[Cell, ...]]:
    """One row a region: its name and values, with intervals where there are; grey where
    the recordings do not determine them."""
    names = twin.connectome.parcellation.region_names
    columns = [_column(twin, spec, found) for spec in regional_specs(twin)]
    rows: list[tuple[Cell, ...]] = []
    for i, name in enumerate(names):
        cells = [column[i] for column in columns]
        rows.append((Cell(region(name), tooltip=name), *cells))
    return rows


def any_interval(twin: Twin) -> bool:
    """Whether the fit estimated an interval of anything."""
    return any(_estimated(twin, spec.name) for spec in specs_of(twin))


def loose_note(twin: Twin, found: WellPosedness | None) -> str:
    """Which parameters are grey, "" where none is, or where `found` tells it."""
    if found is not None:
        return say_of.hint(found)
    loose = [s for s in specs_of(twin) if undetermined(twin, s.name).mean() > MOSTLY]
    told = ", ".join(within(parameter_name(spec)) for spec in loose)
    if not told:
        return ""
    return tr("Not determined by the recordings: {parameters}.", parameters=told)


def interval_note(twin: Twin) -> str:
    """What the brackets are, and what has none."""
    specs = specs_of(twin)
    missing = [spec.symbol for spec in specs if not _estimated(twin, spec.name)]
    if not any_interval(twin):
        return tr("90 % intervals: {unknown} by this fit.", unknown=NOT_ESTIMATED)
    told = tr("In brackets: 90 % interval.")
    if not missing:
        return told
    return f"{told} {', '.join(missing)}: {NOT_ESTIMATED}."


def _row(
    twin: Twin, spec: ParameterSpec, values: Array, selected: tuple[int, ...]
) -> tuple[Cell, ...]:
    tip = _tip(spec)
    if values.ndim == 2:
        values = values[twin.connectome.weights > 0]
        here = Cell("", alignment="right")
    else:
        here = Cell(_here(twin, spec, values, selected), alignment="right", tooltip=tip)
    middle = float(np.median(values)) if values.size else float("nan")
    over = tr("one for all") if values.ndim == 0 else ""
    if values.ndim and values.size:
        over = span(float(values.min()), float(values.max()))
    limits = _interval(twin, spec.name)
    what = tip if values.ndim == 0 else f"{tip}\n{MEDIAN}"
    return (
        Cell(_titled(spec), tooltip=tip),
        Cell(spec.symbol, tooltip=tip, token="text2"),
        Cell(significant(middle), middle, "right", tooltip=what, bold=True),
        Cell(over, alignment="right", token="text2", tooltip=what),
        Cell(
            limits,
            alignment="right",
            token="text3" if limits == NOT_ESTIMATED else "text2",
            tooltip=tip,
        ),
        here,
    )


def _here(
    twin: Twin, spec: ParameterSpec, values: Array, selected: tuple[int, ...]
) -> str:
    """The value of the selected region; of several, their range."""
    if values.ndim == 0 or not selected:
        return ""
    first, *more = selected
    if more:
        chosen = values[list(selected)]
        return span(float(chosen.min()), float(chosen.max()))
    return _with_interval(twin, spec, values, first)


def _column(twin: Twin, spec: ParameterSpec, found: WellPosedness | None) -> list[Cell]:
    values = np.asarray(twin.parameters[spec.name])
    known = twin.intervals.get(spec.name)
    tip = _tip(spec)
    if known is None:
        unknown = tr("90 % interval: {unknown}", unknown=NOT_ESTIMATED)
        tip = f"{tip}\n{unknown}"
    cells = [
        Cell(
            _with_interval(twin, spec, values, i),
            float(values[i]),
            "right",
            tooltip=tip,
        )
        for i in range(len(values))
    ]
    loose = undetermined(twin, spec.name, found)
    return [
        _greyed(cell) if no else cell for cell, no in zip(cells, loose, strict=True)
    ]


def _with_interval(twin: Twin, spec: ParameterSpec, values: Array, at: int) -> str:
    text = significant(float(values[at]))
    limits = twin.intervals.get(spec.name)
    if limits is None or not np.isfinite(limits[:, at]).all():
        return text
    return f"{text}  {span(float(limits[0, at]), float(limits[1, at]))}"


def _interval(twin: Twin, name: str) -> str:
    """Both ends for a single value, else the median width over regions."""
    limits = twin.intervals.get(name)
    if limits is None or not np.isfinite(limits).any():
        return NOT_ESTIMATED
    if limits.ndim == 1:
        return span(float(limits[0]), float(limits[1]))
    width = float(np.nanmedian(limits[1] - limits[0]))
    return tr("width {width}", width=significant(width))


def _estimated(twin: Twin, name: str) -> bool:
    return _interval(twin, name) != NOT_ESTIMATED


def _titled(spec: ParameterSpec) -> str:
    return titled(parameter_name(spec), unit_of(spec))


def _tip(spec: ParameterSpec) -> str:
    told = f"{spec.symbol}: {tr(spec.meaning)}"
    if spec.high <= spec.low:
        return told
    low, high = number(spec.low, 3), number(spec.high, 3)
    bounds = tr("Bounds {low} to {high}.", low=low, high=high)
    return f"{told}\n{bounds}"
