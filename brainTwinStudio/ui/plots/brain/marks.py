"""Words over the picture with a halo, scale bar, orientation."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.theme import Theme

from .camera import Camera

HALO_PX = 3.5 / 2
HALO = tuple(
    (HALO_PX * math.cos(turn * math.pi / 4), HALO_PX * math.sin(turn * math.pi / 4))
    for turn in range(8)
)
EDGE_PX = 20.0  # from the border of the view
TITLE_EDGE_PX = 110.0  # letters at the right
LENGTHS_MM = (0.5, 1, 2, 3, 5, 10, 20, 30, 50, 100, 200)
SCALE_PX = 88.0  # about so long
ARM_PX, LETTER_PX = 22.0, 12.0
LEVEL = 0.30  # a left-right axis this close to the screen shows both its letters
ENDS = (("R", "L"), ("A", "P"), ("S", "I"))  # at plus and minus x, y, z


def halo_text(
    painter: QPainter, at: QPointF, text: str, colour: QColor, halo: QColor
) -> None:
    """Text on its baseline with a soft border in the colour of the canvas."""
    painter.setPen(halo)
    for right, down in HALO:  # a tenth of the time of a stroked outline
        painter.drawText(at + QPointF(right, down), text)
    painter.setPen(colour)
    painter.drawText(at, text)


def centred_text(
    painter: QPainter, at: QPointF, text: str, colour: QColor, halo: QColor
) -> None:
    """The same with its middle at a point."""
    measures = QFontMetricsF(painter.font())
    x = at.x() - measures.horizontalAdvance(text) / 2
    halo_text(
        painter, QPointF(x, at.y() + measures.capHeight() / 2), text, colour, halo
    )


def title_rect(width: float, text: str, taken: Iterable[QRectF] = ()) -> QRectF:
    """Room for the title of one of two brains: at the left, beside the tools."""
    if not text:
        return QRectF()
    words = QFontMetricsF(theme.font("control", bold=True))
    left = max((rect.right() for rect in taken), default=0.0) + 10
    room = width - left - TITLE_EDGE_PX
    return QRectF(left, 8, min(words.horizontalAdvance(text), room) + 6, 24)


def paint_title(painter: QPainter, room: QRectF, text: str, colours: Theme) -> None:
    painter.setFont(theme.font("control", bold=True))
    words = QFontMetricsF(painter.font()).elidedText(
        text, Qt.TextElideMode.ElideRight, room.width()
    )
    halo = theme.colour(colours.canvas)
    centred_text(painter, room.center(), words, theme.colour(colours.text), halo)


def scale_length(px_per_mm: float) -> float:
    """The round length in mm whose bar comes nearest to SCALE_PX."""
    return min(LENGTHS_MM, key=lambda mm: abs(math.log(mm * px_per_mm / SCALE_PX)))


def scale_bar_rect(width: float, height: float) -> QRectF:
    """Room for the scale bar in a view of that size."""
    return QRectF(width - EDGE_PX - 140, height - 44, 148, 40)


def paint_scale_bar(
    painter: QPainter, camera: Camera, size: tuple[float, float], colours: Theme
) -> None:
    scale = camera.px_per_mm(size)
    length_mm = scale_length(scale)
    right, y = size[0] - EDGE_PX, size[1] - 20
    left = right - length_mm * scale
    for colour, width in ((colours.canvas, 4.0), (colours.text2, 1.4)):
        painter.setPen(QPen(theme.colour(colour), width))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for x in (left, right):
            painter.drawLine(QPointF(x, y - 3.5), QPointF(x, y + 3.5))
    painter.setFont(theme.font("note", bold=True))
    text, middle = f"{length_mm:g} mm", QPointF((left + right) / 2, y - 11)
    halo = theme.colour(colours.canvas)
    centred_text(painter, middle, text, theme.colour(colours.text2), halo)


def orientation_rect(width: float) -> QRectF:
    """Room for the axes in a view of that width."""
    return QRectF(width - EDGE_PX - 74, 8, 88, 84)


def orientation(camera: Camera) -> list[tuple[str, float, float]]:
    """Letters with the end of their arm, right and down, 0 to 1 long.

    Of each axis the end that comes towards the eye; of left and right both where that
    axis lies in the screen, so that one of the two always shows.
    """
    right, up, eye = camera.axes
    found = []
    for axis, letters in enumerate(ENDS):
        near = 0 if eye[axis] > -1e-6 else 1
        both = axis == 0 and abs(eye[axis]) < LEVEL
        for end, letter in enumerate(letters):
            if end == near or both:
                sign = 1 - 2 * end
                found.append((letter, sign * right[axis], -sign * up[axis]))
    return found


def paint_orientation(
    painter: QPainter, camera: Camera, width: float, colours: Theme
) -> None:
    middle = QPointF(width - EDGE_PX - 30, 50)
    halo = theme.colour(colours.canvas)
    painter.setFont(theme.font("note", bold=True))
    for letter, right, down in orientation(camera):
        arm = QPointF(right, down) * ARM_PX
        painter.setPen(QPen(theme.colour(colours.text3), 1.2))
        painter.drawLine(middle, middle + arm)
        length = math.hypot(right, down)
        if length > 0.15:
            place = middle + arm + QPointF(right, down) / length * (LETTER_PX - 3)
        else:  # the axis points at the eye
            place = middle + QPointF(LETTER_PX, LETTER_PX)
        token = colours.text if letter in "LR" else colours.text2
        centred_text(painter, place, letter, theme.colour(token), halo)
