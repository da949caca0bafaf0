"""A thin ring around the control that a step means."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from brainTwinStudio.ui import theme

ROOM_PX, WIDTH_PX, RADIUS_PX = 4, 2, 7


class Ring(QWidget):
    """Lies over a control and takes neither mouse nor keyboard."""

    def __init__(self) -> None:
        super().__init__(None)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, control: QWidget | None) -> None:
        """Lie around a control, or hide where there is none to be seen."""
        if control is None or not control.isVisible():
            self.hide()
            return
        window = control.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        area = area_of(control).adjusted(-ROOM_PX, -ROOM_PX, ROOM_PX, ROOM_PX)
        area = area.intersected(window.rect())
        if area != self.geometry() or self.isHidden():
            self.setGeometry(area)
            self.show()
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        inset = WIDTH_PX / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(theme.current().accent), WIDTH_PX))
            painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)


def area_of(control: QWidget) -> QRect:
    """Where a control is seen, in the coordinates of its window."""
    corner = control.mapTo(control.window(), QPoint(0, 0))
    return QRect(corner, control.size())
