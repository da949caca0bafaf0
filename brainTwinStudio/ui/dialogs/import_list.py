"""The upper part of the import dialog: a row a file, or a place to drop some."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from brainTwinStudio.ui.controls.section import seam
from brainTwinStudio.ui.dialogs.drop_zone import DropZone
from brainTwinStudio.ui.dialogs.import_choices import State, impossible, used
from brainTwinStudio.ui.dialogs.import_files import Refused
from brainTwinStudio.ui.dialogs.import_rows import ROW_PX, FileRow, RowHead
from brainTwinStudio.ui.dialogs.import_trial import Trial

LEAST_PX = 120


class RowList(QWidget):
    """use_picked(path, bool) and kind_picked(path, kind or "" = leave out) come from
    the rows, dropped(paths) from the empty list."""

    use_picked = Signal(str, bool)
    kind_picked = Signal(str, str)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FileRow] = []
        self.drop = DropZone()
        self.drop.dropped.connect(self.dropped)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setWidget(inside)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setHorizontalScrollBarPolicy(never)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._head, self._line = RowHead(), seam()
        self._scroll.verticalScrollBar().rangeChanged.connect(self._align_head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._line)
        column.addWidget(self.drop, 1)
        column.addWidget(self._scroll, 1)

    def show_state(self, state: State, outcome: Trial, *, reading: bool) -> None:
        """Rows are made once and stay; the sentence of a trial stands beside the file
        that it speaks of."""
        for found in state.found[len(self.rows) :]:
            row = FileRow(found)
            row.use_picked.connect(self.use_picked)
            row.kind_picked.connect(self.kind_picked)
            self._list.insertWidget(len(self.rows), row)
            self.rows.append(row)
        is_empty = not self.rows and not reading
        self.drop.setVisible(is_empty)
        for part in (self._head, self._line, self._scroll):
            part.setVisible(not is_empty)
        faults = impossible(state)
        if outcome.sentence:
            faults.setdefault(outcome.path, outcome.sentence)
        read = {one.path: one for one in used(state)}
        for row in self.rows:
            found = row.found
            if isinstance(found, Refused):
                row.show_refused(found)
            else:
                one, fault = read.get(found.path, found), faults.get(found.path, "")
                row.show_read(state, found, one, fault)

    def _align_head(self, low: int, high: int) -> None:
        """The head ends where the rows end, beside a scroll bar."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._head.setContentsMargins(0, 0, bar if high > low else 0, 0)

    def wanted_height(self, width: int) -> int:
        """Head and all rows, for a list of that width."""
        rows = sum(height_of(row, width) for row in self.rows)
        self._scroll.setMinimumHeight(min(rows, LEAST_PX))
        return self._head.height() + 1 + max(rows, ROW_PX)


def height_of(part: QWidget, width: int) -> int:
    """What a part needs at a width."""
    if part.hasHeightForWidth():
        return part.heightForWidth(width)
    return part.sizeHint().height()
