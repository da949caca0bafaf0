"""The same picture without OpenGL: painted by Qt, nodes and edges sorted by depth."""

from collections.abc import Generator

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from .camera import Camera
from .colours import map_table, rgb
from .cortex_mesh import Paint, mesh_of, paint_of
from .drawing import ACCENT, HIDDEN, Drawing
from .edges import MOST_TUBES
from .flat_bodies import LIGHT, LINES, fogged, paint_body
from .gl_cortex import DARK_GREY, DARK_TINT, LIGHT_GREY, LIGHT_TINT, USUAL
from .gl_edges import ACCENT_FOG, ACCENT_MM, CUT_MM, FOG, GROWTH_MM, RADIUS_MM
from .gl_frame import Quality
from .scene import Floats

MOST_MOVING = 300  # edges while it moves
FAINT = 0.45  # the weakest edges, as in the shader
Size = tuple[float, float]


class FlatPicture:
    """Painted by the processor, one slice."""

    name = "no OpenGL"

    def __init__(self) -> None:
        self._paints: Paint | None = None

    def beside(self) -> "FlatPicture":
        """Another one, for a second brain in the same view."""
        return FlatPicture()

    @property
    def is_flat(self) -> bool:
        """Whether this is the picture without OpenGL."""
        return True

    def slices(
        self,
        drawing: Drawing,
        camera: Camera,
        size: Size,
        ratio: float,
        quality: Quality,
        *,
        at_once: bool = True,
        finer: int = 1,
        transparent: bool = False,
    ) -> Generator[None, None, QImage]:
        """As GlPicture.slices, in a single step."""
        yield from ()
        width, height = (max(round(side * ratio), 1) for side in size)
        if transparent:
            image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
        else:
            image = QImage(width, height, QImage.Format.Format_RGB32)
            image.fill(QColor(drawing.theme.canvas))
        painter = QPainter(image)
        painter.scale(ratio, ratio)
        under = self._beside(drawing, camera)
        for region in under:
            paint_body(painter, drawing, camera, size, region)
        if drawing.scene.has_cortex and quality.full:
            _paint_cortex(painter, drawing, camera, size, self._field(drawing))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = len(drawing.states) if quality.fine else MOST_MOVING
        _paint_edges(painter, drawing, camera, size, most)
        _paint_nodes(painter, drawing, camera, size, but=under)
        painter.end()
        return image

    def _beside(self, drawing: Drawing, camera: Camera) -> list[int]:
        """Bodies beside an opaque cortex, below it: it covers them unless they are seen
        from below."""
        scene = drawing.scene
        if not scene.is_opaque or camera.axes[2][2] < 0:
            return []
        beside = set(scene.inner) - set(scene.seen_through)
        return [region for region in sorted(beside) if drawing.node_shown[region]]

    def _field(self, drawing: Drawing) -> Floats | None:
        """Values on the vertices of the hull, as Paint.field; None on glass."""
        shares, index = drawing.surface, drawing.scene.surface_index
        if shares is None or index is None:
            return None
        mesh = mesh_of(drawing.scene, fast=True)
        if self._paints is None or not self._paints.fits(mesh, index, len(shares)):
            self._paints = paint_of(mesh, index, len(shares))
        return self._paints.field(shares, drawing.hatched)

    def close(self) -> None:
        """Nothing to free."""


def _paint_cortex(
    painter: QPainter,
    drawing: Drawing,
    camera: Camera,
    size: Size,
    field: Floats | None,
) -> None:
    """The hull's triangles that face the eye, from back to front, opaque. field: of
    FlatPicture._field."""
    mesh, dark = mesh_of(drawing.scene, fast=True), drawing.theme.dark
    normals = mesh.normals @ camera.axes.T
    seen = camera.project(mesh.vertices_mm, size)
    front = normals[mesh.triangles, 2].mean(axis=1) > 0
    triangles = mesh.triangles[front]
    triangles = triangles[np.argsort(seen[triangles, 2].mean(axis=1))]
    facing = np.clip(np.abs(normals[:, 2:]), 0, 1)
    sulcus = np.clip(mesh.sulcus[:, None], 0, 1)
    darker = 0.35 if dark else 0.25
    if field is not None:
        table = map_table(drawing.scene, drawing.theme) / 255
        middle = 0.5 if drawing.scene.diverging else 0.0
        reach = np.abs(field[:, :1] - middle) / max(middle, 1 - middle)
        opaque = drawing.scene.is_opaque
        amount = field[:, 1:2] * (1.0 if opaque else reach)
        grey = np.array(DARK_GREY if dark else LIGHT_GREY)
        paint = table[np.round(field[:, 0] * 255).astype(int)]
        colours = grey + (paint - grey) * np.clip(amount / 0.3, 0, 1)
        colours = colours * (1 - 0.5 * darker * sulcus)
        alpha = np.ones_like(amount) if opaque else 0.30 + 0.70 * amount
    else:
        colours = np.array(DARK_TINT if dark else LIGHT_TINT) * (1 - darker * sulcus)
        alpha = (0.05 + 0.57 * (1 - facing) ** 1.7) * (1 - 0.45 * sulcus)
        alpha = alpha * drawing.scene.cortex / USUAL
    colours = colours * (0.62 + 0.50 * np.clip(normals @ LIGHT, 0, 1)[:, None])
    alpha = np.clip(alpha, 0, 1)
    mixed = colours * alpha + rgb(drawing.theme.canvas) * (1 - alpha)
    shades = np.clip(mixed[triangles].mean(axis=1) * 255, 0, 255).astype(int)
    painter.setPen(Qt.PenStyle.NoPen)
    corners = seen[triangles, :2].reshape(len(triangles), 6).tolist()
    lined = np.zeros(len(triangles), bool)
    if field is not None:
        lined = field[triangles, 2].mean(axis=1) > 0.5
    for (ax, ay, bx, by, cx, cy), shade, lines in zip(
        corners, shades.tolist(), lined.tolist(), strict=True
    ):
        painter.setBrush(QColor(*shade))
        outline = QPolygonF([QPointF(ax, ay), QPointF(bx, by), QPointF(cx, cy)])
        painter.drawConvexPolygon(outline)
        if lines:
            painter.setBrush(QBrush(LINES, Qt.BrushStyle.BDiagPattern))
            painter.drawConvexPolygon(outline)


def _paint_edges(
    painter: QPainter, drawing: Drawing, camera: Camera, size: Size, most: int
) -> None:
    """The strongest `most` edges, and all that are selected or cut."""
    shape, colours = drawing.shape, drawing.theme
    strongest = shape.edges.pairs[:most]
    pairs = np.concatenate([strongest, drawing.extra, drawing.cut])
    if not len(pairs):
        return
    plain, extra = len(strongest), len(drawing.extra)
    states = np.concatenate(
        [drawing.states[:most], np.full(extra, ACCENT), np.zeros(len(drawing.cut))]
    )
    radius = np.full(len(pairs), RADIUS_MM)
    radius[:plain] += GROWTH_MM * shape.edges.strength[:most]
    radius[MOST_TUBES:plain] = RADIUS_MM / 2
    radius[states == ACCENT] += ACCENT_MM
    radius[plain + extra :] = CUT_MM
    seen = camera.project(shape.lines(pairs), size)
    depth = seen[:, :, 2].mean(axis=1)
    tokens = np.where(
        states[:, None] == ACCENT, rgb(colours.accent), rgb(colours.text3)
    )
    tokens[plain + extra :] = rgb(colours.cut)
    faint = np.zeros(len(pairs))
    faint[:plain] = FAINT * (1 - shape.edges.strength[:most])
    faint[states == ACCENT] = 0
    tokens += faint[:, None] * (rgb(colours.canvas) - tokens)
    if drawing.edge_colours is not None:
        tokens[:plain] = drawing.edge_colours[:most]
    strong = (states == ACCENT) | (np.arange(len(pairs)) >= plain + extra)
    shades = np.where(
        strong[:, None],
        fogged(drawing, tokens, depth, ACCENT_FOG),
        fogged(drawing, tokens, depth, FOG),
    )
    widths = np.maximum(2 * radius * shape.scale * seen[:, :, 3].mean(axis=1), 0.8)
    hidden_cut = drawing.surface is not None
    for edge in np.argsort(depth):
        if states[edge] == HIDDEN or (hidden_cut and edge >= plain):
            continue
        pen = QPen(QColor(*_bytes(shades[edge])), float(widths[edge]))
        if edge >= plain + extra:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([2.6, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(seen[edge, :, :2]))


def _paint_nodes(
    painter: QPainter, drawing: Drawing, camera: Camera, size: Size, but: list[int]
) -> None:
    """but: regions that are painted already."""
    seen = camera.project(drawing.shape.positions_mm, size)
    regions = np.setdiff1d(np.flatnonzero(drawing.node_shown), but)
    on_top = np.isin(regions, drawing.scene.stimulated)
    bodied = drawing.scene.bodied
    for region in regions[np.lexsort((seen[regions, 2], on_top))]:
        if bodied[region]:
            paint_body(painter, drawing, camera, size, int(region))
            continue
        x, y, near, scale = (float(part) for part in seen[region])
        radius = float(drawing.diameters_mm[region]) / 2 * scale
        base = fogged(drawing, drawing.colours[region], np.array(near), 0.3)
        gradient = QRadialGradient(
            QPointF(x, y), radius, QPointF(x - 0.35 * radius, y - 0.42 * radius)
        )
        gradient.setColorAt(0.0, QColor(*_bytes(base + (1 - base) * 0.55)))
        gradient.setColorAt(0.35, QColor(*_bytes(base)))
        gradient.setColorAt(1.0, QColor(*_bytes(base * 0.5)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawEllipse(QPointF(x, y), radius, radius)
        if drawing.hatched[region]:
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawEllipse(QPointF(x, y), radius, radius)


def _path(points: Floats) -> QPainterPath:
    corners = [QPointF(float(x), float(y)) for x, y in points]
    path = QPainterPath(corners[0])
    for corner in corners[1:]:
        path.lineTo(corner)
    return path


def _bytes(colour: Floats) -> list[int]:
    return [int(part) for part in np.clip(np.round(colour * 255), 0, 255)]
