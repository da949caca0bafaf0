"""The name of a plan in a panel's head, and what can be done with all of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Scenario
from brainTwinStudio.ui import plans, theme
from brainTwinStudio.ui.controls.head import PanelHead
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.shown_plan import wish_for
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change

NAME = tr("Name of the plan")
MOST_PX = 172
CONTENTS = QStyle.SubElement.SE_LineEditContents
PREVIEW_TIP = tr("Run 16 seeds a moment after every edit")


class PlanName(QLineEdit):
    """The plan's name; `named` once another one was entered."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setAccessibleName(NAME)
        self.setToolTip(NAME)
        self.setMaxLength(60)
        self.setFont(theme.font("control", bold=True))
        self._name = ""
        self.editingFinished.connect(self._done)

    def set_name(self, name: str, *, locked: bool) -> None:
        """Show a name; what is being typed stays."""
        if name != self._name:
            self._name = name
            self.setText(name)
            self.setCursorPosition(0)
            self.setToolTip(f"{NAME}: {name}")
            self.updateGeometry()
        self.setReadOnly(locked)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(min(max(words + 14, 80), MOST_PX), 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A name without room ends in dots, until it is edited."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(CONTENTS, option, self).adjusted(2, 0, -2, 0)
        metrics = QFontMetrics(self.font())
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        words = metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        with QPainter(self) as painter:
            painter.setPen(theme.colour(theme.current().text))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _done(self) -> None:
        name = " ".join(self.text().split())
        if not name:
            self.setText(self._name)
        elif name != self._name:
            self._name = name
            self.named.emit(name)


class PreviewButton(QPushButton):
    """Preview on or off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preview on"), parent)
        self.setProperty("kind", "ghost")
        self.setCheckable(True)
        self.setChecked(True)
        self.setToolTip(PREVIEW_TIP)
        self.toggled.connect(self._say)

    def _say(self, on: bool) -> None:
        self.setText(tr("Preview on") if on else tr("Preview off"))


class PlanMenu(QObject):
    """Copy and delete the shown plan; `wished` carries the Change."""

    wished = Signal(object)

    def __init__(self, head: PanelHead) -> None:
        super().__init__(head)
        self._view = View()
        self.button = IconButton("more", tr("More about this plan"))
        self.menu = QMenu(self.button)
        self.copy = self.menu.addAction(tr("New plan from this one"))
        self.delete = self.menu.addAction(tr("Delete this plan"))
        self.copy.triggered.connect(self._copy)
        self.delete.triggered.connect(self._delete)
        self.button.setMenu(self.menu)
        head.add_right(self.button)

    def add_action(self, text: str) -> QAction:
        """One more entry, above the others."""
        action = QAction(text, self.menu)
        self.menu.insertAction(self.copy, action)
        return action

    def present(self, view: View) -> None:
        self._view = view
        plan: Scenario | None = view.scenario
        for action in self.menu.actions():
            action.setEnabled(plan is not None and not view.read_only)

    def _copy(self) -> None:
        self._wish(plans.copied)

    def _delete(self) -> None:
        self._wish(plans.deleted)

    def _wish(self, edit: Callable[..., plans.Edit]) -> None:
        wish = wish_for(self._view, edit)
        if wish is not None:
            self.wished.emit(wish)


def renaming(view: View, name: str) -> Change | None:
    """The wish for another name of the shown plan, None where it cannot be."""
    if view.project is None or view.scenario is None or view.read_only:
        return None
    try:
        edit = plans.renamed(view.project, view.scenario.id, name)
    except InputError:
        return None
    wish = edit.wish(view.selection)
    return Change(wish.project, wish.text, view.selection)
