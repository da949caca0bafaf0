"""The course of a stimulus, with handles to pull."""

from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.plots import drawn_shape
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.frame import Frame, paint_frame
from brainTwinStudio.ui.plots.wave_frames import (
    duration,
    frames_of,
    placed,
    rhythm,
)
from brainTwinStudio.ui.plots.wave_paint import (
    paint_handle,
    paint_title,
    paint_wave,
    paint_words,
    words_of,
)
from brainTwinStudio.ui.plots.wave_shape import (
    Handle,
    Wave,
    course,
    course_handles,
    cycle_handles,
    cycles,
    pulled,
)
from brainTwinStudio.ui.theme import Theme

REACH_PX = 11
STEP = 0.02  # of the axis, for an arrow key
Y_LABEL, SHORT_LABEL, SHORT_PX = tr("Input (model units/s)"), tr("Input (/s)"), 116
REMOVE, ADD = tr("Remove this point"), tr("Add a point here")
INSERT, DELETE = Qt.Key.Key_Insert, (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
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
    holds the new stimulus. Page keys choose a handle, arrows pull it. Of a drawn course
    every point is a handle; double-click or Insert adds one, Delete takes one away.
    """

    moved = Signal(str)
    released = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DragOut(self)
        self.wave: Wave | None = None
        self._locked = False
        self._frames: tuple[Frame | None, Frame | None] = (None, None)
        self._pulling: Handle | None = None
        self._active: Handle | None = None
        self._theme: Theme | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Waveform"))

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

    def handles(self) -> dict[Handle, QPointF]:
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
        return "\n".join(
            [
                "\t".join((tr("time (s)"), tr("lowest (1/s)"), tr("highest (1/s)"))),
                *rows,
            ]
        )

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
                paint_frame(painter, above, tr("Time since start (s)"), _label(above))
                time, height = cycles(wave)
                paint_wave(painter, above, (time, 0 * height, height))
                paint_title(painter, above, rhythm(wave))
            if below is not None:
                label = _label(below) if above is None else ""
                paint_frame(painter, below, tr("Time in the run (s)"), label)
                paint_wave(painter, below, course(wave))
                paint_title(painter, below, duration(wave))
            self._paint_handles(painter)

    def _paint_handles(self, painter: QPainter) -> None:
        for name, at in self.handles().items():
            chosen = name == self._active and (self.hasFocus() or self._pulling)
            paint_handle(painter, at, chosen=bool(chosen))
            if chosen:
                paint_words(self, painter, at, words_of(cast(Wave, self.wave), name))

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
        self.released.emit(str(name))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._under(event.position()) is None:
            self._add_at(event.position())

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
            name = cast(Handle, self._active)
            frame = self._frame_of(name)
            right, up = ARROWS[key]
            area, at = frame.area, handles[name]
            moved = QPointF(right * area.width(), -up * area.height())
            self._pull(name, at + moved)
            self._end(name)
        elif isinstance(self._active, int) and key in (INSERT, *DELETE):
            wave, number = cast(Wave, self.wave), self._active
            if key in DELETE:
                self._replace(
                    drawn_shape.without_point(wave, number), max(number - 1, 0)
                )
            else:
                self._replace(*drawn_shape.with_halfway(wave, number))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_at(QPointF(event.pos())).popup(event.globalPos())

    def menu_at(self, place: QPointF) -> QMenu:
        """What can be done there."""
        menu, wave = copy_menu(self, self.numbers), self.wave
        number = self._under(place)
        if isinstance(number, int) and wave is not None:
            left = drawn_shape.without_point(wave, number)
            remove = menu.addAction(REMOVE)
            remove.setEnabled(left is not wave)
            remove.triggered.connect(lambda: self._replace(left, max(number - 1, 0)))
        elif self._can_add(place):
            menu.addAction(ADD).triggered.connect(lambda: self._add_at(place))
        return menu

    # ------------------------------------------------------------ points

    def _can_add(self, place: QPointF) -> bool:
        above = self._frames[0]
        drawn = self.wave is not None and self.wave.kind == "drawn"
        return (
            drawn
            and not self._locked
            and above is not None
            and (above.area.contains(place))
        )

    def _add_at(self, place: QPointF) -> None:
        if self._can_add(place):
            wave, above = cast(Wave, self.wave), cast(Frame, self._frames[0])
            self._replace(*drawn_shape.with_point(wave, *above.value(place)))

    def _replace(self, wave: Wave, number: int) -> None:
        """Other points; nothing is told where they are the same."""
        if wave is self.wave:
            return
        self.wave, self._active = wave, number
        self._end(number)

    def _end(self, name: Handle) -> None:
        self._lay_out()
        self._describe()
        self.released.emit(str(name))

    def _under(self, place: QPointF) -> Handle | None:
        """The nearest handle within reach."""
        handles = self.handles()

        def far(name: Handle) -> float:
            return (handles[name] - place).manhattanLength()

        nearest = min(handles, key=far, default=None)
        return nearest if nearest is not None and far(nearest) <= REACH_PX else None

    def _pull(self, name: Handle, to: QPointF) -> None:
        wave, frame = cast(Wave, self.wave), self._frame_of(name)
        area = frame.area
        inside = QPointF(
            min(max(to.x(), area.left()), area.right()),
            min(max(to.y(), area.top()), area.bottom()),
        )
        self.wave = pulled(wave, name, *frame.value(inside))
        self.update()
        self.moved.emit(str(name))

    # ------------------------------------------------------------ layout

    def _frame_of(self, name: Handle) -> Frame:
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
        names = [words_of(cast(Wave, self.wave), name) for name in self.handles()]
        if self._active in self.handles():
            words = words_of(cast(Wave, self.wave), cast(Handle, self._active))
            names.insert(0, tr("{point}, chosen", point=words))
        self.setAccessibleDescription(", ".join(names))


def _label(frame: Frame) -> str:
    """The name of the height, as long as there is room for it."""
    return Y_LABEL if frame.area.height() >= SHORT_PX else SHORT_LABEL
