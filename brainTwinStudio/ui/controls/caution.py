"""A line that warns, its sign at the left; hidden while there is nothing to say."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.glyph import Glyph

SIGN_PX = 13


class Caution(QWidget):
    """One line in the colour of warnings; the tool tip has all sentences whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Elided()
        self.words.setProperty("role", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(Glyph("warning", "warn", SIGN_PX))
        row.addWidget(self.words, 1)
        self.hide()

    def set(self, sentences: Sequence[str]) -> None:
        self.words.set_text(" ".join(sentences))
        self.words.setToolTip("\n".join(sentences))
        self.setVisible(bool(sentences))
