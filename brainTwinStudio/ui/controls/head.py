"""The head of a panel: its title, and what belongs to the whole panel."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.icons import icon

HEIGHT_PX = 34
ALONE_PX, GAP_PX, SIDES_PX = 18, 8, 20
PULL = tr("Pull it to another place; a right click lists the others")
ALONE, BACK = tr("Give this panel the whole page"), tr("Back to all panels")


class PanelHead(QWidget):
    """Title at the left, then `add_left`, free space, `add_right` in reading order.

    alone_wanted: the panel is to have the whole page, or no longer. menu_wanted: where
    a right click was, of a panel that can be moved.
    """

    alone_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_PX)
        self.setProperty("bg", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel(title)
        self._title.setProperty("role", "head")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setSizePolicy(
            QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        self._left = QHBoxLayout()
        self._left.setSpacing(8)
        self._right = QHBoxLayout()
        self._right.setSpacing(8)
        row.addLayout(self._left)
        row.addStretch(1)
        row.addLayout(self._right)
        self._alone: IconButton | None = None
        self._has_menu = False

    def offer_alone(self) -> None:
        """Let the panel be made as large as the page: by a button, a double click."""
        if self._alone is None:
            self._alone = IconButton("enlarge", ALONE, size=12)
            self._alone.clicked.connect(self.alone_wanted)
            self._alone.setFixedSize(ALONE_PX, HEIGHT_PX - 10)
            self._right.addWidget(self._alone, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_alone(self, alone: bool) -> None:
        """Show what the button would do now."""
        if self._alone is not None:
            words = BACK if alone else ALONE
            self._alone.setIcon(icon("reduce" if alone else "enlarge", "text2", 12))
            self._alone.setToolTip(words)
            self._alone.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The button goes where the head's own controls need its place; a double click
        and the key do the same."""
        if self._alone is None:
            return
        inside = [
            item.widget()
            for row in (self._left, self._right)
            for at in range(row.count())
            if (item := row.itemAt(at)) is not None
        ]
        shown = [one for one in (self._title, *inside) if one and not one.isHidden()]
        wide = sum(_wide(one) + GAP_PX for one in shown if one is not self._alone)
        self._alone.setVisible(wide + ALONE_PX + SIDES_PX <= self.width())

    def offer_pull(self) -> None:
        """Say that the panel can be pulled to another place."""
        self._title.setToolTip(PULL)
        self._title.setCursor(Qt.CursorShape.OpenHandCursor)

    def offer_menu(self) -> None:
        """Let a right click ask for what can be done with the whole panel."""
        self._has_menu = True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._has_menu:
            self.menu_wanted.emit(event.globalPos())
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._alone is not None and event.button() is Qt.MouseButton.LeftButton:
            self.alone_wanted.emit()

    def title(self) -> str:
        return self._title.text()

    def set_title(self, text: str) -> None:
        if text != self._title.text():
            self._title.setText(text)

    def show_title(self, shown: bool) -> None:
        """Where room is short, what is at the left is enough."""
        self._title.setVisible(shown)

    def add_left(self, widget: QWidget) -> None:
        """Behind the title."""
        self._left.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_right(self, widget: QWidget) -> None:
        """At the right edge, behind what was added before."""
        place = self._right.count() - (self._alone is not None)
        self._right.insertWidget(place, widget, 0, Qt.AlignmentFlag.AlignVCenter)


def _wide(widget: QWidget) -> int:
    """What a control needs: tabs fold the names that do not fit into a menu."""
    folds = widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Maximum
    hint = widget.minimumSizeHint() if folds else widget.sizeHint()
    return hint.width()
