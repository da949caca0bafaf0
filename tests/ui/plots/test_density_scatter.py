"""Dots by density, and their colours."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.density_scatter import KINDS, MOST, DensityScatter


@pytest.fixture
def plot(qtbot: QtBot) -> DensityScatter:
    plot = DensityScatter("Measured FC", "Simulated FC")
    qtbot.addWidget(plot)
    plot.resize(380, 320)
    plot.show()
    return plot


def cloud(count: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    x = rng.normal(0.3, 0.15, count)
    return x, 0.5 * x + rng.normal(0, 0.05, count)


def test_dense_places_have_the_last_colour(plot: DensityScatter):
    x, y = cloud(2000)
    plot.set(x, y, "r = 0.80")
    dots = plot.dots
    centre = np.hypot(dots.across - 0.3, dots.up - 0.15) < 0.03
    rim = np.hypot(dots.across - 0.3, dots.up - 0.15) > 0.35
    assert dots._kinds[centre].mean() > 0.7 * KINDS
    assert dots._kinds[rim].mean() < 0.3 * KINDS


def test_the_trend_is_the_least_squares_line(plot: DensityScatter):
    x, y = cloud(2000)
    plot.set(x, y, "")
    slope = np.diff(plot.trend.y)[0] / np.diff(plot.trend.x)[0]
    assert slope == pytest.approx(np.polyfit(x, y, 1)[0])


def test_many_pairs_are_thinned_and_counted(plot: DensityScatter):
    x, y = cloud(3 * MOST)
    plot.set(x, y, "")
    assert plot.shown == plot.dots.count == MOST


def test_pairs_that_are_no_numbers_are_left_out(plot: DensityScatter):
    x, y = cloud(100)
    x[:4] = np.nan
    plot.set(x, y, "")
    assert plot.shown == 96
    plot.set(x[:4], y[:4], "")
    assert plot.shown == 0


def test_dots_are_painted_in_the_colours_of_the_theme(
    plot: DensityScatter, qtbot: QtBot
):
    x, y = cloud(500)
    plot.set(x, y, "")
    for colours in (theme.DARK, theme.LIGHT):
        plot.set_theme(colours)
        image = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        seen = {
            image.pixelColor(i, j).name()
            for i in range(0, image.width(), 2)
            for j in range(0, image.height(), 2)
        }
        painted = {colour.name() for colour in plot.dots._colours}
        assert len(seen & painted) >= 5


def test_the_numbers_behind_the_dots_can_be_copied(plot: DensityScatter):
    plot.set(*cloud(50), "")
    lines = plot.numbers().splitlines()
    assert lines[0] == "Measured FC\tSimulated FC"
    assert len(lines) == 51
