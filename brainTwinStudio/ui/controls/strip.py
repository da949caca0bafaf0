"""A row across the whole window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget


def strip(height: int, background: str) -> tuple[QWidget, QHBoxLayout]:
    """The row and its layout. background: one of the style sheet."""
    row = QWidget()
    row.setFixedHeight(height)
    row.setProperty("bg", background)
    row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line = QHBoxLayout(row)
    line.setContentsMargins(12, 0, 12, 0)
    line.setSpacing(10)
    return row, line
