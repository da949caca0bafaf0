"""How errors and notices are shown: one banner in the window, details folded."""

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio import __version__
from brainTwinStudio.errors import InputError
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.restyle import restyle

Kind = Literal["info", "ok", "warn", "bad"]
OUR_FAULT = (
    "This is a fault of the program. Your project is unharmed; what you did last may "
    "not have happened."
)
_ICONS = {"info": "info", "ok": "tick", "warn": "warning", "bad": "warning"}


@dataclass(frozen=True, slots=True)
class Alert:
    """A sentence, what can be done about it, and what lies behind it.

    actions: (text of the button, name of the action, its argument).
    """

    kind: Kind
    sentence: str
    actions: tuple[tuple[str, str, object], ...] = ()
    details: str = ""


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


class AlertBar(QWidget):
    """The banner: the latest alert; closing it shows the one before, if it matters."""

    acted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("AlertBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._waiting: list[Alert] = []
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

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """What is shown (last) and what waits behind it."""
        return tuple(self._waiting)

    def tell(self, alert: Alert) -> None:
        """Show an alert; the same one twice counts once."""
        if alert in self._waiting:
            self._waiting.remove(alert)
        self._waiting = [*self._waiting[-4:], alert]
        self._show()

    def clear(self) -> None:
        self._waiting.clear()
        self._show()

    def close_top(self) -> None:
        """Put the shown alert away."""
        if self._waiting:
            self._waiting.pop()
        self._show()

    def _show(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        alert = self._waiting[-1]
        restyle(self, role=f"note-{alert.kind}")
        token = "accent" if alert.kind == "info" else alert.kind
        self._mark.set(_ICONS[alert.kind], token)
        self._text.setText(alert.sentence)
        self._details.setPlainText(alert.details)
        self._details.hide()
        self._fill_buttons(alert)

    def _fill_buttons(self, alert: Alert) -> None:
        for text, action, argument in alert.actions:
            button = _button(text)
            button.clicked.connect(
                lambda _=False, a=action, x=argument: self._act(a, x)
            )
            self._buttons.addWidget(button)
        if alert.details:
            folded = _button("Details")
            folded.clicked.connect(
                lambda: self._details.setVisible(self._details.isHidden())
            )
            copy = _button("Copy")
            copy.clicked.connect(
                lambda: QApplication.clipboard().setText(alert.details)
            )
            self._buttons.addWidget(folded)
            self._buttons.addWidget(copy)
        close = _button("Close")
        close.clicked.connect(self.close_top)
        self._buttons.addWidget(close)

    def _act(self, action: str, argument: object) -> None:
        self.close_top()
        self.acted.emit(action, argument)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "small")
    return button


def texts_of(alerts: Sequence[Alert]) -> tuple[str, ...]:
    """The sentences, for tests and the self-test."""
    return tuple(alert.sentence for alert in alerts)
