"""The course of a stimulus, with handles to pull."""

from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.frame import Frame, paint_frame
from brainTwinStudio.ui.plots.wave_frames import (
    duration,
    frames_of,
    paint_title,
    placed,
    rhythm,
)
from brainTwinStudio.ui.plots.wave_shape import (
    Array,
    Name,
    Wave,
    course,
    course_handles,
    cycle_handles,
    cycles,
    pulled,
)
from brainTwinStudio.ui.theme import Theme

LINE_PX, FILL, HANDLE_PX, REACH_PX = 2.2, 0.14, 10, 11
STEP = 0.02  # of the axis, for an arrow key
Y_LABEL, SHORT_LABEL, SHORT_PX = "Input (model units/s)", "Input (/s)", 116
WORDS: dict[Name, str] = {
    "amplitude": "Amplitude",
    "frequency_hz": "Frequency",
    "width_s": "Pulse width",
    "start_s": "Start",
    "stop_s": "Stop",
}
NEXT, BEFORE = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp
ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Down: (0.0, -STEP),
    Qt.Key.Key_Up: (0.0, STEP),
}


class WaveformPlot(QWidget):
    """Two periods above, the whole run below; a constant input has the latter only.

    moved(name) while a handle is pulled, released(name) when it is let go; `wave` then
    holds the new stimulus. Page keys choose a handle, arrows pull it.
    """

    moved = Signal(str)
    released = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wave: Wave | None = None
        self._locked = False
        self._frames: tuple[Frame | None, Frame | None] = (None, None)
        self._pulling: Name | None = None
        self._active: Name | None = None
        self._theme: Theme | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Waveform")

    def set(self, wave: Wave | None, *, locked: bool = False) -> None:
        """Show a stimulus; locked: without handles. A pull in progress goes on."""
        if self._pulling is not None or (wave, locked) == (self.wave, self._locked):
            return
        self.wave, self._locked = wave, locked
        self._lay_out()
        self._describe()

    def set_theme(self, colours: Theme) -> None:
        if colours is not self._theme:
            self._theme = colours
            self.update()

    def handles(self) -> dict[Name, QPointF]:
        """Where each handle is on screen."""
        wave, (above, below) = self.wave, self._frames
        if wave is None or self._locked:
            return {}
        found = {} if above is None else placed(cycle_handles(wave), above)
        return found if below is None else found | placed(course_handles(wave), below)

    def numbers(self) -> str:
        """The drawn course as tab-separated text."""
        if self.wave is None:
            return ""
        time, low, high = course(self.wave)
        rows = [f"{t:g}\t{a:g}\t{b:g}" for t, a, b in zip(time, low, high, strict=True)]
        return "\n".join(["time (s)\tlowest (1/s)\thighest (1/s)", *rows])

    # ------------------------------------------------------------ painting

    def sizeHint(self) -> QSize:
        return QSize(460, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 150)

    def resizeEvent(self, event: object) -> None:
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        wave, (above, below) = self.wave, self._frames
        if wave is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if above is not None:
                paint_frame(painter, above, "Time since start (s)", _label(above))
                time, height = cycles(wave)
                self._paint_wave(painter, above, time, 0 * height, height)
                paint_title(painter, above, rhythm(wave))
            if below is not None:
                label = _label(below) if above is None else ""
                paint_frame(painter, below, "Time in the run (s)", label)
                self._paint_wave(painter, below, *course(wave))
                paint_title(painter, below, duration(wave))
            self._paint_handles(painter)

    def _paint_wave(
        self, painter: QPainter, frame: Frame, time: Array, low: Array, high: Array
    ) -> None:
        """The room between two edges; the edge that is not zero as a line."""
        colour = theme.current().stim
        top = [frame.point(x, y) for x, y in zip(time, high, strict=True)]
        foot = [frame.point(x, y) for x, y in zip(time, low, strict=True)]
        painter.setClipRect(frame.area.adjusted(0, -2, 1, 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(colour, FILL))
        painter.drawPolygon(QPolygonF([*top, *reversed(foot)]))
        pen = QPen(theme.colour(colour), LINE_PX)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for edge, values in ((top, high), (foot, low)):
            if edge is top or values.any():
                painter.drawPolyline(QPolygonF(edge))
        painter.setClipping(False)

    def _paint_handles(self, painter: QPainter) -> None:
        tokens = theme.current()
        for name, at in self.handles().items():
            chosen = name == self._active and (self.hasFocus() or self._pulling)
            painter.setPen(QPen(theme.colour(tokens.stim), 2))
            painter.setBrush(theme.colour(tokens.panel))
            painter.drawEllipse(at, HANDLE_PX / 2, HANDLE_PX / 2)
            if chosen:
                painter.setPen(QPen(theme.colour(tokens.accent), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, HANDLE_PX / 2 + 4, HANDLE_PX / 2 + 4)
                self._paint_words(painter, at, name)

    def _paint_words(self, painter: QPainter, at: QPointF, name: Name) -> None:
        """What the chosen handle says, above it."""
        painter.setFont(theme.font("note", bold=True))
        words = self._words(name)
        room = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(words) + 12, 18)
        room.moveCenter(QPointF(at.x(), at.y() - 20))
        room.moveLeft(min(max(room.left(), 2), self.width() - room.width() - 2))
        room.moveTop(max(room.top(), 1))
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.raised))
        painter.drawRoundedRect(room, 4, 4)
        painter.setPen(theme.colour(tokens.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _words(self, name: Name) -> str:
        wave = cast(Wave, self.wave)
        value = wave.last_s if name == "stop_s" else getattr(wave, name)
        unit = {"amplitude": "/s", "frequency_hz": " Hz"}.get(name, " s")
        return f"{WORDS[name]} {value:.4g}{unit}".replace("-", "\u2212")

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        name = self._under(event.position())
        if event.button() is Qt.MouseButton.LeftButton and name is not None:
            self._pulling = self._active = name
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pulling is None:
            over = self._under(event.position()) is not None
            shape = Qt.CursorShape.PointingHandCursor
            self.setCursor(shape if over else Qt.CursorShape.ArrowCursor)
            return
        self._pull(self._pulling, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        name, self._pulling = self._pulling, None
        if name is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._lay_out()
        self.released.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        handles, key = self.handles(), Qt.Key(event.key())
        names = list(handles)
        if names and key in (NEXT, BEFORE):
            step = 1 if key is NEXT else -1
            at = names.index(self._active) + step if self._active in names else 0
            self._active = names[at % len(names)]
            self._describe()
            self.update()
        elif self._active in names and key in ARROWS:
            name = cast(Name, self._active)
            frame = self._frame_of(name)
            right, up = ARROWS[key]
            area, at = frame.area, handles[name]
            moved = QPointF(right * area.width(), -up * area.height())
            self._pull(name, at + moved)
            self._lay_out()
            self._describe()
            self.released.emit(name)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        copy_menu(self, self.numbers).exec(event.globalPos())

    def _under(self, place: QPointF) -> Name | None:
        """The nearest handle within reach."""
        handles = self.handles()

        def far(name: Name) -> float:
            return (handles[name] - place).manhattanLength()

        nearest = min(handles, key=far, default=None)
        return nearest if nearest is not None and far(nearest) <= REACH_PX else None

    def _pull(self, name: Name, to: QPointF) -> None:
        wave, frame = cast(Wave, self.wave), self._frame_of(name)
        area = frame.area
        inside = QPointF(
            min(max(to.x(), area.left()), area.right()),
            min(max(to.y(), area.top()), area.bottom()),
        )
        self.wave = pulled(wave, name, *frame.value(inside))
        self.update()
        self.moved.emit(name)

    # ------------------------------------------------------------ layout

    def _frame_of(self, name: Name) -> Frame:
        above, below = self._frames
        upper = above is not None and name in cycle_handles(cast(Wave, self.wave))
        return cast(Frame, above if upper else below)

    def _lay_out(self) -> None:
        wave = self.wave
        if wave is None:
            self._frames = (None, None)
        else:
            whole = QRectF(self.rect()).adjusted(0, 0, 0, -4)
            self._frames = frames_of(wave, whole)
        self.update()

    def _describe(self) -> None:
        names = [self._words(name) for name in self.handles()]
        if self._active in self.handles():
            names.insert(0, f"{self._words(cast(Name, self._active))}, chosen")
        self.setAccessibleDescription(", ".join(names))


def _label(frame: Frame) -> str:
    """The name of the height, as long as there is room for it."""
    return Y_LABEL if frame.area.height() >= SHORT_PX else SHORT_LABEL
