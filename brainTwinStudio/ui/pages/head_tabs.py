"""Two panels in one place: their names side by side in the head of both."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.head import HEIGHT_PX
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.panels.base import Panel

FOOT_PX = 2
WIDE_PX, CLOSE_PX = 14, 4  # between names
LEAST_PX = 190


class HeadTabs(QWidget):
    """Names of panels, the shown one bold with an accent foot. picked: which one the
    user wants, counted from 0."""

    picked = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(WIDE_PX)
        self._row = row
        self.tabs = tuple(_Tab(name, self) for name in names)
        for number, tab in enumerate(self.tabs):
            tab.setToolTip(tab.text())  # whole, where a short name is shown
            self._group.addButton(tab, number)
            row.addWidget(tab)
        self._offered = [True] * len(self.tabs)
        self.more = IconButton("chevron-down", tr("More panels"), size=12)
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._list_hidden)
        self.more.clicked.connect(self._open_menu)
        self.more.hide()
        row.addWidget(self.more)
        self._group.idClicked.connect(self.picked)
        self.set_current(0)

    def sizeHint(self) -> QSize:
        """Room for all that are offered, also for those that have none now."""
        return QSize(sum(map(self._wide, self._all())), HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        """That of short names: whole ones do not keep a page from getting narrow."""
        return QSize(min(self.sizeHint().width(), LEAST_PX), HEIGHT_PX)

    def set_current(self, number: int) -> None:
        """Mark one; emits nothing."""
        self.tabs[number].setChecked(True)
        self._make_room()

    def set_close(self, close: bool) -> None:
        """Less room between the names."""
        self._row.setSpacing(CLOSE_PX if close else WIDE_PX)
        self._make_room()

    def offer(self, number: int, offered: bool) -> None:
        """Whether a panel can be chosen at all."""
        if self._offered[number] != offered:
            self._offered[number] = offered
            self.updateGeometry()
            self._make_room()

    def set_name(self, number: int, name: str) -> None:
        tab = self.tabs[number]
        if tab.text() != name:
            tab.setText(name)
            tab.setAccessibleName(name)
            self.updateGeometry()
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _all(self) -> list[int]:
        return [number for number, offered in enumerate(self._offered) if offered]

    def _wide(self, number: int) -> int:
        return self.tabs[number].sizeHint().width() + self._row.spacing()

    def _make_room(self) -> None:
        """The first names that fit, and always the marked one; a menu has the others,
        so that none is cut."""
        wanted, now = self._all(), self._group.checkedId()
        shown = wanted
        if self.sizeHint().width() > self.width() + self._row.spacing():
            room = self.width() - self.more.width() - self._wide(now)
            ends = accumulate(0 if n == now else self._wide(n) for n in wanted)
            shown = [n for n, end in zip(wanted, ends, strict=True) if end <= room]
        for number, tab in enumerate(self.tabs):
            tab.setVisible(number in shown or number == now)
        self.more.setVisible(len(shown) < len(wanted))

    def _list_hidden(self) -> None:
        self._menu.clear()
        for number in self._all():
            if not self.tabs[number].isVisible():
                act = self._menu.addAction(self.tabs[number].toolTip())
                act.triggered.connect(lambda _=False, n=number: self.picked.emit(n))

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def share_place(panel: Panel, tabs: HeadTabs) -> None:
    """Put tabs where the panel's title was."""
    title = panel.head.findChild(QLabel)
    if title is not None:
        title.hide()
    panel.head.add_left(tabs)


class _Tab(QAbstractButton):
    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        measure = QFontMetrics(theme.font("control", bold=True))
        return QSize(measure.horizontalAdvance(self.text()) + 2, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, on = theme.current(), self.isChecked()
        with QPainter(self) as painter:
            painter.setFont(theme.font("control", bold=on))
            colour = tokens.text if on or self.underMouse() else tokens.text2
            painter.setPen(theme.colour(colour))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.rect(), flags, self.text())
            foot = QRectF(0, self.height() - FOOT_PX, self.width(), FOOT_PX)
            if on:
                painter.fillRect(foot, theme.colour(tokens.accent))
            if self.hasFocus():
                painter.setPen(theme.colour(tokens.accent))
                painter.drawRect(self.rect().adjusted(0, 6, -1, -7))
