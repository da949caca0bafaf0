"""The search: few simulations instead of all of a grid.

First targets and settings that the theory expects most of, or, without a theory, every
target in turn with settings spread over the grid (adjoint maps choose among targets
where there are too many). Then Bayesian optimisation over the whole grid (surrogate.py)
until nothing promises more, or, without a theory, until a fifth of the budget is left.
That goes into local exchange: every neighbour of the best point, its setting and the
best settings of all targets at other targets, and the way uphill from every other peak,
until the best has no better neighbour. Last, what may be the best is confirmed with all
noise seeds (trials.py).
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from scipy.stats import qmc

from brainTwinStudio.engine.stimulation_search.space import Points, Space, System
from brainTwinStudio.engine.stimulation_search.surrogate import (
    Surrogate,
    half_ranked,
)
from brainTwinStudio.engine.stimulation_search.trials import Trials
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array
from brainTwinStudio.project.stimulation_search import LEAST

LEAST_TOLD = 2  # points that are tried whatever the budget, where there is a theory
DESIGN = 0.35  # of the budget goes into the first points, at most
BATCHES = 25  # of points that are chosen at once
POLISH = 0.2  # is kept for local exchange,
CONFIRM = 0.1  # of which so much for all seeds of what may be the best
SCOUTS = 2  # neighbours of a peak that are tried before the next look
HEADS = 16  # for so many points that can be paid, uphill from one more peak at once
ENOUGH = 1e-3  # of the range of scores: less is not looked for where a theory helps


class Found(NamedTuple):
    """tried (n,): numbers of points that all seeds were run for; outcomes (n, seed).
    best: number of a point. mean and sd (point,): what is believed of all of them.
    forward, reverse: simulations spent, of one seed each."""

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
        self._space, self._points = space, space.points()
        self._random = np.random.default_rng(seed)
        self._expected = system.expected(self._points)
        least = LEAST if self._expected is None else LEAST_TOLD
        self._most = max(budget, min(least, space.size) * system.seeds)
        self._payable = self._most // system.seeds
        self._kept = CONFIRM * self._most * (system.seeds > 1)
        self._trials = Trials(system, self._points, self._most, watcher)
        scores = None if self._expected is None else half_ranked(self._expected)
        self._surrogate = Surrogate(self._points, scores)

    def found(self) -> Found:
        trials = self._trials
        trials.say("First settings")
        if self._space.size <= self._payable:
            trials.first(list(range(self._space.size)))
            trials.confirm(list(range(self._space.size)))
        else:
            trials.first(self._first())
            self._climb()
            self._polish()
            trials.confirm_doubtful()
        best = trials.settled()
        tried = np.array([n for n in trials.rows if trials.whole(n)])
        outcomes = np.stack([trials.rows[number] for number in tried])
        believed = Surrogate(self._points, self._expected)
        believed.learn(trials.numbers, trials.values)
        return Found(
            self._points, tried, outcomes, best, *believed.believed(), trials.forward,
            trials.reverse, trials.stopped,
        )  # fmt: skip

    def _hopes(self) -> tuple[Array, Array]:
        """What is believed of every point, and what is hoped for, in half ranks."""
        scores = half_ranked(self._trials.values)
        self._surrogate.learn(self._trials.numbers, scores)
        mean, sd = self._surrogate.believed()
        return mean, mean + 2 * sd

    # ------------------------------------------------------------ stages

    def _first(self) -> list[int]:
        shape = self._space.shape
        count = max(int(DESIGN * self._trials.affordable), LEAST)
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
        shape = self._space.shape
        all_of_them = self._random.permutation(shape[0])
        if len(all_of_them) <= count:
            return all_of_them.tolist()
        middle = [length // 2 for length in shape]
        middle[1] = shape[1] - 1
        slope = self._trials.slope(int(np.ravel_multi_index(tuple(middle), shape)))
        return np.argsort(-np.abs(slope.targets))[: max(count // 2, 1)].tolist()

    def _climb(self) -> None:
        trials, kept = self._trials, POLISH * self._most
        at_once = max(4, trials.affordable // BATCHES)
        while trials.left > kept and trials.affordable > 0:
            if trials.stopped or len(trials.rows) == self._space.size:
                return
            trials.say("Trying settings")
            _, hope = self._hopes()
            scores = half_ranked(trials.values)
            enough = scores.max() + ENOUGH * np.ptp(scores)
            told = self._expected is not None
            if told and np.delete(hope, trials.numbers).max() < enough:
                return
            trials.first(self._surrogate.promising(at_once))

    def _polish(self) -> None:
        """Until none of the neighbours of the best point is better, nor what is best at
        one target at another, nor what is uphill from any other peak."""
        trials = self._trials
        trials.say("Neighbours of the best")
        spent = -1
        while trials.left > 0 and trials.forward > spent and not trials.stopped:
            spent = trials.forward
            best = self._uphill(trials.best())
            trials.confirm([best])
            trials.first(self._rivals(best))
            if trials.best() == best:
                trials.first(self._crossed()[: trials.affordable // 2])
            if trials.best() == best:
                self._scout(best)

    def _uphill(self, here: int) -> int:
        """The first point from here on that none of its neighbours is better than."""
        trials = self._trials
        while not trials.stopped and trials.affordable > 0:
            higher = self._highest(here, trials.worth)
            around = self._around(here)
            if higher == here and not around:
                break
            if higher == here:
                trials.first(around[:SCOUTS])
            here = self._highest(here, trials.worth)
        return here

    def _around(self, here: int) -> list[int]:
        """Neighbours that were not tried, those that most is believed of first."""
        mean, _ = self._hopes()
        new = [n for n in self._space.neighbours(here) if n not in self._trials.rows]
        return sorted(new, key=lambda number: -mean[number])

    def _highest(self, here: int, worth: dict[int, float]) -> int:
        """Among what is known of a point and its neighbours."""
        around = [here, *self._space.neighbours(here)]
        return max(around, key=lambda number: worth.get(number, -np.inf))

    def _rivals(self, best: int) -> list[int]:
        """The same setting at other targets that may be better, as far as is known."""
        mean, hope = self._hopes()
        scores = half_ranked(self._trials.values)
        least = scores[self._trials.numbers == best][0]
        others = [n for n in self._space.elsewhere(best) if hope[n] > least]
        return sorted(others, key=lambda number: -mean[number])

    def _crossed(self) -> list[int]:
        """The best settings of all targets at other targets, the most promising first;
        where there is a theory, only what it does not rule out."""
        leaders, worth = dict[int, int](), self._trials.worth
        for number in sorted(worth, key=lambda n: -worth[n]):
            leaders.setdefault(int(self._points.target[number]), number)
        pairs = {m for n in leaders.values() for m in self._space.elsewhere(n)}
        return self._hopeful(pairs - set(worth))

    def _hopeful(self, numbers: Iterable[int]) -> list[int]:
        """The most promising first; of these, where there is a theory, all that it does
        not rule out."""
        _, hope = self._hopes()
        least = -np.inf
        if self._expected is not None:
            least = half_ranked(self._trials.values).max()
        some = [number for number in numbers if hope[number] > least]
        return sorted(some, key=lambda number: -hope[number])

    def _scout(self, best: int) -> None:
        """Uphill from all points that no known neighbour is better than, the best of
        them first, a few at once, until there is a better one than the best."""
        trials, worth = self._trials, self._trials.worth
        heads = [number for number in worth if self._highest(number, worth) == number]
        heads.sort(key=lambda number: -worth[number])
        while heads and trials.left > self._kept and not trials.stopped:
            some = heads[: max(1, trials.affordable // HEADS)]
            around = [n for here in some for n in self._around(here)[:SCOUTS]]
            trials.first(self._hopeful(around))
            if trials.best() != best:
                return
            worth = trials.worth
            ends = [self._highest(here, worth) for here in some]
            higher = [end for here, end in zip(some, ends, strict=True) if end != here]
            heads = higher + heads[len(some) :]
