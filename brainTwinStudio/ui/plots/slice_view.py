"""One slice of a brain with its marks; the mouse moves the crosshair."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.slice_picture import Floats, SlicePicture

PAD_PX, CLOSE_PX = 16, 9  # around a slice; of a small one
WIDE_PX = 250  # with room for words beside the letters above and below
PICK_PX = 8.0  # so near a contact a click chooses it
DOT_PX = 3.4
FAR = 0.35  # opacity of a contact at the end of the reach
KEYS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}
HELP = tr(
    "Drag moves the crosshair, the wheel (or Page up and Page down) steps through the "
    "slices, arrows move by 1 mm, a click near a contact selects it."
)


class SliceView(QWidget):
    """moved: (across, up) in mm; stepped: mm along the axis of the slice; picked: name
    of a contact."""

    moved = Signal(float, float)
    stepped = Signal(float)
    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DragOut(self)
        self._picture: SlicePicture | None = None
        self._image = QImage()
        self._paths: list[tuple[str, QPainterPath]] = []
        self._scale = 0.0
        self.setAccessibleName(tr("{name} slice", name=name))
        self.setWhatsThis(HELP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def numbers(self) -> str:
        return "" if self._picture is None else self._picture.numbers()

    def sizeHint(self) -> QSize:
        return QSize(180, 180)

    @property
    def picture(self) -> SlicePicture | None:
        return self._picture

    def set_picture(self, picture: SlicePicture | None) -> None:
        before = self._picture
        self._picture = picture
        lines = () if picture is None else picture.lines
        old = () if before is None else before.lines
        if [id(part) for _, part in lines] != [id(part) for _, part in old]:
            self._paths = [(token, _path_of(part)) for token, part in lines]
        if picture is not None and (before is None or before.grey is not picture.grey):
            self._image = _image_of(picture.grey)
        self.update()

    def room_scale(self) -> float:
        """Pixels for a mm at which the slice just fits."""
        if self._picture is None:
            return 0.0
        left, right, bottom, top = self._picture.extent_mm
        pad = PAD_PX if self.width() >= WIDE_PX else CLOSE_PX
        wide, high = self.width() - 2 * pad, self.height() - 2 * pad
        return max(min(wide / (right - left), high / (top - bottom)), 0.1)

    def set_scale(self, px_per_mm: float) -> None:
        """The same for all slices, so that they can be compared."""
        if px_per_mm != self._scale:
            self._scale = px_per_mm
            self.update()

    # ------------------------------------------------------------ places

    def _frame(self) -> QRectF:
        assert self._picture is not None
        left, right, bottom, top = self._picture.extent_mm
        scale = self._scale or self.room_scale()
        wide, high = (right - left) * scale, (top - bottom) * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def place_of(self, across: float, up: float) -> QPointF:
        """Where a point of the slice is drawn."""
        assert self._picture is not None
        left, right, bottom, top = self._picture.extent_mm
        frame = self._frame()
        x = frame.left() + (across - left) / (right - left) * frame.width()
        y = frame.top() + (top - up) / (top - bottom) * frame.height()
        return QPointF(x, y)

    def _point_at(self, at: QPointF) -> tuple[float, float]:
        assert self._picture is not None
        left, right, bottom, top = self._picture.extent_mm
        frame = self._frame()
        across = left + (at.x() - frame.left()) / frame.width() * (right - left)
        up = top - (at.y() - frame.top()) / frame.height() * (top - bottom)
        return across, up

    def _contact_at(self, at: QPointF) -> str:
        picture = self._picture
        if picture is None or not picture.names:
            return ""
        away = [
            QLineF(self.place_of(x, y), at).length() for x, y in picture.spots.tolist()
        ]
        nearest = int(np.argmin(away))
        return picture.names[nearest] if away[nearest] <= PICK_PX else ""

    # ------------------------------------------------------------ hands

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        copy_menu(self, self.numbers).popup(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._picture is None or event.button() != Qt.MouseButton.LeftButton:
            return
        name = self._contact_at(event.position())
        if name:
            self.picked.emit(name)
        else:
            self.moved.emit(*self._point_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._picture is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(*self._point_at(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if steps:
            self.stepped.emit(steps)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._picture is not None and key in KEYS:
            (across, up), (x, y) = self._picture.at_mm, KEYS[key]
            self.moved.emit(across + x, up + y)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.stepped.emit(1.0 if key == Qt.Key.Key_PageUp else -1.0)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour(colours.canvas))
            if self._picture is not None:
                self._paint(painter, self._picture)
            if self.hasFocus():
                painter.setPen(theme.colour(colours.accent))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint(self, painter: QPainter, picture: SlicePicture) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._frame(), self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current().tokens()
        painter.save()
        painter.setTransform(self._to_pixels(picture), True)
        for token, path in self._paths:
            thin = token == "accent"
            pen = QPen(theme.colour(tokens[token], 0.75 if thin else 1.0))
            pen.setWidthF(1.0 if thin else 1.8)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPath(path)
        painter.restore()
        self._paint_cross(painter, picture)
        self._paint_contacts(painter, picture)
        self._paint_words(painter, picture)

    def _to_pixels(self, picture: SlicePicture) -> QTransform:
        left, _, _, top = picture.extent_mm
        frame, scale = self._frame(), self._scale or self.room_scale()
        return QTransform(
            scale, 0, 0, -scale,
            frame.left() - left * scale, frame.top() + top * scale,
        )  # fmt: skip

    def _paint_cross(self, painter: QPainter, picture: SlicePicture) -> None:
        at, gap = self.place_of(*picture.at_mm), 5.0
        painter.setPen(QPen(theme.colour(theme.current().text2, 0.7), 1))
        wide, high = float(self.width()), float(self.height())
        painter.drawLines(
            [
                QLineF(PAD_PX, at.y(), at.x() - gap, at.y()),
                QLineF(at.x() + gap, at.y(), wide - PAD_PX, at.y()),
                QLineF(at.x(), PAD_PX, at.x(), at.y() - gap),
                QLineF(at.x(), at.y() + gap, at.x(), high - PAD_PX),
            ]
        )

    def _paint_contacts(self, painter: QPainter, picture: SlicePicture) -> None:
        colours = theme.current()
        painter.setFont(theme.font("axis", bold=True))
        marks = zip(picture.spots.tolist(), picture.strengths, picture.names,
                    strict=True)  # fmt: skip
        for spot, strength, name in marks:
            at, chosen = self.place_of(*spot), name in picture.chosen
            alpha = FAR + (1 - FAR) * float(strength)
            painter.setPen(QPen(theme.colour(colours.canvas), 1))
            painter.setBrush(theme.colour(colours.stim, 1.0 if chosen else alpha))
            radius = DOT_PX * (1.4 if chosen else 1.0)
            painter.drawEllipse(at, radius, radius)
            if chosen:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour(colours.accent), 2))
                painter.drawEllipse(at, radius + 3, radius + 3)
                painter.setPen(theme.colour(colours.text))
                room = painter.fontMetrics().horizontalAdvance(name) + radius + 8
                right = at.x() + room < self.width()
                shift = radius + 6 if right else -room
                painter.drawText(at + QPointF(shift, 4), name)

    def _paint_words(self, painter: QPainter, picture: SlicePicture) -> None:
        colours, flag = theme.current(), Qt.AlignmentFlag
        painter.setFont(theme.font("axis"))
        painter.setPen(theme.colour(colours.text3))
        sides = (
            flag.AlignLeft | flag.AlignVCenter, flag.AlignRight | flag.AlignVCenter,
            flag.AlignBottom | flag.AlignHCenter, flag.AlignTop | flag.AlignHCenter,
        )  # fmt: skip
        wide = self.width() >= WIDE_PX
        count = 4 if wide else 2
        for letter, side in zip(picture.ends[:count], sides[:count], strict=True):
            painter.drawText(self.rect().adjusted(4, 2, -4, -2), side, letter)
        painter.setPen(theme.colour(colours.text2))
        corner = self.rect().adjusted(5, 2, -4, -2)
        title = f"{picture.name}  {picture.place}" if wide else picture.place
        painter.drawText(corner, flag.AlignLeft | flag.AlignTop, title)


def _path_of(segments: Floats) -> QPainterPath:
    """Segments (segment, end, 2) in mm."""
    if not len(segments):
        return QPainterPath()
    points = segments.reshape(-1, 2)
    return pg.arrayToQPath(points[:, 0], points[:, 1], connect="pairs")


def _image_of(grey: Floats) -> QImage:
    """Grey, clear where there is nothing."""
    values = np.clip(np.rint(grey), 0, 255).astype(np.uint8)
    pixels = np.repeat(values[..., None], 4, axis=2)
    pixels[..., 3] = np.where(values > 0, 255, 0)
    rows, columns = values.shape
    form = QImage.Format.Format_ARGB32
    return QImage(pixels.tobytes(), columns, rows, 4 * columns, form).copy()
