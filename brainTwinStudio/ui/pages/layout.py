"""How the panels of a page share its room: which are shown, how wide, and one alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from brainTwinStudio.ui.controls.head import PanelHead

Role = Literal["brain", "plots", "side"]
USUAL = "usual_sizes"  # property of a splitter: its sizes as the page was drawn
VERSION = 1
NOT_OURS = "A layout of another page or version."


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One place of a page, with a panel or several that share it by tabs."""

    name: str  # as it is kept in settings
    widget: QWidget
    role: Role
    title: str = ""  # as menus list it


class Layout(QObject):
    """The person's part of a layout; the page's own part is what it wants to show, and
    the sizes of an arrangement (a stimulation has others than a surgery).

    changed: something is to be kept.
    """

    changed = Signal()

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
        self._heads = {
            head: place
            for place in self.places
            for head in (place.widget, *place.widget.findChildren(QWidget))
            if isinstance(head, PanelHead)
        }
        for head, place in self._heads.items():
            head.offer_alone()
            head.alone_wanted.connect(lambda p=place: self.toggle_alone(p))

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
        return None

    def reset(self) -> None:
        """All places, in the sizes that the page was drawn with."""
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
        }

    def restore(self, state: object) -> None:
        """Lay out as it was kept. Raises ValueError where that is not understood."""
        counts = [splitter.count() for splitter in self._splitters]
        if not isinstance(state, dict) or (
            (state.get("version"), state.get("splitters")) != (VERSION, counts)
        ):
            raise ValueError(NOT_OURS)
        names = {place.name for place in self.places}
        try:
            hidden = {str(name) for name in state["hidden"]} & names
            kept = {
                str(name): [[max(int(px), 0) for px in sizes] for sizes in of]
                for name, of in state["sizes"].items()
            }
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(NOT_OURS) from error
        if any([len(sizes) for sizes in of] != counts for of in kept.values()):
            raise ValueError(NOT_OURS)
        self._kept, self._left = kept, {}
        if not self.set_hidden(hidden):
            self.set_hidden(set())

    # ------------------------------------------------------------ doing it

    def _show(self) -> None:
        shown = [place.widget for place in self.places if self.is_shown(place)]
        for place in self.places:
            place.widget.setVisible(place.widget in shown)
        for splitter in self._splitters:
            for part in _parts(splitter):
                inside = [p.widget for p in self.places if part.isAncestorOf(p.widget)]
                if inside:
                    part.setVisible(any(widget in shown for widget in inside))
        for head, place in self._heads.items():
            head.set_alone(place is self.alone)
        self._share()

    def _share(self) -> None:
        """The sizes of the present arrangement."""
        for splitter, sizes in zip(self._splitters, self._sizes(), strict=True):
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
        noted = []
        for splitter, known in zip(self._splitters, self._sizes(), strict=True):
            now = splitter.sizes()
            known = known if len(known) == len(now) else now
            seen = [not part.isHidden() for part in _parts(splitter)]
            noted.append(_with_hidden(now, known, seen))
        self._left[self._arrangement] = noted

    def _moved(self) -> None:
        if self.alone is None:
            self._note()
            self._kept[self._arrangement] = self._left[self._arrangement]
            self.changed.emit()


def _parts(splitter: QSplitter) -> list[QWidget]:
    parts = map(splitter.widget, range(splitter.count()))
    return [part for part in parts if part is not None]


def _with_hidden(now: list[int], known: list[int], seen: list[bool]) -> list[int]:
    """Sizes now, scaled to those known where some are hidden: these keep theirs."""
    room = sum(px for px, there in zip(now, seen, strict=True) if there)
    before = sum(px for px, there in zip(known, seen, strict=True) if there)
    if all(seen) or room == 0:
        return now if all(seen) else known
    share = before / room
    sizes = zip(now, known, seen, strict=True)
    return [round(n * share) if there else k for n, k, there in sizes]
