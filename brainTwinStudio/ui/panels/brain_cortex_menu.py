"""Switches of the cortex in the menu of the 3D view."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from brainTwinStudio.language import tr
from brainTwinStudio.ui.panels.brain_look import Look

NO_CENTRES = tr("Only where borders are not known and centres are in MNI space")


def add_switches(
    menu: QMenu, look: Look, pick: Callable[..., None], *, may_centre: bool
) -> None:
    """How areas and what is below them are drawn; pick: called with what changes."""
    centre = menu.addAction(tr("Areas by nearest centre"))
    centre.setCheckable(True)
    centre.setChecked(look.by_centre and may_centre)
    centre.setEnabled(may_centre)
    centre.setToolTip("" if may_centre else NO_CENTRES)
    centre.toggled.connect(lambda on: pick(by_centre=on))
    bodies = menu.addAction(tr("Bodies below the cortex"))
    bodies.setCheckable(True)
    bodies.setChecked(look.bodies)
    bodies.toggled.connect(lambda on: pick(bodies=on))
