"""A thin bar that is filled to a share."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme

HEIGHT_PX = 4


class Meter(QWidget):
    """0 to 1 in a token's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction, self._token = 0.0, "accent"
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Share"))

    def set(self, fraction: float, token: str = "accent") -> None:
        fraction = min(max(fraction, 0.0), 1.0)
        if (fraction, token) == (self._fraction, self._token):
            return
        self._fraction, self._token = fraction, token
        self.setAccessibleDescription(f"{round(100 * fraction)} %")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            bar, radius = QRectF(self.rect()), self.height() / 2
            painter.setBrush(theme.colour(tokens.track))
            painter.drawRoundedRect(bar, radius, radius)
            if self._fraction > 0:
                bar.setWidth(max(bar.width() * self._fraction, 2 * radius))
                painter.setBrush(theme.colour(tokens.tokens()[self._token]))
                painter.drawRoundedRect(bar, radius, radius)
