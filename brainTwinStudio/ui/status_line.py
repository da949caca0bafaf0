"""The lowest line of the window: state, regions, machine, selection."""

import os

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.language import tr
from brainTwinStudio.project import RESEARCH_USE, Parcellation
from brainTwinStudio.ui.connections import count
from brainTwinStudio.ui.view import View

NO_MESSAGES = tr("No messages")
_ENGINE = {
    "warming up": tr("Engine warming up"),
    "ready": tr("Ready"),
    "lost": tr("Engine is off"),
}


class StatusLine(QWidget):
    """24 px of facts; nothing here asks for attention. messages_wanted: whether all
    messages are to be listed."""

    messages_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(24)
        self.setProperty("bg", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state, self._regions, self._machine, self._middle, self._right = (
            QLabel() for _ in range(5)
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(24)
        for label in (self._state, self._regions, self._machine):
            label.setProperty("role", "note")
            line.addWidget(label)
        line.addStretch(1)
        self._middle.setProperty("role", "note")
        line.addWidget(self._middle, 0, Qt.AlignmentFlag.AlignCenter)
        line.addStretch(1)
        self._right.setProperty("role", "note")
        line.addWidget(self._right)
        self.messages = QPushButton(NO_MESSAGES)
        self.messages.setProperty("kind", "link")
        self.messages.setCheckable(True)
        self.messages.setToolTip(tr("All that was told in this window, with details"))
        self.messages.toggled.connect(self.messages_wanted)
        line.addWidget(self.messages)
        self._machine.setText(tr("CPU, {count} cores", count=os.cpu_count() or 1))
        self._said = ""

    def count_messages(self, count: int) -> None:
        """How many there are to look up."""
        some = count_of(count, tr("message"), tr("messages"))
        self.messages.setText(some if count else NO_MESSAGES)

    def say(self, text: str) -> None:
        """A passing word in the middle; "" takes it back."""
        self._middle.setText(text or self._said)

    def present(self, view: View) -> None:
        self._state.setText(view.busy or _ENGINE.get(view.engine_state, ""))
        parcellation = view.parcellation
        self._regions.setText(
            "" if parcellation is None else regions_text(parcellation)
        )
        self._said = tr(RESEARCH_USE) if view.project is None else ""
        self._middle.setText(self._said)
        self._right.setText(
            selection_text(view)
            if view.project is not None
            else tr("Works offline. Nothing leaves this computer.")
        )


def regions_text(parcellation: Parcellation) -> str:
    """How many regions, and of what."""
    count = tr("{count} regions", count=parcellation.count)
    unnamed = parcellation.name == f"{parcellation.count} regions"
    return count if unnamed else f"{count} · {parcellation.name}"


def selection_text(view: View) -> str:
    """What is selected, in words."""
    regions, edges = view.selection.regions, view.selection.edges
    if not regions and not edges:
        return tr("Selection: none")
    parts = []
    if regions:
        parts.append(count_of(len(regions), tr("region"), tr("regions")))
    if edges:
        parts.append(count_of(count(edges), tr("connection"), tr("connections")))
    return tr("Selection: {what}", what=", ".join(parts))
