"""The 3D view of a connectome: one widget, picture below, marks and mouse above."""

from collections.abc import Iterable

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.theme import Theme

from .camera import DIRECTIONS, Camera, facing, framing
from .cortex_mesh import mesh_of
from .drawing import Drawing, prepare, recoloured
from .gestures import Tool
from .hands import Hands
from .overlay import Overlay, paint_focus, paint_lasso
from .rendering import Picture, Rendering
from .scene import BrainScene, Floats, empty_scene

AROUND_MM = 45.0  # room around a framed selection


class BrainView(QWidget):
    """Shows a BrainScene. It emits what the mouse and keys ask for and changes no
    selection by itself: the owner answers with a new scene."""

    picked = Signal(int, object)  # region or -1, Qt.KeyboardModifiers
    edge_picked = Signal(int, int, object)  # two regions, Qt.KeyboardModifiers
    contact_picked = Signal(int, object)  # contact, Qt.KeyboardModifiers
    hovered = Signal(int)  # region or -1
    lassoed = Signal(object)  # list of regions
    activated = Signal(int)  # double click on a region
    edge_share_wanted = Signal(float)
    menu_wanted = Signal(int, QPoint)  # region or -1, place on the screen
    time_wanted = Signal(str)  # "play", "earlier", "later"
    direction_changed = Signal(str)  # name of a direction, "" when turned by hand

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 90)
        self.setAccessibleName("Connectome in 3D")
        self._theme = theme.current()
        self._drawing = prepare(empty_scene(), self._theme)
        self._camera = Camera()
        self._direction = "3d"
        self._tool: Tool = "rotate"
        self._alone = False
        self._focus_by_key = False
        self._overlay = Overlay()
        self._hands = Hands(self)
        self.rendering = Rendering(picture, self)
        self.rendering.ready.connect(self.update)

    @property
    def drawing(self) -> Drawing:
        """The scene as it is drawn."""
        return self._drawing

    @property
    def scene(self) -> BrainScene:
        """What is shown now."""
        return self._drawing.scene

    @property
    def camera(self) -> Camera:
        """Where it is seen from."""
        return self._camera

    @property
    def direction(self) -> str:
        """Name of the side it is seen from, "" when turned by hand."""
        return self._direction

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        return self._tool

    @property
    def view_size(self) -> tuple[float, float]:
        """Width and height, logical pixels."""
        return float(max(self.width(), 1)), float(max(self.height(), 1))

    @property
    def is_flat(self) -> bool:
        """Whether the picture is painted without OpenGL."""
        return self.rendering.picture.is_flat

    @property
    def frame_times(self) -> list[float]:
        """Seconds of the last frames drawn in motion."""
        return list(self.rendering.frame_times)

    def project(self, region: int) -> QPointF:
        """Where a region is seen, in pixels of the widget."""
        place = self._drawing.shape.positions_mm[region]
        x, y, *_ = self._camera.project(place, self.view_size)
        return QPointF(float(x), float(y))

    def set_scene(self, scene: BrainScene) -> None:
        """Draw a scene; what is the same as before is not computed again."""
        before, old = self._drawing.shape, self.scene
        self._prepare(scene)
        after = self._drawing.shape
        if len(after.drawn) != len(before.drawn):
            self._hands.forget()
        elsewhere = old.show_cortex != scene.show_cortex or after.scale != before.scale
        swollen = "inflated" in (old.surface, scene.surface)
        other = after is not before or (swollen and old.surface != scene.surface)
        if other and (elsewhere or self._direction):
            self._face(self._direction or "3d")

    def set_values(self, values: Floats) -> None:
        """Other values (region,) in the same scene: a frame of what is played."""
        self._drawing = recoloured(self._drawing, values)
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
        lasso = tool == "lasso"
        shape = Qt.CursorShape.CrossCursor if lasso else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def set_reserved(self, places: Iterable[QRect]) -> None:
        """Where other widgets float over the view: labels keep clear of them."""
        self._overlay.reserved = tuple(QRectF(rect) for rect in places)
        self.update()

    def show_alone(self, alone: bool | None = None) -> None:
        """Hide what is neither selected nor joined to it; None = the other way."""
        self._alone = not self._alone if alone is None else alone
        self._prepare(self.scene)

    def look(self, camera: Camera) -> None:
        """See it from a camera."""
        self._turn(camera, "")

    def set_camera(self, name: str) -> None:
        """Look from a side, a key of camera.DIRECTIONS, with all of it in view."""
        if name not in DIRECTIONS:
            known = ", ".join(DIRECTIONS)
            raise ValueError(f"No direction '{name}'. Known: {known}.")
        self._face(name)

    def reset_camera(self) -> None:
        """Back to the start."""
        self._face("3d")

    def frame(self, regions: Iterable[int]) -> None:
        """Bring regions to the middle and near; none = everything."""
        shape = self._drawing.shape
        wanted = [region for region in regions if shape.drawn[region]]
        if not wanted:
            self._face(self._direction or "3d")
            return
        places, around = shape.positions_mm[wanted], AROUND_MM * shape.scale
        self.look(framing(self._camera, places, self.view_size, around))

    def grab_image(self, scale: float = 1.0) -> QtGui.QImage:
        """What the view shows, fine and with all marks; scale 2 = twice the pixels."""
        self._want()
        image = self.rendering.image_of(scale)
        if image.isNull():
            return image
        painter = QtGui.QPainter(image)
        painter.scale(scale, scale)
        self._overlay.paint(painter, self._drawing, self._camera, self.view_size)
        painter.end()
        return image

    def render_once(self) -> float:
        """Draw the fine picture now; how many seconds it took."""
        self._want()
        seconds = self.rendering.draw_still()
        self.update()
        return seconds

    def rotate_by(self, degrees: float) -> float:
        """Turn and draw as in a drag; how many seconds the frame took."""
        self.look(self._camera.rotated(degrees, 0.0))
        return self.rendering.draw_moving()

    def dispose(self) -> None:
        """Free the graphics card. The view stays blank afterwards."""
        self._hands.stop()
        self.rendering.close()

    def _prepare(self, scene: BrainScene) -> None:
        self._drawing = prepare(
            scene, self._theme, alone=self._alone, before=self._drawing
        )
        self._want()
        self.update()

    def _want(self) -> None:
        ratio = self.devicePixelRatioF()
        self.rendering.want(self._drawing, self._camera, self.view_size, ratio)

    def _turn(self, camera: Camera, direction: str) -> None:
        self._camera = camera
        if direction != self._direction:
            self._direction = direction
            self.direction_changed.emit(direction)
        self._want()
        self.update()

    def _face(self, name: str) -> None:
        human, places = self.scene.show_cortex, self._drawing.shape.places
        outline = mesh_of(self.scene, fast=True).vertices_mm if human else places
        self._turn(facing(name, outline, self.view_size, human=human), name)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        self._want()
        self.rendering.update_moving()
        with QtGui.QPainter(self) as painter:
            self._paint_image(painter)
            self._paint_marks(painter)

    def _paint_marks(self, painter: QtGui.QPainter) -> None:
        hovered = self._hands.under_mouse
        if hovered < 0 and self.scene.hovered is not None:
            hovered = self.scene.hovered
        size = self.view_size
        self._overlay.paint(painter, self._drawing, self._camera, size, hovered=hovered)
        gesture = self._hands.gesture
        if gesture is not None and gesture.corners:
            paint_lasso(painter, gesture.corners, gesture.kind == "box", self._theme)
        if self._focus_by_key:
            paint_focus(painter, QRectF(self.rect()), self._theme)

    def _paint_image(self, painter: QtGui.QPainter) -> None:
        """The picture; one of another size in the middle until there is a new one."""
        image = self.rendering.image
        if image is not None and image.size() == self.size() * self.devicePixelRatioF():
            painter.drawImage(self.rect(), image)
            return
        painter.fillRect(self.rect(), theme.colour(self._theme.canvas))
        if image is not None:
            size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            area = QRect(QPoint(0, 0), size)
            area.moveCenter(self.rect().center())
            painter.drawImage(area, image)

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        if self._direction:
            self._face(self._direction)
        self._want()

    def showEvent(self, event: QtGui.QShowEvent) -> None:
        self._want()
        self.rendering.set_visible(True)

    def hideEvent(self, event: QtGui.QHideEvent) -> None:
        self.rendering.set_visible(False)

    def closeEvent(self, event: QtGui.QCloseEvent) -> None:
        self.dispose()
        super().closeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(640, 440)

    def focusInEvent(self, event: QtGui.QFocusEvent) -> None:
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._focus_by_key = event.reason() in by_key
        self.update()

    def focusOutEvent(self, event: QtGui.QFocusEvent) -> None:
        self._focus_by_key = False
        self.update()

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        self._hands.press(event)

    def mouseDoubleClickEvent(self, event: QtGui.QMouseEvent) -> None:
        self._hands.press_again(event)

    def mouseMoveEvent(self, event: QtGui.QMouseEvent) -> None:
        self._hands.move(event)

    def mouseReleaseEvent(self, event: QtGui.QMouseEvent) -> None:
        self._hands.release(event)

    def wheelEvent(self, event: QtGui.QWheelEvent) -> None:
        self._hands.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hands.leave()

    def contextMenuEvent(self, event: QtGui.QContextMenuEvent) -> None:
        self._hands.menu(event, self.mapToGlobal(self.rect().center()))

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        self._hands.key(event)
