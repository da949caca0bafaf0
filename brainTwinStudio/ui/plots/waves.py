"""Traces of many channels, with mouse and keys."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from brainTwinStudio.ui.plots.wave_picture import WavePicture

LETTERS = {Qt.Key.Key_B: "bad", Qt.Key.Key_S: "start", Qt.Key.Key_E: "end"}


class WavePlot(WavePicture):
    """Left and Right scroll by 1 s, PgUp and PgDn by a window, Up and Down choose a
    channel, + and - scale. Wheel: zoom in time; with Shift scroll, with Ctrl scale;
    over the names: other channels. It changes nothing by itself but what is in sight.
    """

    picked = Signal(int, object)  # row, Qt.KeyboardModifiers
    bad_wanted = Signal(int)  # row whose name was clicked, or B was pressed for
    mark_wanted = Signal(str, float)  # "start" or "end" of a seizure, seconds
    unmark_wanted = Signal(float)  # Delete over a mark, seconds
    pointed = Signal(object)  # seconds under the mouse, or None

    def __init__(self) -> None:
        super().__init__()
        self._under: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        scene: Any = self.scene()
        scene.sigMouseClicked.connect(self._clicked)
        self.installEventFilter(self)

    def row_at(self, y: float) -> int:
        """The row at a place of the widget, -1 where there is none."""
        at = self.box.mapSceneToView(self.mapToScene(0, round(y)))
        row = round(-float(at.y()))
        waves = self._waves
        return row if waves is not None and 0 <= row < len(waves.names) else -1

    def time_at(self, x: float) -> float:
        """Seconds at a place of the widget."""
        return float(self.box.mapSceneToView(self.mapToScene(round(x), 0)).x())

    def _clicked(self, event: Any) -> None:
        place = self.mapFromScene(event.scenePos())
        row = self.row_at(place.y())
        if event.button() is not Qt.MouseButton.LeftButton or row < 0:
            return
        if self._over_names(QPointF(place)):
            self.bad_wanted.emit(row)
        else:
            self.picked.emit(row, event.modifiers())

    def _over_names(self, place: QPointF) -> bool:
        return place.x() < self.box.sceneBoundingRect().left()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        inside = not self._over_names(event.position())
        self._under = self.time_at(event.position().x()) if inside else None
        self.pointed.emit(self._under)

    def _focused(self) -> QWidget | None:
        """What has the keys in this window; `window` is the stretch of time here."""
        return QWidget.window(self).focusWidget()

    def enterEvent(self, event: QEnterEvent) -> None:
        """S and E mean the place under the mouse, so keys follow it; not out of a
        field that is written in."""
        if not isinstance(self._focused(), QLineEdit | QPlainTextEdit):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self.pointed.emit(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        steps = (turned.y() or turned.x()) / 120
        low, high = self.window
        held = event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            self.scale_by(1.25**steps)
        elif held & Qt.KeyboardModifier.ShiftModifier or not turned.y():
            self.show_window(low - steps * (high - low) / 10, high - low)
        elif self._over_names(event.position()):
            self.scroll_to(self._top - round(3 * steps))
        else:
            at, factor = self.time_at(event.position().x()), 0.8**steps
            self.show_window(at - (at - low) * factor, (high - low) * factor)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters of the plot come before shortcuts of the window."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers()
            and Qt.Key(event.key()) in LETTERS
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._move(Qt.Key(event.key())) and not self._act(event):
            super().keyPressEvent(event)

    def _move(self, key: Qt.Key) -> bool:
        """Keys that change what is in sight."""
        low, high = self.window
        window = high - low
        second = 1.0 if window > 1 else window / 10
        ways = {
            Qt.Key.Key_Left: -second,
            Qt.Key.Key_Right: second,
            Qt.Key.Key_PageUp: -window,
            Qt.Key.Key_PageDown: window,
            Qt.Key.Key_Home: -low,
            Qt.Key.Key_End: float("inf"),
        }
        gains = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}
        if key in ways:
            self.show_window(low + ways[key], window)
        elif key in gains:
            self.scale_by(gains[key])
        else:
            return False
        return True

    def _act(self, event: QKeyEvent) -> bool:
        """Keys that ask for something."""
        waves, key = self._waves, Qt.Key(event.key())
        if waves is None:
            return False
        row = min(waves.chosen, default=-1)
        at = sum(self.window) / 2 if self._under is None else self._under
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            row = self._top if row < 0 else row + step
            if 0 <= row < len(waves.names):
                self.reveal(row)
                self.picked.emit(row, Qt.KeyboardModifier.NoModifier)
        elif key == Qt.Key.Key_B and row >= 0:
            for chosen in sorted(waves.chosen):
                self.bad_wanted.emit(chosen)
        elif key in (Qt.Key.Key_S, Qt.Key.Key_E) and not event.modifiers():
            self.mark_wanted.emit(LETTERS[key], at)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unmark_wanted.emit(at)
        else:
            return False
        return True
