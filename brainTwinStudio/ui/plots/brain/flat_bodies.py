"""Bodies of regions without OpenGL: triangles that face the eye, from back to front."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPolygonF

from .camera import Camera
from .colours import rgb
from .drawing import Drawing
from .gl_frame import FOG_MM
from .scene import Floats

LIGHT = np.array([-0.4144, 0.5986, 0.6907])
AMBIENT, DIFFUSE, NODE_FOG = 0.52, 0.62, 0.3
LINES = QColor(0, 0, 0, 140)
Size = tuple[float, float]


def paint_body(
    painter: QPainter, drawing: Drawing, camera: Camera, size: Size, region: int
) -> None:
    """One region that is a body, hatched where its value is not known."""
    bodies = drawing.scene.bodies
    if bodies is None:
        return
    seen = camera.project(bodies.vertices_mm, size)
    normals = bodies.normals @ camera.axes.T
    triangles = bodies.triangles[bodies.region[bodies.triangles[:, 0]] == region]
    triangles = triangles[normals[triangles, 2].mean(axis=1) > 0]
    triangles = triangles[np.argsort(seen[triangles, 2].mean(axis=1))]
    bright = AMBIENT + DIFFUSE * np.clip(normals @ LIGHT, 0, 1)
    base = drawing.colours[region] * bright[triangles].mean(axis=1)[:, None]
    near = seen[triangles, 2].mean(axis=1)
    shades = np.clip(fogged(drawing, base, near, NODE_FOG) * 255, 0, 255).astype(int)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # no seams
    corners = seen[triangles, :2].reshape(len(triangles), 6).tolist()
    for (ax, ay, bx, by, cx, cy), shade in zip(corners, shades.tolist(), strict=True):
        outline = QPolygonF([QPointF(ax, ay), QPointF(bx, by), QPointF(cx, cy)])
        painter.setBrush(QColor(*shade))
        painter.drawConvexPolygon(outline)
        if drawing.hatched[region]:
            painter.setBrush(QBrush(LINES, Qt.BrushStyle.BDiagPattern))
            painter.drawConvexPolygon(outline)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def fogged(drawing: Drawing, colours: Floats, near_mm: Floats, strength: float):
    """Colours (..., rgb) mixed with the canvas; near_mm (...): towards the eye."""
    scale = drawing.shape.scale
    near, far = (reach * scale for reach in FOG_MM)
    share = np.clip((near - near_mm) / (near + far), 0, 1)[..., None] * strength
    return colours * (1 - share) + rgb(drawing.theme.canvas) * share
