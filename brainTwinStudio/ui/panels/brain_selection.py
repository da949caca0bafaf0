"""What is selected after a click or lasso in the 3D view: pure."""

from dataclasses import replace

from PySide6.QtCore import Qt

from brainTwinStudio.project import Selection
from brainTwinStudio.ui.panels.facts_records import Edge

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


def lassoed(
    selection: Selection, names: tuple[str, ...], modifiers: Qt.KeyboardModifier
) -> Selection:
    """All regions inside an outline; with Ctrl or Shift besides those selected."""
    if modifiers & ADDS:
        names = tuple(dict.fromkeys((*selection.regions, *names)))
    return replace(selection, regions=names, edges=())
