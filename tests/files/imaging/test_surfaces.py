"""GIFTI, FreeSurfer and CIFTI-2: labels by id, places by number, spaces as stated."""

import base64
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nibabel.freesurfer.io import read_annot, write_annot, write_geometry
from nibabel.gifti.gifti import (
    GiftiDataArray,
    GiftiImage,
    GiftiLabel,
    GiftiLabelTable,
    GiftiMetaData,
)

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.images import gifti
from brainTwinStudio.files.images.freesurfer import colour_table
from brainTwinStudio.files.images.imaging import DenseLabels, Surface
from brainTwinStudio.files.images.surfaces import (
    face_areas_mm2,
    in_space,
    regions_on,
    vertex_areas_mm2,
)
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import Candidate, look, read_as
from brainTwinStudio.project import Recording

from .conftest import nib

cifti2 = nib.cifti2
DRAW = np.random.default_rng(1)
SIDES = {"L": "CortexLeft", "R": "CortexRight"}


def seen(path: Path) -> Candidate:
    (one,) = look([path])
    return one


def labels_of(path: Path) -> DenseLabels:
    part = seen(path).content.part
    assert isinstance(part, DenseLabels)
    return part


def surface_of(path: Path) -> Surface:
    part = seen(path).content.part
    assert isinstance(part, Surface)
    return part


def imported(*paths: Path, tr_s: float | None = None) -> tuple[Recording, str]:
    result = build_patient("p", look(paths), Choices(tr_s=tr_s))
    return result.patient.recordings[0], "\n".join(result.notes)


# ---------------------------------------------------------------- GIFTI


@pytest.mark.parametrize(
    ("name", "kind", "shape"),
    [
        ("ascii.gii", "surface", (3,)),
        ("label.gii", "atlas", (71723,)),
        ("rh.aparc.annot.gii", "atlas", (151533,)),
        ("rh.shape.curv.gii", "map", (1, 133764)),
        ("gzipbase64.gii", "map", (1, 143479)),
        ("task.func.gii", "image", (10, 642)),
    ],
)
def test_gifti_files_of_nibabel(name, kind, shape, nibabel_data: Path):
    one = seen(nibabel_data.parents[1] / "gifti" / "tests" / "data" / name)
    assert (one.read_as, one.shape) == (kind, shape)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("external.gii", "lie in another file"),
        ("base64bin.gii", "point at vertices that are not there"),
    ],
)
def test_gifti_files_of_nibabel_that_cannot_be_used(name, fault, nibabel_data: Path):
    with pytest.raises(FileError, match=fault):
        look([nibabel_data.parents[1] / "gifti" / "tests" / "data" / name])


@pytest.mark.parametrize("side", ["left", "right"])
def test_fsaverage_of_nilearn_has_the_area_of_a_hemisphere(side, nilearn_folder: Path):
    folder = nilearn_folder / "datasets" / "data" / "fsaverage5"
    white = surface_of(folder / f"white_{side}.gii.gz")
    assert white.hemisphere == side[0].upper()
    assert white.space == "not stated"
    assert vertex_areas_mm2(white).sum() == pytest.approx(face_areas_mm2(white).sum())
    assert 60_000 < face_areas_mm2(white).sum() < 100_000


def test_labels_on_a_surface_give_names_and_centres(shared_fsaverage: Path):
    """dk68_centroids.tsv was made from the same files as plain means of vertices;
    ours are weighted by area."""
    labels = labels_of(shared_fsaverage / "dk_lh.label.gii.gz")
    pial = surface_of(shared_fsaverage / "pial_left.gii.gz")
    found = regions_on(pial, labels)
    lines = (shared_fsaverage / "dk68_centroids.tsv").read_text().splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    places = {row[1]: [float(x) for x in row[3:6]] for row in rows if row[2] == "L"}
    ids = {name: key for key, name in labels.names.items() if key}
    assert set(ids) == set(places)
    for name, place in places.items():
        plain = pial.vertices_mm[labels.ids == ids[name]].mean(axis=0)
        np.testing.assert_allclose(plain, place, atol=0.06)
        assert np.linalg.norm(found[ids[name]][0] - place) < 6


def gii_labels(path: Path, ids, names: dict[int, str], side: str) -> Path:
    table = GiftiLabelTable()
    for key, name in names.items():
        label: Any = GiftiLabel(key)
        label.label = name
        table.labels.append(label)
    array = GiftiDataArray(np.asarray(ids, np.int32), intent="NIFTI_INTENT_LABEL")
    meta = GiftiMetaData(AnatomicalStructurePrimary=SIDES[side])
    nib.save(GiftiImage(darrays=[array], labeltable=table, meta=meta), path)
    return path


def gii_series(path: Path, values, side: str) -> Path:
    arrays = [
        GiftiDataArray(np.asarray(v, np.float32), intent="NIFTI_INTENT_TIME_SERIES")
        for v in values
    ]
    meta = GiftiMetaData(AnatomicalStructurePrimary=SIDES[side])
    nib.save(GiftiImage(darrays=arrays, meta=meta), path)
    return path


def test_two_hemispheres_of_series_and_labels_are_one_recording(tmp_path: Path):
    names = {0: "???", 5: "insula", 9: "cuneus", 4: "corpuscallosum"}
    ids = [0, 5, 5, 9, 9, 9, 4]
    left, right = DRAW.normal(size=(2, 30, 7)).astype("f4")
    files = [
        gii_series(tmp_path / "sub-1_task-rest_hemi-R_bold.func.gii", right, "R"),
        gii_series(tmp_path / "sub-1_task-rest_hemi-L_bold.func.gii", left, "L"),
        gii_labels(tmp_path / "lh.aparc.label.gii", ids, names, "L"),
        gii_labels(tmp_path / "rh.aparc.label.gii", ids, names, "R"),
    ]
    (tmp_path / "sub-1_task-rest_hemi-R_bold.json").write_text('{"RepetitionTime": 2}')
    recording, notes = imported(*files)
    order = {name: i for i, name in enumerate(recording.channel_names)}
    assert set(order) == {"lh-insula", "lh-cuneus", "rh-insula", "rh-cuneus"}
    np.testing.assert_allclose(
        recording.signals[order["rh-insula"]], right[:, 1:3].mean(axis=1), rtol=1e-5
    )
    np.testing.assert_allclose(
        recording.signals[order["lh-cuneus"]], left[:, 3:6].mean(axis=1), rtol=1e-5
    )
    assert recording.repetition_time_s == pytest.approx(2)
    assert "left out" in notes
    assert "corpuscallosum" in notes


def test_labels_of_another_mesh_are_refused(tmp_path: Path):
    series = gii_series(tmp_path / "lh.func.gii", DRAW.normal(size=(30, 8)), "L")
    labels = gii_labels(tmp_path / "lh.label.gii", [1, 1, 2], {1: "a", 2: "b"}, "L")
    with pytest.raises(FileError, match="atlas of the same mesh"):
        imported(series, labels, tr_s=2.0)


# ---------------------------------------------------------------- FreeSurfer


def test_an_annotation_of_nilearn_is_read_as_nibabel_reads_it(nilearn_folder: Path):
    path = nilearn_folder / "surface" / "tests" / "data" / "test.annot"
    rows, _, names = read_annot(path)
    ours = labels_of(path)
    np.testing.assert_array_equal(ours.ids, rows)
    assert [ours.names[i] for i in range(len(names))] == [n.decode() for n in names]


def test_ids_of_a_colour_table_are_not_its_rows(tmp_path: Path):
    """Entries 7, 2 of a new-format table, out of order and with gaps."""
    words = [1, -2, 9, 1]
    data = np.array(words, ">i4").tobytes() + b"\0" + np.array([2], ">i4").tobytes()
    for index, name, colour in (
        (7, b"insula\0", (1, 2, 3)),
        (2, b"cuneus\0", (4, 5, 6)),
    ):
        data += np.array([index, len(name)], ">i4").tobytes() + name
        data += np.array([*colour, 0], ">i4").tobytes()
    table = colour_table(data)
    assert table == {
        7: (1 + 512 + 3 * 65536, "insula"),
        2: (4 + 1280 + 6 * 65536, "cuneus"),
    }
    path = tmp_path / "lh.x.annot"
    pairs = [(0, table[2][0]), (2, 0), (1, table[7][0])]
    path.write_bytes(
        np.array([3], ">i4").tobytes() + np.array(pairs, ">i4").tobytes() + data
    )
    part = labels_of(path)
    assert [part.names.get(int(one)) for one in part.ids] == ["cuneus", "insula", None]


def test_a_written_annotation_and_surface_come_back(tmp_path: Path):
    vertices = DRAW.normal(size=(6, 3)) * 40
    faces = np.array([[0, 1, 2], [2, 3, 4], [3, 4, 5]])
    information = {
        "head": [2, 0, 20], "valid": "1  # volume info valid",
        "filename": "../mri/orig.mgz", "volume": [256, 256, 256],
        "voxelsize": [1.0, 1.0, 1.0], "xras": [-1.0, 0.0, 0.0],
        "yras": [0.0, 0.0, -1.0], "zras": [0.0, 1.0, 0.0], "cras": [5.0, -12.0, 7.5],
    }  # fmt: skip
    write_geometry(tmp_path / "lh.white", vertices, faces, volume_info=information)
    surface = surface_of(tmp_path / "lh.white")
    np.testing.assert_allclose(surface.vertices_mm, vertices, atol=1e-5)
    assert (surface.space, surface.hemisphere) == ("tkRAS", "L")
    moved = in_space(surface, "scanner RAS")
    shift = moved.vertices_mm - surface.vertices_mm
    np.testing.assert_allclose(shift, np.tile((5, -12, 7.5), (6, 1)), atol=1e-9)
    with pytest.raises(InputError, match="no transform"):
        in_space(surface, "MNI152")
    colours = np.array([[9, 9, 9, 0, 0], [1, 2, 3, 0, 0], [4, 5, 6, 0, 0]])
    rows = np.array([1, 1, 2, -1, 2, 0])
    write_annot(tmp_path / "lh.aparc.annot", rows, colours, ["unknown", "a", "b"])
    labels = labels_of(tmp_path / "lh.aparc.annot")
    np.testing.assert_array_equal(labels.ids, rows)
    centres = regions_on(surface, labels)
    assert set(centres) == {-1, 0, 1, 2}
    with pytest.raises(FileError, match="one mesh"):
        regions_on(surface, DenseLabels(labels.blocks, labels.ids[:4], labels.names))


def test_weights_get_their_centres_from_annotation_and_surface(tmp_path: Path):
    vertices = DRAW.normal(size=(6, 3)) * 20 - [40, 0, 0]
    faces = np.array([[0, 1, 2], [2, 3, 4], [3, 4, 5]])
    write_geometry(tmp_path / "lh.white", vertices, faces)
    write_annot(
        tmp_path / "lh.aparc.annot", np.array([1, 1, 1, 2, 2, 0]),
        np.array([[9, 9, 9, 0, 0], [1, 2, 3, 0, 0], [4, 5, 6, 0, 0]]),
        ["unknown", "insula", "cuneus"],
    )  # fmt: skip
    (tmp_path / "weights.csv").write_text("lh-cuneus,lh-insula\n0,2\n2,0\n")
    files = [tmp_path / n for n in ("weights.csv", "lh.white", "lh.aparc.annot")]
    result = build_patient("p", look(files), Choices())
    assert result.patient.connectome is not None
    parcellation = result.patient.connectome.parcellation
    assert (parcellation.region_names, parcellation.space) == (
        ("lh-cuneus", "lh-insula"), "tkRAS",
    )  # fmt: skip
    expected = regions_on(surface_of(files[1]), labels_of(files[2]))[2][0]
    assert parcellation.centres_mm is not None
    np.testing.assert_allclose(parcellation.centres_mm[0], expected)


# ---------------------------------------------------------------- CIFTI-2


def brain_models() -> Any:
    left = cifti2.BrainModelAxis.from_surface(np.array([0, 2, 3, 5]), 8, "CortexLeft")
    right = cifti2.BrainModelAxis.from_surface(np.array([1, 4, 6]), 8, "CortexRight")
    mask = np.zeros((3, 3, 3), bool)
    mask[1, 1, 0:2] = True
    thalamus = cifti2.BrainModelAxis.from_mask(
        mask, affine=np.diag([2.0, 2, 2, 1]), name="ThalamusLeft"
    )
    return left + right + thalamus


def parcels(names: list[str]) -> Any:
    axis = brain_models()
    return cifti2.ParcelsAxis.from_brain_models(
        [(name, axis[i : i + 1]) for i, name in enumerate(names)]
    )


def save_cifti(path: Path, values, *axes, exponent: int | None = None) -> Path:
    header = cifti2.Cifti2Header.from_axes(axes)
    for one in header.matrix:
        if exponent is not None and one.series_step is not None:
            one.series_exponent = exponent
    nib.save(cifti2.Cifti2Image(np.asarray(values, "f4"), header), path)
    return path


def test_pconn_keeps_the_names_of_its_parcels_in_their_order(tmp_path: Path):
    names = ["R_V1", "L_V1", "L_M1"]
    values = DRAW.random((3, 3)).astype("f4")
    values = values + values.T
    np.fill_diagonal(values, 0)
    axis = parcels(names)
    one = seen(save_cifti(tmp_path / "sc_count.pconn.nii", values, axis, axis))
    assert (one.read_as, one.names) == ("weights", tuple(names))
    np.testing.assert_array_equal(one.sheet.values, values)
    np.fill_diagonal(values, 1)
    values = np.clip(values, -1, 1)
    fc = seen(save_cifti(tmp_path / "x.pconn.nii", values, axis, axis))
    assert fc.confidence == "unsure"
    assert "functional" in fc.reason


@pytest.mark.parametrize(("step", "exponent"), [(720.0, -3), (0.72, 0)])
def test_ptseries_states_its_tr_in_any_unit(step, exponent, tmp_path: Path):
    names = ["R_V1", "L_V1", "L_M1"]
    values = DRAW.normal(size=(40, 3)).astype("f4")
    series = cifti2.SeriesAxis(0, step, 40, "second")
    path = save_cifti(
        tmp_path / "x.ptseries.nii", values, series, parcels(names), exponent=exponent
    )
    one = seen(path)
    assert (one.read_as, one.confidence) == ("bold", "sure")
    recording, _ = imported(path)
    assert recording.repetition_time_s == pytest.approx(0.72)
    assert recording.channel_names == tuple(names)
    np.testing.assert_array_equal(recording.signals, values.T)


def test_a_series_in_hertz_is_not_taken_for_time(tmp_path: Path):
    series = cifti2.SeriesAxis(0, 1.0, 40, "hertz")
    values = DRAW.normal(size=(40, 3))
    path = save_cifti(tmp_path / "x.ptseries.nii", values, series, parcels(list("abc")))
    assert seen(path).content.tr_s is None
    assert "counts in hertz" in seen(path).content.notes[0]


def test_pscalar_is_named_and_refused(tmp_path: Path):
    axis = cifti2.ScalarAxis(["myelin"])
    path = save_cifti(
        tmp_path / "x.pscalar.nii", [[1, 2, 3]], axis, parcels(list("abc"))
    )
    one = seen(path)
    assert (one.read_as, one.names) == ("map", ("a", "b", "c"))
    with pytest.raises(FileError, match="map of 3 regions; a patient has no place"):
        build_patient("p", (one,), Choices())


def test_dtseries_and_dlabel_are_joined_by_place_not_by_order(tmp_path: Path):
    axis = brain_models()
    values = DRAW.normal(size=(40, 9)).astype("f4")
    series = save_cifti(
        tmp_path / "x.dtseries.nii", values, cifti2.SeriesAxis(0, 0.8, 40), axis
    )
    order = np.array([8, 4, 5, 6, 3, 0, 2, 1, 7])  # structures and vertices mixed
    order = np.concatenate([order[order >= 7], order[(order >= 4) & (order < 7)],
                            order[order < 4]])  # fmt: skip
    table = {0: ("???", (0, 0, 0, 0)), 3: ("V1", (1, 0, 0, 1)), 8: ("M1", (0, 1, 0, 1)),
             5: ("Thalamus", (0, 0, 1, 1))}  # fmt: skip
    ids = np.array([3, 3, 8, 0, 3, 8, 8, 5, 5])
    label = cifti2.LabelAxis(["atlas"], [table])
    shuffled = axis[order]
    atlas = save_cifti(tmp_path / "x.dlabel.nii", ids[order][None], label, shuffled)
    recording, notes = imported(series, atlas)
    expected = {
        "V1": values[:, ids == 3].mean(axis=1), "M1": values[:, ids == 8].mean(axis=1),
        "lh-Thalamus": values[:, 7:].mean(axis=1),
    }  # fmt: skip
    assert set(recording.channel_names) == set(expected)
    for name, signal in zip(recording.channel_names, recording.signals, strict=True):
        np.testing.assert_allclose(signal, expected[name], rtol=1e-4, atol=1e-6)
    assert recording.repetition_time_s == pytest.approx(0.8)
    assert "3 regions" in notes


def test_of_several_maps_of_labels_one_is_chosen(tmp_path: Path):
    """Published parcellations often share one file (VGD11b, RSN-networks)."""
    axis = brain_models()
    count = len(axis)
    ids = np.ones((2, count))
    ids[0, : count // 2], ids[1, :2] = 2, 2
    tables = [
        {
            0: ("???", (0, 0, 0, 0)),
            1: (f"{n}_1", (1, 0, 0, 1)),
            2: (f"{n}_2", (0, 1, 0, 1)),
        }
        for n in ("a", "b")
    ]
    label = cifti2.LabelAxis(["areas", "lobes"], tables)
    path = save_cifti(tmp_path / "x.dlabel.nii", ids, label, axis)
    wave = DRAW.random((30, count)).astype("f4")
    series = save_cifti(
        tmp_path / "x.dtseries.nii", wave, cifti2.SeriesAxis(0, 1, 30), axis
    )
    found = look([series, path])
    assert [c.file for c in found[1:]] == ["x.dlabel.nii:1", "x.dlabel.nii:2"]
    assert {c.confidence for c in found[1:]} == {"unsure"}
    with pytest.raises(FileError, match=r"several atlases .*as x\.dlabel\.nii:1"):
        build_patient("p", found)
    for key, places in (("1", ids[0] == 2), ("lobes", ids[1] == 2)):
        (run,) = build_patient("p", look([series, f"{path}:{key}"])).patient.recordings
        (second,) = (i for i, n in enumerate(run.channel_names) if n.endswith("_2"))
        expected = wave[:, places].mean(axis=1)
        np.testing.assert_allclose(run.signals[second], expected, rtol=1e-5)
    told = build_patient("p", (found[0], read_as(found[2], "atlas"))).patient
    assert all("b_" in name for name in told.recordings[0].channel_names)
    with pytest.raises(FileError, match="Known: 1 areas, 2 lobes"):
        look([f"{path}:3"])


def test_a_dense_connectome_of_nibabel_is_named_and_refused(nibabel_data: Path):
    with pytest.raises(FileError, match="grayordinates and grayordinates; read are"):
        look([nibabel_data / "row_major.dconn.nii"])


def test_a_gifti_bomb_is_refused_before_it_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(gifti, "MOST_BYTES", 4 * 1024**2)
    packed = zlib.compress(b"\0" * 40 * 1024**2, 1)
    path = tmp_path / "bomb.surf.gii"
    path.write_bytes(
        b'<?xml version="1.0"?><GIFTI Version="1.0" NumberOfDataArrays="1"><DataArray '
        b'Intent="NIFTI_INTENT_POINTSET" DataType="NIFTI_TYPE_FLOAT32" Dim0="3" '
        b'Dim1="3" Dimensionality="2" Encoding="GZipBase64Binary" '
        b'Endian="LittleEndian"><Data>' + base64.b64encode(packed) + b"</Data>"
        b"</DataArray></GIFTI>"
    )
    with pytest.raises(FileError, match="unpacks to more than 4 MB"):
        look([path])
