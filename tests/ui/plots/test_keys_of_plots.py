"""Plots that only show something take the keyboard, so that their menu has a key."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.bar_grid import Bar, BarGrid, BarRow
from brainTwinStudio.ui.plots.copying import NUMBERS
from brainTwinStudio.ui.plots.pictures import drawing, picture
from brainTwinStudio.ui.plots.radar import Radar
from brainTwinStudio.ui.plots.radar_model import Axis, Polygon
from tests.ui.panels.test_states import StatesPanel, told


def axes() -> Axes:
    result = Axes("Frequency (Hz)", "Power (dB)")
    result.add_curve("measured", "measured").set(np.arange(9.0), np.arange(9.0))
    return result


def bars() -> BarGrid:
    result = BarGrid()
    result.set([("to 1", "later")], [BarRow("from 1", (Bar(0.5, "50"),))])
    return result


def radar() -> Radar:
    result = Radar()
    shares = (0.2, 0.5, 0.9)
    directions = [Axis(name, name) for name in ("FC", "FCD", "PSD")]
    result.set(directions, [Polygon("twin", shares, ("a", "b", "c"))])
    return result


def states() -> QWidget:
    panel = StatesPanel()
    panel.present(told())
    rows = panel.rows
    rows.setParent(None)
    panel.deleteLater()
    return rows


@pytest.fixture(params=[axes, bars, radar, states])
def plot(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[QWidget]:
    """A plot below a field that has the keyboard."""
    make: Callable[[], QWidget] = request.param
    root, field, plot = QWidget(), QLineEdit(), make()
    column = QVBoxLayout(root)
    column.addWidget(field)
    column.addWidget(plot)
    qtbot.addWidget(root)
    root.resize(640, 360)
    root.show()
    root.activateWindow()
    assert QTest.qWaitForWindowActive(root)
    field.setFocus()
    yield plot
    root.close()


def press_tab() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Tab)


def image_of(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def accent_in(image: QImage) -> int:
    """Pixels at the border in the colour of who has the keyboard."""
    wanted = theme.colour(theme.current().accent).rgb()
    wide, high = image.width(), image.height()
    border = [(x, y) for x in range(wide) for y in (0, 1, high - 2)]
    return sum(image.pixel(x, y) == wanted for x, y in border)


def test_tab_leads_to_the_plot_and_a_frame_says_so(plot: QWidget) -> None:
    before = image_of(plot)
    press_tab()
    assert QApplication.focusWidget() is plot
    QApplication.processEvents()
    assert accent_in(image_of(plot)) > accent_in(before) + 0.8 * plot.width()


def test_the_menu_key_opens_what_a_right_click_does(plot: QWidget) -> None:
    press_tab()
    spot = plot.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, spot, plot.mapToGlobal(spot)
    )
    QApplication.sendEvent(plot, event)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert NUMBERS in [act.text() for act in menu.actions()]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is plot
    QApplication.processEvents()
    assert accent_in(image_of(plot)) > 0.8 * plot.width()  # still there


def test_the_frame_is_no_part_of_a_picture(plot: QWidget) -> None:
    before, drawn = picture(plot, 1).toImage(), drawing(plot)
    press_tab()
    QApplication.processEvents()
    assert picture(plot, 1).toImage() == before
    assert drawing(plot) == drawn
