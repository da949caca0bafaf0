"""The best of a search again, in other twins that the recording allows as well."""

from typing import NamedTuple

import numpy as np

from brainTwinStudio.engine.drawn_runs import drawn_pairs, drawn_twins
from brainTwinStudio.engine.stimulation_search.question import Asked, system_of
from brainTwinStudio.engine.stimulation_search.space import Points
from brainTwinStudio.engine.stimulation_search.twin_system import Runs, TwinSystem
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array

ROWS = 16  # runs of one compiled program: few candidates, few seeds of every draw
TINY = 1e-30
FEWEST = 2  # draws, or seeds of a draw


class Drawn(NamedTuple):
    """outcomes (choice, draw, seed). expected (draw, target): by the linear theory at
    the best setting of every target, None where it expects nothing."""

    outcomes: Array
    expected: Array | None

    @property
    def best_in(self) -> Array:
        """Share of draws in which a choice is the best of all (choice,)."""
        first = self.outcomes.mean(axis=2).argmax(axis=0)
        return np.bincount(first, minlength=len(self.outcomes)) / len(first)

    def spread(self, believed: Array) -> Array:
        """Standard deviation over draws of what is believed of every target (target,):
        that of the theory, on the scale of what simulations say; 0 without one."""
        if self.expected is None:
            return np.zeros(len(believed))
        mean = self.expected.mean(axis=0)
        scale = abs(mean @ believed) / max(float(mean @ mean), TINY)
        return scale * self.expected.std(axis=0, ddof=1)


def over_draws(
    asked: Asked, choices: Points, best: Points, runs: Runs, watcher: Watcher
) -> Drawn | None:
    """Of `choices`, and of the best setting of every target, with the noise seeds of
    `runs` shared among draws; None for a twin without draws, or after a stop that left
    fewer than two."""
    twins = drawn_twins(asked.twin)
    outcomes, expected, pairs = [], [], drawn_pairs(asked.twin, ())
    count = max(runs.count // max(len(twins), 1), FEWEST)
    for number, twin in enumerate(twins):
        if watcher.stop_requested():
            break
        watcher.progress("Judging draws of the twin", 0.96)
        few = runs._replace(count=count, first=runs.first + number * count, rows=ROWS)
        system = system_of(asked._replace(twin=twin), pairs[number], few)
        outcomes.append(system.outcomes(choices))
        expected.append(_expected(system, best))
    if len(outcomes) < FEWEST:
        return None
    told = [one for one in expected if one is not None]
    return Drawn(
        np.stack(outcomes, axis=1), np.stack(told) if len(told) >= FEWEST else None
    )


def _expected(system: TwinSystem, best: Points) -> Array | None:
    """By the linear theory, frequency by frequency: only the settings asked for."""
    found = np.zeros(best.count)
    for hz in np.unique(best.frequency_hz):
        here = np.flatnonzero(best.frequency_hz == hz)
        told = system.expected(best.at(here))
        if told is None:
            return None
        found[here] = told
    return found
