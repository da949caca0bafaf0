"""A short word in a pill."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from brainTwinStudio.ui.controls.restyle import restyle

ChipKind = Literal["plain", "warn", "ok", "bad", "accent"]
HEIGHT_PX = 18


class Chip(QLabel):
    """The style sheet draws it; it never stretches to the height of its row."""

    def __init__(
        self, text: str = "", kind: ChipKind = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("role", "chip")
        self.setProperty("kind", kind)

    def set_text(self, text: str, kind: ChipKind | None = None) -> None:
        """New words, and a new meaning when `kind` is given."""
        if self.text() != text:
            self.setText(text)
        if kind is not None:
            restyle(self, kind=kind)
