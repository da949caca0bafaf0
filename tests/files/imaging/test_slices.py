"""Three planes through a point, with what is to be drawn on them."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.images.imaging import Volume
from brainTwinStudio.files.images.volume import box_of, geometry_of, slices_at
from brainTwinStudio.files.looking import look

from .conftest import nib


def volume(path: Path) -> Volume:
    (one,) = look([path])
    assert isinstance(one.content.part, Volume)
    return one.content.part


@pytest.fixture(scope="module")
def head(nilearn_folder: Path) -> Volume:
    name = "mni_icbm152_t1_tal_nlin_sym_09a_converted.nii.gz"
    return volume(nilearn_folder / "datasets" / "data" / name)


def test_planes_of_a_real_head_show_its_voxels(head: Volume):
    point = (-20.0, 10.0, 15.0)
    data = np.asarray(nib.load(head.path).dataobj)
    voxel = np.linalg.inv(head.affine) @ (*point, 1)
    value = data[tuple(np.round(voxel[:3]).astype(int))]
    planes = slices_at(head, point)
    assert [plane.plane for plane in planes] == ["sagittal", "coronal", "axial"]
    for plane, own in zip(planes, range(3), strict=True):
        left, _, _, top = plane.extent_mm
        across, up = (point[axis] for axis in plane.axes)
        column = int((across - left) / plane.step_mm)
        row = int((top - up) / plane.step_mm)
        assert plane.values[row, column] == pytest.approx(value, abs=25)
        assert plane.at_mm == point[own]
        assert plane.values.max() > 150


def test_left_is_left_whatever_the_order_of_the_voxels(save):
    data = np.zeros((8, 8, 8), np.float32)
    data[6, 1, 2] = 9.5
    for sign in (1, -1):
        affine = np.diag([sign * 2.0, 2, 2, 1])
        affine[0, 3] = 0 if sign > 0 else 14
        name = f"x{sign}_T1w.nii.gz"
        source = data if sign > 0 else data[::-1]
        image = volume(save(name, source, affine=affine))
        axial = slices_at(image, (12, 2, 4))[2]
        row, column = np.unravel_index(axial.values.argmax(), axial.values.shape)
        left, _, _, top = axial.extent_mm
        assert left + (column + 0.5) * axial.step_mm == pytest.approx(12)
        assert top - (row + 0.5) * axial.step_mm == pytest.approx(2)


def test_contacts_near_a_plane_are_marked_on_it(head: Volume):
    contacts = np.array([[-20.0, 1, 2], [-21.5, 3, 4], [30, 3, 4]])
    near, places = slices_at(head, (-20.0, 10.0, 15.0))[0].marked(contacts, 2.0)
    assert near.tolist() == [0, 1]
    np.testing.assert_array_equal(places, [[1, 2], [3, 4]])


def test_a_point_outside_is_refused(head: Volume):
    with pytest.raises(InputError, match="outside the image"):
        slices_at(head, (500.0, 0, 0))


def test_the_box_and_the_geometry_are_those_of_the_affine(head: Volume):
    low, high = box_of(head)
    assert ((high - low) == np.array(head.shape) * 1.0).all()
    np.testing.assert_allclose(geometry_of(head).to_scanner, head.affine)
