"""Twin and plan side by side; learned edges; values on the cortex."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.files.demo_patient import demo_patient
from brainTwinStudio.project import Project, Selection
from brainTwinStudio.ui.panels.brain_both import SAME, shown_of
from brainTwinStudio.ui.panels.brain_edges import LEARNED, LEARNED_NOTE
from brainTwinStudio.ui.panels.brain_head import offer_of
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_scene import Shown
from brainTwinStudio.ui.panels.matrix_scene import structural
from brainTwinStudio.ui.plots.brain.colours import edge_arm, edge_colours
from brainTwinStudio.ui.plots.brain.drawing import prepare
from brainTwinStudio.ui.theme import DARK
from brainTwinStudio.ui.view import View
from tests.ui.small import small_view


def shown(view: View, stage: str, look: Look) -> Shown:
    found = shown_of(view, stage, look)
    assert found is not None
    return found


# ------------------------------------------------------------------ twin and plan


def test_both_have_one_scale_and_only_the_plan_has_marks():
    view = small_view()
    found = shown(view, "plan", Look(compare="both"))
    twin, plan = found.scene, found.beside
    assert plan is not None
    assert view.scenario is not None
    assert twin.value_range == plan.value_range
    assert not twin.removed
    assert plan.removed
    assert (twin.title, plan.title) == ("Twin", f"Plan: {view.scenario.name}")
    assert found.note == SAME
    alone = [shown(view, "plan", Look(compare=key)).scene for key in ("twin", "plan")]
    for half, one in zip((twin, plan), alone, strict=True):
        np.testing.assert_array_equal(half.values, one.values)
    low, high = twin.value_range
    assert low == min(one.value_range[0] for one in alone)
    assert high == max(one.value_range[1] for one in alone)


def test_both_of_a_stimulation_are_twin_and_plan():
    view = small_view()
    project = view.project
    assert project is not None
    cut, sine = project.scenario("plan-1"), project.scenario("plan-2")
    view = small_view(project.with_scenario(replace(sine, result=cut.result)))
    view = replace(view, selection=replace(view.selection, scenario_id="plan-2"))
    found = shown(view, "plan", Look(response="both"))
    assert found.beside is not None
    assert not found.scene.stimulated
    assert found.beside.stimulated


def test_a_plan_that_was_not_run_shows_one_brain():
    view = small_view()
    view = replace(view, selection=replace(view.selection, scenario_id="plan-3"))
    assert shown(view, "plan", Look(compare="both")).beside is None


# ------------------------------------------------------------------ learned edges


def test_edges_are_the_strongest_changes_in_colours_with_equal_arms():
    view = small_view()
    twin = view.twin
    assert twin is not None
    found = shown(view, "inspect", Look(edges="learned", edge_share=0.3))
    scene, change = found.scene, structural(twin.connectome, twin).tiles[2].values
    assert change is not None
    assert scene.edge_change is not None
    assert scene.edge_title == LEARNED
    assert LEARNED_NOTE in found.note
    drawing = prepare(scene, DARK)
    pairs = drawing.shape.edges.pairs
    sizes = np.abs(scene.edge_change)[pairs[:, 0], pairs[:, 1]]
    assert (np.diff(sizes) <= 1e-12).all()
    a, b = pairs[0]
    assert abs(scene.edge_change[a, b]) == pytest.approx(
        max(abs(change[a, b]), abs(change[b, a]))
    )
    flipped = replace(scene, edge_change=-scene.edge_change)
    arm = edge_arm(scene.edge_change, pairs)
    both = [edge_colours(one, DARK, pairs, arm) for one in (scene, flipped)]
    assert both[0] is not None
    assert both[1] is not None
    warm = scene.edge_change[pairs[:, 0], pairs[:, 1]] > 0
    redder = both[0][:, 0] - both[0][:, 2] > both[1][:, 0] - both[1][:, 2]
    assert (redder == warm).mean() > 0.9


def test_a_twin_with_the_anatomical_connectome_keeps_its_weights():
    view = small_view()
    twin, project = view.twin, view.project
    assert twin is not None
    assert project is not None
    flat = {k: v for k, v in twin.parameters.items() if np.ndim(v) < 2}
    specs = tuple(s for s in twin.parameter_specs if s.name in flat)
    plain = replace(twin, parameters=flat, parameter_specs=specs)
    view = small_view(project.with_twin(plain))
    found = shown(view, "inspect", Look(edges="learned"))
    assert found.scene.edge_change is None
    assert not offer_of(view, "inspect", Look()).learned


# ------------------------------------------------------------------ surfaces


@pytest.fixture(scope="module")
def demo() -> View:
    patient = demo_patient().patient
    return View(project=Project("demo", (patient,)), selection=Selection(patient.id))


def test_the_cortex_carries_the_values_of_its_areas(demo: View):
    glass = shown(demo, "data", Look())
    assert glass.surfaces == ("glass", "pial", "inflated")
    for surface in ("pial", "inflated"):
        scene = shown(demo, "data", Look(surface=surface)).scene
        assert scene.is_opaque
        np.testing.assert_array_equal(scene.surface_values, glass.scene.values)


def test_regions_below_the_cortex_are_seen_through_it(demo: View):
    scene = shown(demo, "data", Look(surface="pial")).scene
    assert scene.surface_index is not None
    assert scene.inner == ()
    below = np.where(np.asarray(scene.surface_index) == 7, -1, scene.surface_index)
    drawing = prepare(replace(scene, surface_index=below), DARK)
    assert drawing.scene.inner == (7,)
    assert np.flatnonzero(drawing.node_shown).tolist() == [7]


def test_nodes_go_with_their_areas_when_the_cortex_is_inflated(demo: View):
    pial, inflated = (
        shown(demo, "data", Look(surface=one)).scene for one in ("glass", "inflated")
    )
    moved = np.linalg.norm(inflated.positions_mm - pial.positions_mm, axis=1)
    assert (moved > 0.5).all()
    assert moved.max() < 60
    sides = np.array([1 if side == "R" else -1 for side in pial.hemispheres])
    assert (inflated.positions_mm[:, 0] * sides > 0).all()
