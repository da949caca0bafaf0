"""Falloffs and fields against closed forms."""

import numpy as np
import pytest

from brainTwinStudio.analysis.stimulus_fields import (
    gaussian,
    mean_in_spheres,
    mean_on_surface,
    of_contacts,
    of_volume,
)


def test_a_gaussian_is_half_at_half_its_width_and_has_the_sigma_of_its_width():
    found = gaussian(np.array([0.0, 12.5, 25.0]), 25.0)
    np.testing.assert_allclose(found, (1.0, 0.5, 0.5**4), rtol=1e-12)
    sigma = 25 / 2.354820045
    assert gaussian(np.array([sigma]), 25.0)[0] == pytest.approx(np.exp(-0.5))


def test_the_field_of_a_contact_falls_with_the_square_of_the_distance():
    at = of_contacts([np.zeros(3)])
    found = at(np.array([[10.0, 0, 0], [0, 20.0, 0], [0, 0, 40.0]]))
    np.testing.assert_allclose(found, 1 / np.array([10, 20, 40]) ** 2, rtol=1e-12)


def test_the_field_of_a_pair_is_that_of_a_dipole_far_away():
    """2 p / r^3 on the axis, p / r^3 across it; between the contacts both add up."""
    at = of_contacts([np.array([1.0, 0, 0]), np.array([-1.0, 0, 0])])
    axis, across, between = at(np.array([[200.0, 0, 0], [0, 200.0, 0], [0, 0, 0]]))
    assert axis == pytest.approx(2 * 2 / 200**3, rel=1e-3)
    assert across == pytest.approx(2 / 200**3, rel=1e-3)
    assert between == pytest.approx(2.0)


def test_the_mean_over_a_sphere_around_a_contact_is_three_over_its_radius_squared():
    at, centres = of_contacts([np.zeros(3)]), np.zeros((1, 3))
    assert mean_in_spheres(at, centres, 20.0)[0] == pytest.approx(3 / 400, rel=0.05)


def test_a_map_is_read_between_its_voxels_and_is_nothing_outside():
    values = np.arange(4.0)[:, None, None] * np.ones((4, 3, 3))
    affine = np.diag([2.0, 2, 2, 1])
    affine[:3, 3] = (-10, 0, 0)  # the first voxel is at x = -10
    places = np.array([[-9.0, 2, 2], [-4, 2, 2], [60, 2, 2]])
    np.testing.assert_allclose(of_volume(values, affine)(places), (0.5, 3.0, 0.0))


def test_a_surface_weighs_every_place_by_its_area():
    """Two triangles; the one of label 1 has a corner of nine times the area."""
    points = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [9, 0, 0], [0, 9, 1]])
    faces = np.array([[0, 1, 2], [0, 3, 2]])
    labels = np.array([0, 0, 1, 1, -1])
    found = mean_on_surface(lambda p: p[..., 0], (points, faces), labels, 3)
    areas = np.array([0.5 + 4.5, 0.5, 0.5 + 4.5, 4.5])
    np.testing.assert_allclose(
        found[:2],
        (0.5 / areas[:2].sum(), 9 * areas[3] / areas[2:].sum()),
    )
    assert np.isnan(found[2])
