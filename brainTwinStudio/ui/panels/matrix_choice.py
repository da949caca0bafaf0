"""What a click, or a box, in a matrix selects: regions by name, and connections."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from brainTwinStudio.project import Array, Selection
from brainTwinStudio.ui import connections

Modifiers = Qt.KeyboardModifier


def clicked(
    selection: Selection,
    names: Sequence[str],
    places: Array,
    cell: tuple[int, int],
    weights: Array | None,
    modifiers: Modifiers,
) -> Selection:
    """A cell selects its two regions and the connection between them, if there is one:
    both directions of it where weights (target, source) know none, else that to the
    row. A cell of the diagonal selects its region. Ctrl adds or removes, Shift takes
    every region shown between the last one selected and the row. places: the order on
    screen."""
    row, column = cell
    regions = tuple(dict.fromkeys((names[row], names[column])))
    there = () if weights is None else connections.picked(weights, row, column)
    edges = tuple((names[i], names[j]) for i, j in there)
    if modifiers & Modifiers.ShiftModifier and selection.regions:
        return _range(selection, names, places, row)
    if not modifiers & Modifiers.ControlModifier:
        return replace(selection, regions=regions, edges=edges)
    if set(regions) <= set(selection.regions):
        kept = tuple(name for name in selection.regions if name not in regions)
        left = tuple(e for e in selection.edges if not set(e) & set(regions))
        return replace(selection, regions=kept, edges=left)
    more = tuple(name for name in regions if name not in selection.regions)
    edges = tuple(dict.fromkeys((*selection.edges, *edges)))
    return replace(selection, regions=(*selection.regions, *more), edges=edges)


def boxed(
    selection: Selection,
    names: Sequence[str],
    rows: Sequence[int],
    columns: Sequence[int],
    weights: Array | None,
    modifiers: Modifiers,
) -> Selection:
    """A box selects the regions of its rows and columns, and, away from the diagonal,
    the connections in it that have a weight (target, source). Ctrl adds."""
    regions = tuple(names[i] for i in dict.fromkeys((*rows, *columns)))
    edges: tuple[tuple[str, str], ...] = ()
    if weights is not None and not set(rows) & set(columns):
        edges = tuple(
            (names[i], names[j]) for i in rows for j in columns if weights[i, j] > 0
        )
    if modifiers & Modifiers.ControlModifier:
        regions = tuple(dict.fromkeys((*selection.regions, *regions)))
        edges = tuple(dict.fromkeys((*selection.edges, *edges)))
    return replace(selection, regions=regions, edges=edges)


def _range(
    selection: Selection, names: Sequence[str], places: Array, row: int
) -> Selection:
    shown = [names[i] for i in places]
    last = selection.regions[-1]
    begin = shown.index(last) if last in shown else 0
    end = shown.index(names[row])
    between = shown[min(begin, end) : max(begin, end) + 1]
    regions = tuple(dict.fromkeys((*selection.regions, *between)))
    return replace(selection, regions=regions, edges=())
