"""What is selected after a click or lasso in the 3D view: pure."""

from dataclasses import replace

from PySide6.QtCore import Qt

from brainTwinStudio.project import Selection
from brainTwinStudio.ui.connections import picked
from brainTwinStudio.ui.panels.facts import connectome_of
from brainTwinStudio.ui.panels.facts_records import Edge
from brainTwinStudio.ui.view import View

ADDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def with_region(
    selection: Selection, name: str, modifiers: Qt.KeyboardModifier
) -> Selection:
    """A click on a region, "" = beside all: Ctrl takes in or out, Shift adds."""
    regions, edges = selection.regions, selection.edges
    if modifiers & ADDS:
        if not name:
            return selection
        if name not in regions:
            return replace(selection, regions=(*regions, name), edges=())
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            left = tuple(region for region in regions if region != name)
            return replace(selection, regions=left, edges=())
        return replace(selection, edges=edges)
    return replace(selection, regions=(name,) if name else (), edges=())


def with_edges(
    selection: Selection, found: tuple[Edge, ...], modifiers: Qt.KeyboardModifier
) -> Selection:
    """A click on a connection selects it, in one direction or both, and its ends; Ctrl
    or Shift add it."""
    ends = tuple(dict.fromkeys(name for edge in found for name in edge))
    if not modifiers & ADDS:
        return replace(selection, regions=ends, edges=found)
    regions = tuple(dict.fromkeys((*selection.regions, *ends)))
    edges = tuple(dict.fromkeys((*selection.edges, *found)))
    return replace(selection, regions=regions, edges=edges)


def edges_between(view: View, one: int, other: int) -> tuple[Edge, ...]:
    """The connection of two regions as it is picked, in one direction or both; ()
    where there is none."""
    connectome = connectome_of(view)
    if connectome is None:
        return ()
    weights, names = connectome.weights, view.names
    forward = weights[one, other] >= weights[other, one]
    target, source = (one, other) if forward else (other, one)
    return tuple((names[i], names[j]) for i, j in picked(weights, target, source))


def lassoed(
    selection: Selection, names: tuple[str, ...], modifiers: Qt.KeyboardModifier
) -> Selection:
    """All regions inside an outline; with Ctrl or Shift besides those selected."""
    if modifiers & ADDS:
        names = tuple(dict.fromkeys((*selection.regions, *names)))
    return replace(selection, regions=names, edges=())
