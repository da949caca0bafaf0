"""Areas of the cortex for the 3D view, made beside the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from brainTwinStudio.project import Parcellation, TemplateLabels
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.panels.brain_areas import Areas, are_soon_known, areas_of
from brainTwinStudio.ui.panels.brain_own import OwnBrain
from brainTwinStudio.ui.panels.facts import connectome_of
from brainTwinStudio.ui.view import View

MOST = 3  # kept: a patient's, its twin's
Key = tuple[Parcellation, OwnBrain | None, tuple[TemplateLabels, ...]]


class LatestAreas:
    """Of the regions that were asked for last; `news` once they are ready (0.4 s of a
    processor for 400 regions, the first time)."""

    def __init__(self, parent: QObject, news: Callable[[], None]) -> None:
        self._parent, self._news = parent, news
        self._known: dict[Key, Areas] = {}
        self._awaited: Key | None = None

    def of(self, view: View, own: OwnBrain | None) -> Areas | None:
        """Those by name alone while they are made; None without regions."""
        connectome = connectome_of(view)
        if connectome is None:
            return None
        anatomy = None if view.patient is None else view.patient.anatomy
        template = () if anatomy is None else anatomy.template_labels
        key = (connectome.parcellation, own, template)
        if key in self._known:
            return self._known[key]
        if are_soon_known(*key):
            return areas_of(*key)
        if key != self._awaited:
            self._ask(key)
        return areas_of(connectome.parcellation, own, nearest=False)

    def _ask(self, key: Key) -> None:
        self._awaited = key

        def got(areas: Areas) -> None:
            self._known[key] = areas
            while len(self._known) > MOST:
                self._known.pop(next(iter(self._known)))
            if key == self._awaited:  # an older one may take longer
                self._awaited = None
                self._news()

        in_background(self._parent, lambda: areas_of(*key), got, lambda error: None)
