"""Records of the inspector: what it says, without how it looks. Equal records are not
drawn twice, so nothing in them is NaN."""

import math
from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, ParameterSpec
from brainTwinStudio.report.wording import NOT_ESTIMATED, significant
from brainTwinStudio.ui.panels.determined import HATCHED, NOT_IDENTIFIABLE
from brainTwinStudio.ui.panels.words import parameter_name, unit_of

Edge = tuple[str, str]  # target, source


@dataclass(frozen=True, slots=True)
class Value:
    """A fitted number on its track; low and high None where no interval is known.
    loose: the recordings do not determine it."""

    label: str
    text: str
    interval: str
    value: float
    low: float | None
    high: float | None
    span_low: float
    span_high: float
    tip: str = ""
    loose: bool = False

    @property
    def identified(self) -> bool:
        return self.low is not None and not self.loose


@dataclass(frozen=True, slots=True)
class Line:
    """A label and a number in words; a click on it selects regions or an edge."""

    label: str
    text: str
    tip: str = ""
    regions: tuple[str, ...] = ()
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A number beside others: fraction 0 to 1 of the largest; click: its region."""

    label: str
    text: str
    fraction: float
    region: str


@dataclass(frozen=True, slots=True)
class Group:
    """A section: values, then lines, then bars, then a note."""

    title: str
    values: tuple[Value, ...] = ()
    lines: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the inspector shows. share: place of the region's value in its map, 0
    to 1, None without a dot; regions: what the buttons act on; connections: how many
    are selected, both directions of one counted once."""

    kind: Literal["none", "patient", "twin", "region", "regions", "edge"]
    title: str
    subtitle: str
    share: float | None = None
    groups: tuple[Group, ...] = ()
    regions: tuple[str, ...] = ()
    edge: Edge | None = None
    connections: int = 0
    has_signal: bool = False

    def as_text(self) -> str:
        """Lines of words and numbers, for the clipboard."""
        lines = [self.title, self.subtitle]
        for group in self.groups:
            lines += ["", group.title]
            lines += [f"{v.label}\t{v.text}\t{v.interval}" for v in group.values]
            lines += [f"{line.label}\t{line.text}" for line in group.lines]
            lines += [f"{bar.label}\t{bar.text}" for bar in group.bars]
            lines += [group.note] if group.note else []
        return "\n".join(lines)


def value_of(
    spec: ParameterSpec,
    value: float,
    limits: Array | None,
    span: tuple[float, float],
    *,
    loose: bool = False,
) -> Value:
    """A parameter's row; limits (2,) low and high, or None. loose: the recordings do
    not determine the value."""
    low, high = (None, None) if limits is None else map(float, limits)
    if low is None or high is None or not math.isfinite(low + high):
        low = high = None
    known = f"[{significant(low)}, {significant(high)}]"
    tip = f"{spec.symbol}: {spec.meaning}"
    return Value(
        parameter_name(spec),
        significant(value, unit_of(spec)),
        NOT_ESTIMATED if low is None else known,
        value,
        low,
        high,
        *span,
        f"{tip}\n{NOT_IDENTIFIABLE}" if loose else tip,
        loose,
    )


def not_told(values: tuple[Value, ...]) -> str:
    """What a hatched row means, "" where there is none."""
    if any(value.loose for value in values):
        return HATCHED
    if all(value.identified for value in values):
        return ""
    return tr(
        "Hatched: interval not estimated; the recording may not determine the value."
    )
