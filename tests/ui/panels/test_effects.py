"""What the model predicts of a plan: intervals, and never old numbers unmarked."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.analysis.paired import PairedFc
from brainTwinStudio.project import Effect
from brainTwinStudio.ui import plans
from brainTwinStudio.ui.effect_rows import (
    AT_TARGET,
    ELSEWHERE,
    effect_row,
    round_up,
    sections,
    signed_number,
)
from brainTwinStudio.ui.panels.effects import (
    NOT_RUN,
    OUT_OF_DATE,
    EffectsPanel,
    runs_told,
)
from brainTwinStudio.ui.plan_runs import spread_of
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Hover, Select
from tests.report.conftest import NAMES
from tests.ui.panels.listening import wishes_of
from tests.ui.plan_answers import showing, with_answers
from tests.ui.small import empty_view, small_view

NBSP = "\u00a0"
FC = Effect("mean_fc", "Mean FC of the other regions", "Fisher z", -0.02, -0.03, -0.01,
            0.2, 16)  # fmt: skip
POWER = Effect("power", "Log power of the other regions", "log", 0.01, -0.01, 0.03,
               -7.0, 16)  # fmt: skip
SIZE = Effect("fc_change", "FC change (rms)", "Fisher z", 0.02, 0.01, 0.03, 0.0, 16)
TARGET = Effect("target_power", "Log power of stimulated regions", "log",
                np.log(1.5), np.log(1.3), np.log(1.8), -8.0, 16)  # fmt: skip


@pytest.fixture
def panel(qtbot: QtBot) -> EffectsPanel:
    made = EffectsPanel()
    qtbot.addWidget(made)
    made.resize(1000, 320)
    made.present(small_view())
    made.show()
    return made


def text(panel: EffectsPanel) -> str:
    return panel.forest.numbers()


# ---------------------------------------------------------------- rows


def test_effects_are_told_in_percent_of_the_unedited_twin():
    row = effect_row(FC, 20)
    assert (row.label, row.change) == ("Mean FC", f"−10{NBSP}%")
    assert row.interval == f"[−15, −5]{NBSP}%"
    assert (row.value, row.low, row.high) == pytest.approx((-10, -15, -5))
    assert row.reading == "decrease so far"


def test_logarithms_are_told_in_percent_too():
    row = effect_row(TARGET, 100)
    assert (row.label, row.change) == ("Power", f"+50{NBSP}%")
    assert row.interval == f"[+30, +80]{NBSP}%"
    assert row.tone == "stim"


def test_an_interval_that_covers_zero_is_within_noise():
    row = effect_row(POWER, 5)
    assert (row.reading, row.tone) == ("within noise", "noise")


def test_a_size_without_baseline_keeps_its_unit_and_its_own_axis():
    row = effect_row(SIZE, 20)
    assert (row.label, row.change) == ("FC change (rms), Fisher z", "0.020")
    assert (row.axis, row.arm) == ("own axis, 0 to 0.03", 0.03)
    assert row.reading == "size of change"


def test_what_was_not_estimated_says_so():
    unknown = replace(FC, value=np.nan, low=np.nan, high=np.nan)
    row = effect_row(unknown, 1)
    assert (row.change, row.interval, row.value) == ("–", "not estimated", None)


def test_effects_at_the_target_stand_apart_from_those_elsewhere():
    found = sections((FC, SIZE, POWER, TARGET), None, NAMES)
    assert [section.title for section in found] == [AT_TARGET, ELSEWHERE]
    assert [row.label for row in found[0].rows] == ["Power"]
    assert "−80 to +80 %" in found[0].scale
    assert "−15 to +15 %" in found[1].scale


def test_the_regions_that_change_most_are_listed_and_counted():
    n = len(NAMES)
    change = np.linspace(-0.1, 0.1, n)
    spread = PairedFc(
        64, np.zeros((n, n)), np.zeros((n, n)), np.zeros((n, n)),
        change, change - 0.03, change + 0.03,
    )  # fmt: skip
    (found,) = sections((), spread, NAMES)
    clear = int((np.abs(change) > 0.03).sum())
    assert found.title == f"Regions, mean FC: 5 largest of {clear} clear changes"
    assert found.rows[0].key in (NAMES[0], NAMES[-1])
    assert len(found.rows) == 5
    assert {row.reading for row in found.rows} == {"clear increase", "clear decrease"}


def test_regions_within_noise_are_not_listed():
    n = len(NAMES)
    flat = np.zeros((n, n))
    spread = PairedFc(20, flat, flat, flat, flat[0], flat[0] - 1, flat[0] + 1)
    (found,) = sections((), spread, NAMES)
    assert found.rows == ()
    assert "no change beyond noise" in found.title


@pytest.mark.parametrize(
    ("value", "ends"),
    [(0.0, 1.0), (0.011, 0.015), (3.1, 4.0), (7.0, 8.0), (10.0, 10.0), (101.0, 150.0)],
)
def test_axes_end_at_round_numbers(value: float, ends: float):
    assert round_up(value) == pytest.approx(ends)


def test_numbers_carry_their_sign_and_zero_carries_none():
    assert signed_number(0.012, 2) == "+0.01"
    assert signed_number(-0.012, 2) == "−0.01"
    assert signed_number(0.001, 2) == "0.00"


# ---------------------------------------------------------------- the panel


def test_a_result_is_shown_with_what_it_is_from(panel: EffectsPanel):
    assert "Mean FC" in text(panel)
    assert panel.runs.text() == "16 paired runs, same noise"
    assert panel.state.text() == "preview"


def test_presenting_wishes_nothing(panel: EffectsPanel):
    wishes = wishes_of(panel)
    for view in (empty_view(), small_view(), showing(small_view(), "plan-3")):
        panel.present(view)
    assert wishes == []


def test_a_plan_that_was_not_run_has_no_numbers(panel: EffectsPanel):
    panel.present(showing(small_view(), "plan-3"))
    assert panel.stack.currentWidget() is panel.empty
    assert panel.state.isHidden()
    assert "not estimated" in NOT_RUN


def edited_view(view: View) -> View:
    assert view.project is not None
    edit = plans.set_fraction(view.project, "plan-1", 0, 0.5)
    return replace(view, project=edit.project)


def test_after_an_edit_the_old_numbers_stay_and_are_marked(panel: EffectsPanel):
    before = text(panel)
    panel.present(edited_view(small_view()))
    assert panel.state.text() == OUT_OF_DATE
    assert panel.state.property("kind") == "warn"
    assert text(panel) == before
    panel.present(small_view())
    assert panel.state.text() == "preview"
    assert panel.state.property("kind") == "plain"


def test_numbers_of_one_plan_never_stand_for_another(panel: EffectsPanel):
    panel.present(showing(small_view(), "plan-3"))
    panel.present(edited_view(small_view()))
    assert panel.stack.currentWidget() is panel.empty


@pytest.mark.parametrize("same_path", [True, False])
def test_another_projects_numbers_are_not_out_of_date_but_gone(
    panel: EffectsPanel, same_path: bool
):
    other = edited_view(small_view(path=Path("/other.btproj")))
    if same_path:  # the same place, but a twin of another fit
        view = edited_view(small_view())
        assert view.project is not None
        assert view.twin is not None
        made = replace(view.twin.provenance, created="2026-11-22T05:40:00Z")
        twin = replace(view.twin, provenance=made)
        other = replace(view, project=view.project.with_twin(twin))
    panel.present(other)
    assert panel.stack.currentWidget() is panel.empty
    assert panel.state.isHidden()


def test_many_runs_may_be_called_clear_and_few_only_so_far():
    full = effect_row(replace(FC, seeds=64), 20)
    assert (full.reading, effect_row(FC, 20).reading) == (
        "clear decrease", "decrease so far",
    )  # fmt: skip
    n = len(NAMES)
    flat = np.zeros((n, n))
    few = PairedFc(16, flat, flat, flat, flat[0] + 1, flat[0] + 0.5, flat[0] + 2)
    (found,) = sections((), few, NAMES)
    assert found.title.endswith("changes so far")
    assert {row.reading for row in found.rows} == {"increase so far"}


def test_the_spread_of_the_runs_adds_the_regions(panel: EffectsPanel):
    view = with_answers("plan-1")
    panel.present(view)
    assert "Regions, mean FC" not in text(panel)
    answer = view.answers["plan-1"]
    panel.set_spread(answer, spread_of(answer))
    assert "Regions, mean FC" in text(panel)
    assert "R Temporal pole" in text(panel)


def test_the_spread_of_other_runs_adds_nothing(panel: EffectsPanel):
    view, older = with_answers("plan-1"), with_answers("plan-1")
    panel.present(view)
    panel.set_spread(older.answers["plan-1"], spread_of(older.answers["plan-1"]))
    assert "Regions, mean FC" not in text(panel)


def test_a_click_on_a_region_selects_it_and_hover_is_told(
    panel: EffectsPanel, qtbot: QtBot
):
    view = with_answers("plan-1")
    panel.present(view)
    panel.set_spread(view.answers["plan-1"], spread_of(view.answers["plan-1"]))
    wishes = wishes_of(panel)
    model = panel.forest.model()
    row = next(
        r for r in range(model.rowCount())
        if model.index(r, 0).data() == "R Temporal pole"
    )  # fmt: skip
    panel.forest.scrollTo(model.index(row, 0))
    place = panel.forest.visualRect(model.index(row, 0)).center()
    qtbot.mouseMove(panel.forest.viewport(), place)
    qtbot.waitUntil(lambda: any(isinstance(w, Hover) for w in wishes))
    qtbot.mouseClick(panel.forest.viewport(), Qt.MouseButton.LeftButton, pos=place)
    chosen = [wish for wish in wishes if isinstance(wish, Select)]
    assert chosen[0].selection.regions == (NAMES[-1],)
    panel.present(replace(view, selection=chosen[0].selection))
    assert panel.forest.selectionModel().selectedRows()[0].row() == row


def test_plans_are_compared_where_there_are_several(panel: EffectsPanel, qtbot: QtBot):
    with qtbot.waitSignal(panel.compare):
        qtbot.mouseClick(panel.compare_button, Qt.MouseButton.LeftButton)
    view = small_view()
    assert view.project is not None
    alone = replace(view.project, scenarios=view.project.scenarios[:1])
    panel.present(replace(view, project=alone))
    assert not panel.compare_button.isEnabled()


def test_runs_that_went_through_draws_of_the_twin_say_so(panel: EffectsPanel):
    view = showing(with_answers("plan-1"), "plan-1")
    assert view.scenario is not None
    assert view.scenario.result is not None
    panel.present(view)
    assert panel.runs.text().endswith("paired runs, same noise")
    result = replace(view.scenario.result, draws=8)
    assert "8 draws" in runs_told(replace(view.scenario, result=result))
