"""Fronts that are known."""

import numpy as np
import pytest

from brainTwinStudio.engine.pareto import (
    front,
    hypervolume,
    knee,
    ranks,
    simplex_weights,
    sweep,
)
from brainTwinStudio.errors import InputError

POINTS = np.array(
    [[1, 5], [2, 3], [4, 1], [3, 4], [4, 3], [5, 5], [2, 3], [np.nan, 0]], float
)


def test_the_front_holds_what_nothing_dominates():
    assert front(POINTS).tolist() == [0, 1, 6, 2]


def test_ranks_peel_front_after_front():
    # (3, 4) and (4, 3) lie behind (2, 3); (5, 5) behind both; what is no number last
    assert ranks(POINTS).tolist() == [0, 0, 0, 1, 1, 2, 0, 3]


def test_the_first_rank_is_the_front_by_brute_force():
    points = np.random.default_rng(0).random((60, 3))
    expected = [
        i
        for i, p in enumerate(points)
        if not any((q <= p).all() and (q < p).any() for q in points)
    ]
    assert np.flatnonzero(ranks(points) == 0).tolist() == expected
    assert sorted(front(points).tolist()) == expected
    assert (np.diff(points[front(points), 0]) >= 0).all()


def test_one_objective_has_its_minimum_as_front():
    assert front(np.array([[3.0], [1.0], [2.0]])).tolist() == [1]


def test_hypervolume_is_the_area_of_the_steps():
    # up to (6, 6): 5 x 1, 4 x 2 and 2 x 2; the twin and the dominated add nothing
    assert hypervolume(POINTS, np.array([6.0, 6.0])) == pytest.approx(5 + 8 + 4)
    # up to (4, 6): the third point lies on the edge
    assert hypervolume(POINTS, np.array([4.0, 6.0])) == pytest.approx(3 + 4)
    assert hypervolume(POINTS, np.array([0.5, 0.5])) == 0


def test_hypervolume_of_a_fine_front_is_its_integral():
    x = np.linspace(0, 1, 2001)
    points = np.stack([x, (1 - np.sqrt(x)) ** 2], axis=1)
    # the integral of 1 - (1 - sqrt x)^2 over 0..1 is 5 / 6; steps of 1 / 2000
    assert hypervolume(points, np.ones(2)) == pytest.approx(5 / 6, abs=1e-3)


def test_the_knee_is_where_the_front_bends():
    bent = np.array([[0, 10], [1, 2], [2, 1.5], [10, 0], [11, 11]], float)
    assert knee(bent) == 1
    # scales of objectives do not matter
    assert knee(bent * [1, 1000]) == 1


def test_the_knee_of_a_symmetric_front_is_its_middle():
    x = np.linspace(0, 1, 21)
    assert knee(np.stack([x, (1 - np.sqrt(x)) ** 2], axis=1)) == 5  # x = y = 1 / 4


def test_the_knee_of_a_hollow_front_is_what_comes_nearest_to_all():
    angle = np.linspace(0, np.pi / 2, 9)
    hollow = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    hollow[3] *= 0.99
    assert knee(hollow) == 3


def test_the_knee_of_three_objectives():
    points = np.array([[0, 1, 1], [1, 0, 1], [1, 1, 0], [0.3, 0.3, 0.3], [0.6] * 3])
    assert knee(points) == 3


def test_a_single_candidate_is_its_own_knee():
    assert knee(np.array([[2.0, 3.0]])) == 0


@pytest.mark.parametrize(("objectives", "parts", "count"), [(2, 4, 5), (3, 4, 15)])
def test_weights_fill_the_simplex(objectives: int, parts: int, count: int):
    found = simplex_weights(objectives, parts)
    assert found.shape == (count, objectives)
    np.testing.assert_allclose(found.sum(axis=1), 1.0)
    assert len({tuple(row) for row in found}) == count
    np.testing.assert_allclose(found * parts % 1, 0)


def test_a_sweep_of_weights_draws_the_front():
    # two parabolas with minima at 0 and 1: the weighted sum is least at w_2
    def solve(weights: np.ndarray) -> np.ndarray:
        x = weights[1]
        return np.array([x**2, (1 - x) ** 2])

    found = sweep(simplex_weights(2, 10), solve)
    assert found.members.size == 11
    np.testing.assert_allclose(np.sqrt(found.points).sum(axis=1), 1.0)
    first, last = found.weights[found.members[[0, -1]]]
    assert first.tolist() == [1, 0]
    assert last.tolist() == [0, 1]


def test_a_sweep_leaves_out_what_is_dominated():
    answers = iter([[1.0, 2.0], [2.0, 3.0], [3.0, 1.0]])
    found = sweep(simplex_weights(2, 2), lambda _: np.array(next(answers)))
    assert found.members.tolist() == [0, 2]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: front(np.zeros(3)), "expected"),
        (lambda: hypervolume(np.zeros((2, 3)), np.ones(2)), "two objectives"),
        (lambda: knee(np.full((2, 2), np.nan)), "finite"),
        (lambda: simplex_weights(0, 3), "at least"),
    ],
)
def test_misuse_is_said(call, words: str):
    with pytest.raises(InputError, match=words):
        call()
