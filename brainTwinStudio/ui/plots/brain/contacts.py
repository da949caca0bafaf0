"""Contacts of electrodes in the 3D view: points and shafts, painted by Qt."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.theme import Theme

from .camera import Camera
from .marks import halo_text
from .scene import Bools, Contacts, Floats

RADIUS_MM, LEAST_PX, ZONE = 1.1, 2.4, 1.5  # a contact of the onset zone is larger
RING_PX, LINE_PX, PICK_PX = 2.6, 1.3, 6.0
FAR_ALPHA, DEEP_MM = 0.22, 60.0  # across it a contact fades from near to far
MOST_NAMES = 40  # shafts
Size = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """xy (contact, 2) in pixels, NaN without a position; alpha, radius (contact,)."""

    xy: Floats
    alpha: Floats
    radius: Floats
    depth: Floats


def _seen(contacts: Contacts, camera: Camera, size: Size) -> _Seen:
    found = camera.project(contacts.positions_mm, size)
    near = 0.6 + found[:, 2] / DEEP_MM
    alpha = FAR_ALPHA + (1 - FAR_ALPHA) * np.clip(np.nan_to_num(near), 0, 1)
    radius = np.maximum(RADIUS_MM * found[:, 3], LEAST_PX)
    return _Seen(found[:, :2], alpha, radius, found[:, 2])


def paint_contacts(
    painter: QPainter, contacts: Contacts, camera: Camera, size: Size, colours: Theme
) -> None:
    """Shafts as lines; contacts as discs, of the onset zone as larger diamonds, bad
    ones as crosses, resected ones with a ring; selected ones with a ring and a name."""
    seen = _seen(contacts, camera, size)
    known = np.isfinite(seen.xy[:, 0])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shaft in contacts.shafts:
        places = [QPointF(*seen.xy[i]) for i in shaft if known[i]]
        alpha = float(np.mean(seen.alpha[list(shaft)])) * 0.6
        painter.setPen(QPen(theme.colour(colours.text3, alpha), LINE_PX))
        painter.drawPolyline(QPolygonF(places))
    for i in np.argsort(seen.depth):
        if known[i]:
            _paint_one(painter, contacts, seen, int(i), colours)
    _paint_names(painter, contacts, seen, known, colours)


def contact_at(
    contacts: Contacts | None, camera: Camera, size: Size, at: tuple[float, float]
) -> int:
    """The contact under a point, -1 for none; the nearest to the eye of several."""
    if contacts is None:
        return -1
    seen = _seen(contacts, camera, size)
    away = np.hypot(*(seen.xy - np.asarray(at)).T)
    near = away <= np.maximum(seen.radius + 1, PICK_PX)  # NaN is nowhere
    if not near.any():
        return -1
    return int(np.argmax(np.where(near, seen.depth, -np.inf)))


def _paint_one(
    painter: QPainter, contacts: Contacts, seen: _Seen, i: int, colours: Theme
) -> None:
    at, alpha = QPointF(*seen.xy[i]), float(seen.alpha[i])
    radius = float(seen.radius[i]) * (ZONE if contacts.zone[i] else 1.0)
    token = colours.bad if contacts.zone[i] else colours.stim
    fill = theme.colour(token, alpha)
    painter.setPen(QPen(theme.colour(colours.canvas, alpha), 0.8))
    painter.setBrush(fill)
    if contacts.zone[i]:
        ways = ((0, -radius), (radius, 0), (0, radius), (-radius, 0))
        painter.drawPolygon(QPolygonF([at + QPointF(*way) for way in ways]))
    elif not contacts.bad[i]:
        painter.drawEllipse(at, radius, radius)
    if contacts.bad[i]:
        painter.setPen(QPen(theme.colour(colours.text3, alpha), 1.6))
        for side in (-1, 1):
            way = QPointF(radius, side * radius)
            painter.drawLine(at - way, at + way)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if contacts.resected[i]:
        painter.setPen(QPen(theme.colour(colours.cut, alpha), 1.4))
        painter.drawEllipse(at, radius + RING_PX, radius + RING_PX)
    if i in contacts.selected:
        chosen = "#FFFFFF" if colours.dark else colours.accent
        painter.setPen(QPen(theme.colour(chosen), 1.8))
        wide = radius + 2 * RING_PX
        painter.drawEllipse(at, wide, wide)


def _paint_names(
    painter: QPainter, contacts: Contacts, seen: _Seen, known: Bools, colours: Theme
) -> None:
    """Of each shaft at its outer end, and of every selected contact."""
    painter.setFont(theme.font("note", bold=True))
    halo = theme.colour(colours.canvas)
    shafts = contacts.shafts if len(contacts.shafts) <= MOST_NAMES else ()
    taken: list[QRectF] = []
    for shaft, name in zip(shafts, contacts.shaft_names, strict=False):
        placed = [i for i in shaft if known[i]]
        if not placed or set(placed) & set(contacts.selected):
            continue
        last = placed[-1]
        box = QRectF(seen.xy[last, 0] + 6, seen.xy[last, 1] - 8, 9.0 * len(name), 14)
        if any(box.intersects(other) for other in taken):
            continue
        taken.append(box)
        colour = theme.colour(colours.text2, float(seen.alpha[last]))
        at = QPointF(seen.xy[last, 0] + 7, seen.xy[last, 1] + 4)
        halo_text(painter, at, name, colour, halo)
    for i in contacts.selected:
        if known[i]:
            at = QPointF(seen.xy[i, 0] + 11, seen.xy[i, 1] + 4)
            text = theme.colour(colours.text)
            halo_text(painter, at, contacts.names[i], text, halo)
