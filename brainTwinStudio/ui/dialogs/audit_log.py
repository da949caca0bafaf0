"""The audit log of a project as a table to read and copy."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.files.audit import Anchor, Entry, Log, missing
from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.table import Cell, make_table

TITLE = tr("Audit log")
HEADERS = ("#", tr("When"), tr("What"), tr("Outcome"), tr("In words"))
KINDS = {
    "analysis": tr("Analysis"),
    "damage": tr("Damage"),
    "delete": tr("Delete"),
    "edit": tr("Edit"),
    "edit data": tr("Edit data"),
    "export": tr("Export"),
    "fit": tr("Fit"),
    "import": tr("Import"),
    "locate": tr("Locate"),
    "new project": tr("New project"),
    "plan": tr("Plan"),
    "plan run": tr("Plan run"),
    "redo": tr("Redo"),
    "report": tr("Report"),
    "resection search": tr("Resection search"),
    "sign-off": tr("Sign-off"),
    "stimulation search": tr("Stimulation search"),
    "undo": tr("Undo"),
}
OUTCOMES = {"done": tr("done"), "failed": tr("failed"), "lost": tr("lost")}
EMPTY = tr("No events yet. The log starts with the next change of the project.")
ABOUT = tr(
    "What was asked of this project, oldest first. Lines are only ever added; undo is "
    "an event too."
)
MARGIN_PX = 14


class AuditDialog(QDialog):
    """All lines of a log; whether its chain is whole stands below."""

    def __init__(self, parent: QWidget | None, log: Log, anchor: Anchor) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.resize(900, 520)
        self._log = log
        fault = log.broken or missing(log, anchor)
        self.about = QLabel(ABOUT)
        self.about.setProperty("role", "label")
        self.table = make_table(HEADERS, stretch=4)
        self.table.setAccessibleName(TITLE)
        self.table.rows.set_rows(row_of(entry) for entry in log.entries)
        self.state = QLabel(_state(log, anchor))
        self.state.setProperty("role", "bad" if fault else "label")
        self.state.setWordWrap(True)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = QPushButton(tr("Copy table"))
        self.copy.clicked.connect(self.copy_all)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy_all)
        self._build()
        self.table.scrollToBottom()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def copy_all(self) -> None:
        """The table as text with tabs, with UTC times, chains and facts left whole."""
        QApplication.clipboard().setText(as_text(self._log))


def _state(log: Log, anchor: Anchor) -> str:
    if not log.entries and not log.broken:
        return missing(log, anchor) or EMPTY
    if log.broken:
        return log.sentence()
    return missing(log, anchor) or log.sentence()


def row_of(entry: Entry) -> tuple[Cell, ...]:
    """Number, local time, kind, outcome, sentence."""
    event = entry.event
    tone = "" if event.outcome == "done" else "warn"
    return (
        Cell(f"{entry.number}", float(entry.number), "right"),
        Cell(_local(entry.time), entry.time, tooltip=f"{entry.time} (UTC)"),
        Cell(KINDS.get(event.kind, event.kind.capitalize())),
        Cell(OUTCOMES.get(event.outcome, event.outcome), token=tone),
        Cell(event.told, tooltip=event.told),
    )


def as_text(log: Log) -> str:
    """Rows of tab-separated text under their headers."""
    rows = ["\t".join(("number", "utc", "kind", "outcome", "told", "chain"))]
    for entry in log.entries:
        event = entry.event
        words = (entry.time, event.kind, event.outcome, event.told, entry.chain)
        plain = (" ".join(word.split()) for word in words)
        rows.append("\t".join((f"{entry.number}", *plain)))
    return "\n".join(rows)


def _local(time: str) -> str:
    """A UTC time as the person's clock had it; what cannot be read as it stands."""
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        return time
