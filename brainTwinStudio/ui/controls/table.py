"""Tables of words and numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from brainTwinStudio.ui import theme

ROW_PX = 26
ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Cell:
    """What one place of a table says."""

    text: str
    key: float | str | None = None  # for sorting; None: the text
    alignment: Literal["left", "right", "centre"] = "left"
    token: str = ""  # a colour token; "": text
    tooltip: str = ""
    bold: bool = False
    checked: bool | None = None  # a check mark that is on or off; None: no mark


class Rows(QAbstractTableModel):
    """Rows of words or Cells; sorting keeps the number of each row as it was given."""

    def __init__(self, headers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self._rows: list[tuple[Cell, ...]] = []
        self._order: list[int] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Iterable[tuple[str | Cell, ...]]) -> None:
        """Everything anew; equal rows change nothing, so a selection is kept."""
        new = [tuple(c if isinstance(c, Cell) else Cell(c) for c in r) for r in rows]
        if new == self._rows:
            return
        self.beginResetModel()
        self._rows = new
        self._order = self._ordered()
        self.endResetModel()

    def set_headers(self, headers: Sequence[str]) -> None:
        """Other names for the same columns."""
        self._headers = tuple(headers)
        last = len(self._headers) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def source_row(self, shown_row: int) -> int:
        """The number in set_rows of the row that is shown there."""
        return self._order[shown_row]

    def shown_row(self, source_row: int) -> int:
        """Where a row of set_rows is shown."""
        return self._order.index(source_row)

    def cell(self, index: Index) -> Cell:
        return self._rows[self._order[index.row()]][index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Role.ForegroundRole:
            tokens = theme.current().tokens()
            return theme.colour(tokens[cell.token]) if cell.token else None
        if role == Role.FontRole:
            return theme.font("control", bold=True) if cell.bold else None
        if role == Role.CheckStateRole:
            states = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
            return states[cell.checked] if cell.checked is not None else None
        return {
            Role.DisplayRole: cell.text,
            Role.TextAlignmentRole: ALIGNMENTS[cell.alignment],
            Role.ToolTipRole: cell.tooltip or None,
        }.get(Role(role))

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Role.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self._headers[section]
        if role == Role.TextAlignmentRole:
            first = self._rows[0][section] if self._rows else Cell("")
            return ALIGNMENTS[first.alignment]
        return None

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Order by a column's keys; column -1: as given."""
        self.layoutAboutToBeChanged.emit()
        before = self._order
        self._sorted_by = (column, order) if column >= 0 else None
        self._order = self._ordered()
        place = {source: at for at, source in enumerate(self._order)}
        old = self.persistentIndexList()
        new = [self.index(place[before[i.row()]], i.column()) for i in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _ordered(self) -> list[int]:
        order = list(range(len(self._rows)))
        if self._sorted_by is None:
            return order
        column, way = self._sorted_by
        reverse = way is Qt.SortOrder.DescendingOrder
        return sorted(order, key=lambda r: _key(self._rows[r][column]), reverse=reverse)


class _Coloured(QStyledItemDelegate):
    """Colours say something: a selected row keeps them."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        colour = index.data(Role.ForegroundRole)
        if colour is not None:
            palette = option.palette
            palette.setColor(QPalette.ColorRole.HighlightedText, colour)
            option.palette = palette


class Table(QTableView):
    """A QTableView in the house's dress; `rows` is its model."""

    def __init__(
        self, headers: Sequence[str], stretch: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = Rows(headers, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Coloured(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(28)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(ALIGNMENTS["left"])
        head.setFixedHeight(28)


class WholeRows(QWidget):
    """A table that is as high as its rows: the last one in sight is never cut."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        table.setParent(self)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)

    def sizeHint(self) -> QSize:
        return self._table.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._table.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        head = self._table.horizontalHeader().height()
        rows = max((self.height() - head) // ROW_PX, 1)
        self._table.setGeometry(0, 0, self.width(), head + rows * ROW_PX)


def make_table(headers: Sequence[str], stretch: int = 0) -> Table:
    """A table whose column `stretch` takes the free room; fill it by table.rows."""
    return Table(headers, stretch)


def _key(cell: Cell) -> tuple[int, float | str]:
    """Numbers before words, words without case."""
    if isinstance(cell.key, (int, float)):
        return (0, float(cell.key))
    return (1, (cell.key or cell.text).casefold())
