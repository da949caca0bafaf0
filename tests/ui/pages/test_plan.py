"""The Plan page: laid out by the kind of the plan, quiet where nothing is planned."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import Stimulation
from brainTwinStudio.ui.pages.plan import (
    COMPARE,
    EFFECTS,
    READOUTS,
    SEARCH,
    SWEEP,
    PlanPage,
)
from brainTwinStudio.ui.panels.difference_scene import MASKED
from brainTwinStudio.ui.theme import LIGHT
from brainTwinStudio.ui.wishes import Change
from tests.ui.panels.listening import wishes_of
from tests.ui.plan_answers import edited, showing, with_answers
from tests.ui.small import empty_view, small_view

LEFT = Qt.MouseButton.LeftButton
FORBIDDEN = ("recommend ", "recommended", "optimal", "safe")


@pytest.fixture
def page(qtbot: QtBot) -> PlanPage:
    made = PlanPage()
    qtbot.addWidget(made)
    made.resize(1374, 858)
    made.editor.previewing.on = made.stimulus.previewing.on = False
    made.present(small_view())
    made.show()
    return made


def test_surgery_shows_the_matrix_and_the_cards(page: PlanPage):
    assert page.difference.isVisible()
    assert page.editor.isVisible()
    assert not page.waveform.isVisible()
    assert not page.stimulus.isVisible()


def test_stimulation_shows_the_waveform_and_its_quantities(page: PlanPage):
    page.present(showing(small_view(), "plan-2"))
    assert page.waveform.isVisible()
    assert page.stimulus.isVisible()
    assert not page.difference.isVisible()
    assert page.stimulus.form.place.where.text() == "L Precuneus"
    page.present(small_view())
    assert page.difference.isVisible()


def test_the_brain_has_its_place_in_both(page: PlanPage):
    assert page.brain_slot is not None
    brain = QLabel("brain")
    page.brain_slot.addWidget(brain)
    brain.show()
    assert brain.isVisible()
    page.present(showing(small_view(), "plan-2"))
    assert brain.isVisible()
    assert brain.width() > 600


def test_presenting_wishes_nothing_in_any_state(page: PlanPage):
    wishes = wishes_of(page)
    for view in (
        empty_view(),
        small_view(),
        showing(small_view(), None),
        showing(small_view(), "plan-2"),
        with_answers("plan-1", "plan-2"),
        small_view(theme=LIGHT),
        small_view(read_only=True),
    ):
        page.present(view)
    assert wishes == []


def test_without_plans_the_page_says_what_a_plan_is(page: PlanPage):
    view = small_view()
    assert view.project is not None
    page.present(showing(replace(view, project=replace(view.project, scenarios=())),
                         None))  # fmt: skip
    words = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert "A plan changes a copy of the twin, never the data." in words
    assert page.editor.stack.currentWidget() is page.editor.new_plan


def test_the_spread_of_the_runs_is_found_beside_the_window(
    page: PlanPage, qtbot: QtBot
):
    page.present(with_answers("plan-1"))
    qtbot.waitUntil(lambda: page.difference.note.text().startswith(MASKED))
    assert "Regions, mean FC" in page.effects.forest.numbers()


def test_a_handle_of_the_waveform_moves_the_numbers_beside_it(
    page: PlanPage, qtbot: QtBot
):
    view = showing(small_view(), "plan-2")
    page.present(view)
    wishes, plot = wishes_of(page), page.waveform.plot
    qtbot.waitUntil(lambda: plot.width() > 250 and bool(plot.handles()))
    start = plot.handles()["amplitude"].toPoint()
    qtbot.mousePress(plot, LEFT, pos=start)
    qtbot.mouseMove(plot, start + QPoint(0, 14))
    assert page.stimulus.form.amplitude.value() != 0.02
    assert wishes == []
    qtbot.mouseRelease(plot, LEFT, pos=start + QPoint(0, 14))
    assert isinstance(wishes[0], Change)
    page.present(edited(view, wishes[0]))
    stimulus = wishes[0].project.scenario("plan-2").changes[0]
    assert isinstance(stimulus, Stimulation)
    assert page.stimulus.form.amplitude.value() == stimulus.amplitude


def test_all_plans_are_one_click_away_and_back(page: PlanPage, qtbot: QtBot):
    qtbot.mouseClick(page.effects.compare_button, LEFT)
    assert page.outcome.currentIndex() == COMPARE
    assert page.compare.table.rows.rowCount() == 3
    qtbot.mouseClick(page.compare.close_button, LEFT)
    assert page.outcome.currentIndex() == EFFECTS


def test_a_stimulus_is_looked_for_and_all_plans_have_the_whole_width(
    page: PlanPage, qtbot: QtBot
):
    page.present(showing(small_view(), "plan-2"))
    qtbot.mouseClick(page.stimulus.search, LEFT)
    assert page.outcome.currentIndex() == SEARCH
    assert page.waveform.isVisible()
    page.show_outcome(COMPARE)
    assert not page.waveform.isVisible()
    page.show_outcome(EFFECTS)
    assert page.waveform.isVisible()
    page.stimulus.set_search("No network.")
    assert not page.stimulus.search.isEnabled()
    assert page.stimulus.search.toolTip() == "No network."


def test_effects_and_sweep_share_a_place_for_stimulation_only(
    page: PlanPage, qtbot: QtBot
):
    def tab(name: str) -> QAbstractButton:
        head = page.outcome.currentWidget().head  # type: ignore[attr-defined]
        buttons = head.findChildren(QAbstractButton)
        return next(b for b in buttons if b.text() == name)

    assert not tab("Sweep").isVisible()
    page.present(showing(small_view(), "plan-2"))
    qtbot.mouseClick(tab("Sweep"), LEFT)
    assert page.outcome.currentIndex() == SWEEP
    page.present(small_view())
    assert page.outcome.currentIndex() == EFFECTS


def test_there_is_one_primary_button(page: PlanPage):
    for plan in ("plan-1", "plan-2"):
        page.present(showing(small_view(), plan))
        buttons = page.findChildren(QPushButton)
        primary = [
            b for b in buttons if b.property("kind") == "primary" and b.isVisible()
        ]
        assert len(primary) == 1


def test_no_word_of_the_page_promises_anything(page: PlanPage):
    for plan in ("plan-1", "plan-2"):
        page.present(showing(small_view(), plan))
        words = "\n".join(label.text() for label in page.findChildren(QLabel)).lower()
        tips = "\n".join(w.toolTip() for w in page.findChildren(QPushButton)).lower()
        for word in FORBIDDEN:
            assert word not in words.replace("not a recommendation", "")
            assert word not in tips


def test_the_page_fits_a_small_window(page: PlanPage):
    for plan in ("plan-1", "plan-2"):
        page.present(showing(small_view(), plan))
        for outcome in (EFFECTS, SEARCH, READOUTS, COMPARE):
            page.show_outcome(outcome)
            assert page.minimumSizeHint().width() <= 1280 - 226
            assert page.minimumSizeHint().height() <= 720 - 142


def test_only_what_is_laid_out_is_drawn(page: PlanPage):
    page.present(showing(small_view(), "plan-2"))
    assert page.editor._view.selection.scenario_id == "plan-1"
    assert page.difference._view.selection.scenario_id == "plan-1"
    assert page.waveform._view.selection.scenario_id == "plan-2"


def test_fifty_changes_leave_no_widget_behind(page: PlanPage, qtbot: QtBot):
    views = (
        small_view(),
        showing(small_view(), "plan-2"),
        showing(small_view(), "plan-3"),
    )
    for view in views:
        page.present(view)
    before = len(page.findChildren(QWidget))
    for number in range(51):
        page.present(views[number % 3])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    page.present(views[2])
    assert len(page.findChildren(QWidget)) <= before
