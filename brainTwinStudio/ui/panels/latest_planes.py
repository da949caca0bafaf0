"""Slices cut beside the window: always those of the latest point."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.panels.slice_scene import Plane, Point, SliceScene, planes_at

Planes = tuple[Plane, Plane, Plane]


class LatestPlanes:
    """Slices of the point that was asked for last, cut beside the window; points in
    between are skipped while one is being cut."""

    def __init__(self, parent: QObject, news: Callable[[Planes, Point], None]) -> None:
        self._parent, self._news = parent, news
        self._wanted: tuple[SliceScene, Point] | None = None
        self._busy = False

    def ask(self, scene: SliceScene | None, point: Point) -> None:
        self._wanted = None if scene is None else (scene, point)
        if not self._busy:
            self._start()

    def _start(self) -> None:
        if self._wanted is None:
            return
        (scene, point), self._wanted = self._wanted, None
        self._busy = True

        def done(planes: Planes) -> None:
            self._busy = False
            if self._wanted is None or self._wanted[0] is scene:
                self._news(planes, point)
            self._start()

        def failed(error: Exception) -> None:
            self._busy = False
            self._start()

        in_background(self._parent, lambda: planes_at(scene, point), done, failed)
