"""The keys of all actions: to look up, and to change."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.actions import ACTIONS, MENUS, Action
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.controls.search_field import SearchField
from brainTwinStudio.ui.controls.table import Cell, make_table
from brainTwinStudio.ui.preferences import key_name

TITLE = tr("Keyboard shortcuts")
HEADERS = (tr("Action"), tr("Menu"), tr("Keys"))
ABOUT = tr("Choose an action, then press its new keys. A change counts at once.")
PLAIN = tr("“{keys}” alone is typed into fields and moves in plots: add Ctrl or Alt.")
TAKEN = tr(
    "{keys} already belong to “{other}”. They cannot be those of “{action}” too."
)
MARGIN_PX = 14


class ShortcutsDialog(QDialog):
    """changed: `key_name` of an action -> its keys, of those that are not the usual."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None, keys: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.resize(720, 560)
        self._keys = dict(keys)
        self._shown: list[Action] = []
        self._chosen: Action | None = None
        self._rival: Action | None = None
        self.search = SearchField(tr("Search actions and keys"))
        self.table = make_table(HEADERS)
        self.table.setAccessibleName(TITLE)
        self.recorder = QKeySequenceEdit()
        self.recorder.setMaximumSequenceLength(1)
        self.recorder.setAccessibleName(tr("New keys"))
        self.told = QLabel(ABOUT)
        self.told.setWordWrap(True)
        self.take, self.none, self.usual, self.all, self.close_button = (
            QPushButton(words)
            for words in (
                tr("Take them"),
                tr("No keys"),
                tr("Reset"),
                tr("Reset all"),
                tr("Close"),
            )
        )
        self._build()
        self._connect()
        self._fill()
        self._choose(None)

    def keys_of(self, action: Action) -> str:
        return self._keys.get(key_name(action.name, action.argument), action.keys)

    # ------------------------------------------------------------ changing

    def offer(self, keys: str) -> None:
        """Give the chosen action these keys, unless that would not work."""
        action = self._chosen
        if action is None or not keys:
            return
        self._rival = next(
            (a for a in ACTIONS if a is not action and self.keys_of(a) == keys), None
        )
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        if _is_plain(keys):
            self._say(PLAIN.format(keys=shown), bad=True)
        elif self._rival is not None:
            other = self._rival.words
            self._say(
                TAKEN.format(keys=shown, other=other, action=action.words), bad=True
            )
            self.take.setText(tr("Take them from “{other}”", other=other))
        else:
            self._set({action: keys})
            self._say(
                tr("“{action}” has the keys {keys}.", action=action.words, keys=shown)
            )
        self.take.setVisible(self._rival is not None and not _is_plain(keys))

    def _take(self) -> None:
        if self._chosen is not None and self._rival is not None:
            keys, rival = self.keys_of(self._rival), self._rival
            self._set({rival: "", self._chosen: keys})
            self._say(tr("“{action}” has no keys any more.", action=rival.words))
        self.take.hide()

    def _set(self, given: Mapping[Action, str]) -> None:
        for action, keys in given.items():
            name = key_name(action.name, action.argument)
            self._keys.pop(name, None)
            if keys != action.keys:
                self._keys[name] = keys
        self._fill()
        self._show_chosen()
        self.changed.emit(dict(self._keys))

    def _reset(self) -> None:
        """The usual keys, as far as nobody else has them now."""
        if self._chosen is not None:
            if self._chosen.keys:
                self.offer(self._chosen.keys)
            else:
                self._set({self._chosen: ""})

    def _reset_all(self) -> None:
        self._keys.clear()
        self._fill()
        self._show_chosen()
        self._say(tr("All actions have their usual keys."))
        self.changed.emit({})

    # ------------------------------------------------------------ what is shown

    def _fill(self) -> None:
        words = self.search.text().lower().split()
        self._shown = [a for a in ACTIONS if all(w in self._spelled(a) for w in words)]
        changed = self._keys.keys()
        self.table.rows.set_rows(
            (
                Cell(action.words),
                Cell(MENUS[action.menu], token="text2"),
                Cell(
                    _native(self.keys_of(action)),
                    bold=key_name(action.name, action.argument) in changed,
                    tooltip=tr(
                        "Usual: {keys}", keys=_native(action.keys) or tr("none")
                    ),
                ),
            )
            for action in self._shown
        )

    def _spelled(self, action: Action) -> str:
        keys = self.keys_of(action)
        return f"{action.words} {MENUS[action.menu]} {keys} {_native(keys)}".lower()

    def _choose(self, action: Action | None) -> None:
        self._chosen = action
        self._say(ABOUT)
        self.take.hide()
        self._show_chosen()

    def _show_chosen(self) -> None:
        there = self._chosen is not None
        for widget in (self.recorder, self.none, self.usual):
            widget.setEnabled(there)
        keys = self.keys_of(self._chosen) if self._chosen is not None else ""
        self.recorder.setKeySequence(QKeySequence(keys))

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.told.setText(words)
        restyle(self.told, role="bad" if bad else "label")

    def _picked(self, index: QModelIndex) -> None:
        if index.isValid():
            self._choose(self._shown[self.table.rows.source_row(index.row())])

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        keys = QHBoxLayout()
        keys.setSpacing(8)
        for button in (self.take, self.none, self.usual):
            button.setProperty("kind", "small")
        label = QLabel(tr("Keys"))
        label.setBuddy(self.recorder)
        keys.addWidget(label)
        keys.addWidget(self.recorder, 1)
        for widget in (self.take, self.none, self.usual):
            keys.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.all)
        foot.addWidget(self.close_button)
        for button in (
            *(self.take, self.none, self.usual),
            *(self.all, self.close_button),
        ):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(keys)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _: self._fill())
        self.table.selectionModel().currentRowChanged.connect(
            lambda index, _: self._picked(index)
        )
        self.recorder.editingFinished.connect(
            lambda: self.offer(self.recorder.keySequence().toString())
        )
        self.take.clicked.connect(self._take)
        self.none.clicked.connect(
            lambda: self._chosen is not None and self._set({self._chosen: ""})
        )
        self.usual.clicked.connect(self._reset)
        self.all.clicked.connect(self._reset_all)
        self.close_button.clicked.connect(self.close)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _is_plain(keys: str) -> bool:
    """Whether fields and plots need these keys: letters, digits and arrows without Ctrl
    or Alt."""
    held = any(key in keys for key in ("Ctrl+", "Alt+", "Meta+"))
    return not held and re.fullmatch(r"(Shift\+)?F\d+|Esc|Pause|Help", keys) is None
