"""A small square that is on or off: the contacts of a lead."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring

SIDE_PX = 30


class TagButton(QAbstractButton):
    """Checkable; in a token's colour when on. Use `clicked`."""

    def __init__(
        self, text: str, token: str = "stim", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._token = token
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("control", bold=True))
        return QSize(max(SIDE_PX, metrics.horizontalAdvance(self.text()) + 14), SIDE_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(22, SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, on = theme.current(), self.isChecked()
        mark = tokens.tokens()[self._token]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(1.0 if self.isEnabled() else 0.5)
            over = self.underMouse() and self.isEnabled()
            edge = mark if on else (tokens.text3 if over else tokens.line2)
            painter.setPen(QPen(theme.colour(edge), 1.5 if on else 1.0))
            fill = theme.colour(mark, 0.22) if on else theme.colour(tokens.input)
            painter.setBrush(fill)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, 6, 6)
            painter.setFont(theme.font("control", bold=True))
            painter.setPen(theme.colour(tokens.text if on else tokens.text3))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                paint_focus_ring(painter, frame.adjusted(2, 2, -2, -2), 4)
