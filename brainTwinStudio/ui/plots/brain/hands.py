"""Mouse and keys of the 3D view: they turn the camera, or emit what is asked for."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent

from brainTwinStudio.ui.controls.keeps_escape import KeepsEscape

from .by_keys import ByKeys, KeyedOutline
from .contacts import contact_at
from .drawing import Drawing
from .gestures import Gesture, begin_gesture
from .hovered import HoveredEdge
from .keys import Key, key_of
from .picking import edge_at, node_at, nodes_within

if TYPE_CHECKING:
    from .view import BrainView

HOVER_MS = 16
TURN_DEG = 5.0  # an arrow key
NEARER = 1.15  # a step of the wheel or a key
NOTCH = 120.0  # the wheel's unit of a step
EDGE_STEP = 1.4  # a bracket key
SHARE_RANGE = (0.002, 1.0)
TURNS: dict[Key, tuple[float, float]] = {
    "turn-left": (TURN_DEG, 0.0),
    "turn-right": (-TURN_DEG, 0.0),
    "turn-up": (0.0, -TURN_DEG),
    "turn-down": (0.0, TURN_DEG),
}


class Hands(QObject):
    """Between press and release `gesture` is what the mouse does; by_keys: what keys
    draw; under_mouse is the region it is over, -1 for none; edge: the connection."""

    def __init__(self, view: "BrainView") -> None:
        super().__init__(view)
        self._view = view
        self.gesture: Gesture | None = None
        self.by_keys = ByKeys(view, self._within)
        self.under_mouse = -1
        self.edge = HoveredEdge(view)
        self._at = QPointF()
        self._is_second_click = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOVER_MS)
        self._timer.timeout.connect(self._look_under)
        view.installEventFilter(self)
        KeepsEscape(view, self._is_busy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the view come before shortcuts of the window. Not in `event` of the
        view: PySide ends the program over an error below an override of it."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (key_of(event) is not None or self.by_keys.takes(event))
        ):
            event.accept()
            return True
        return False

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        self.by_keys.leave()
        if self.gesture is None:
            self.gesture = begin_gesture(event, self._view.tool)
            self._is_second_click = False

    def press_again(self, event: QMouseEvent) -> None:
        """The second press of a double click: frame what is there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._is_second_click = True
        region = self._node_at(event.position())
        self._view.frame(
            (region,) if region >= 0 else self._view.drawing.scene.selected
        )
        if region >= 0:
            self._view.activated.emit(region)

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves, with a button down or not."""
        self._at = event.position()
        if self.gesture is None:
            if not self._timer.isActive():
                self._timer.start()
            return
        way = self.gesture.move(self._at)
        if self.gesture.is_drag:
            self._set_under(-1)
        before = self._view.camera
        after = self.gesture.turned(before, way, self._view.view_size)
        if after is not before:
            self._view.look(after)
        elif self.gesture.outline:
            self._view.update()

    def release(self, event: QMouseEvent) -> None:
        """A button went up: a click, or the end of a drag."""
        gesture = self.gesture
        if self._is_second_click:
            self._is_second_click = False
            return
        if gesture is None or gesture.button != event.button():
            return
        self.gesture = None
        if gesture.is_drag:
            if gesture.outline:
                self._view.lassoed.emit(self._within(gesture))
                self._view.update()
        elif gesture.button == Qt.MouseButton.LeftButton:
            self._click(event)
        elif gesture.button == Qt.MouseButton.RightButton:
            place = event.globalPosition().toPoint()
            self._view.menu_wanted.emit(self._node_at(event.position()), place)

    def wheel(self, event: QWheelEvent) -> None:
        """Nearer or farther."""
        steps = event.angleDelta().y() / NOTCH
        if steps:
            self._view.look(self._view.camera.zoomed(NEARER**steps))
        event.accept()

    def leave(self) -> None:
        """The mouse is gone."""
        self._timer.stop()
        self._set_under(-1)
        self.edge.leave()

    def menu(self, event: QContextMenuEvent, middle: QPoint) -> None:
        """The menu key; the mouse's menu waits for the release: a drag may follow."""
        event.accept()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            selected = self._view.drawing.scene.selected
            self._view.menu_wanted.emit(selected[0] if selected else -1, middle)

    def key(self, event: QKeyEvent) -> None:
        """A key; those that are not the view's go on to its parents."""
        if event.key() == Qt.Key.Key_Escape and self.gesture is not None:
            self.gesture = None
            self._view.update()
            return
        if self.by_keys.takes(event):
            self.by_keys.key(event)
            return
        key = key_of(event)
        if key is None:
            event.ignore()
            return
        self._do(key)

    def forget(self) -> None:
        """The regions are others now."""
        self.under_mouse = -1

    def stop(self) -> None:
        """No more hovering."""
        self._timer.stop()
        self.gesture = None

    def _is_busy(self) -> bool:
        """Whether Escape is the view's."""
        drawn = self.gesture or self.by_keys.outline
        return drawn is not None or self._view.tool != "rotate"

    def _do(self, key: Key) -> None:
        view = self._view
        if key in TURNS:
            view.look(view.camera.rotated(*TURNS[key]))
        elif key in ("nearer", "farther"):
            factor = NEARER if key == "nearer" else 1 / NEARER
            view.look(view.camera.zoomed(factor))
        elif key in ("left", "front", "top"):
            view.set_camera(key)
        elif key == "reset":
            view.set_camera("3d")
        elif key == "frame":
            view.frame(view.drawing.scene.selected)
        elif key == "alone":
            view.show_alone()
        elif key == "box":
            self.by_keys.begin_box()
        elif key in ("play", "earlier", "later"):
            view.time_wanted.emit(key)
        else:
            factor = EDGE_STEP if key == "more" else 1 / EDGE_STEP
            share = float(np.clip(view.drawing.scene.edge_share * factor, *SHARE_RANGE))
            view.edge_share_wanted.emit(share)

    def _click(self, event: QMouseEvent) -> None:
        view, at = self._view, event.position()
        contact = self._contact_at(at)
        if contact >= 0:
            view.contact_picked.emit(contact, event.modifiers())
            return
        region = self._node_at(at)
        if region < 0:
            drawing, place = self._under(at)
            pair = edge_at(drawing, view.camera, view.view_size, place)
            if pair is not None:
                view.edge_picked.emit(*pair, event.modifiers())
                return
        view.picked.emit(region, event.modifiers())

    def _within(self, drawn: Gesture | KeyedOutline) -> list[int]:
        """Regions inside an outline, of the brain in whose part it starts."""
        view = self._view
        pane, left = view.pane_at(drawn.start.x())
        corners = np.array([(p.x() - left, p.y()) for p in drawn.corners])
        return nodes_within(pane.drawing, view.camera, view.view_size, corners)

    def _under(self, at: QPointF) -> tuple[Drawing, tuple[float, float]]:
        """The brain under a point of the widget, and where in its part that is."""
        pane, left = self._view.pane_at(at.x())
        return pane.drawing, (at.x() - left, at.y())

    def _node_at(self, at: QPointF) -> int:
        view, (drawing, place) = self._view, self._under(at)
        return node_at(drawing, view.camera, view.view_size, place)

    def _contact_at(self, at: QPointF) -> int:
        view, (drawing, place) = self._view, self._under(at)
        return contact_at(drawing.scene.contacts, view.camera, view.view_size, place)

    def _look_under(self) -> None:
        if self.gesture is None:
            contacts, at = self._view.scene.contacts, self._contact_at(self._at)
            self._view.setToolTip(contacts.names[at] if contacts and at >= 0 else "")
            self._set_under(-1 if at >= 0 else self._node_at(self._at))
            if at >= 0 or self.under_mouse >= 0:
                self.edge.leave()
            else:
                self.edge.look(self._at)

    def _set_under(self, region: int) -> None:
        if region != self.under_mouse:
            self.under_mouse = region
            self._view.hovered.emit(region)
            self._view.update()
