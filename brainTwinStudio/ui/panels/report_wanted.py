"""What is to be in a report: a tick a section, and the person's own words."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from brainTwinStudio.language import LANGUAGES, spoken, tr
from brainTwinStudio.report.wanted import Wanted
from brainTwinStudio.ui.controls.section import section
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels.report_parts import Contents
from brainTwinStudio.ui.report_contents import Part

HINT = tr("What the reader should know, in your words")
TOLD = tr("Stands first in the report, marked as yours. No names of people.")
FIELD_PX, PAUSE_MS = 58, 600


class Comment(QWidget):
    """`changed` once there is a pause in typing. Whose it is, is told by a key: another
    patient has another comment, which is kept until the window is closed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._of: object = None
        self._kept: dict[object, str] = {}
        self.field = QPlainTextEdit(placeholderText=HINT)
        self.field.setFixedHeight(FIELD_PX)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(tr("Comment in the report"))
        note = QLabel(TOLD)
        note.setProperty("role", "note")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (section(tr("Comment")), self.field, note):
            column.addWidget(widget)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.field.textChanged.connect(self._pause.start)

    def show_of(self, key: object) -> None:
        """The comment on another patient; emits nothing."""
        if key != self._of:
            self._kept[self._of] = self.field.toPlainText()
            self._of = key
            self.field.blockSignals(True)
            self.field.setPlainText(self._kept.get(key, ""))
            self.field.blockSignals(False)

    def text(self) -> str:
        return self.field.toPlainText().strip()


class WantedFields(QWidget):
    """changed: by the person. language: what the report speaks, which the panel places
    beside its format; at first that of the window."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.contents, self.comment = Contents(), Comment()
        self.language = Segmented(list(LANGUAGES.items()))
        self.language.set_current(spoken())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (section(tr("It will hold")), self.contents, self.comment):
            column.addWidget(widget)
        self.contents.changed.connect(self.changed)
        self.comment.changed.connect(self.changed)
        self.language.picked.connect(lambda _: self.changed.emit())

    def set(self, parts: tuple[Part, ...], key: object) -> None:
        """The sections that there are; key: whose comment is shown."""
        self.contents.set(parts)
        self.comment.show_of(key)

    def wanted(self) -> Wanted:
        without, comment = self.contents.without(), self.comment.text()
        return Wanted(without, comment, self.language.current())
