"""Pictures of the window in several sizes and themes."""

import argparse
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog

from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.walk.runner import Rest, Steps, Until, picture_of
from brainTwinStudio.ui.walk.sight import Sight

FRAME = QColor(128, 128, 128)


class Pictures:
    """Numbered, in a folder for each theme and size; between them the window has the
    first theme and size, in which everything is done."""

    def __init__(self, studio: Studio, args: argparse.Namespace) -> None:
        self._studio, self._window = studio, studio.window
        self._sight, self._number = Sight(studio), 0
        self._out: Path = args.folder
        self._themes: list[str] = args.themes.split(",")
        sides = (one.split("x") for one in args.sizes.split(","))
        self._sizes = [(int(width), int(height)) for width, height in sides]

    def take(self, name: str, *, above: bool = False) -> Steps:
        """What the window shows now, in every size and theme; above: something lies
        over it that keeps its place, so one size must do."""
        self._number += 1
        for theme in self._themes:
            for size in self._sizes[:1] if above else self._sizes:
                yield from self._dress(theme, size)
                folder = self._out / f"{theme}-{size[0]}x{size[1]}"
                folder.mkdir(parents=True, exist_ok=True)
                image = picture_of(self._window)
                self._frame_dialogs(image)
                image.save(str(folder / f"{self._number:02d}-{name}.png"))
        yield from self._dress(self._themes[0], self._sizes[0])

    def _frame_dialogs(self, image: QImage) -> None:
        """As a system's window manager does, which is not in the picture."""
        every = QApplication.topLevelWidgets()
        dialogs = [one for one in every if isinstance(one, QDialog) and one.isVisible()]
        with QPainter(image) as painter:
            painter.setPen(FRAME)
            for one in dialogs:
                place = self._window.mapFromGlobal(one.pos())
                painter.drawRect(QRect(place, one.size()).adjusted(-1, -1, 0, 0))

    def _dress(self, theme: str, size: tuple[int, int]) -> Steps:
        look = self._studio.view.theme.name, self._window.width(), self._window.height()
        if look == (theme, *size):
            yield Rest(0.4)
        else:
            if look[0] != theme:
                self._studio.act("theme")
            self._window.resize(*size)
            yield Rest(1.2)
        if self._window.brain.view3d.isVisible():
            yield Until("the brain in 3D", self._sight.is_drawn, 60)
