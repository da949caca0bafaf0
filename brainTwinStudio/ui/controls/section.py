"""Heads, rows and seams inside a panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from brainTwinStudio.ui.controls.elide import Elided

ROW_PX = 26


class Row(QWidget):
    """A label at the left and its value at the right."""

    def __init__(
        self, label: str, value: QWidget | str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setMinimumHeight(ROW_PX)
        self.label = Elided(label)
        self.label.setProperty("role", "label")
        self.value = _value(value) if isinstance(value, str) else value
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.label, 1)
        row.addWidget(self.value, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_label(self, text: str) -> None:
        self.label.set_text(text)

    def set_value(self, text: str) -> None:
        """New words for a row made with words."""
        if not isinstance(self.value, QLabel):
            raise TypeError(f"The row {self.label.text()!r} holds a widget, not words.")
        if self.value.text() != text:
            self.value.setText(text)


def section(title: str) -> QLabel:
    """The head of a group of rows."""
    label = QLabel(title)
    label.setProperty("role", "section")
    return label


def row(label: str, value: QWidget | str) -> Row:
    """A label and a value: words, or any widget."""
    return Row(label, value)


def seam(vertical: bool = False) -> QFrame:
    """A line of 1 px."""
    frame = QFrame()
    frame.setProperty("role", "seam")
    if vertical:
        frame.setFixedWidth(1)
    else:
        frame.setFixedHeight(1)
    return frame


def _value(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "value")
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
