"""How the course of a stimulus and its handles are painted."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.frame import Frame
from brainTwinStudio.ui.plots.wave_shape import Array, Handle, Name, Wave

LINE_PX, FILL, HANDLE_PX = 2.2, 0.14, 10
WORDS: dict[Name, str] = {
    "amplitude": tr("Amplitude {value}"),
    "frequency_hz": tr("Frequency {value}"),
    "width_s": tr("Pulse width {value}"),
    "start_s": tr("Start {value}"),
    "stop_s": tr("Stop {value}"),
}


def paint_title(painter: QPainter, frame: Frame, words: str) -> None:
    """Words above the upper right corner."""
    painter.setFont(theme.font("note", bold=True))
    painter.setPen(theme.colour(theme.current().text2))
    room = QRectF(frame.area.left(), frame.area.top() - 15, frame.area.width(), 14)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, right, words)


def paint_wave(
    painter: QPainter, frame: Frame, lines: tuple[Array, Array, Array]
) -> None:
    """The room between two edges (time, low, high); the edge that is not zero as a
    line."""
    colour, (time, low, high) = theme.current().stim, lines
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


def paint_handle(painter: QPainter, at: QPointF, *, chosen: bool) -> None:
    """A small circle, of the chosen handle with a ring."""
    tokens = theme.current()
    painter.setPen(QPen(theme.colour(tokens.stim), 2))
    painter.setBrush(theme.colour(tokens.panel))
    painter.drawEllipse(at, HANDLE_PX / 2, HANDLE_PX / 2)
    if chosen:
        painter.setPen(QPen(theme.colour(tokens.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, HANDLE_PX / 2 + 4, HANDLE_PX / 2 + 4)


def paint_words(plot: QWidget, painter: QPainter, at: QPointF, words: str) -> None:
    """What the chosen handle says, above it."""
    painter.setFont(theme.font("note", bold=True))
    room = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(words) + 12, 18)
    room.moveCenter(QPointF(at.x(), at.y() - 20))
    room.moveLeft(min(max(room.left(), 2), plot.width() - room.width() - 2))
    room.moveTop(max(room.top(), 1))
    tokens = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tokens.raised))
    painter.drawRoundedRect(room, 4, 4)
    painter.setPen(theme.colour(tokens.text))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def words_of(wave: Wave, name: Handle) -> str:
    """What a handle says: 'Amplitude 0.01/s', 'Point 2: 5 s, 0.01/s'."""
    if isinstance(name, int):
        time, height = wave.drawn[name]
        words = tr(
            "Point {number}: {time:.4g} s, {amplitude:.4g}/s",
            number=name + 1,
            time=time,
            amplitude=wave.amplitude * height,
        )
    else:
        value = wave.last_s if name == "stop_s" else getattr(wave, name)
        unit = {"amplitude": "/s", "frequency_hz": " Hz"}.get(name, " s")
        words = WORDS[name].format(value=f"{value:.4g}{unit}")
    return words.replace("-", "\u2212")
