"""Words that warn, their sign at the left; hidden while there is nothing to say."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from brainTwinStudio.language import heard
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.glyph import Glyph

SIGN_PX = 13


class Caution(QWidget):
    """One line in the colour of warnings, or as many as it needs (whole); the tool tip
    has all sentences, a line each."""

    def __init__(self, parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self.words = QLabel() if whole else Elided()
        self.words.setWordWrap(whole)
        self.words.setProperty("role", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(Glyph("warning", "warn", SIGN_PX), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def set(self, sentences: Sequence[str]) -> None:
        told = [heard(one) for one in sentences]
        self.words.setText(" ".join(told))
        self.words.setToolTip("\n".join(told))
        self.setVisible(bool(told))
