"""The bars that say what the colours of nodes and of edges mean."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPolygonF

from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.theme import Theme

from .colours import map_table
from .drawing import Drawing
from .marks import EDGE_PX, centred_text, halo_text
from .scene import BrainScene

BAR_PX = (190.0, 8.0)
MOST_TICKS = 5
TICK_PX = 38.0  # room of a tick with its digits
NICE = (1.0, 2.0, 2.5, 5.0)
TIP_PX = 9.0  # beyond the bar, where values go on
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ROOM_PX, BESIDE_PX = 52.0, 640.0  # a bar with its words; a view with room for two
Size = tuple[float, float]


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
    """'Excitability (1/s)', 'Strength (× 10⁷)', and a note on painted areas."""
    power = _power(scene)
    raised = str(abs(power)).translate(RAISED)
    times = f"× 10{'⁻' if power < 0 else ''}{raised}" if power else ""
    unit = " ".join(part for part in (times, scene.value_unit) if part)
    title = f"{scene.value_title} ({unit})" if unit else scene.value_title
    return f"{title} · {scene.area_note}" if _has_note(scene) else title


def _has_note(scene: BrainScene) -> bool:
    return scene.has_surface and bool(scene.area_note)


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


def edge_bar_rect(
    scene: BrainScene, size: Size, taken: Iterable[QRectF] = ()
) -> QRectF:
    """Room for the bar of the edges: right of the other one, above it where the view is
    narrow; empty where edges have no colours of their own."""
    if scene.edge_change is None:
        return QRectF()
    other = colour_bar_rect(scene, size, taken)
    if scene.values is None and not scene.has_surface:
        return other
    if size[0] >= BESIDE_PX:
        return other.translated(other.width() + 8, 0)
    return other.translated(0, -ROOM_PX)


def paint_colour_bar(
    painter: QPainter, drawing: Drawing, size: Size, taken: Iterable[QRectF] = ()
) -> None:
    """Title with unit, colours, digits of the nodes and of the edges; nothing where
    there are no such values."""
    scene, taken = drawing.scene, tuple(taken)
    if scene.values is not None or drawing.surface is not None:
        room = colour_bar_rect(scene, size, taken)
        bar = _Bar(
            bar_title(scene), map_table(scene, drawing.theme), scene.value_range,
            clipped(scene), scene.diverging, _power(scene),
        )  # fmt: skip
        _paint_bar(painter, bar, room, size, drawing.theme)
    if scene.edge_change is not None:
        room = edge_bar_rect(scene, size, taken)
        arm, table = drawing.edge_arm, colour_map(drawing.theme.difference_map)
        beyond = float(np.abs(scene.edge_change).max()) > arm
        bar = _Bar(scene.edge_title, table, (-arm, arm), (beyond, beyond), True, 0)
        _paint_bar(painter, bar, room, size, drawing.theme)


@dataclass(frozen=True, slots=True, eq=False)
class _Bar:
    """table (256, rgb); beyond: whether values go on below and above the ends; power:
    of ten that stands in the title."""

    title: str
    table: Any
    ends: tuple[float, float]
    beyond: tuple[bool, bool]
    signed: bool
    power: int


def _paint_bar(
    painter: QPainter, what: _Bar, room: QRectF, size: Size, colours: Theme
) -> None:
    (low, high), table, left = what.ends, what.table, room.left() + 8
    bar = QRectF(left, room.bottom() - 34, _bar_width(size), BAR_PX[1])
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for stop in range(17):
        gradient.setColorAt(stop / 16, QColor(*map(int, table[round(stop * 255 / 16)])))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawRoundedRect(bar, 3.5, 3.5)
    _paint_tips(painter, bar, what.beyond, table)
    halo, text2 = theme.colour(colours.canvas), theme.colour(colours.text2)
    painter.setFont(theme.font("note", bold=True))
    at = QPointF(bar.left(), bar.top() - 8)
    title = QFontMetricsF(painter.font()).elidedText(
        what.title, Qt.TextElideMode.ElideRight, size[0] - left - EDGE_PX
    )
    halo_text(painter, at, title, text2, halo)
    painter.setFont(theme.font("axis"))
    most = min(MOST_TICKS, max(3, int(bar.width() / TICK_PX)))
    for value in tick_values(low, high, most):
        x = bar.left() + (value - low) / (high - low) * bar.width()
        text = tick_text(value / 10.0**what.power, signed=what.signed)
        centred_text(painter, QPointF(x, bar.bottom() + 11), text, text2, halo)


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
