"""Uphill by gradients where the top is known."""

import numpy as np
import pytest

from brainTwinStudio.engine.stimulation_search.climb import climbed
from brainTwinStudio.engine.stimulation_search.space import (
    EVERY,
    Points,
    Slope,
    Space,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import Array
from brainTwinStudio.project.stimulation_search import STEPS

SPACE = Space((0,), (0.5, 1.0, 1.5), (1.0, 2.0, 4.0), (0.0, 2.0, 4.0))
TOP = np.array([1.2, np.log(1.7), 2.5])


class Hill:
    """A paraboloid in amplitude, log frequency and phase with its top at TOP."""

    seeds = 2

    def __init__(self) -> None:
        self.slopes = 0

    def outcomes(self, points: Points, seeds: slice = EVERY) -> Array:
        here = np.array([points.amplitude[0], np.log(points.frequency_hz[0]),
                         points.phase_rad[0]])  # fmt: skip
        return np.full((1, 2), -((here - TOP) ** 2).sum())[:, seeds]

    def expected(self, points: Points) -> Array | None:
        return None

    def slope(self, points: Points) -> Slope:
        self.slopes += 1
        hz = points.frequency_hz[0]
        return Slope(
            np.zeros(1),
            np.zeros(1),
            float(2 * (TOP[0] - points.amplitude[0])),
            float(2 * (TOP[1] - np.log(hz)) / hz),
            float(2 * (TOP[2] - points.phase_rad[0])),
        )


def start(*numbers: float) -> Points:
    return Points(np.array([0]), *(np.array([number]) for number in numbers))


def test_the_top_between_points_of_the_grid_is_reached():
    hill = Hill()
    best, steps = climbed(hill, SPACE, start(1.0, 2.0, 2.0), Silent())
    assert hill.slopes == steps <= STEPS
    assert best.amplitude[0] == pytest.approx(1.2, abs=1e-3)
    assert best.frequency_hz[0] == pytest.approx(1.7, abs=1e-3)
    assert best.phase_rad[0] == pytest.approx(2.5, abs=1e-3)


def test_it_stays_within_the_grid_and_on_axes_of_one_point():
    one = SPACE._replace(frequencies_hz=(4.0,), amplitudes=(0.5, 1.0))
    best, _ = climbed(Hill(), one, start(1.0, 4.0, 2.0), Silent())
    assert best.amplitude[0] == 1.0
    assert best.frequency_hz[0] == pytest.approx(4.0)


def test_a_stop_leaves_the_start():
    class Stopped(Silent):
        def stop_requested(self) -> bool:
            return True

    begin = start(1.0, 2.0, 2.0)
    assert climbed(Hill(), SPACE, begin, Stopped()) == (begin, 0)
