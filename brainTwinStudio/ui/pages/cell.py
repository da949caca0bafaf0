"""The room of one place of a page as it was drawn: what a person has put there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from brainTwinStudio.ui.pages.head_tabs import HeadTabs
from brainTwinStudio.ui.pages.tiling import Row, Tabs, Tile, names_in, resized

SIDE_PX = 12
Role = Literal["brain", "plots", "side"]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One place of a page, with a panel or several that share it by tabs."""

    name: str  # as it is kept in settings
    widget: QWidget
    role: Role
    title: str = ""  # as menus list it


class Stand(QWidget):
    """Places that share one room by tabs above them; of one place alone, nothing else.

    picked: name of the one that the person wants in front.
    """

    picked = Signal(str)

    def __init__(self, names: tuple[str, ...], places: Mapping[str, Place]) -> None:
        super().__init__()
        self.names = names
        self._widgets = {name: places[name].widget for name in names}
        self.heads = HeadTabs([places[name].title or name for name in names])
        self.heads.picked.connect(lambda number: self.picked.emit(self.names[number]))
        self._strip = QWidget()
        self._strip.setProperty("bg", "panel")
        self._strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self._strip)
        line.setContentsMargins(SIDE_PX, 0, SIDE_PX, 0)
        line.addWidget(self.heads)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._strip)
        for widget in self._widgets.values():
            column.addWidget(widget)

    @property
    def front(self) -> str:
        """Which place is seen, "" for none."""
        seen = (name for name, one in self._widgets.items() if not one.isHidden())
        return next(seen, "")

    def show_places(self, shown: Collection[str], front: str) -> bool:
        """One of them in front, tabs for the others; whether there is any."""
        there = [name for name in self.names if name in shown]
        front = front if front in there or not there else there[0]
        for name, widget in self._widgets.items():
            widget.setVisible(name in there and name == front)
        for number, name in enumerate(self.names):
            self.heads.offer(number, name in there)
        self._strip.setVisible(len(there) > 1)
        self.heads.set_current(self.names.index(front))
        self.setVisible(bool(there))
        return bool(there)


class Cell(QWidget):
    """Nothing, a stand, or stands with seams between them. Never holds the 3D view.

    picked: a place that is to be in front. resized: the person moved a seam; `tile` has
    the sizes.
    """

    picked = Signal(str)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tile: Tile | None = None
        self._root: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def build(self, tile: Tile | None, places: Mapping[str, Place]) -> None:
        """Take in what stands here from now on; what went to another cell is gone
        already, or will be once that cell is built. Then `show_places`."""
        before, self.tile = self._root, tile
        self._root = None if tile is None else self._made(tile, (), places)
        if before is not None:
            before.hide()
            self._column.removeWidget(before)
            before.deleteLater()
        if self._root is not None:
            self._column.addWidget(self._root)

    def show_places(self, shown: Collection[str]) -> bool:
        """Whether there is any of them."""
        some = self._show(self._root, self.tile, shown)
        self.setVisible(some)
        return some

    def stands(self) -> Iterator[Stand]:
        """Those that are built."""
        if isinstance(self._root, Stand):
            yield self._root
        elif self._root is not None:
            yield from self._root.findChildren(Stand)

    def _made(
        self, tile: Tile, way: tuple[int, ...], places: Mapping[str, Place]
    ) -> QWidget:
        if isinstance(tile, Tabs):
            stand = Stand(tile.names, places)
            stand.picked.connect(self.picked)
            return stand
        row = seamed(across=tile.across)
        for number, part in enumerate(tile.parts):
            row.addWidget(self._made(part, (*way, number), places))
        row.splitterMoved.connect(lambda: self._moved(way, row))
        return row

    def _moved(self, way: tuple[int, ...], row: QSplitter) -> None:
        assert self.tile is not None
        tile: Tile = self.tile
        for number in way:
            assert isinstance(tile, Row)
            tile = tile.parts[number]
        assert isinstance(tile, Row)
        sizes = sizes_of(row, list(tile.sizes))
        self.tile = resized(self.tile, way, tuple(sizes))
        self.resized.emit()

    def _show(
        self, widget: QWidget | None, tile: Tile | None, shown: Collection[str]
    ) -> bool:
        if isinstance(widget, Stand) and isinstance(tile, Tabs):
            return widget.show_places(shown, tile.front)
        if not (isinstance(widget, QSplitter) and isinstance(tile, Row)):
            return False
        for number, part in enumerate(tile.parts):
            self._show(widget.widget(number), part, shown)
        some = any(name in shown for name in names_in(tile))
        widget.setVisible(some)
        widget.refresh()  # of parts that were hidden this moment
        widget.setSizes(list(tile.sizes))
        return some


class BrainCell(QSplitter):
    """The place of the 3D view, which never moves, with a cell at each of its sides.

    resized: the person moved a seam.
    """

    resized = Signal()
    USUAL = (350, 650, 350)  # how brain and sides share the room at first

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.sides = {side: Cell() for side in ("left", "right", "above", "below")}
        self.middle = seamed(across=True)
        self.brain: QWidget | None = None
        self.sizes_kept: list[list[int]] = []
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for widget in (self.sides["above"], self.middle, self.sides["below"]):
            self.addWidget(widget)
        for row in self.rows:
            row.splitterMoved.connect(self._moved)
        self.share(None)

    def take_in(self, brain: QWidget) -> None:
        """Once, while the 3D view is not in its place yet: it is never moved."""
        self.brain = brain
        for widget in (self.sides["left"], brain, self.sides["right"]):
            self.middle.addWidget(widget)

    @property
    def rows(self) -> tuple[QSplitter, QSplitter]:
        """Beside the brain; above and below it."""
        return self.middle, self

    def share(self, sizes: list[list[int]] | None) -> None:
        """How the room is shared from now on, None: as at first."""
        self.sizes_kept = sizes or [list(self.USUAL), list(self.USUAL)]
        self._share()

    def show_places(self, *, brain: bool) -> None:
        """Once the sides know what they show."""
        there = {side: not cell.isHidden() for side, cell in self.sides.items()}
        if self.brain is not None:
            self.brain.setVisible(brain)
        middle = brain or there["left"] or there["right"]
        self.middle.setVisible(middle)
        self.setVisible(middle or there["above"] or there["below"])
        self._share()

    def _share(self) -> None:
        for row, sizes in zip(self.rows, self.sizes_kept, strict=True):
            row.refresh()
            row.setSizes(sizes)

    def _moved(self) -> None:
        pairs = zip(self.rows, self.sizes_kept, strict=True)
        self.sizes_kept = [sizes_of(row, known) for row, known in pairs]
        self.resized.emit()


def seamed(*, across: bool) -> QSplitter:
    """A row or column with seams of 1 px that can be dragged."""
    flat, upright = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    row = QSplitter(flat if across else upright)
    row.setHandleWidth(1)
    row.setChildrenCollapsible(False)
    return row


def parts_of(splitter: QSplitter) -> list[QWidget]:
    """From left to right, or from top to bottom."""
    parts = map(splitter.widget, range(splitter.count()))
    return [part for part in parts if part is not None]


def sizes_of(splitter: QSplitter, known: list[int]) -> list[int]:
    """Sizes now, scaled to those known where some are hidden: these keep theirs."""
    now, seen = splitter.sizes(), [not one.isHidden() for one in parts_of(splitter)]
    known = known if len(known) == len(now) else now
    room = sum(px for px, there in zip(now, seen, strict=True) if there)
    before = sum(px for px, there in zip(known, seen, strict=True) if there)
    if all(seen) or room == 0:
        return now if all(seen) else known
    share = before / room
    sizes = zip(now, known, seen, strict=True)
    return [round(n * share) if there else k for n, k, there in sizes]
