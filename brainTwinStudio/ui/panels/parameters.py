"""All fitted values: one row a parameter, or one row a region."""

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.table import Table, make_table
from brainTwinStudio.ui.panels import parameter_rows as rows
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.determined import judged
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Hover, Select

NO_TWIN = tr("No fitted twin selected. A fit finds these values.")
SEGMENTS = (("all", tr("All")), ("regions", tr("By region")))
WITH_OVER_PX, WITH_SYMBOL_PX = 500, 600
NAME_PX = 128  # a name may be cut down to this
Flag = QItemSelectionModel.SelectionFlag


class ParametersPanel(Panel):
    """Two tables over the selected twin; rows of regions are selected like regions
    anywhere, by mouse or keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Parameters"), parent)
        self._view = View()
        self._twin: Twin | None = None
        self._judged: WellPosedness | None = None
        self._selected: tuple[int, ...] | None = None
        self._headers: tuple[str, ...] = ()
        self._filling = False
        self.segments = Segmented(SEGMENTS)
        self.segments.setAccessibleName(tr("One row a"))
        self.segments.picked.connect(self._show)
        self.head.add_right(self.segments)
        self.table = make_table(rows.ALL_HEADERS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(tr("Parameters"))
        self.by_region: Table | None = None
        self.empty = Empty(NO_TWIN, tr("Set up a fit"))
        self.empty.pressed.connect(lambda: self.wish.emit(Do("fit")))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.table)
        self.note = Elided()
        self.note.setProperty("role", "note")
        self.note.setContentsMargins(12, 4, 12, 6)
        self.note.hide()
        self.segments.hide()
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spare()

    def _spare(self) -> None:
        """Hide what a narrow panel has no room for; the note tells of intervals."""
        width, hide = self.width(), self.table.setColumnHidden
        hide(rows.SYMBOL, width < WITH_SYMBOL_PX)
        hide(rows.OVER, width < WITH_OVER_PX)
        none = self._twin is None or not rows.any_interval(self._twin)
        hide(rows.INTERVAL, width < WITH_OVER_PX and none)
        for table in (self.table, self.by_region):
            if table is not None:
                _spread(table)

    def present(self, view: View) -> None:
        self._view = view
        found = None if view.twin is None else judged(view, view.twin)
        if view.twin is not self._twin or found is not self._judged:
            self._twin, self._judged, self._selected = view.twin, found, None
            self._fill(view.twin)
            self._show(self.segments.current())
            self._spare()
        if view.twin is not None and view.selected != self._selected:
            self._selected = view.selected
            self.table.rows.set_rows(
                rows.all_rows(view.twin, view.selected, self._judged)
            )
            _spread(self.table)  # a region's interval needs more room than none
            self._mark(view.selected)
        if view.twin is not None:
            self.note.set_text(self._note(view.twin, view.selected))

    def _fill(self, twin: Twin | None) -> None:
        self.note.setVisible(twin is not None)
        self.segments.setVisible(twin is not None)
        if twin is None:
            return
        headers = rows.region_headers(twin)
        if headers != self._headers or self.by_region is None:
            self._headers = headers
            self._make_table(headers)
        assert self.by_region is not None
        self._filling = True
        self.by_region.rows.set_rows(rows.region_rows(twin, self._judged))
        self._filling = False

    def _make_table(self, headers: tuple[str, ...]) -> None:
        """Another model has other columns."""
        if self.by_region is not None:
            self._pages.removeWidget(self.by_region)
            self.by_region.setParent(None)
            self.by_region.deleteLater()
        table = make_table(headers)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, table.horizontalHeader().sortIndicatorOrder())
        table.setAccessibleName(tr("Parameters by region"))
        table.selectionModel().selectionChanged.connect(self._picked)
        table.entered.connect(self._entered)
        table.viewport().installEventFilter(self)
        self._pages.addWidget(table)
        self.by_region = table

    def _show(self, key: str) -> None:
        if self._twin is None or self.by_region is None:
            self._pages.setCurrentWidget(self.empty)
        else:
            self._pages.setCurrentWidget(self.table if key == "all" else self.by_region)

    def _note(self, twin: Twin, selected: tuple[int, ...]) -> str:
        names = self._view.names
        if not selected:
            here = rows.NONE_SELECTED
        elif len(selected) == 1:
            here = tr("Here: {region}.", region=region(names[selected[0]]))
        else:
            here = tr(
                "Here: range over the {count} selected regions.", count=len(selected)
            )
        posed = rows.loose_note(twin, judged(self._view, twin))
        return " ".join(filter(None, (rows.interval_note(twin), posed, here)))

    # ------------------------------------------------------------ selection

    def _mark(self, selected: tuple[int, ...]) -> None:
        """Select the rows of regions without telling anybody."""
        table = self.by_region
        if table is None or set(self._rows()) == set(selected):
            return
        chosen = QItemSelection()
        last = table.rows.columnCount() - 1
        for at in selected:
            row = table.rows.shown_row(at)
            chosen.select(table.rows.index(row, 0), table.rows.index(row, last))
        self._filling = True
        table.selectionModel().select(chosen, Flag.ClearAndSelect)
        if selected:
            index = table.rows.index(table.rows.shown_row(selected[-1]), 0)
            table.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            table.scrollTo(index)
        self._filling = False

    def _rows(self) -> list[int]:
        """Positions of the regions whose rows are selected."""
        if self.by_region is None:
            return []
        table = self.by_region
        shown = table.selectionModel().selectedRows()
        return [table.rows.source_row(index.row()) for index in shown]

    def _picked(self) -> None:
        if self._filling:
            return
        before = self._view.selected
        chosen = self._rows()
        kept = [i for i in before if i in chosen]
        added = [i for i in chosen if i not in kept]
        names = tuple(self._view.names[i] for i in (*kept, *added))
        selection = replace(self._view.selection, regions=names, edges=())
        self.wish.emit(Select(selection))

    def _entered(self, index: QModelIndex) -> None:
        assert self.by_region is not None
        name = self._view.names[self.by_region.rows.source_row(index.row())]
        self.wish.emit(Hover(name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.wish.emit(Hover(""))
        return super().eventFilter(watched, event)


def _spread(table: Table) -> None:
    """The first column takes the free room; where there is none, the table scrolls."""
    head = table.horizontalHeader()
    shown = [i for i in range(head.count()) if not head.isSectionHidden(i)]
    wanted = sum(
        max(table.sizeHintForColumn(i), head.sectionSizeHint(i)) for i in shown
    )
    roomy = table.viewport().width() >= wanted
    mode = QHeaderView.ResizeMode
    head.setSectionResizeMode(0, mode.Stretch if roomy else mode.ResizeToContents)
