"""Recurring states in the window; and what it says of runs outside of training."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import Simulation, StatesRequest
from brainTwinStudio.project import FrozenMap, RecurringComparison
from brainTwinStudio.project.extrapolation import Extrapolation
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.engine_link import KINDS, Job
from brainTwinStudio.ui.panels.effects import EffectsPanel
from brainTwinStudio.ui.panels.states import NO_TWIN, StatesPanel
from brainTwinStudio.ui.panels.verdict import verdict_of
from brainTwinStudio.ui.panels.verdict_lines import plain
from brainTwinStudio.ui.told import Told
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do, Select
from tests.made_states import made_states
from tests.ui.panels.listening import wishes_of
from tests.ui.plan_answers import showing, with_answers
from tests.ui.small import empty_view, small_project, small_view

MET = Extrapolation("residual", 0.31, 0.001, ("lh-cuneus",), 0.9, 7.0)


def states() -> RecurringComparison:
    twin = small_project().twins[0]
    regions = twin.connectome.parcellation.count
    return made_states(regions, twin.id, twin.patient_id)


def told(**changes: Any) -> View:
    return small_view(states={states().twin_id: states()}, **changes)


@pytest.fixture
def panel(qtbot: QtBot) -> StatesPanel:
    result = StatesPanel()
    qtbot.addWidget(result)
    result.resize(692, 338)
    result.show()
    return result


def test_states_are_rows_of_regions_with_ranges(panel: StatesPanel):
    panel.present(told())
    words = panel.rows.accessibleDescription()
    assert "State 1" in words
    assert "all regions together" in words
    assert "Probability: 50 %, twin 17 % [12, 22]" in words.replace("\u00a0", " ")
    assert "3 states: of 2 to 3" in panel.apart.text()
    assert "Twin against recording: likeness 0.98" in panel.apart.text()
    assert panel.caution.words.text() == "Said before."
    panel.present(told(theme=theme.LIGHT))


def test_transitions_are_numbers_with_intervals(panel: StatesPanel, qtbot: QtBot):
    panel.present(told())
    qtbot.mouseClick(panel.segments.button("transitions"), Qt.MouseButton.LeftButton)
    assert panel.grid.isVisible()
    words = panel.grid.accessibleDescription()
    assert "from state 1: to 1 96.0 / 96.0 [95.0, 97.0]" in words


def test_arrows_and_enter_pick_a_region(panel: StatesPanel, qtbot: QtBot):
    wishes = wishes_of(panel)
    view = told()
    panel.present(view)
    whole = panel.rows.accessibleDescription()
    panel.rows.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    assert not wishes  # no arrow has led anywhere yet
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(panel.rows, key)
    named = panel.rows.accessibleDescription()
    assert named != whole
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    (wish,) = wishes
    assert isinstance(wish, Select)
    assert wish.selection.regions == (view.names[int(panel._places[1])],)
    assert named.startswith(panel.rows._names[1])


def test_a_region_is_named_and_can_be_picked(panel: StatesPanel, qtbot: QtBot):
    wishes = wishes_of(panel)
    view = told()
    panel.present(view)
    strips = panel.rows.strips(1)
    place = QPointF(strips.left() + 1, strips.center().y())
    assert panel.rows.region_at(place) == 0
    assert ": measured " in panel.rows.tip_at(place)
    assert "Dwell time" in panel.rows.tip_at(QPointF(14, strips.center().y()))
    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(panel.rows, button, pos=place.toPoint())
    (wish,) = wishes
    assert isinstance(wish, Select)
    chosen = wish.selection.regions
    assert len(chosen) == 1
    panel.present(replace(view, selection=wish.selection))


def test_states_kept_with_the_twin_are_shown(panel: StatesPanel):
    project = small_project()
    twin = replace(project.twins[0], states=states())
    panel.present(small_view(project.with_twin(twin)))
    assert not panel.empty.isVisible()


def test_an_empty_panel_asks_the_engine_and_tells_how_it_goes(
    panel: StatesPanel, qtbot: QtBot
):
    wishes = wishes_of(panel)
    view = small_view()
    panel.present(view)
    button = panel.empty.findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (wish,) = wishes
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, StatesRequest)
    assert wish.title.startswith("Recurring states of Fit")
    assert KINDS[StatesRequest] == "states"
    job = Job(1, "states", wish.title, wish.request, "running", "Simulating", 0.4, 30.0)
    assert job.can_stop
    panel.show_job(job)
    said = _text(panel)
    assert "Simulating, 40 %, " in said
    assert "left" in said
    assert "can be stopped" in said


def _text(panel: StatesPanel) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in panel.empty.findChildren(QLabel))


def test_without_a_twin_it_leads_to_a_fit(panel: StatesPanel):
    panel.present(empty_view())
    assert NO_TWIN in _text(panel)
    wishes = wishes_of(panel)
    panel.empty.pressed.emit()
    (wish,) = wishes
    assert isinstance(wish, Do)


def test_answers_are_kept_by_twin():
    kept, found = Told(), states()
    kept.keep(found)
    assert kept.shown()["states"] == {found.twin_id: found}
    kept.clear()
    assert kept.shown()["states"] == {}


# ---------------------------------------------------------------- extrapolation


def test_the_verdict_says_that_a_learned_part_extrapolates():
    view = small_view()
    assert view.twin is not None
    regions = view.names
    run = Simulation(np.zeros((1, 3, len(regions))), 2.0, regions)
    at_home = verdict_of(replace(view, runs={view.twin.id: run}))
    assert at_home.state == "tick"
    away = replace(run, outside=FrozenMap({"residual": 0.3}), notes=(MET.sentence,))
    verdict = verdict_of(replace(view, runs={view.twin.id: away}))
    assert verdict.state == "warning"
    assert "A learned part leaves what it was trained on." in plain(verdict.parts[1])
    assert MET.sentence in verdict.whole


def test_effects_carry_the_warning_of_their_run(qtbot: QtBot):
    panel = EffectsPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 320)
    panel.show()
    view = showing(with_answers("plan-1"), "plan-1")
    panel.present(view)
    assert not panel.caution.isVisible()
    plan = view.scenario
    assert plan is not None
    assert plan.result is not None
    assert view.project is not None
    warned = replace(plan, result=replace(plan.result, notes=(MET.sentence,)))
    panel.present(replace(view, project=view.project.with_scenario(warned)))
    assert panel.caution.isVisible()
    assert "'residual' met states unlike all" in panel.caution.words.text()
