"""A slim slider over real numbers."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from brainTwinStudio.ui import theme

STEPS = 1000
HANDLE_PX, TRACK_PX = 12, 3


class Slider(QWidget):
    """`moved` while the user drags or steps with keys, `released` when he is done."""

    moved = Signal(float)
    released = Signal(float)

    def __init__(
        self,
        low: float = 0.0,
        high: float = 1.0,
        value: float = 0.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._value = low, high, value
        self._track = _Track(self)
        self.setFocusProxy(self._track)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._track)
        self._track.sliderMoved.connect(self._on_moved)
        self._track.sliderReleased.connect(lambda: self.released.emit(self._value))
        self._track.stepped.connect(self._on_stepped)
        self.set_value(value)

    def value(self) -> float:
        return self._value

    def set_value(self, value: float) -> None:
        """Move the handle; emits nothing. A drag in progress is not disturbed."""
        if self._track.isSliderDown():
            return
        self._value = min(max(value, self._low), self._high)
        self._track.setValue(round(STEPS * self._share(self._value)))

    def set_range(self, low: float, high: float) -> None:
        self._low, self._high = low, high
        self.set_value(self._value)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._track.setAccessibleName(name)

    def _share(self, value: float) -> float:
        span = self._high - self._low
        return (value - self._low) / span if span else 0.0

    def _on_moved(self, position: int) -> None:
        self._value = self._low + (self._high - self._low) * position / STEPS
        self.moved.emit(self._value)

    def _on_stepped(self, position: int) -> None:
        self._on_moved(position)
        self.released.emit(self._value)


class _Track(QSlider):
    """A QSlider for keyboard and screen readers, drawn by hand."""

    stepped = Signal(int)  # the new position, after a key

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, STEPS)
        self.setSingleStep(STEPS // 100)
        self.setPageStep(STEPS // 10)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.actionTriggered.connect(self._on_action)

    def sizeHint(self) -> QSize:
        return QSize(120, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(44, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, usable = theme.current(), self.isEnabled()
        x, y = self._x(), self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            groove = QRectF(0, y - TRACK_PX / 2, self.width(), TRACK_PX)
            painter.setBrush(theme.colour(tokens.track))
            painter.drawRoundedRect(groove, TRACK_PX / 2, TRACK_PX / 2)
            groove.setWidth(x)
            painter.setBrush(theme.colour(tokens.accent if usable else tokens.line2))
            painter.drawRoundedRect(groove, TRACK_PX / 2, TRACK_PX / 2)
            radius = HANDLE_PX / 2
            if self.hasFocus():
                painter.setPen(QPen(theme.colour(tokens.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(x, y), radius + 1.5, radius + 1.5)
                painter.setPen(Qt.PenStyle.NoPen)
                radius -= 0.5
            elif usable and (self.underMouse() or self.isSliderDown()):
                radius += 0.5
            painter.setBrush(theme.colour(tokens.text if usable else tokens.text3))
            painter.drawEllipse(QPointF(x, y), radius, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel belongs to the list around the slider."""
        event.ignore()

    def _on_action(self, action: int) -> None:
        if action != QSlider.SliderAction.SliderMove.value:
            self.stepped.emit(self.sliderPosition())

    def _follow(self, x: float) -> None:
        run = max(1.0, self.width() - HANDLE_PX - 4.0)
        share = (x - HANDLE_PX / 2 - 2) / run
        self.setSliderPosition(round(STEPS * min(max(share, 0.0), 1.0)))
        self.update()

    def _x(self) -> float:
        run = self.width() - HANDLE_PX - 4.0  # 4: room for the focus ring
        return HANDLE_PX / 2 + 2 + run * self.sliderPosition() / STEPS
