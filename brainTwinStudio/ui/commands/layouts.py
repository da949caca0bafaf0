"""Which panels a page shows, where, how large: kept by stage, with perspectives."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.ui.actions import BALANCED, BROWSER, GROUPS, PERSPECTIVES
from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.commands.moving import MovingPanels
from brainTwinStudio.ui.controls.step_bar import STAGES
from brainTwinStudio.ui.pages.base import Page
from brainTwinStudio.ui.pages.layout import Layout, Role
from brainTwinStudio.ui.palette import Entry
from brainTwinStudio.ui.palette_entries import in_group, looks

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio

# what the others are about, and what they leave out
WITHOUT: dict[str, tuple[Role, Role]] = {
    "Brain": ("brain", "plots"),
    "Plots": ("plots", "brain"),
    "Reading": ("plots", "side"),
}
UNREAD = tr(
    "The layout of {stage} that was kept cannot be read. The usual one is shown; "
    "nothing else is lost."
)
LAST = tr("One panel has to stay: there would be nothing to see.")
PROJECT = tr("Project")
NO_PANELS = tr("The start page has no panels.")
NO_PANEL = tr("This page has no panel “{name}” now.")


class Layouts(Group):
    """The panels of the shown page, and what is kept of all of them."""

    def __init__(self, studio: "Studio", moving: MovingPanels) -> None:
        super().__init__(studio)
        self._moving = moving
        window = studio.window
        window.page_made.connect(self._page_made)
        for page in window.pages.values():
            self._page_made(page)
        window.palette_box.more = self.entries
        window.menus.set_filler("Panels", self._list_panels)
        window.menus.set_filler("Perspectives", self._list_perspectives)
        window.brain.head.offer_alone()
        window.brain.head.alone_wanted.connect(self._brain_alone)
        window.show_browser(str(studio.settings.value("layout/browser")) != "hidden")
        width = str(studio.settings.value("layout/browser_px", ""))
        if width.isdecimal() and int(width) > 0:
            window.seam.setSizes([int(width), window.WANTED.width() - int(width)])
        window.seam.splitterMoved.connect(self._keep_browser)

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "enlarge-panel": self.enlarge,
            "toggle-panel": self.toggle,
            "perspective": self.show_perspective,
            "save-perspective": self.save_perspective,
            "delete-perspective": self.delete_perspective,
            "reset-layout": self.reset,
        }

    # ------------------------------------------------------------ panels

    def enlarge(self, _: object = None) -> None:
        """The panel with the keyboard alone, else the brain; again: all of them."""
        room = self._room()
        place = room.alone or room.place_of(QApplication.focusWidget())
        shown = [one for one in room.places if room.is_shown(one)]
        if place is None and shown:
            brains = [one for one in shown if one.role == "brain"]
            place = (brains or shown)[0]
        if place is not None:
            room.toggle_alone(place)
            self._shown_anew()

    def toggle(self, name: object) -> None:
        """Hide a panel of this page, or show it again."""
        window = self.studio.window
        if name == BROWSER:
            window.show_browser(window.browser.isHidden())
            self._keep_browser()
            return
        room = self._room()
        if str(name) not in {place.name for place in room.offered}:
            raise InputError(NO_PANEL.format(name=name))
        if not room.set_hidden(room.hidden ^ {str(name)}):
            raise InputError(LAST)

    def reset(self, _: object = None) -> None:
        """The page as it was drawn."""
        self._room().reset()
        self.studio.window.show_browser(True)
        self._keep_browser()

    def _brain_alone(self) -> None:
        room = self._room()
        place = next((one for one in room.places if one.role == "brain"), None)
        if place is not None:
            room.toggle_alone(place)
            self._shown_anew()

    def _shown_anew(self) -> None:
        room, brain = self._room(), self.studio.window.brain
        brain.head.set_alone(room.alone is not None and room.alone.role == "brain")
        self.studio.present_soon()

    # ------------------------------------------------------------ perspectives

    def offered(self) -> list[str]:
        """The perspectives of this page that differ, then those saved for it."""
        room = self._room()
        roles = [place.role for place in room.offered]
        made = [
            name
            for name, both in WITHOUT.items()
            if all(role in roles for role in both)
        ]
        return [BALANCED, *made, *self._saved()]

    def show_perspective(self, name: object) -> None:
        room, window = self._room(), self.studio.window
        saved = self._saved().get(str(name))
        if saved is not None:
            try:
                room.restore(saved)
            except ValueError:
                self._unread(window.stage)
            window.show_browser(bool(saved.get("browser", True)))
        elif name == BALANCED:
            self.reset()
        elif str(name) in WITHOUT:
            _, without = WITHOUT[str(name)]
            room.set_hidden({p.name for p in room.places if p.role == without})
            window.show_browser(name != "Reading")
        else:
            raise InputError(tr("This page has no perspective “{name}”.", name=name))
        self._keep_browser()

    def save_perspective(self, name: object = None) -> None:
        """Keep what is shown now under a name; None: ask for it."""
        if name is None:
            dialog = QInputDialog(self.studio.window)
            dialog.setWindowTitle(tr("Save perspective"))
            dialog.setLabelText(tr("Name of what is shown now"))
            dialog.textValueSelected.connect(self.studio.guarded(self.save_perspective))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
            return
        wanted = str(name).strip()
        if not wanted or wanted in (BALANCED, *WITHOUT):
            raise InputError(tr("Choose a name of its own for this perspective."))
        state = self._room().state() | {"browser": self.studio.window.browser_wanted}
        self._keep_saved(self._saved() | {wanted: state})

    def delete_perspective(self, name: object) -> None:
        saved = self._saved()
        saved.pop(str(name), None)
        self._keep_saved(saved)

    def entries(self) -> tuple[Entry, ...]:
        """For the palette: the panels and perspectives that this page has now, and how
        its brain may look."""
        window = self.studio.window
        room = window.page.room
        if not room.places:
            return ()
        panels = [(place.name, place.title) for place in room.offered]
        named = [(name, PERSPECTIVES.get(name, name)) for name in self.offered()]
        group = GROUPS["View"]
        brain = window.brain
        looking = looks(self.studio.view, brain) if brain.isVisible() else ()
        return (
            *in_group(group["Panels"], "toggle-panel", (*panels, (BROWSER, PROJECT))),
            *in_group(group["Perspectives"], "perspective", named),
            *looking,
            *self._moving.entries(),
        )

    # ------------------------------------------------------------ menus

    def _list_panels(self, menu: QMenu) -> None:
        window = self.studio.window
        room = window.page.room
        for place in room.offered:
            one = menu.addAction(place.title)
            one.setCheckable(True)
            one.setChecked(room.is_shown(place))
            one.triggered.connect(self._does("toggle-panel", place.name))
        if room.offered:
            menu.addSeparator()
        browser = menu.addAction(PROJECT)
        browser.setCheckable(True)
        browser.setChecked(not window.browser.isHidden())
        browser.setEnabled(window.stage != "start")
        browser.triggered.connect(self._does("toggle-panel", BROWSER))

    def _list_perspectives(self, menu: QMenu) -> None:
        if not self.studio.window.page.room.places:
            menu.addAction(NO_PANELS).setEnabled(False)
            return
        for name in self.offered():
            one = menu.addAction(PERSPECTIVES.get(name, name))
            one.triggered.connect(self._does("perspective", name))
        menu.addSeparator()
        save = menu.addAction(tr("Save as…"))
        save.triggered.connect(self._does("save-perspective", None))
        saved = self._saved()
        if saved:
            gone = menu.addMenu(tr("Delete"))
            for name in saved:
                one = gone.addAction(name)
                one.triggered.connect(self._does("delete-perspective", name))
        reset = menu.addAction(tr("Reset"))
        reset.triggered.connect(self._does("reset-layout", None))

    def _does(self, action: str, argument: object) -> Callable[[], None]:
        return lambda: self.studio.act(action, argument)

    # ------------------------------------------------------------ keeping

    def _room(self) -> Layout:
        room = self.studio.window.page.room
        if not room.places:
            raise InputError(NO_PANELS)
        return room

    def _page_made(self, page: Page) -> None:
        kept = self.studio.settings.value(f"layout/{page.stage}")
        if kept is not None:
            try:
                page.room.restore(json.loads(str(kept)))
            except ValueError:
                self._unread(page.stage)
        page.room.changed.connect(lambda: self._keep(page))

    def _keep(self, page: Page) -> None:
        state = json.dumps(page.room.state())
        self.studio.settings.setValue(f"layout/{page.stage}", state)
        if page is self.studio.window.page:
            self._shown_anew()

    def _keep_browser(self) -> None:
        window, settings = self.studio.window, self.studio.settings
        settings.setValue("layout/browser", "" if window.browser_wanted else "hidden")
        width = window.seam.sizes()[0]
        if width:
            settings.setValue("layout/browser_px", str(width))

    def _saved(self) -> dict[str, Any]:
        stage = self.studio.window.stage
        try:
            found = json.loads(str(self.studio.settings.value(_key(stage), "{}")))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _keep_saved(self, saved: dict[str, Any]) -> None:
        key = _key(self.studio.window.stage)
        self.studio.settings.setValue(key, json.dumps(saved))

    def _unread(self, stage: str) -> None:
        self.studio.settings.remove(f"layout/{stage}")
        named = STAGES.get(stage, stage)
        self.studio.tell(Alert("info", UNREAD.format(stage=named)))


def _key(stage: str) -> str:
    return f"perspectives/{stage}"
