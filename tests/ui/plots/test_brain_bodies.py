"""Structures below the cortex as bodies: their shapes, picture, picking and outline."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from brainTwinStudio.analysis.deep import (
    STRUCTURES,
    is_deep,
    is_hindbrain,
    structure_of,
)
from brainTwinStudio.project import (
    Connectome,
    Parcellation,
    Patient,
    Project,
    Selection,
)
from brainTwinStudio.project.anatomy import Hemisphere
from brainTwinStudio.ui.panels.brain_bodies import SCHEMATIC
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_scene import scene_of
from brainTwinStudio.ui.plots.brain import BrainScene, BrainView
from brainTwinStudio.ui.plots.brain.bodies import joined, volume_and_middle
from brainTwinStudio.ui.plots.brain.body_outlines import hull_of, outlines_of, widened
from brainTwinStudio.ui.plots.brain.camera import Camera
from brainTwinStudio.ui.plots.brain.cortex_mesh import cortex_mesh
from brainTwinStudio.ui.plots.brain.drawing import prepare
from brainTwinStudio.ui.plots.brain.picking import node_at
from brainTwinStudio.ui.plots.brain.schematic_bodies import SHAPES, schematic_body
from brainTwinStudio.ui.theme import DARK
from brainTwinStudio.ui.view import View

# ml of one side: about the range of healthy adults
VOLUMES = {
    "thalamus": (5.5, 9), "caudate": (2.8, 4.5), "putamen": (4, 6.5),
    "pallidum": (1.2, 2.2), "hippocampus": (3, 5), "amygdala": (1.2, 2.2),
    "accumbens": (0.35, 0.9), "ventral DC": (3, 5), "cerebellum": (45, 80),
    "brain stem": (17, 28),
}  # fmt: skip
SIZE = (500.0, 400.0)


@pytest.mark.parametrize("structure", SHAPES)
def test_a_schematic_body_is_closed_of_human_size_and_mirrored(structure: str):
    right, left = (schematic_body(structure, side) for side in "RL")
    assert right is not None
    assert left is not None
    low, high = VOLUMES[structure]
    for vertices, triangles in (right, left):
        volume, middle = volume_and_middle(vertices, triangles)
        assert low < volume / 1000 < high  # above 0: seen from outside
        np.testing.assert_allclose(middle, 0, atol=1e-9)
        pairs = [triangles[:, pair] for pair in ([0, 1], [1, 2], [2, 0])]
        sides = np.sort(np.concatenate(pairs))
        assert set(Counter(map(tuple, sides.tolist())).values()) == {2}
    np.testing.assert_allclose(left[0] * (-1, 1, 1), right[0])


def test_every_structure_that_a_name_tells_has_a_shape():
    assert set(SHAPES) == set(STRUCTURES)
    assert schematic_body("precuneus", "L") is None
    names = {
        "Left-Thalamus-Proper": "thalamus", "Caudate_L": "caudate",
        "Right-VentralDC": "ventral DC", "Left-Accumbens-area": "accumbens",
        "Left-Accumbens-Area": "accumbens", "Brain-Stem": "brain stem",
        "Left-Cerebellum-Cortex": "cerebellum", "Rhippo": "hippocampus",
        "Cerebelum_Crus1_R": "", "ctx-lh-parahippocampal": "", "Precuneus_L": "",
    }  # fmt: skip
    assert {name: structure_of(name) for name in names} == names
    assert is_deep("Cerebelum_Crus1_R")
    assert is_deep("Thal_VPL_L")
    assert not is_deep("ParaHippocampal_L")
    assert not is_deep("Insula_L")


def body_scene() -> BrainScene:
    """A putamen in front of a thalamus seen from the left, and a ball behind both."""
    places = np.array([[-26.0, 0, 0], [-11, -8, 0], [40, 30, 30]])
    meshes = {}
    for at, structure in enumerate(("putamen", "thalamus")):
        body = schematic_body(structure, "L")
        assert body is not None
        vertices, triangles = body
        meshes[at] = vertices + places[at], triangles
    return BrainScene(
        places, ("L Putamen", "L Thalamus", "R Ball"), ("L", "L", "R"),
        np.ones((3, 3)) - np.eye(3), np.array([0.1, 0.9, np.nan]), cortex=0.0,
        edge_share=0.0, bodies=joined(meshes),
    )  # fmt: skip


def test_the_front_body_is_picked_where_it_is_seen():
    drawing = prepare(body_scene(), DARK)
    left, right = Camera().turned_to("left"), Camera().turned_to("right")
    for camera, front in ((left, 0), (right, 1)):
        place = camera.project(drawing.shape.positions_mm[0], SIZE)[:2]
        assert node_at(drawing, camera, SIZE, tuple(place)) == front
    thalamus = left.project(np.array([-11.0, -20, 2]), SIZE)[:2]
    assert node_at(drawing, left, SIZE, tuple(thalamus)) == 1
    ball = left.project(drawing.shape.positions_mm[2], SIZE)[:2]
    assert node_at(drawing, left, SIZE, tuple(ball)) == 2
    assert node_at(drawing, left, SIZE, (5.0, 5.0)) == -1
    gone = prepare(replace(body_scene(), removed=(0,)), DARK)
    assert not gone.node_shown[0]


def test_a_ring_goes_around_the_body():
    drawing, camera = prepare(body_scene(), DARK), Camera().turned_to("left")
    found = outlines_of(drawing, camera, SIZE, {0, 2})
    assert set(found) == {0}  # the other is a ball
    body = drawing.scene.bodies
    assert body is not None
    seen = camera.project(body.vertices_mm[body.region == 0], SIZE)[:, :2]
    ring = widened(found[0], 4.0)
    inside = Qt.FillRule.OddEvenFill
    assert all(ring.containsPoint(QPointF(*p), inside) for p in seen.tolist())
    corners = [ring.at(at) for at in range(ring.size())]
    away = np.array([[corner.x(), corner.y()] for corner in corners])
    near = np.linalg.norm(away[:, None] - seen[None], axis=2).min(axis=1)
    assert (near < 6).all()
    assert len(hull_of(np.array([[0.0, 0], [1, 1], [2, 2]]))) == 2


def test_bodies_are_seen_and_balls_can_be_had_instead(brain_view: BrainView):
    brain_view.resize(300, 240)
    scene = body_scene()
    brain_view.set_scene(scene)
    brain_view.show()
    brain_view.set_camera("left")

    def covered() -> int:
        image = brain_view.rendering.image_of(1.0)
        canvas = image.pixelColor(2, 2).rgb()
        return sum(
            image.pixelColor(x, y).rgb() != canvas
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        )

    brain_view.render_once()
    with_bodies = covered()
    assert brain_view.project(0).x() > 0
    brain_view.set_scene(replace(scene, bodies=None))
    assert with_bodies > 2 * covered()
    unknown = replace(scene, values=np.array([np.nan, 0.9, np.nan]))
    brain_view.set_scene(scene)
    plain = brain_view.rendering.image_of(1.0)
    brain_view.set_scene(unknown)
    assert brain_view.rendering.image_of(1.0) != plain


def test_a_patient_with_a_subcortex_gets_bodies_and_a_word_of_it():
    names = ("Left-Thalamus-Proper", "Brain-Stem", "lh-01", "rh-01")
    places = np.array([[-11.0, -19, 5], [0, -30, -30], [-40, 0, 40], [40, 0, 40]])
    parcellation = Parcellation("p", names, ("L", "-", "L", "R"), places, "MNI305")
    connectome = Connectome(parcellation, np.ones((4, 4)) - np.eye(4))
    patient = Patient("P1", connectome=connectome)
    view = View(project=Project("p", (patient,)), selection=Selection("P1"))
    shown = scene_of(view, "data", Look())
    assert shown is not None
    scene = shown.scene
    assert scene.bodied.tolist() == [True, True, False, False]
    assert SCHEMATIC in shown.note
    assert scene.bodies is not None
    vertices = scene.bodies.vertices_mm[scene.bodies.region == 0]
    assert np.linalg.norm(vertices.mean(axis=0) - places[0]) < 3
    again = scene_of(view, "data", Look(size="equal"))
    assert again is not None
    assert again.scene.bodies is scene.bodies  # a selection makes no mesh anew
    balls = scene_of(view, "data", Look(bodies=False))
    assert balls is not None
    assert balls.scene.bodies is None
    assert SCHEMATIC not in balls.note
    elsewhere = replace(parcellation, space="scanner RAS")
    other = replace(patient, connectome=replace(connectome, parcellation=elsewhere))
    project = Project("p", (other,))
    shown = scene_of(replace(view, project=project), "data", Look())
    assert shown is not None
    assert shown.scene.bodies is None


def test_the_cerebellum_is_not_seen_through_the_cortex_and_the_thalamus_is():
    names = ("Left-Thalamus-Proper", "Left-Cerebellum-Cortex", "Vermis_6")
    assert [is_hindbrain(name) for name in names] == [False, True, True]
    places = np.array([[-11.0, -19, 5], [-22.5, -56, -34], *cortex_places()])
    regions = (*names[:2], *(f"{'lr'[n > 33]}h-area{n:02d}" for n in range(68)))
    sides: list[Hemisphere] = ["R" if n > 33 else "L" for n in range(68)]
    parcellation = Parcellation("p", regions, ("L", "L", *sides), places, "MNI305")
    weights = np.ones((70, 70)) - np.eye(70)
    patient = Patient("P1", connectome=Connectome(parcellation, weights))
    view = View(project=Project("p", (patient,)), selection=Selection("P1"))
    shown = scene_of(view, "data", Look(colour="strength", surface="pial"))
    assert shown is not None
    scene = shown.scene
    assert scene.inner == (0, 1)
    assert scene.seen_through == (0,)
    drawing = prepare(scene, DARK)
    assert drawing.node_shown.tolist()[:3] == [True, True, False]
    for side, found in (("bottom", 1), ("back", 1)):
        camera = Camera().turned_to(side)
        at = camera.project(places[1] - (0, 0, 12), SIZE)[:2]
        assert node_at(drawing, camera, SIZE, tuple(at)) == found
    camera = Camera().turned_to("top")
    at = camera.project(places[1], SIZE)[:2]
    assert node_at(drawing, camera, SIZE, tuple(at)) > 1  # an area above it


def cortex_places() -> np.ndarray:
    """Middles of the 68 Desikan-Killiany labels of fsaverage5."""
    mesh = cortex_mesh(fast=False)
    labels = range(1, 69)
    return np.array([mesh.vertices_mm[mesh.labels == n].mean(axis=0) for n in labels])
