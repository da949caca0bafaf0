"""Panels moved to other places of a page: by mouse, by command, kept, brought back."""

import json
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.engine_link import EngineLink
from brainTwinStudio.ui.pages.data import DataPage
from brainTwinStudio.ui.pages.moving import DropMark
from brainTwinStudio.ui.pages.tiling import (
    Row,
    Tabs,
    alone,
    moved,
    names_in,
    packed,
    unpacked,
)
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.view import View
from tests.ui.test_studio import FakeLink, link, sentences, studio

__all__ = ["link", "studio"]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, view: View) -> DataPage:
    page = DataPage()
    qtbot.addWidget(page)
    page.resize(1374, 858)
    page.present(view)
    page.show()
    return page


def spot(page: QWidget, widget: QWidget) -> tuple[int, int, int, int]:
    corner = widget.mapTo(page, QPoint())
    return corner.x(), corner.y(), widget.width(), widget.height()


# ---------------------------------------------------------------- without widgets


def test_a_place_beside_another_takes_half_of_its_room():
    tiling = {"a": alone("A"), "b": alone("B"), "c": alone("C")}
    once = moved(tiling, "B", "a", "A", "below")
    assert once["b"] is None
    assert once["a"] == Row(False, (alone("A"), alone("B")), (500, 500))
    twice = moved(once, "C", "a", "B", "above")
    column = twice["a"]
    assert isinstance(column, Row)
    assert names_in(column) == ("A", "C", "B")
    assert column.sizes == (500, 250, 250)
    back = moved(moved(twice, "A", "c", "", "tab"), "C", "b", "", "tab")
    assert back == {"a": alone("B"), "b": alone("C"), "c": alone("A")}


def test_what_is_kept_as_json_is_the_same_afterwards():
    tile = Row(True, (Tabs(("A", "B"), "B"), alone("C")), (300, 700))
    assert unpacked(json.loads(json.dumps(packed(tile)))) == tile
    with pytest.raises(ValueError, match="two parts"):
        unpacked({"across": True, "parts": [], "sizes": []})


# ---------------------------------------------------------------- on a page


def test_moved_beside_swapped_and_reset(page: DataPage):
    room, before = page.room, spot(page, page.signals)
    room.move("Signals", "Patient", "below")
    x, y, width, _ = spot(page, page.signals)
    beside = spot(page, page.beside)
    assert (x, width) == (beside[0], beside[2])
    assert y > beside[1]
    room.swap("Signals", "Recordings")
    assert spot(page, page.table)[0] == spot(page, page.beside)[0]
    assert page.signals.isVisible()
    room.reset()
    assert room.cells.is_usual
    assert spot(page, page.signals) == before


def test_beside_the_brain_which_itself_stays(page: DataPage):
    place = page.room.place("Brain")
    assert place is not None
    around = place.widget.parentWidget()
    for side in ("left", "right", "above", "below"):
        page.room.move("Signals", "Brain", side)
        assert place.widget.parentWidget() is around
        assert place.widget.isVisible()
        assert page.signals.isVisible()
    assert page.room.cells.sides("Signals", "Brain") == (
        *("left", "right", "above", "below"),
    )
    assert page.room.cells.sides("Brain", "Signals") == ()


def test_by_a_tab_one_is_in_front_and_its_own_tabs_still_work(page: DataPage):
    page.room.move("Patient", "Signals", "tab")
    assert page.beside.isVisible()
    assert not page.signals.isVisible()
    page.beside.show_panel(2)
    assert page.history.isVisible()
    stand = next(s for s in page.room.cells.stands() if "Signals" in s.names)
    first = stand.heads.tabs[0]
    assert first.text() == "Signals"
    QTest.mouseClick(first, LEFT)
    assert page.signals.isVisible()
    assert not page.beside.isVisible()
    page.show_place(1)  # what shares a place elsewhere is not touched
    assert page.slices.isVisible()
    page.beside.show_panel(0)  # what the page itself turns to comes to the front
    assert page.about.isVisible()


def test_one_alone_and_back_leaves_what_was_moved(page: DataPage):
    page.room.move("Signals", "Patient", "above")
    before = spot(page, page.signals)
    QTest.mouseDClick(page.signals.head, LEFT)
    assert spot(page, page.signals) == (0, 0, page.width(), page.height())
    QTest.mouseDClick(page.signals.head, LEFT)
    assert spot(page, page.signals) == before


def test_a_place_that_is_not_wanted_stays_away_wherever_it_stands(page: DataPage):
    page.room.move("Signals", "Patient", "tab")
    page.room.want(page.signals, False)
    assert page.beside.isVisible()
    assert not page.signals.isVisible()
    page.room.want(page.signals, True)
    assert page.signals.isVisible()


def pull(page: DataPage, widget: QWidget, to: QPoint, *, drop: bool = True) -> None:
    """By the mouse, from a head or tab to a point of the page."""
    start = QPoint(4, widget.height() // 2)
    QTest.mousePress(widget, LEFT, pos=start)
    for place in (start + QPoint(30, 8), widget.mapFrom(page, to)):
        QTest.mouseMove(widget, place)
    if drop:
        QTest.mouseRelease(widget, LEFT, pos=widget.mapFrom(page, to))
        QTest.qWait(1)


def test_a_head_is_pulled_to_a_side_that_is_marked(page: DataPage):
    x, y, width, height = spot(page, page.beside)
    low = QPoint(x + width // 2, y + height - 12)
    pull(page, page.signals.head, low, drop=False)
    mark = page.findChild(DropMark)
    assert mark is not None
    assert mark.isVisible()
    assert mark.words == "Below Patient"
    assert spot(page, mark) == (x, y + height // 2, width, height - height // 2)
    QTest.mouseRelease(
        page.signals.head, LEFT, pos=page.signals.head.mapFrom(page, low)
    )
    QTest.qWait(1)
    assert not mark.isVisible()
    assert spot(page, page.signals)[0] == x
    tabs = QPoint(*spot(page, page.table)[:2]) + QPoint(300, 90)
    pull(page, page.signals.head, tabs)
    stand = next(s for s in page.room.cells.stands() if "Signals" in s.names)
    assert stand.names == ("Recordings", "Signals")
    tab = stand.heads.tabs[0]  # which leads out again
    pull(page, tab, QPoint(x + 9, y + height // 2))
    assert x > spot(page, page.table)[0] > spot(page, page.signals)[0]
    assert page.beside.isVisible()


def test_escape_leaves_everything_as_it_was(page: DataPage):
    x, y, *_ = spot(page, page.beside)
    pull(page, page.signals.head, QPoint(x + 9, y + 300), drop=False)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.signals.head, LEFT)
    QTest.qWait(1)
    assert page.room.cells.is_usual
    assert page.room.alone is None


@pytest.mark.parametrize("wrong", ["Brain", "Signals", "Nothing"])
def test_what_was_kept_of_other_places_is_refused(page: DataPage, wrong: str):
    page.room.move("Signals", "Patient", "below")
    kept = page.room.state()
    kept["moved"]["cells"]["Signals"] = {"tabs": [wrong], "front": wrong}
    page.room.reset()
    with pytest.raises(ValueError, match="another page"):
        page.room.restore(kept)
    assert page.room.cells.is_usual


def test_what_an_earlier_version_kept_is_read(page: DataPage):
    kept = page.room.state() | {"version": 1, "hidden": ["Signals"]}
    del kept["moved"]
    page.room.restore(kept)
    assert not page.signals.isVisible()


# ---------------------------------------------------------------- by command, kept


def data_page(studio: Studio) -> DataPage:
    studio.window.resize(1280, 720)
    studio.window.show()
    studio.show_stage("data")
    studio.present_now()
    page = studio.window.page
    assert isinstance(page, DataPage)
    return page


def test_what_was_moved_is_so_at_the_next_start_and_in_a_perspective(studio: Studio):
    page = data_page(studio)
    studio.act("move-panel", ("Signals", "tab", "Recordings"))
    studio.act("move-panel", ("Patient", "left", "Brain"))
    after = page.room.cells.tiling
    studio.act("save-perspective", "Mine")
    later = Studio(studio.folder, studio.settings, cast("EngineLink", FakeLink()))
    assert later.window.page_of("data").room.cells.tiling == after
    later.shut_down()
    studio.act("reset-layout")
    assert page.room.cells.is_usual
    studio.act("move-panel", ("Signals", "swap", "Patient"))
    studio.act("perspective", "Mine")
    assert page.room.cells.tiling == after
    studio.act("perspective", "Balanced")
    assert page.room.cells.is_usual
    assert not sentences(studio)


def test_the_palette_and_menus_list_the_ways(studio: Studio):
    page = data_page(studio)
    palette = studio.window.palette_box
    palette._typed("move signals swap patient")
    found = {text: (action, way) for text, _, action, way in palette._entries}
    assert len(found) == 2  # from either end
    studio.act(*found["Move panel: Signals: Swap places with Patient"])
    assert names_in(page.room.cells.tiling["Patient"]) == ("Signals",)
    studio.act("move-panel", ("Signals", "tab", "Brain"))
    assert "The 3D view stays where it is" in sentences(studio)[-1]
    page.room.menu_wanted.emit(
        page.room.place("Recordings"), page.table.head, QPoint(5, 5)
    )
    menu = page.table.findChild(QMenu)
    assert menu is not None
    texts = [one.text() for one in menu.actions()]
    assert {"Move panel", "Hide this panel"} <= set(texts)
    menu.close()


def test_keys_alone_move_a_panel(studio: Studio):
    page = data_page(studio)
    page.table.setFocus()
    place = page.room.place("Recordings")
    studio.act("move-panel", "Recordings")
    menu = next(m for m in studio.window.findChildren(QMenu) if m.isVisible())
    assert place is not None
    assert menu.actions()[1].text() == "Left of Brain"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert names_in(page.room.cells.tiling["Brain left"]) == ("Recordings",)
