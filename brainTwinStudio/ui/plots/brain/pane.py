"""One brain of the 3D view: what it shows, its picture, and the marks over it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.theme import Theme

from .bundling import Bundling
from .camera import Camera
from .cut_out import without_canvas
from .drawing import Drawing, Shape, prepare, recoloured
from .overlay import Overlay
from .rendering import Picture, Rendering, Size
from .scene import BrainScene, Floats, empty_scene


class Pane:
    """The whole view, or one half of it where two brains are compared. Its pixels are
    counted from its own corner."""

    def __init__(
        self,
        make_picture: Callable[[], Picture],
        parent: QObject,
        colours: Theme,
        changed: Callable[[], None],
    ) -> None:
        """changed: called when there is something new to draw."""
        self.drawing: Drawing = prepare(empty_scene(), colours)
        self.overlay = Overlay()
        self.rendering = Rendering(make_picture, parent)
        self.rendering.ready.connect(changed)
        self.bundling = Bundling(parent, self._reshape)
        self._changed = changed

    @property
    def scene(self) -> BrainScene:
        return self.drawing.scene

    def prepare(self, scene: BrainScene, colours: Theme, *, alone: bool) -> None:
        """Show a scene; what is the same as before is not computed again."""
        before = self.drawing
        drawing = prepare(scene, colours, alone=alone, before=before)
        self.drawing = self.bundling.follow(drawing, before.shape)

    def _reshape(self, shape: Shape) -> None:
        self.drawing = replace(self.drawing, shape=shape)
        self._changed()

    def recolour(self, values: Floats) -> None:
        """Other values (region,) in the same scene."""
        self.drawing = recoloured(self.drawing, values)

    def want(self, camera: Camera, size: Size, ratio: float) -> None:
        self.rendering.want(self.drawing, camera, size, ratio)

    def paint(
        self, painter: QPainter, camera: Camera, size: QSize, hovered: int
    ) -> None:
        """Picture and marks at the painter's origin; hovered: region or -1."""
        self.rendering.update_moving()
        self._paint_image(painter, size)
        self._paint_marks(painter, camera, (size.width(), size.height()), hovered)

    def image(
        self, camera: Camera, size: Size, scale: float, *, transparent: bool = False
    ) -> QImage:
        """A fine picture with all marks; scale 2 = twice the pixels."""
        image = self.rendering.image_of(scale, transparent=transparent)
        image = without_canvas(image, self.drawing.theme.canvas)
        if not image.isNull():
            with QPainter(image) as painter:
                painter.scale(scale, scale)
                self._paint_marks(painter, camera, size, -1)
        return image

    def _paint_marks(
        self, painter: QPainter, camera: Camera, size: Size, hovered: int
    ) -> None:
        if hovered < 0 and self.scene.hovered is not None:
            hovered = self.scene.hovered
        self.overlay.paint(painter, self.drawing, camera, size, hovered=hovered)

    def _paint_image(self, painter: QPainter, size: QSize) -> None:
        """The picture; one of another size in the middle until there is a new one."""
        image, whole = self.rendering.image, QRect(QPoint(0, 0), size)
        if image is not None and self.rendering.fits:
            painter.drawImage(whole, image)
            return
        painter.fillRect(whole, theme.colour(self.drawing.theme.canvas))
        if image is not None:
            kept = image.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
            area = QRect(QPoint(0, 0), kept)
            area.moveCenter(whole.center())
            painter.drawImage(area, image)


def grabbed(
    panes: Sequence[Pane],
    camera: Camera,
    size: Size,
    scale: float,
    *,
    transparent: bool = False,
) -> QImage:
    """Fine pictures of all brains in a row, each of a size, a seam between them."""
    images = [p.image(camera, size, scale, transparent=transparent) for p in panes]
    if len(images) == 1 or images[0].isNull():
        return images[0]
    return side_by_side(images, panes[0].drawing.theme.line)


def side_by_side(images: Sequence[QImage], seam: str) -> QImage:
    """Pictures of one height in a row, a line of a colour between them."""
    width, height = sum(image.width() for image in images), images[0].height()
    whole = QImage(width, height, images[0].format())
    with QPainter(whole) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        left = 0
        for image in images:
            painter.drawImage(left, 0, image)
            left += image.width()
            if left < width:
                painter.fillRect(left, 0, 1, height, theme.colour(seam))
    return whole
