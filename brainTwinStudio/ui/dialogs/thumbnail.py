"""A small picture of what a file holds, drawn from its numbers."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from brainTwinStudio.files.looking import Candidate
from brainTwinStudio.project import Array
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.ui import icons, theme
from brainTwinStudio.ui.plots.matrix_image import coloured

SIDE_PX, RATIO, RADIUS = 40, 2.0, 4
MARGIN_PX = 5
CURVE_POINTS = 60
SIGNS = {
    "image": "signal",
    "atlas": "brain",
    "surface": "brain",
    "mask": "scissors",
    "anatomy": "brain",
    "confounds": "grid",
    "map": "brain",
    "eeg": "eeg",
    "seeg": "eeg",
    "meg": "eeg",
    "electrodes": "pin",
    "events": "clock",
    "leadfield": "grid",
}


def thumbnail(one: Candidate | None) -> QPixmap:
    """40 px square: a matrix, dots of centres, a trace; a file's sign for the rest."""
    side = round(SIDE_PX * RATIO)
    result = QPixmap(side, side)
    result.setDevicePixelRatio(RATIO)
    result.fill(Qt.GlobalColor.transparent)
    with QPainter(result) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0, 0, SIDE_PX, SIDE_PX), RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(0, 0, SIDE_PX, SIDE_PX, theme.colour(theme.current().canvas))
        _paint(painter, one)
    return result


def _paint(painter: QPainter, one: Candidate | None) -> None:
    tokens = theme.current()
    if one is None:
        _paint_sign(painter, "warning", tokens.warn)
    elif one.read_as in SIGNS:
        _paint_sign(painter, SIGNS[one.read_as], tokens.text2)
    elif one.read_as in ("weights", "lengths", "tvb"):
        _paint_matrix(painter, one.sheet.values, log=one.read_as != "lengths")
    elif one.read_as == "bold":
        _paint_trace(painter, one)
    elif one.content.regions is not None and one.content.regions.centres_mm is not None:
        _paint_dots(painter, one.content.regions.centres_mm)
    else:
        _paint_sign(painter, "file", tokens.text2)


def _paint_matrix(painter: QPainter, values: Array, *, log: bool) -> None:
    """Positive values only; weights by their logarithm, so that weak ones show too."""
    shown = _thinned(np.where(values > 0, values, np.nan), round(SIDE_PX * RATIO))
    if log and np.isfinite(shown).any():
        shown = np.log10(shown / np.nanmin(shown))
    high = float(np.nanmax(shown)) if np.isfinite(shown).any() else 1.0
    table = colour_map(theme.current().values_map)
    image = coloured(shown, (0.0, high or 1.0), table)
    painter.drawImage(QRectF(0, 0, SIDE_PX, SIDE_PX), image)


def _thinned(values: Array, most: int) -> Array:
    steps = tuple(max(1, -(-side // most)) for side in values.shape)
    return values[:: steps[0], :: steps[1]]


def _paint_dots(painter: QPainter, centres_mm: Array) -> None:
    """Seen from above, front up, left at the left; equal scale both ways."""
    across, up = centres_mm[:, 0], centres_mm[:, 1]
    span = max(float(np.ptp(across)), float(np.ptp(up)), 1e-9)
    room = SIDE_PX - 2 * MARGIN_PX
    x = SIDE_PX / 2 + (across - (across.max() + across.min()) / 2) / span * room
    y = SIDE_PX / 2 - (up - (up.max() + up.min()) / 2) / span * room
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(theme.current().sim))
    for place in zip(x.tolist(), y.tolist(), strict=True):
        painter.drawEllipse(QPointF(*place), 1.3, 1.3)


def _paint_trace(painter: QPainter, one: Candidate) -> None:
    """The beginning of the first region's signal."""
    values = one.sheet.values
    regions_down = values.shape[0] < values.shape[1] and not one.sheet.column_names
    signal = values[0] if regions_down else values[:, 0]
    signal = signal[:CURVE_POINTS]
    spread = float(np.ptp(signal)) or 1.0
    heights = (signal - signal.min()) / spread
    room = SIDE_PX - 2 * MARGIN_PX
    x = np.linspace(2, SIDE_PX - 2, len(signal))
    y = SIDE_PX - MARGIN_PX - heights * room
    points = [QPointF(*p) for p in zip(x.tolist(), y.tolist(), strict=True)]
    painter.setPen(QPen(theme.colour(theme.current().sim), 1.2))
    painter.drawPolyline(QPolygonF(points))


def _paint_sign(painter: QPainter, name: str, colour: str) -> None:
    square = QRectF(0, 0, 18, 18)
    square.moveCenter(QPointF(SIDE_PX / 2, SIDE_PX / 2))
    icons.paint(painter, name, colour, square)
