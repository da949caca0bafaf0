"""The inspector and the history stand on the pages where things are chosen and
changed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.pages.check import CheckPage
from brainTwinStudio.ui.pages.data import DataPage
from brainTwinStudio.ui.pages.plan import PlanPage
from brainTwinStudio.ui.pages.shared_place import SharedPlace
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.view import View
from tests.ui.panels.listening import wishes_of

LEFT = Qt.MouseButton.LeftButton


def click(qtbot: QtBot, place: SharedPlace, name: str) -> Panel:
    """What a click on the tab of this name brings to the front."""
    front = place.currentWidget()
    assert front is not None
    tabs = front.findChildren(QAbstractButton)
    qtbot.mouseClick(next(one for one in tabs if one.text() == name), LEFT)
    shown = place.currentWidget()
    assert isinstance(shown, Panel)
    assert shown.isVisible()
    assert shown.head.title() == name
    return shown


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (DataPage, ("Inspector", "History", "Patient")),
        (CheckPage, ("History", "Checks")),
        (PlanPage, ("Inspector", "History")),
    ],
)
def test_tabs_bring_each_to_the_front(make, names, qtbot: QtBot, view: View):
    page = make()
    qtbot.addWidget(page)
    page.resize(1374, 858)
    page.present(view)
    page.show()
    wishes = wishes_of(page)
    place = page.left if make is CheckPage else page.beside
    for name in names:
        click(qtbot, place, name)
    assert wishes == []


def test_the_inspector_of_a_plan_tells_of_the_selection_and_has_room(
    qtbot: QtBot, view: View
):
    page = PlanPage()
    qtbot.addWidget(page)
    page.editor.previewing.on = page.stimulus.previewing.on = False
    page.resize(1050, 574)  # of a window of 1280 x 720
    page.present(view)
    page.show()
    before, editor = page.beside.height(), page.right.height()
    click(qtbot, page.beside, "Inspector")
    assert page.beside.height() > 2 * before
    assert page.right.height() > page.beside.height()
    region = view.names[0]
    page.present(replace(view, selection=replace(view.selection, regions=(region,))))
    assert page.inspector.title.text() == "L Cuneus"
    click(qtbot, page.beside, "History")
    assert (page.beside.height(), page.right.height()) == (before, editor)
