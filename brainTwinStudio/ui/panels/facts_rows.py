"""Widgets of the inspector's sections; made once, filled again and again."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.meter import Meter
from brainTwinStudio.ui.controls.range_bar import IntervalGlyph
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.controls.section import section
from brainTwinStudio.ui.panels.facts_records import Bar, Edge, Group, Line, Value

SIDE_PX = 14
METER_PX = 70
NUMBER_PX, WIDE_PX = 46, 78
NUMBER_SIGNS = 6  # longer numbers, such as 5.52 × 10⁶, take the wide column
Row = TypeVar("Row", bound=QWidget)
Fact = TypeVar("Fact")


class Dot(QWidget):
    """The region's colour in its map, ringed with the accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.5
        self.setFixedSize(22, 22)

    def set(self, share: float) -> None:
        """share: place in the map, 0 to 1."""
        if share != self._share:
            self._share = share
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        table = colour_map(tokens.values_map)
        red, green, blue = table[round(255 * self._share)].tolist()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(tokens.accent), 1.5))
            painter.setBrush(theme.colour(f"#{red:02x}{green:02x}{blue:02x}"))
            painter.drawEllipse(QPointF(11, 11), 9, 9)


class Pressable(QWidget):
    """A row that can be clicked or chosen with Enter, where it leads somewhere."""

    pressed = Signal(object)  # regions: tuple of names, or an edge
    entered = Signal(str)  # region under the mouse, "" = none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goal: tuple[tuple[str, ...], Edge | None] = ((), None)
        self._region = ""

    def lead(self, regions: tuple[str, ...], edge: Edge | None, name: str) -> None:
        """Where a click leads; name: for screen readers."""
        self._goal = (regions, edge)
        self._region = regions[0] if len(regions) == 1 else ""
        leads = bool(regions or edge)
        self.setFocusPolicy(
            Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus
        )
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if leads else arrow)
        self.setAccessibleName(name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self._press()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._region:
            self.entered.emit(self._region)

    def leaveEvent(self, event: QEvent) -> None:
        if self._region:
            self.entered.emit("")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setPen(theme.colour(theme.current().accent))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _press(self) -> None:
        if self._goal[0] or self._goal[1]:
            self.pressed.emit(self._goal)


class ValueRow(QWidget):
    """Label, value, interval; the track below."""

    def __init__(self) -> None:
        super().__init__()
        self.label = _label("label")
        self.value = _label("value", bold=True)
        self.interval = _label("note")
        self.glyph = IntervalGlyph()
        words = _line(self.label, self.value, self.interval)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        column.addLayout(words)
        column.addWidget(self.glyph)

    def show_fact(self, fact: Value) -> None:
        self.label.set_text(fact.label)
        self.value.set_text(fact.text)
        known = fact.identified
        restyle(self.value, role="value" if known else "label", strong=known)
        self.interval.set_text(fact.interval)
        self.setToolTip(fact.tip)
        low = fact.span_low if fact.low is None else fact.low
        high = fact.span_high if fact.high is None else fact.high
        self.glyph.set(
            fact.value,
            low,
            high,
            fact.span_low,
            fact.span_high,
            identified=fact.identified,
        )
        self.glyph.setAccessibleName(fact.label)
        if fact.low is None:  # the hatched bar is no interval
            told = tr(
                "{value}, interval {interval}", value=fact.text, interval=fact.interval
            )
            self.glyph.setAccessibleDescription(told)


class LineRow(Pressable):
    """Label and words."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(26)
        self.label = _label("label")
        self.value = _label("value")
        line = _line(self.label, self.value)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)

    def show_fact(self, fact: Line) -> None:
        self.label.set_text(fact.label)
        self.value.set_text(fact.text)
        self.setToolTip(fact.tip)
        self.lead(fact.regions, fact.edge, f"{fact.label}: {fact.text}")


class BarRow(Pressable):
    """Name, meter, number."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(26)
        self.label = _label("control")
        self.value = _label("value")
        self.meter = Meter()
        self.meter.setFixedWidth(METER_PX)
        line = _line(self.label, self.meter, self.value)
        self.setLayout(line)

    def show_fact(self, fact: Bar) -> None:
        self.label.set_text(fact.label)
        self.value.set_text(fact.text)
        wide = len(fact.text) > NUMBER_SIGNS
        self.value.setFixedWidth(WIDE_PX if wide else NUMBER_PX)
        self.meter.set(fact.fraction, "text2")
        self.lead((fact.region,), None, f"{fact.label}: {fact.text}")


class GroupBox(QWidget):
    """A section of the inspector, with as many rows as it needs."""

    pressed = Signal(object)
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = section("")
        self.note = QLabel()
        self.note.setProperty("role", "note")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.sign = Glyph("info", "text3", 14)
        self._values: list[ValueRow] = []
        self._lines: list[LineRow] = []
        self._bars: list[BarRow] = []
        self._columns = [QVBoxLayout() for _ in range(3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE_PX, 12, SIDE_PX, 12)
        column.setSpacing(6)
        column.addWidget(self.title)
        for part in self._columns:
            part.setSpacing(2)
            column.addLayout(part)
        noted = QHBoxLayout()
        noted.setSpacing(6)
        noted.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        noted.addWidget(self.note, 1)
        column.addLayout(noted)

    def show_fact(self, group: Group) -> None:
        self.title.setText(group.title)
        self.note.setText(group.note)
        self.note.setVisible(bool(group.note))
        self.sign.setVisible(bool(group.note and group.values))
        filled(self._columns[0], self._values, group.values, ValueRow)
        filled(self._columns[1], self._lines, group.lines, lambda: self._wired(LineRow))
        filled(self._columns[2], self._bars, group.bars, lambda: self._wired(BarRow))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(theme.colour(theme.current().line))
            painter.drawLine(SIDE_PX, 0, self.width() - SIDE_PX, 0)

    def _wired(self, kind: type["LineRow"] | type["BarRow"]) -> "LineRow | BarRow":
        row = kind()
        row.pressed.connect(self.pressed)
        row.entered.connect(self.entered)
        return row


def filled(
    layout: QVBoxLayout,
    rows: list,
    facts: Sequence[object],
    make: Callable[[], QWidget],
) -> None:
    """Show a fact in each row; rows are made when there are too few, hidden when too
    many."""
    while len(rows) < len(facts):
        rows.append(make())
        layout.addWidget(rows[-1])
    for row, fact in zip(rows, facts, strict=False):
        row.show_fact(fact)
        row.show()
    for row in rows[len(facts) :]:
        row.hide()


def _label(role: str, *, bold: bool = False) -> Elided:
    label = Elided()
    label.setProperty("role", role)
    if bold:
        label.setProperty("strong", True)
    if role in ("value", "note"):
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def _line(first: QWidget, *others: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(first, 1)
    for widget in others:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return line
