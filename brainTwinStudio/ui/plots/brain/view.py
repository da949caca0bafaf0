"""The 3D view of a connectome: one widget, picture below, marks and mouse above."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6 import QtGui
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.theme import Theme

from .camera import DIRECTIONS, Camera, facing, framing
from .cortex_mesh import mesh_of
from .drawing import Drawing
from .gestures import Tool
from .handled import Handled
from .hands import Hands
from .overlay import paint_focus, paint_lasso
from .pane import Pane, grabbed
from .rendering import Picture
from .scene import BrainScene, Floats

AROUND_MM = 45.0  # room around a framed selection


class BrainView(Handled):
    """Shows a BrainScene. It emits what the mouse and keys ask for and changes no
    selection by itself: the owner answers with a new scene."""

    picked = Signal(int, object)  # region or -1, Qt.KeyboardModifiers
    edge_picked = Signal(int, int, object)  # two regions, Qt.KeyboardModifiers
    contact_picked = Signal(int, object)  # contact, Qt.KeyboardModifiers
    hovered = Signal(int)  # region or -1
    lassoed = Signal(object)  # list of regions
    told = Signal(str)  # what keys do now, "" when it is over
    activated = Signal(int)  # double click on a region
    edge_share_wanted = Signal(float)
    menu_wanted = Signal(int, QPoint)  # region or -1, place on the screen
    time_wanted = Signal(str)  # "play", "earlier", "later"
    direction_changed = Signal(str)  # name of a direction, "" when turned by hand

    def __init__(
        self, make_picture: Callable[[], Picture], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 90)
        self.setAccessibleName(tr("Connectome in 3D"))
        self._theme = theme.current()
        self._camera = Camera()
        self._direction = "3d"
        self._tool: Tool = "rotate"
        self._alone = False
        self._first = Pane(make_picture, self, self._theme, self.update)
        self._second: Pane | None = None  # made when it is first needed
        self._beside: BrainScene | None = None
        self.rendering = self._first.rendering
        self._hands = Hands(self)

    @property
    def drawing(self) -> Drawing:
        """The scene as it is drawn; the first of two."""
        return self._first.drawing

    @property
    def scene(self) -> BrainScene:
        return self._first.scene

    @property
    def panes(self) -> tuple[Pane, ...]:
        """One brain, or two side by side from the same side at the same scale."""
        if self._beside is None or self._second is None:
            return (self._first,)
        return (self._first, self._second)

    @property
    def camera(self) -> Camera:
        return self._camera

    @property
    def direction(self) -> str:
        """Name of the side it is seen from, "" when turned by hand."""
        return self._direction

    @property
    def tool(self) -> Tool:
        return self._tool

    @property
    def view_size(self) -> tuple[float, float]:
        """Width and height of one brain's part, logical pixels."""
        size = self._pane_size()
        return float(size.width()), float(size.height())

    def pane_at(self, x: float) -> tuple[Pane, float]:
        """The part under a point of the widget, and where it begins."""
        number = min(max(int(x // self.view_size[0]), 0), len(self.panes) - 1)
        return self.panes[number], number * self.view_size[0]

    @property
    def is_flat(self) -> bool:
        """Whether the picture is painted without OpenGL."""
        return self.rendering.picture.is_flat

    @property
    def frame_times(self) -> list[float]:
        """Seconds of the last frames drawn in motion."""
        return list(self.rendering.frame_times)

    def project(self, region: int) -> QPointF:
        """Where a region is seen, in pixels of the widget; in the first of two."""
        place = self.drawing.shape.positions_mm[region]
        x, y, *_ = self._camera.project(place, self.view_size)
        return QPointF(float(x), float(y))

    def set_scene(self, scene: BrainScene, beside: BrainScene | None = None) -> None:
        """Draw a scene; what is the same as before is not computed again. beside: a
        second one of the same regions, at the right of it."""
        before, old = self.drawing.shape, self.scene
        halved = (beside is None) != (self._beside is None)
        self._set_beside(beside)
        self._prepare(scene)
        after = self.drawing.shape
        if len(after.drawn) != len(before.drawn):
            self._hands.forget()
        elsewhere = old.show_cortex != scene.show_cortex or after.scale != before.scale
        swollen = "inflated" in (old.surface, scene.surface)
        other = halved or after is not before
        other |= swollen and old.surface != scene.surface
        if other and (elsewhere or self._direction):
            self._face(self._direction or "3d")

    def set_hovered(self, region: int | None) -> None:
        """The mouse is over a region in another panel."""
        if region != self.scene.hovered:
            for pane in self.panes:
                scene = replace(pane.scene, hovered=region)
                pane.prepare(scene, self._theme, alone=self._alone)
            self.update()

    def set_values(self, values: Floats) -> None:
        """Other values (region,) in the same scene: a frame of what is played."""
        self._first.recolour(values)
        self._want()
        self.update()

    def set_theme(self, colours: Theme) -> None:
        """Colours of the canvas and of all marks."""
        if colours is not self._theme:
            self._theme = colours
            self._prepare(self.scene)

    def set_tool(self, tool: Tool) -> None:
        """What the left button does when it is dragged: "select" draws a box, "lasso"
        an outline."""
        self._tool = tool
        shapes = Qt.CursorShape
        self.setCursor(shapes.CrossCursor if tool == "lasso" else shapes.ArrowCursor)

    def set_reserved(self, places: Iterable[QRect]) -> None:
        """Where other widgets float over the view: labels keep clear of them."""
        self._first.overlay.reserved = tuple(QRectF(rect) for rect in places)
        self.update()

    def show_alone(self, alone: bool | None = None) -> None:
        """Hide what is neither selected nor joined to it; None = the other way."""
        self._alone = not self._alone if alone is None else alone
        self._prepare(self.scene)

    def look(self, camera: Camera) -> None:
        """See it from a camera."""
        self._turn(camera, "")

    def set_camera(self, name: str) -> None:
        """From a side, a key of camera.DIRECTIONS, with all of it in view."""
        if name not in DIRECTIONS:
            raise ValueError(f"No direction '{name}'. Known: {', '.join(DIRECTIONS)}.")
        self._face(name)

    def frame(self, regions: Iterable[int]) -> None:
        """Bring regions to the middle and near; none = everything."""
        shape = self.drawing.shape
        wanted = [region for region in regions if shape.drawn[region]]
        if not wanted:
            self._face(self._direction or "3d")
            return
        places, around = shape.positions_mm[wanted], AROUND_MM * shape.scale
        self.look(framing(self._camera, places, self.view_size, around))

    def grab_image(self, scale: float = 1.0, *, transparent: bool = False):
        """What the view shows, fine and with all marks; scale 2 = twice the pixels."""
        self._want()
        return grabbed(
            self.panes, self._camera, self.view_size, scale, transparent=transparent
        )

    def render_once(self) -> float:
        """Draw the fine picture now; how many seconds it took."""
        self._want()
        seconds = sum(pane.rendering.draw_still() for pane in self.panes)
        self.update()
        return seconds

    def rotate_by(self, degrees: float) -> float:
        """Turn and draw as in a drag; how many seconds the frame took."""
        self.look(self._camera.rotated(degrees, 0.0))
        return sum(pane.rendering.draw_moving() for pane in self.panes)

    def dispose(self) -> None:
        """Free the graphics card. The view stays blank afterwards."""
        self._hands.stop()
        if self._second is not None:  # the first frees the card
            self._second.rendering.close()
        self.rendering.close()

    def _set_beside(self, scene: BrainScene | None) -> None:
        self._beside = scene
        if scene is not None and self._second is None:
            beside = self.rendering.picture.beside
            self._second = Pane(beside, self, self._theme, self.update)
        if self._second is not None:
            seen = scene is not None and self.isVisible()
            self._second.rendering.set_visible(seen)

    def _pane_size(self) -> QSize:
        return QSize(max(self.width() // len(self.panes), 1), max(self.height(), 1))

    def _prepare(self, scene: BrainScene) -> None:
        self._first.prepare(scene, self._theme, alone=self._alone)
        if self._second is not None and self._beside is not None:
            self._second.prepare(self._beside, self._theme, alone=self._alone)
        self._want()
        self.update()

    def _want(self) -> None:
        for pane in self.panes:
            pane.want(self._camera, self.view_size, self.devicePixelRatioF())

    def _turn(self, camera: Camera, direction: str) -> None:
        self._camera = camera
        if direction != self._direction:
            self._direction = direction
            self.direction_changed.emit(direction)
        self._want()
        self.update()

    def _face(self, name: str) -> None:
        human, places = self.scene.show_cortex, self.drawing.shape.places
        outline = mesh_of(self.scene, fast=True).vertices_mm if human else places
        self._turn(facing(name, outline, self.view_size, human=human), name)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        self._want()
        size = self._pane_size()
        with QtGui.QPainter(self) as painter:
            for number, pane in enumerate(self.panes):
                painter.save()
                painter.translate(number * size.width(), 0)
                painter.setClipRect(0, 0, size.width(), size.height())
                hovered = self._hands.under_mouse
                pane.paint(painter, self._camera, size, hovered)
                painter.restore()
            self._paint_hands(painter)

    def _paint_hands(self, painter: QtGui.QPainter) -> None:
        """The seam between two brains, the outline that is drawn, the focus."""
        if len(self.panes) > 1:
            painter.setPen(theme.colour(self._theme.line))
            middle = self._pane_size().width()
            painter.drawLine(middle, 0, middle, self.height())
        self._hands.edge.paint(painter)
        drawn = self._hands.gesture or self._hands.by_keys.outline
        if drawn is not None and drawn.corners:
            paint_lasso(painter, drawn.corners, drawn.kind == "box", self._theme)
        if self._focus_by_key:
            paint_focus(painter, QRectF(self.rect()), self._theme)

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        if self._direction:
            self._face(self._direction)
        self._want()

    def showEvent(self, event: QtGui.QShowEvent) -> None:
        self._want()
        for pane in self.panes:
            pane.rendering.set_visible(True)

    def hideEvent(self, event: QtGui.QHideEvent) -> None:
        for pane in self.panes:
            pane.rendering.set_visible(False)

    def closeEvent(self, event: QtGui.QCloseEvent) -> None:
        self.dispose()
        super().closeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(640, 440)
