"""All regions as a list: everything of the 3D view, for keyboard and screen reader."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from brainTwinStudio.analysis.systems import place_of
from brainTwinStudio.language import tr
from brainTwinStudio.report.wording import region, significant
from brainTwinStudio.ui.controls.table import Cell, Table
from brainTwinStudio.ui.panels.brain_values import colouring_of
from brainTwinStudio.ui.view import View

Row = tuple[str, Cell, Cell]  # full name, name, value


def region_rows(view: View, words: str = "") -> tuple[tuple[Row, ...], str]:
    """(full name, name cell, value cell) of every region whose name, lobe or network
    holds the words, and what the value is: the twin's first, else the strength."""
    colouring = colouring_of(view, "inspect", "")
    if colouring is None:
        return (), ""
    wanted = words.casefold()
    rows = []
    for at, name in enumerate(view.names):
        place = place_of(name)
        short = region(name)
        if wanted not in f"{short} {name} {place} {tr(place)}".casefold():
            continue
        told = ", ".join(part for part in (tr(place), colouring.words(at)) if part)
        value = float(colouring.values[at])
        rows.append(
            (
                name,
                Cell(short, at, tooltip=told),
                Cell(significant(value), value, "right", "text2", told),
            )
        )
    unit = f" ({colouring.unit})" if colouring.unit else ""
    return tuple(rows), f"{colouring.label}{unit}"


class RegionList(Table):
    """`chosen` when the user has selected rows; `pointed`: what the mouse is over."""

    chosen = Signal(object)  # names of regions
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((tr("Region"), tr("Value")), 0, parent)
        self._names: tuple[str, ...] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSortingEnabled(False)
        self.setAccessibleName(tr("Regions"))
        self.setMinimumHeight(90)
        self.horizontalHeader().hide()
        self.entered.connect(lambda index: self.pointed.emit(self._name(index.row())))

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        self._names = tuple(row[0] for row in rows)
        self.rows.set_rows([row[1:] for row in rows])

    def select_regions(self, regions: tuple[str, ...]) -> None:
        """Highlight rows; emits nothing."""
        if set(regions) == set(self.selected_regions()):
            return
        model = self.selectionModel()
        wanted = QItemSelection()
        shown = [self._names.index(name) for name in regions if name in self._names]
        for source in shown:
            row = self.rows.shown_row(source)
            wanted.select(self.rows.index(row, 0), self.rows.index(row, 1))
        model.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if shown:
            last = self.rows.index(self.rows.shown_row(shown[-1]), 0)
            model.setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(last)

    def selected_regions(self) -> tuple[str, ...]:
        """In the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._name(row) for row in rows)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.chosen.emit(self.selected_regions())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.selected_regions()
        super().keyPressEvent(event)
        if self.selected_regions() != before:
            self.chosen.emit(self.selected_regions())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit("")

    def _name(self, row: int) -> str:
        return self._names[self.rows.source_row(row)]
