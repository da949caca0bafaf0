"""New edges and directions of learned weights."""

import numpy as np
import pytest

from brainTwinStudio.analysis.learned_edges import added_edges, asymmetry

ANATOMY = np.array([[0, 9, 0, 0], [9, 0, 0, 1], [0, 0, 0, 4], [0, 1, 4, 0]], float)


def weights(*edges: tuple[int, int, float]) -> np.ndarray:
    found = np.zeros((4, 4))
    for target, source, weight in edges:
        found[target, source] = weight
    return found


def test_edges_without_a_tract_are_new_the_largest_first():
    learned = weights((0, 1, 0.2), (0, 2, 0.03), (3, 0, -0.1), (2, 1, 0.004))
    assert added_edges(ANATOMY, learned) == ((3, 0), (0, 2))  # 0.004 does not stand out


def test_both_ways_of_a_symmetric_one_count_once():
    learned = weights((0, 2, 0.1))
    assert added_edges(ANATOMY, learned + learned.T) == ((0, 2),)
    assert added_edges(ANATOMY, learned + 0.9 * learned.T) == ((0, 2), (2, 0))


def test_asymmetry_goes_from_both_ways_to_one():
    one_way = weights((0, 1, 0.2), (2, 3, 0.1))
    assert asymmetry(one_way + one_way.T) == 0
    assert asymmetry(one_way) == pytest.approx(1)
    assert asymmetry(np.zeros((4, 4))) == 0
