"""What the palette offers of the page shown, beside the actions that are always there:
its panels, its perspectives, and how its brain may look."""

from collections.abc import Iterable

from brainTwinStudio.language import tr
from brainTwinStudio.ui.actions import MENUS
from brainTwinStudio.ui.palette import Entry
from brainTwinStudio.ui.panels.brain import BrainPanel
from brainTwinStudio.ui.panels.brain_head import CORTEX, MODES, SIZES, SURFACES
from brainTwinStudio.ui.panels.brain_values import choices_of
from brainTwinStudio.ui.view import View


def in_group(
    group: str, action: str, named: Iterable[tuple[object, str]], note: str = ""
) -> list[Entry]:
    """An entry for each (argument, text), its group before it as in the menus."""
    note = note or MENUS["View"]
    return [(f"{group}: {text}", note, action, argument) for argument, text in named]


def looks(view: View, brain: BrainPanel) -> list[Entry]:
    """What the head and the menu of the 3D view offer, but for its sliders and for what
    it shows already."""
    look, found = brain.look, list[Entry]()
    for field, group, choices in (
        ("colour", tr("Colour"), choices_of(view, view.stage)),
        ("size", tr("Size"), SIZES),
        ("surface", tr("Surface"), SURFACES),
        ("cortex", tr("Cortex"), CORTEX),
        ("edge_mode", tr("Edges"), tuple(MODES.items())),
        ("bundled", tr("Edges"), ((not look.bundled, tr("In bundles")),)),
    ):
        others = [
            ((field, key), text) for key, text in choices if getattr(look, field) != key
        ]
        found += in_group(group, "brain-look", others, tr("3D view"))
    return found
