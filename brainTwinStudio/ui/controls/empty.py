"""What a panel says while it has nothing to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

SIDE_PX, WIDEST_PX = 24, 360


class Empty(QWidget):
    """Muted words in the middle, and the button that mends it."""

    pressed = Signal()

    def __init__(
        self, text: str, button_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = QLabel(text)
        self._text.setProperty("role", "label")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton(button_text)
        self._button.setVisible(bool(button_text))
        self._button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_text(self, text: str, button_text: str = "") -> None:
        """What will be shown here and what is missing; "" takes the button away."""
        if self._text.text() != text:
            self._text.setText(text)
            self._fit()
        self._button.setText(button_text)
        self._button.setVisible(bool(button_text))

    def _fit(self) -> None:
        """Room for all lines: the layout would ask for those of the full width."""
        width = max(min(self.width() - 2 * SIDE_PX, WIDEST_PX), 60)
        self._text.setFixedSize(width, max(self._text.heightForWidth(width), 0))
