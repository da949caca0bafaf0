"""Shares of regions that a coordinate, contacts or a map of a field reaches."""

from collections.abc import Callable
from pathlib import Path

import nibabel
import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.stimulus_fields import at_contacts, at_coordinate, in_map
from brainTwinStudio.project import (
    CorticalSurface,
    Electrodes,
    Parcellation,
    PatientAnatomy,
    Stimulation,
    hemispheres_of,
)

NAMES = ("lh-a", "lh-b", "rh-a", "rh-b")
CENTRES = np.array([[-10.0, 0, 0], [-10, 20, 0], [30, 0, 0], [30, 20, 0]])
AFFINE = np.diag([2.0, 2, 2, 1])
AFFINE[:3, 3] = (-39.0, -19, -19)
SHAPE = (50, 40, 20)
Save = Callable[..., Path]


def regions(space: str = "MNI152", *, placed: bool = True) -> Parcellation:
    centres = CENTRES if placed else None
    return Parcellation("four", NAMES, hemispheres_of(NAMES), centres, space)


def electrodes() -> Electrodes:
    places = np.array([[-10.0, 0, 0], [-10, 4, 0], [np.nan] * 3, [-10, 0, 90]])
    return Electrodes(("A1", "A2", "A3", "A4"), ("seeg",) * 4, places, "MNI152")


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(name: str, data: np.ndarray, code: int = 4) -> Path:
        image = nibabel.Nifti1Image(data, AFFINE)
        image.header.set_sform(AFFINE, code)
        nibabel.save(image, tmp_path / name)  # pyright: ignore[reportPrivateImportUsage]
        return tmp_path / name

    return write


def boxes() -> np.ndarray:
    """Labels 1 to 4: cubes of 10 voxels a side around the centres."""
    data = np.zeros(SHAPE, np.int16)
    for label, centre in enumerate(CENTRES, start=1):
        i, j, k = np.round((centre - AFFINE[:3, 3]) / 2).astype(int)
        data[i - 4 : i + 5, j - 4 : j + 5, k - 4 : k + 5] = label
    return data


# ---------------------------------------------------------------- coordinates


def test_regions_get_what_a_gaussian_leaves_at_their_centres():
    reach = at_coordinate(regions(), (-10.0, 10, 0), 20.0)
    assert reach.targets == ("lh-a", "lh-b")
    assert reach.weights == (0.5, 0.5)  # half at half the width
    assert "20 mm" in reach.found
    assert "MNI152" in reach.found
    stimulus = reach.of(Stimulation(("rh-b",), "sine"))
    assert (stimulus.targets, stimulus.weights) == (reach.targets, reach.weights)


def test_a_share_below_five_percent_is_dropped():
    # at 20 mm: 2^-4 = 6 % of a width of 20 mm; 2^-(20/18)^2*4 = 3 % of one of 18 mm
    assert len(at_coordinate(regions(), (-10.0, 0, 0), 20.0).targets) == 2
    assert at_coordinate(regions(), (-10.0, 0, 0), 18.0).targets == ("lh-a",)


def test_coordinates_of_another_space_are_moved_or_refused():
    fsaverage = regions("MNI305 (fsaverage)")
    moved = at_coordinate(fsaverage, (-10.0, 0, 0), 20.0, "MNI152")
    assert 0.9 < moved.weights[0] < 1
    with pytest.raises(InputError, match="no transform"):
        at_coordinate(regions("scanner RAS"), (-10.0, 0, 0), 20.0, "MNI152")


@pytest.mark.parametrize(
    ("of", "centre", "width", "words"),
    [
        (regions(), (-10.0, 0, 60), 20.0, "nearest, lh-a, is 60 mm away"),
        (regions(), (-10.0, 0, 0), 0.0, "width above 0"),
        (regions(), (float("nan"), 0, 0), 20.0, "needs X, Y, Z"),
        (regions(placed=False), (-10.0, 0, 0), 20.0, "no positions"),
    ],
)
def test_what_a_coordinate_cannot_be_is_said(of, centre, width: float, words: str):
    with pytest.raises(InputError, match=words):
        at_coordinate(of, centre, width)


# ---------------------------------------------------------------- contacts


def test_a_pair_of_contacts_reaches_less_far_than_one():
    alone = at_contacts(regions(), electrodes(), ("A1",))
    pair = at_contacts(regions(), electrodes(), ("A1", "A2"))
    assert alone.weights[0] == pair.weights[0] == 1
    far = dict(zip(alone.targets, alone.weights, strict=True))["lh-b"]
    # 1 / r^2 at 20 mm over its mean in a sphere of 10 mm around the contact
    assert far == pytest.approx((1 / 400) / (3 / 100), rel=0.25)
    assert "A1 and A2" in pair.found


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("A3",), "A3 has no position"),
        (("A4",), "90 mm from"),
        (("A1", "A1"), "two different"),
        (("B1",), "No contact 'B1'"),
    ],
)
def test_contacts_that_cannot_be_are_refused(names: tuple[str, ...], words: str):
    with pytest.raises(InputError, match=words):
        at_contacts(regions(), electrodes(), names)


def test_a_patient_without_electrodes_has_no_contacts():
    with pytest.raises(InputError, match="no electrodes"):
        at_contacts(regions(), None, ("A1",))


# ---------------------------------------------------------------- maps


def test_a_field_is_the_mean_over_the_voxels_of_a_region(save: Save):
    draw = np.random.default_rng(3)
    field = np.where(boxes() == 1, 0.4, 0.0) + np.where(boxes() == 4, 0.1, 0.0)
    field = (field + 0.01 * draw.random(SHAPE)).astype(np.float32)
    atlas = save("atlas_dseg.nii.gz", boxes())
    table = atlas.with_name("atlas_dseg.tsv")
    lines = [f"{i}\t{name}" for i, name in enumerate(NAMES, start=1)]
    table.write_text("\n".join(["index\tname", *lines]))
    reach = in_map(regions(), save("e.nii.gz", field), atlas=(atlas, table))
    means = np.array([field[boxes() == label].mean() for label in (1, 2, 3, 4)])
    kept = means / means.max() >= 0.05
    assert reach.targets == tuple(np.array(NAMES)[kept])
    expected = (means / means.max())[kept]
    np.testing.assert_allclose(reach.weights, expected, atol=6e-4)
    assert f"100 % is {means.max():.3g}" in reach.found


def test_a_vector_counts_by_its_length_and_spheres_stand_for_regions(save: Save):
    field = np.zeros((*SHAPE, 3), np.float32)
    field[boxes() == 2] = (0.0, -3.0, 4.0)
    reach = in_map(regions(), save("vector.nii.gz", field))
    assert reach.targets == ("lh-b",)
    assert reach.weights == (1.0,)
    assert "spheres" in reach.found
    highest = float(reach.found.split("100 % is ")[1].split(",")[0])
    assert 4 < highest <= 5  # of 5; spheres stick out of the boxes


def test_a_mask_of_activated_tissue_counts_by_the_share_of_a_region(save: Save):
    mask = (boxes() == 3).astype(np.uint8)
    mask[: SHAPE[0] // 2] = 0
    mask |= ((boxes() == 1) & (np.indices(SHAPE)[2] % 2 == 0)).astype(np.uint8)
    atlas = save("atlas_dseg.nii.gz", boxes())
    table = atlas.with_name("atlas_dseg.tsv")
    table.write_text("index\tname\n1\tlh-a\n2\tlh-b\n3\trh-a\n4\trh-b\n")
    reach = in_map(regions(), save("vta_mask.nii.gz", mask), atlas=(atlas, table))
    assert reach.targets == ("lh-a", "rh-a")
    assert reach.weights == pytest.approx((5 / 9, 1.0), abs=0.12)
    assert "of a region" in reach.found


def test_the_patients_own_surface_is_weighed_by_area(save: Save):
    """A sheet at x = -10; the field is 1 where y > 0."""
    y, z = np.meshgrid(np.arange(-10.0, 31, 2), np.arange(-6.0, 7, 2), indexing="ij")
    points = np.stack([np.full(y.size, -10.0), y.ravel(), z.ravel()], axis=1)
    columns, faces = y.shape[1], []
    for k in range((y.shape[0] - 1) * columns):
        if (k + 1) % columns:
            faces += [[k, k + 1, k + columns], [k + 1, k + columns + 1, k + columns]]
    labels = np.where(points[:, 1] > 10, 1, 0)
    sheet = CorticalSurface("L", points, np.array(faces), labels, NAMES[:2])
    field = np.zeros(SHAPE, np.float32)
    field[:, 10:] = 1.0
    field[:, :10] = 0.25  # y = 0 lies between the two
    path = save("e.nii.gz", field)
    reach = in_map(regions(), path, PatientAnatomy("MNI152", (sheet,)))
    found = dict(zip(reach.targets, reach.weights, strict=True))
    assert found["lh-b"] == 1
    assert found["lh-a"] == pytest.approx(0.625, abs=0.06)
    assert "surface" in reach.found


def test_maps_that_cannot_be_used_are_refused_in_words(save: Save):
    lone = np.zeros(SHAPE, np.float32)
    lone[0, 0, 0] = 0.5
    with pytest.raises(InputError, match="No region of this twin lies in the map"):
        in_map(regions(), save("corner.nii.gz", lone))
    field = np.full(SHAPE, 0.5, np.float32)
    with pytest.raises(InputError, match="does not state its space"):
        in_map(regions(), save("e.nii.gz", field, code=2))
    assert in_map(regions(), save("e.nii.gz", field, code=2), space="MNI152").targets
    with pytest.raises(InputError, match="no transform"):
        in_map(regions("scanner RAS"), save("e.nii.gz", field))
    series = np.zeros((*SHAPE, 5), np.float32)
    with pytest.raises(InputError, match="5 volumes"):
        in_map(regions(), save("run.nii.gz", series))
