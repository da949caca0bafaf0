"""What a search for a stimulation has simulated, and what it may still spend.

A point is tried with few of the noise seeds, the same ones everywhere; only what may be
the best is confirmed with all. Noise that is the same in all points hardly changes
their order, so a seed that is saved buys a point more.
"""

import numpy as np

from brainTwinStudio.engine.stimulation_search.space import (
    REVERSE,
    Points,
    Slope,
    System,
)
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array

AT_ONCE = 32  # points between two looks at whether it is to stop
SURE = 8  # points that tell how much the other seeds add
MOST_POINTS = 1200  # that are tried with few seeds: the surrogate grows with them


class Trials:
    """most: simulations of one seed, of which a gradient costs REVERSE. rows: outcomes
    of the seeds that were run (seed,), by number of the point."""

    def __init__(
        self, system: System, points: Points, most: int, watcher: Watcher
    ) -> None:
        self._system, self._points, self._watcher = system, points, watcher
        self._most, self._stage = most, ""
        self._few = int(np.clip(-(-most // MOST_POINTS), 1, system.seeds))
        self.rows: dict[int, Array] = {}
        self.forward, self.reverse = 0, 0

    @property
    def left(self) -> int:
        return max(self._most - self.forward - REVERSE * self.reverse, 0)

    @property
    def affordable(self) -> int:
        """Points that can still be tried."""
        return self.left // self._few

    @property
    def stopped(self) -> bool:
        return self._watcher.stop_requested()

    def say(self, stage: str) -> None:
        """How far it is, by what was spent; the rest is for judging."""
        self._stage = stage
        self._watcher.progress(stage, 0.9 * (1 - self.left / self._most))

    # ------------------------------------------------------------ simulations

    def first(self, numbers: list[int]) -> None:
        """A few seeds of as many of these points as are new and can be paid."""
        new = [number for number in dict.fromkeys(numbers) if number not in self.rows]
        self._run(new[: self.affordable], slice(0, self._few))

    def confirm(self, numbers: list[int]) -> None:
        """The other seeds of points that were tried, as many as can be paid."""
        part = [n for n in numbers if n in self.rows and not self.whole(n)]
        others = self._system.seeds - self._few
        if self.stopped:
            return
        self._run(part[: self.left // max(others, 1)], slice(self._few, None))

    def _run(self, numbers: list[int], seeds: slice) -> None:
        for first in range(0, len(numbers), AT_ONCE):
            if first and self.stopped:
                return
            some = numbers[first : first + AT_ONCE]
            found = self._system.outcomes(self._points.at(np.asarray(some)), seeds)
            self.forward += found.size
            for number, row in zip(some, found, strict=True):
                self.rows[number] = np.append(self.rows.get(number, []), row)
            self.say(self._stage)

    def slope(self, number: int) -> Slope:
        self.reverse += self._system.seeds
        return self._system.slope(self._points.at(np.asarray([number])))

    # ------------------------------------------------------------ what is known

    def whole(self, number: int) -> bool:
        return len(self.rows[number]) == self._system.seeds

    @property
    def numbers(self) -> Array:
        """Points that were tried (n,), in the order of trying."""
        return np.fromiter(self.rows, int)

    @property
    def values(self) -> Array:
        """Their mean outcomes (n,); of points with few seeds that of these, and what
        the other seeds add to it elsewhere, on average."""
        few = np.array([row[: self._few].mean() for row in self.rows.values()])
        mean = np.array([row.mean() for row in self.rows.values()])
        whole = np.array([self.whole(number) for number in self.rows])
        more = (mean - few)[whole].mean() if whole.any() else 0.0
        return np.where(whole, mean, few + more)

    @property
    def worth(self) -> dict[int, float]:
        """The values by number of the point."""
        return dict(zip(self.rows, self.values.tolist(), strict=True))

    def best(self) -> int:
        return int(self.numbers[self.values.argmax()])

    def confirm_doubtful(self) -> None:
        """What may be the best: the first SURE points, and all that what the other
        seeds add could still lift to the best."""
        self.confirm(self._ordered()[:SURE])
        more = [
            row.mean() - row[: self._few].mean()
            for number, row in self.rows.items()
            if self.whole(number)
        ]
        if not more:
            return
        least = self.values.max() - 2 * np.std(more)
        worth = self.worth
        self.confirm([n for n in self._ordered() if worth[n] > least])

    def _ordered(self) -> list[int]:
        return self.numbers[np.argsort(-self.values)].tolist()

    def settled(self) -> int:
        """The best point that all seeds were run for; before, what may be better is
        confirmed as far as the budget goes. One is confirmed whatever that leaves."""
        others = self._system.seeds - self._few
        while not self.whole(self.best()) and self.left >= others and not self.stopped:
            self.confirm([self.best()])
        if not any(self.whole(number) for number in self.rows):
            self._run([self.best()], slice(self._few, None))
        whole = [number for number in self.rows if self.whole(number)]
        return max(whole, key=lambda number: self.rows[number].mean())
