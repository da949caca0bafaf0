"""The light of a plan: familiar, stretched, unfamiliar, not estimated."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import Familiarity
from brainTwinStudio.project.familiarity import NOT_KNOWN, judged, score
from brainTwinStudio.ui.panels.effects import EffectsPanel
from brainTwinStudio.ui.panels.familiarity_row import FamiliarityRow
from brainTwinStudio.ui.view import View
from tests.ui.plan_answers import showing
from tests.ui.small import small_view

CALM = score("pattern", "Activity", 0.6, 0.3, "As usual.")
MUCH = score("input", "Input", 0.001, 4.0, "The stimulus is too strong.")
APART = score("agreement", "Agreement", 0.02, 2.0, "They differ.")
NONE = score("network", "Network", np.nan, np.nan, "Not known here.")


@pytest.mark.parametrize(
    ("scores", "role"),
    [((CALM,), "label"), ((CALM, MUCH), "warn"), ((MUCH, APART), "bad")],
)
def test_the_level_has_its_colour_and_its_words(qtbot: QtBot, scores, role: str):
    row = FamiliarityRow()
    qtbot.addWidget(row)
    assert row.isHidden()
    how = judged((*scores, NONE))
    row.set(how)
    assert not row.isHidden()
    assert row.words.text() == how.sentence
    assert row.words.property("role") == role
    tip = row.words.toolTip()
    assert all(one.told in tip for one in how.scores)
    assert "Network (not estimated)" in tip


def with_familiarity(view: View, how: Familiarity | None) -> View:
    assert view.project is not None
    plan = view.project.scenario("plan-1")
    assert plan.result is not None
    told = replace(plan, result=replace(plan.result, familiarity=how))
    return replace(view, project=view.project.with_scenario(told))


def test_effects_come_with_it_and_none_without_a_result(qtbot: QtBot):
    panel = EffectsPanel()
    qtbot.addWidget(panel)
    panel.present(showing(small_view(), "plan-1"))
    assert panel.familiarity.words.text() == NOT_KNOWN
    how = judged((MUCH, APART))
    panel.present(with_familiarity(showing(small_view(), "plan-1"), how))
    assert panel.familiarity.words.text() == how.sentence
    panel.present(showing(small_view(), "plan-3"))
    assert panel.familiarity.isHidden()
