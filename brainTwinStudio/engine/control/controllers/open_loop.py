"""Open loop: the same whatever happens, and the best of what such stimulation can do.

A scan over constants of both signs and over periodic pulses on training runs, from the
cheapest up. The first is chosen that leaves a quarter of the time ill, as is asked of
every controller, or where none does, the one with the least of it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import NamedTuple

import numpy as np

from brainTwinStudio.engine.control.controllers.base import (
    Controller,
    Decision,
    Policy,
    Setting,
)
from brainTwinStudio.engine.control.controllers.trying import MOST_LEFT
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.playing import played
from brainTwinStudio.engine.control.training_runs import keys
from brainTwinStudio.project import PartInfo

CONSTANT = (0.03, 0.05, 0.07, 0.1, 0.12, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
PULSED = (0.2, 0.4, 0.7, 1.0)  # of each limit
PERIODS_S, DUTIES = (0.2, 1.0), (0.1, 0.3)


class Train(NamedTuple):
    """A constant (duty 1) or pulses of `level` for `duty` of every `period_s`."""

    level: float
    period_s: float
    duty: float

    def at(self, sample: int | np.ndarray, hz: float) -> float | np.ndarray:
        phase = (sample / hz / self.period_s) % 1.0
        return self.level * (phase < self.duty)


class Scanned(NamedTuple):
    """share_ill and energy (per s) of a train on training runs."""

    train: Train
    share_ill: float
    energy: float


def trains(plant: Plant) -> list[Train]:
    """All that are tried, from the cheapest up; the first is nothing."""
    ends = [end for end in (plant.low, plant.high) if end]
    found = [Train(end * share, 1.0, 1.0) for end, share in product(ends, CONSTANT)]
    pulses = product(ends, PULSED, PERIODS_S, DUTIES)
    found += [Train(end * share, *pulse) for end, share, *pulse in pulses]
    return [Train(0.0, 1.0, 1.0), *sorted(found, key=lambda t: t.level**2 * t.duty)]


def scan(setting: Setting) -> Iterator[Scanned]:
    """What every train does in training runs."""
    plant = setting.plant
    hz, training = plant.sampling_hz, setting.training
    samples = round(training.seconds * hz)
    for train in trains(plant):
        u = np.asarray(train.at(np.arange(samples), hz))
        u = np.tile(u[:, None], (1, training.runs))
        made = played(plant, keys(training), u)
        share = float(plant.is_ill(made.potential).mean())
        yield Scanned(train, share, float(np.mean(u**2)))


def cheapest(scanned: Iterable[Scanned], most_left: float = MOST_LEFT) -> Scanned:
    """As said at the head; what is dearer than the answer is not played."""
    found: list[Scanned] = []
    for one in scanned:
        found.append(one)
        if one.share_ill <= most_left * found[0].share_ill:
            return one
    return min(found, key=lambda one: (one.share_ill, one.energy))


class Playing:
    """A train from the first sample on."""

    def __init__(self, train: Train, hz: float) -> None:
        self._train, self._hz, self._count = train, hz, -1

    def step(self, sample: float) -> Decision:
        self._count += 1
        return Decision(float(self._train.at(self._count, self._hz)))


def prepare(setting: Setting, most_left: float = MOST_LEFT) -> Callable[[], Policy]:
    best = cheapest(scan(setting), most_left).train
    return lambda: Playing(best, setting.plant.sampling_hz)


CONTROLLER = Controller(
    PartInfo(
        "open_loop",
        "Open loop",
        "the cheapest constant or periodic stimulation of a scan that leaves "
        "a quarter of the time ill",
    ),
    prepare,
)
