"""Spheres, surfaces and masks against closed forms and counting."""

import numpy as np
import pytest

from brainTwinStudio.analysis.network_cost import global_efficiency, positive, strength
from brainTwinStudio.analysis.overlap import (
    crossing_shares,
    distance_to_mask,
    inside_mask,
    sphere_in_sphere,
    surface_in_sphere,
    usual_radius,
)
from brainTwinStudio.analysis.systems import groups_of, network_of


@pytest.mark.parametrize("apart", [0.0, 2.0, 6.0, 9.0, 14.9, 20.0])
def test_the_share_of_a_sphere_is_that_of_counted_points(apart: float):
    radius, region = 8.0, 7.0
    points = np.random.default_rng(0).uniform(-region, region, (200_000, 3))
    ball = points[np.linalg.norm(points, axis=1) <= region]
    counted = (np.linalg.norm(ball - [apart, 0, 0], axis=1) <= radius).mean()
    found = sphere_in_sphere(np.array([apart]), radius, region)[0]
    assert found == pytest.approx(counted, abs=0.005)


def test_a_small_sphere_inside_a_region_takes_the_ratio_of_volumes():
    assert sphere_in_sphere(np.array([1.0]), 3.0, 6.0)[0] == pytest.approx(1 / 8)
    line = np.array([[0.0, 0, 0], [10, 0, 0], [30, 0, 0]])
    assert usual_radius(line) == 5.0


def test_the_share_of_a_surface_is_by_area_not_by_vertices():
    fine, coarse = np.arange(0, 10.01, 0.5), np.arange(10.5, 20.01, 2.0)
    x = np.concatenate([fine, coarse])
    vertices = np.array([[a, b, 0.0] for a in x for b in (0.0, 1.0)])
    faces = []
    for k in range(len(x) - 1):
        a = 2 * k
        faces += [[a, a + 1, a + 2], [a + 1, a + 3, a + 2]]
    labels = np.zeros(len(vertices), int)
    sphere = np.array([0.0, 0.5, 0.0]), 10.2
    share = surface_in_sphere(vertices, np.array(faces), labels, 2, sphere)
    assert share[0] == pytest.approx(10 / x[-1], abs=0.03)
    assert np.isnan(share[1])


def test_lines_count_that_pass_through_the_mask_between_the_regions():
    mask = np.zeros((41, 41, 41), np.uint8)
    mask[18:23, :, :] = 1  # a wall
    affine = np.eye(4)
    affine[:3, 3] = -20
    centres = np.array([[-18.0, 0, 0], [18, 0, 0], [-18, 10, 0]])
    edges = np.array([[0, 1], [0, 2]])
    np.testing.assert_array_equal(
        crossing_shares(centres, edges, mask, affine, 3.0), [1.0, 0.0]
    )
    mask[:] = 0
    mask[18:23, 19:22, 19:22] = 1  # a peg of 3 mm in the middle of the bundle
    share = crossing_shares(centres, edges, mask, affine, 3.0)[0]
    assert 0 < share < 0.7
    mask[:] = 0
    mask[:4] = 1  # only around the first region itself
    assert crossing_shares(centres, edges, mask, affine, 3.0)[0] == 0
    assert inside_mask(np.array([-19.0, 0, 0]), mask, affine)
    assert not inside_mask(np.array([500.0, 0, 0]), mask, affine)
    assert distance_to_mask(centres[1:2], mask, affine)[0] == pytest.approx(35.0)


def test_efficiency_of_a_ring_is_known():
    """Four regions in a ring of weight w: neighbours at 1/w, the others at 2/w."""
    ring = np.zeros((4, 4))
    for i in range(4):
        ring[i, (i + 1) % 4] = ring[(i + 1) % 4, i] = 0.5
    weights = np.stack([ring, ring / 2])
    everyone = tuple(range(4))
    expected = (2 * 0.5 + 0.25) / 3
    np.testing.assert_allclose(
        global_efficiency(weights, everyone), [expected, expected / 2]
    )
    np.testing.assert_allclose(strength(weights, everyone), [1.0, 0.5])
    gone = positive(weights - 0.1 * np.eye(4), np.array([1.0, 1, 1, 0]))
    np.testing.assert_allclose(
        global_efficiency(gone, everyone)[0], (4 * 0.5 + 2 * 0.25) / 12
    )


def test_networks_are_told_by_names():
    assert network_of("7Networks_LH_Default_Temp_1") == "Default mode network"
    assert network_of("ctx-lh-insula") == ""
    vis = [f"7Networks_RH_Vis_{k}" for k in range(4)]
    default = [f"7Networks_LH_Default_PFC_{k}" for k in range(3)]
    found = groups_of([*vis, *default])
    assert found == {"Visual network": (0, 1, 2, 3), "Default mode network": (4, 5, 6)}
    assert groups_of(["x", "y", "z"]) == {"Whole brain": (0, 1, 2)}
