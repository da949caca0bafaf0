"""Effects as a table: every cell in words, so that it can be read aloud and copied."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme

Tone = Literal["plan", "sim", "stim", "noise", "none"]
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LABEL, CHANGE, INTERVAL, GLYPH, READING = range(5)
HEADERS = (tr("Outcome"), tr("Change"), tr("95 % of runs"), "", tr("Reading"))
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One effect. value, low, high: what the glyph shows, in the unit of `arm`, the end
    of its axis on both sides of zero; None: no interval is known. tone "noise": hatched
    and hollow. axis: for a size, which is never negative and has an axis of its own
    from zero to the right, the words for that axis. key: what clicking the row tells,
    "" for nothing."""

    label: str
    change: str
    interval: str
    reading: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    arm: float = 1.0
    tone: Tone = "plan"
    axis: str = ""
    key: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class ForestSection:
    """Rows under a title; scale: what the axis of their glyphs shows."""

    title: str
    rows: tuple[ForestRow, ...]
    scale: str = ""
    tip: str = ""


Line = ForestRow | ForestSection


class ForestModel(QAbstractTableModel):
    """Sections and their rows, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    def set_sections(self, sections: Sequence[ForestSection]) -> bool:
        """Show other rows; False where they are the same."""
        lines: list[Line] = []
        for section in sections:
            lines += [section, *section.rows]
        if tuple(lines) == self._lines:
            return False
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()
        return True

    def line(self, row: int) -> Line:
        return self._lines[row]

    def row_of(self, key: str) -> int:
        """Where the row of a key is, -1 where there is none."""
        for at, line in enumerate(self._lines):
            if isinstance(line, ForestRow) and key and line.key == key:
                return at
        return -1

    def text(self) -> str:
        """Everything as tab-separated lines, without the glyphs."""
        head = [name for name in HEADERS if name]
        lines = ["\t".join(head)]
        for line in self._lines:
            if isinstance(line, ForestSection):
                lines.append(line.title)
            else:
                cells = (line.label, line.change, line.interval, line.reading)
                lines.append("\t".join(cells))
        return "\n".join(lines)

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADERS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], ForestSection):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        line, column = self._lines[index.row()], index.column()
        if isinstance(line, ForestSection):
            return _section_data(line, column, role)
        texts = (line.label, line.change, line.interval, "", line.reading)
        if role == Role.DisplayRole:
            return texts[column]
        if role == Role.AccessibleTextRole:
            return ", ".join(text for text in texts if text)
        if role == Role.ToolTipRole:
            return line.tip or None
        if role == Role.TextAlignmentRole:
            return RIGHT if column in (CHANGE, INTERVAL) else LEFT
        if role == Role.FontRole:
            strong = column == CHANGE or (column == READING and _speaks(line))
            return theme.font("control", bold=strong)
        if role == Role.ForegroundRole:
            return theme.colour(_colour(line, column))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return HEADERS[section]
        if role == Role.TextAlignmentRole:
            return RIGHT if section in (CHANGE, INTERVAL) else LEFT
        return None


def _section_data(line: ForestSection, column: int, role: int) -> object:
    tokens = theme.current()
    if role == Role.DisplayRole:
        return {LABEL: line.title, GLYPH: line.scale}.get(column, "")
    if role == Role.FontRole:
        return theme.font("note", bold=column == LABEL)
    if role == Role.ForegroundRole:
        return theme.colour(tokens.text2 if column == LABEL else tokens.text3)
    if role == Role.ToolTipRole:
        return line.tip or None
    if role == Role.TextAlignmentRole:
        return LEFT if column != GLYPH else Qt.AlignmentFlag.AlignCenter
    return None


def _speaks(line: ForestRow) -> bool:
    return line.tone in ("plan", "sim", "stim") and line.reading.startswith("clear")


def _colour(line: ForestRow, column: int) -> str:
    tokens = theme.current()
    if column == READING:
        return getattr(tokens, line.tone) if _speaks(line) else tokens.text3
    faint = column == INTERVAL or (column == CHANGE and line.tone in ("noise", "none"))
    return tokens.text2 if faint else tokens.text
