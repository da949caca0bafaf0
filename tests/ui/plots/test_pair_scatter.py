"""Pairs are picked by mouse and keys, and say what they are."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.plots.density_scatter import MOST
from brainTwinStudio.ui.plots.pair_scatter import PairScatter

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
X = np.array([0.1, np.nan, 0.5, 0.9, 0.3])
Y = np.array([0.2, 0.5, 0.4, 0.8, 0.7])


@pytest.fixture
def plot(qtbot: QtBot) -> PairScatter:
    plot = PairScatter("Measured FC", "Simulated FC")
    qtbot.addWidget(plot)
    plot.resize(380, 320)
    plot.show()
    qtbot.waitExposed(plot)
    plot.set(X, Y, "")
    return plot


def place(plot: PairScatter, number: int) -> QPoint:
    """Where a dot is painted, by the axes that are painted."""
    scene = plot.box.mapViewToScene(QPointF(X[number], Y[number]))
    return plot.mapFromScene(scene)


@pytest.mark.parametrize("number", [0, 2, 3, 4])
def test_a_click_picks_the_pair_that_was_set(plot, qtbot, number):
    picked = []
    plot.picked.connect(lambda *what: picked.append(what))
    qtbot.mouseClick(plot.viewport(), LEFT, CTRL, place(plot, number))
    assert picked == [(number, CTRL)]
    assert plot._ring.x.tolist() == [X[number]]
    assert plot._ring.y.tolist() == [Y[number]]


def test_a_click_beside_all_dots_picks_none(plot, qtbot):
    picked = []
    plot.picked.connect(lambda *what: picked.append(what))
    qtbot.mouseClick(plot.viewport(), LEFT, NONE, place(plot, 3) + QPoint(-40, 40))
    assert picked == []


def test_arrow_keys_step_across_and_upward(plot, qtbot):
    picked = []
    plot.picked.connect(lambda number, _: picked.append(number))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(plot, key)
    assert picked == [0, 4, 2, 4], "0.1, 0.3, 0.5 across; then up from 0.4 to 0.7"
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert picked[-1] == 0


def test_a_pair_is_told_by_its_number(plot):
    plot.words = lambda number: f"pair {number}"
    plot.choose(3)
    assert plot.accessibleDescription() == "pair 3"
    plot.choose(1)
    assert plot._ring.x.size == 0, "its measured value is no number"
    plot.choose(None)
    assert plot.accessibleDescription() == ""
    assert plot._ring.x.size == 0


def test_of_many_pairs_those_that_are_drawn_keep_their_numbers(plot):
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(2, 2 * MOST))
    plot.set(x, y, "")
    assert plot.dots.count == MOST
    np.testing.assert_array_equal(x[plot.drawn], plot.dots.across)
    np.testing.assert_array_equal(y[plot.drawn], plot.dots.up)
    left_out = int(np.setdiff1d(np.arange(2 * MOST), plot.drawn)[-1])
    plot.choose(left_out)
    assert plot._ring.x.tolist() == [x[left_out]]
    plot.set(X, Y, "")
    assert plot._ring.x.size == 0, "there is no such pair any more"
