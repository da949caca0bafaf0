"""Virtual surgery with mouse and keys: every edit is one wish, told in words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import ScenarioRequest
from brainTwinStudio.project import Disconnection, Resection, Scenario, Stimulation
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.change_card import ChangeCard
from brainTwinStudio.ui.panels.plan_editor import PlanEditor
from brainTwinStudio.ui.plan_words import quoted
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Change, Select
from tests.report.conftest import NAMES
from tests.ui.panels.listening import deeds, wishes_of
from tests.ui.plan_answers import edited, showing, with_answers
from tests.ui.small import empty_view, small_view

LEFT = Qt.MouseButton.LeftButton
CUNEUS, FUSIFORM, INSULA, LINGUAL, PRECUNEUS, POLE = NAMES[:6]
NBSP = "\u00a0"


@pytest.fixture
def editor(qtbot: QtBot) -> PlanEditor:
    made = PlanEditor()
    qtbot.addWidget(made)
    made.resize(302, 640)
    made.previewing.on = False
    made.present(small_view())
    made.show()
    return made


def click(qtbot: QtBot, widget: QWidget, at: QPoint | None = None) -> None:
    qtbot.mouseClick(widget, LEFT, pos=at or widget.rect().center())


def pull_slider(qtbot: QtBot, card: ChangeCard, share: float) -> None:
    """Drag the slider of a card to a share of its length."""
    track = track_of(card)
    end = QPoint(round(share * track.width()), track.height() // 2)
    begin = QPoint(track.width() - 9, track.height() // 2)
    qtbot.mousePress(track, LEFT, pos=begin)
    qtbot.mouseMove(track, (begin + end) / 2)
    qtbot.mouseMove(track, end)
    qtbot.mouseRelease(track, LEFT, pos=end)


def plan_of(wish: object) -> Scenario:
    assert isinstance(wish, Change)
    return wish.project.scenario("plan-1")


def resection_of(wish: object, number: int) -> Resection:
    change = plan_of(wish).changes[number]
    assert isinstance(change, Resection)
    return change


def cut_of(wish: object) -> Disconnection:
    """The change that was added last."""
    change = plan_of(wish).changes[-1]
    assert isinstance(change, Disconnection)
    return change


def track_of(card: ChangeCard) -> QWidget:
    track = card.slider.focusProxy()
    assert isinstance(track, QWidget)
    return track


# ---------------------------------------------------------------- what is shown


def test_every_change_is_a_card_with_its_words(editor: PlanEditor):
    shown = [(c.title.text(), c.deed.text(), c.amount.text()) for c in editor.cards]
    assert shown == [
        ("L Temporal pole", "Remove region", f"100{NBSP}%"),
        ("L Fusiform", "Weaken region", f"40{NBSP}%"),
        ("R Cuneus → L Cuneus", "Cut connection", f"100{NBSP}%"),
    ]
    assert editor.name.text() == "Pole"


def test_presenting_wishes_nothing(editor: PlanEditor):
    wishes = wishes_of(editor)
    for view in (empty_view(), small_view(), showing(small_view(), None)):
        editor.present(view)
    assert wishes == []


def test_without_a_fit_the_way_leads_to_one(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    editor.present(replace(small_view(), selection=replace(small_view().selection,
                                                           twin_id=None)))  # fmt: skip
    assert editor.stack.currentWidget() is editor.empty
    editor.empty.pressed.emit()
    assert deeds(wishes) == [("stage", "fit")]


def test_without_a_plan_there_is_a_choice_of_two_kinds(
    editor: PlanEditor, qtbot: QtBot
):
    editor.present(showing(small_view(), None))
    assert editor.stack.currentWidget() is editor.new_plan
    wishes = wishes_of(editor)
    click(qtbot, editor.new_plan.surgery)
    assert wishes[0].text == "Add plan “Plan 1”"
    assert wishes[0].project.scenarios[-1].changes == ()


def test_a_stimulation_of_nothing_asks_for_its_regions(
    editor: PlanEditor, qtbot: QtBot
):
    editor.present(showing(small_view(), None))
    wishes = wishes_of(editor)
    click(qtbot, editor.new_plan.stimulation)
    picker = editor.starter.picker
    assert picker.isVisible()
    assert not picker.take.isEnabled()
    qtbot.keyClicks(picker.search, "l insula")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    click(qtbot, picker.take)
    assert not picker.isVisible()
    assert wishes[0].project.scenarios[-1].changes == (Stimulation((INSULA,)),)


def test_cards_come_and_go_with_their_changes(editor: PlanEditor):
    editor.present(showing(small_view(), "plan-3"))
    assert len(editor.cards) == 1
    editor.present(small_view())
    assert len(editor.cards) == 3
    assert editor.cards[1].title.text() == "L Fusiform"


def test_a_change_that_is_off_is_grey_and_keeps_its_place(editor: PlanEditor):
    view = small_view()
    assert view.project is not None
    plan = replace(view.project.scenario("plan-1"), off=(1,))
    editor.present(replace(view, project=view.project.with_scenario(plan)))
    card = editor.cards[1]
    assert not card.box.isChecked()
    assert not card.slider.isEnabled()
    assert card.title.property("role") == "label"
    assert card.accessibleName().endswith("switched off")
    assert editor.cards[0].title.property("role") == "body"


# ---------------------------------------------------------------- edits


def test_a_check_box_switches_a_change_off_and_on(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    click(qtbot, editor.cards[0].box, QPoint(8, editor.cards[0].box.height() // 2))
    assert wishes[-1].text == "Switch off L Temporal pole"
    assert plan_of(wishes[-1]).off == (0,)
    editor.present(edited(small_view(), wishes[-1]))
    click(qtbot, editor.cards[0].box, QPoint(8, editor.cards[0].box.height() // 2))
    assert plan_of(wishes[-1]).off == ()
    assert len(wishes) == 2


def test_a_drag_of_the_slider_is_one_change_when_it_is_let_go(
    editor: PlanEditor, qtbot: QtBot
):
    wishes = wishes_of(editor)
    pull_slider(qtbot, editor.cards[0], 0.5)
    assert len(wishes) == 1
    change = resection_of(wishes[0], 0)
    assert change.regions == (POLE,)
    assert 0.35 < change.fraction < 0.65
    assert (
        wishes[0].text == f"Weaken L Temporal pole {change.fraction * 100:.0f}{NBSP}%"
    )
    assert wishes[0].selection.change == 0


def test_while_the_slider_moves_the_card_says_what_it_would_do(
    editor: PlanEditor, qtbot: QtBot
):
    card = editor.cards[0]
    track = track_of(card)
    qtbot.mousePress(track, LEFT, pos=QPoint(track.width() // 2, 8))
    assert card.deed.text() == "Weaken region"
    assert card.amount.text() != f"100{NBSP}%"
    qtbot.mouseRelease(track, LEFT, pos=QPoint(track.width() - 2, 8))


def test_steps_by_keys_that_follow_each_other_are_one_change(
    editor: PlanEditor, qtbot: QtBot
):
    wishes = wishes_of(editor)
    track = track_of(editor.cards[0])
    for _ in range(3):
        qtbot.keyClick(track, Qt.Key.Key_Left)
    assert wishes == []
    qtbot.waitUntil(lambda: len(wishes) == 1)
    assert resection_of(wishes[0], 0).fraction == pytest.approx(0.97)


def test_delete_takes_the_focused_change_off_the_plan(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    qtbot.keyClick(editor.cards[1], Qt.Key.Key_Delete)
    assert wishes[0].text == "Take L Fusiform off the plan"
    assert len(plan_of(wishes[0]).changes) == 2


def test_the_cross_takes_a_change_off_too(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    click(qtbot, editor.cards[2].cross)
    assert len(plan_of(wishes[0]).changes) == 2


def test_a_click_selects_a_change_and_what_it_is_about(
    editor: PlanEditor, qtbot: QtBot
):
    wishes = wishes_of(editor)
    click(qtbot, editor.cards[2], QPoint(60, 5))
    assert isinstance(wishes[0], Select)
    assert wishes[0].selection.change == 2
    assert wishes[0].selection.edges == ((NAMES[0], NAMES[6]),)
    editor.present(edited(small_view(), wishes[0]))
    assert editor.cards[2].property("chosen") == "true"
    assert editor.cards[0].property("chosen") == "false"


def test_arrows_go_from_card_to_card(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    editor.cards[0].setFocus()
    qtbot.keyClick(editor.cards[0], Qt.Key.Key_Down)
    assert wishes[-1].selection.change == 1
    assert wishes[-1].selection.regions == (FUSIFORM,)
    qtbot.keyClick(editor.cards[1], Qt.Key.Key_Space)
    assert wishes[-1].text == "Switch off L Fusiform"


def test_another_name_is_a_change(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    editor.name.selectAll()
    qtbot.keyClicks(editor.name, "Anterior temporal L")
    qtbot.keyClick(editor.name, Qt.Key.Key_Return)
    assert [wish.text for wish in wishes] == ["Rename plan to “Anterior temporal L”"]
    assert plan_of(wishes[0]).result is not None


def test_an_empty_name_is_not_taken(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    editor.name.selectAll()
    qtbot.keyClick(editor.name, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.name, Qt.Key.Key_Return)
    assert wishes == []
    assert editor.name.text() == "Pole"


def test_a_read_only_plan_cannot_be_edited(editor: PlanEditor, qtbot: QtBot):
    editor.present(replace(small_view(), read_only=True))
    wishes = wishes_of(editor)
    qtbot.keyClick(editor.cards[0], Qt.Key.Key_Delete)
    click(qtbot, editor.cards[0].box, QPoint(8, 8))
    assert not editor.tools.isEnabled()
    assert not editor.run_bar.button.isEnabled()
    assert wishes == []


# ---------------------------------------------------------------- adding


def test_regions_are_added_by_name(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    click(qtbot, editor.tools.by_region)
    picker = editor.tools.picker
    keys = [picker.list.item(i).text() for i in range(picker.list.count())]
    assert "L Temporal pole" not in keys  # in the plan already
    for words in ("insula", "lingual"):
        picker.search.clear()
        qtbot.keyClicks(picker.search, f"l {words}")
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    enter = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(picker, Qt.Key.Key_Return, enter)
    assert wishes[0].text == "Remove 2 regions"
    assert plan_of(wishes[0]).changes[3:] == (
        Resection((INSULA,)),
        Resection((LINGUAL,)),
    )


def test_the_second_end_has_no_check_marks_of_another_choice(
    editor: PlanEditor, qtbot: QtBot
):
    """The selected region would be cut off unseen, under a search for another."""
    view = editor._view
    names = view.names
    chosen = replace(view.selection, regions=(names[0],))
    editor.present(replace(view, selection=chosen))
    tools = editor.tools
    click(qtbot, tools.by_edge)
    assert tools.first_end.checked() == (names[0],)
    tools.first_end.list.itemActivated.emit(tools.first_end.list.item(0))
    tools.first_end.list.itemActivated.emit(tools.first_end.list.item(1))
    click(qtbot, tools.first_end.take)
    assert tools.other_end.checked() == ()
    assert tools.other_end.head.text().startswith("Connections of ")
    tools.other_end.hide()


def test_a_connection_is_added_by_its_two_ends(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    click(qtbot, editor.tools.by_edge)
    tools = editor.tools
    qtbot.keyClicks(tools.first_end.search, "l insula")
    qtbot.keyClick(tools.first_end, Qt.Key.Key_Return)
    click(qtbot, tools.first_end.take)
    assert tools.other_end.isVisible()
    near = tools.other_end.list.item(0)
    tools.other_end.list.itemActivated.emit(near)
    name = near.data(Qt.ItemDataRole.UserRole)
    click(qtbot, tools.other_end.take)
    assert set(cut_of(wishes[0]).edges) == {(INSULA, name), (name, INSULA)}


def test_what_is_selected_is_added_from_the_menu(editor: PlanEditor):
    view = showing(small_view(), "plan-1", regions=(INSULA, LINGUAL))
    editor.present(view)
    wishes = wishes_of(editor)
    remove, among, every, selected = editor.tools.actions_
    assert not selected.isEnabled()
    remove.trigger()
    assert plan_of(wishes[-1]).changes[-1] == Resection((LINGUAL,))
    among.trigger()
    edges = cut_of(wishes[-1]).edges
    assert {r for edge in edges for r in edge} == {INSULA, LINGUAL}
    every.trigger()
    cut = cut_of(wishes[-1]).edges
    assert all(set(edge) & {INSULA, LINGUAL} for edge in cut)
    assert len(cut) > len(edges)


def test_nothing_selected_leaves_the_menu_off(editor: PlanEditor):
    assert not any(action.isEnabled() for action in editor.tools.actions_)


# ---------------------------------------------------------------- runs


def free_engine(view: View, **changes) -> View:
    return replace(view, engine_state="ready", **changes)


def test_a_preview_is_asked_once_a_while_after_an_edit(
    editor: PlanEditor, qtbot: QtBot
):
    editor.previewing.on = True
    wishes = wishes_of(editor)
    view = free_engine(showing(small_view(), "plan-3"))
    editor.present(view)
    assert wishes == []
    qtbot.waitUntil(lambda: len(wishes) == 1)
    ask = wishes[0]
    assert isinstance(ask, Ask)
    assert isinstance(ask.request, ScenarioRequest)
    assert (ask.request.scenario.seeds, ask.title) == (16, "Preview “Later”")
    editor.present(replace(view))
    assert not editor.previewing._idle.isActive()  # the same state is asked once


def test_a_preview_waits_for_the_engine_to_be_free(editor: PlanEditor, qtbot: QtBot):
    editor.previewing.on = True
    view = free_engine(showing(small_view(), "plan-3"))
    assert view.project is not None
    request = ScenarioRequest(view.project.twins[0], view.project.scenarios[0])
    busy = Job(1, "scenario", "x", request, "running")
    editor.present(replace(view, jobs=(busy,)))
    assert not editor.previewing._idle.isActive()
    editor.present(replace(view, engine_state="warming up"))
    assert not editor.previewing._idle.isActive()
    editor.present(replace(view, jobs=(replace(busy, state="done"),)))
    assert editor.previewing._idle.isActive()


def test_further_edits_put_the_preview_off(editor: PlanEditor, qtbot: QtBot):
    editor.previewing.on = True
    wishes = wishes_of(editor)
    view = free_engine(showing(small_view(), "plan-3"))
    editor.present(view)
    qtbot.keyClick(editor.cards[0], Qt.Key.Key_Space)
    off = edited(view, wishes[0])
    editor.present(off)
    assert not editor.previewing._idle.isActive()  # nothing is switched on


def test_previews_can_be_switched_off(editor: PlanEditor, qtbot: QtBot):
    editor.previewing.on = True
    editor.present(free_engine(showing(small_view(), "plan-3")))
    click(qtbot, editor.preview)
    assert editor.preview.text() == "Preview off"
    assert not editor.previewing._idle.isActive()
    click(qtbot, editor.preview)
    assert editor.previewing._idle.isActive()


def test_run_full_asks_for_64_paired_runs(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    click(qtbot, editor.run_bar.button)
    ask = wishes[0]
    assert isinstance(ask, Ask)
    assert isinstance(ask.request, ScenarioRequest)
    assert ask.request.scenario.seeds == 64
    assert ask.request.scenario.result is None
    assert ask.title == "Run “Pole”"


def test_a_long_name_is_cut_in_the_title_of_a_job():
    words = quoted("Remove L Superior frontal with all connections")
    assert words == "“Remove L Superior frontal with…”"
    assert quoted("Pole") == "“Pole”"


def test_a_running_full_run_can_be_stopped(editor: PlanEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    click(qtbot, editor.run_bar.button)
    job = Job(7, "scenario", "Run", wishes[0].request, "running", fraction=0.25)
    editor.present(replace(small_view(), jobs=(job,)))
    assert editor.run_bar.state.text() == "Running 25%"
    click(qtbot, editor.run_bar.button)
    assert deeds(wishes) == [("stop", 7)]


def test_the_foot_says_what_the_numbers_are_from(editor: PlanEditor):
    assert editor.run_bar.state.text() == "Preview, 16 paired runs"
    editor.present(showing(small_view(), "plan-3"))
    assert editor.run_bar.state.text() == "Not run since the last edit"
    stopped = with_answers("plan-1", seeds=64)  # its effects are of 16 runs
    editor.present(stopped)
    assert editor.run_bar.state.text() == "Stopped run, 16 paired runs"


def test_a_full_run_that_is_at_hand_is_not_asked_again(editor: PlanEditor):
    editor.present(with_answers("plan-1", seeds=64))
    assert not editor.run_bar.button.isEnabled()
    editor.present(with_answers("plan-1", seeds=16))
    assert editor.run_bar.button.isEnabled()


def test_a_plan_is_copied_and_deleted_from_the_menu(editor: PlanEditor):
    wishes = wishes_of(editor)
    editor.menu.copy.trigger()
    assert wishes[-1].text == "Copy plan “Pole”"
    editor.menu.delete.trigger()
    assert wishes[-1].text == "Delete plan “Pole”"
    assert len(wishes[-1].project.scenarios) == 2
