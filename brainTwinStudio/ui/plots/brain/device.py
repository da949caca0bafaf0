"""An OpenGL context of its own that draws into memory and belongs to no window.

So nothing is lost when the widget moves to another layout, the window needs no OpenGL
surface (every repaint of a window with one goes through OpenGL, which is slow where
OpenGL is software), and the picture at rest is an image that costs nothing.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, qInstallMessageHandler
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QOffscreenSurface,
    QOpenGLContext,
    QSurfaceFormat,
)
from PySide6.QtOpenGL import QOpenGLFramebufferObject as FrameBuffer
from PySide6.QtOpenGL import QOpenGLFramebufferObjectFormat as FrameBufferFormat

WITHOUT_GL = {"offscreen", "minimal", "linuxfb", "vnc"}  # Qt platforms
LARGEST_PX = 8192
MULTISAMPLE = 0x809D  # GL_MULTISAMPLE, which vispy does not name
PROBE = (0.2, 0.6, 0.4)


class NoOpenGL(Exception):  # noqa: N818 (a state of the machine, not a mistake)
    """The machine cannot draw with OpenGL; the message says why."""


class Device:
    """Context, invisible surface and frame buffers. `current` before any drawing."""

    def __init__(self) -> None:
        if QGuiApplication.platformName() in WITHOUT_GL:
            raise NoOpenGL("Qt's platform has no OpenGL.")
        from vispy import gloo

        self.gloo: Any = gloo
        self._context, self._surface = _quietly(_new_context)
        self._buffers: dict[tuple[int, int, int, int], Any] = {}
        self._bound: Any = None
        if not self._context.makeCurrent(self._surface):
            raise NoOpenGL("The OpenGL context cannot be used.")
        try:
            self._canvas = gloo.context.FakeCanvas()
            self._check()
        finally:
            self._context.doneCurrent()

    @property
    def name(self) -> str:
        """The graphics card as OpenGL calls it."""
        return self._name

    def target(self, width: int, height: int, samples: int, whose: int = 0) -> Any:
        """A frame buffer in pixels; the context must be current. whose: each picture
        has its own, so that two can be drawn in turns."""
        key = (width, height, samples, whose)
        if key not in self._buffers:
            others = [k for k in self._buffers if k[2:] == (samples, whose)]
            for old in others:  # one for each number of samples: sizes come and go
                del self._buffers[old]
            wanted = FrameBufferFormat()
            wanted.setAttachment(FrameBuffer.Attachment.Depth)
            wanted.setSamples(samples)
            self._buffers[key] = FrameBuffer(QSize(width, height), wanted)
        return self._buffers[key]

    def begin(self, width: int, height: int, samples: int, whose: int = 0) -> None:
        """Make current and draw into a frame buffer of so many pixels."""
        self._context.makeCurrent(self._surface)
        self._bound = self.target(width, height, samples, whose)
        self.gloo.context.set_current_canvas(self._canvas)
        self._canvas.flush()  # its first act is to bind frame buffer 0
        self._bound.bind()
        self.gloo.set_viewport(0, 0, width, height)

    def set_multisampled(self, wanted: bool) -> None:
        """Whether what is drawn from now on has smooth borders; a frame begins so."""
        self._canvas.flush()
        gl = self.gloo.gl
        (gl.glEnable if wanted else gl.glDisable)(MULTISAMPLE)

    def finish(self) -> None:
        """Wait until all is drawn."""
        self._canvas.flush()
        self.gloo.gl.glFinish()

    def image(self) -> QImage:
        """The frame buffer's pixels (Format_RGB32)."""
        image = self.image_with_alpha()
        image.reinterpretAsFormat(QImage.Format.Format_RGB32)
        return image

    def image_with_alpha(self) -> QImage:
        """The same with how far each pixel is covered (Format_ARGB32, its colours still
        mixed with the canvas)."""
        self._canvas.flush()
        image = self._bound.toImage()
        image.reinterpretAsFormat(QImage.Format.Format_ARGB32)
        return image

    def end(self) -> None:
        """Let go of the context."""
        self._context.doneCurrent()

    def forget(self, whose: int) -> None:
        """Free the frame buffers of a picture that is gone."""
        if self._context.makeCurrent(self._surface):
            for key in [key for key in self._buffers if key[3] == whose]:
                del self._buffers[key]
            self._context.doneCurrent()

    def close(self) -> None:
        """Free everything on the card."""
        if self._context.makeCurrent(self._surface):
            self._bound = None
            self._buffers.clear()
            self._context.doneCurrent()
        self.gloo.context.forget_canvas(self._canvas)
        self._surface.destroy()

    def _check(self) -> None:
        """Both Qt and vispy must see the same OpenGL, and it must paint."""
        gl = self.gloo.gl
        try:
            version = str(gl.glGetParameter(gl.GL_VERSION))
            self._name = str(gl.glGetParameter(gl.GL_RENDERER))
        except (RuntimeError, OSError, TypeError) as error:
            raise NoOpenGL(f"OpenGL does not answer: {error}") from error
        if version.startswith("1.") or not FrameBuffer.hasOpenGLFramebufferObjects():
            raise NoOpenGL(f"OpenGL {version} is too old; 2.1 is needed.")
        self.begin(8, 8, 0)
        self.gloo.set_state(scissor_test=False, color_mask=(True,) * 4)
        self.gloo.clear((*PROBE, 1.0))
        seen = self.image().pixelColor(4, 4)
        parts = (seen.redF(), seen.greenF(), seen.blueF())
        if max(abs(a - b) for a, b in zip(parts, PROBE, strict=True)) > 0.02:
            raise NoOpenGL(f"{self._name} does not paint what it is told.")


def _new_context() -> tuple[QOpenGLContext, QOffscreenSurface]:
    wanted = QSurfaceFormat()
    wanted.setDepthBufferSize(24)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.NoProfile)
    context = QOpenGLContext()
    context.setFormat(wanted)
    if not context.create():
        raise NoOpenGL("No OpenGL context can be made.")
    surface = QOffscreenSurface()
    surface.setFormat(context.format())
    surface.create()
    if not surface.isValid():
        raise NoOpenGL("No invisible OpenGL surface can be made.")
    return context, surface


def _quietly(make: Callable[[], Any]) -> Any:
    """Qt's warnings about missing OpenGL are expected here."""
    before = qInstallMessageHandler(lambda *_: None)
    try:
        return make()
    finally:
        qInstallMessageHandler(before)
