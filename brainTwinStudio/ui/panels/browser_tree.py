"""The project tree: rows with an icon at the left and a fact at the right."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui import icons, theme
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring
from brainTwinStudio.ui.panels.browser_nodes import Node

ROW_PX, STEP_PX = 26, 16
CHEVRON_PX, ICON_PX = 11, 16
CHEVRON_AT, ICON_AT, TEXT_AT = 8, 26, 40  # from the left edge of a row's level
NODE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class ProjectTree(QTreeView):
    """`chosen` when the user clicks a row or moves to it with keys; `opened` on double
    click or Enter; `renamed` when he has typed another name."""

    chosen = Signal(object)  # Node
    opened = Signal(object)  # Node
    renamed = Signal(object, str)  # Node, new name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes: tuple[Node, ...] = ()
        self._by_key = False  # the focus ring is for those who use keys
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self._names = _Names(self)
        self.setItemDelegate(self._names)
        self._names.typed.connect(self.renamed)
        self.setHeaderHidden(True)
        self.setIndentation(STEP_PX)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Project"))
        self.setMinimumSize(120, 80)
        self.doubleClicked.connect(lambda index: self.opened.emit(node_at(index)))

    def set_nodes(self, nodes: tuple[Node, ...], opened: str) -> None:
        """Show other rows; what was open stays open. opened: key of the patient whose
        rows are open from the start."""
        if nodes == self._nodes:
            return
        self._nodes = nodes
        states = dict(self._states(self._items.invisibleRootItem()))
        current = self.currentIndex()
        key = node_at(current).key if current.isValid() else ""
        self._items.clear()
        for node in nodes:
            self._items.appendRow(_item(node))
        self._open(self._items.invisibleRootItem(), states, opened)
        self.set_current(key)

    def set_current(self, key: str) -> None:
        """Highlight a row, and open the way to it; emits nothing."""
        index = self.index_of(key)
        if index == self.currentIndex():
            return
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()

    def index_of(self, key: str) -> QModelIndex:
        """Where the row of a key is; not valid where there is none."""
        for index in _below(self._items):
            if node_at(index).key == key:
                return index
        return QModelIndex()

    def filter(self, words: str, kept: str = "") -> None:
        """Hide patients whose code does not hold the words; kept: key of the one that
        stays in any case."""
        wanted = words.casefold()
        for row in range(self._items.rowCount()):
            item = self._items.item(row)
            fits = wanted in item.text().casefold() or item.data(NODE).key == kept
            self.setRowHidden(row, QModelIndex(), not fits)

    # ------------------------------------------------------------ what the user does

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        super().mouseReleaseEvent(event)
        index = self.indexAt(at)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if at.x() >= self._level(index) + STEP_PX:  # not on the chevron
            self.chosen.emit(node_at(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before, self._by_key = self.currentIndex(), True
        if self.state() is QAbstractItemView.State.EditingState:
            return  # the keys are the field's
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and before.isValid():
            self.opened.emit(node_at(before))
            return
        super().keyPressEvent(event)
        index = self.currentIndex()
        if index.isValid() and index != before:
            self.chosen.emit(node_at(index))

    # ------------------------------------------------------------ painting

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: Index
    ) -> None:
        tokens, node = theme.current(), node_at(index)
        area = QRect(0, self.visualRect(index).top(), self.viewport().width(), ROW_PX)
        chosen = index == self.currentIndex()
        over = area.contains(self.viewport().mapFromGlobal(self.cursor().pos()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or (over and self.underMouse()):
            fill = tokens.accent_soft if chosen else tokens.raised
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(fill))
            painter.drawRoundedRect(QRectF(area), 4, 4)
        if chosen and self._by_key and self.hasFocus():
            paint_focus_ring(painter, QRectF(area), 4)
        left, middle = self._level(index), area.top() + ROW_PX / 2
        if node.children:
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            _icon(painter, name, tokens.text3, left + CHEVRON_AT, middle, CHEVRON_PX)
        colour = tokens.accent if chosen else tokens.text2
        _icon(painter, node.icon, colour, left + ICON_AT, middle, ICON_PX)
        self._words(painter, node, area.adjusted(left + TEXT_AT, 0, -8, 0), chosen)
        painter.restore()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Drawn with the row."""

    def _words(self, painter: QPainter, node: Node, area: QRect, chosen: bool) -> None:
        tokens, font = theme.current(), theme.font("control")
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetrics(font)
        painter.setFont(font)
        if node.fact:
            painter.setPen(theme.colour(tokens.text if chosen else tokens.text3))
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, node.fact)
            area = area.adjusted(0, 0, -metrics.horizontalAdvance(node.fact) - 10, 0)
        painter.setPen(theme.colour(tokens.text))
        middle_out = Qt.TextElideMode.ElideMiddle  # names of runs differ at their ends
        shown = metrics.elidedText(node.text, middle_out, area.width())
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, shown)

    def _level(self, index: Index) -> int:
        depth, parent = 0, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        return depth * STEP_PX

    # ------------------------------------------------------------ open and closed

    def _states(self, item: QStandardItem):
        for row in range(item.rowCount()):
            child = item.child(row)
            yield node_at(child.index()).key, self.isExpanded(child.index())
            yield from self._states(child)

    def _open(self, item: QStandardItem, states: dict[str, bool], opened: str) -> None:
        for row in range(item.rowCount()):
            child = item.child(row)
            node = node_at(child.index())
            first = node.kind != "patient" or node.key == opened
            if node.children and states.get(node.key, first):
                self.expand(child.index())
            self._open(child, states, opened)


class _Names(QStyledItemDelegate):
    """Row heights, and the field for a new name."""

    typed = Signal(object, str)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_PX)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(node_at(index).name)
        editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """The row changes when the project has."""
        assert isinstance(editor, QLineEdit)
        self.typed.emit(node_at(index), editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        tree = self.parent()
        assert isinstance(tree, ProjectTree)
        row = tree.visualRect(index)
        left = row.left() + TEXT_AT - STEP_PX - 9
        editor.setGeometry(left, row.top(), tree.viewport().width() - left, ROW_PX)


def node_at(index: Index) -> Node:
    """The node that a row shows."""
    return index.data(NODE)


def _item(node: Node) -> QStandardItem:
    item = QStandardItem(node.text)
    item.setData(node, NODE)
    item.setEditable(bool(node.name))
    item.setToolTip(node.tip)
    spoken = f"{node.text}, {node.fact}" if node.fact else node.text
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    for child in node.children:
        item.appendRow(_item(child))
    return item


def _below(model: QStandardItemModel, parent: QModelIndex | None = None):
    parent = QModelIndex() if parent is None else parent
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from _below(model, index)


def _icon(
    painter: QPainter, name: str, colour: str, x: float, y: float, size: int
) -> None:
    square = QRectF(x - size / 2, y - size / 2, size, size)
    icons.paint(painter, name, colour, square)
