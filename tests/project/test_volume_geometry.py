"""tkRAS and scanner RAS: as nibabel and FreeSurfer's wiki have them."""

from typing import Any

import nibabel
import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.volume_geometry import VolumeGeometry, moved_within

nib: Any = nibabel
AFFINE = np.array(
    [
        [-0.9, 0.1, 0.05, 120],
        [0.08, 0.2, 1.1, -100],
        [0.1, -1.3, 0.2, 140],
        [0, 0, 0, 1],
    ]
)


def orthogonal(affine: np.ndarray) -> np.ndarray:
    """Axes at right angles, as MGH headers can hold them."""
    u, _, v = np.linalg.svd(affine[:3, :3] / np.linalg.norm(affine[:3, :3], axis=0))
    out = affine.copy()
    out[:3, :3] = (u @ v) * np.linalg.norm(affine[:3, :3], axis=0)
    return out


def test_both_affines_are_those_of_nibabel():
    affine = orthogonal(AFFINE)
    image = nib.MGHImage(np.zeros((20, 30, 40), np.uint8), affine)
    geometry = VolumeGeometry.of_affine((20, 30, 40), np.asarray(image.affine))
    np.testing.assert_allclose(geometry.to_scanner, image.affine, atol=1e-4)
    tkras = image.header.get_vox2ras_tkr()
    np.testing.assert_allclose(geometry.to_tkras, tkras, atol=1e-4)


def test_points_go_there_and_back():
    geometry = VolumeGeometry.of_affine((20, 30, 40), orthogonal(AFFINE))
    points = np.random.default_rng(0).normal(size=(7, 3)) * 50
    there = moved_within(points, "tkRAS", "scanner RAS", geometry)
    back = moved_within(there, "scanner RAS", "tkRAS", geometry)
    np.testing.assert_allclose(back, points, atol=1e-9)
    assert np.abs(there - points).max() > 5
    np.testing.assert_array_equal(moved_within(points, "tkRAS", "tkRAS", None), points)


def test_fsaverage_goes_to_mni152_by_the_published_example():
    """Use case 8a of the wiki: (10, -20, 35) -> (10.695, -18.409, 36.137)."""
    found = moved_within(np.array([[10.0, -20, 35]]), "MNI305", "MNI152", None)
    np.testing.assert_allclose(found, [[10.695, -18.409, 36.137]], atol=3e-3)


@pytest.mark.parametrize(
    ("source", "target", "fault"),
    [
        ("tkRAS", "scanner RAS", "without the geometry"),
        ("tkRAS", "MNI152", "no transform"),
        ("not stated", "MNI152", "no transform"),
    ],
)
def test_other_mixtures_are_refused(source, target, fault):
    with pytest.raises(InputError, match=fault):
        moved_within(np.zeros((1, 3)), source, target, None)


@pytest.mark.parametrize(
    ("sizes", "axes"), [((0, 1, 1), np.eye(3)), ((1, 1, 1), np.ones((3, 3)))]
)
def test_a_geometry_that_cannot_be_is_refused(sizes, axes):
    with pytest.raises(InputError):
        VolumeGeometry((2, 2, 2), np.array(sizes, float), axes, np.zeros(3))
