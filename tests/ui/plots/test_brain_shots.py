"""Pictures and spin movies: size, transparency, what a stopped one leaves."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.dialogs.brain_picture import STOPPED, BrainPictureDialog
from brainTwinStudio.ui.plots.brain import BrainView, shots
from brainTwinStudio.ui.plots.brain.shots import Shots, Wanted
from brainTwinStudio.ui.theme import DARK
from tests.ui.plots.conftest import demo_scene
from tests.ui.plots.test_brain_view import pixels

WIDTH, HEIGHT = 320, 220
SOON_MS = 20_000


@pytest.fixture
def view(brain_view: BrainView) -> BrainView:
    brain_view.resize(WIDTH, HEIGHT)
    brain_view.set_scene(demo_scene())
    return brain_view


def written(qtbot: QtBot, view: BrainView, parent: QObject, **chosen: Any) -> Path:
    wanted = Wanted(**chosen)
    made = Shots(view, wanted, parent)
    with qtbot.waitSignal(made.finished, timeout=SOON_MS):
        made.start()
    return wanted.path


def test_a_picture_is_what_is_seen_at_another_size(
    qtbot: QtBot, view: BrainView, tmp_path: Path
):
    path = written(qtbot, view, view, path=tmp_path / "a.png", scale=1.0)
    found, seen = pixels(QImage(str(path))), pixels(view.grab_image())
    assert found.shape == seen.shape
    assert np.abs(found - seen).mean() < 0.005
    large = written(qtbot, view, view, path=tmp_path / "b.png", scale=3.0)
    assert QImage(str(large)).width() == 3 * WIDTH


def test_a_transparent_picture_lies_on_any_canvas_as_on_its_own(
    qtbot: QtBot, view: BrainView, tmp_path: Path
):
    path = written(
        qtbot, view, view, path=tmp_path / "a.png", scale=1.0, transparent=True
    )
    image = QImage(str(path))
    assert image.pixelColor(3, HEIGHT // 2).alpha() == 0
    if view.is_flat:
        return  # its cortex is painted on the canvas, triangle by triangle
    behind = QImage(image.size(), QImage.Format.Format_RGB32)
    behind.fill(DARK.canvas)
    with QPainter(behind) as painter:
        painter.drawImage(0, 0, image)
    assert np.abs(pixels(behind) - pixels(view.grab_image())).mean() < 0.01


def test_without_bars_the_letters_stay(qtbot: QtBot, view: BrainView, tmp_path: Path):
    with_bars, without = (
        pixels(QImage(str(written(
            qtbot, view, view, path=tmp_path / f"{marks}.png", scale=1.0, marks=marks
        ))))
        for marks in (True, False)
    )  # fmt: skip
    differs = np.abs(with_bars - without).max(axis=2) > 0.05
    assert differs[-70:].any()
    assert not differs[: HEIGHT - 70].any()


def test_a_movie_turns_once_around(qtbot: QtBot, view: BrainView, tmp_path: Path):
    path = written(
        qtbot, view, view, path=tmp_path / "a.gif", kind="gif", scale=1.0, seconds=0.27
    )
    opened: Any = Image.open(path)
    with opened as movie:
        assert movie.n_frames == 4
        assert movie.info["loop"] == 0
        frames = []
        for number in range(4):
            movie.seek(number)
            frames.append(np.asarray(movie.convert("RGB"), float))
    apart = [np.abs(frames[0] - frame).mean() for frame in frames[1:]]
    assert min(apart) > 1


def test_a_stopped_movie_leaves_no_file(qtbot: QtBot, view: BrainView, tmp_path: Path):
    dialog = BrainPictureDialog(None, view)
    qtbot.addWidget(dialog)
    dialog.kind.set_current("sequence")
    dialog.seconds.setValue(4)
    folder = tmp_path / "turn"
    dialog.write(folder)
    assert dialog.stop_button.isVisibleTo(dialog)
    qtbot.waitUntil(lambda: dialog.bar.value() > 0, timeout=SOON_MS)
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: not list(folder.glob("*")), timeout=SOON_MS)
    assert dialog.told.text() == STOPPED
    assert dialog.save.isVisibleTo(dialog)


def test_where_nothing_can_be_written_it_is_said(
    qtbot: QtBot, view: BrainView, tmp_path: Path
):
    dialog = BrainPictureDialog(None, view)
    qtbot.addWidget(dialog)
    dialog.write(tmp_path / "nowhere" / "a.png")
    qtbot.waitUntil(
        lambda: "could not be written" in dialog.told.text(), timeout=SOON_MS
    )


@pytest.mark.parametrize("at", ["whole", "Overlay"])  # in the thread, in drawing
def test_a_fault_of_ours_surfaces_and_nobody_waits(
    qtbot: QtBot, view: BrainView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    at: str,
):  # fmt: skip
    monkeypatch.setattr(shots, at, lambda *_, **__: 1 / 0)
    made = Shots(view, Wanted(tmp_path / "a.png"), view)
    with (
        qtbot.captureExceptions() as raised,
        qtbot.waitSignal(made.failed, timeout=SOON_MS),
    ):
        made.start()
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert made.is_over


@pytest.mark.parametrize("way", ["close_button", "escape", "frame"])
def test_it_closes_by_button_escape_and_frame(qtbot: QtBot, view: BrainView, way: str):
    dialog = BrainPictureDialog(None, view)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.open()
    if way == "close_button":
        dialog.close_button.click()
    elif way == "escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    qtbot.waitUntil(lambda: bool(gone), timeout=SOON_MS)
