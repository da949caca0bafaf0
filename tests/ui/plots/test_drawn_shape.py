"""A drawn course: its points are pulled, added and taken away, by mouse and by keys."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import FrozenMap, Stimulation
from brainTwinStudio.ui.plots import drawn_shape
from brainTwinStudio.ui.plots.wave_shape import Wave, course, cycles, pulled
from brainTwinStudio.ui.plots.waveform import ADD, REMOVE, WaveformPlot

POINTS = ((0.0, 0.0), (5.0, 1.0), (15.0, 1.0), (20.0, -0.5))
DRAWN = Wave("drawn", 0.02, drawn=POINTS)
LEFT = Qt.MouseButton.LeftButton


def test_it_is_drawn_through_its_points_and_is_nothing_after_them():
    time, height = cycles(DRAWN)
    np.testing.assert_allclose(np.interp([5, 10, 17.5], time, height),
                               (0.02, 0.02, 0.005))  # fmt: skip
    assert time[-1] == 25.0
    assert height[-1] == 0
    assert course(DRAWN)[1].min() == pytest.approx(-0.01)


def test_a_course_that_comes_once_stands_in_the_run_where_it_is():
    late = replace(DRAWN, start_s=100.0, stop_s=110.0)
    time, low, high = course(late)
    assert np.interp([102.5, 109, 111], time, high) == pytest.approx((0.01, 0.02, 0))
    assert not low.any()
    again = course(replace(late, shape=FrozenMap({"every_s": 30.0})))
    assert again[1].min() == pytest.approx(-0.01)  # the room it swings in


def test_a_point_stays_between_its_neighbours():
    moved = pulled(DRAWN, 1, 8.0, 0.03)
    assert moved.drawn[1] == (8.0, 1.5)
    assert pulled(DRAWN, 1, 40.0, 0.0).drawn[1][0] < 15.0
    assert pulled(DRAWN, 0, -3.0, 0.0).drawn[0][0] == 0.0
    again = replace(DRAWN, shape=FrozenMap({"every_s": 30.0}))
    assert pulled(again, 3, 99.0, 0.0).drawn[3][0] == 30.0
    for wave in (moved, pulled(DRAWN, 1, 40.0, 0.0)):
        Stimulation(("a",), "drawn", drawn=wave.drawn)  # refuses what does not rise


def test_a_course_keeps_two_points_and_a_height():
    two = replace(DRAWN, drawn=((0.0, 0.0), (5.0, 1.0)))
    assert drawn_shape.without_point(two, 0) is two
    assert pulled(two, 1, 5.0, 0.0) == two


def test_points_are_added_where_there_is_room():
    more, number = drawn_shape.with_point(DRAWN, 10.0, 0.01)
    assert (number, more.drawn[2]) == (2, (10.0, 0.5))
    assert drawn_shape.with_point(DRAWN, 5.001, 0.01)[0] is DRAWN
    half, number = drawn_shape.with_halfway(DRAWN, 3)
    assert (number, half.drawn[3]) == (3, (17.5, 0.25))


@pytest.fixture
def plot(qtbot: QtBot) -> WaveformPlot:
    made = WaveformPlot()
    qtbot.addWidget(made)
    made.resize(520, 320)
    made.set(DRAWN)
    made.show()
    return made


def test_points_are_drawn_by_mouse(qtbot: QtBot, plot: WaveformPlot):
    start = plot.handles()[1].toPoint()
    with qtbot.waitSignal(plot.released):
        qtbot.mousePress(plot, LEFT, pos=start)
        qtbot.mouseMove(plot, start + QPoint(10, 20))
        qtbot.mouseRelease(plot, LEFT, pos=start + QPoint(10, 20))
    assert plot.wave is not None
    assert plot.wave.drawn[1][0] > 5
    assert plot.wave.drawn[1][1] < 1
    spot = (plot.handles()[1] + plot.handles()[2]) / 2 + QPointF(0, 40)
    with qtbot.waitSignal(plot.released):
        qtbot.mouseDClick(plot, LEFT, pos=spot.toPoint())
    assert len(plot.wave.drawn) == 5
    assert (plot.handles()[2] - spot).manhattanLength() < 3


def test_points_are_drawn_by_keys(qtbot: QtBot, plot: WaveformPlot):
    plot.setFocus()
    for _ in range(2):
        qtbot.keyClick(plot, Qt.Key.Key_PageDown)
    assert "Point 2: 5 s, 0.02/s, chosen" in plot.accessibleDescription()
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert plot.wave is not None
    assert plot.wave.drawn[1][1] < 1
    qtbot.keyClick(plot, Qt.Key.Key_Insert)
    assert len(plot.wave.drawn) == 5
    for _ in range(9):
        qtbot.keyClick(plot, Qt.Key.Key_Delete)
    assert len(plot.wave.drawn) == 2


def test_points_are_added_and_removed_in_the_menu(plot: WaveformPlot):
    assert plot.wave is not None
    place = plot.handles()[2]
    actions = {a.text(): a for a in plot.menu_at(place).actions()}
    assert ADD not in actions
    actions[REMOVE].trigger()
    assert len(plot.wave.drawn) == 3
    actions = {a.text(): a for a in plot.menu_at(place + QPointF(0, 50)).actions()}
    actions[ADD].trigger()
    assert len(plot.wave.drawn) == 4


def test_a_locked_course_is_not_drawn_on(qtbot: QtBot, plot: WaveformPlot):
    plot.set(DRAWN, locked=True)
    qtbot.mouseDClick(plot, LEFT, pos=QPoint(300, 80))
    assert plot.wave == DRAWN
