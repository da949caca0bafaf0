"""The list of all messages, which the status line unfolds."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.alerts import ICONS, Alert
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.head import PanelHead
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.scrolled import scrolled
from brainTwinStudio.ui.controls.section import seam, section
from brainTwinStudio.ui.messages import MOST, Message, still_works
from brainTwinStudio.ui.scrubbed import scrubbed
from brainTwinStudio.ui.view import View

HEIGHT_PX, DETAILS_PX, AT_ONCE = 230, 130, 30
KINDS = {
    "info": tr("Note"),
    "ok": tr("Done"),
    "warn": tr("Caution"),
    "bad": tr("Problem"),
}
EARLIER = tr("Earlier")
NONE_YET = tr("Nothing was told yet. What the window tells stays listed here.")


class MessagesList(QWidget):
    """acted: a button of a message: name and argument of an action. counted: how many
    there are of this start. closed: the list is to be folded. noted: a message was
    added. forgotten: the person cleared the list."""

    acted = Signal(str, object)
    counted = Signal(int)
    noted = Signal(object)
    forgotten = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("MessagesList")
        self.setProperty("bg", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT_PX)
        self.messages: list[Message] = []
        self._most = AT_ONCE
        self._next = QTimer(self, interval=1)
        self._next.timeout.connect(self._make_row)
        self._view = View()
        self.rows: list[MessageRow] = []
        self.head = PanelHead(tr("Messages"))
        self.clear = QPushButton(tr("Clear"))
        self.clear.setProperty("kind", "ghost")
        self.clear.clicked.connect(self._clear)
        self.fold = IconButton("chevron-down", tr("Fold the messages"))
        self.fold.clicked.connect(self.closed)
        self.head.add_right(self.clear)
        self.head.add_right(self.fold)
        self._none = QLabel(NONE_YET)
        self._none.setProperty("role", "label")
        self._none.setContentsMargins(12, 4, 12, 4)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(0)
        self._before = section(EARLIER)
        self._before.setContentsMargins(12, 8, 12, 2)
        self._column.addWidget(self._before)
        self._column.addWidget(self._none)
        self.older = QPushButton(tr("Older messages"))
        self.older.setProperty("kind", "link")
        self.older.clicked.connect(self._show_older)
        self._column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (seam(), self.head, scrolled(inside)):
            column.addWidget(widget)
        self.forget()

    def add(self, alert: Alert) -> None:
        """Note what is told now; the same once more is told anew, and moves up."""
        kept = [one for one in self.messages if one.alert != alert]
        now = datetime.now().astimezone()
        message = Message(now, alert)
        self.messages = [*kept[1 - MOST :], message]
        self.noted.emit(message)
        self._changed()

    def set_earlier(self, earlier: list[Message]) -> None:
        """What was told before this start, oldest first."""
        now = [one for one in self.messages if not one.earlier]
        self.messages = [*earlier, *now][-MOST:]
        self._changed()

    def forget(self) -> None:
        """Clear the list."""
        self.messages, self._most = [], AT_ONCE
        self._changed()

    def _clear(self) -> None:
        self.forget()
        self.forgotten.emit()

    def present(self, view: View) -> None:
        """Offer what can still be done."""
        self._view = view
        if self.isVisible():
            for row in self.rows:
                row.present(view)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self._fill()

    def _changed(self) -> None:
        self.counted.emit(sum(not one.earlier for one in self.messages))
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        """Rows of messages that are still there stay, unfolded as they are; the others
        are made one an event."""
        wanted = self.messages[-self._most :]
        for row in [row for row in self.rows if row.message not in wanted]:
            self.rows.remove(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._none.setVisible(not wanted)
        self._before.setVisible(any(one.earlier for one in wanted))
        self.older.setVisible(len(self.messages) > len(wanted))
        self.clear.setEnabled(bool(wanted))
        self._next.start()

    def _make_row(self) -> None:
        """The latest one that is missing."""
        wanted = list(reversed(self.messages[-self._most :]))
        there = {row.message for row in self.rows}
        at = next((n for n, one in enumerate(wanted) if one not in there), None)
        if at is None or not self.isVisible():
            self._next.stop()
            return
        row = MessageRow(wanted[at])
        row.acted.connect(self.acted)
        row.present(self._view)
        self._column.insertWidget(at + row.message.earlier, row)  # below the head
        self.rows.insert(at, row)
        row.show()

    def _show_older(self) -> None:
        self._most += AT_ONCE
        self._fill()


class MessageRow(QWidget):
    """One message: when, what kind, its sentence, what can be done about it."""

    acted = Signal(str, object)

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = message
        alert = message.alert
        told = "%Y-%m-%d %H:%M" if message.earlier else "%H:%M:%S"
        when = QLabel(message.at.strftime(told))
        when.setProperty("role", "note")
        kind = QLabel(KINDS[alert.kind])
        kind.setProperty("role", "label")
        kind.setFixedWidth(56)
        self.text = _sentence(alert.sentence)
        token = "accent" if alert.kind == "info" else alert.kind
        line = QHBoxLayout()
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(10)
        middle = Qt.AlignmentFlag.AlignVCenter
        for widget in (Glyph(ICONS[alert.kind], token, 14), when, kind):
            line.addWidget(widget, 0, middle)
        line.addWidget(self.text, 1)
        self.buttons: list[tuple[QPushButton, str, object]] = []
        for words, action, argument in alert.actions:
            button = _small(words)
            button.clicked.connect(
                lambda _=False, a=action, x=argument: self.acted.emit(a, x)
            )
            self.buttons.append((button, action, argument))
            line.addWidget(button, 0, middle)
        self.details: QPlainTextEdit | None = None  # made when it is first unfolded
        if alert.details:
            unfold, copy = _small(tr("Details")), _small(tr("Copy"))
            unfold.setCheckable(True)
            unfold.toggled.connect(self._unfold)
            copy.clicked.connect(self._copy)
            line.addWidget(unfold, 0, middle)
            line.addWidget(copy, 0, middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        self._inside = QHBoxLayout()
        self._inside.setContentsMargins(36, 2, 12, 8)
        column.addLayout(self._inside)

    def present(self, view: View) -> None:
        """Show the buttons that would do something."""
        for button, action, argument in self.buttons:
            button.setVisible(still_works(view, action, argument))

    def sizeHint(self) -> QSize:
        return QSize(400, super().sizeHint().height())

    def _unfold(self, unfolded: bool) -> None:
        if self.details is None:
            words = scrubbed(self.message.alert.details)
            self.details = QPlainTextEdit(words, readOnly=True)
            self.details.setAccessibleName(tr("Details"))
            self.details.setFixedHeight(DETAILS_PX)
            self._inside.addWidget(self.details)
        self.details.setVisible(unfolded)

    def _copy(self) -> None:
        alert = self.message.alert
        told = f"{alert.sentence}\n\n{alert.details}"
        QApplication.clipboard().setText(scrubbed(told))


def _sentence(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "control")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label


def _small(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", "small")
    return button
