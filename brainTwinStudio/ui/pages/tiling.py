"""Which place of a page stands where: tabs, and parts with seams between them. No
widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

Side = Literal["left", "right", "above", "below", "tab"]
SIDES: tuple[Side, ...] = ("left", "right", "above", "below", "tab")
BEFORE, ACROSS = ("left", "above"), ("left", "right")
WHOLE = 1000  # what parts of a row share


@dataclass(frozen=True, slots=True)
class Tabs:
    """Places that share one room, mostly one; front: the one that is seen."""

    names: tuple[str, ...]
    front: str


@dataclass(frozen=True, slots=True)
class Row:
    """Parts beside each other, or, not across, above each other; sizes: how they share
    the room, in any unit."""

    across: bool
    parts: tuple["Tile", ...]
    sizes: tuple[int, ...]


Tile = Tabs | Row
Tiling = Mapping[str, Tile | None]  # what stands in each cell of a page, None: nothing


def alone(name: str) -> Tabs:
    """A place that shares its room with none."""
    return Tabs((name,), name)


def names_in(tile: Tile | None) -> tuple[str, ...]:
    """The places, from left to right and from top to bottom."""
    if tile is None:
        return ()
    if isinstance(tile, Tabs):
        return tile.names
    return tuple(name for part in tile.parts for name in names_in(part))


def moved(tiling: Tiling, name: str, cell: str, target: str, side: Side) -> Tiling:
    """The place beside another one, or by a tab in front of it; in a cell that is empty
    alone, whatever the target."""
    after = {key: without(tile, name) for key, tile in tiling.items()}
    there = after[cell]
    after[cell] = alone(name) if not there else _beside(there, target, name, side)
    return after


def swapped(tiling: Tiling, one: str, other: str) -> Tiling:
    """Two places, each where the other one was."""
    names = {one: other, other: one}
    return {key: _renamed(tile, names) for key, tile in tiling.items()}


def in_front(tiling: Tiling, name: str) -> Tiling:
    """The same with one place before those that share its room."""
    return {key: _fronted(tile, name) for key, tile in tiling.items()}


def resized(tile: Tile, way: tuple[int, ...], sizes: tuple[int, ...]) -> Tile:
    """Another share of the room for the parts of a row; way: to it, from the top."""
    assert isinstance(tile, Row)
    if not way:
        return replace(tile, sizes=sizes)
    parts = list(tile.parts)
    parts[way[0]] = resized(parts[way[0]], way[1:], sizes)
    return replace(tile, parts=tuple(parts))


def without(tile: Tile | None, name: str) -> Tile | None:
    """What is left where a place goes away: None where it was the only one."""
    if tile is None or name not in names_in(tile):
        return tile
    if isinstance(tile, Tabs):
        at = tile.names.index(name)
        left = tile.names[:at] + tile.names[at + 1 :]
        if not left:
            return None
        front = left[max(at - 1, 0)] if tile.front == name else tile.front
        return Tabs(left, front)
    kept = [
        (part, size)
        for old, size in zip(tile.parts, tile.sizes, strict=True)
        if (part := without(old, name)) is not None
    ]
    if len(kept) == 1:
        return kept[0][0]
    parts, sizes = zip(*kept, strict=True)
    return Row(tile.across, parts, sizes)


# ---------------------------------------------------------------- for JSON


def packed(tile: Tile | None) -> Any:
    """What `unpacked` takes."""
    if tile is None:
        return None
    if isinstance(tile, Tabs):
        return {"tabs": list(tile.names), "front": tile.front}
    parts = [packed(part) for part in tile.parts]
    return {"across": tile.across, "parts": parts, "sizes": list(tile.sizes)}


def unpacked(kept: Any) -> Tile | None:
    """Raises ValueError, KeyError or TypeError where that is not understood."""
    if kept is None:
        return None
    if "tabs" in kept:
        names, front = tuple(map(str, kept["tabs"])), str(kept["front"])
        if front not in names:
            raise ValueError(f"{front!r} is not among {names}.")
        return Tabs(names, front)
    parts = tuple(unpacked(part) for part in kept["parts"])
    sizes = tuple(max(int(size), 0) for size in kept["sizes"])
    some = tuple(part for part in parts if part is not None)
    if len(some) != len(parts) or len(parts) != len(sizes) or len(parts) < 2:
        raise ValueError("A row needs two parts at least, and a size for each.")
    return Row(bool(kept["across"]), some, sizes)


# ---------------------------------------------------------------- inside a cell


def _beside(tile: Tile, target: str, name: str, side: Side) -> Tile:
    if isinstance(tile, Tabs):
        if side == "tab":
            return Tabs((*tile.names, name), name)
        pair = (alone(name), tile) if side in BEFORE else (tile, alone(name))
        return Row(side in ACROSS, pair, (WHOLE // 2, WHOLE // 2))
    at = next(n for n, part in enumerate(tile.parts) if target in names_in(part))
    part, parts, sizes = tile.parts[at], list(tile.parts), list(tile.sizes)
    along = side != "tab" and tile.across == (side in ACROSS)
    if isinstance(part, Tabs) and along:
        half = sizes[at] // 2
        parts.insert(at if side in BEFORE else at + 1, alone(name))
        sizes[at : at + 1] = [half, sizes[at] - half]
    else:
        parts[at] = _beside(part, target, name, side)
    return Row(tile.across, tuple(parts), tuple(sizes))


def _renamed(tile: Tile | None, names: Mapping[str, str]) -> Tile | None:
    if tile is None:
        return None
    if isinstance(tile, Tabs):
        now = tuple(names.get(name, name) for name in tile.names)
        return Tabs(now, names.get(tile.front, tile.front))
    parts = (_renamed(part, names) for part in tile.parts)
    return replace(tile, parts=tuple(part for part in parts if part is not None))


def _fronted(tile: Tile | None, name: str) -> Tile | None:
    if isinstance(tile, Tabs):
        return replace(tile, front=name) if name in tile.names else tile
    if isinstance(tile, Row):
        parts = (_fronted(part, name) for part in tile.parts)
        return replace(tile, parts=tuple(part for part in parts if part is not None))
    return None
