"""Joining lists of regions by their names."""

import difflib
import re
from collections.abc import Sequence

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.atlases import order_of_atlas
from brainTwinStudio.language import tr

_SIDES = {"lh": "l", "left": "l", "l": "l", "rh": "r", "right": "r", "r": "r"}
_SAY_NOTHING = frozenset({"ctx", "7networks"})  # Schaefer's default, often left out


def order_by_name(
    path: object, wanted: Sequence[str], found: Sequence[str], spare: Sequence[str] = ()
) -> tuple[list[int], bool]:
    """Where each wanted name stands in `found`, and whether the spelling is the same.

    Case, separators and the spelling of sides are ignored where that stays unique;
    beyond that two names are the same only where a known atlas says so.
    Names in `found` that nobody wants are refused, unless they are in `spare`. Raises
    FileError naming a few of the names that do not match.
    """
    for spelling in (str, plain):
        places = {spelling(name): i for i, name in enumerate(found)}
        asked = [spelling(name) for name in wanted]
        unique = len(places) == len(found) and len(set(asked)) == len(asked)
        if unique and all(name in places for name in asked):
            _refuse_extra(path, found, [places[name] for name in asked], spare)
            return [places[name] for name in asked], spelling is str
    told = (
        order_of_atlas(wanted, found, spare) if len(set(found)) == len(found) else None
    )
    if told is not None:
        order, atlas = told
        left = {place for place in map(atlas.place, spare) if place is not None}
        spare = (*spare, *(name for name in found if atlas.place(name) in left))
        _refuse_extra(path, found, order, spare)
        return order, False
    known = {plain(name) for name in found}
    missing = [name for name in wanted if plain(name) not in known]
    asked_plain = {plain(name) for name in wanted}
    extra = [name for name in found if plain(name) not in asked_plain]
    raise FileError(path, _mismatch(len(wanted), missing, extra))


def plain(name: str) -> str:
    """A name without case, separators and the several spellings of its side, told
    twice or once (lh.L_V1)."""
    words = [word for word in re.split(r"[^a-z0-9]+", name.lower()) if word]
    words = [word for word in words if word not in _SAY_NOTHING]
    sides = list(dict.fromkeys(_SIDES[word] for word in words if word in _SIDES))
    rest = [word for word in words if word not in _SIDES]
    return "-".join(sides[:1] + rest + sides[1:])


def resolved(names: Sequence[str], known: Sequence[str]) -> list[str]:
    """The known names that `names` mean. Raises InputError for one that is not."""
    by_plain = {plain(name): name for name in known}
    found = []
    for name in names:
        if name in known:
            found.append(name)
        elif plain(name) in by_plain:
            found.append(by_plain[plain(name)])
        else:
            raise InputError(
                tr(
                    "No region '{name}' to leave out. Known: {names}.",
                    name=name,
                    names=listed(known),
                )
            )
    return found


def listed(names: Sequence[str], most: int = 5) -> str:
    """A few names, and how many more there are."""
    more = tr(" and {count} more", count=len(names) - most) if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _refuse_extra(
    path: object, found: Sequence[str], used: list[int], spare: Sequence[str]
) -> None:
    known = {plain(name) for name in spare}
    taken = set(used)
    extra = [
        name
        for i, name in enumerate(found)
        if i not in taken and plain(name) not in known
    ]
    if extra:
        raise FileError(path, _mismatch(len(used), [], extra))


def _mismatch(count: int, missing: list[str], extra: list[str]) -> str:
    parts = [tr("Its region names do not match the {count} regions.", count=count)]
    if missing:
        parts.append(
            tr("Not found: {names}.", names=listed(_with_hints(missing, extra)))
        )
    if extra:
        parts.append(tr("Not expected: {names}.", names=listed(extra)))
    parts.append(
        tr("Use files of the same atlas, or leave regions out by name (drop).")
    )
    return " ".join(parts)


def _with_hints(missing: list[str], extra: list[str]) -> list[str]:
    """Each missing name, with the one of the others that it may be a slip of."""
    spare = {plain(name): name for name in extra}
    told = []
    for name in missing:
        near = difflib.get_close_matches(plain(name), spare, n=1, cutoff=0.85)
        told.append(
            tr("{name} (perhaps {spare})", name=name, spare=spare[near[0]])
            if near
            else name
        )
    return told
