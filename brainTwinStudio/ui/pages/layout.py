"""How the panels of a page share its room: which are shown, where, how wide, and one
alone."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from brainTwinStudio.ui.controls.head import PanelHead
from brainTwinStudio.ui.pages.cell import Place, Role, parts_of, sizes_of
from brainTwinStudio.ui.pages.cells import Cells
from brainTwinStudio.ui.pages.tiling import Side

__all__ = ["NOT_OURS", "USUAL", "Layout", "Place", "Role"]
USUAL = "usual_sizes"  # property of a splitter: its sizes as the page was drawn
VERSION = 2
READ = (1, VERSION)  # of version 1, in which nothing was moved, the rest
NOT_OURS = "A layout of another page or version."


class Layout(QObject):
    """The person's part of a layout; the page's own part is what it wants to show, and
    the sizes of an arrangement (a stimulation has others than a surgery).

    changed: something is to be kept. menu_wanted: a right click on the head of a panel:
    its place, the head, where.
    """

    changed = Signal()
    menu_wanted = Signal(object, object, QPoint)

    def __init__(self, page: QWidget, places: Sequence[Place]) -> None:
        super().__init__(page)
        self._page = page
        self.places = tuple(places)
        self.alone: Place | None = None
        self.hidden: set[str] = set()
        self._unwanted: set[QWidget] = set()
        self._arrangement = ""
        self._splitters = page.findChildren(QSplitter)
        self._usual: dict[str, dict[int, list[int]]] = {"": {}}
        self._kept: dict[str, list[list[int]]] = {}  # moved by a person
        self._left: dict[str, list[list[int]]] = {}  # as they were before a change
        for number, splitter in enumerate(self._splitters):
            usual = splitter.property(USUAL)
            if usual:
                self._usual[""][number] = list(usual)
            splitter.splitterMoved.connect(self._moved)
        self.cells = Cells(page, self.places)
        self.cells.picked.connect(self.bring)
        self.cells.changed.connect(self.changed)
        self.heads = {
            head: place
            for place in self.places
            for head in (place.widget, *place.widget.findChildren(QWidget))
            if isinstance(head, PanelHead)
        }
        for head, place in self.heads.items():
            head.offer_alone()
            head.alone_wanted.connect(lambda p=place: self.toggle_alone(p))
            head.offer_menu()
            head.menu_wanted.connect(
                lambda at, h=head, p=place: self.menu_wanted.emit(p, h, at)
            )
        for place in self.places:
            if isinstance(place.widget, QStackedWidget):
                place.widget.currentChanged.connect(
                    lambda _, p=place: self._page.isVisible() and self.bring(p.name)
                )
        self._show()

    # ------------------------------------------------------------ the page's part

    def want(self, widget: QWidget, wanted: bool) -> None:
        """Whether the page has a use for what is in a place now."""
        if (widget in self._unwanted) == wanted:
            self._note()
            (self._unwanted.discard if wanted else self._unwanted.add)(widget)
            self._show()

    def arrange(
        self, name: str, usual: Mapping[QSplitter, Sequence[int]] | None = None
    ) -> None:
        """Share the room in another way; where the person has moved seams in it before,
        as they left it."""
        if name != self._arrangement:
            self._note()
            self._arrangement = name
        elif usual is not None:
            self._left.pop(name, None)
        given = self._usual.setdefault(name, {})
        for splitter, sizes in (usual or {}).items():
            given[self._splitters.index(splitter)] = list(sizes)
        self._share()

    # ------------------------------------------------------------ the person's part

    @property
    def offered(self) -> tuple[Place, ...]:
        """The places that the page has a use for."""
        return tuple(p for p in self.places if p.widget not in self._unwanted)

    def is_shown(self, place: Place) -> bool:
        if place.widget in self._unwanted:
            return False
        return place is self.alone or (
            self.alone is None and place.name not in self.hidden
        )

    def set_hidden(self, names: set[str]) -> bool:
        """Hide these places and no others; not done where none would be left."""
        if all(place.name in names for place in self.offered):
            return False
        self._note()
        self.alone, self.hidden = None, set(names)
        self._show()
        self.changed.emit()
        return True

    def move(self, name: str, target: str, side: Side) -> None:
        """Put a place beside another one, or by a tab in front of it."""
        self._rebuild(name, lambda: self.cells.move(name, target, side))

    def swap(self, one: str, other: str) -> None:
        """Each where the other one was."""
        self._rebuild(one, lambda: self.cells.swap(one, other))

    def bring(self, name: str) -> None:
        """In front of those that share its room by tabs."""
        before = self.cells.tiling
        self.cells.bring(name)
        if self.cells.tiling != before:
            self._show()
            self.changed.emit()

    def end_alone(self) -> None:
        """All places again, where one was alone."""
        if self.alone is not None:
            self.toggle_alone(self.alone)

    def toggle_alone(self, place: Place) -> None:
        """Give one place the whole page, or all of them their room back."""
        self._note()
        self.alone = None if self.alone is not None else place
        if place.name in self.hidden and self.alone is place:
            self.hidden.discard(place.name)
        self._show()

    def place_of(self, widget: QWidget | None) -> Place | None:
        """The place that a widget is in."""
        for place in self.places:
            if widget is not None and (
                widget is place.widget or place.widget.isAncestorOf(widget)
            ):
                return place
        for stand in self.cells.stands():
            if widget is not None and stand.isAncestorOf(widget):
                return self.place(stand.front)
        return None

    def place(self, name: str) -> Place | None:
        """By its name."""
        return next((place for place in self.places if place.name == name), None)

    def reset(self) -> None:
        """All places where they were drawn, and in the sizes they had."""
        self.cells.reset()
        self.set_hidden(set())
        for sizes in (self._kept, self._left):
            sizes.clear()
        self._share()
        self.changed.emit()

    # ------------------------------------------------------------ keeping

    def state(self) -> dict[str, Any]:
        """What `restore` takes, for JSON."""
        return {
            "version": VERSION,
            "splitters": [splitter.count() for splitter in self._splitters],
            "hidden": sorted(self.hidden),
            "sizes": self._kept,
            "moved": self.cells.state(),
        }

    def restore(self, state: object) -> None:
        """Lay out as it was kept. Raises ValueError where that is not understood."""
        counts = [splitter.count() for splitter in self._splitters]
        if not isinstance(state, dict) or not (
            state.get("version") in READ and state.get("splitters") == counts
        ):
            raise ValueError(NOT_OURS)
        names = {place.name for place in self.places}
        try:
            hidden = {str(name) for name in state["hidden"]} & names
            kept = {
                str(name): [[max(int(px), 0) for px in sizes] for sizes in of]
                for name, of in state["sizes"].items()
            }
            moved = self.cells.read(state.get("moved"))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(NOT_OURS) from error
        if any([len(sizes) for sizes in of] != counts for of in kept.values()):
            raise ValueError(NOT_OURS)
        self._kept, self._left = kept, {}
        self.cells.restore(moved)
        if not self.set_hidden(hidden):
            self.set_hidden(set())

    # ------------------------------------------------------------ doing it

    def _rebuild(self, name: str, move: Callable[[], None]) -> None:
        """Move a place, which is seen afterwards."""
        self._note()
        self.alone = None
        self.hidden.discard(name)
        move()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.cells.show_places([p.name for p in self.places if self.is_shown(p)])
        holders = self.cells.holders
        for splitter in self._splitters:
            for part in parts_of(splitter):
                inside = [one for one in holders if part.isAncestorOf(one)]
                if inside:
                    part.setVisible(any(not one.isHidden() for one in inside))
        for head, place in self.heads.items():
            head.set_alone(place is self.alone)
        self._share()

    def _share(self) -> None:
        """The sizes of the present arrangement."""
        for splitter, sizes in zip(self._splitters, self._sizes(), strict=True):
            splitter.refresh()  # of parts that were hidden this moment
            if sizes:
                splitter.setSizes(sizes)

    def _sizes(self) -> list[list[int]]:
        """As they were left, else as a person moved them, else the usual ones."""
        name = self._arrangement
        known = self._left.get(name) or self._kept.get(name)
        usual = self._usual[""] | self._usual.get(name, {})
        return known or [usual.get(at, []) for at in range(len(self._splitters))]

    def _note(self) -> None:
        """Keep the sizes as they are; of what is hidden, as they were."""
        if self.alone is not None or not self._page.isVisible():
            return
        pairs = zip(self._splitters, self._sizes(), strict=True)
        self._left[self._arrangement] = [sizes_of(row, known) for row, known in pairs]

    def _moved(self) -> None:
        if self.alone is None:
            self._note()
            self._kept[self._arrangement] = self._left[self._arrangement]
            self.changed.emit()
