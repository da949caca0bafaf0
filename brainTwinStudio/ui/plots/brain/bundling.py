"""Bundles of the edges that are shown, made beside the window."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer

from brainTwinStudio.ui.background import in_background

from .bundles import MOST_BUNDLED, bundled
from .drawing import Drawing, Shape
from .edges import NO_LINES
from .scene import Floats, Ints

SETTLED_MS = 60  # a slider may move on


class Bundling:
    """One bundling at a time, of the shape that was wanted last. `changed` is called
    with a shape once its bundles are there; until then an edge keeps the course that it
    had in the shape before."""

    def __init__(self, parent: QObject, changed: Callable[[Shape], None]) -> None:
        self._parent, self._changed = parent, changed
        self._wanted: Shape | None = None
        self._kinds: Ints = np.zeros(0, int)
        self._is_busy = False
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED_MS)
        self._timer.timeout.connect(self._begin)

    @property
    def is_busy(self) -> bool:
        """Whether bundles are awaited."""
        return self._wanted is not None

    def follow(self, drawing: Drawing, before: Shape) -> Drawing:
        """The drawing with what is known of its bundles; before: the shape of the last
        one."""
        shape, scene = drawing.shape, drawing.scene
        if shape is before:
            return drawing
        self._wanted = None
        if not scene.bundled or not len(shape.edges.pairs):
            return drawing
        pairs = shape.edges.pairs[:MOST_BUNDLED]
        known = before if len(before.drawn) == scene.count else shape
        shape = replace(shape, bundles=known.lines(pairs))
        sides = np.unique(scene.hemispheres, return_inverse=True)[1][pairs]
        sides.sort(axis=1)
        self._wanted, self._kinds = shape, sides @ (scene.count, 1)
        self._timer.start()
        return replace(drawing, shape=shape)

    def _begin(self) -> None:
        shape, kinds = self._wanted, self._kinds
        if shape is None or self._is_busy:
            return
        self._is_busy = True
        plain = replace(shape, bundles=NO_LINES).lines(shape.edges.pairs[:MOST_BUNDLED])
        in_background(
            self._parent,
            lambda: bundled(plain, kinds, shape.scale),
            lambda found: self._got(shape, found),
            self._failed,
        )

    def _got(self, shape: Shape, found: Floats) -> None:
        self._is_busy = False
        if shape is not self._wanted:
            self._begin()
            return
        self._wanted = None
        self._changed(replace(shape, bundles=found))

    def _failed(self, error: Exception) -> None:
        self._is_busy, self._wanted = False, None
        raise error
