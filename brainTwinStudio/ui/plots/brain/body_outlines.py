"""Outlines of bodies as they are seen, for the rings around regions."""

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from .camera import Camera
from .drawing import Drawing
from .scene import Floats

AROUND = 24  # corners of a rounded border
Size = tuple[float, float]


def outlines_of(
    drawing: Drawing, camera: Camera, size: Size, regions: Collection[int]
) -> dict[int, Floats]:
    """The hull (corner, x y) in pixels of each of the regions that is a body."""
    bodies = drawing.scene.bodies
    if bodies is None:
        return {}
    members = set(bodies.members.tolist()) & set(regions)
    found = {}
    for region in members:
        places = bodies.vertices_mm[bodies.region == region]
        found[region] = hull_of(camera.project(places, size)[:, :2])
    return found


def widened(corners: Floats, by_px: float) -> QPolygonF:
    """A hull with so much room around it, its corners round."""
    turn = np.arange(AROUND) * 2 * np.pi / AROUND
    circle = by_px * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    around = hull_of((corners[:, None] + circle).reshape(-1, 2))
    return QPolygonF([QPointF(x, y) for x, y in around.tolist()])


def hull_of(points: Floats) -> Floats:
    """The convex hull (corner, x y) of points (point, x y), in order around it."""
    from scipy.spatial import ConvexHull, QhullError

    try:
        return points[ConvexHull(points).vertices]
    except QhullError:  # all on one line
        return points[:: max(len(points) - 1, 1)]
