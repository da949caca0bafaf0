"""The steps of a job, one below the other."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import icons, theme

StepState = Literal["done", "active", "waiting", "failed"]
STATES: dict[StepState, str] = {
    "done": tr("done"),
    "active": tr("active"),
    "waiting": tr("waiting"),
    "failed": tr("failed"),
}
HEIGHT_PX, MARK_X, RADIUS, TEXT_X = 32, 9.5, 7.0, 28


class StageRow(QWidget):
    """A step: its mark, its text, a note at the right; lines join the steps."""

    def __init__(
        self,
        text: str,
        *,
        first: bool = False,
        last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._first, self._last = text, first, last
        self._state: StepState = "waiting"
        self._note = ""
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set(self, state: StepState, note: str = "") -> None:
        if (state, note) == (self._state, self._note):
            return
        self._state, self._note = state, note
        self.setAccessibleDescription(f"{STATES[state]} {note}".strip())
        self.update()

    def state(self) -> StepState:
        return self._state

    def text(self) -> str:
        return self._text

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_lines(painter)
            self._paint_mark(painter)
            self._paint_words(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        tokens, y = theme.current(), self.height() / 2
        reached = self._state != "waiting"
        upper = tokens.ok if reached else tokens.line2
        lower = tokens.ok if self._state == "done" else tokens.line2
        if not self._first:
            painter.setPen(QPen(theme.colour(upper), 1.5))
            painter.drawLine(QPointF(MARK_X, 0), QPointF(MARK_X, y - RADIUS))
        if not self._last:
            painter.setPen(QPen(theme.colour(lower), 1.5))
            painter.drawLine(
                QPointF(MARK_X, y + RADIUS), QPointF(MARK_X, self.height())
            )

    def _paint_mark(self, painter: QPainter) -> None:
        tokens, middle = theme.current(), QPointF(MARK_X, self.height() / 2)
        if self._state in ("done", "failed"):
            fill = tokens.ok if self._state == "done" else tokens.bad
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(fill))
            painter.drawEllipse(middle, RADIUS, RADIUS)
            sign = QRectF(0, 0, 10.5, 10.5)
            sign.moveCenter(middle)
            name = "tick" if self._state == "done" else "cross"
            icons.paint(painter, name, tokens.panel, sign)
            return
        active = self._state == "active"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(theme.colour(tokens.accent if active else tokens.line2), 1.5)
        )
        painter.drawEllipse(middle, RADIUS - 0.75, RADIUS - 0.75)
        if active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.accent))
            painter.drawEllipse(middle, 3.6, 3.6)

    def _paint_words(self, painter: QPainter) -> None:
        tokens, end = theme.current(), Qt.TextElideMode.ElideRight
        note_font = theme.font("note")
        font = theme.font("body", bold=self._state == "active")
        whole = self.width() - TEXT_X
        shown = QFontMetrics(font).elidedText(self._text, end, whole)
        room = whole - QFontMetrics(font).horizontalAdvance(shown) - 10
        note = QFontMetrics(note_font).elidedText(self._note, end, max(room, 0))
        painter.setFont(font)
        faint = self._state == "waiting"
        painter.setPen(theme.colour(tokens.text3 if faint else tokens.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        area = self.rect().adjusted(TEXT_X, 0, 0, 0)
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(note_font)
        painter.setPen(theme.colour(tokens.text3))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, note)


class StageList(QWidget):
    """StageRows under each other; `set_steps` names, marks and notes them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[StageRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_steps(self, steps: Sequence[tuple[str, StepState, str]]) -> None:
        """(text, state, note) of each step; rows are kept while the texts stay."""
        texts = [text for text, _, _ in steps]
        if texts != [row.text() for row in self.rows]:
            self._build(texts)
        for row, (_, state, note) in zip(self.rows, steps, strict=True):
            row.set(state, note)

    def _build(self, texts: list[str]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        ends = (0, len(texts) - 1)
        self.rows = [
            StageRow(text, first=at == ends[0], last=at == ends[1], parent=self)
            for at, text in enumerate(texts)
        ]
        for row in self.rows:
            self._column.addWidget(row)
