"""Steps newest first; a click goes to one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from brainTwinStudio.files.history import History
from brainTwinStudio.ui.panels.history import HistoryPanel, clock_of, day_of
from tests.ui.panels.listening import deeds, wishes_of
from tests.ui.small import HISTORY, empty_view, small_view

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot) -> HistoryPanel:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.resize(302, 220)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def undone(position: int) -> History:
    return replace(HISTORY, position=position)


def place_of(panel: HistoryPanel, position: int) -> QPoint:
    return panel.list.visualRect(panel.steps.index_of(position)).center()


def test_times_are_local(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    assert clock_of("2026-11-21T20:41:00+00:00") == "05:41"
    assert day_of("2026-11-21T20:41:00+00:00") == "2026-11-22"
    monkeypatch.undo()
    time.tzset()


def test_an_unreadable_time_is_left_out():
    assert clock_of("yesterday") == ""


def test_an_empty_history_says_what_it_will_hold(panel):
    panel.present(empty_view())
    assert panel.empty.isVisible()
    assert not panel.list.isVisible()
    assert not panel.undo.isEnabled()
    assert not panel.redo.isEnabled()


def test_the_newest_step_comes_first_and_no_wish_is_told(panel, view):
    got = wishes_of(panel)
    panel.present(view)
    texts = [panel.steps.index(row).data() for row in range(panel.steps.rowCount())]
    assert texts == list(reversed(HISTORY.texts))
    assert got == []


def test_undone_steps_are_named_as_such(panel, view):
    panel.present(replace(view, history=undone(1)))
    assert panel.steps.state_of(3) == "undone"
    assert panel.steps.state_of(1).endswith("present")
    spoken = panel.steps.index_of(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Step 3: Plan: Pole, undone"


def test_a_click_on_a_step_goes_there(panel, qtbot, view):
    panel.present(view)
    got = wishes_of(panel)
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place_of(panel, 1))
    assert deeds(got) == [("step", 1)]


def test_a_click_on_the_present_step_asks_for_nothing(panel, qtbot, view):
    panel.present(view)
    got = wishes_of(panel)
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place_of(panel, 3))
    assert got == []


def test_enter_goes_to_the_step_of_the_keyboard(panel, qtbot, view):
    panel.present(view)
    got = wishes_of(panel)
    panel.list.setCurrentIndex(panel.steps.index_of(2))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert deeds(got) == [("step", 2)]


def test_the_head_undoes_and_redoes_and_says_what(panel, qtbot, view):
    panel.present(replace(view, history=undone(2)))
    got = wishes_of(panel)
    qtbot.mouseClick(panel.undo, LEFT)
    qtbot.mouseClick(panel.redo, LEFT)
    assert deeds(got) == [("undo", None), ("redo", None)]
    assert panel.undo.toolTip() == "Undo: Fit hopf to P1"
    assert panel.redo.toolTip() == "Redo: Plan: Pole"


def test_a_read_only_project_has_no_way_back(panel, qtbot, view):
    panel.present(replace(view, read_only=True))
    got = wishes_of(panel)
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place_of(panel, 1))
    assert got == []
    assert not panel.undo.isEnabled()


def test_fifty_presents_leave_no_widget_behind(panel):
    panel.present(small_view())
    before = len(panel.findChildren(QWidget))
    for number in range(50):
        panel.present(small_view(history=undone(number % 4)))
    assert len(panel.findChildren(QWidget)) == before
