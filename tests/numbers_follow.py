"""Which numbers of a text follow from a model: those that are others when the same
thing is told of a twin with other numbers."""

import dataclasses
import re
from typing import Any, NamedTuple

import numpy as np

from brainTwinStudio.project import FrozenMap

FACTOR = 0.83  # keeps signs, order and correlations below 1
NUMBER = re.compile(r"[−-]?\d(?:[\d\u202f]*\d)?(?:\.\d+)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?")
_N = NUMBER.pattern
# [low, high]; ± half; "interval low to high"; "95 % of 16 paired runs low to high";
# "width 0.1": the median width over regions.
INTERVAL = re.compile(
    rf"\[[^\[\]]*,[^\[\]]*\]|±|(?:interval|runs) {_N} to {_N}|\({_N} to {_N}\)"
    rf"|width {_N}"
)
NONE = "not estimated"
# What is said of all numbers of a statement or a panel.
ALL = re.compile(r"[Ii]ntervals(?: of these \w+)?:? not estimated")


class Said(NamedTuple):
    """A statement: where it stands (panel, widget, number of it), and its words."""

    place: tuple[str, ...]
    words: str


def varied(noun: Any, *fields: str, factor: float = FACTOR) -> Any:
    """The noun with all numbers of these fields (all fields without any) times
    `factor`; whole numbers, words and what is not finite stay."""
    names = fields or tuple(f.name for f in dataclasses.fields(noun))
    changes = {name: _times(getattr(noun, name), factor) for name in names}
    return dataclasses.replace(noun, **changes)


def _times(value: Any, factor: float) -> Any:
    if isinstance(value, float | np.floating):
        return float(value) * factor
    if isinstance(value, np.ndarray):
        return value * factor if value.dtype.kind in "fc" else value
    if isinstance(value, FrozenMap):
        return FrozenMap({key: _times(item, factor) for key, item in value.items()})
    if isinstance(value, tuple):
        return tuple(_times(item, factor) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return varied(value, factor=factor)
    return value


def unbacked(first: list[Said], second: list[Said]) -> list[Said]:
    """Statements of `first` with numbers that follow from the model (they are others in
    `second`) and that neither have an interval each nor are said to have none, in the
    statement or by a line of the same panel that speaks of all its numbers."""
    before = dict(first)
    assert len(before) == len(first), "two statements stand at one place"
    after = dict(second)
    told = {said.place[0] for said in first if ALL.search(said.words)}
    return [
        said
        for said in first
        if said.place[0] not in told
        and not is_backed(said.words, after.get(said.place, said.words))
    ]


def is_backed(words: str, varied_words: str) -> bool:
    """Whether every number that differs between two forms of a statement stands with
    an interval or the words."""
    if ALL.search(words):
        return True
    bare, other = (INTERVAL.sub(" ", form) for form in (words, varied_words))
    numbers = zip(NUMBER.findall(bare), NUMBER.findall(other), strict=False)
    follow = sum(one != two for one, two in numbers)
    return follow <= len(INTERVAL.findall(words)) + words.count(NONE)
