"""Plots leave the window as tables, as drawings that can be scaled, and as pixels."""

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.copying import IMAGE, SAVE_IMAGE, SAVE_NUMBERS
from brainTwinStudio.ui.plots.pictures import FORMATS, drawing, write_picture
from brainTwinStudio.ui.studio import Studio
from tests.ui.test_studio import link, sentences, studio

__all__ = ["link", "studio"]  # fixtures
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def plot(qtbot: QtBot) -> Axes:
    axes = Axes("Frequency (Hz)", "Power (dB)")
    qtbot.addWidget(axes)
    axes.resize(300, 200)
    axes.add_curve("measured", "measured").set(np.arange(50.0), np.arange(50.0) % 7)
    axes.show()
    return axes


def test_a_drawing_is_lines_and_words_not_pixels(plot: Axes) -> None:
    root = ElementTree.fromstring(drawing(plot))
    assert root.get("viewBox") == "0 0 300 200"
    kinds = [one.tag.removeprefix(SVG) for one in root.iter()]
    assert "image" not in kinds
    assert "polyline" in kinds or "path" in kinds
    words = {"".join(one.itertext()).strip() for one in root.iter(f"{SVG}text")}
    assert {"Frequency (Hz)", "Power (dB)"} <= words


@pytest.mark.parametrize("times", [1, 4])
def test_pixels_are_as_fine_as_wanted(plot: Axes, tmp_path: Path, times: int) -> None:
    write_picture(plot, tmp_path / "a.png", times)
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (300 * times, 200 * times)
    painted = {image.pixel(x, image.height() // 2) for x in range(image.width())}
    assert len(painted) > 3


def entry(studio: Studio, text: str) -> None:
    plot = studio.window.page.findChildren(Axes)[0]
    assert plot.isVisibleTo(studio.window)
    action = next(act for act in plot.menu().actions() if act.text() == text)
    action.trigger()


def chosen(studio: Studio, path: Path, wanted: str = "") -> None:
    """What a person does in the dialog that is open."""
    (dialog,) = studio.window.findChildren(QFileDialog)
    if wanted:
        dialog.selectNameFilter(wanted)
    dialog.fileSelected.emit(str(path))
    dialog.setParent(None)


def test_every_way_out_of_a_plot(studio: Studio, tmp_path: Path) -> None:
    studio.show_stage("inspect")
    studio.present_now()
    entry(studio, SAVE_NUMBERS)
    chosen(studio, tmp_path / "numbers.tsv")
    lines = (tmp_path / "numbers.tsv").read_text("utf-8").splitlines()
    assert len({line.count("\t") for line in lines}) == 1
    for wanted, (ending, _) in FORMATS.items():
        entry(studio, SAVE_IMAGE)
        chosen(studio, tmp_path / "picture", wanted)
        assert (tmp_path / f"picture.{ending}").stat().st_size > 500
    entry(studio, IMAGE)
    assert not QGuiApplication.clipboard().pixmap().isNull()


def test_what_cannot_be_written_is_a_sentence(studio: Studio, tmp_path: Path) -> None:
    studio.show_stage("inspect")
    studio.present_now()
    for text in (SAVE_NUMBERS, SAVE_IMAGE):
        entry(studio, text)
        chosen(studio, tmp_path / "no" / "folder.png")
        assert "cannot be written" in sentences(studio)[-1]
