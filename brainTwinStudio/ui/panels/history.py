"""What was done, newest first; a click goes there."""

from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from brainTwinStudio.files.history import History
from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do

EMPTY = tr("No steps yet. Everything you change is listed here and can be taken back.")
UNDONE = tr("Undone. Click to do it again.")
ROW_PX = 28
NUMBER_PX = 26
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class HistoryPanel(Panel):
    """Numbered steps with local times; the present one marked, undone ones greyed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("History"), parent)
        self.undo = IconButton("undo", tr("Undo"))
        self.redo = IconButton("redo", tr("Redo"))
        for button in (self.undo, self.redo):
            self.head.add_right(button)
        self.undo.clicked.connect(lambda: self.wish.emit(Do("undo")))
        self.redo.clicked.connect(lambda: self.wish.emit(Do("redo")))
        self._history: History | None = None
        self._read_only: bool | None = None
        self.steps = _Steps(self)
        self.list = _List(self.steps)
        self.list.chosen.connect(self._go)
        self.empty = Empty(EMPTY)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.list.hide()

    def present(self, view: View) -> None:
        history = view.history
        if (history, view.read_only) == (self._history, self._read_only):
            return
        self._history, self._read_only = history, view.read_only
        self.steps.set_history(history)
        self.list.setVisible(bool(history.texts))
        self.empty.setVisible(not history.texts)
        may = not view.read_only
        steps = history.undo_text, history.redo_text
        undo = tr("Undo: {step}"), tr("Nothing to undo")
        redo = tr("Redo: {step}"), tr("Nothing to redo")
        _explain(self.undo, undo, steps[0], may)
        _explain(self.redo, redo, steps[1], may)
        if history.texts:
            self.list.scrollTo(self.steps.index_of(history.position))

    def _go(self, position: int) -> None:
        history = self._history
        if history is None or self._read_only or position == history.position:
            return
        self.wish.emit(Do("step", position))


class _Steps(QAbstractListModel):
    """Row 0 is the newest step."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.history = History((), (), -1)
        self.by_key = False  # the focus ring is for those who use keys

    def set_history(self, history: History) -> None:
        self.beginResetModel()
        self.history = history
        self.endResetModel()

    def position_of(self, index: Index) -> int:
        return len(self.history.texts) - 1 - index.row()

    def index_of(self, position: int) -> QModelIndex:
        return self.index(len(self.history.texts) - 1 - position)

    def state_of(self, position: int) -> str:
        """The time of a step that is done, or "undone"."""
        if position > self.history.position:
            return tr("undone")
        time = clock_of(self.history.times[position])
        return (
            tr("{time}, present", time=time)
            if position == self.history.position
            else time
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.history.texts)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        position = self.position_of(index)
        text, time = self.history.texts[position], self.history.times[position]
        if role == Role.DisplayRole:
            return text
        if role == Role.AccessibleTextRole:
            return tr(
                "Step {position}: {step}, {state}",
                position=position,
                step=text,
                state=self.state_of(position),
            )
        if role == Role.ToolTipRole:
            undone = f"\n{UNDONE}" if position > self.history.position else ""
            return f"{text}\n{day_of(time)} {clock_of(time)}{undone}"
        return None


class _List(QListView):
    """Emits the position that a click or Enter chose."""

    chosen = Signal(int)

    def __init__(self, steps: _Steps) -> None:
        super().__init__()
        self.setModel(steps)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(tr("History"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(ROW_PX)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._steps = steps

    def sizeHint(self) -> QSize:
        return QSize(240, 4 * ROW_PX)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._steps.by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._steps.by_key = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self._steps.position_of(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._steps.by_key = True
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self.chosen.emit(self._steps.position_of(self.currentIndex()))
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    """Number, text, time."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        steps = index.model()
        assert isinstance(steps, _Steps)
        tokens, position = theme.current(), steps.position_of(index)
        present = position == steps.history.position
        undone = position > steps.history.position
        area: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour(tokens.hover))
        if present:
            bar = QRect(area.topLeft() + QPoint(0, 6), QSize(2, ROW_PX - 12))
            painter.fillRect(bar, theme.colour(tokens.accent))
        if state & QStyle.StateFlag.State_HasFocus and steps.by_key:
            painter.setPen(theme.colour(tokens.accent))
            painter.drawRect(area.adjusted(1, 0, -2, -1))
        colour = tokens.text if present else tokens.text3 if undone else tokens.text2
        time = "undone" if undone else clock_of(steps.history.times[position])
        self._words(painter, area, (str(position), steps.data(index), time), colour)
        painter.restore()

    def _words(
        self,
        painter: QPainter,
        area: QRect,
        words: tuple[str, object, str],
        colour: str,
    ) -> None:
        tokens, middle = theme.current(), Qt.AlignmentFlag.AlignVCenter
        inner = area.adjusted(12, 0, -12, 0)
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour(tokens.text3))
        number, text, time = words
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, number)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, time)
        font = theme.font("control")
        painter.setFont(font)
        painter.setPen(theme.colour(colour))
        room = inner.adjusted(NUMBER_PX, 0, -48, 0)
        shown = QFontMetrics(font).elidedText(
            str(text), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)


def clock_of(time: str) -> str:
    """Local HH:MM of a time in UTC; "" where it cannot be read."""
    moment = _local(time)
    return "" if moment is None else moment.strftime("%H:%M")


def day_of(time: str) -> str:
    """Local date of a time in UTC."""
    moment = _local(time)
    return "" if moment is None else moment.strftime("%Y-%m-%d")


def _local(time: str) -> datetime | None:
    try:
        return datetime.fromisoformat(time).astimezone()
    except ValueError:
        return None


def _explain(button: IconButton, tips: tuple[str, str], step: str, may: bool) -> None:
    """tips: where there is a {step}, and where there is none."""
    button.setEnabled(bool(step) and may)
    button.setToolTip(tips[0].format(step=step) if step else tips[1])
