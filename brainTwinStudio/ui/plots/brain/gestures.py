"""What a press of the mouse becomes: turning, moving, zooming, or an outline."""

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from .camera import Camera

Tool = Literal["select", "rotate", "lasso"]
Kind = Literal["rotate", "pan", "zoom", "box", "lasso"]
CLICK_PX = 4.0  # a shorter way is a click
TURN_DEG = 0.45  # for a pixel
ZOOM = 1.006
CORNER_PX = 3.0  # between two corners of a lasso


@dataclass(slots=True)
class Gesture:
    """From press to release. outline: corners of the lasso or two of the box."""

    kind: Kind
    button: Qt.MouseButton
    start: QPointF
    last: QPointF
    is_drag: bool = False
    outline: list[QPointF] = field(default_factory=list)

    def move(self, at: QPointF) -> QPointF:
        """Take the mouse to a point; returns the way since the last one."""
        if not self.is_drag:
            way = at - self.start
            self.is_drag = abs(way.x()) + abs(way.y()) >= CLICK_PX
        if not self.is_drag:
            return QPointF()
        way, self.last = at - self.last, at
        self._draw(at)
        return way

    def turned(self, camera: Camera, way: QPointF, size: tuple[float, float]) -> Camera:
        """The camera after that way; the same object where this gesture only draws."""
        if way.isNull():
            return camera
        if self.kind == "rotate":
            return camera.rotated(-way.x() * TURN_DEG, way.y() * TURN_DEG)
        if self.kind == "pan":
            return camera.panned(way.x(), way.y(), size)
        if self.kind == "zoom":
            return camera.zoomed(ZOOM ** -way.y())
        return camera

    @property
    def corners(self) -> list[QPointF]:
        """The outline that was drawn, empty where none is."""
        if self.kind == "box" and len(self.outline) == 2:
            (a, b) = self.outline
            return [a, QPointF(b.x(), a.y()), b, QPointF(a.x(), b.y())]
        return list(self.outline)

    def _draw(self, at: QPointF) -> None:
        if self.kind == "box":
            self.outline = [self.start, at]
        elif self.kind == "lasso":
            if not self.outline:
                self.outline = [self.start]
            way = at - self.outline[-1]
            if abs(way.x()) + abs(way.y()) >= CORNER_PX:
                self.outline.append(at)


def begin_gesture(event: QMouseEvent, tool: Tool) -> Gesture | None:
    """What a press starts; None for buttons that mean nothing here."""
    kinds: dict[Tool, Kind] = {"select": "box", "rotate": "rotate", "lasso": "lasso"}
    button, at = event.button(), event.position()
    if button == Qt.MouseButton.LeftButton:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        kind: Kind = "pan" if shift and tool == "rotate" else kinds[tool]
    elif button == Qt.MouseButton.MiddleButton:
        kind = "pan"
    elif button == Qt.MouseButton.RightButton:
        kind = "zoom"
    else:
        return None
    return Gesture(kind, button, at, at)
