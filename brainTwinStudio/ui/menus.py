"""The menus: every action of `actions.py`, its keys, and whether it works now."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from brainTwinStudio.ui.actions import ACTIONS, GROUPS, MENUS, Action
from brainTwinStudio.ui.icons import icon
from brainTwinStudio.ui.preferences import Preferences
from brainTwinStudio.ui.view import View

Fill = Callable[[QMenu], None]


class Menus(QObject):
    """bar: the menus side by side. acted: an action was chosen, by menu or key: its
    name and argument."""

    acted = Signal(str, object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.actions = [(action, self._made(action)) for action in ACTIONS]
        self._keys: Preferences | None = None
        self.set_keys(Preferences())
        self.bar = QMenuBar()
        self.bar.setNativeMenuBar(False)
        self._groups: dict[str, QMenu] = {}
        for name, title in MENUS.items():
            self._fill(self.bar.addMenu(title), name)

    def set_filler(self, group: str, fill: Fill) -> None:
        """Fill a group of entries, its key in GROUPS, anew whenever it opens: what it
        lists changes with the page."""
        menu = self._groups[group]

        def again() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(again)

    def present(self, view: View) -> None:
        """What works now, and what is chosen."""
        self.set_keys(view.preferences)
        for action, one in self.actions:
            one.setEnabled(action.when(view))
            if action.checked is not None:
                one.setChecked(action.checked(view))

    def keys(self, name: str) -> str:
        """The keys of an action as the system writes them, "" for none."""
        one = next(one for action, one in self.actions if action.name == name)
        return one.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def set_keys(self, preferences: Preferences) -> None:
        if self._keys is not None and preferences.keys == self._keys.keys:
            return
        self._keys = preferences
        for action, one in self.actions:
            keys = preferences.keys_of(action.name, action.argument, action.keys)
            one.setShortcut(QKeySequence(keys))

    def _made(self, action: Action) -> QAction:
        one = QAction(action.text, self._window)
        if action.icon:
            one.setIcon(icon(action.icon))
        one.setCheckable(action.checked is not None)
        one.triggered.connect(
            lambda _=False, a=action: self.acted.emit(a.name, a.argument)
        )
        self._window.addAction(one)
        return one

    def _fill(self, menu: QMenu, name: str) -> None:
        for group, title in GROUPS.get(name, {}).items():
            self._groups[group] = menu.addMenu(title)
        exclusive: dict[str, QActionGroup] = {}
        for action, one in self.actions:
            if action.menu != name:
                continue
            home = self._groups[action.group] if action.group else menu
            if action.seam:
                home.addSeparator()
            home.addAction(one)
            if action.group and action.checked is not None:
                known = exclusive.setdefault(action.group, QActionGroup(self))
                known.addAction(one)
