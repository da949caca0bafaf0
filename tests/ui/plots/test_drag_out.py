"""What another program gets when a plot is pulled onto it."""

import inspect
import pkgutil
from importlib import import_module

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui import plots
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.drag_out import PNG, SVG, TIMES, TSV, DragOut, Grip
from brainTwinStudio.ui.plots.matrix import MatrixPlot
from brainTwinStudio.ui.plots.pictures import drawing

LEFT = Qt.MouseButton.LeftButton


def curve(qtbot: QtBot) -> Axes:
    plot = Axes("Time (s)", "Loss")
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    plot.add_curve("fit", "accent").set(np.arange(3.0), np.array([4.0, 2.0, 1.0]))
    plot.show()
    return plot


def enter(plot: QWidget) -> Grip:
    """The grip that shows once the mouse is over a plot."""
    middle = QPointF(plot.rect().center())
    QApplication.sendEvent(plot, QEnterEvent(middle, middle, middle))
    grip = plot.findChild(Grip)
    assert grip is not None
    assert grip.isVisible()
    return grip


def test_a_plot_is_pulled_as_png_svg_and_numbers(qtbot: QtBot):
    plot = curve(qtbot)
    data = enter(plot).drag().mimeData()
    assert {PNG, SVG, TSV} <= set(data.formats())
    assert not data.hasUrls()  # or the own window would add it as data
    image = QImage.fromData(data.data(PNG))
    assert (image.width(), image.height()) == (300 * TIMES, 200 * TIMES)
    assert bytes(data.data(SVG).data()).count(b"<svg") == 1
    text = bytes(data.data(TSV).data()).decode()
    assert text == data.text() == plot.numbers()
    assert text.splitlines()[1] == "0\t4"


def test_the_grip_is_there_under_the_mouse_alone_and_in_no_picture(qtbot: QtBot):
    plot = MatrixPlot()
    qtbot.addWidget(plot)
    plot.resize(200, 200)
    plot.show()
    assert plot.findChild(Grip) is None
    before = drawing(plot)
    grip = enter(plot)
    assert grip.geometry().right() == plot.width() - 1
    assert drawing(plot) == before
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert not grip.isVisible()


def test_only_a_pull_begins_a_drag(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    begun: list[QDrag] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: begun.append(drag))
    grip = enter(curve(qtbot))
    QTest.mouseClick(grip, LEFT)
    assert begun == []
    QTest.mousePress(grip, LEFT, pos=QPoint(8, 8))
    QTest.mouseMove(grip, QPoint(60, 60))
    assert len(begun) == 1
    assert begun[0].mimeData().hasFormat(TSV)
    assert not begun[0].pixmap().isNull()


def test_a_click_on_the_grip_is_one_on_the_cell_below(qtbot: QtBot):
    plot = MatrixPlot()
    qtbot.addWidget(plot)
    plot.resize(200, 200)
    plot.set(np.eye(4), (0, 1), np.zeros((256, 3), np.uint8))
    plot.show()
    clicked: list[tuple[int, int]] = []
    plot.cell_clicked.connect(lambda row, column, _: clicked.append((row, column)))
    QTest.mouseClick(enter(plot), LEFT)
    assert clicked == [(0, 3)]


def test_every_plot_that_copies_numbers_can_be_pulled_out(qtbot: QtBot):
    found = 0
    for module in pkgutil.iter_modules(plots.__path__):
        one = import_module(f"{plots.__name__}.{module.name}")
        source = inspect.getsource(one)
        if "copy_menu(self" in source:
            found += 1
            assert f"{DragOut.__name__}(self)" in source, module.name
    assert found > 5
