"""Where labels on leader lines go: beside the brain, clear of each other."""

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF

from .scene import Floats

MARGIN_PX = 10.0
DISTANCES_PX = (34.0, 64.0, 100.0, 150.0, 210.0)
SIDES = ((1, 1), (-1, 1), (1, -1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1))
STAY = 0.6  # a label moves only when another place is much better


def place_labels(
    anchors: Sequence[QPointF],
    sizes: Sequence[QSizeF],
    room: QRectF,
    taken: Sequence[QRectF],
    points: Floats,
    before: Mapping[int, int],
) -> list[tuple[QRectF, int]]:
    """A rectangle for each anchor, and the number of the place that was chosen.

    room: where labels may be; taken: what they keep clear of; points (point, x y
    weight): better not covered; before: label -> its last place, kept unless another
    is much better.
    """
    placed: list[tuple[QRectF, int]] = []
    middle = room.center()
    for number, (anchor, size) in enumerate(zip(anchors, sizes, strict=True)):
        blocked = [*taken, *(rect for rect, _ in placed)]
        best, best_cost = (QRectF(), 0), float("inf")
        for place, rect in enumerate(_places(anchor, size, room)):
            cost = _cost(rect, anchor, middle, blocked, anchors, points)
            if before.get(number) == place:
                cost *= STAY
            if cost < best_cost:
                best, best_cost = (rect, place), cost
        placed.append(best)
    return placed


def leader_end(rect: QRectF, anchor: QPointF) -> QPointF:
    """Where the line from the anchor meets the label."""
    x = min(max(anchor.x(), rect.left()), rect.right())
    y = min(max(anchor.y(), rect.top()), rect.bottom())
    if x in (rect.left(), rect.right()):
        y = min(max(y, rect.top() + 8), rect.bottom() - 8)
    return QPointF(x, y)


def leader_start(anchor: QPointF, end: QPointF, radius: float) -> QPointF:
    """Where the line leaves a node of that radius."""
    way = end - anchor
    length = math.hypot(way.x(), way.y())
    return anchor + way * (radius / length) if length > radius else anchor


def _places(anchor: QPointF, size: QSizeF, room: QRectF) -> list[QRectF]:
    places = []
    for distance in DISTANCES_PX:
        for right, down in SIDES:
            lean = 0.75 if right and down else 1.0
            x = anchor.x() + right * (distance * lean + size.width() / 2)
            y = anchor.y() + down * (distance * lean + size.height() / 2)
            rect = QRectF(QPointF(), size)
            rect.moveCenter(QPointF(x, y))
            rect.moveLeft(
                min(max(rect.left(), room.left()), room.right() - size.width())
            )
            rect.moveTop(
                min(max(rect.top(), room.top()), room.bottom() - size.height())
            )
            places.append(rect)
    return places


def _cost(
    rect: QRectF,
    anchor: QPointF,
    middle: QPointF,
    blocked: Sequence[QRectF],
    anchors: Sequence[QPointF],
    points: Floats,
) -> float:
    grown = rect.adjusted(-6, -6, 6, 6)
    cost = 1.0 + 40.0 * sum(grown.intersects(other) for other in blocked)
    cost += 12.0 * sum(grown.contains(point) for point in anchors)
    across = (points[:, 0] > grown.left()) & (points[:, 0] < grown.right())
    along = (points[:, 1] > grown.top()) & (points[:, 1] < grown.bottom())
    cost += float(points[across & along, 2].sum())
    away = rect.center() - anchor
    if min(abs(away.x()) - rect.width() / 2, abs(away.y()) - rect.height() / 2) < 0:
        cost += 0.4  # a slanted line reads better than an upright one
    cost += 0.006 * (abs(away.x()) + abs(away.y()))
    out = anchor - middle
    if away.x() * out.x() + away.y() * out.y() < 0:  # into the brain
        cost += 1.0
    return cost
