import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.colour_bar import ColourBar
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.matrix import MatrixPlot
from brainTwinStudio.ui.plots.matrix_grid import NOWHERE, bands, grid_in
from brainTwinStudio.ui.plots.matrix_image import coloured, scaled, side_of

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
GREY = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)


@pytest.fixture
def plot(qtbot: QtBot) -> MatrixPlot:
    result = MatrixPlot()
    qtbot.addWidget(result)
    result.resize(200, 160)
    values = np.arange(16.0).reshape(4, 4)
    result.set(values, (0, 15), GREY, order=(3, 2, 1, 0), seams=(2,))
    result.set_names("ABCD")
    result.show()
    return result


def spot(plot: MatrixPlot, row: int, column: int) -> QPoint:
    """The middle of a place on screen."""
    return plot.grid().box((row, column), (row, column)).center().toPoint()


def test_cells_are_square_and_in_the_middle(plot: MatrixPlot) -> None:
    area = plot.grid().area
    assert area.width() == area.height() == 160
    assert area.left() == 20


def test_a_click_tells_the_number_of_the_region_not_the_row(
    plot: MatrixPlot, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(plot.cell_clicked) as told:
        qtbot.mouseClick(plot, LEFT, CTRL, spot(plot, 0, 1))
    assert told.args == [3, 2, CTRL]


def test_a_click_beside_the_cells_tells_nothing(plot: MatrixPlot, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(plot.cell_clicked):
        qtbot.mouseClick(plot, LEFT, pos=QPoint(5, 80))


def test_the_mouse_over_cells_tells_them_and_leaving_tells_nowhere(
    plot: MatrixPlot, qtbot: QtBot
) -> None:
    told: list[tuple[int, int]] = []
    plot.cell_hovered.connect(lambda i, j: told.append((i, j)))
    qtbot.mouseMove(plot, spot(plot, 3, 0))
    qtbot.waitUntil(lambda: (0, 3) in told)
    plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert told[-1] == NOWHERE


def test_the_tip_tells_the_cell_under_the_mouse(plot: MatrixPlot, qtbot: QtBot) -> None:
    for at, words in ((spot(plot, 0, 1), "D – C: 14.00"), (QPoint(5, 80), "")):
        there = plot.mapToGlobal(at)
        QApplication.sendEvent(plot, QHelpEvent(QEvent.Type.ToolTip, at, there))
        qtbot.waitUntil(lambda words=words: seen_tip() == words)  # Qt hides it later
    QToolTip.hideText()


def seen_tip() -> str:
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_a_drag_boxes_rows_and_columns(plot: MatrixPlot, qtbot: QtBot) -> None:
    clicks: list[int] = []
    plot.cell_clicked.connect(lambda *args: clicks.append(1))
    with qtbot.waitSignal(plot.boxed) as told:
        qtbot.mousePress(plot, LEFT, pos=spot(plot, 2, 3))
        qtbot.mouseMove(plot, spot(plot, 1, 1))
        qtbot.mouseRelease(plot, LEFT, pos=spot(plot, 0, 1))
    assert (told.args or [])[:2] == [[2, 1], [2, 1, 0]]
    assert not clicks


def test_arrows_and_enter_do_what_a_click_does(plot: MatrixPlot, qtbot: QtBot) -> None:
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert plot.accessibleDescription() == "C – C: 10.00"
    with qtbot.waitSignal(plot.cell_clicked) as told:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert (told.args or [])[:2] == [2, 2]


def test_b_begins_a_box_and_ends_it(plot: MatrixPlot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plot.boxed) as told:
        for key in (Qt.Key.Key_B, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_B):
            qtbot.keyClick(plot, key)
    assert (told.args or [])[:2] == [[3, 2], [3, 2]]


def test_arrows_with_shift_draw_a_box_and_tell_its_size(
    plot: MatrixPlot, qtbot: QtBot
) -> None:
    told: list[str] = []
    plot.told.connect(told.append)
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert told == []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(plot, key, Qt.KeyboardModifier.ShiftModifier)
    assert "2 × 2" in told[-1]
    with qtbot.waitSignal(plot.boxed) as boxed:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert boxed.args is not None
    assert boxed.args[:2] == [[2, 1], [3, 2]]
    assert told[-1] == ""


def test_escape_drops_a_box_that_was_begun(plot: MatrixPlot, qtbot: QtBot) -> None:
    qtbot.keyClick(plot, Qt.Key.Key_B)
    with qtbot.assertNotEmitted(plot.boxed):
        qtbot.keyClick(plot, Qt.Key.Key_Escape)
        qtbot.keyClick(plot, Qt.Key.Key_Down)


def test_selected_rows_are_outlined_wherever_they_are_shown(plot: MatrixPlot) -> None:
    before = plot.grab().toImage()
    plot.set_selected((3,))
    after = plot.grab().toImage()
    changed = [y for y in range(160) if after.pixel(150, y) != before.pixel(150, y)]
    assert changed
    assert max(changed) <= 42  # region 3 is the topmost row, 40 px high


def test_neighbours_on_screen_are_outlined_together() -> None:
    assert bands(np.array([3, 2, 1, 0]), (3, 2, 0)) == [(0, 2), (3, 4)]
    assert bands(np.array([3, 2, 1, 0]), ()) == []


def test_missing_values_are_hatched_not_coloured(plot: MatrixPlot) -> None:
    values = np.full((4, 4), np.nan)
    values[0, 0] = 15
    plot.set(values, (0, 15), GREY)
    image = plot.grab().toImage()
    colours = {
        QColor(image.pixel(x, y)).name().upper()
        for x in range(80, 100)
        for y in range(60, 80)
    }
    assert theme.current().raised in colours
    assert len(colours) > 1
    assert image.pixelColor(30, 20).name() == "#ffffff"


def test_values_beyond_the_levels_take_the_end_colours() -> None:
    image = coloured(np.array([[-9.0, 0.5], [1.0, np.nan]]), (0, 1), GREY)
    assert image.pixelColor(0, 0).red() == 0
    assert image.pixelColor(1, 0).red() == 128
    assert image.pixelColor(0, 1).red() == 255
    assert image.pixelColor(1, 1).alpha() == 0


def test_red_stays_red() -> None:
    table = np.zeros((256, 3), np.uint8)
    table[:, 0] = 200
    image = coloured(np.zeros((1, 1)), (0, 1), table)
    assert image.pixelColor(0, 0).getRgb() == (200, 0, 0, 255)


@pytest.mark.parametrize(
    ("room", "cells", "side"),
    [(210, 68, 204), (180, 94, 180), (100, 400, 100), (50, 0, 0)],
)
def test_cells_take_whole_pixels_where_that_wastes_little(
    room: int, cells: int, side: int
) -> None:
    assert side_of(room, cells) == side


@pytest.mark.parametrize("side", [3, 20, 47])
def test_pictures_are_scaled_to_the_side(qtbot: QtBot, side: int) -> None:
    image = coloured(np.eye(10), (0, 1), GREY)
    assert scaled(image, side).width() == side


def test_a_point_outside_is_nowhere_or_the_nearest_cell() -> None:
    grid = grid_in(100, 100, 10, 1.0)
    assert grid.place_at(QPointF(-5, 55)) == NOWHERE
    assert grid.place_at(QPointF(-5, 55), nearest=True) == (5, 0)


def test_numbers_are_copied_in_the_order_on_screen(plot: MatrixPlot) -> None:
    copy_menu(plot, plot.numbers).actions()[0].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["", "D", "C", "B", "A"]
    assert lines[1].split("\t") == ["D", "15", "14", "13", "12"]


def test_a_colour_bar_tells_its_ends_and_what_it_measures(qtbot: QtBot) -> None:
    bar = ColourBar()
    qtbot.addWidget(bar)
    bar.set("−0.2", "0.8", colour_map("batlow"), "FC, correlation")
    assert bar.accessibleName() == "FC, correlation: −0.2 to 0.8"
    bar.resize(220, 24)
    image = bar.grab().toImage()
    middle = image.pixelColor(110, 12)
    seen = (middle.red(), middle.green(), middle.blue())
    assert seen == pytest.approx(tuple(colour_map("batlow")[128]), abs=6)


def test_many_selected_rows_are_marked_at_the_border_only(qtbot: QtBot) -> None:
    plot = MatrixPlot()
    qtbot.addWidget(plot)
    plot.resize(300, 300)
    plot.set(np.zeros((40, 40)), (0, 1), GREY)
    plain = plot.grab().toImage()
    middle = plot.grid().area.center().toPoint()
    plot.set_selected(range(0, 40, 2))
    many = plot.grab().toImage()
    assert many != plain
    around = [(middle.x() + i, middle.y()) for i in range(-30, 30)]
    assert all(many.pixel(*at) == plain.pixel(*at) for at in around)


@pytest.mark.parametrize("size", [(160, 220), (230, 160)])
def test_the_profile_of_the_row_under_the_mouse_is_drawn_beside_the_matrix(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    plot = MatrixPlot(profile=True)
    qtbot.addWidget(plot)
    plot.resize(*size)
    values = np.arange(16.0).reshape(4, 4)
    plot.set(values, (0, 15), GREY, order=(3, 2, 1, 0))
    plot.set_names("ABCD")
    plot.show()
    assert plot.profile() is None
    empty = plot.grab().toImage()
    plot.set_hover(2)
    profile = plot.profile()
    assert profile is not None
    assert profile.values == pytest.approx([11, np.nan, 9, 8], nan_ok=True)
    assert profile.name == "C"
    seen = plot.grab().toImage()
    area = plot.grid().area.toRect()
    beside = [
        (x, y)
        for x in range(seen.width())
        for y in range(seen.height())
        if not area.adjusted(-2, -2, 2, 2).contains(x, y)
        and seen.pixel(x, y) != empty.pixel(x, y)
    ]
    assert len(beside) > 60
    middles = [plot.grid().step * (i + 0.5) for i in range(4)]
    across = {(x if size[1] > size[0] else y) for x, y in beside}
    assert all(round(at) in across for at in middles)


def test_without_room_for_a_profile_the_matrix_has_it_all(qtbot: QtBot) -> None:
    plot = MatrixPlot(profile=True)
    qtbot.addWidget(plot)
    plot.resize(160, 180)
    plot.set(np.eye(4), (0, 1), GREY)
    plot.set_names("ABCD")
    plot.show()
    assert plot.grid().area.top() == 10
    plot.set_hover(1)
    below = plot.grab().toImage().copy(0, 172, 160, 8)
    assert len({below.pixel(x, y) for x in range(160) for y in range(8)}) == 1
