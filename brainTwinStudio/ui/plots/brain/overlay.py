"""Everything over the picture, painted by Qt: rings, labels, bars, the lasso.

A change of what is here (hover, selection ring, labels) costs no OpenGL at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.theme import Theme

from .body_outlines import outlines_of, widened
from .camera import Camera
from .colour_bar import colour_bar_rect, edge_bar_rect, paint_colour_bar
from .contacts import paint_contacts
from .cortex_mesh import mesh_of
from .drawing import ACCENT, Drawing
from .labels import leader_end, leader_start, place_labels
from .marks import (
    orientation_rect,
    paint_orientation,
    paint_scale_bar,
    paint_title,
    scale_bar_rect,
    title_rect,
)
from .scene import Floats, Tag

SELECTION_MM, SELECTION_WIDTH_MM = 4.2, 1.1  # wider than the node; line width
CUT_MM, CUT_WIDTH_MM = 3.5, 1.25
LEAST_LINE_PX = 1.6
TAG_PAD_PX = 8.0
NARROW_PX, CROSS_PX = 480.0, 7.0
NODE_WEIGHT, EDGE_WEIGHT, HULL_WEIGHT, HULL_STEP = 0.8, 0.15, 0.15, 25
Size = tuple[float, float]


@dataclass(slots=True)
class Overlay:
    """Paints over the picture. reserved: where tools float; placed: where labels are,
    so that they do not jump about while the brain turns, and for what they were
    placed. bars: whether colour and scale bar are there; words: what is said of the
    region under the mouse beside its name."""

    reserved: tuple[QRectF, ...] = ()
    placed: list[tuple[QRectF, int]] = field(default_factory=list)
    placed_for: tuple = ()
    bars: bool = True
    words: Callable[[int], str] | None = None

    def paint(
        self,
        painter: QPainter,
        drawing: Drawing,
        camera: Camera,
        size: Size,
        *,
        hovered: int = -1,
    ) -> None:
        """size: logical pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = camera.project(drawing.shape.positions_mm, size)
        if drawing.scene.contacts is not None:
            contacts = drawing.scene.contacts
            paint_contacts(painter, contacts, camera, size, drawing.theme)
        self._paint_rings(painter, drawing, camera, size, seen, hovered)
        if not drawing.scene.bare:
            if self.bars:
                paint_colour_bar(painter, drawing, size, self.reserved)
                if not orientation_rect(size[0]).intersects(scale_bar_rect(*size)):
                    paint_scale_bar(painter, camera, size, drawing.theme)
            title = drawing.scene.title
            if title:
                room = title_rect(size[0], title, self.reserved)
                paint_title(painter, room, title, drawing.theme)
            paint_orientation(painter, camera, size[0], drawing.theme)
        self._paint_tags(painter, drawing, camera, size)
        if hovered >= 0 and drawing.shape.drawn[hovered]:
            self._paint_name(painter, drawing, seen, size, hovered)

    def _paint_rings(
        self,
        painter: QPainter,
        drawing: Drawing,
        camera: Camera,
        size: Size,
        seen: Floats,
        hovered: int,
    ) -> None:
        scene, colours = drawing.scene, drawing.theme
        cut = {*scene.removed, *scene.weakened}
        rings: list[tuple[int, float, float, str]] = []
        for region in scene.muted:
            rings.append((region, CUT_MM, CUT_WIDTH_MM * 0.7, colours.text3))
        for region in cut:
            rings.append((region, CUT_MM, CUT_WIDTH_MM, colours.cut))
        for region in scene.stimulated:
            rings.append((region, CUT_MM, CUT_WIDTH_MM * 0.8, colours.stim))
        marked = {region for region, *_ in rings}
        chosen = "#FFFFFF" if colours.dark else colours.accent
        for region in scene.selected:
            wider = SELECTION_MM + (3.6 if region in marked else 0.0)
            rings.append((region, wider, SELECTION_WIDTH_MM, chosen))
        marked.update(scene.selected)
        if hovered >= 0 and hovered not in marked:
            rings.append((hovered, 2.6, 0.5, colours.text))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ringed = {region for region, *_ in rings}
        outlines = outlines_of(drawing, camera, size, ringed)
        for region, wider_mm, width_mm, token in rings:
            if not drawing.shape.drawn[region]:
                continue
            x, y, _, scale = seen[region]
            unit = scale * drawing.shape.scale
            outline = outlines.get(region)
            radius = drawing.diameters_mm[region] / 2 * scale + wider_mm / 2 * unit
            width = max(width_mm * unit, LEAST_LINE_PX)
            pen = QPen(theme.colour(token), width)
            if region in scene.muted and token == colours.text3:
                pen.setDashPattern([2.0, 1.6])
            painter.setPen(pen)
            if outline is None:
                painter.drawEllipse(QPointF(x, y), radius, radius)
            else:
                painter.drawPolygon(widened(outline, wider_mm / 2 * unit))

    def _paint_tags(
        self, painter: QPainter, drawing: Drawing, camera: Camera, size: Size
    ) -> None:
        tags = [tag for tag in drawing.scene.tags if drawing.shape.drawn[tag.region]]
        if not tags:
            self.placed, self.placed_for = [], ()
            return
        if size[0] < NARROW_PX:  # the first line must do
            tags = [replace(tag, text="") for tag in tags]
        seen = camera.project(drawing.shape.positions_mm, size)
        anchors = [QPointF(*map(float, seen[tag.region, :2])) for tag in tags]
        room = QRectF(8, 8, size[0] - 16, size[1] - 16)
        key = (tags, camera, size, self.reserved, drawing.shape)
        if key != self.placed_for:
            self.placed_for = key
            self.placed = place_labels(
                anchors,
                [tag_size(tag) for tag in tags],
                room,
                self._taken(drawing, size),
                covered(drawing, camera, size),
                {number: place for number, (_, place) in enumerate(self.placed)},
            )
        placed = self.placed
        for tag, anchor, (rect, _) in zip(tags, anchors, placed, strict=True):
            token = getattr(drawing.theme, tag.token)
            radius = drawing.diameters_mm[tag.region] / 2 * seen[tag.region, 3]
            end = leader_end(rect, anchor)
            painter.setPen(QPen(theme.colour(token), 1.3))
            painter.drawLine(leader_start(anchor, end, float(radius)), end)
        for tag, (rect, _) in zip(tags, placed, strict=True):
            paint_tag(painter, rect, tag, drawing.theme)

    def _taken(self, drawing: Drawing, size: Size) -> list[QRectF]:
        return [
            *self.reserved,
            colour_bar_rect(drawing.scene, size, self.reserved),
            edge_bar_rect(drawing.scene, size, self.reserved),
            *(
                [title_rect(size[0], title, self.reserved)]
                if (title := drawing.scene.title)
                else []
            ),
            scale_bar_rect(*size),
            orientation_rect(size[0]),
        ]

    def _paint_name(
        self,
        painter: QPainter,
        drawing: Drawing,
        seen: Floats,
        size: Size,
        region: int,
    ) -> None:
        """The name of the region under the mouse, and its words where there is room,
        just above it."""
        if region in {tag.region for tag in drawing.scene.tags}:
            return
        words = self.words if size[0] >= NARROW_PX else None
        told = "" if words is None else words(region)
        tag = Tag(region, drawing.scene.names[region], told, "text3")
        box = tag_size(tag)
        x, y, _, scale = map(float, seen[region])
        lift = drawing.diameters_mm[region] / 2 * scale + 10
        left = min(max(x - box.width() / 2, 4), size[0] - box.width() - 4)
        top = y - lift - box.height()
        if top < 4:
            top = y + lift
        paint_tag(painter, QRectF(QPointF(left, top), box), tag, drawing.theme)


def covered(drawing: Drawing, camera: Camera, size: Size) -> Floats:
    """(point, x y weight): what a label had better not cover: nodes, accented
    edges and the brain."""
    nodes = camera.project(drawing.shape.positions_mm[drawing.node_shown], size)
    nodes[:, 2] = NODE_WEIGHT
    shape = drawing.shape
    accented = np.concatenate(
        [shape.edges.pairs[drawing.states == ACCENT], drawing.extra]
    )
    edges = camera.project(shape.lines(accented).reshape(-1, 3), size)
    edges[:, 2] = EDGE_WEIGHT
    parts = [nodes[:, :3], edges[:, :3]]
    if drawing.scene.has_cortex:
        hull = camera.project(
            mesh_of(drawing.scene, fast=True).vertices_mm[::HULL_STEP], size
        )
        hull[:, 2] = HULL_WEIGHT
        parts.append(hull[:, :3])
    return np.concatenate(parts)


def tag_size(tag: Tag) -> QSizeF:
    """Room that a label takes."""
    title = QFontMetricsF(theme.font("control", bold=True))
    text = QFontMetricsF(theme.font("control"))
    lines = [title.horizontalAdvance(tag.title), text.horizontalAdvance(tag.text)]
    height = 38.0 if tag.text else 24.0
    return QSizeF(max(lines) + 2 * TAG_PAD_PX + 4, height)


def paint_tag(painter: QPainter, rect: QRectF, tag: Tag, colours: Theme) -> None:
    """A raised box with a coloured bar at its left."""
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.colour(colours.line2), 1))
    painter.setBrush(theme.colour(colours.panel, 0.96))
    painter.drawRoundedRect(box, 5, 5)
    bar = QRectF(rect.left(), rect.top() + 3, 2.5, rect.height() - 6)
    painter.fillRect(bar, QColor(getattr(colours, tag.token)))
    left = rect.left() + TAG_PAD_PX + 2
    painter.setPen(theme.colour(colours.text))
    painter.setFont(theme.font("control", bold=True))
    painter.drawText(QPointF(left, rect.top() + 16), tag.title)
    if tag.text:
        painter.setPen(theme.colour(colours.text2))
        painter.setFont(theme.font("control"))
        painter.drawText(QPointF(left, rect.top() + 31), tag.text)


def paint_lasso(
    painter: QPainter, corners: Sequence[QPointF], closed: bool, colours: Theme
) -> None:
    """The outline that is being drawn; of an open one, a cross at its end."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour(colours.accent), 1.4)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(theme.colour(colours.accent, 0.10))
    outline = QPolygonF(list(corners))
    if closed:
        painter.drawPolygon(outline)
    else:
        painter.drawPolyline(outline)
        x, y, arm = corners[-1].x(), corners[-1].y(), CROSS_PX
        painter.setPen(QPen(theme.colour(colours.accent), 1.4))
        painter.drawLine(QPointF(x - arm, y), QPointF(x + arm, y))
        painter.drawLine(QPointF(x, y - arm), QPointF(x, y + arm))


def paint_focus(painter: QPainter, rect: QRectF, colours: Theme) -> None:
    """The view has the keyboard."""
    painter.setPen(QPen(theme.colour(colours.accent), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.75, 0.75, -0.75, -0.75))
