"""What a report is made of; HTML and PDF are two ways to write the same blocks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from brainTwinStudio.project import Patient, Project, Scenario, Twin

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Tone = Literal["plain", "verdict", "note", "ok", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; the tone of a note comes with a bar and a word, not colour alone."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """Lines of an equation, set apart."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text. widths: relative column widths; numeric: right-aligned columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numeric: tuple[int, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class CardRow:
    """A quality card: severity "bad", "warn", "info" or "ok", title and detail."""

    severity: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure, drawn when it is written.

    alt says in words what is seen; vector False where it holds thousands of shapes.
    width: share of the text width.
    """

    draw: "Callable[[], Figure]"
    alt: str
    caption: str
    vector: bool = True
    width: float = 1.0


Block = Text | Heading | Formula | Facts | Table | CardRow | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under its own heading."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def rows_of(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], ...]:
    """Blocks in rows: two half-width pictures that follow each other share one."""
    rows: list[tuple[Block, ...]] = []
    for block in blocks:
        last = rows[-1] if rows else ()
        if _half(block) and len(last) == 1 and _half(last[0]):
            rows[-1] = (*last, block)
        else:
            rows.append((block,))
    return tuple(rows)


def _half(block: Block) -> bool:
    return isinstance(block, Picture) and block.width <= 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """Who and what a report is about."""

    project: Project
    patient: Patient
    twin: Twin | None = None

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Plans on the twin of this report."""
        return self.project.scenarios_of(self.twin.id) if self.twin else ()
