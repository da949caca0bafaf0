"""A plot pulled out of the window: its picture and its numbers for another program."""

from PySide6.QtCore import (
    QBuffer,
    QEvent,
    QIODevice,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
)
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.pictures import drawing, picture
from brainTwinStudio.ui.plots.ring import PICTURED

PNG, SVG, TSV = "image/png", "image/svg+xml", "text/tab-separated-values"
PRESSES = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
NONE = Qt.MouseButton.NoButton
TIMES = 2  # pixels of the picture for one of the screen
SHOWN_PX, SIDE_PX, DOT_PX = 180, 16, 2
TIP = tr("Pull the plot into another program: picture (PNG, SVG) and numbers (TSV)")


def drag_data(plot: QWidget, numbers: str) -> QMimeData:
    """What the menu of a plot copies, all at once. Without the address of a file, so
    that the own window does not take it for data to be added."""
    data = QMimeData()
    image = picture(plot, TIMES)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    data.setData(PNG, buffer.data())
    data.setData(SVG, drawing(plot))
    data.setData(TSV, numbers.encode())
    data.setText(numbers)
    return data


class DragOut(QObject):
    """A grip in the upper right corner of a plot while the mouse is over it. The plot
    has `numbers`, as tab-separated text."""

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        self._plot = plot
        self.grip: Grip | None = None
        plot.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Enter:
            if self.grip is None:
                self.grip = Grip(self._plot)
            self.grip.move(self._plot.width() - SIDE_PX, 0)
            self.grip.raise_()
            self.grip.show()
        elif kind is QEvent.Type.Leave and self.grip is not None:
            self.grip.hide()
        return False


class Grip(QWidget):
    """Six dots that pull the plot around them out."""

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        self._plot = plot
        self._from: QPoint | None = None
        self.setObjectName("Grip")
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(TIP)
        self.setAccessibleName(TIP)

    def drag(self) -> QDrag:
        """What is pulled, with a small picture of it under the mouse."""
        told = getattr(self._plot, "numbers", None)
        drag = QDrag(self._plot.window())
        drag.setMimeData(drag_data(self._plot, str(told()) if callable(told) else ""))
        small = Qt.TransformationMode.SmoothTransformation
        shape = Qt.AspectRatioMode.KeepAspectRatio
        drag.setPixmap(picture(self._plot, 1).scaled(SHOWN_PX, SHOWN_PX, shape, small))
        return drag

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        far = (event.position().toPoint() - self._from).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._from = None
            self.drag().exec(Qt.DropAction.CopyAction)
            if isValid(self):  # a plot may go away while the mouse is elsewhere
                self.hide()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click is meant for what lies below."""
        clicked, self._from = self._from is not None, None
        below = self._plot
        if isinstance(below, QAbstractScrollArea):
            below = below.viewport()
        for kind in PRESSES if clicked else ():
            if isValid(self) and isValid(below):
                place = QPointF(below.mapFromGlobal(event.globalPosition()))
                down = event.button() if kind is QEvent.Type.MouseButtonPress else NONE
                same = event.globalPosition(), event.button(), down, event.modifiers()
                QApplication.sendEvent(below, QMouseEvent(kind, place, *same))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plot.property(PICTURED):
            return
        tokens = theme.current()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour(tokens.panel, 0.8))
            for row in range(3):
                for column in range(2):
                    x, y = 5 + column * 2 * DOT_PX, 3 + row * 2 * DOT_PX
                    painter.fillRect(x, y, DOT_PX, DOT_PX, theme.colour(tokens.text2))
