"""A line of words that is cut with dots where the room ends."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LEAST_PX = 32


class Elided(QLabel):
    """A QLabel of one line; the whole text is the tool tip when it does not fit."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)

    def is_elided(self) -> bool:
        return self._shown() != self.text()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), LEAST_PX), hint.height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and not self._tip:
            self._show_whole()
        return super().event(event)

    def setToolTip(self, tip: str) -> None:
        """An own tip, which is shown always."""
        self._tip = tip
        super().setToolTip(tip)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), self._flags(), self._shown())

    def _flags(self) -> int:
        return self.alignment().value | Qt.TextFlag.TextSingleLine.value

    def _shown(self) -> str:
        room = self.contentsRect().width()
        end = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), end, room)

    def _show_whole(self) -> None:
        super().setToolTip(self.text() if self.is_elided() else "")
