"""Persistent homology: circles have one loop, and the distance is the benchmark's."""

import numpy as np
import pytest

from brainTwinStudio.analysis import topology


def circle(radius: float, samples: int = 300) -> np.ndarray:
    angle = np.linspace(0, 2 * np.pi, samples, endpoint=False)
    return radius * np.array([np.cos(angle), np.sin(angle)])


def test_a_circle_has_one_loop_which_dies_when_it_is_filled():
    _, loops = topology.diagrams(circle(1.0))
    (birth, death) = loops[np.argmax(loops[:, 1] - loops[:, 0])]
    assert birth < 0.05
    # Rips complex of a circle: filled at the side of its largest triangle, sqrt 3
    assert death == pytest.approx(np.sqrt(3), abs=0.02)


def test_components_are_those_of_the_shortest_tree():
    points = np.array([[0.0, 1.0, 3.0, 7.0], [0.0, 0.0, 0.0, 0.0]])
    components, loops = topology.diagrams(points)
    np.testing.assert_allclose(np.sort(components[:, 1]), [1, 2, 4], rtol=1e-6)
    assert loops.shape == (0, 2)


def test_landmarks_are_spread_over_the_whole_run():
    components, _ = topology.diagrams(circle(1.0, 2000), landmarks=50)
    assert len(components) == 49  # the last component never dies
    # neighbours on the circle, the two ends of the run being 1 / 2000 apart
    assert components[:, 1].max() == pytest.approx(2 * np.pi / 49, rel=0.05)


@pytest.mark.filterwarnings("ignore")  # persim's own source
@pytest.mark.parametrize("sizes", [(30, 20), (0, 5), (1, 0), (1, 1)])
def test_the_distance_equals_persim(sizes):
    persim = pytest.importorskip("persim")
    rng = np.random.default_rng(0)
    one, other = (np.cumsum(rng.uniform(size=(n, 2)), axis=1) for n in sizes)
    expected = persim.wasserstein(one, other)
    assert topology.diagram_distance(one, other) == pytest.approx(expected, abs=1e-9)


def test_two_empty_diagrams_are_the_same():
    nothing = np.empty((0, 2))
    assert topology.diagram_distance(nothing, nothing) == 0


def test_a_larger_circle_is_further_away():
    of = [topology.diagrams(circle(r, 120))[1] for r in (1.0, 1.1, 2.0)]
    near = topology.diagram_distance(of[0], of[1])
    assert topology.diagram_distance(of[0], of[2]) > near > 0


def test_both_are_measured_in_standard_deviations_of_the_reference():
    reference = np.array([[0.0, 2.0], [5.0, 5.0]])  # mean 1 sd 1; a channel at rest
    found = topology.standardised_by(reference, np.array([[3.0, 1.0], [6.0, 5.0]]))
    np.testing.assert_allclose(found, [[2, 0], [1, 0]])
