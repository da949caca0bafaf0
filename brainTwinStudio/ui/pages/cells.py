"""Where the places of a page stand: as it was drawn, or as a person has moved them."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from brainTwinStudio.ui.pages.cell import BrainCell, Cell, Place, Stand
from brainTwinStudio.ui.pages.tiling import (
    BEFORE,
    SIDES,
    Side,
    Tile,
    Tiling,
    alone,
    in_front,
    moved,
    names_in,
    packed,
    swapped,
    unpacked,
)

OPPOSITE: dict[Side, Side] = {
    "left": "right", "right": "left", "above": "below", "below": "above", "tab": "tab",
}  # fmt: skip
LEAST_BRAIN_PX = 220  # the 3D view between its head and its note
Read = tuple[Tiling, dict[str, list[list[int]]]]


class Cells(QObject):
    """A cell for each place but the brain's, which has one at each of its four sides.

    picked: the name of a place that is to be in front. changed: a seam was moved.
    built: there are other stands.
    """

    picked = Signal(str)
    changed = Signal()
    built = Signal()

    def __init__(self, page: QWidget, places: Sequence[Place]) -> None:
        super().__init__(page)
        self._page = page
        self._places = {place.name: place for place in places}
        self._cells: dict[str, Cell] = {}
        self._brains: dict[str, BrainCell] = {}
        for place in places:
            row = place.widget.parentWidget()
            assert isinstance(row, QSplitter), f"{place.name} stands in no splitter."
            at, policy = row.indexOf(place.widget), place.widget.sizePolicy()
            if place.role == "brain":
                self._keep_brain(place, row, at)
            else:
                cell = self._cells[place.name] = Cell()
                row.replaceWidget(at, cell)
                cell.setSizePolicy(policy)
        self._usual: dict[str, Tile | None] = {
            name: alone(name) if name in self._places else None for name in self._cells
        }
        self.tiling: Tiling = {}
        for cell in self._cells.values():
            cell.picked.connect(self.picked)
            cell.resized.connect(self._resized)
        self._build(self._usual)

    def _keep_brain(self, place: Place, row: QSplitter, at: int) -> None:
        policy = place.widget.sizePolicy()
        around = BrainCell()
        row.replaceWidget(at, around)
        around.take_in(place.widget)
        around.setSizePolicy(policy)
        around.resized.connect(self._resized)
        self._brains[place.name] = around
        for side, cell in around.sides.items():
            self._cells[f"{place.name} {side}"] = cell

    # ------------------------------------------------------------ what stands where

    @property
    def holders(self) -> tuple[QWidget, ...]:
        """What is hidden where nothing in it is shown."""
        return (*self._cells.values(), *self._brains.values())

    @property
    def is_usual(self) -> bool:
        """Whether everything stands where it was drawn."""
        return self.tiling == self._usual

    def stands(self) -> Iterator[Stand]:
        for cell in self._cells.values():
            yield from cell.stands()

    def spots(self) -> Iterator[tuple[str, QWidget]]:
        """What is seen, each with the name of its place: where a panel can be put."""
        for name, around in self._brains.items():
            if around.brain is not None:
                yield name, around.brain
        for stand in self.stands():
            yield stand.front, stand

    def sides(self, name: str, target: str) -> tuple[Side, ...]:
        """Where a place can be put at another one: the brain has no tabs."""
        if name in self._brains or name not in self._places:
            return ()
        if target in self._brains:
            return SIDES[:4]
        together = next(s.names for s in self.stands() if target in s.names)
        if name in together:  # out of it again, where it is not alone
            return SIDES[:4] if len(together) > 1 else ()
        return SIDES

    # ------------------------------------------------------------ moving

    def move(self, name: str, target: str, side: Side) -> None:
        """Put a place beside another one, or by a tab in front of it."""
        if side not in self.sides(name, target):
            return
        if target in self._brains:
            cell, last = f"{target} {side}", side in BEFORE
            others = [n for n in names_in(self.tiling[cell]) if n != name]
            target = others[-1 if last else 0] if others else ""
            side = OPPOSITE[side]  # of those that stand there: next to the brain
        else:
            cell = next(
                k for k, tile in self.tiling.items() if target in names_in(tile)
            )
            if target == name:  # out of the tabs that it shares
                stand = next(one for one in self.stands() if name in one.names)
                target = next(one for one in stand.names if one != name)
        self._build(moved(self.tiling, name, cell, target, side))

    def swap(self, one: str, other: str) -> None:
        if one in self._usual and other in self._usual:
            self._build(swapped(self.tiling, one, other))

    def bring(self, name: str) -> None:
        """In front of those that share its room; seen at the next `show`."""
        self.tiling = in_front(self.tiling, name)
        for key, cell in self._cells.items():
            cell.tile = self.tiling[key]

    def reset(self) -> None:
        """Everything where it was drawn."""
        self._build(self._usual)
        for around in self._brains.values():
            around.share(None)

    def show_places(self, shown: Collection[str]) -> None:
        """These and no others."""
        for cell in self._cells.values():
            cell.show_places(shown)
        for name, around in self._brains.items():
            around.show_places(brain=name in shown)
            if around.brain is not None:  # as drawn, pages see to it themselves
                around.brain.setMinimumHeight(0 if self.is_usual else LEAST_BRAIN_PX)

    # ------------------------------------------------------------ keeping

    def state(self) -> dict[str, Any]:
        """For JSON; nothing, where everything is as usual."""
        if self.is_usual:
            return {}
        return {
            "cells": {name: packed(tile) for name, tile in self.tiling.items()},
            "around": {name: one.sizes_kept for name, one in self._brains.items()},
        }

    def read(self, kept: Any) -> Read:
        """What `state` gave, for `restore`. Raises ValueError, KeyError, TypeError or
        AttributeError where it is not understood."""
        if not kept:
            return self._usual, {}
        tiling = {str(name): unpacked(tile) for name, tile in kept["cells"].items()}
        names = [name for tile in tiling.values() for name in names_in(tile)]
        wanted = [name for name in self._places if name not in self._brains]
        if sorted(names) != sorted(wanted) or tiling.keys() != self._usual.keys():
            raise ValueError("Not the places of this page.")
        around = {
            str(name): [[max(int(px), 0) for px in row] for row in rows]
            for name, rows in kept["around"].items()
        }
        if any([len(row) for row in rows] != [3, 3] for rows in around.values()):
            raise ValueError("The brain has two sides in both directions.")
        return tiling, around

    def restore(self, read: Read) -> None:
        tiling, around = read
        self._build(tiling)
        for name, one in self._brains.items():
            one.share(around.get(name))

    # ------------------------------------------------------------ doing it

    def _build(self, tiling: Tiling) -> None:
        """Make anew what is to stand elsewhere; the keyboard stays where it is."""
        if tiling == self.tiling:
            return
        focus = QApplication.focusWidget()
        self._page.setUpdatesEnabled(False)
        for key, cell in self._cells.items():
            if tiling[key] != self.tiling.get(key):
                cell.build(tiling[key], self._places)
        self.tiling = dict(tiling)
        self._page.setUpdatesEnabled(True)
        if focus is not None and focus.isVisible() and focus is not self._page:
            focus.setFocus()
        self.built.emit()

    def _resized(self) -> None:
        self.tiling = {key: cell.tile for key, cell in self._cells.items()}
        self.changed.emit()
