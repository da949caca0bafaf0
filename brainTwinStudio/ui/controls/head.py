"""The head of a panel: its title, and what belongs to the whole panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

HEIGHT_PX = 34


class PanelHead(QWidget):
    """Title at the left, then `add_left`, free space, `add_right` in reading order."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_PX)
        self.setProperty("bg", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel(title)
        self._title.setProperty("role", "head")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setSizePolicy(
            QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        self._left = QHBoxLayout()
        self._left.setSpacing(8)
        self._right = QHBoxLayout()
        self._right.setSpacing(8)
        row.addLayout(self._left)
        row.addStretch(1)
        row.addLayout(self._right)

    def title(self) -> str:
        return self._title.text()

    def set_title(self, text: str) -> None:
        if text != self._title.text():
            self._title.setText(text)

    def show_title(self, shown: bool) -> None:
        """Where room is short, what is at the left is enough."""
        self._title.setVisible(shown)

    def add_left(self, widget: QWidget) -> None:
        """Behind the title."""
        self._left.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_right(self, widget: QWidget) -> None:
        """At the right edge, behind what was added before."""
        self._right.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
