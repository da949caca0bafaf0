"""Search in the menu row: every action and every region, by typing (Ctrl+K)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.report.wording import region as region_text
from brainTwinStudio.ui.actions import ACTIONS, BY_PAGE
from brainTwinStudio.ui.controls.keeps_escape import KeepsEscape
from brainTwinStudio.ui.controls.search_field import SearchField
from brainTwinStudio.ui.view import View

MOST, WIDTH_PX = 12, 300
Entry = tuple[str, str, str, object]  # text, note, action, argument


def entries_of(
    view: View, typed: str, more: tuple[Entry, ...] = ()
) -> tuple[Entry, ...]:
    """What fits the typed words: actions that work now, what there is more of the page
    shown, then regions."""
    words = typed.lower().split()
    if not words:
        return ()
    keys = view.preferences.keys_of
    actions: list[Entry] = [
        (a.words, keys(a.name, a.argument, a.keys) or a.menu, a.name, a.argument)
        for a in ACTIONS
        if a.when(view) and a.name != "find" and a.name not in BY_PAGE
    ]
    regions: list[Entry] = [
        (region_text(name), "region", "select-region", name) for name in view.names
    ]
    found = [
        entry
        for entry in (*actions, *more, *regions)
        if all(word in _spelled(entry) for word in words)
    ]
    return tuple(found[:MOST])


def _spelled(entry: Entry) -> str:
    """Also as it is named in the program: 'SC' of a region, 'brain' of an action."""
    text, _, _, argument = entry
    return f"{text} {argument if isinstance(argument, str) else ''}".lower()


class Palette(QWidget):
    """The search field and the list that drops from it. more: what can be found beside
    actions and regions, asked for whenever something is typed."""

    acted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(WIDTH_PX)
        self._view = View()
        self.more: Callable[[], tuple[Entry, ...]] = tuple
        self.field = SearchField(tr("Search actions and regions"))
        self.list = QListWidget(self)
        self.list.setObjectName("PaletteList")
        self.list.setWindowFlags(Qt.WindowType.ToolTip)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.field)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        KeepsEscape(self.field, self.field.hasFocus)
        self.list.itemClicked.connect(lambda item: self._run(self.list.row(item)))
        self._entries: tuple[Entry, ...] = ()

    def present(self, view: View) -> None:
        self._view = view
        self.field.set_key(view.preferences.cap_of("find", "Ctrl+K"))

    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        row, last = self.list.currentRow(), self.list.count() - 1
        if key == Qt.Key.Key_Down:
            self.list.setCurrentRow(min(row + 1, last))
        elif key == Qt.Key.Key_Up:
            self.list.setCurrentRow(max(row - 1, 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(max(row, 0))
        elif key == Qt.Key.Key_Escape:
            self.field.clear()
            self.list.hide()
            self.field.clearFocus()
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        self._entries = entries_of(self._view, text, self.more())
        self.list.clear()
        for title, note, _, _ in self._entries:
            self.list.addItem(QListWidgetItem(f"{title}    {note}"))
        self.list.setCurrentRow(0)
        if not self._entries:
            self.list.hide()
            return
        height = 28 * len(self._entries) + 8
        self.list.setFixedSize(WIDTH_PX, height)
        self.list.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.list.show()

    def _run(self, row: int) -> None:
        if not 0 <= row < len(self._entries):
            return
        _, _, action, argument = self._entries[row]
        self.field.clear()
        self.list.hide()
        self.field.clearFocus()
        self.acted.emit(action, argument)
