from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.pages.head_tabs import HeadTabs
from brainTwinStudio.ui.pages.inspect import RIGHT_PX, WIDE_PX, InspectPage
from brainTwinStudio.ui.wishes import Select
from tests.ui.panels.listening import wishes_of
from tests.ui.small import empty_view


@pytest.fixture
def page(qtbot: QtBot) -> InspectPage:
    result = InspectPage()
    qtbot.addWidget(result)
    assert result.brain_slot is not None
    result.brain_slot.addWidget(QLabel("3D"))
    result.resize(1374, 858)
    result.show()
    return result


def tabs(page: InspectPage) -> HeadTabs:
    """The tabs that are seen."""
    (shown,) = [t for t in page.findChildren(HeadTabs) if t.isVisible()]
    return shown


def test_all_panels_are_filled_and_none_wishes_anything(
    page: InspectPage, view: Any
) -> None:
    told = wishes_of(page)
    page.present(view)
    page.present(replace(view, theme=theme.LIGHT))
    page.present(empty_view())
    assert told == []


def test_parameters_take_the_place_of_the_matrices(
    page: InspectPage, view: Any, qtbot: QtBot
) -> None:
    page.present(view)
    assert page.matrices.isVisible()
    qtbot.mouseClick(tabs(page).tabs[1], Qt.MouseButton.LeftButton)
    assert page.parameters.isVisible()
    assert not page.matrices.isVisible()
    page.show_place(0)
    assert page.matrices.isVisible()


def test_the_tab_follows_what_the_matrices_show(page: InspectPage, view: Any) -> None:
    page.resize(1720, 858)
    page.present(view)
    page.matrices.more.menu().actions()[1].trigger()
    page.present(view)
    assert tabs(page).tabs[0].text() == "Structural weights"


def test_a_region_picked_in_the_table_is_wished_by_the_page(
    page: InspectPage, view: Any, qtbot: QtBot
) -> None:
    page.present(view)
    page.show_place(1)
    page.parameters.segments.picked.emit("regions")
    table = page.parameters.by_region
    assert table is not None
    with qtbot.waitSignal(page.wish) as told:
        table.selectRow(3)
    assert told.args == [
        Select(replace(view.selection, regions=(view.names[3],), edges=()))
    ]


@pytest.mark.parametrize("size", [(1374, 858), (1054, 578)])
def test_the_page_keeps_the_measures_of_the_design(
    page: InspectPage, view: Any, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page.resize(*size)
    page.present(view)
    qtbot.waitUntil(lambda: page.width() == size[0])
    assert abs(page.inspector.width() - RIGHT_PX) <= 2
    assert page.verdict.height() == 44
    assert page.matrices.width() > page.signals.width()
    assert page.signals.width() >= 312
    assert page.inspector.height() > page.history.height()


def test_the_whole_page_fits_a_small_screen(page: InspectPage) -> None:
    """1280 x 720 less project column, menus and strips."""
    hint = page.minimumSizeHint()
    assert hint.width() <= 1054
    assert hint.height() <= 578


def test_a_tab_is_filled_when_it_is_opened(
    page: InspectPage, view: Any, qtbot: QtBot
) -> None:
    for step in page.steps():
        step(view)
    qtbot.mouseClick(tabs(page).tabs[1], Qt.MouseButton.LeftButton)
    assert page.parameters.table.isVisible()
    assert not page.parameters.empty.isVisible()


def test_the_comparison_of_twins_takes_the_place_of_brain_and_panels(
    page: InspectPage, view: Any, qtbot: QtBot
) -> None:
    page.present(view)
    qtbot.mouseClick(tabs(page).tabs[2], Qt.MouseButton.LeftButton)
    assert page.ranking.isVisible()
    assert not page.signals.isVisible()
    assert page.inspector.isVisible()
    qtbot.mouseClick(tabs(page).tabs[1], Qt.MouseButton.LeftButton)
    assert page.parameters.isVisible()
    assert page.signals.isVisible()


def test_tabs_that_do_not_fit_are_in_a_menu(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    head = HeadTabs([f"Panel {n}" for n in range(9)])
    head.setParent(room)
    head.resize(240, 34)
    room.show()
    head.set_current(7)
    QApplication.processEvents()
    seen = [tab for tab in head.tabs if tab.isVisible()]
    assert [tab.text() for tab in seen][-1] == "Panel 7"  # the marked one always
    assert head.more.isVisible()
    assert all(tab.width() >= tab.sizeHint().width() for tab in seen)
    head.more.click()
    (menu,) = head.more.findChildren(QMenu)
    listed = {action.text() for action in menu.actions()}
    assert listed == {tab.text() for tab in head.tabs} - {tab.text() for tab in seen}
    with qtbot.waitSignal(head.picked) as picked:
        menu.actions()[0].trigger()
    assert picked.args is not None
    assert head.tabs[picked.args[0]].text() in listed
    menu.close()
    head.resize(head.sizeHint())
    assert all(tab.isVisible() for tab in head.tabs)
    assert not head.more.isVisible()


def test_tabs_have_short_names_where_the_head_is_narrow(
    page: InspectPage, view: Any, qtbot: QtBot
) -> None:
    page.present(view)
    page.show_place(6)  # has the room of the brain
    qtbot.waitUntil(lambda: tabs(page).tabs[2].text() == "Compare twins")
    page.show_place(0)  # beside the signals: eight whole names do not fit
    qtbot.waitUntil(lambda: tabs(page).tabs[2].text() == "Twins")
    page.resize(1720, 858)
    qtbot.waitUntil(lambda: tabs(page).tabs[2].text() == "Compare twins")
    page.resize(1054, 578)
    qtbot.waitUntil(lambda: tabs(page).tabs[2].text() == "Twins")
    assert tabs(page).tabs[0].text() == "FC"


def test_well_posedness_has_the_whole_width_below_the_brain(
    page: InspectPage, view: Any, qtbot: QtBot
) -> None:
    page.resize(1054, 578)
    page.present(view)
    qtbot.waitUntil(lambda: page.width() == 1054)
    before = page.matrices.height()
    page.show_place(7)
    qtbot.waitUntil(lambda: page.well_posed.height() >= WIDE_PX - 1)
    assert page.well_posed.isVisible()
    assert not page.signals.isVisible()
    page.show_place(0)
    qtbot.waitUntil(lambda: page.matrices.height() == before)
    assert page.signals.isVisible()
