"""A pop-up that lets one choose some of many names."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.popups import show_below
from brainTwinStudio.ui.controls.search_field import SearchField

KEY = Qt.ItemDataRole.UserRole
WIDTH_PX, HEIGHT_PX = 260, 360


class PickList(QFrame):
    """Names with check marks, a search field above, a button below.

    `picked` carries the keys of what is checked, in the order of the list. Enter in
    the search field checks the only name that is left, Ctrl+Enter takes the choice.
    """

    picked = Signal(tuple)

    def __init__(
        self,
        title: str,
        verb: str,
        parent: QWidget | None = None,
        *,
        counted: bool = True,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "tools")
        self.setFixedSize(WIDTH_PX, HEIGHT_PX)
        self.setAccessibleName(title)
        self._verb, self._counted = verb, counted
        self.head = Elided(title)
        self.head.setProperty("role", "head")
        self.search = SearchField(tr("Find a region"))
        self.search.textEdited.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.itemChanged.connect(self._count)
        self.list.itemActivated.connect(_toggle)
        self.take = QPushButton(verb)
        self.take.setProperty("kind", "primary")
        self.take.clicked.connect(self._take)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        for widget in (self.head, self.search):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def set(
        self, names: Sequence[tuple[str, str]], checked: Iterable[str] = ()
    ) -> None:
        """(key, words) of every name, and the keys that are checked at first."""
        chosen = set(checked)
        self.list.blockSignals(True)
        self.list.clear()
        for key, words in names:
            item = QListWidgetItem(words)
            item.setData(KEY, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            on = key in chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.search.clear()
        self._filter("")
        self._count()

    def set_title(self, title: str) -> None:
        self.head.set_text(title)
        self.list.setAccessibleName(title)

    def checked(self) -> tuple[str, ...]:
        """Keys of what is checked."""
        items = self._items(lambda item: item.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(KEY) for item in items)

    def open_at(self, widget: QWidget) -> None:
        """Show below a widget, or above it where there is no room."""
        show_below(self, widget)
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take()
        elif enter:
            left = self._items(self._matches_search)
            if len(left) == 1:
                _toggle(left[0])
        else:
            super().keyPressEvent(event)

    def _items(
        self, wanted: Callable[[QListWidgetItem], bool]
    ) -> list[QListWidgetItem]:
        every = [self.list.item(row) for row in range(self.list.count())]
        return [item for item in every if wanted(item)]

    def _filter(self, _: str) -> None:
        """Show what matches, and what is checked: it will be taken as well."""
        for item in self._items(lambda _: True):
            checked = item.checkState() is Qt.CheckState.Checked
            item.setHidden(not (checked or self._matches_search(item)))

    def _matches_search(self, item: QListWidgetItem) -> bool:
        words, name = self.search.text().casefold().split(), item.text().casefold()
        return all(_matches(word, name, len(words) > 1) for word in words)

    def _count(self) -> None:
        count = len(self.checked())
        counted = count and self._counted
        self.take.setText(f"{self._verb} {count}" if counted else self._verb)
        self.take.setEnabled(bool(count))

    def _take(self) -> None:
        chosen = self.checked()
        if chosen:
            self.hide()
            self.picked.emit(chosen)


def _matches(word: str, name: str, several: bool) -> bool:
    """A letter beside other words is a side (L, R); words are anywhere in the name."""
    return word in name.split() if several and len(word) == 1 else word in name


def _toggle(item: QListWidgetItem) -> None:
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
