"""FC under a plan against the twin: noise is drawn as zero, or it is said."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import FrozenMap
from brainTwinStudio.ui import plans, theme
from brainTwinStudio.ui.panels.difference import OUT_OF_DATE, DifferencePanel
from brainTwinStudio.ui.panels.difference_scene import (
    COMPUTING,
    MASKED,
    REMOVED,
    UNMASKED,
    cell_words,
    scene_of,
)
from brainTwinStudio.ui.plan_runs import spread_of
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Select
from tests.report.conftest import NAMES
from tests.ui.panels.listening import wishes_of
from tests.ui.plan_answers import answer_to, showing, with_answers
from tests.ui.small import empty_view, small_project, small_view

POLE = 5  # removed in plan-1


@pytest.fixture
def panel(qtbot: QtBot) -> DifferencePanel:
    made = DifferencePanel()
    qtbot.addWidget(made)
    made.resize(386, 500)
    made.present(small_view())
    made.show()
    return made


def result():
    found = small_project().scenario("plan-1").result
    assert found is not None
    return found


def drawn(panel: DifferencePanel) -> np.ndarray:
    """The matrix in the plot, in the order of the regions."""
    rows = panel.plot.numbers().split("\n")
    names = rows[0].split("\t")[1:]
    values = {r.split("\t")[0]: [float(v) for v in r.split("\t")[1:]] for r in rows[1:]}
    order = [names.index(n) for n in sorted(names)]
    return np.array([values[n] for n in sorted(names)])[:, order]


# ---------------------------------------------------------------- scenes


def test_without_the_runs_nothing_is_masked_and_that_is_said():
    scene = scene_of(result(), "difference", None)
    assert scene is not None
    arrays = result().arrays
    np.testing.assert_array_equal(
        scene.values, arrays["fc_after"] - arrays["fc_before"]
    )
    assert scene.note.startswith(UNMASKED)
    assert REMOVED in scene.note
    waiting = scene_of(result(), "difference", None, computing=True)
    assert waiting is not None
    assert waiting.note.startswith(COMPUTING)


def test_changes_within_noise_are_zero_and_the_others_as_they_are():
    spread = spread_of(answer_to(small_project(), "plan-1"))
    scene = scene_of(result(), "difference", spread)
    assert scene is not None
    change = result().arrays["fc_after"] - result().arrays["fc_before"]
    np.testing.assert_array_equal(scene.values[spread.clear], change[spread.clear])
    rest = ~spread.clear & np.isfinite(change)
    assert (scene.values[rest] == 0).all()
    assert spread.clear.any()
    assert rest.any()
    assert np.isnan(scene.values[POLE]).all()
    assert scene.note.startswith(MASKED)


def test_the_scale_of_the_difference_is_centred_with_equal_arms():
    scene = scene_of(result(), "difference", None)
    assert scene is not None
    assert scene.levels[0] == -scene.levels[1]
    assert scene.ends[0].replace("−", "+") == scene.ends[1]
    assert scene.diverging


def test_twin_and_plan_share_their_scale():
    twin, plan = (scene_of(result(), which, None) for which in ("twin", "plan"))
    assert twin is not None
    assert plan is not None
    assert twin.levels == plan.levels
    assert twin.levels[0] <= 0 < twin.levels[1]
    assert (twin.note, plan.note) == ("", REMOVED)


def test_a_cell_says_both_numbers_and_the_interval_of_the_change():
    spread = spread_of(answer_to(small_project(), "plan-1"))
    at = (11, 1)
    words = cell_words(("R", "L"), result(), spread, at)
    assert words.startswith("R – L\nTwin ")
    assert "[" in words
    assert ("within noise" in words) == (not spread.clear[at])
    assert "removed" in cell_words(("R", "L"), result(), spread, (POLE, 1))
    assert "[" not in cell_words(("R", "L"), result(), None, at)


def test_a_result_without_fc_has_no_scene():
    assert scene_of(replace(result(), arrays=FrozenMap()), "twin", None) is None


# ---------------------------------------------------------------- the panel


def pick(panel: DifferencePanel, qtbot: QtBot, text: str) -> None:
    buttons = panel.which.findChildren(QAbstractButton)
    button = next(b for b in buttons if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_twin_plan_and_difference_are_one_click_apart(
    panel: DifferencePanel, qtbot: QtBot
):
    arrays = result().arrays
    np.testing.assert_allclose(
        drawn(panel), arrays["fc_after"] - arrays["fc_before"], atol=1e-7
    )
    pick(panel, qtbot, "Twin")
    np.testing.assert_allclose(drawn(panel), arrays["fc_before"], atol=1e-7)
    assert panel.head.title() == "FC of the twin"
    pick(panel, qtbot, "Plan")
    np.testing.assert_allclose(drawn(panel), arrays["fc_after"], atol=1e-7)
    assert panel.head.title() == "FC under the plan"


def test_the_spread_masks_what_is_drawn(panel: DifferencePanel):
    view = with_answers("plan-1")
    panel.present(view)
    assert panel.note.text().startswith(COMPUTING)
    answer = view.answers["plan-1"]
    panel.set_spread(answer, spread_of(answer))
    assert panel.note.text().startswith(MASKED)
    shown = drawn(panel)
    assert (shown[np.isfinite(shown)] == 0).any()


def edited_view(view: View) -> View:
    assert view.project is not None
    edit = plans.set_fraction(view.project, "plan-1", 0, 0.5)
    return replace(view, project=edit.project)


def test_after_an_edit_the_old_matrix_stays_masked_and_is_marked(
    panel: DifferencePanel,
):
    view = with_answers("plan-1")
    panel.present(view)
    panel.set_spread(view.answers["plan-1"], spread_of(view.answers["plan-1"]))
    before = drawn(panel)
    panel.present(edited_view(view))
    assert panel.note.text() == OUT_OF_DATE
    assert panel.note.property("role") == "warn"
    np.testing.assert_array_equal(drawn(panel), before)
    panel.present(view)
    assert panel.note.text().startswith(MASKED)
    assert panel.note.property("role") == "note"


def test_another_projects_matrix_is_not_out_of_date_but_gone(panel: DifferencePanel):
    panel.present(edited_view(small_view(path=Path("/other.btproj"))))
    assert panel.stack.currentWidget() is panel.empty


def test_a_plan_that_was_not_run_shows_no_matrix(panel: DifferencePanel):
    panel.present(showing(small_view(), "plan-3"))
    assert panel.stack.currentWidget() is panel.empty
    panel.present(showing(small_view(), "plan-2"))  # its result holds no FC
    assert panel.stack.currentWidget() is panel.empty
    panel.present(empty_view())
    assert panel.stack.currentWidget() is panel.empty


def test_a_click_on_a_cell_selects_the_pair(panel: DifferencePanel, qtbot: QtBot):
    wishes = wishes_of(panel)
    box = panel.plot.grid().box((0, 3), (0, 3))
    where = box.center().toPoint()
    qtbot.mouseClick(panel.plot, Qt.MouseButton.LeftButton, pos=where)
    chosen = wishes[-1]
    assert isinstance(chosen, Select)
    assert len(chosen.selection.regions) == 2
    ends = chosen.selection.regions
    assert chosen.selection.edges == (ends, ends[::-1])


def test_a_box_selects_its_regions(panel: DifferencePanel, qtbot: QtBot):
    wishes = wishes_of(panel)
    grid = panel.plot.grid()
    start = grid.box((0, 0), (0, 0)).center().toPoint()
    end = grid.box((2, 2), (2, 2)).center().toPoint()
    qtbot.mousePress(panel.plot, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(panel.plot, start + QPoint(20, 20))
    qtbot.mouseMove(panel.plot, end)
    qtbot.mouseRelease(panel.plot, Qt.MouseButton.LeftButton, pos=end)
    selected = [wish for wish in wishes if isinstance(wish, Select)]
    assert len(selected[-1].selection.regions) == 3


def test_presenting_wishes_nothing_and_draws_the_same_once(panel: DifferencePanel):
    wishes = wishes_of(panel)
    image = panel.plot._image
    panel.present(panel._view)
    assert panel.plot._image is image
    panel.present(replace(panel._view, theme=theme.LIGHT))
    assert panel.plot._image is not image
    assert wishes == []


def test_the_mouse_over_another_panel_marks_the_region(panel: DifferencePanel):
    panel.hover(NAMES[3])
    assert panel.plot._hover == 3
    panel.hover("")
    assert panel.plot._hover == -1
