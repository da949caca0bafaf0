"""Pictures and spin movies of the 3D view, written beside the window's work.

Frames are drawn in slices between events, with a frame buffer of their own; files are
encoded in a thread.
"""

from collections.abc import Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from brainTwinStudio.language import tr
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.theme import Theme

from .camera import Camera
from .cut_out import without_canvas
from .drawing import Drawing
from .gl_frame import STILL
from .overlay import Overlay
from .pane import side_by_side

if TYPE_CHECKING:
    from .view import BrainView

Kind = Literal["png", "gif", "sequence"]
Layers = tuple[QImage, QImage]  # a brain and the marks over it
FRAMES_HZ = 15
FINER = 16  # slices of a frame: the window stays quick
COLOURS = 255  # of a GIF's frame; one more is nothing at all
THIN = [255] * 128 + [0] * 128  # of how far it is covered, what is not there
UNWRITTEN = tr("The picture could not be written to {}.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """kind "sequence": path is a folder to be made, frame-001.png, ... in it. scale:
    pixels of the file for each of the view; marks: with colour bar and scale bar (the
    letters are always there); seconds: of one turn of a movie."""

    path: Path
    kind: Kind = "png"
    scale: float = 2.0
    transparent: bool = False
    marks: bool = True
    seconds: float = 8.0

    @property
    def count(self) -> int:
        """Number of pictures."""
        return 1 if self.kind == "png" else max(round(self.seconds * FRAMES_HZ), 2)


class Shots(QObject):
    """Draws what a view shows now, turned once around where a movie is wanted, and
    writes it. One of `finished` and `failed` (a sentence) ends it, unless it is
    stopped, which leaves no file."""

    progressed = Signal(float)  # 0 to 1
    finished = Signal()
    failed = Signal(str)

    def __init__(self, view: "BrainView", wanted: Wanted, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted, self._size, self._camera = wanted, view.view_size, view.camera
        self._drawings: list[Drawing] = [pane.drawing for pane in view.panes]
        self._rendering = view.rendering
        self._picture: Any = view.rendering.picture.beside()
        self._frames = self._drawn()
        self._kept: dict[int, Any] = {}  # frames of a GIF, as they get ready
        self._written = self._encoding = 0
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._advance)

    @property
    def is_over(self) -> bool:
        return self._is_over

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        """Draw no more, and take away what was written."""
        if self._is_over:
            return
        self._end()
        wanted = self._wanted
        if wanted.kind == "sequence":
            for number in range(wanted.count):
                frame_path(wanted.path, number).unlink(missing_ok=True)
            if wanted.path.is_dir() and not any(wanted.path.iterdir()):
                wanted.path.rmdir()

    def _end(self) -> None:
        self._is_over = True
        self._timer.stop()
        self._frames.close()
        self._picture.close()
        self._kept.clear()

    def _advance(self) -> None:
        """A slice of a frame; a whole one goes to a thread to be encoded."""
        if self._rendering.is_closed:  # the window is gone
            self.stop()
            return
        if self._encoding > 2:
            return  # frames are drawn faster than they are written
        with ExitStack() as unless_drawn:
            # What goes wrong in drawing is ours and surfaces; but whoever waits for
            # the picture is told as well that there will be none.
            unless_drawn.callback(self._give_up)
            found = next(self._frames, None)
            if found is not None:
                self._encode(*found)
            unless_drawn.pop_all()

    def _drawn(self) -> Generator[tuple[int, list[Layers]] | None]:
        """Number of each frame, picture and marks of its brains; None between its
        slices."""
        wanted = self._wanted
        overlays = [Overlay(bars=wanted.marks) for _ in self._drawings]
        for number in range(wanted.count):
            camera = self._camera.rotated(360 * number / wanted.count, 0.0)
            layers: list[Layers] = []
            for drawing, overlay in zip(self._drawings, overlays, strict=True):
                image = yield from self._one(drawing, camera)
                marks = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
                marks.fill(Qt.GlobalColor.transparent)
                with QPainter(marks) as painter:
                    painter.scale(wanted.scale, wanted.scale)
                    overlay.paint(painter, drawing, camera, self._size)
                layers.append((image, marks))
            yield number, layers
        self._timer.stop()

    def _one(self, drawing: Drawing, camera: Camera) -> Generator[None, None, QImage]:
        slices = self._picture.slices(
            drawing, camera, self._size, self._wanted.scale, STILL,
            at_once=False, finer=FINER, transparent=self._wanted.transparent,
        )  # fmt: skip
        image = yield from slices
        yield
        return image

    def _encode(self, number: int, layers: list[Layers]) -> None:
        wanted, colours = self._wanted, self._drawings[0].theme
        self._encoding += 1

        def work() -> Any:
            image = whole(layers, colours)
            if wanted.kind == "gif":
                return few_colours(image)
            path = wanted.path
            if wanted.kind == "sequence":
                path.mkdir(parents=True, exist_ok=True)
                path = frame_path(path, number)
            if not image.save(str(path)):
                raise OSError(str(path))
            return None

        in_background(self, work, lambda found: self._got(number, found), self._failed)

    def _got(self, number: int, found: Any) -> None:
        if self._is_over:
            if self._wanted.kind == "sequence":
                frame_path(self._wanted.path, number).unlink(missing_ok=True)
            return
        self._encoding -= 1
        self._written += 1
        self._kept[number] = found
        self.progressed.emit(self._written / self._wanted.count)
        if self._written < self._wanted.count:
            return
        if self._wanted.kind != "gif":
            self._finish()
            return
        frames = [self._kept[number] for number in sorted(self._kept)]
        path, seconds = self._wanted.path, self._wanted.seconds
        save = partial(save_gif, path, frames, seconds)
        in_background(self, save, lambda _: self._finish(), self._failed)

    def _finish(self) -> None:
        if not self._is_over:
            self._end()
            self.finished.emit()

    def _failed(self, error: Exception) -> None:
        """A disk that is full, or may not be written to, is told in a sentence; any
        other error is a fault of ours and surfaces too."""
        self._give_up()
        if not isinstance(error, OSError):
            raise error

    def _give_up(self) -> None:
        if not self._is_over:
            self._end()
            self.failed.emit(UNWRITTEN.format(self._wanted.path))


def whole(layers: Sequence[Layers], colours: Theme) -> QImage:
    """One picture of all brains with their marks."""
    images = []
    for picture, marks in layers:
        image = without_canvas(picture, colours.canvas)
        with QPainter(image) as painter:
            painter.drawImage(0, 0, marks)
        images.append(image)
    return images[0] if len(images) == 1 else side_by_side(images, colours.line)


def frame_path(folder: Path, number: int) -> Path:
    """Of a frame, counted from 0."""
    return folder / f"frame-{number + 1:03d}.png"


def few_colours(image: QImage) -> Any:
    """A frame of a GIF as a Pillow image with a palette; what is less than half covered
    is not there."""
    from PIL import Image

    clear = image.hasAlphaChannel()
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size = (plain.width(), plain.height())
    raw = Image.frombytes("RGBA", size, bytes(plain.constBits()), "raw", "RGBA",
                          plain.bytesPerLine())  # fmt: skip
    frame = raw.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    if clear:
        frame.paste(COLOURS, mask=raw.getchannel("A").point(THIN))
        frame.info["transparency"] = COLOURS
    return frame


def save_gif(path: Path, frames: Sequence[Any], seconds: float) -> None:
    """Frames of a Pillow image, played for ever."""
    clear = frames[0].info.get("transparency")
    more = {} if clear is None else {"transparency": clear, "disposal": 2}
    frames[0].save(
        path, "GIF", save_all=True, append_images=frames[1:], loop=0,
        duration=round(1000 * seconds / len(frames)), **more,
    )  # fmt: skip
