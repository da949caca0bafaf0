"""The search on systems whose answer is known."""

from collections.abc import Callable

import numpy as np
import pytest

from brainTwinStudio.engine.stimulation_search.search import search
from brainTwinStudio.engine.stimulation_search.space import (
    EVERY,
    REVERSE,
    Points,
    Slope,
    Space,
)
from brainTwinStudio.engine.stimulation_search.surrogate import (
    Surrogate,
    half_ranked,
    normal_scores,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import Array
from tests.engine.stimulation_search.known_systems import (
    Known,
    calming,
    resonance,
    switching,
)

SPACE = Space(tuple(range(9)), (0.25, 0.5, 1.0), tuple(np.geomspace(1, 4, 7)),
              tuple(np.arange(6) * np.pi / 3))  # fmt: skip


class Formula:
    """An outcome that is written down. theory: whether the search is told it."""

    seeds = 2

    def __init__(self, theory: bool = False, targets: int = 9) -> None:
        self.theory, self.targets = theory, targets
        self.asked: list[tuple[tuple[float, ...], int]] = []  # point and noise seed
        self.slopes = 0

    def value(self, points: Points) -> Array:
        near = np.exp(-3 * (np.log(points.frequency_hz) - np.log(2)) ** 2)
        there = 1 / (1 + (points.target - 6) ** 2)
        return points.amplitude * near * there * (1.2 + np.cos(points.phase_rad - 2))

    def outcomes(self, points: Points, seeds: slice = EVERY) -> Array:
        found = self.value(points)[:, None] + np.array([0.01, -0.01])
        rows = zip(*points, strict=True)
        noise = range(2)[seeds]
        self.asked += [(row, seed) for row in rows for seed in noise]
        return found[:, seeds]

    def expected(self, points: Points) -> Array | None:
        return 3 * self.value(points) - 1 if self.theory else None

    def slope(self, points: Points) -> Slope:
        self.slopes += 1
        there = 1 / (1 + (np.arange(self.targets) - 6.0) ** 2)
        return Slope(there, there, 0.0, 0.0, 0.0)


@pytest.mark.slow
@pytest.mark.parametrize("make", [resonance, switching, calming])
def test_it_finds_what_an_exhaustive_search_finds_at_a_twentieth(
    make: Callable[[], Known],
):
    known = make()
    system = known._replace(counts={"forward": 0, "reverse": 0})
    every = known.space.points()
    values = known.outcomes(every).mean(axis=1)
    budget = known.space.size * known.seeds // 20
    found = search(system, known.space, budget, 3, Silent())
    assert values[found.best] == values.max()
    assert system.counts == {"forward": found.forward, "reverse": found.reverse}
    assert found.forward + REVERSE * found.reverse <= budget


@pytest.mark.parametrize("theory", [True, False])
def test_a_formula_is_solved_and_nothing_is_simulated_twice(theory: bool):
    system = Formula(theory)
    budget = SPACE.size * 2 // 20
    found = search(system, SPACE, budget, 0, Silent())
    best = system.value(found.points)
    assert best[found.best] == best.max()
    assert len(set(found.tried)) == len(found.tried)
    assert found.outcomes.shape == (len(found.tried), 2)
    assert found.forward == len(set(system.asked)) == len(system.asked) <= budget
    assert 2 * len(found.tried) < found.forward
    near = np.abs(found.mean - best)[found.points.target == 6]
    assert (near < 0.3 * best.max()).mean() > 0.9


def test_a_theory_saves_simulations():
    told, untold = Formula(True), Formula(False)
    for system in (told, untold):
        search(system, SPACE, SPACE.size * 2 // 12, 0, Silent())
    assert len(told.asked) < len(untold.asked)


def test_too_many_targets_are_chosen_among_by_an_adjoint_map():
    system = Formula(targets=400)
    many = SPACE._replace(targets=tuple(range(400)), phases_rad=(2.0,))
    found = search(system, many, many.size * 2 // 50, 0, Silent())
    assert found.points.target[found.best] == 6
    assert system.slopes == 1
    assert found.reverse == 2


def test_a_grid_that_can_be_paid_is_tried_whole():
    system = Formula()
    found = search(system, SPACE, 2 * SPACE.size, 0, Silent())
    assert sorted(found.tried) == list(range(SPACE.size))
    assert found.best == system.value(found.points).argmax()


def test_a_stop_gives_the_best_so_far():
    class Stopped(Silent):
        def stop_requested(self) -> bool:
            return len(told) > 2

        def progress(
            self, stage: str, fraction: float, loss: float | None = None
        ) -> None:
            told.append(fraction)

    told: list[float] = []
    found = search(Formula(), SPACE, 2 * SPACE.size, 0, Stopped())
    assert found.stopped
    assert len(found.tried) < SPACE.size
    assert told == sorted(told)
    assert found.best in found.tried


def test_phases_are_neighbours_around_the_circle():
    grid = np.arange(SPACE.size).reshape(SPACE.shape)
    assert grid[2, 1, 3, 5] in SPACE.neighbours(int(grid[2, 1, 3, 0]))
    edge = SPACE.neighbours(int(grid[0, 0, 0, 0]))
    assert edge == sorted(grid[0, i, j, k] for i, j, k in
                          [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 5),
                           (0, 1, 1), (0, 1, 5)])  # fmt: skip
    assert [n // grid[0].size for n in SPACE.elsewhere(0)] == list(range(1, 9))


def test_the_surrogate_meets_what_it_knows_and_is_unsure_elsewhere():
    points = SPACE.points()
    values = Formula().value(points)
    known = np.random.default_rng(0).choice(SPACE.size, 120, replace=False)
    surrogate = Surrogate(points, None)
    surrogate.learn(known, values[known])
    mean, sd = surrogate.believed()
    assert np.abs(mean - values)[known].max() < 0.05 * values.max()
    assert sd[known].max() < 0.5 * np.delete(sd, known).mean()
    rest = np.delete(np.abs(mean - values) / sd, known)
    assert (rest < 2).mean() > 0.9
    chosen = surrogate.promising(5)
    assert len(set(chosen)) == 5
    assert not set(chosen) & set(known)


def test_where_little_was_tried_the_theory_is_believed():
    points = SPACE.points()
    values = Formula().value(points)
    surrogate = Surrogate(points, values - 5.0)
    known = np.array([3, 200])
    surrogate.learn(known, values[known])
    mean, _ = surrogate.believed()
    assert np.corrcoef(mean, values)[0, 1] > 0.999
    assert np.polyfit(values, mean, 1)[0] == pytest.approx(1, abs=0.1)


def test_scores_keep_the_order_and_tame_the_tail():
    values = np.array([3.0, -1e6, 2.0, 2.5])
    scores = normal_scores(values)
    assert list(np.argsort(scores)) == list(np.argsort(values))
    assert np.abs(scores).max() < 1.5


def test_half_ranks_keep_the_shape_of_the_better_half():
    values = np.array([3.0, -1e6, 2.0, 2.5, -1e3, 4.0])
    found = half_ranked(values)
    assert list(np.argsort(found)) == list(np.argsort(values))
    assert np.abs(found).max() < 2
    better = values > 2.2
    slope, _ = np.polyfit(values[better], found[better], 1)
    assert np.allclose(np.diff(found[better]), slope * np.diff(values[better]))
    assert not half_ranked(np.ones(3)).any()


def test_a_surrogate_that_learns_bit_by_bit_believes_the_same():
    points = SPACE.points()
    values = Formula().value(points)
    known = np.random.default_rng(0).choice(SPACE.size, 45, replace=False)
    once, twice = Surrogate(points, None), Surrogate(points, None)
    once.learn(known[:40], values[known[:40]])
    twice.learn(known[:40], values[known[:40]])
    once.promising(3)  # leaves nothing behind
    once.learn(known, values[known])
    twice.learn(known[:42], values[known[:42]])
    twice.learn(known, values[known])
    for one, two in zip(once.believed(), twice.believed(), strict=True):
        assert np.allclose(one, two)
    mean, sd = once.believed()
    assert np.abs(mean - values)[known].max() < 0.05 * values.max()
    assert sd[known].max() < sd.max() / 3
