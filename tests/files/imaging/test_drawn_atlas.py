"""What an atlas draws: a volume and labels on fsaverage, made from the Desikan-Killiany
labels that the program carries, and surfaces of structures that are known bodies."""

from collections import Counter
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.surface_nets import structure_surface, surface_net
from brainTwinStudio.files.images.template_cortex import template_cortex
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.project import Patient, Project, moved
from brainTwinStudio.report.assets import cortex

nib: Any = nibabel
STEP = 2.0
GRID = (91, 109, 91)
AFFINE = np.diag([-STEP, STEP, STEP, 1.0])
AFFINE[:3, 3] = (90, -126, -72)
THALAMI = {69: (-11.0, -19, 6), 70: (11.0, -19, 6)}
NODULE = (-25.0, 30, 15)  # below the cortex, its name says nothing


def volume_of(points: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Values at points in MNI152, as voxels."""
    data = np.zeros(GRID, np.int16)
    way = np.linalg.inv(AFFINE)
    voxels = np.round(points @ way[:3, :3].T + way[:3, 3]).astype(int)
    data[tuple(voxels.T)] = values
    return data


def ball(data: np.ndarray, centre: tuple[float, float, float], number: int) -> None:
    x, y, z = np.indices(GRID)
    places = np.stack([x, y, z], axis=-1) @ AFFINE[:3, :3].T + AFFINE[:3, 3]
    data[np.linalg.norm(places - centre, axis=-1) < 9] = number


@pytest.fixture(scope="module")
def atlas(tmp_path_factory) -> tuple[Path, Path]:
    """A volume in MNI152 of 68 areas, two thalami and a nodule; and its names."""
    points, values = [], []
    for side, word in (("L", "left"), ("R", "right")):
        vertices, *_ = template_cortex(side)
        points.append(moved(vertices, "MNI305", "MNI152"))
        values.append(cortex(word).labels)
    data = volume_of(np.concatenate(points), np.concatenate(values))
    for number, centre in THALAMI.items():
        ball(data, centre, number)
    ball(data, NODULE, 71)
    folder = tmp_path_factory.mktemp("atlas")
    image = nib.Nifti1Image(data, AFFINE)
    image.header.set_sform(AFFINE, 4)
    nib.save(image, folder / "space-MNI152_dseg.nii.gz")
    names = [f"{'lr'[n > 34]}h-area{n:02d}" for n in range(1, 69)]
    names += ["Left-Thalamus", "Right-Thalamus", "lh-nodule"]
    lines = [f"{n}\t{name}" for n, name in enumerate(names, 1)]
    table = folder / "space-MNI152_dseg.tsv"
    table.write_text("\n".join(["index\tname", *lines]) + "\n")
    return folder / "space-MNI152_dseg.nii.gz", table


def known(tmp_path: Path, names: tuple[str, ...]) -> Patient:
    """A patient with a connectome of these regions."""
    count = len(names)
    weights = tmp_path / "weights.tsv"
    rows = np.ones((count, count)) - np.eye(count)
    text = ["\t".join(("", *names))]
    for name, row in zip(names, rows, strict=True):
        text.append("\t".join((name, *(f"{value:g}" for value in row))))
    weights.write_text("\n".join(text) + "\n")
    return build_patient("P1", look([str(weights)])).patient


NAMES = (
    *(f"{'lr'[n > 34]}h-area{n:02d}" for n in range(1, 69)),
    *("Left-Thalamus", "Right-Thalamus", "lh-nodule"),
)


@pytest.fixture(scope="module")
def drawn(atlas, tmp_path_factory):
    patient = known(tmp_path_factory.mktemp("p"), NAMES)
    files = look([str(path) for path in atlas])
    return build_patient("P1", files, existing=patient)


def test_a_volume_in_mni_labels_the_cortex_of_the_template(drawn):
    anatomy = drawn.patient.anatomy
    assert [one.hemisphere for one in anatomy.template_labels] == ["L", "R"]
    for one, word in zip(anatomy.template_labels, ("left", "right"), strict=True):
        true = cortex(word).labels
        inside = true > 0
        names = np.array([*one.region_names, ""])
        found = names[one.labels]
        wanted = np.array([f"{'lr'[int(n > 34)]}h-area{n:02d}" for n in true])
        assert (found[inside] == wanted[inside]).mean() > 0.9
        assert (one.labels[~inside] == -1).all()
        assert not any("alamus" in name for name in one.region_names)
    text = "\n".join(drawn.notes)
    assert "68 regions are areas of the template's cortex" in text
    assert "3 regions below the cortex have a surface" in text


def test_what_is_no_area_gets_a_surface_of_its_own(drawn):
    found = {one.region_name: one for one in drawn.patient.anatomy.structures}
    assert set(found) == set(NAMES[68:])
    for name, centre in zip(NAMES[68:], (*THALAMI.values(), NODULE), strict=True):
        one = found[name]
        assert one.space == "MNI152"
        away = np.linalg.norm(one.vertices_mm - np.array(centre), axis=1)
        assert 8 < away.min() < away.max() < 10


def test_what_is_drawn_is_kept_in_the_project(drawn, tmp_path: Path):
    store = ProjectStore.create(tmp_path / "p.btproj")
    store.change(Project("p", (drawn.patient,)), "Import")
    store.close()
    again = ProjectStore.open(tmp_path / "p.btproj")
    own, other = drawn.patient.anatomy, again.project.patients[0].anatomy
    assert other is not None
    np.testing.assert_array_equal(
        own.template_labels[0].labels, other.template_labels[0].labels
    )
    one, two = own.structures[1], other.structures[1]
    assert one.region_name == two.region_name
    np.testing.assert_array_equal(one.vertices_mm, two.vertices_mm)
    again.close()


def test_the_same_atlas_again_adds_nothing(drawn, atlas):
    files = look([str(path) for path in atlas])
    with pytest.raises(FileError, match="Nothing of it can be kept"):
        build_patient("P1", files, existing=drawn.patient)


@pytest.mark.parametrize("finer", [1, 4])
def test_labels_on_fsaverage_are_labels_of_the_template(finer, tmp_path: Path):
    """The first vertices of fsaverage6 are those of fsaverage5."""
    paths = []
    names = tuple(f"area{n:02d}" for n in range(34))
    for word, side in (("left", "lh"), ("right", "rh")):
        labels = cortex(word).labels
        rows = np.where(labels > 0, (labels - 1) % 34 + 1, 0)
        if finer > 1:
            rows = np.concatenate([rows, np.full(40_962 - len(rows), 3)])
        colours = np.zeros((35, 5), np.int64)
        colours[:, 0], colours[:, 1] = np.arange(35) * 3, 40
        path = tmp_path / f"{side}.made.annot"
        table = ["unknown", *names]
        nib.freesurfer.write_annot(path, rows, colours, table, fill_ctab=True)
        paths.append(str(path))
    regions = tuple(f"{side}h-{name}" for side in "lr" for name in names)
    patient = known(tmp_path, regions)
    result = build_patient("P1", look(paths), existing=patient)
    anatomy = result.patient.anatomy
    assert anatomy is not None
    assert anatomy.structures == ()
    left, right = anatomy.template_labels
    assert set(left.region_names + right.region_names) == set(regions)
    true = cortex("right").labels
    found = np.array([*right.region_names, ""])[right.labels]
    wanted = np.array([f"rh-area{(n - 1) % 34:02d}" if n else "" for n in true])
    assert (found == wanted).all()


def test_own_surfaces_are_labelled_by_a_volume_of_their_space(atlas, tmp_path: Path):
    paths = [str(path) for path in atlas]
    for side, word in (("L", "lh"), ("R", "rh")):
        vertices, faces, _ = template_cortex(side)
        points = moved(vertices, "MNI305", "MNI152").astype(np.float32)
        coordinates = nib.gifti.GiftiCoordSystem(4, 4)
        image = nib.GiftiImage()
        for data, intent, system in (
            (points, "NIFTI_INTENT_POINTSET", coordinates),
            (faces.astype(np.int32), "NIFTI_INTENT_TRIANGLE", None),
        ):
            image.add_gifti_data_array(
                nib.gifti.GiftiDataArray(data, intent, coordsys=system)
            )
        path = tmp_path / f"{word}.pial.surf.gii"
        nib.save(image, path)
        paths.append(str(path))
    anatomy = build_patient("P1", look(paths)).patient.anatomy
    assert anatomy is not None
    assert anatomy.space == "MNI152"
    for one in anatomy.surfaces:
        assert len(one.region_names) == 34
        assert (one.labels >= 0).mean() > 0.85
    elsewhere = [path for path in paths if "surf" in path]
    for path in elsewhere:  # the same files, said to lie in the scanner
        image = nib.load(path)
        image.darrays[0].coordsys = nib.gifti.GiftiCoordSystem(1, 1)
        nib.save(image, path)
    anatomy = build_patient("P1", look(paths)).patient.anatomy
    assert anatomy is not None
    assert [one.region_names for one in anatomy.surfaces] == [(), ()]
    assert len(anatomy.template_labels) == 2


def test_an_atlas_of_no_known_space_draws_nothing_on_the_template(
    atlas, tmp_path: Path
):
    image = nib.load(atlas[0])
    image.header.set_sform(image.affine, 2)
    image.header.set_qform(image.affine, 2)
    path = tmp_path / "dseg.nii.gz"
    nib.save(image, path)
    patient = known(tmp_path, NAMES)
    files = look([str(path), str(atlas[1])])
    anatomy = build_patient("P1", files, existing=patient).patient.anatomy
    assert anatomy is not None
    assert anatomy.template_labels == ()
    assert {one.region_name for one in anatomy.structures} == set(NAMES[68:70])
    told = build_patient("P1", files, Choices(space="MNI152"), existing=patient)
    assert told.patient.anatomy is not None
    assert len(told.patient.anatomy.template_labels) == 2


# ---------------------------------------------------------------- surfaces


def is_closed(faces: np.ndarray) -> bool:
    sides = np.concatenate([faces[:, pair] for pair in ([0, 1], [1, 2], [2, 0])])
    there = Counter(map(tuple, sides.tolist()))
    return all(there[b, a] == count for (a, b), count in there.items())


def volume_in(vertices: np.ndarray, faces: np.ndarray) -> float:
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6)


@pytest.mark.parametrize("sizes", [(1.0, 1.0, 1.0), (-1.0, 1.0, 2.0), (0.8, 0.8, 1.6)])
def test_the_surface_of_an_ellipsoid_has_its_size(sizes):
    affine = np.diag([*sizes, 1.0])
    affine[:3, 3] = (10, -20, 30)
    half, middle = np.array([12.0, 7.0, 9.0]), np.array([18.0, 16.0, 18.0])
    shape = tuple(np.ceil(36 / np.abs(sizes)).astype(int))
    places = np.moveaxis(np.indices(shape), 0, -1) * np.abs(sizes)
    mask = (((places - middle) / half) ** 2).sum(axis=-1) < 1
    vertices, faces = structure_surface(mask, affine)
    assert is_closed(faces)
    assert volume_in(vertices, faces) == pytest.approx(
        4 / 3 * np.pi * half.prod(), rel=0.07
    )  # above 0: seen from outside, with mirrored axes too
    centre = (middle / np.abs(sizes)) * sizes + affine[:3, 3]
    np.testing.assert_allclose(vertices.mean(axis=0), centre, atol=1.0)
    assert np.ptp(vertices, axis=0) == pytest.approx(2 * half, abs=1.5)
    assert 300 < len(vertices) < 2500


def test_a_net_around_one_voxel_is_closed():
    field = np.zeros((3, 3, 3))
    field[1, 1, 1] = 1
    vertices, faces = surface_net(field, 0.5)
    assert len(vertices) == 8
    assert is_closed(faces)
    assert volume_in(vertices, faces) > 0


def test_labels_far_from_the_cortex_draw_no_areas_however_large_their_numbers(
    tmp_path: Path,
) -> None:
    number = 2_000_000_000
    data = np.zeros(GRID, np.int32)
    data[1:4, 1:4, 1:4] = number
    image = nib.Nifti1Image(data, AFFINE)
    image.header.set_sform(AFFINE, 4)
    nib.save(image, tmp_path / "space-MNI152_dseg.nii.gz")
    table = tmp_path / "space-MNI152_dseg.tsv"
    table.write_text(f"index\tname\n{number}\tlh-area01\n")
    patient = known(tmp_path, ("lh-area01", "rh-area01"))
    files = look([str(tmp_path / "space-MNI152_dseg.nii.gz"), str(table)])
    found = build_patient("P1", files, existing=patient).patient
    assert found.anatomy is None or not found.anatomy.template_labels
