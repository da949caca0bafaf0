"""Words and bars over the picture: halo text, colour bar, scale bar, orientation."""

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
)

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.theme import Theme

from .camera import Camera
from .colours import map_table
from .drawing import Drawing
from .scene import BrainScene

HALO_PX = 3.5 / 2
HALO = tuple(
    (HALO_PX * math.cos(turn * math.pi / 4), HALO_PX * math.sin(turn * math.pi / 4))
    for turn in range(8)
)
EDGE_PX = 20.0  # from the border of the view
BAR_PX = (190.0, 8.0)
MOST_TICKS = 5
TICK_PX = 38.0  # room of a tick with its digits
NICE = (1.0, 2.0, 2.5, 5.0)
TIP_PX = 9.0  # beyond the bar, where values go on
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
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


def tick_values(low: float, high: float, most: int = MOST_TICKS) -> list[float]:
    """Round numbers within a range, at most so many; with both ends of it where they
    are round."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    least = min(2, most - 2)  # steps
    found: list[list[float]] = []
    for step in (factor * power * ten for ten in (1, 10) for factor in NICE):
        first, last = math.ceil(low / step - 1e-6), math.floor(high / step + 1e-6)
        if least <= last - first < most:
            found.append([number * step for number in range(first, last + 1)])
    whole = [
        ticks
        for ticks in found
        if math.isclose(ticks[0], low, abs_tol=1e-9 * (high - low))
        and math.isclose(ticks[-1], high, abs_tol=1e-9 * (high - low))
    ]
    return next(iter(whole + found), [low, high])


def tick_text(value: float, *, signed: bool) -> str:
    """Few digits, a true minus sign; + where the bar has two arms."""
    if abs(value) < 1e-12:
        return "0"
    text = f"{value:.4g}".replace("-", "\u2212")
    return f"+{text}" if signed and value > 0 else text


def colour_bar_rect(
    scene: BrainScene, size: tuple[float, float], taken: Iterable[QRectF] = ()
) -> QRectF:
    """The bar with its title and digits in a view of that size; beside what is taken
    at the left, where the view is too low for both."""
    words = QFontMetricsF(theme.font("note", bold=True))
    width = max(_bar_width(size), words.horizontalAdvance(bar_title(scene)))
    place = QRectF(EDGE_PX - 8, size[1] - 62, width + 24, 58)
    for rect in taken:
        if rect.intersects(place):
            place.moveLeft(rect.right() + 8)
    return place


def bar_title(scene: BrainScene) -> str:
    """'Excitability (1/s)', 'Strength (× 10⁷)'."""
    power = _power(scene)
    raised = str(abs(power)).translate(RAISED)
    times = f"× 10{'⁻' if power < 0 else ''}{raised}" if power else ""
    unit = " ".join(part for part in (times, scene.value_unit) if part)
    return f"{scene.value_title} ({unit})" if unit else scene.value_title


def _power(scene: BrainScene) -> int:
    """The power of ten that stands in the title and not at every digit."""
    size = max(abs(end) for end in scene.value_range)
    if not math.isfinite(size) or size == 0 or 1e-2 <= size < 1e5:
        return 0
    return math.floor(math.log10(size))


def clipped(scene: BrainScene) -> tuple[bool, bool]:
    """Whether regions lie below and above the bar."""
    if scene.values is None:
        return False, False
    low, high = scene.value_range
    known = scene.values[np.isfinite(scene.values)]
    room = 1e-9 * (high - low)
    return bool((known < low - room).any()), bool((known > high + room).any())


def _bar_width(size: tuple[float, float]) -> float:
    return min(BAR_PX[0], max(90.0, 0.3 * size[0]))


def paint_colour_bar(
    painter: QPainter,
    drawing: Drawing,
    size: tuple[float, float],
    taken: Iterable[QRectF] = (),
) -> None:
    """Title with unit, colours, digits; nothing where no values are shown."""
    scene, colours = drawing.scene, drawing.theme
    if scene.values is None and drawing.surface is None:
        return
    low, high = scene.value_range
    left = colour_bar_rect(scene, size, taken).left() + 8
    bar = QRectF(left, size[1] - 38, _bar_width(size), BAR_PX[1])
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    table = map_table(scene, colours)
    for stop in range(17):
        gradient.setColorAt(stop / 16, QColor(*map(int, table[round(stop * 255 / 16)])))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawRoundedRect(bar, 3.5, 3.5)
    _paint_tips(painter, bar, clipped(scene), table)
    halo = theme.colour(colours.canvas)
    painter.setFont(theme.font("note", bold=True))
    at = QPointF(bar.left(), bar.top() - 8)
    title = QFontMetricsF(painter.font()).elidedText(
        bar_title(scene), Qt.TextElideMode.ElideRight, size[0] - left - EDGE_PX
    )
    halo_text(painter, at, title, theme.colour(colours.text2), halo)
    painter.setFont(theme.font("axis"))
    most = min(MOST_TICKS, max(3, int(bar.width() / TICK_PX)))
    for value in tick_values(low, high, most):
        x = bar.left() + (value - low) / (high - low) * bar.width()
        text = tick_text(value / 10.0 ** _power(scene), signed=scene.diverging)
        place = QPointF(x, bar.bottom() + 11)
        centred_text(painter, place, text, theme.colour(colours.text2), halo)


def _paint_tips(
    painter: QPainter, bar: QRectF, ends: tuple[bool, bool], table: Any
) -> None:
    """Pointed ends where values go on beyond the bar."""
    half = bar.height() / 2
    for goes_on, x, out, colour in (
        (ends[0], bar.left(), -1, table[0]),
        (ends[1], bar.right(), 1, table[255]),
    ):
        if not goes_on:
            continue
        tip = QPointF(x + out * TIP_PX, bar.top() + half)
        base = x - out * half
        corners = (QPointF(base, bar.top()), tip, QPointF(base, bar.bottom()))
        painter.setBrush(QColor(*map(int, colour)))
        painter.drawPolygon(QPolygonF(corners))


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
