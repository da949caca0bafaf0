"""The 3D view's scenes are pure; its panel emits wishes for what people do."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from brainTwinStudio.analysis.paired import PairedFc
from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.project import (
    FrozenMap,
    Parcellation,
    Resection,
    ScenarioResult,
    Selection,
    hemispheres_of,
)
from brainTwinStudio.report.wording import region, significant
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.panels.brain import BrainPanel
from brainTwinStudio.ui.panels.brain_hover import told_of_edge, told_of_region
from brainTwinStudio.ui.panels.brain_look import Look, edge_words
from brainTwinStudio.ui.panels.brain_note import FLAT
from brainTwinStudio.ui.panels.brain_plan import (
    NO_NOISE,
    NOISE,
    NOT_RUN,
    Spread,
    response_of,
    spread_of,
)
from brainTwinStudio.ui.panels.brain_scene import Shown, scene_of, title_of
from brainTwinStudio.ui.panels.brain_values import PLAIN, Colouring, choices_of
from brainTwinStudio.ui.panels.determined import HATCHED
from brainTwinStudio.ui.panels.schematic import UNKNOWN, placing_of
from brainTwinStudio.ui.plots.brain import make
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Hover, Say, Select
from tests.made_well_posedness import made_well_posedness
from tests.report.conftest import NAMES
from tests.ui.panels.listening import deeds, wishes_of
from tests.ui.plots.conftest import no_opengl
from tests.ui.small import empty_view, small_project, small_view

POLE, FUSIFORM, CUNEUS = 5, 1, 0  # what plan-1 removes, weakens, and disconnects


def shown(view: View, stage: str, look: Look | None = None, spread=None) -> Shown:
    found = scene_of(view, stage, look or Look(), spread)
    assert found is not None
    return found


def with_plan(view: View, plan_id: str, **changes) -> View:
    assert view.project is not None
    plan = replace(view.project.scenario(plan_id), **changes)
    return replace(
        view,
        project=view.project.with_scenario(plan),
        selection=replace(view.selection, scenario_id=plan_id),
    )


def answer_of(view: View, seed: int = 0, gain: float = 1.5) -> ScenarioAnswer:
    """Six paired runs; region 4 gains power, region 0 loses its FC with all."""
    rng = np.random.default_rng(seed)
    shared = rng.normal(size=(6, 300, 1))
    before = shared + rng.normal(size=(6, 300, 12))
    after = before.copy()
    after[:, :, 4] *= gain
    after[:, :, 0] = rng.normal(size=(6, 300))
    assert view.scenario is not None
    return ScenarioAnswer(view.scenario, before, after, 2.0)


def powered(view: View, before: np.ndarray, after: np.ndarray) -> View:
    arrays = FrozenMap({"power_before": before, "power_after": after})
    return with_plan(view, "plan-2", result=ScenarioResult((), arrays))


# ---------------------------------------------------------------- scenes


def test_without_a_connectome_there_is_no_scene():
    assert scene_of(empty_view(), "inspect", Look()) is None


def test_structure_stages_colour_by_strength_even_with_a_twin(view: View):
    scene = shown(view, "data").scene
    assert view.patient is not None
    assert view.patient.connectome is not None
    strength = view.patient.connectome.weights.sum(axis=1)
    np.testing.assert_array_equal(scene.values, strength)
    assert scene.value_title == "Strength"


def test_inspect_colours_by_the_first_fitted_value_of_the_regions(view: View):
    found = shown(view, "inspect")
    assert view.twin is not None
    np.testing.assert_array_equal(found.scene.values, view.twin.parameters["a"])
    assert (found.scene.value_title, found.scene.value_unit) == ("Excitability", "1/s")
    assert found.scene.show_cortex


def judged_by_fit(view: View, *, a: bool) -> View:
    assert view.twin is not None
    assert view.project is not None
    twin = replace(view.twin, identifiable=FrozenMap({"a": a, "G": True}))
    return replace(view, project=view.project.with_twin(twin))


def test_values_that_the_fit_could_not_tell_are_grey_and_say_so(view: View):
    view = judged_by_fit(view, a=False)
    found = shown(view, "inspect", Look(colour="parameter:a"))
    assert found.scene.values is not None
    assert np.isnan(found.scene.values).all()
    assert "not identifiable" in found.colouring.words(3)
    assert found.note.startswith(HATCHED)
    first = shown(view, "inspect")
    assert first.colouring.key == "error", "not a brain that is grey all over"
    held = shown(judged_by_fit(view, a=True), "inspect")
    assert held.colouring.key == "parameter:a"
    assert held.scene.values is not None
    assert np.isfinite(held.scene.values).all()
    assert HATCHED not in held.note


def test_verdicts_by_region_grey_those_regions_only(view: View):
    told = {"twin-1": made_well_posedness(12)}  # all but the first are identifiable
    found = shown(replace(judged_by_fit(view, a=False), well_posedness=told), "inspect")
    assert found.scene.values is not None
    np.testing.assert_array_equal(np.flatnonzero(np.isnan(found.scene.values)), [0])
    assert "not identifiable" in found.colouring.words(0)
    assert "not identifiable" not in found.colouring.words(1)
    assert found.note.startswith(HATCHED)


def test_inspect_offers_values_errors_fc_and_learned_strengths(view: View):
    labels = [label for _, label in choices_of(view, "inspect")]
    assert labels == [
        "Excitability",
        "FC row error, RMS",
        "Mean FC, measured",
        "Mean FC, simulated",
        "Learned strength, in",
        "Learned strength, out",
        "Strength",
        "Connections",
    ]


def test_the_row_error_leaves_out_the_diagonal(view: View):
    values = shown(view, "inspect", Look(colour="error")).scene.values
    assert view.twin is not None
    assert values is not None
    error = view.twin.simulated["fc"] - view.twin.measured["fc"]
    others = np.delete(error[3], 3)
    assert values[3] == pytest.approx(np.sqrt(np.mean(others**2)))


def test_the_tag_of_a_selected_region_says_that_no_interval_is_known(view: View):
    chosen = replace(view.selection, regions=(NAMES[2],))
    (tag,) = shown(replace(view, selection=chosen), "inspect").scene.tags
    assert (tag.region, tag.title) == (2, "L Insula")
    assert tag.text.startswith("excitability −0.")
    assert tag.text.endswith("1/s, interval not estimated")


def test_the_tag_of_a_selected_region_shows_its_interval(view: View):
    assert view.twin is not None
    assert view.project is not None
    values = view.twin.parameters["a"]
    limits = FrozenMap({"a": np.stack([values - 0.01, values + 0.01])})
    project = view.project.with_twin(replace(view.twin, intervals=limits))
    chosen = replace(view.selection, regions=(NAMES[2],))
    (tag,) = shown(View(project=project, selection=chosen), "inspect").scene.tags
    assert "[" in tag.text
    assert "not estimated" not in tag.text


def test_a_strength_has_no_interval_to_estimate(view: View):
    chosen = replace(view.selection, regions=(NAMES[2],))
    (tag,) = shown(replace(view, selection=chosen), "data").scene.tags
    assert "interval" not in tag.text


def test_a_plan_marks_what_is_removed_weakened_and_cut(view: View):
    scene = shown(view, "plan").scene
    assert (scene.removed, scene.weakened) == ((POLE,), (FUSIFORM,))
    assert scene.cut_edges == ((CUNEUS, 6),)
    told = {(tag.title, tag.text, tag.token) for tag in scene.tags}
    assert told == {
        ("L Temporal pole", "removed, 100\u00a0%", "cut"),
        ("L Fusiform", "weakened, 40\u00a0%", "cut"),
    }


def test_switched_off_changes_are_muted(view: View):
    scene = shown(with_plan(view, "plan-1", off=(0,)), "plan").scene
    assert (scene.removed, scene.muted) == ((), (POLE,))
    assert all(tag.region != POLE for tag in scene.tags)


def test_a_region_that_another_change_touches_is_not_muted(view: View):
    cut = (Resection((NAMES[0],)), Resection((NAMES[0],), 0.5))
    scene = shown(with_plan(view, "plan-3", changes=cut, off=(1,)), "plan").scene
    assert (scene.removed, scene.muted) == ((0,), ())


def test_the_difference_of_a_plan_has_equal_arms_and_no_value_where_removed(view):
    found = shown(view, "plan")
    scene = found.scene
    low, high = scene.value_range
    assert scene.diverging
    assert low == -high
    assert scene.values is not None
    assert np.isnan(scene.values[POLE])
    assert scene.values[0] == pytest.approx(-0.05)  # tests.report: after = before - .05
    assert found.note == NO_NOISE


def test_changes_within_noise_have_no_colour(view: View):
    change = np.array([-0.05, 0.01, *np.zeros(10)])
    wide = np.array([0.02, 0.02, *np.full(10, 0.01)])
    square = np.zeros((12, 12))
    paired = PairedFc(6, square, square, square, change, change - wide, change + wide)
    found = shown(view, "plan", spread=Spread(paired, np.zeros((6, 12))))
    assert found.scene.values is not None
    np.testing.assert_array_equal(found.scene.values[:3], [-0.05, np.nan, np.nan])
    assert found.scene.value_range == (-0.05, 0.05)
    assert "within noise" in found.colouring.words(1)
    assert found.note == NOISE


def test_the_spread_comes_from_paired_runs(view: View):
    spread = spread_of(answer_of(view))
    assert spread.fc.runs == 6
    assert spread.fc.regions_high[0] < 0  # it lost what all regions share
    np.testing.assert_allclose(spread.log_power[:, 4], 2 * np.log(1.5))


def test_twin_and_plan_are_shown_on_a_sequential_map(view: View):
    for compare, label in (("twin", "Mean FC, twin"), ("plan", "Mean FC, plan")):
        scene = shown(view, "plan", Look(compare=compare)).scene
        assert (scene.value_title, scene.diverging) == (label, False)


def test_a_plan_that_was_not_run_shows_the_twin_and_says_so(view: View):
    found = shown(with_plan(view, "plan-3"), "plan")
    assert found.colouring.key == "twin"
    assert found.note == NOT_RUN


def test_a_stimulation_paints_its_response_on_the_cortex(view: View):
    before = np.ones(12)
    after = np.ones(12)
    after[4], after[7] = np.e, np.e**0.4  # target, and 40 % of its log gain
    found = shown(powered(view, before, after), "plan")
    scene = found.scene
    assert scene.surface_values is not None
    assert scene.surface_index is not None
    np.testing.assert_allclose(scene.surface_values[[4, 7, 0]], [1.0, 0.4, 0.0])
    assert scene.stimulated == (4,)
    recruited = [tag.title for tag in scene.tags if tag.token == "measured"]
    assert recruited == ["Recruited: R Fusiform"]
    assert title_of(powered(view, before, after), "plan") == "Target map"


def test_labels_of_the_cortex_find_their_regions(view: View):
    index = shown(powered(view, np.ones(12), np.full(12, 2.0)), "plan").scene
    labels = index.surface_index
    assert labels is not None
    assert len(labels) == 69  # no region, then the 68 of the Desikan-Killiany atlas
    assert labels[0] == -1
    # in demo_composite's order the fourth is the left cuneus, the 38th the right one
    assert (labels[4], labels[38]) == (0, 6)


def test_a_weak_response_recruits_nothing(view: View):
    after = np.full(12, 1.001)
    after[4] = 3.0
    found = shown(powered(view, np.ones(12), after), "plan")
    assert all("Recruited" not in tag.title for tag in found.scene.tags)
    assert "No other region" in found.note


def test_without_a_gain_at_the_target_there_is_no_response(view: View):
    assert view.twin is not None
    parcellation = view.twin.connectome.parcellation
    view = powered(view, np.ones(12), np.full(12, 0.5))
    assert view.scenario is not None
    assert response_of(view.scenario, parcellation) is None


def test_a_gain_of_the_target_within_noise_is_no_response(view: View):
    assert view.twin is not None
    parcellation = view.twin.connectome.parcellation
    view = powered(view, np.ones(12), np.full(12, 2.0))
    assert view.scenario is not None
    spread = spread_of(answer_of(view))
    runs = spread.log_power.copy()
    runs[:, 4] = [-0.2, -0.1, 0.1, 0.2, 0.2, 0.3]
    noisy = replace(spread, log_power=runs)
    assert response_of(view.scenario, parcellation, noisy) is None


def test_a_response_within_noise_is_marked(view: View):
    assert view.twin is not None
    parcellation = view.twin.connectome.parcellation
    view = powered(view, np.ones(12), np.full(12, 2.0))
    assert view.scenario is not None
    response = response_of(view.scenario, parcellation, spread_of(answer_of(view)))
    assert response is not None
    assert response.noise is not None
    assert not response.noise[4]
    assert response.noise[5]  # its runs are the same before and after


def test_the_strongest_edges_of_each_region_are_left(view: View):
    look = Look(edge_mode="top-k", edge_count=2)
    weights = np.asarray(shown(view, "data", look).scene.weights)
    assert view.patient is not None
    assert view.patient.connectome is not None
    whole = view.patient.connectome.weights
    for row, kept in zip(whole, weights, strict=True):
        assert set(np.argsort(-row)[:2]) <= set(np.flatnonzero(kept))
    assert np.count_nonzero(weights) < np.count_nonzero(whole)


@pytest.mark.parametrize(
    ("look", "words"),
    [
        (Look(), "top 7\u00a0%"),
        (Look(edge_share=0.005), "top 0.5\u00a0%"),
        (Look(edge_mode="top-k", edge_count=3), "top 3 each"),
        (Look(edge_mode="weight", edge_weight=0.5), "w ≥ 450"),
    ],
)
def test_the_edge_slider_says_what_it_means(look: Look, words: str):
    assert edge_words(look, np.array([[0.0, 900.0], [900.0, 0.0]])) == words


@pytest.mark.parametrize("mode", ["share", "weight", "top-k"])
def test_a_place_of_the_edge_slider_comes_back(mode):
    look = Look(edge_mode=mode).with_edges_at(0.5)
    assert look.edges_at == pytest.approx(0.5, abs=0.04)  # top-k has whole steps
    assert look.with_more_edges().edges_at > look.edges_at
    assert look.with_fewer().edges_at < look.edges_at


# ---------------------------------------------------------------- places


def other_atlas(view: View) -> View:
    """The same person with names that no template knows, and no centres."""
    assert view.project is not None
    assert view.patient is not None
    connectome = view.patient.connectome
    assert connectome is not None
    names = tuple(f"Area{i % 6}_{'LR'[i // 6]}" for i in range(12))
    parcellation = Parcellation("other", names, hemispheres_of(names))
    patient = replace(
        view.patient,
        connectome=replace(connectome, parcellation=parcellation),
        recordings=(),
    )
    project = replace(view.project, patients=(patient,), twins=(), scenarios=())
    return View(project=project, selection=Selection("P1"))


def test_unknown_regions_get_a_schematic_layout_without_cortex(view: View):
    found = shown(other_atlas(view), "data")
    assert not found.scene.show_cortex
    assert found.note == UNKNOWN
    assert np.isfinite(found.scene.positions_mm).all()


def test_in_a_schematic_layout_partners_mirror_each_other(view: View):
    view = other_atlas(view)
    assert view.patient is not None
    assert view.patient.connectome is not None
    centres = placing_of(view.patient.connectome).centres_mm
    assert (centres[:6, 0] < 0).all()
    assert (centres[6:, 0] > 0).all()
    np.testing.assert_allclose(centres[:6] * [-1, 1, 1], centres[6:])
    distance = np.linalg.norm(centres[:, None] - centres[None], axis=-1)
    assert distance[~np.eye(12, dtype=bool)].min() > 10  # balls do not touch


def test_regions_without_a_side_get_a_layout_too(view: View):
    view = other_atlas(view)
    assert view.patient is not None
    assert view.patient.connectome is not None
    names = tuple(f"parcel {i}" for i in range(12))
    plain = Parcellation("plain", names, hemispheres_of(names))
    connectome = replace(view.patient.connectome, parcellation=plain)
    centres = placing_of(connectome).centres_mm
    assert len(np.unique(centres.round(3), axis=0)) == 12


def test_a_region_the_template_lacks_lies_near_its_neighbours(view: View):
    assert view.patient is not None
    assert view.patient.connectome is not None
    names = (*NAMES[:11], "ctx-rh-unheard")
    parcellation = Parcellation("odd", names, hemispheres_of(names))
    connectome = replace(view.patient.connectome, parcellation=parcellation)
    placing = placing_of(connectome)
    assert placing.on_template
    assert np.isfinite(placing.centres_mm).all()
    assert "1 regions have none" in placing.remark or "1 region" in placing.remark


# ---------------------------------------------------------------- the panel


@pytest.fixture
def panel(qtbot) -> BrainPanel:
    panel = BrainPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 520)
    panel.set_stage("inspect")
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_an_empty_panel_says_what_is_missing_and_offers_the_demo(panel, qtbot):
    panel.present(empty_view())
    got = wishes_of(panel)
    button = panel.empty.findChildren(QWidget)[-1]
    assert panel.empty.isVisible()
    assert not panel.view3d.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert deeds(got) == [("open-demo", None)]


def test_under_the_mouse_a_region_tells_its_value_and_a_connection_its_facts(view):
    found = shown(view, "inspect")
    told = told_of_region(found, "", "")
    assert told is not None
    assert told(3).startswith("excitability ")
    assert told_of_region(found, "", "fMRI") is None, "its colour is that of a moment"
    assert told_of_region(found, PLAIN, "") is None
    words = told_of_edge(view, found)
    assert words is not None
    weights = view.twin.connectome.weights
    one, other = np.argwhere(np.triu(weights))[0].tolist()
    title, text = words(one, other)
    assert title == f"{region(NAMES[other])} – {region(NAMES[one])}"
    assert f"structural weight {significant(weights[one, other])}" in text
    assert "learned weight" in text
    assert text.endswith("mm")


def test_a_connection_one_way_is_told_by_an_arrow(view):
    weights = np.array(view.twin.connectome.weights)
    one, other = np.argwhere(np.triu(weights))[0].tolist()
    weights[one, other] = 0  # row receives: only from one to other
    graph = replace(view.twin.connectome, weights=weights)
    project = view.project.with_twin(replace(view.twin, connectome=graph))
    view = replace(view, project=project)
    words = told_of_edge(view, shown(view, "inspect"))
    assert words is not None
    title, _ = words(one, other)
    assert title == f"{region(NAMES[one])} → {region(NAMES[other])}"


def test_a_view_without_opengl_says_so(qtbot, monkeypatch, view):
    monkeypatch.setattr(make, "GlPicture", no_opengl)
    panel = BrainPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 520)
    panel.set_stage("inspect")
    panel.present(view)
    assert FLAT not in panel.note.text(), "nobody knows before it is drawn"
    panel.show()
    qtbot.waitUntil(lambda: FLAT in panel.note.text())
    panel.set_stage("data")
    assert FLAT in panel.note.text()
    panel.present(empty_view())
    assert FLAT not in panel.note.text(), "there is no picture"
    panel.set_stage("start")
    assert panel.note.text() == ""


@pytest.mark.gl
def test_a_view_with_opengl_says_nothing_of_it(panel, view, qtbot):
    panel.present(view)
    qtbot.waitUntil(lambda: panel.view3d.rendering.is_at_rest)
    assert FLAT not in panel.note.text()


def test_the_small_project_is_shown_without_a_wish(panel, view):
    got = wishes_of(panel)
    panel.present(view)
    panel.hover(NAMES[3])
    assert panel.view3d.isVisible()
    assert panel.view3d.scene.hovered == 3
    assert panel.controls.colour.currentText() == "Excitability"
    assert got == []


def clickable(panel: BrainPanel) -> tuple[int, QPoint]:
    """The region that is nearest to the eye, and where it is seen."""
    view3d = panel.view3d
    eye = view3d.camera.axes[2]
    region = int(np.argmax(view3d.drawing.shape.positions_mm @ eye))
    return region, view3d.project(region).toPoint()


def test_a_click_on_a_region_selects_it_and_ctrl_takes_it_out(panel, qtbot, view):
    panel.present(view)
    got = wishes_of(panel)
    region, place = clickable(panel)
    qtbot.mouseClick(panel.view3d, Qt.MouseButton.LeftButton, pos=place)
    chosen = [wish for wish in got if isinstance(wish, Select)]
    assert chosen[0].selection.regions == (NAMES[region],)
    panel.present(replace(view, selection=chosen[0].selection))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(panel.view3d, Qt.MouseButton.LeftButton, control, place)
    assert got[-1].selection.regions == ()


def test_space_adds_the_selected_regions_to_the_plan(panel, qtbot, view):
    chosen = replace(view.selection, regions=NAMES[:2])
    panel.present(replace(view, selection=chosen))
    got = wishes_of(panel)
    panel.view3d.setFocus()
    qtbot.keyClick(panel.view3d, Qt.Key.Key_Space)
    assert deeds(got) == [("add-to-plan", NAMES[:2])]


def test_escape_leaves_the_tool_then_the_selection(panel, qtbot, view):
    panel.present(replace(view, selection=replace(view.selection, regions=NAMES[:1])))
    got = wishes_of(panel)
    qtbot.keyClick(panel.view3d, Qt.Key.Key_L)
    assert panel.view3d.tool == "lasso"
    assert panel.tools.buttons["lasso"].isChecked()
    qtbot.keyClick(panel.view3d, Qt.Key.Key_Escape)
    assert (panel.view3d.tool, got) == ("rotate", [])
    qtbot.keyClick(panel.view3d, Qt.Key.Key_Escape)
    assert got[0].selection.regions == ()


def test_a_lasso_selects_what_is_inside(panel, view):
    panel.present(view)
    got = wishes_of(panel)
    panel.view3d.lassoed.emit([1, 4])
    assert got[0].selection.regions == (NAMES[1], NAMES[4])


def test_what_keys_draw_is_told_and_ctrl_enter_adds(panel, qtbot, view):
    chosen = replace(view.selection, regions=NAMES[:1])
    panel.present(replace(view, selection=chosen))
    got = wishes_of(panel)
    qtbot.keyClick(panel.view3d, Qt.Key.Key_B)
    assert isinstance(got[-1], Say)
    panel.view3d.lassoed.disconnect()
    panel.view3d.lassoed.connect(lambda _: panel._lasso([4]))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(panel.view3d, Qt.Key.Key_Return, control)
    assert got[-2] == Say("")
    assert isinstance(got[-1], Select)
    assert got[-1].selection.regions == (NAMES[0], NAMES[4])


def test_the_mouse_over_a_region_is_told(panel, view):
    panel.present(view)
    got = wishes_of(panel)
    panel.view3d.hovered.emit(2)
    panel.view3d.hovered.emit(-1)
    assert got == [Hover(NAMES[2]), Hover("")]


def test_a_clicked_connection_is_selected_with_its_ends(panel, view):
    panel.present(view)
    got = wishes_of(panel)
    none = Qt.KeyboardModifier.NoModifier
    panel.view3d.edge_picked.emit(0, 1, none)
    there, back = (NAMES[0], NAMES[1]), (NAMES[1], NAMES[0])
    assert got[0].selection.edges == (there, back)
    assert got[0].selection.regions == (NAMES[0], NAMES[1])


def test_a_clicked_connection_with_a_direction_is_selected_alone(panel, view):
    weights = view.twin.connectome.weights.copy()
    weights[0, 1], weights[1, 0] = 100.0, 300.0
    connectome = replace(view.twin.connectome, weights=weights)
    twin = replace(view.twin, connectome=connectome)
    panel.present(replace(view, project=view.project.with_twin(twin)))
    got = wishes_of(panel)
    panel.view3d.edge_picked.emit(0, 1, Qt.KeyboardModifier.NoModifier)
    assert got[0].selection.edges == ((NAMES[1], NAMES[0]),)


def test_space_cuts_a_selected_connection_and_leaves_its_ends(panel, qtbot, view):
    ends = NAMES[:2]
    chosen = replace(view.selection, regions=ends, edges=(ends,))
    panel.present(replace(view, selection=chosen))
    got = wishes_of(panel)
    panel.view3d.setFocus()
    qtbot.keyClick(panel.view3d, Qt.Key.Key_Space)
    assert deeds(got) == [("add-to-plan", None)]
    panel.menu.planned.emit(1)  # the region under the mouse is meant, not both
    assert deeds(got)[1:] == [("add-to-plan", (NAMES[1],))]


def test_each_stage_remembers_what_was_chosen(panel, qtbot, view):
    panel.present(view)
    qtbot.keyClick(panel.controls.colour, Qt.Key.Key_Down)
    assert panel.view3d.scene.value_title == "FC row error, RMS"
    panel.set_stage("data")
    assert panel.view3d.scene.value_title == "Strength"
    panel.set_stage("inspect")
    assert panel.view3d.scene.value_title == "FC row error, RMS"
    assert panel.controls.colour.currentText() == "FC row error, RMS"


def test_the_camera_follows_the_head_and_the_head_the_camera(panel, qtbot, view):
    panel.present(view)
    left = panel.faces.findChildren(QWidget)[1]
    qtbot.mouseClick(left, Qt.MouseButton.LeftButton)
    assert (panel.view3d.direction, panel.faces.current()) == ("left", "left")
    qtbot.mouseClick(panel.tools.buttons["home"], Qt.MouseButton.LeftButton)
    assert (panel.view3d.direction, panel.faces.current()) == ("3d", "3d")


def test_the_edge_slider_and_the_bracket_keys_change_the_share(panel, qtbot, view):
    panel.present(view)
    before = panel.view3d.scene.edge_share
    qtbot.keyClick(panel.view3d, Qt.Key.Key_BracketRight)
    assert panel.view3d.scene.edge_share > before
    panel.controls.edges.moved.emit(0.2)
    assert panel.view3d.scene.edge_share == pytest.approx(0.02)
    assert panel.controls.edges_text.text() == "top 2\u00a0%"


def test_edges_are_drawn_in_bundles_where_the_menu_says_so(panel, qtbot, view):
    panel.present(view)
    assert not panel.note.text()
    panel.menu.fill(-1, False)
    edges = next(a for a in panel.menu.actions() if a.text() == "Edges").menu()
    next(a for a in edges.actions() if a.text() == "In bundles").trigger()
    (pane,) = panel.view3d.panes
    assert panel.view3d.scene.bundled
    assert pane.bundling.is_busy
    assert "no fibre tracts" in panel.note.text()
    panel.set_stage("data")
    assert not panel.view3d.scene.bundled


def test_plans_are_compared_in_the_head(panel, qtbot, view):
    panel.present(view)
    panel.set_stage("plan")
    assert panel.controls.surgery.isVisible()
    assert not panel.controls.colour.isVisible()
    twin = panel.controls.surgery.findChildren(QWidget)[0]
    qtbot.mouseClick(twin, Qt.MouseButton.LeftButton)
    assert panel.view3d.scene.value_title == "Mean FC, twin"


def test_noise_is_judged_beside_the_window_once_there_are_runs(panel, qtbot, view):
    panel.set_stage("plan")
    panel.present(view)
    assert panel.note.text() == NO_NOISE
    panel.present(replace(view, answers={"plan-1": answer_of(view)}))
    qtbot.waitUntil(lambda: panel.note.text() == NOISE, timeout=3000)


def test_the_start_page_shows_the_demo_patient_without_a_head(panel, qtbot):
    panel.present(empty_view())
    panel.set_stage("start")
    qtbot.waitUntil(lambda: panel.view3d.scene.count == 68, timeout=5000)
    assert not panel.head.isVisible()
    assert not panel.tools.isVisible()
    got = wishes_of(panel)
    panel.view3d.picked.emit(3, Qt.KeyboardModifier.NoModifier)
    assert [wish for wish in got if not isinstance(wish, Hover)] == []


def test_a_narrow_head_leaves_controls_to_the_menu(panel, view):
    panel.present(view)
    assert panel.controls.surface.isVisible()
    panel.resize(480, 400)
    panel.show()
    assert panel.width() == 480
    assert not panel.controls.surface.isVisible()
    panel.menu.fill(-1, True)
    titles = [action.text() for action in panel.menu.actions()]
    assert {"Colour", "Size", "Cortex", "Edges"} <= set(titles)


def test_the_menu_of_a_region_adds_the_selected_ones_with_it(panel, view):
    chosen = replace(view.selection, regions=NAMES[:2])
    panel.present(replace(view, selection=chosen))
    got = wishes_of(panel)
    panel.menu.fill(1, True)
    add = next(a for a in panel.menu.actions() if a.text().startswith("Add to plan"))
    add.trigger()
    assert deeds(got) == [("add-to-plan", NAMES[:2])]


def test_the_theme_reaches_the_picture(panel, view):
    panel.present(replace(view, theme=theme.LIGHT))
    assert panel.view3d.drawing.theme is theme.LIGHT


def test_fifty_presents_leave_no_widget_behind(panel):
    panel.present(small_view(small_project()))
    before = len(panel.findChildren(QWidget))
    for number in range(50):
        view = small_view(small_project())
        stage = ("inspect", "plan", "data")[number % 3]
        panel.set_stage(stage)
        panel.present(view)
    panel.set_stage("inspect")
    assert len(panel.findChildren(QWidget)) == before


def test_one_outlier_does_not_make_all_other_regions_alike():
    values = np.array([*np.linspace(0.4, 0.6, 40), 9.0])
    low, high = Colouring("a", "Excitability", values).limits
    assert low == pytest.approx(0.4)
    assert 0.6 < high < 1.0
    assert Colouring("a", "Excitability", values[:-1]).limits == (0.4, 0.6)
