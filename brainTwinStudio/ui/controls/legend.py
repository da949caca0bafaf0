"""A line sample and its name, for a panel head."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from brainTwinStudio.ui import theme

LINE_PX, GAP_PX = 16, 6


class LegendLine(QWidget):
    """The line in a token's colour, dashed where the plot's is, and its name."""

    def __init__(
        self,
        text: str,
        token: str,
        *,
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._token, self._dashed = text, token, dashed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font("control")).horizontalAdvance(self._text)
        return QSize(LINE_PX + GAP_PX + width + 1, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, y = theme.current(), self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(theme.colour(tokens.tokens()[self._token]), 2)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if self._dashed:
                pen.setDashPattern([2.5, 1.5])
            painter.setPen(pen)
            painter.drawLine(QPointF(0, y), QPointF(LINE_PX, y))
            painter.setFont(theme.font("control"))
            painter.setPen(theme.colour(tokens.text2))
            area = self.rect().adjusted(LINE_PX + GAP_PX, 0, 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._text)
