"""Figures draw for usual and for odd arrays; positions are never mixed up."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.project import Effect, Parcellation, moved
from brainTwinStudio.report import assets
from brainTwinStudio.report.figures import brain, canvas, curves, forest, matrices
from brainTwinStudio.report.figures.glass import VIEWS
from brainTwinStudio.report.figures.places import places_of


def drawn(figure) -> bytes:
    content = canvas.rendered(figure, "png")
    assert content.startswith(b"\x89PNG")
    return content


def test_all_figures_draw_with_missing_values(project):
    twin = project.twins[0]
    fc = np.array(twin.measured["fc"])
    fc[3] = fc[:, 3] = np.nan
    sides = twin.connectome.parcellation.hemispheres
    drawn(matrices.fc_matrices(twin.measured["fc"], fc, sides))
    drawn(matrices.fc_scatter(fc, twin.simulated["fc"], None))
    drawn(curves.loss(np.array([1.0, np.nan, -0.5, np.inf]), ((0, "one"),)))
    drawn(curves.loss(np.array([np.nan, np.nan]), ()))
    drawn(curves.agreement_bar(None, None, None, None))
    drawn(curves.agreement_bar(0.4, 0.9, 0.41, 0.42))


def test_svg_is_the_same_twice(project):
    twin = project.twins[0]

    def make() -> bytes:
        figure = curves.loss(twin.loss_history, twin.phases)
        return canvas.rendered(figure, "svg")

    assert make() == make()


def test_values_are_in_percent_of_the_baseline_where_there_is_one():
    effect = Effect("x", "X", "", -0.1, -0.2, -0.05, -0.5, 16)
    assert forest.percent(effect) == pytest.approx((-20, -40, -10))
    assert forest.percent(replace(effect, baseline=0.0)) is None
    assert forest.percent(replace(effect, baseline=0.09)) is None
    assert forest.percent(replace(effect, baseline=0.1)) == pytest.approx(
        (-100, -200, -50)
    )


def test_only_many_runs_read_as_clear():
    effect = Effect("x", "X", "", -0.1, -0.2, -0.05, -0.5, 16)
    assert forest.reading(effect) == "decrease so far"
    assert forest.reading(replace(effect, seeds=32)) == "clear decrease"


def test_left_is_left_in_every_view():
    left, front = np.array([-50.0, 0, 0]), np.array([0.0, 50, 0])
    views = {view.name: view for view in VIEWS}
    assert views["Top"].project(left)[0] < 0
    assert views["Top"].project(front)[1] > 0
    assert views["Left"].project(left)[2] > 0, "near the viewer"
    assert views["Left"].project(front)[0] < 0, "A at the picture's left"
    assert views["Right"].project(left)[2] < 0
    assert views["Right"].project(front)[0] > 0


def test_views_are_not_mirrored():
    for view in VIEWS:
        axes = view.project(np.eye(3)).T
        assert np.linalg.det(axes) == pytest.approx(1.0)


def test_the_brain_draws_with_plans_and_without_cortex(project):
    twin = project.twins[0]
    places = places_of(twin.connectome.parcellation)
    assert places is not None
    values = np.full(12, np.nan)
    scene = brain.BrainScene(
        places, twin.connectome.weights, values, "x",
        twin.connectome.parcellation.hemispheres, "vik",
        removed=(5,), weakened=(1,), stimulated=(4,), cut_edges=((0, 6),),
    )  # fmt: skip
    drawn(brain.brain(scene))
    loose = replace(places, on_template=False)
    drawn(brain.brain(replace(scene, places=loose)))


def test_positions_of_another_space_are_not_put_on_the_template(project):
    own = project.twins[0].connectome.parcellation
    names = tuple(f"roi-{i}" for i in range(own.count))
    scanner = Parcellation("x", names, own.hemispheres, own.centres_mm, "scanner RAS")
    places = places_of(scanner)
    assert places is not None
    assert not places.on_template
    assert "cortex not drawn" in places.remark


def test_positions_are_found_by_name_and_else_refused(project):
    own = project.twins[0].connectome.parcellation
    spelled = tuple(n.replace("ctx-lh-", "lh_").replace("ctx-rh-", "rh_")
                    for n in own.region_names)  # fmt: skip
    places = places_of(Parcellation("x", spelled, own.hemispheres))
    assert places is not None
    assert places.on_template
    assert own.centres_mm is not None
    np.testing.assert_allclose(places.centres_mm, own.centres_mm, atol=12)
    assert places_of(Parcellation("x", ("a", "b"), ("L", "R"))) is None


def test_mni152_is_moved_back_to_mni305():
    point = np.array([[10.0, -20.0, 35.0]])
    there = moved(point, "MNI305", "MNI152")
    # FreeSurfer's own worked example of this matrix
    np.testing.assert_allclose(there[0], [10.695, -18.409, 36.137], atol=0.01)
    places = places_of(Parcellation("x", ("a",), ("R",), there, "MNI152"))
    assert places is not None
    np.testing.assert_allclose(places.centres_mm, point, atol=1e-9)


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize("side", ["left", "right"])
def test_meshes_are_closed_and_face_outwards(side, fast):
    mesh = assets.cortex(side, fast=fast)
    assert len(mesh.vertices_mm) == (2500 if fast else 10242)
    a, b, c = (mesh.vertices_mm[mesh.faces[:, i]].astype(float) for i in range(3))
    volume_ml = np.einsum("ij,ij->", np.cross(a, b), c) / 6000
    assert 450 < volume_ml < 550
    assert (np.sign(mesh.vertices_mm[:, 0].mean()) > 0) == (side == "right")
    half = np.unique(mesh.labels[mesh.labels > 0])
    assert len(half) == 34


def test_colour_maps_have_256_colours_and_vik_is_light_in_the_middle():
    for name in ("batlow", "vik", "lipari", "tide"):
        assert assets.colour_map(name).shape == (256, 3)
    assert assets.colour_map("vik")[128].min() > 200
    assert assets.colour_map("tide")[128].max() < 90


def test_importing_the_report_loads_nothing_heavy():
    code = (
        "import sys, brainTwinStudio.report\n"
        "heavy = {'matplotlib', 'jinja2', 'fpdf', 'scipy', 'jax', 'PySide6'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
