"""Areas of the cortex by the nearest region centre, against borders that are known."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.project import (
    Connectome,
    DeepStructure,
    Lesion,
    Parcellation,
    Patient,
    PatientAnatomy,
    Project,
    Selection,
    TemplateLabels,
)
from brainTwinStudio.report.assets import cortex
from brainTwinStudio.ui.panels.brain import BrainPanel
from brainTwinStudio.ui.panels.brain_areas import BY_CENTRE, Areas, areas_of
from brainTwinStudio.ui.panels.brain_head import offer_of
from brainTwinStudio.ui.panels.brain_hover import told_of_region
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_own import OwnBrain
from brainTwinStudio.ui.panels.brain_scene import scene_of
from brainTwinStudio.ui.plots.brain.camera import Camera
from brainTwinStudio.ui.plots.brain.colour_bar import bar_title
from brainTwinStudio.ui.plots.brain.cortex_mesh import OwnCortex, cortex_mesh, mesh_of
from brainTwinStudio.ui.plots.brain.drawing import prepare
from brainTwinStudio.ui.plots.brain.picking import node_at
from brainTwinStudio.ui.plots.brain.schematic_bodies import schematic_body
from brainTwinStudio.ui.theme import DARK
from brainTwinStudio.ui.view import View

SIDES = ("left", "right")


def middles() -> tuple[tuple[str, ...], tuple[str, ...], np.ndarray]:
    """The 68 Desikan-Killiany regions under names of no atlas, at the middle of their
    labels on fsaverage5."""
    names, sides, places = [], [], []
    for side in SIDES:
        half = cortex(side)
        for label in np.unique(half.labels[half.labels > 0]):
            names.append(f"{side}-area-{label:02d}")
            sides.append(side[0].upper())
            places.append(half.vertices_mm[half.labels == label].mean(axis=0))
    return tuple(names), tuple(sides), np.array(places, float)


def made(extra: dict[str, tuple[float, float, float]] | None = None) -> Parcellation:
    names, sides, places = middles()
    extra = extra or {}
    more = tuple("L" if x < 0 else "R" for x, *_ in extra.values())
    places = np.vstack([places, *(np.array([at]) for at in extra.values())])
    return Parcellation("made", (*names, *extra), (*sides, *more), places, "MNI305")  # type: ignore[arg-type]


def view_of(parcellation: Parcellation) -> View:
    weights = np.ones((parcellation.count,) * 2) - np.eye(parcellation.count)
    patient = Patient("P1", connectome=Connectome(parcellation, weights))
    return View(project=Project("p", (patient,)), selection=Selection("P1"))


def regions_on(areas: Areas, mesh) -> np.ndarray:
    return areas.index[mesh.labels]


def test_most_of_each_area_is_that_of_known_borders():
    parcellation = made()
    areas = areas_of(parcellation, None)
    assert areas.mesh is not None
    assert 30 < areas.reach_mm <= 40
    template = cortex_mesh(fast=False)
    found, true = regions_on(areas, areas.mesh.full), template.labels - 1
    inside = template.labels > 0
    # regions are listed in the order of the template's labels, left then right
    assert 0.55 < (found == true)[inside].mean() < 0.75
    assert (found[~inside] == -1).all()  # the medial wall is no area
    left = np.arange(len(found)) < len(found) // 2
    assert set(found[left & inside]) == set(range(34))
    assert set(found[~left & inside]) == set(range(34, 68))


def test_hull_and_inflated_cortex_carry_the_same_areas():
    areas = areas_of(made(), None)
    assert areas.mesh is not None
    assert areas.mesh.inflated is not None
    full, hull = areas.mesh.inflated
    np.testing.assert_array_equal(full.labels, areas.mesh.full.labels)
    np.testing.assert_array_equal(hull.labels, areas.mesh.hull.labels)
    same = cortex_mesh(fast=False, inflated=True)
    assert full.vertices_mm is same.vertices_mm
    template = cortex_mesh(fast=True)
    found = regions_on(areas, areas.mesh.hull)
    known = template.labels > 0
    assert (found == template.labels - 1)[known].mean() > 0.5
    assert areas_of(made(), None).mesh is not areas.mesh  # another patient
    parcellation = made()
    assert areas_of(parcellation, None) is areas_of(parcellation, None)  # is kept


def test_regions_below_the_cortex_and_far_places_get_no_area():
    deep = {"Thalamus_L": (-11.0, -19.0, 6.0), "Vermis_6": (1.0, -67.0, -15.0)}
    areas = areas_of(made(deep), None)
    assert set(areas.index.tolist()) == set(range(-1, 68))
    names, sides, places = middles()
    few = [at for at, place in enumerate(places) if place[1] > 30]
    front = Parcellation(
        "front", tuple(names[i] for i in few), tuple(sides[i] for i in few),  # type: ignore[arg-type]
        places[few], "MNI305",
    )  # fmt: skip
    areas = areas_of(front, None)
    assert areas.mesh is not None
    painted = regions_on(areas, areas.mesh.full) >= 0
    y = areas.mesh.full.vertices_mm[:, 1]
    assert painted[y > 40].mean() > 0.9
    assert not painted[y < -20].any()


def test_only_centres_in_the_space_of_a_template_make_areas():
    parcellation = made()
    in_mni = replace(parcellation, space="MNI152")
    assert areas_of(in_mni, None).reach_mm > 0
    for other in (
        replace(parcellation, space="scanner RAS"),
        replace(parcellation, centres_mm=None),
    ):
        assert areas_of(other, None).mesh is None
        assert areas_of(other, None).reach_mm == 0


def test_an_own_cortex_in_mni_space_gets_areas_and_one_of_a_scanner_none():
    full, hull = cortex_mesh(fast=False), cortex_mesh(fast=True)
    full, hull = (
        replace(mesh, labels=np.zeros(len(mesh.labels), int)) for mesh in (full, hull)
    )
    own = OwnBrain(
        PatientAnatomy(), OwnCortex(full, hull), (), np.zeros((0, 3)), "MNI152"
    )
    parcellation = made()
    areas = areas_of(parcellation, own)
    assert areas.is_own
    assert areas.reach_mm > 0
    assert areas.mesh is not None
    assert areas.mesh.inflated is None
    assert np.unique(areas.mesh.full.labels).size > 60
    other = areas_of(parcellation, replace(own, space="scanner RAS"))
    assert other.mesh is own.mesh
    assert other.reach_mm == 0


def test_the_view_says_how_areas_are_drawn_and_can_do_without():
    view = view_of(made({"Thalamus_L": (-11.0, -19.0, 6.0)}))
    look = Look(colour="strength", surface="inflated")
    shown = scene_of(view, "data", look)
    assert shown is not None
    assert shown.surfaces == ("glass", "pial", "inflated")
    assert shown.may_centre
    assert shown.scene.is_opaque
    assert shown.scene.inner == (68,)
    assert shown.scene.area_note == BY_CENTRE
    assert "Areas by nearest centre, up to 36" in shown.note
    words = told_of_region(shown, look.colour, "")
    assert words is not None
    assert words(3).endswith(f" · {BY_CENTRE}")
    assert not words(68).endswith(BY_CENTRE)
    flat = scene_of(view, "data", replace(look, surface="glass"))
    assert flat is not None
    moved = shown.scene.positions_mm - flat.scene.positions_mm
    assert np.linalg.norm(moved[:68], axis=1).min() > 1
    assert not moved[68].any()
    balls = scene_of(view, "data", replace(look, by_centre=False))
    assert balls is not None
    assert balls.surfaces == ("glass",)
    assert balls.may_centre  # so that it can be switched on again
    assert not balls.scene.has_surface
    assert "nearest" not in balls.note
    offer = offer_of(view, "data", look, may_centre=balls.may_centre)
    assert offer.may_centre


def test_known_borders_are_never_replaced():
    template = cortex_mesh(fast=False)
    names = tuple(f"ctx-{s}h-insula" for s in "lr")
    parcellation = Parcellation(
        "two", names, ("L", "R"), np.array([[-38.0, -3, 2], [38, -3, 2]]), "MNI305"
    )
    areas = areas_of(parcellation, None)
    assert areas.mesh is None
    assert areas.note == ""
    painted = areas.index[template.labels]
    assert set(painted.tolist()) == {-1, 0, 1}


@pytest.mark.parametrize("name", ["Thal_VPL_L", "Left-VentralDC", "Cerebelum_6_R"])
def test_a_name_tells_what_is_no_area(name: str):
    extra = {name: (-40.0, -20.0, 40.0)}  # a place of the cortex all the same
    assert 68 not in areas_of(made(extra), None).index


def brought(names: tuple[str, ...], sides: tuple[str, ...]) -> PatientAnatomy:
    """Labels on fsaverage5 that a patient's atlas brought, in another order of names,
    and the surface of a thalamus."""
    halves = []
    for side, word in (("L", "left"), ("R", "right")):
        here = [name for name, of in zip(names, sides, strict=True) if of == side]
        labels = cortex(word).labels.astype(int)
        labels = np.where(labels > 0, labels - labels[labels > 0].min(), -1)
        turned = np.where(labels >= 0, len(here) - 1 - labels, -1)
        halves.append(TemplateLabels(side, turned, tuple(reversed(here))))  # type: ignore[arg-type]
    body = schematic_body("thalamus", "L")
    assert body is not None
    (vertices, faces), places = body, np.array([-11.0, -18, 7])
    thalamus = DeepStructure("Thalamus_L", vertices + places, faces, "MNI305")
    return PatientAnatomy(template_labels=tuple(halves), structures=(thalamus,))


def test_an_atlas_that_was_brought_draws_its_own_borders_and_surfaces():
    deep = {"Thalamus_L": (-11.0, -19.0, 6.0), "Thalamus_R": (11.0, -19.0, 6.0)}
    parcellation = made(deep)
    anatomy = brought(parcellation.region_names[:68], parcellation.hemispheres[:68])
    areas = areas_of(parcellation, None, anatomy.template_labels)
    assert areas.reach_mm == 0
    assert areas.mesh is not None
    found = regions_on(areas, areas.mesh.full)
    np.testing.assert_array_equal(found, cortex_mesh(fast=False).labels - 1)
    fast = cortex_mesh(fast=True).labels - 1
    assert (regions_on(areas, areas.mesh.hull) == fast).mean() > 0.95
    view = view_of(parcellation)
    patient = replace(view.project.patients[0], anatomy=anatomy)  # type: ignore[union-attr]
    view = replace(view, project=Project("p", (patient,)))
    shown = scene_of(view, "data", Look(colour="strength", surface="inflated"))
    assert shown is not None
    assert shown.scene.area_note == ""
    assert not shown.may_centre
    assert "surfaces from the patient's atlas; 1 schematic bodies" in shown.note
    bodies = shown.scene.bodies
    assert bodies is not None
    assert bodies.members.tolist() == [68, 69]
    own = bodies.vertices_mm[bodies.region == 68]
    np.testing.assert_allclose(own, anatomy.structures[0].vertices_mm, atol=1e-4)


def test_labels_of_other_regions_are_not_taken():
    parcellation = made()
    names = tuple(f"other-{at}" for at in range(68))
    anatomy = brought(names, parcellation.hemispheres)
    assert areas_of(parcellation, None, anatomy.template_labels).reach_mm > 0


def test_the_panel_makes_areas_beside_the_window_and_keeps_them(qtbot):
    panel = BrainPanel()
    qtbot.addWidget(panel)
    panel.resize(500, 400)
    view = view_of(made())
    panel.present(view)
    panel.set_look(replace(panel.look, surface="pial"))
    qtbot.waitUntil(lambda: panel.view3d.scene.has_surface, timeout=20_000)
    cortex_then = panel.view3d.scene.own_cortex
    name = view.names[5]
    panel.present(replace(view, selection=Selection("P1", regions=(name,))))
    assert panel.view3d.scene.own_cortex is cortex_then  # at once, the same one
    assert panel.view3d.scene.selected == (5,)
    panel.set_look(replace(panel.look, by_centre=False))
    assert not panel.view3d.scene.has_surface
    panel.set_look(replace(panel.look, by_centre=True))
    assert panel.view3d.scene.has_surface
    panel.view3d.dispose()


def test_a_click_on_a_painted_area_finds_its_region():
    shown = scene_of(view_of(made()), "data", Look(surface="inflated"))
    assert shown is not None
    drawing = prepare(shown.scene, DARK)
    mesh = mesh_of(shown.scene, fast=True)
    camera, size = Camera().turned_to("left"), (600.0, 500.0)
    seen = camera.project(mesh.vertices_mm, size)
    facing = mesh.normals @ camera.axes[2] > 0.9
    left = mesh.vertices_mm[:, 0] < -45  # nothing lies before it
    wanted, hit = [], []
    for vertex in np.flatnonzero(facing & left)[::25]:
        at = tuple(seen[vertex, :2])
        wanted.append(int(shown.scene.surface_index[mesh.labels[vertex]]))  # type: ignore[index]
        hit.append(node_at(drawing, camera, size, at))  # type: ignore[arg-type]
    assert len(wanted) > 10
    assert np.mean(np.array(wanted) == np.array(hit)) > 0.8  # borders are near some


def test_a_lesion_and_two_brains_are_painted_on_areas_by_centre():
    parcellation = made()
    shares = np.zeros(68)
    shares[[3, 40]] = (0.4, 0.8)
    names = parcellation.region_names
    lesion = Lesion("Tumour", 4.0, np.ones((1, 1, 1)), np.eye(4), names, shares)
    view = view_of(parcellation)
    patient = replace(
        view.project.patients[0],  # type: ignore[union-attr]
        anatomy=PatientAnatomy("MNI152", lesions=(lesion,)),
    )
    view = replace(view, project=Project("p", (patient,)))
    shown = scene_of(view, "data", Look(colour="lesion:Tumour"))
    assert shown is not None
    scene = shown.scene
    assert scene.has_surface
    assert not scene.is_opaque
    assert bar_title(scene).endswith(BY_CENTRE)
    mesh = mesh_of(scene, fast=False)
    painted = np.append(scene.surface_values, np.nan)[scene.surface_index[mesh.labels]]  # type: ignore[index]
    assert set(np.unique(painted[painted > 0]).round(3)) == {0.4, 0.8}
    drawing = prepare(scene, DARK)
    beside = prepare(replace(scene, title="Plan"), DARK)
    assert drawing.surface is not None
    np.testing.assert_array_equal(drawing.surface, beside.surface)


def test_an_atlas_that_was_brought_places_regions_without_centres():
    deep = {"Thalamus_L": (-11.0, -19.0, 6.0), "elsewhere": (11.0, -19.0, 6.0)}
    parcellation = made(deep)
    anatomy = brought(parcellation.region_names[:68], parcellation.hemispheres[:68])
    bare = replace(parcellation, centres_mm=None, space="not stated")
    view = view_of(bare)
    patient = replace(view.project.patients[0], anatomy=anatomy)  # type: ignore[union-attr]
    view = replace(view, project=Project("p", (patient,)))
    shown = scene_of(view, "data", Look(colour="strength", surface="pial"))
    assert shown is not None
    assert shown.scene.is_opaque
    assert parcellation.centres_mm is not None
    away = np.linalg.norm(shown.scene.positions_mm - parcellation.centres_mm, axis=1)
    assert away[:68].max() < 0.01
    assert away[68] < 3
    assert np.isfinite(away[69])  # beside its neighbours
