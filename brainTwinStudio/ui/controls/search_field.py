"""The search field of the menu row and of lists."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from brainTwinStudio.ui import icons, theme
from brainTwinStudio.ui.controls.key_cap import key_cap_px, paint_key_cap

ICON_PX, LEFT_PX = 14, 10


class SearchField(QLineEdit):
    """A QLineEdit with a glass at the left and the key that leads here at the right.

    Use `textEdited` and `returnPressed`, which only users cause.
    """

    def __init__(
        self, placeholder: str, key_hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key_hint = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_key(key_hint)

    def set_key(self, key_hint: str) -> None:
        """The keys that lead here, "" for none."""
        self._key_hint = key_hint
        right = key_cap_px(key_hint) + 4 if key_hint else 0
        self.setTextMargins(LEFT_PX + ICON_PX - 2, 0, right, 0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        middle = self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            glass = QRectF(LEFT_PX, middle - ICON_PX / 2, ICON_PX, ICON_PX)
            icons.paint(painter, "search", theme.current().text2, glass)
            if self._key_hint and not self.text():
                paint_key_cap(
                    painter, QPointF(self.width() - 6, middle), self._key_hint
                )
