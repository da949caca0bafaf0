"""Two dialogs to read and copy: how a number was computed, and a twin's model card."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.plots.copying import HOW

MARGIN_PX, NAME_PX, WIDTH_PX = 14, 92, 560
CARD = tr("Model card")


class ComputedDialog(QDialog):
    """A fact, name by name."""

    def __init__(
        self, parent: QWidget | None, title: str, rows: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(HOW)
        self._title, self._rows = title, rows
        head = QLabel(title)
        head.setProperty("role", "object")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, NAME_PX)
        grid.setColumnStretch(1, 1)
        for at, (name, text) in enumerate(rows):
            label, value = QLabel(name), _words(text)
            label.setProperty("role", "label")
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
        column = _column(self)
        column.addWidget(head)
        column.addLayout(grid)
        column.addStretch(1)
        self.copy, foot = _foot(self, tr("Copy"), self.copy_all)
        column.addLayout(foot)
        self.resize(WIDTH_PX, column.heightForWidth(WIDTH_PX))

    def copy_all(self) -> None:
        lines = [self._title, *(f"{name}\t{text}" for name, text in self._rows)]
        QApplication.clipboard().setText("\n".join(lines))


class CardDialog(QDialog):
    """The card as text; `save` is for whoever opens the dialog to connect."""

    def __init__(self, parent: QWidget | None, markdown: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(CARD)
        self.resize(820, 680)
        self._markdown = markdown
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(CARD)
        self.text.setMarkdown(markdown)
        self.save = QPushButton(tr("Save as…"))
        column = _column(self)
        column.addWidget(self.text, 1)
        self.copy, foot = _foot(self, tr("Copy as Markdown"), self.copy_all)
        foot.insertWidget(1, self.save)
        column.addLayout(foot)

    def copy_all(self) -> None:
        QApplication.clipboard().setText(self._markdown)


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(
        flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
    )
    return label


def _column(dialog: QDialog) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
    column.setSpacing(12)
    return column


def _foot(dialog: QDialog, text: str, copied) -> tuple[QPushButton, QHBoxLayout]:
    """The button that copies, and Close."""
    copy, close = QPushButton(text), QPushButton(tr("Close"))
    copy.clicked.connect(copied)
    close.clicked.connect(dialog.close)
    QShortcut(QKeySequence.StandardKey.Copy, dialog, copied)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(copy)
    row.addWidget(close)
    return copy, row
