"""Moving panels by menu, key and palette: beside another one, by a tab, or swapped."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.ui.actions import GROUPS
from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.controls.head import ALONE, BACK
from brainTwinStudio.ui.pages.base import Page
from brainTwinStudio.ui.pages.cell import Place
from brainTwinStudio.ui.pages.layout import Layout
from brainTwinStudio.ui.pages.moving import WHERE
from brainTwinStudio.ui.pages.tiling import SIDES
from brainTwinStudio.ui.palette import Entry
from brainTwinStudio.ui.palette_entries import in_group
from brainTwinStudio.ui.panels.base import Panel

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio

SWAP = "swap"
SWAPPED = tr("Swap places with {place}")
NONE = tr("This page has no panels that can be moved.")
NO_WAY = tr("The panel cannot be moved there. The 3D view stays where it is.")


class MovingPanels(Group):
    """Where the panels of the shown page stand."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        window = studio.window
        window.menus.set_filler("Moving", self._list)
        window.page_made.connect(self._page_made)
        for page in window.pages.values():
            self._page_made(page)

    @property
    def deeds(self) -> dict[str, Deed]:
        return {"move-panel": self.move}

    def move(self, wanted: object = None) -> None:
        """Name of a panel, how (left, right, above, below, tab, swap), name of another
        panel. A name alone, or None for the panel with the keyboard: list the ways."""
        room = self.studio.window.page.room
        if not movable(room):
            raise InputError(NONE)
        if not isinstance(wanted, tuple):
            self._ask(room, wanted)
            return
        name, how, target = wanted
        if (how, target) not in ways(room, name):
            raise InputError(NO_WAY)
        if how == SWAP:
            room.swap(name, target)
        else:
            room.move(name, target, how)

    def _ask(self, room: Layout, name: object) -> None:
        focused = room.place_of(QApplication.focusWidget())
        place = focused if name is None else room.place(str(name))
        able = movable(room)
        place = place if place in able else able[0]
        menu = QMenu(self.studio.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(place.title)
        self._fill(menu, room, place)
        menu.popup(place.widget.mapToGlobal(QPoint(0, 0)))
        menu.setActiveAction(menu.actions()[1])

    def entries(self) -> tuple[Entry, ...]:
        """For the palette: every way of every panel of the page."""
        room, group = self.studio.window.page.room, GROUPS["View"]["Moving"]
        named = [
            ((place.name, how, target), f"{place.title}: {_words(room, how, target)}")
            for place in movable(room)
            for how, target in ways(room, place.name)
        ]
        return tuple(in_group(group, "move-panel", named))

    # ------------------------------------------------------------ menus

    def _page_made(self, page: Page) -> None:
        page.room.menu_wanted.connect(self._open)

    def _list(self, menu: QMenu) -> None:
        room = self.studio.window.page.room
        for place in movable(room):
            self._fill(menu.addMenu(place.title), room, place)
        if menu.isEmpty():
            menu.addAction(NONE).setEnabled(False)

    def _open(self, place: Place, head: QWidget, at: QPoint) -> None:
        """What a right click on a head offers: what its panel answers, then this."""
        room, panel = self.studio.window.page.room, head.parentWidget()
        menu = panel.answers() if isinstance(panel, Panel) else QMenu(head)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        one = menu.addAction(ALONE if room.alone is None else BACK)
        one.triggered.connect(lambda: room.toggle_alone(place))
        if place in movable(room):
            self._fill(menu.addMenu(GROUPS["View"]["Moving"]), room, place)
        for action, text in (
            ("toggle-panel", tr("Hide this panel")),
            ("reset-layout", tr("Reset the layout of this page")),
        ):
            one = menu.addAction(text)
            name = place.name if action == "toggle-panel" else None
            one.triggered.connect(lambda _=False, a=action, n=name: self._act(a, n))
        menu.popup(at)

    def _fill(self, menu: QMenu, room: Layout, place: Place) -> None:
        before = ""
        for how, target in ways(room, place.name):
            if before not in ("", target):
                menu.addSeparator()
            before = target
            one = menu.addAction(_words(room, how, target))
            way = (place.name, how, target)
            one.triggered.connect(lambda _=False, w=way: self._act("move-panel", w))

    def _act(self, action: str, argument: object) -> None:
        self.studio.act(action, argument)


def movable(room: Layout) -> list[Place]:
    """All that the page has a use for, but the 3D view."""
    found = [place for place in room.offered if place.role != "brain"]
    return found if len(room.offered) > 1 else []


def ways(room: Layout, name: str) -> list[tuple[str, str]]:
    """How a panel can be moved, and at which other one."""
    found: list[tuple[str, str]] = []
    for target in (one for one in room.offered if one.name != name):
        sides = room.cells.sides(name, target.name)
        found += [(side, target.name) for side in SIDES if side in sides]
        if target.role != "brain":
            found.append((SWAP, target.name))
    return found


def _words(room: Layout, how: str, target: str) -> str:
    place = room.place(target)
    words = {**WHERE, SWAP: SWAPPED}[how]
    return words.format(place=place.title if place is not None else target)
