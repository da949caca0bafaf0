"""Dimensions, angles and diffusion maps with known answers."""

import numpy as np
import pytest
from scipy.linalg import subspace_angles

from brainTwinStudio.analysis.manifold import (
    diffusion_map,
    few,
    overlap,
    participation_ratio,
    principal_angles,
    principal_axes,
    standardised,
)
from brainTwinStudio.errors import InputError


def test_participation_ratio_counts_equal_directions():
    assert participation_ratio(np.ones(7)) == pytest.approx(7)
    assert participation_ratio(np.array([3.0, 0, 0])) == pytest.approx(1)
    # of independent signals beside a mixture of two
    rng = np.random.default_rng(0)
    wide = rng.normal(size=(20_000, 6))
    assert participation_ratio(principal_axes(wide)[1]) == pytest.approx(6, rel=0.01)
    flat = wide[:, :2] @ np.linalg.qr(rng.normal(size=(6, 2)))[0].T
    assert participation_ratio(principal_axes(flat)[1]) == pytest.approx(2, rel=0.01)


def test_axes_are_those_of_the_covariance():
    states = np.random.default_rng(1).normal(size=(400, 4)) * [3.0, 1.0, 2.0, 0.5]
    axes, variances = principal_axes(states)
    np.testing.assert_allclose(
        axes @ np.diag(variances) @ axes.T, np.cov(states.T), atol=1e-10
    )
    assert (np.diff(variances) <= 0).all()


def test_angles_are_those_that_a_rotation_made():
    rng = np.random.default_rng(2)
    basis = np.linalg.qr(rng.normal(size=(6, 6)))[0]
    wanted = np.array([1e-9, 0.3, 1.2])
    turned = basis[:, :3] * np.cos(wanted) + basis[:, 3:] * np.sin(wanted)
    mixed = turned @ np.linalg.qr(rng.normal(size=(3, 3)))[0]
    found = principal_angles(basis[:, :3], mixed)
    np.testing.assert_allclose(found, wanted, atol=1e-12)
    np.testing.assert_allclose(
        np.sort(subspace_angles(basis[:, :3], mixed)), found, atol=1e-7
    )
    assert overlap(found) == pytest.approx((np.cos(wanted) ** 2).mean())
    draws = [np.linalg.qr(rng.normal(size=(10, 3)))[0] for _ in range(400)]
    chance = [overlap(principal_angles(draws[0], one)) for one in draws[1:]]
    assert np.mean(chance) == pytest.approx(0.3, abs=0.02)


def test_a_diffusion_map_unrolls_a_circle_that_was_unevenly_visited():
    rng = np.random.default_rng(3)
    share = np.arange(500) / 500
    angle = 2 * np.pi * (share + 0.05 * np.sin(2 * np.pi * share))
    states = np.column_stack([np.cos(angle), np.sin(angle)])
    states = np.hstack([states, 0.01 * rng.normal(size=(500, 3))])
    values, places = diffusion_map(states)
    assert (np.diff(values) <= 1e-12).all()
    assert values[0] < 1
    around = places[:, :2] / np.abs(places[:, :2]).max(axis=0)
    radius = np.hypot(*around.T)
    assert radius.std() / radius.mean() < 0.15
    turned = np.unwrap(np.arctan2(around[:, 1], around[:, 0]))
    assert abs(np.corrcoef(turned, np.unwrap(angle))[0, 1]) > 0.99


def test_few_states_are_taken_evenly():
    states = np.arange(1000.0)[:, None]
    assert few(states, 11)[:, 0] == pytest.approx(np.linspace(0, 999, 11), abs=0.5)
    assert few(states[:5]) is not None
    assert len(few(states[:5])) == 5


def test_what_is_refused():
    with pytest.raises(InputError, match="does not change"):
        standardised(np.ones((3, 10)))
    with pytest.raises(InputError, match="too few"):
        diffusion_map(np.ones((3, 2)))
