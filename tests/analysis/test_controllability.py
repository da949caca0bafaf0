"""Controllability against closed forms (SCIENCE.md H.6)."""

import numpy as np
import pytest

from brainTwinStudio.analysis.controllability import (
    average,
    average_continuous,
    cheapest,
    modal,
    over_time,
    schur_stable,
)
from brainTwinStudio.errors import InputError

RNG = np.random.default_rng(0)


def test_average_of_a_diagonal_network():
    """Regions by themselves: sum_k a^2k = 1 / (1 - a^2); in time 1 / (2 a)."""
    a = np.array([0.1, 0.5, 0.9])
    np.testing.assert_allclose(average(np.diag(a)), 1 / (1 - a**2))
    np.testing.assert_allclose(average_continuous(np.diag(-a)), 1 / (2 * a))


def test_average_is_the_energy_of_impulse_responses():
    step = schur_stable(RNG.random((6, 6)))
    energy = np.zeros(6)
    power = np.eye(6)
    for _ in range(400):
        energy += (power**2).sum(axis=0)
        power = step @ power
    np.testing.assert_allclose(average(step), energy, rtol=1e-10)


def test_average_of_a_chain_counts_what_lies_downstream():
    """0 -> 1 -> 2 with weight w: an impulse at 0 leaves 1 + w^2 + w^4."""
    w = 0.7
    step = np.zeros((3, 3))
    step[1, 0] = step[2, 1] = w
    np.testing.assert_allclose(average(step), [1 + w**2 + w**4, 1 + w**2, 1])


def test_modal_of_a_ring():
    """All regions alike: the mean of 1 - lambda^2."""
    ring = np.roll(np.eye(8), 1, axis=0) + np.roll(np.eye(8), -1, axis=0)
    step = schur_stable(ring)
    values = np.linalg.eigvalsh(step)
    np.testing.assert_allclose(modal(step), np.mean(1 - values**2))


def test_cheapest_course_reaches_its_end():
    step = schur_stable(RNG.random((5, 5)))
    inputs = np.eye(5)[:, :2]
    start, end = RNG.normal(size=(2, 5))
    course = cheapest(step, inputs, start, end, 12)
    state = start
    for push in course.inputs:
        state = step @ state + inputs @ push
    np.testing.assert_allclose(state, end, atol=1e-6)
    gramian = sum(
        np.linalg.matrix_power(step, k) @ inputs @ inputs.T
        @ np.linalg.matrix_power(step, k).T
        for k in range(12)
    )  # fmt: skip
    way = end - np.linalg.matrix_power(step, 12) @ start
    assert course.energy == pytest.approx(way @ np.linalg.solve(gramian, way), rel=1e-4)


def test_what_is_refused():
    with pytest.raises(InputError, match="does not fade"):
        average(np.eye(2))
    with pytest.raises(InputError, match="come to rest"):
        average_continuous(np.zeros((2, 2)))
    with pytest.raises(InputError, match="cannot reach"):
        cheapest(np.eye(2) / 2, np.array([[1.0], [0.0]]), np.zeros(2), np.ones(2), 3)


def test_step_of_a_rate():
    rate = np.array([[-1.0, 0.0], [0.0, -2.0]])
    np.testing.assert_allclose(over_time(rate, 0.5), np.diag(np.exp([-0.5, -1.0])))
