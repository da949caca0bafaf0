"""How errors and notices are shown: one banner in the window, details folded."""

import traceback
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio import __version__
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.scrubbed import scrubbed

Kind = Literal["info", "ok", "warn", "bad"]
OUR_FAULT = tr(
    "This is a fault of the program. Your project is unharmed; what you did last may "
    "not have happened."
)
PASSING_MS = 6000
ICONS = {"info": "info", "ok": "tick", "warn": "warning", "bad": "warning"}


@dataclass(frozen=True, slots=True)
class Alert:
    """A sentence, what can be done about it, and what lies behind it.

    actions: (text of the button, name of the action, its argument). close: what the
    button says that only puts the alert away.
    """

    kind: Kind
    sentence: str
    actions: tuple[tuple[str, str, object], ...] = ()
    details: str = ""
    close: str = tr("Close")


def alert_of(error: BaseException) -> Alert:
    """An error in words: the person's to mend, or a fault of ours."""
    if isinstance(error, InputError):
        return Alert("bad", str(error))
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return Alert("bad", f"{where}{error.strerror}.")
    lines = traceback.format_exception(error)
    head = f"Brain Twin Studio {__version__}\n\n"
    return Alert("bad", OUR_FAULT, (), head + "".join(lines))


class AlertBar(QFrame):
    """The banner: the latest alert; closing it shows the one before, if it matters."""

    acted = Signal(str, object)
    changed = Signal()  # its size, or whether it is shown
    told = Signal(object)  # every alert, once it is shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("AlertBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._waiting: list[Alert] = []
        self._passing = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passing.timeout.connect(self._passed)
        self._mark = Glyph("info", "accent", 18)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setFixedHeight(160)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        line = QHBoxLayout()
        line.setContentsMargins(14, 8, 12, 8)
        line.setSpacing(10)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._text, 1)
        line.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._details)
        self.hide()

    def height_for(self, width: int) -> int:
        """As high as the sentence and the details need at that width."""
        layout = self.layout()
        assert layout is not None
        layout.activate()  # else it answers for the words before
        return layout.totalHeightForWidth(width)

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """What is shown (last) and what waits behind it."""
        return tuple(self._waiting)

    def tell(self, alert: Alert) -> None:
        """Show an alert; the same one twice counts once."""
        kept = [one for one in self._waiting if one != alert and not _passes(one)]
        offers = [one for one in kept if one.actions]  # these have no other place
        others = [one for one in kept if not one.actions][-3:]
        self._waiting = [*others, *offers, alert]
        self._show()
        self.told.emit(alert)

    def clear(self) -> None:
        self._waiting.clear()
        self._show()

    def done(self, action: str, argument: object) -> None:
        """What an alert offers has been done elsewhere: it is put away."""
        self._waiting = [
            alert
            for alert in self._waiting
            if (action, argument) not in [one[1:] for one in alert.actions]
        ]
        self._show()

    def close_top(self) -> None:
        """Put the shown alert away."""
        if self._waiting:
            self._waiting.pop()
        self._show()

    def _passed(self) -> None:
        """Good news has been read by now, unless its details are being read."""
        if self._details.isHidden():
            self._waiting = [one for one in self._waiting if not _passes(one)]
            self._show()

    def _show(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(self._waiting))
        self._passing.start()
        if not self._waiting:
            return
        alert = self._waiting[-1]
        restyle(self, role=f"note-{alert.kind}")
        token = "accent" if alert.kind == "info" else alert.kind
        self._mark.set(ICONS[alert.kind], token)
        self._text.setText(alert.sentence)
        self._details.setPlainText(scrubbed(alert.details))
        self._details.hide()
        self._fill_buttons(alert)
        self.changed.emit()

    def _fill_buttons(self, alert: Alert) -> None:
        for text, action, argument in alert.actions:
            button = _button(text)
            button.clicked.connect(
                lambda _=False, a=action, x=argument: self._act(a, x)
            )
            self._add(button)
        if alert.details:
            folded = _button(tr("Details"))
            folded.clicked.connect(self._fold)
            copy = _button(tr("Copy"))
            copy.clicked.connect(
                lambda: QApplication.clipboard().setText(scrubbed(alert.details))
            )
            self._add(folded)
            self._add(copy)
        close = _button(alert.close)
        close.clicked.connect(self.close_top)
        self._add(close)

    def _add(self, button: QPushButton) -> None:
        self._buttons.addWidget(button)
        button.show()  # at once: buttons narrow the sentence

    def _fold(self) -> None:
        self._details.setVisible(self._details.isHidden())
        self.changed.emit()

    def _act(self, action: str, argument: object) -> None:
        self.close_top()
        self.acted.emit(action, argument)


def _passes(alert: Alert) -> bool:
    """Whether an alert goes away by itself: what must be known or done stays."""
    return alert.kind == "ok"


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "small")
    button.ensurePolished()  # its height counts at once
    return button
