"""What a report will hold, row by row, and the note that it is there."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Report
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.section import row, section
from brainTwinStudio.ui.panels.words import counted
from brainTwinStudio.ui.report_contents import Part

STALE = tr("This twin is out of date. {reasons}")
ANYWAY = tr("Write the report anyway")
LEFT_OUT = tr("left out; the report says so")
MARKS = {
    "there": ("tick", "ok"),
    "partly": ("info", "warn"),
    "missing": ("ring", "text3"),
}


class Contents(QWidget):
    """The sections, each with its mark, what it says, and a tick while it is wanted.
    changed: a tick was set or taken."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.parts: tuple[Part, ...] = ()
        self.rows: dict[str, PartRow] = {}
        self._without: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set(self, parts: tuple[Part, ...]) -> None:
        if parts == self.parts:
            return
        self.parts = parts
        _clear(self._column)
        self.rows = {part.name: PartRow(part) for part in parts}
        for name, one in self.rows.items():
            one.tick.setChecked(name not in self._without)
            one.show_state()
            one.tick.clicked.connect(lambda on, n=name: self._ticked(n, on))
            self._column.addWidget(one)

    def without(self) -> tuple[str, ...]:
        """The names of the sections that there would be and are not wanted."""
        return tuple(name for name in self.rows if name in self._without)

    def _ticked(self, name: str, on: bool) -> None:
        (self._without.discard if on else self._without.add)(name)
        self.rows[name].show_state()
        self.changed.emit()


class PartRow(QWidget):
    """One section: tick and title, what it says, and how much of it there is."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self.setFixedHeight(26)
        self.tick, self.text = QCheckBox(part.title), Elided(part.text)
        self.text.setProperty("role", "note")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.text.setAlignment(right)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.tick)
        line.addWidget(self.text, 1)
        line.addWidget(Glyph(*MARKS[part.state], 13))

    def show_state(self) -> None:
        wanted = self.tick.isChecked()
        self.text.set_text(self.part.text if wanted else LEFT_OUT)


class Earlier(QWidget):
    """Reports that were written about the twin before, the latest first."""

    MOST = 4

    def __init__(self) -> None:
        super().__init__()
        self.reports: tuple[Report, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def set(self, reports: tuple[Report, ...]) -> None:
        if reports == self.reports:
            return
        self.reports = reports
        _clear(self._column)
        self.setVisible(bool(reports))
        self._column.addWidget(section(tr("Written before")))
        for report in tuple(reversed(reports))[: self.MOST]:
            number = report.id.removeprefix("report-")
            name = tr("Report {number}", number=number)
            created = report.created[:16].replace("T", " ")
            plans = len(report.scenario_ids)
            words = counted(plans, tr("1 plan"), tr("{count} plans"))
            self._column.addWidget(row(name, f"{created} UTC, {words}"))


class StaleNote(QFrame):
    """Why the twin does not belong to the data as they are now."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note-warn")
        self.words, self.anyway = QLabel(), QCheckBox(ANYWAY)
        self.words.setWordWrap(True)
        self.words.setProperty("role", "control")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 8)
        column.addWidget(self.words)
        column.addWidget(self.anyway)

    def set(self, reasons: tuple[str, ...]) -> None:
        self.words.setText(STALE.format(reasons=" ".join(reasons)))
        self.setVisible(bool(reasons))


class WrittenNote(QFrame):
    """The report is there: where, how large, and how to look at it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note-ok")
        self.path = Path()
        self.words, self.amount = Elided(), QLabel()
        self.words.setProperty("role", "control")
        self.amount.setProperty("role", "note")
        self.open, self.folder = (
            QPushButton(tr("Open")),
            QPushButton(tr("Show in folder")),
        )
        for button in (self.open, self.folder):
            button.setProperty("kind", "small")
        self.open.clicked.connect(lambda: show_outside(self.path))
        self.folder.clicked.connect(lambda: show_outside(self.path.parent))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 10)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.amount)
        column.addLayout(buttons)

    def set(self, path: Path) -> None:
        self.path = path
        self.words.set_text(tr("Written: {path}", path=path))
        try:
            size = number(path.stat().st_size / 1e6, 1, "MB")
        except OSError:
            size = tr("It is not there any more.")
        self.amount.setText(size)
        self.show()


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()


def show_outside(path: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
