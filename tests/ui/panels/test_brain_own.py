"""The own cortex in the 3D view, with fsaverage5 and its Desikan-Killiany labels in
the place of a person's."""

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import KDTree

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.demo_patient import demo_patient
from brainTwinStudio.project import (
    CorticalSurface,
    Electrodes,
    Lesion,
    Patient,
    PatientAnatomy,
    Project,
    Selection,
    moved,
)
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.panels.brain import BrainPanel
from brainTwinStudio.ui.panels.brain_areas import areas_of
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_own import (
    OwnBrain,
    contacts_in_view,
    in_view,
    own_brain,
    places_on,
)
from brainTwinStudio.ui.panels.brain_scene import scene_of
from brainTwinStudio.ui.panels.schematic import placing_of
from brainTwinStudio.ui.plots.brain.own_cortex import clustered, own_cortex
from brainTwinStudio.ui.plots.brain.scene import empty_scene
from brainTwinStudio.ui.view import View

nib: Any = nibabel
DATA = Path(__file__).parents[3].parent / "shared" / "data" / "fsaverage5"
SHIFT = np.array([5.0, 22.0, -31.0])  # where this head lies in its scanner


def arrays(name: str) -> list[np.ndarray]:
    if not DATA.is_dir():
        pytest.skip("no ../shared/data/fsaverage5 here")
    image = nib.GiftiImage.from_bytes(gzip.decompress((DATA / name).read_bytes()))
    return [one.data for one in image.darrays]


def surface(side: str, shift=SHIFT) -> CorticalSurface:
    points, faces = arrays(f"pial_{'left' if side == 'L' else 'right'}.gii.gz")
    (ids,) = arrays(f"dk_{side.lower()}h.label.gii.gz")
    rows = [row.split(",") for row in (DATA / "dk_labels.csv").read_text().split()]
    names = {int(row[0]): row[1] for row in rows[1:]}
    there = [int(one) for one in np.unique(ids) if one]
    place = {label: at for at, label in enumerate(there)}
    labels = np.array([place.get(int(one), -1) for one in ids])
    words = tuple(f"{side.lower()}h-{names[label]}" for label in there)
    return CorticalSurface(side, points + shift, faces, labels, words)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def anatomy() -> PatientAnatomy:
    return PatientAnatomy("scanner RAS", (surface("L"), surface("R")))


@pytest.fixture(scope="module")
def own(anatomy: PatientAnatomy) -> OwnBrain:
    found = own_brain(anatomy)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def patient(anatomy: PatientAnatomy) -> Patient:
    return replace(demo_patient().patient, anatomy=anatomy)


def a_view(patient: Patient) -> View:
    return View(project=Project("p", (patient,)), selection=Selection(patient.id))


def test_regions_lie_in_the_middle_of_their_own_labels(own: OwnBrain, patient: Patient):
    graph = patient.connectome
    assert graph is not None
    centres, text = places_on(own, graph)
    assert text == "The patient's own cortex (scanner RAS)."
    template = placing_of(graph).centres_mm
    away = np.linalg.norm(centres - template, axis=1)
    assert away.max() < 5  # it is the template's brain, moved back to the middle
    left = np.array(graph.parcellation.hemispheres) == "L"
    assert (centres[left, 0] < 0).all()
    assert (centres[~left, 0] > 0).all()


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(68)))
def test_no_order_of_regions_moves_a_label(order, own: OwnBrain, patient: Patient):
    graph = patient.connectome
    assert graph is not None
    names = graph.parcellation.region_names
    mixed = tuple(names[i] for i in order)
    plain, other = own.index_of(names), own.index_of(mixed)
    assert [names[i] for i in plain[1:]] == [mixed[i] for i in other[1:]]
    assert plain[0] == other[0] == -1
    sides = [name[:2] for name in own.label_names]
    assert all(f"{s}-" in names[i] for s, i in zip(sides, plain[1:], strict=True))


def test_regions_below_the_cortex_are_placed_by_a_fit(own: OwnBrain, patient: Patient):
    """Labels of six regions are taken away: the fit finds them to the mm range."""
    graph = patient.connectome
    assert graph is not None
    gone = {0, 11, 25, 40, 52, 60}
    names = tuple("?" if i in gone else n for i, n in enumerate(own.label_names))
    names = tuple(f"{n}{i}" if n == "?" else n for i, n in enumerate(names))
    centres, text = places_on(replace(own, label_names=names), graph)
    whole, _ = places_on(own, graph)
    assert "6 regions without a label are placed by a fit" in text
    assert np.linalg.norm(centres - whole, axis=1).max() < 8


def test_a_fine_mesh_is_drawn_with_fewer_vertices_and_the_same_labels():
    one = surface("L", np.zeros(3))
    vertices, faces = np.asarray(one.vertices_mm, float), np.asarray(one.faces, int)
    found = clustered((vertices, faces, np.asarray(one.labels) + 1), 4.0)
    assert 500 < len(found[0]) < 8000
    _, nearest = KDTree(vertices).query(found[0])
    agree = (np.asarray(one.labels)[nearest] + 1 == found[2]).mean()
    assert agree > 0.9
    mesh = own_cortex([(vertices, faces[:, ::-1], np.asarray(one.labels) + 1)])
    assert len(mesh.full.vertices_mm) == len(vertices)
    assert len(mesh.hull.vertices_mm) <= 3000
    outward = mesh.full.vertices_mm - mesh.full.vertices_mm.mean(axis=0)
    assert (np.einsum("ij,ij->i", outward, mesh.full.normals) > 0).mean() > 0.7
    (sulc,) = arrays("sulc_left.gii.gz")
    assert np.corrcoef(mesh.full.sulcus, sulc)[0, 1] > 0.5


def test_contacts_go_where_the_cortex_goes_or_are_refused(anatomy, patient: Patient):
    places = np.array([[-30.0, 10, 20], [np.nan] * 3])
    contacts = Electrodes(("A1", "A2"), ("seeg", "seeg"), places, "scanner RAS")
    shown = contacts_in_view(replace(patient, electrodes=contacts))
    np.testing.assert_allclose(shown[0], in_view(places[:1], anatomy)[0])
    assert np.isnan(shown[1]).all()
    other = replace(contacts, space="MNI152")
    with pytest.raises(InputError, match=r"MNI152, the own cortex in scanner RAS"):
        contacts_in_view(replace(patient, electrodes=other))
    template = replace(patient, electrodes=other, anatomy=None)
    wanted = moved(places, "MNI152", "MNI305")
    np.testing.assert_allclose(contacts_in_view(template), wanted)
    in_mni = replace(anatomy, space="MNI152")
    same = contacts_in_view(replace(patient, electrodes=other, anatomy=in_mni))
    np.testing.assert_allclose(same, wanted)


def test_a_lesion_is_painted_on_the_own_cortex(own: OwnBrain, patient: Patient):
    graph = patient.connectome
    assert graph is not None
    names = graph.parcellation.region_names
    shares = np.zeros(len(names))
    shares[[3, 40]] = (0.4, 0.8)
    lesion = Lesion("Tumour", 4.0, np.ones((1, 1, 1)), np.eye(4), names, shares)
    hurt = replace(patient, anatomy=replace(own.anatomy, lesions=(lesion,)))
    shown = scene_of(a_view(hurt), "data", Look(colour="lesion:Tumour"), None, own)
    assert shown is not None
    scene = shown.scene
    assert scene.own_cortex is own.mesh
    assert scene.has_surface
    assert scene.value_range == (0.0, 0.8)
    assert scene.surface_values is not None
    index = areas_of(graph.parcellation, own).index
    labels = own.mesh.full.labels
    on = np.append(scene.surface_values, np.nan)[index[labels]]
    hit = {own.label_names[label - 1] for label in np.unique(labels[on > 0])}
    assert hit == {name.removeprefix("ctx-") for name in (names[3], names[40])}
    assert "own cortex (scanner RAS)" in shown.note


def test_contacts_wait_for_the_own_cortex_and_need_no_connectome(own: OwnBrain):
    places = np.array([[-30.0, 10, 20], [-31, 11, 21]])
    contacts = Electrodes(("A1", "A2"), ("seeg", "seeg"), places, "scanner RAS")
    patient = Patient("P1", electrodes=contacts, anatomy=own.anatomy)
    assert scene_of(a_view(patient), "data", Look()) is None
    shown = scene_of(a_view(patient), "data", Look(), None, own)
    assert shown is not None
    assert shown.scene.own_cortex is own.mesh
    assert shown.scene.contacts is not None
    wanted = in_view(places, own.anatomy)
    np.testing.assert_allclose(shown.scene.contacts.positions_mm, wanted)
    bare = scene_of(
        a_view(replace(patient, electrodes=None)), "data", Look(), None, own
    )
    assert bare is not None
    assert bare.note == "The patient's own cortex (scanner RAS)."


def test_the_panel_shows_the_own_cortex_once_it_is_ready(qtbot, patient: Patient):
    panel = BrainPanel()
    qtbot.addWidget(panel)
    panel.resize(500, 400)
    panel.view3d.set_theme(theme.DARK)
    panel.present(a_view(patient))
    qtbot.waitUntil(lambda: panel.view3d.scene.own_cortex is not None, timeout=20_000)
    own_picture = panel.view3d.rendering.image_of(1.0)
    panel.present(a_view(replace(patient, anatomy=None)))
    assert panel.view3d.scene.own_cortex is None
    assert panel.view3d.rendering.image_of(1.0) != own_picture
    assert empty_scene().own_cortex is None
    panel.view3d.dispose()
