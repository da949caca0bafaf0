"""Plans side by side, and two of them run by run."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.project import Familiarity, Scenario
from brainTwinStudio.project.familiarity import judged, score
from brainTwinStudio.ui.compare_rows import (
    OUTCOMES,
    between,
    comparable,
    familiarity_of,
    outcomes_of,
    runs_words,
)
from brainTwinStudio.ui.panels.compare import HEADERS, HOW, NO_RUNS, ComparePanel
from brainTwinStudio.ui.wishes import Select
from tests.report.conftest import NAMES
from tests.ui.panels.listening import wishes_of
from tests.ui.plan_answers import answer_to, showing, with_answers
from tests.ui.small import empty_view, small_project, small_view

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot: QtBot) -> ComparePanel:
    made = ComparePanel()
    qtbot.addWidget(made)
    made.resize(1000, 340)
    made.present(small_view())
    made.show()
    return made


def click(qtbot: QtBot, panel: ComparePanel, row: int, *, more: bool = False) -> None:
    place = panel.table.visualRect(panel.table.rows.index(row, 0)).center()
    keys = CONTROL if more else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(panel.table.viewport(), LEFT, keys, place)


def cell(panel: ComparePanel, row: int, column: int) -> str:
    return str(panel.table.rows.index(row, column).data())


# ---------------------------------------------------------------- rows


def test_outcomes_are_told_with_their_intervals():
    project = small_project()
    plan = project.scenario("plan-1")
    assert plan.result is not None
    effects = (replace(plan.result.effects[0], name="mean_fc"),
               replace(plan.result.effects[1], name="power"))  # fmt: skip
    told = outcomes_of(replace(plan, result=replace(plan.result, effects=effects)))
    by_name = dict(zip([name for name, _ in OUTCOMES], told, strict=True))
    assert by_name["mean_fc"].text == "−12 [−20, −5] %"
    assert not by_name["mean_fc"].noise
    assert by_name["power"].noise
    assert "within noise" in by_name["power"].tip
    assert by_name["target_power"].text == "–"


def test_a_plan_that_was_not_run_says_so():
    plan = small_project().scenario("plan-3")
    assert {outcome.text for outcome in outcomes_of(plan)} == {"not run"}
    assert runs_words(plan) == "–"
    assert runs_words(small_project().scenario("plan-1")) == "16, preview"


def test_a_plan_says_whether_it_stays_within_what_the_twin_knows():
    plan = small_project().scenario("plan-1")
    assert plan.result is not None
    seen = []
    for p in (0.5, 0.001):
        told = "The stimulus is strong."
        how = judged((score("input", "Input", p, 2.0, told),))
        seen.append(familiarity_of(_knowing(plan, how)))
    near, far = seen
    assert (near.text, near.token, far.text) == ("familiar", "", "stretched")
    assert far.token == "warn"
    assert "The stimulus is strong." in far.tip
    assert near.key is not None
    assert far.key is not None
    assert near.key < far.key
    assert familiarity_of(_knowing(plan, None)).text == "not estimated"
    assert familiarity_of(small_project().scenario("plan-3")).text == "not run"


def _knowing(plan: Scenario, how: Familiarity | None) -> Scenario:
    assert plan.result is not None
    return replace(plan, result=replace(plan.result, familiarity=how))


# ---------------------------------------------------------------- two plans


def test_the_difference_of_a_plan_from_itself_is_nothing():
    answer = answer_to(small_project(), "plan-1")
    effects, spread = between(answer, answer)
    assert {effect.value for effect in effects} == {0.0}
    assert not spread.clear.any()


def test_the_difference_of_two_plans_is_run_by_run():
    project = small_project()
    one, other = answer_to(project, "plan-2"), answer_to(project, "plan-3")
    effects, spread = between(one, other)
    assert {effect.seeds for effect in effects} == {spread.runs} == {len(one.after)}
    found = {effect.name: effect for effect in effects}
    assert found["mean_fc"].high < 0  # plan-3 cuts a region loose
    gone = NAMES.index("ctx-lh-cuneus")  # plan-3 removes it
    assert np.isnan(spread.regions[gone])
    assert np.isfinite(np.delete(spread.regions, gone)).all()


def test_runs_are_comparable_only_with_the_same_noise():
    project = small_project()
    one, other = answer_to(project, "plan-1"), answer_to(project, "plan-3")
    assert comparable(one, other)
    assert not comparable(one, None)
    luck = replace(other.scenario, seed=1)
    assert not comparable(one, replace(other, scenario=luck))
    short = ScenarioAnswer(other.scenario, other.before[:, :9], other.after[:, :9], 2.0)
    assert not comparable(one, short)


# ---------------------------------------------------------------- the panel


def test_every_plan_is_a_row_and_the_shown_one_is_marked(panel: ComparePanel):
    assert [cell(panel, row, 0) for row in range(3)] == ["Pole", "Sine", "Later"]
    assert panel.selected_plans() == ["plan-1"]
    panel.present(showing(small_view(), "plan-2"))
    assert panel.selected_plans() == ["plan-2"]


def test_familiarity_stands_beside_the_outcomes(panel: ComparePanel):
    column = HEADERS.index("Familiarity")
    assert [cell(panel, row, column) for row in (0, 2)] == ["not estimated", "not run"]


def test_presenting_wishes_nothing(panel: ComparePanel):
    wishes = wishes_of(panel)
    panel.present(empty_view())
    panel.present(small_view())
    assert wishes == []
    assert panel.hint.text() == HOW


def test_a_click_shows_a_plan(panel: ComparePanel, qtbot: QtBot):
    wishes = wishes_of(panel)
    click(qtbot, panel, 2)
    assert isinstance(wishes[0], Select)
    assert wishes[0].selection.scenario_id == "plan-3"
    click(qtbot, panel, 2)
    assert len(wishes) == 2  # nothing was granted, so it is asked again


def test_enter_shows_the_plan_under_the_cursor(panel: ComparePanel, qtbot: QtBot):
    wishes = wishes_of(panel)
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.table.rows.index(1, 0))
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert wishes[-1].selection.scenario_id == "plan-2"


def test_two_plans_without_their_runs_say_what_is_missing(
    panel: ComparePanel, qtbot: QtBot
):
    click(qtbot, panel, 0)
    click(qtbot, panel, 2, more=True)
    assert panel.selected_plans() == ["plan-1", "plan-3"]
    assert panel.hint.text() == NO_RUNS
    assert panel.forest.isHidden()


def test_two_plans_with_their_runs_are_compared_with_intervals(
    panel: ComparePanel, qtbot: QtBot
):
    panel.present(with_answers("plan-1", "plan-3"))
    click(qtbot, panel, 0)
    click(qtbot, panel, 2, more=True)
    qtbot.waitUntil(lambda: not panel.forest.isHidden())
    words = panel.forest.numbers()
    assert "“Later” against “Pole”" in words
    assert "Mean FC" in words
    assert panel.hint.isHidden()
    click(qtbot, panel, 0)
    assert panel.forest.isHidden()


def test_a_choice_of_two_stays_while_something_else_changes(
    panel: ComparePanel, qtbot: QtBot
):
    click(qtbot, panel, 0)
    click(qtbot, panel, 1, more=True)
    panel.present(small_view(panel._view.project))
    assert panel.selected_plans() == ["plan-1", "plan-2"]


def test_the_way_back_is_a_button(panel: ComparePanel, qtbot: QtBot):
    with qtbot.waitSignal(panel.back):
        qtbot.mouseClick(panel.close_button, LEFT)
