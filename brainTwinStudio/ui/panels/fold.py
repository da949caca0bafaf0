"""A line that opens and closes what is below it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from brainTwinStudio.ui import icons, theme
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring

HEIGHT_PX = 30


class Fold(QAbstractButton):
    """Chevron, title, and a fact at the right; use `opened`, which only users cause."""

    opened = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_open = False
        self._count, self._values = "", ""
        self.setText(title)
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._turn)
        self._name()

    def set_facts(self, count: str, values: str) -> None:
        """count: how many there are; values: head of the numbers, while open."""
        if (count, values) != (self._count, self._values):
            self._count, self._values = count, values
            self._name()
            self.update()

    def set_open(self, is_open: bool) -> None:
        """Emits nothing."""
        if is_open != self.is_open:
            self.is_open = is_open
            self._name()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, middle = theme.current(), HEIGHT_PX / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour(tokens.line))
            name = "chevron-down" if self.is_open else "chevron-right"
            square = QRectF(8.5, middle - 5.5, 11, 11)
            icons.paint(painter, name, tokens.text3, square)
            painter.setFont(theme.font("control", bold=True))
            painter.setPen(theme.colour(tokens.text))
            area = self.rect().adjusted(25, 0, -14, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())
            behind = painter.fontMetrics().horizontalAdvance(self.text()) + 8
            painter.setFont(theme.font("control"))
            painter.setPen(theme.colour(tokens.text3))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area.adjusted(behind, 0, 0, 0), middle, self._count)
            if self.is_open:
                right = middle | Qt.AlignmentFlag.AlignRight
                painter.drawText(area, right, self._values)
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 4)

    def _turn(self) -> None:
        self.set_open(not self.is_open)
        self.opened.emit(self.is_open)

    def _name(self) -> None:
        state = "open" if self.is_open else "closed"
        self.setAccessibleName(f"{self.text()}, {self._count}, {state}")
