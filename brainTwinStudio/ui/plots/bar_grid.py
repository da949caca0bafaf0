"""Numbers with a bar each: rows by columns, every row on a scale of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.ring import paint_ring
from brainTwinStudio.ui.theme import Theme

ROW_PX, HEAD_PX, SIDE_PX = 26, 22, 12
NAME_SHARE, NAME_MOST_PX, COLUMN_LEAST_PX = 0.34, 230, 52
BAR_PX, GAP_PX = 4, 8
Align = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Bar:
    """size: -1 to 1 of the row's longest, None where there is no bar; text beside it;
    token: its colour."""

    size: float | None
    text: str
    token: str = "sim"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class BarRow:
    """A named row, one bar a column."""

    name: str
    bars: tuple[Bar, ...]


class BarGrid(QWidget):
    """Bars grow to the right from the left edge of their column; what they do to a
    metric is told by their number and their colour. names: share of the width that
    names of rows may take."""

    def __init__(
        self, parent: QWidget | None = None, *, names: float = NAME_SHARE
    ) -> None:
        super().__init__(parent)
        DragOut(self)
        self._names = names
        self._heads: tuple[tuple[str, str], ...] = ()
        self._rows: tuple[BarRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # for the menu key
        self.setAccessibleName(tr("Bars"))

    def set(self, heads: Sequence[tuple[str, str]], rows: Sequence[BarRow]) -> None:
        """heads: (name, what it stands for) of every column."""
        self._heads, self._rows = tuple(heads), tuple(rows)
        self.setFixedHeight(HEAD_PX + ROW_PX * len(self._rows) + 4)
        words = (
            f"{row.name}: "
            + ", ".join(
                f"{head[0]} {bar.text}"
                for head, bar in zip(self._heads, row.bars, strict=True)
            )
            for row in self._rows
        )
        self.setAccessibleDescription("; ".join(words))
        columns = 2 * SIDE_PX + (COLUMN_LEAST_PX + GAP_PX) * len(self._heads)
        self.setMinimumWidth(round(columns / (1 - self._names)))
        self.update()

    def numbers(self) -> str:
        """The rows as tab-separated text, as they are written beside the bars."""
        lines = [("", *(f"{name}: {what}" for name, what in self._heads))]
        lines += [(row.name, *(bar.text for bar in row.bars)) for row in self._rows]
        return "\n".join("\t".join(line).replace("\n", " ") for line in lines)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.height())

    def cell(self, row: int, column: int) -> QRectF:
        """Where a bar and its number are drawn."""
        width = self._column_px()
        left = SIDE_PX + self._name_px() + column * width
        return QRectF(left, HEAD_PX + row * ROW_PX, width - GAP_PX, ROW_PX)

    def _name_px(self) -> float:
        return min(self._names * self.width(), NAME_MOST_PX)

    def _column_px(self) -> float:
        room = self.width() - 2 * SIDE_PX - self._name_px()
        return room / max(len(self._heads), 1)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event), self)
            return True
        return super().event(event)

    def _tip(self, event: QHelpEvent) -> str:
        for column, head in enumerate(self._heads):
            for row, line in enumerate(self._rows):
                if self.cell(row, column).contains(event.pos().toPointF()):
                    return line.bars[column].tip
            if self.cell(-1, column).contains(event.pos().toPointF()):
                return head[1]
        return ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        copy_menu(self, self.numbers).popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font("note"))
            painter.setPen(theme.colour(tokens.text3))
            for column, (name, _) in enumerate(self._heads):
                place = self.cell(0, column)
                place.moveTop(0)
                place.setHeight(HEAD_PX)
                self._write(painter, place, name)
            painter.setFont(theme.font("control"))
            for number, row in enumerate(self._rows):
                self._paint_row(painter, number, row, tokens)
            paint_ring(self, painter)

    def _paint_row(
        self, painter: QPainter, number: int, row: BarRow, tokens: Theme
    ) -> None:
        top = HEAD_PX + number * ROW_PX
        painter.setPen(theme.colour(tokens.text2))
        place = QRectF(SIDE_PX, top, self._name_px() - GAP_PX, ROW_PX - BAR_PX - 2)
        self._write(painter, place, row.name)
        for column, bar in enumerate(row.bars):
            place = self.cell(number, column)
            painter.setPen(theme.colour(tokens.text))
            self._write(painter, place.adjusted(0, 0, 0, -BAR_PX - 2), bar.text)
            track = QRectF(
                place.left(), place.bottom() - BAR_PX - 2, place.width(), BAR_PX
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.track))
            painter.drawRoundedRect(track, BAR_PX / 2, BAR_PX / 2)
            if bar.size:
                track.setWidth(max(track.width() * min(abs(bar.size), 1.0), BAR_PX))
                painter.setBrush(theme.colour(tokens.tokens()[bar.token]))
                painter.drawRoundedRect(track, BAR_PX / 2, BAR_PX / 2)

    def _write(self, painter: QPainter, place: QRectF, text: str) -> None:
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Align.AlignVCenter | Align.AlignLeft, cut)
