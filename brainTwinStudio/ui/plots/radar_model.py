"""What a radar draws. No Qt."""

from dataclasses import dataclass

REACH = 1.1  # of the ring: as far out a twin may be drawn that beats the ceiling


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of the radar. tip: what it is, its floor and its ceiling."""

    label: str
    tip: str


@dataclass(frozen=True, slots=True)
class Polygon:
    """A twin on the radar: one share an axis, 0 = floor, 1 = ceiling, None = not
    estimated, and what is said of it there."""

    name: str
    shares: tuple[float | None, ...]
    words: tuple[str, ...]
