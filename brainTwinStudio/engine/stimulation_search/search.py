"""The search: few simulations instead of all of a grid.

First targets and settings that the theory expects most of, or, without a theory, every
target in turn with settings spread over the grid (adjoint maps choose among targets
where there are too many). Then Bayesian optimisation over the whole grid (surrogate.py)
until nothing promises more, or, without a theory, until the budget ends. Last, every
neighbour of the best point, and the same setting at other targets, until none is
better: the best is a local optimum of its grid, proved by simulation.
"""

from typing import NamedTuple

import numpy as np
from scipy.stats import qmc

from brainTwinStudio.engine.stimulation_search.space import (
    REVERSE,
    Points,
    Slope,
    Space,
    System,
)
from brainTwinStudio.engine.stimulation_search.surrogate import (
    Surrogate,
    normal_scores,
)
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array
from brainTwinStudio.project.stimulation_search import LEAST

LEAST_TOLD = 2  # points that are tried whatever the budget, where there is a theory
DESIGN = 0.35  # of the budget goes into the first points, at most
AT_ONCE = 32  # points between two looks at whether it is to stop
POLISH = 0.2  # is kept for neighbours of the best
ENOUGH = 1e-3  # of the range of scores: less is not looked for where a theory helps


class Found(NamedTuple):
    """tried (n,): numbers of points; outcomes (n, seed). best: number of a point.
    mean and sd (point,): what is believed of all of them. forward, reverse: simulations
    spent, of one seed each."""

    points: Points
    tried: Array
    outcomes: Array
    best: int
    mean: Array
    sd: Array
    forward: int
    reverse: int
    stopped: bool


def search(
    system: System, space: Space, budget: int, seed: int, watcher: Watcher
) -> Found:
    """budget: simulations, of which a gradient costs REVERSE. It is exceeded where it
    does not pay for LEAST points (LEAST_TOLD with a theory)."""
    return _Search(system, space, budget, seed, watcher).found()


class _Search:
    def __init__(
        self, system: System, space: Space, budget: int, seed: int, watcher: Watcher
    ) -> None:
        self._system, self._space, self._watcher = system, space, watcher
        self._points = space.points()
        self._random = np.random.default_rng(seed)
        self._known: dict[int, Array] = {}
        self._slopes, self._stage = 0, ""
        self._expected = system.expected(self._points)
        least = LEAST if self._expected is None else LEAST_TOLD
        self._most = max(budget // system.seeds, min(least, space.size))
        scores = None if self._expected is None else normal_scores(self._expected)
        self._surrogate = Surrogate(self._points, scores)

    def found(self) -> Found:
        self._say("First settings")
        self._try(self._first())
        self._climb()
        best = self._polish()
        tried = np.fromiter(self._known, int)
        outcomes = np.stack(list(self._known.values()))
        believed = Surrogate(self._points, self._expected)
        believed.learn(tried, outcomes.mean(axis=1))
        mean, sd = believed.believed()
        forward, reverse = (
            count * self._system.seeds for count in (len(tried), self._slopes)
        )
        stopped = self._watcher.stop_requested()
        return Found(
            self._points, tried, outcomes, best, mean, sd, forward, reverse, stopped
        )

    # ------------------------------------------------------------ simulations

    def _left(self) -> int:
        return self._most - len(self._known) - REVERSE * self._slopes

    def _try(self, numbers: list[int]) -> None:
        """As many of them as are new and can be paid, some at once, until a stop."""
        new = [n for n in dict.fromkeys(numbers) if n not in self._known]
        new = new[: max(self._left(), 0)]
        for first in range(0, len(new), AT_ONCE):
            some = new[first : first + AT_ONCE]
            rows = self._system.outcomes(self._points.at(np.asarray(some)))
            self._known |= dict(zip(some, rows, strict=True))
            self._say(self._stage)
            if self._watcher.stop_requested():
                return

    def _say(self, stage: str) -> None:
        """How far it is, by what was spent; the rest is for judging."""
        self._stage = stage
        spent = 1 - max(self._left(), 0) / self._most
        self._watcher.progress(stage, 0.9 * spent)

    def _slope(self, number: int) -> Slope:
        self._slopes += 1
        return self._system.slope(self._points.at(np.asarray([number])))

    def _learned(self) -> tuple[Array, Array]:
        """Points that were tried, and the normal scores of their outcomes (n,)."""
        tried = np.fromiter(self._known, int)
        values = np.stack(list(self._known.values())).mean(axis=1)
        self._surrogate.learn(tried, normal_scores(values))
        return tried, normal_scores(values)

    def _best(self) -> int:
        return max(self._known, key=lambda number: self._known[number].mean())

    # ------------------------------------------------------------ stages

    def _first(self) -> list[int]:
        shape, count = self._space.shape, max(int(DESIGN * self._most), LEAST)
        if self._space.size <= self._most:
            return list(range(self._space.size))
        if self._expected is not None:
            table = self._expected.reshape(shape[0], -1)
            rows = np.argsort(-table.max(axis=1))[: -(-count // 2)]
            leaders = rows * table.shape[1] + table[rows].argmax(axis=1)
            overall = np.argsort(-self._expected)[: count - len(leaders)]
            return [int(number) for number in (*leaders, *overall)]
        targets = self._shortlist(count)
        spread = qmc.Sobol(3, rng=self._random).random_base2(
            int(np.ceil(np.log2(max(count, 2))))
        )
        chosen = []
        for number in range(count):
            i = targets[number % len(targets)]
            rest = (spread[number] * shape[1:]).astype(int)
            chosen.append(int(np.ravel_multi_index((i, *rest), shape)))
        return chosen

    def _shortlist(self, count: int) -> list[int]:
        """Which targets the first settings are spread over."""
        all_of_them = self._random.permutation(self._space.shape[0])
        if len(all_of_them) <= count:
            return all_of_them.tolist()
        middle = [length // 2 for length in self._space.shape]
        middle[1] = self._space.shape[1] - 1
        slope = self._slope(int(np.ravel_multi_index(tuple(middle), self._space.shape)))
        return np.argsort(-np.abs(slope.targets))[: max(count // 2, 1)].tolist()

    def _climb(self) -> None:
        kept = max(int(POLISH * self._most), LEAST)
        at_once = max(4, self._most // 25)
        while self._left() > kept and len(self._known) < self._space.size:
            if self._watcher.stop_requested():
                return
            self._say("Trying settings")
            tried, scores = self._learned()
            mean, sd = self._surrogate.believed()
            hope = np.delete(mean + 2 * sd, tried)
            told = self._expected is not None
            if told and hope.max() < scores.max() + ENOUGH * np.ptp(scores):
                return
            self._try(self._surrogate.promising(min(at_once, self._left() - kept)))

    def _polish(self) -> int:
        """The best point once none of its neighbours is better; the same from the best
        points of the targets that follow, as far as the budget goes."""
        self._say("Neighbours of the best")
        best = self._uphill(self._best())
        self._try(self._rivals(best))
        for start in self._leaders():
            if self._left() <= 0 or self._watcher.stop_requested():
                break
            self._uphill(start)
        return self._uphill(self._best())

    def _uphill(self, here: int) -> int:
        while not self._watcher.stop_requested():
            around = self._space.neighbours(here)
            self._try(around)
            known = [n for n in (here, *around) if n in self._known]
            best = max(known, key=lambda number: self._known[number].mean())
            if best == here:
                break
            here = best
        return here

    def _rivals(self, best: int) -> list[int]:
        """The same setting at other targets that may be better, as far as is known."""
        tried, scores = self._learned()
        mean, sd = self._surrogate.believed()
        least = scores[tried == best][0]
        others = [n for n in self._space.elsewhere(best) if mean[n] + 2 * sd[n] > least]
        others.sort(key=lambda number: -mean[number])
        return others[: max(self._left(), 0)]

    def _leaders(self) -> list[int]:
        """The best known point of every target, the best of them first."""
        found: dict[int, int] = {}
        for number in sorted(self._known, key=lambda n: -self._known[n].mean()):
            found.setdefault(int(self._points.target[number]), number)
        return list(found.values())
