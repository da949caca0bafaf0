"""An icon that stands alone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from brainTwinStudio.ui import icons, theme


class Glyph(QWidget):
    """An icon in a token's colour, sharp on any screen; it follows the theme."""

    def __init__(
        self,
        name: str,
        token: str = "text2",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._token = name, token
        self.setFixedSize(size, size)

    def set(self, name: str, token: str) -> None:
        if (name, token) != (self._name, self._token):
            self._name, self._token = name, token
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = theme.current().tokens()[self._token]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            icons.paint(painter, self._name, colour, QRectF(self.rect()))
