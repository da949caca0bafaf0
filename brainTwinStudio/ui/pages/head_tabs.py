"""Two panels in one place: their names side by side in the head of both."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.head import HEIGHT_PX
from brainTwinStudio.ui.panels.base import Panel

FOOT_PX = 2
WIDE_PX, CLOSE_PX = 18, 4  # between names
LEAST_PX = 260


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
        self._group.idClicked.connect(self.picked)
        self.set_current(0)

    def minimumSizeHint(self) -> QSize:
        """That of short names: whole ones do not keep a page from getting narrow."""
        return QSize(min(self.sizeHint().width(), LEAST_PX), HEIGHT_PX)

    def set_current(self, number: int) -> None:
        """Mark one; emits nothing."""
        self.tabs[number].setChecked(True)

    def set_close(self, close: bool) -> None:
        """Less room between the names."""
        self._row.setSpacing(CLOSE_PX if close else WIDE_PX)

    def set_name(self, number: int, name: str) -> None:
        tab = self.tabs[number]
        if tab.text() != name:
            tab.setText(name)
            tab.setAccessibleName(name)
            tab.updateGeometry()


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
