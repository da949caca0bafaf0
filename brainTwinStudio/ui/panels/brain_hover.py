"""What the 3D view says of the region or the connection under the mouse."""

from collections.abc import Callable

from brainTwinStudio.language import within
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.panels.brain_areas import BY_CENTRE
from brainTwinStudio.ui.panels.brain_scene import Shown
from brainTwinStudio.ui.panels.brain_selection import edges_between
from brainTwinStudio.ui.panels.brain_values import PLAIN
from brainTwinStudio.ui.panels.facts import connectome_of, tract_group
from brainTwinStudio.ui.plots.brain.hovered import EdgeWords
from brainTwinStudio.ui.view import View

RegionWords = Callable[[int], str]


def told_of_region(shown: Shown, look_colour: str, activity: str) -> RegionWords | None:
    """The value that a region is coloured by; None where its colour is no value, or
    that of a moment of `activity`."""
    scene = shown.scene
    if activity or look_colour == PLAIN or scene.bare or not scene.count:
        return None
    if not scene.has_surface or not scene.area_note:
        return shown.colouring.words
    below = set(scene.inner)

    def words(at: int) -> str:
        told = shown.colouring.words(at)
        return told if at in below else f"{told} · {BY_CENTRE}"

    return words


def told_of_edge(view: View, shown: Shown) -> EdgeWords | None:
    """Names of both ends, weight and length of a connection."""
    connectome = connectome_of(view)
    if connectome is None or shown.scene.bare:
        return None

    def words(one: int, other: int) -> tuple[str, str]:
        found, names = edges_between(view, one, other), view.names
        target, source = found[0] if found else (names[one], names[other])
        arrow = "→" if len(found) == 1 else "–"
        pair = view.index[target], view.index[source]
        lines = tract_group(connectome, view.twin, *pair).lines
        told = ", ".join(f"{within(line.label)} {line.text}" for line in lines)
        return f"{region(source)} {arrow} {region(target)}", told

    return words
