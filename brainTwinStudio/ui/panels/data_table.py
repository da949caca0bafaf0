"""Everything a patient has, a row each."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.table import Cell, WholeRows, make_table
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.data_rows import (
    BAND,
    DURATION,
    FILE,
    FINGERPRINT,
    HEADERS,
    KINDS,
    ONLY_FMRI,
    SAMPLING,
    SIZE,
    DataRow,
    rows_of,
    without_recording,
)
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change, Do, Select

NO_PATIENT = (
    tr("No patient yet. Open the demo patient or drop files."),
    tr("Add data"),
)
NO_DATA = (
    tr("No data yet. Drop structural weights and a resting fMRI."),
    tr("Add data"),
)
FILE_AT = HEADERS.index(FILE)
LEAST_PX = 140  # three rows
HIDDEN_BELOW_PX = {FINGERPRINT: 900, BAND: 800}  # their words are tool tips of File


class DataTable(Panel):
    """A click or Enter on a recording selects it; the bin takes it away, undoably."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Data"), parent)
        self.setMinimumHeight(LEAST_PX)
        self._view = View()
        self._drawn: tuple[object, ...] = ()
        self._rows: tuple[DataRow, ...] = ()
        self._filling = False
        self.remove = IconButton("trash", tr("Remove the selected recording"))
        self.remove.clicked.connect(self._remove)
        self.head.add_right(self.remove)
        self.table = make_table(HEADERS, stretch=FILE_AT)
        self.table.setAccessibleName(tr("Data of the patient"))
        self.table.selectionModel().currentRowChanged.connect(self._picked)
        self.empty = Empty(*NO_PATIENT)
        self.empty.pressed.connect(lambda: self.wish.emit(Do("add-data")))
        self._stack = QStackedWidget()
        self._stack.addWidget(WholeRows(self.table))
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack)

    def present(self, view: View) -> None:
        self._view = view
        drawn = (view.patient, view.theme)
        if not same(drawn, self._drawn):
            self._drawn = drawn
            self._draw(view)
        run = view.recording
        at = next(
            (i for i, r in enumerate(self._rows) if run and r.recording == run.id), -1
        )
        self._filling = True
        if at >= 0 and self.table.currentIndex().row() != at:
            self.table.selectRow(at)
            self.table.scrollTo(self.table.currentIndex())
        self._filling = False
        self.remove.setEnabled(run is not None and not view.read_only)

    def _draw(self, view: View) -> None:
        patient = view.patient
        self._rows = rows_of(patient) if patient is not None else ()
        self._filling = True
        self.table.rows.set_rows(_cells(row) for row in self._rows)
        self._filling = False
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self.empty.set_text(*(NO_DATA if patient is not None else NO_PATIENT))
        self._show_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_columns()

    def _show_columns(self) -> None:
        """Those there is room for, and none that says nothing."""
        hidden = {name: self.width() < px for name, px in HIDDEN_BELOW_PX.items()}
        fmri = any(row.cells[1] == KINDS["bold"] for row in self._rows)
        hidden[ONLY_FMRI] = not fmri
        for name, is_hidden in hidden.items():
            self.table.setColumnHidden(HEADERS.index(name), is_hidden)

    def _picked(self, current: QModelIndex, before: QModelIndex) -> None:
        if self._filling or not current.isValid():
            return
        run = self._rows[self.table.rows.source_row(current.row())].recording
        if run and run != self._view.selection.recording_id:
            wanted = replace(self._view.selection, recording_id=run)
            self.wish.emit(Select(wanted))

    def _remove(self) -> None:
        view = self._view
        if view.project is None or view.patient is None or view.recording is None:
            return
        run = view.recording.id
        project = without_recording(view.project, view.patient, run)
        selection = replace(view.selection, recording_id=None)
        self.wish.emit(
            Change(project, tr("Remove recording {run}", run=run), selection)
        )


def _cells(row: DataRow) -> tuple[Cell, ...]:
    tips = dict(row.tips)
    numbers = (SIZE, DURATION, SAMPLING)
    return tuple(
        Cell(
            text,
            alignment="right" if HEADERS[at] in numbers else "left",
            token="" if at in (0, 2, 3, 4) else "text2",
            tooltip=tips.get(at, ""),
            bold=at == 0,
        )
        for at, text in enumerate(row.cells)
    )
