"""What a row of recurring states shows. No Qt."""

from dataclasses import dataclass

from brainTwinStudio.project import Array


@dataclass(frozen=True, slots=True)
class Range:
    """A measured value, the simulated one, the ends of single runs; text of both, and
    brief where there is little room."""

    measured: float
    simulated: float
    low: float
    high: float
    text: str
    brief: str


@dataclass(frozen=True, slots=True, eq=False)
class StateRow:
    """name, likeness in words; patterns (2, region): measured and simulated in the
    order of drawing; ranges of probability and dwell time; tip: the whole."""

    name: str
    likeness: str
    patterns: Array
    ranges: tuple[Range, Range]
    tip: str
