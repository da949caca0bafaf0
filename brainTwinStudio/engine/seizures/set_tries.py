"""Sets of regions, run once whoever asks, within a budget of simulations."""

from typing import NamedTuple

import numpy as np

from brainTwinStudio.engine.seizures.forward import Runs, onsets
from brainTwinStudio.engine.seizures.recovery import recovered_x0
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array

LEFT = 0.25  # of the draws may still seize where a set counts as stopping seizures
LEAST_GAIN = 1e-9


class Tried(NamedTuple):
    """Sets that were run: members, share of runs with a seizure after, spent so far."""

    members: frozenset[int]
    seizing: Array
    spent: int


class Budget:
    """How many forward simulations may still be spent, and were."""

    def __init__(self, most: int) -> None:
        self.most, self.spent = most, 0

    def takes(self, count: int) -> bool:
        if self.spent + count > self.most:
            return False
        self.spent += count
        return True


class Tries:
    """Every set is run once, whoever asks."""

    def __init__(
        self, runs: Runs, weights: Array, budget: Budget, watcher: Watcher
    ) -> None:
        self._runs, self._weights = runs, weights
        self.budget, self._watcher = budget, watcher
        self.known: dict[frozenset[int], Tried] = {}

    def of(self, members: frozenset[int]) -> Tried | None:
        """What becomes of the seizures, None where the budget is spent."""
        if members in self.known:
            return self.known[members]
        count = len(self._runs.tau0)
        if self._watcher.stop_requested() or not self.budget.takes(count):
            return None
        share = self.budget.spent / max(self.budget.most, 1)
        self._watcher.progress("Trying sets", share)
        present = np.ones((1, len(self._weights)))
        present[0, list(members)] = 0
        onset = onsets(self._runs, self._weights, present)[0]
        seizing = np.isfinite(onset).any(axis=1).astype(float)
        tried = Tried(members, seizing, self.budget.spent)
        self.known[members] = tried
        return tried

    def recovered(self, members: frozenset[int]) -> Array | None:
        """Share of runs with a seizure once inhibition is tuned again (recovery.py),
        None where the budget is spent."""
        runs, whole = self._runs, self._weights
        if self._watcher.stop_requested() or not self.budget.takes(len(runs.tau0)):
            return None
        present = np.ones(len(whole))
        present[list(members)] = 0
        left = whole * present[:, None] * present
        tuned = runs._replace(x0=recovered_x0(runs.x0, runs.coupling, whole, left))
        onset = onsets(tuned, whole, present[None])[0]
        return np.isfinite(onset).any(axis=1).astype(float)


def grow_and_shrink(tried: Tries, order: list[int], most: int) -> None:
    """Sets from the top of the order until seizures stop, then without each region
    that need not be in it."""
    best: Tried | None = None
    for size in range(1, most + 1):
        found = tried.of(frozenset(order[:size]))
        if found is None:
            return
        best = best if best and stops(best) else found
        if not found.seizing.any():
            break
    if best is None:
        return
    for i in reversed(order[:most]):
        if i in best.members and len(best.members) > 1:
            less = tried.of(best.members - {i})
            if less is None:
                return
            if stops(less) or less.seizing.mean() <= best.seizing.mean() + LEAST_GAIN:
                best = less


def others(tried: Tries, order: list[int], most: int) -> None:
    """Other sets: single regions, then exchanges in the best sets found."""
    for i in order[: 2 * most]:
        if tried.of(frozenset((i,))) is None:
            return
    while True:
        ranked = sorted(tried.known.values(), key=rank)
        tries = [
            ranked[0].members - {out} | {new}
            for out in ranked[0].members
            for new in order[: 3 * most]
            if new not in ranked[0].members
        ]
        if len(ranked[0].members) < most:
            tries += [ranked[0].members | {new} for new in order[: 3 * most]]
        fresh = [members for members in tries if members not in tried.known]
        if not fresh or stops(ranked[0]):
            return
        for members in fresh:
            if tried.of(members) is None:
                return


def stops(tried: Tried) -> bool:
    """A set need not stop the last draws: those hold regions that hardly any other draw
    has begin, and each would add one to every set."""
    return bool(tried.seizing.mean() <= LEFT)


def rank(tried: Tried) -> tuple[bool, float, float]:
    """The smallest of those that stop seizures, then the most effective."""
    seizing, size = float(tried.seizing.mean()), float(len(tried.members))
    return (False, size, seizing) if stops(tried) else (True, seizing, size)
