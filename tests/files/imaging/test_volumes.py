"""NIfTI and MGH: what an image is, its TR, its place, and means by label."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nilearn.maskers import NiftiLabelsMasker

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.atlas_means import (
    centres_of,
    region_fractions,
    volume_means,
)
from brainTwinStudio.files.images.imaging import Volume
from brainTwinStudio.files.images.volume import slabs
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import Candidate, look, read_as

from .conftest import AFFINE, nib

MOVED = np.array([[3.0, 0, 0, -30], [0, 3, 0, -38], [0, 0, 4, 1], [0, 0, 0, 1]])


def seen(path: Path) -> Candidate:
    (one,) = look([path])
    return one


def volume(path: Path) -> Volume:
    part = seen(path).content.part
    assert isinstance(part, Volume)
    return part


@pytest.mark.parametrize(
    ("name", "kind", "tr_s"),
    [
        ("functional.nii", "image", 2.0),
        ("example4d.nii.gz", "image", None),  # its header says 2000 s
        ("example_nifti2.nii.gz", "image", None),
        ("test.mgz", "image", None),  # 2 ms
        ("anatomical.nii", "anatomy", None),
        ("standard.nii.gz", "mask", None),
    ],
)
def test_images_of_nibabel_are_recognised(name, kind, tr_s, nibabel_data: Path):
    one = seen(nibabel_data / name)
    assert (one.read_as, one.content.tr_s) == (kind, tr_s)
    assert one.shape == nib.load(nibabel_data / name).shape


@pytest.mark.parametrize("tissue", ["t1", "gm", "wm"])
def test_pictures_of_8_bits_are_no_atlas(tissue: str, nilearn_folder: Path):
    name = f"mni_icbm152_{tissue}_tal_nlin_sym_09a_converted.nii.gz"
    assert seen(nilearn_folder / "datasets" / "data" / name).read_as == "anatomy"


@pytest.mark.parametrize("kind", [np.uint8, np.int16, np.int32, np.float32])
def test_whole_numbers_in_blocks_are_an_atlas_in_any_type(kind, save, labels):
    one = seen(save("seg.nii.gz", labels.astype(kind)))
    assert one.read_as == "atlas"
    assert volume(Path(one.path)).labels == (3, 10, 49)
    assert read_as(one, "anatomy").read_as == "anatomy"
    with pytest.raises(FileError, match="cannot be bold; it can be atlas or mask"):
        read_as(one, "bold")


# ---------------------------------------------------------------- repetition time


@pytest.mark.parametrize(
    ("tr", "unit", "expected", "said"),
    [
        (720.0, "msec", 0.72, ""),
        (0.8, "sec", 0.8, ""),
        (2.0, "", None, "without its unit"),
        (2000.0, "sec", None, "which cannot be"),
        (0.0, "sec", None, ""),
    ],
)
def test_the_unit_of_the_tr_is_checked(tr, unit, expected, said, save):
    one = seen(save("a_bold.nii", np.zeros((3, 3, 2, 30), "f4"), tr=tr, unit=unit))
    assert one.content.tr_s == pytest.approx(expected) if expected else True
    assert (one.content.tr_s is None) == (expected is None)
    assert ("tr_s" in one.needs) == (expected is None)
    assert said in " ".join(one.content.notes)


@pytest.mark.parametrize(
    ("header", "sidecar", "expected"),
    [(0.0, "0.8", 0.8), (2.0, "2.0", 2.0), (2.0, "0.8", None), (2.0, "{", 2.0)],
)
def test_header_and_sidecar_must_agree(header, sidecar, expected, save):
    data = np.zeros((3, 3, 2, 30), "f4")
    path = save("a_bold.nii.gz", data, tr=header, unit="sec")
    text = sidecar if sidecar == "{" else json.dumps({"RepetitionTime": float(sidecar)})
    (path.parent / "a_bold.json").write_text(text)
    assert seen(path).content.tr_s == expected
    if expected is None:
        assert "neither is used" in " ".join(seen(path).content.notes)


# ---------------------------------------------------------------- means by label


def test_means_are_those_of_nilearn_on_one_grid(nibabel_data: Path, save, labels):
    path = nibabel_data / "functional.nii"
    affine = nib.load(path).affine
    atlas = save("seg.nii.gz", labels, affine=affine)
    means = volume_means(volume(path), volume(atlas))
    theirs = NiftiLabelsMasker(str(atlas), standardize=None).fit_transform(str(path))
    assert means.ids == (3, 10, 49)
    np.testing.assert_allclose(means.signals, theirs, rtol=1e-5)
    assert np.ptp(means.signals, axis=0).min() > 1  # no flat line


@pytest.mark.filterwarnings("ignore:.*[Rr]esampl.*")
def test_an_atlas_on_another_grid_is_brought_over_as_nilearn_does(save, labels):
    data = np.random.default_rng(0).normal(size=(20, 24, 6, 12)).astype("f4")
    image = save("a_bold.nii.gz", data, affine=MOVED, tr=2.0, unit="sec")
    atlas = save("seg.nii.gz", labels)
    means = volume_means(volume(image), volume(atlas))
    masker = NiftiLabelsMasker(str(atlas), resampling_target="data", standardize=None)
    theirs = masker.fit_transform(str(image))
    np.testing.assert_allclose(means.signals, theirs, atol=1e-6)
    assert "nearest voxel" in means.notes[0]


def test_the_same_shape_elsewhere_is_refused(save, labels):
    far = AFFINE.copy()
    far[:3, 3] += 200
    image = save("a_bold.nii.gz", np.ones((17, 21, 3, 5), "f4"))
    atlas = save("seg.nii.gz", labels, affine=far)
    with pytest.raises(FileError, match="0 % of the atlas lies inside a_bold"):
        volume_means(volume(image), volume(atlas))


def test_stated_spaces_are_never_mixed(save, labels):
    image = save("a_bold.nii.gz", np.ones((17, 21, 3, 5), "f4"), code=1)
    atlas = save("space-MNI152NLin2009cAsym_dseg.nii.gz", labels, code=1)
    with pytest.raises(FileError, match=r"atlas is in MNI152, a_bold.* scanner RAS"):
        volume_means(volume(image), volume(atlas))


def test_labels_without_voxels_are_listed(save, labels, tmp_path: Path):
    data = np.random.default_rng(0).normal(size=(11, 21, 3, 40)).astype("f4")
    image = save("a_bold.nii.gz", data, tr=2.0, unit="sec")
    atlas = save("seg.nii.gz", labels)
    table = tmp_path / "seg_dseg.tsv"
    table.write_text("index\tname\n49\tRight-X\n3\tLeft-Y\n10\tLeft-Z\n")
    result = build_patient("p", look([image, atlas, table]), Choices())
    assert result.patient.recordings[0].channel_names == ("Left-Y", "Left-Z")
    assert any("without voxels in the image: Right-X" in n for n in result.notes)
    assert any("69 % of it lies inside" in n for n in result.notes)


def test_slabs_give_the_whole_run(save):
    data = np.random.default_rng(0).normal(size=(5, 4, 3, 17)).astype("f4")
    path = save("a_bold.nii.gz", data)
    parts = list(slabs(volume(path), most=12 * 60 * 4))
    assert [start for start, _ in parts] == [0, 4, 8, 12, 16]
    whole = np.concatenate([part for _, part in parts], axis=1)
    np.testing.assert_array_equal(whole, data.reshape(60, 17))


def test_numbers_that_are_not_finite_count_as_0_like_in_nilearn(save, labels):
    data = np.random.default_rng(0).normal(size=(17, 21, 3, 6)).astype("f4")
    data[2, 5, 1, 3] = np.nan
    image, atlas = save("a_bold.nii.gz", data), save("seg.nii.gz", labels)
    means = volume_means(volume(image), volume(atlas))
    data[2, 5, 1, 3] = 0
    expected = data[labels == 10].mean(axis=0)
    np.testing.assert_allclose(means.signals[:, 1], expected, rtol=1e-4)


# ---------------------------------------------------------------- names, masks


def test_parcels_are_named_by_the_table_and_joined_by_name(
    save, labels, tmp_path: Path
):
    data = np.random.default_rng(0).normal(size=(17, 21, 3, 40)).astype("f4")
    image = save("a_bold.nii.gz", data, tr=2.0, unit="sec")
    atlas = save("seg.nii.gz", labels)
    lut = tmp_path / "lut.txt"
    lut.write_text(
        "# FreeSurfer\n0 Unknown 0 0 0 0\n3 Left-Cerebral-Cortex 1 2 3 0\n"
        "10 Left-Thalamus 4 5 6 0\n49 Right-Thalamus 7 8 9 0\n"
    )
    weights = tmp_path / "weights.csv"
    weights.write_text(
        "right-thalamus,left-thalamus\n0,2\n2,0\n"  # their own order, fewer regions
    )
    result = build_patient("p", look([weights, image, atlas, lut]), Choices())
    recording = result.patient.recordings[0]
    assert recording.channel_names == ("right-thalamus", "left-thalamus")
    expected = data[labels == 49].mean(axis=0)
    np.testing.assert_allclose(recording.signals[0], expected, rtol=1e-4)
    assert recording.source_file == "a_bold.nii.gz; seg.nii.gz; lut.txt"
    assert any("no region of the connectome: Left-Cerebral" in n for n in result.notes)


def test_freesurfer_atlases_are_named_without_a_table(save, labels):
    data = np.random.default_rng(0).normal(size=(17, 21, 3, 40)).astype("f4")
    image = save("a_bold.nii.gz", data, tr=2.0, unit="sec")
    labels[labels == 3] = 2  # white matter
    result = build_patient("p", look([image, save("aseg.nii.gz", labels)]), Choices())
    names = result.patient.recordings[0].channel_names
    assert names == ("Left-Thalamus-Proper", "Right-Thalamus-Proper")
    assert any("left out: Left-Cerebral-White-Matter" in n for n in result.notes)


def test_a_table_of_another_atlas_is_not_used(save, labels, tmp_path: Path):
    image = save("a_bold.nii.gz", np.ones((17, 21, 3, 40), "f4"), tr=2.0, unit="sec")
    table = tmp_path / "other_dseg.tsv"
    table.write_text("index\tname\n3\ta\n104\tb\n105\tc\n")
    atlas = save("seg.nii.gz", labels)
    with pytest.raises(FileError, match=r"Not found: a, b, c\. Not expected: label-3"):
        build_patient("p", look([image, atlas, table]), Choices())


def test_an_image_without_an_atlas_says_what_it_needs(nibabel_data: Path):
    found = look([nibabel_data / "functional.nii"])
    assert found[0].needs == ("atlas",)
    with pytest.raises(FileError, match="needs an atlas in its space"):
        build_patient("p", found, Choices())


def test_a_lesion_mask_tells_the_fraction_of_each_region(save, labels):
    lesion = np.zeros_like(labels)
    lesion[1:3, 2:18] = 1  # 2 of the 5 rows of label 10
    mask, atlas = save("lesion.nii.gz", lesion), save("seg.nii.gz", labels)
    assert seen(mask).read_as == "mask"
    found = region_fractions(volume(mask), volume(atlas))
    assert found == {3: 0.0, 10: pytest.approx(0.4), 49: 0.0}


def test_a_lesion_elsewhere_is_refused(save, labels):
    far = AFFINE.copy()
    far[:3, 3] += 200
    lesion = np.zeros_like(labels)
    lesion[1:3] = 1
    mask = save("lesion.nii.gz", lesion, affine=far)
    with pytest.raises(FileError, match="No voxel of the mask"):
        region_fractions(volume(mask), volume(save("seg.nii.gz", labels)))


def test_centres_are_in_mm_of_the_atlas(save, labels):
    centres = centres_of(volume(save("seg.nii.gz", labels)))
    np.testing.assert_allclose(
        centres[10], AFFINE[:3, :3] @ (3, 9.5, 1) + AFFINE[:3, 3]
    )


def test_headers_that_promise_too_much_are_refused_before_memory_is_taken(
    nibabel_data: Path, tmp_path: Path
):
    path = tmp_path / "a_bold.nii"
    shutil.copy(nibabel_data / "functional.nii", path)
    data = bytearray(path.read_bytes())
    data[42:50] = np.array([4000, 4000, 4000, 4000], "<i2").tobytes()
    path.write_bytes(bytes(data))
    with pytest.raises(FileError, match="promises 4000 x 4000 x 4000 x 4000"):
        look([path])


def test_an_atlas_of_one_region_is_a_recording_too(save, labels):
    data = np.random.default_rng(0).normal(size=(17, 21, 3, 40)).astype("f4")
    image = save("a_bold.nii.gz", data, tr=2.0, unit="sec")
    labels[labels == 3] = 2  # white matter
    labels[labels == 49] = 0
    result = build_patient("p", look([image, save("aseg.nii.gz", labels)]), Choices())
    recording = result.patient.recordings[0]
    assert recording.channel_names == ("Left-Thalamus-Proper",)
    assert "too few regions (1)" in recording.global_signal_reason


@settings(max_examples=15, deadline=None)
@given(
    axes=st.permutations([0, 1, 2]),
    flips=st.tuples(*[st.sampled_from([1, -1])] * 3),
    kind=st.sampled_from(["u1", "<i2", ">i4", "<f4", ">f8"]),
    shape=st.tuples(st.integers(4, 7), st.integers(4, 6), st.integers(3, 5)),
)
def test_means_do_not_depend_on_how_the_voxels_are_stored(
    axes, flips, kind, shape, tmp_path_factory
):
    """Axes swapped and mirrored, any type: the same brain, so the same signals."""
    folder = tmp_path_factory.mktemp("any")
    draw = np.random.default_rng(0)
    data = draw.integers(1, 200, (*shape, 5)).astype(kind)
    seg = draw.integers(0, 4, shape).astype(np.int16)
    seg.flat[:4] = (1, 1, 2, 3)
    nib.save(nib.Nifti1Image(data, AFFINE), folder / "a_bold.nii")
    nib.save(nib.Nifti1Image(seg, AFFINE), folder / "seg_dseg.nii.gz")
    turned = nib.load(folder / "a_bold.nii").as_reoriented(
        np.array([[axis, flip] for axis, flip in zip(axes, flips, strict=True)])
    )
    nib.save(turned, folder / "turned_bold.nii.gz")
    atlas = read_as(seen(folder / "seg_dseg.nii.gz"), "atlas").content.part
    assert isinstance(atlas, Volume)
    plain = volume_means(volume(folder / "a_bold.nii"), atlas)
    other = volume_means(volume(folder / "turned_bold.nii.gz"), atlas)
    assert other.ids == plain.ids == atlas.labels
    np.testing.assert_allclose(other.signals, plain.signals, rtol=1e-5)
    expected = data[seg == 2].mean(axis=0)
    np.testing.assert_allclose(plain.signals[:, 1], expected, rtol=1e-5)


def test_a_tumour_of_several_parts_is_asked_about(save, labels):
    parts = np.zeros_like(labels)
    parts[1:3, 2:18], parts[3:6, 2:18] = 1, 2
    (found,) = look([save("tumour_seg.nii.gz", parts)])
    assert (found.read_as, found.confidence) == ("mask", "unsure")
    assert "named like a mask" in found.reason
    (other,) = look([save("seg.nii.gz", parts)])
    assert (other.read_as, other.confidence) == ("atlas", "sure")


def test_an_atlas_of_the_user_made_from_freesurfers_brings_its_own_names(
    save, labels, tmp_path: Path
):
    """VEP: aparc+aseg.vep.mgz counts on from 71001, its colour table names it."""
    ids = {3: 71001, 10: 71016, 49: 72073}
    vep = np.zeros(labels.shape, np.int32)
    for old, new in ids.items():
        vep[labels == old] = new
    data = np.random.default_rng(0).normal(size=(17, 21, 3, 40)).astype("f4")
    image = save("a_bold.nii.gz", data, tr=2.0, unit="sec")
    atlas = save("aparc+aseg.vep.nii.gz", vep)
    lut = tmp_path / "VepFreeSurferColorLut.txt"
    lut.write_text(
        "#No.  Label Name:   R   G   B   A\n71001 Left-Frontal-pole 239 95 12 0\n"
        "71016 Left-F1-lateral-premotor 1 2 3 0\n\n72073 Right-Hippocampus-anterior "
        "4 5 6 0\n71099 Left-Nowhere 7 8 9 0\n"
    )
    weights = tmp_path / "weights.csv"
    names = "right hippocampus anterior,Left_F1_lateral_premotor,LH-Frontal-pole"
    weights.write_text(f"{names}\n0,2,1\n2,0,4\n1,4,0\n")
    patient = build_patient("p", look([weights, image, atlas, lut]), Choices()).patient
    (run,) = patient.recordings
    assert run.channel_names == tuple(names.split(","))
    for signal, old in zip(run.signals, (49, 10, 3), strict=True):
        np.testing.assert_allclose(signal, data[labels == old].mean(axis=0), rtol=1e-4)
    bare = build_patient("p", look([image, atlas]), Choices())
    assert bare.patient.recordings[0].channel_names[0] == "label-71001"
    assert any("Add its lookup table" in note for note in bare.notes)
