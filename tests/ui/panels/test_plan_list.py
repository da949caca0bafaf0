"""All plans on the twin, and how a new one begins."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import Stimulation
from brainTwinStudio.ui.panels.plan_list import PlanListPanel, main_effect
from brainTwinStudio.ui.wishes import Select
from tests.report.conftest import NAMES
from tests.ui.panels.listening import wishes_of
from tests.ui.plan_answers import showing
from tests.ui.small import empty_view, small_project, small_view


@pytest.fixture
def panel(qtbot: QtBot) -> PlanListPanel:
    made = PlanListPanel()
    qtbot.addWidget(made)
    made.resize(302, 200)
    made.present(small_view())
    made.show()
    return made


def test_every_plan_says_its_name_and_its_main_effect(panel: PlanListPanel):
    words = [row.accessibleName() for row in panel.rows]
    assert words[0].startswith("Pole: Mean FC −12")
    assert "95 % of runs" in words[0]
    assert words[2] == "Later: not run"


def test_the_main_effect_is_the_size_of_the_change_in_fc():
    plan = small_project().scenario("plan-1")
    assert plan.result is not None
    effects = (
        plan.result.effects[0],
        replace(plan.result.effects[1], name="fc_change"),
    )
    told = replace(plan, result=replace(plan.result, effects=effects))
    assert main_effect(told) is effects[1]
    assert main_effect(replace(plan, result=None)) is None


def test_a_click_shows_a_plan_and_arrows_lead_on(panel: PlanListPanel, qtbot: QtBot):
    wishes = wishes_of(panel)
    qtbot.mouseClick(panel.rows[1], Qt.MouseButton.LeftButton)
    assert isinstance(wishes[0], Select)
    assert wishes[0].selection.scenario_id == "plan-2"
    panel.present(showing(small_view(), "plan-2"))
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_Down)
    assert wishes[-1].selection.scenario_id == "plan-3"
    qtbot.mouseClick(panel.rows[1], Qt.MouseButton.LeftButton)
    assert len(wishes) == 2  # the shown one is not asked for


def test_rows_come_and_go_with_plans(panel: PlanListPanel):
    wishes = wishes_of(panel)
    panel.present(empty_view())
    assert panel.rows == []
    assert not panel.empty.isHidden()
    assert not panel.new.isEnabled()
    panel.present(small_view())
    assert len(panel.rows) == 3
    assert panel.empty.isHidden()
    assert wishes == []


def test_a_new_plan_of_surgery_begins_empty(panel: PlanListPanel):
    wishes = wishes_of(panel)
    panel.new_surgery.trigger()
    assert wishes[0].project.scenarios[-1].changes == ()
    assert wishes[0].selection.scenario_id == wishes[0].project.scenarios[-1].id


def test_a_stimulation_begins_with_what_is_selected(panel: PlanListPanel):
    panel.present(showing(small_view(), "plan-1", regions=(NAMES[2],)))
    wishes = wishes_of(panel)
    panel.new_stimulation.trigger()
    assert wishes[0].project.scenarios[-1].changes == (Stimulation((NAMES[2],)),)
    assert wishes[0].text == "Add plan “Stimulation 1”"


def test_a_stimulation_of_nothing_asks_for_its_regions(panel: PlanListPanel):
    wishes = wishes_of(panel)
    panel.new_stimulation.trigger()
    assert panel.starter.picker.isVisible()
    assert wishes == []
    panel.starter.picker.hide()


def test_a_read_only_project_gets_no_new_plans(panel: PlanListPanel):
    panel.present(replace(small_view(), read_only=True))
    assert not panel.new.isEnabled()
