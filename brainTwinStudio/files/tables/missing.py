"""Regions that a recording does not cover: columns without a single value.

XCP-D writes n/a for parcels outside the field of view, in `_timeseries.tsv` and in rows
and columns of `_relmat.tsv` (https://xcp-d.readthedocs.io, Outputs).
"""

from dataclasses import replace

from brainTwinStudio.files.names import listed
from brainTwinStudio.files.tables.text_table import Line
from brainTwinStudio.language import tr

_MISSING = frozenset({"", "n/a", "na", "nan"})


def is_missing(cell: str) -> bool:
    return cell.lower() in _MISSING


def without_uncovered(
    body: list[Line], columns: tuple[str, ...], index: bool
) -> tuple[list[Line], tuple[str, ...], tuple[str, ...]]:
    """Rows, names of columns, and the named columns that held no value and were left
    out; of a matrix whose rows carry the same names (index), their rows too.

    Single missing values stay: they are refused with their place.
    """
    start = int(index)
    if not columns or not all(columns):
        return body, columns, ()
    empty = {
        column
        for column in range(len(columns))
        if all(is_missing(line.cells[column + start]) for line in body)
    }
    if not empty:
        return body, columns, ()
    gone = tuple(columns[column] for column in sorted(empty))
    kept = [c for c in range(len(columns)) if c not in empty]
    places = [*range(start), *(c + start for c in kept)]
    rows = [replace(line, cells=tuple(line.cells[p] for p in places)) for line in body]
    if index:
        rows = [line for line in rows if not _is_uncovered(line, gone)]
    return rows, tuple(columns[c] for c in kept), gone


def _is_uncovered(line: Line, gone: tuple[str, ...]) -> bool:
    return line.cells[0] in gone and all(is_missing(cell) for cell in line.cells[1:])


def said_uncovered(names: tuple[str, ...]) -> str:
    """The note of a reader, and what to do about it."""
    return tr(
        "{count} regions without values are not covered and are left out: "
        "{names}. Beside a connectome, leave them out of it too, by name "
        "(drop).",
        count=len(names),
        names=listed(names, 12),
    )
