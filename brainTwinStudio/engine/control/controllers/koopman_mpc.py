"""Koopman model predictive control: foresee, and choose the stimulation that is best
over the next 20 decisions; then again.

The model learns from randomly stimulated training runs, heard through the same delay as
in the loop.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from brainTwinStudio.engine.control.controllers.base import (
    Controller,
    Decision,
    Policy,
    Setting,
)
from brainTwinStudio.engine.control.controllers.trying import first_enough
from brainTwinStudio.engine.control.lifted_model import (
    DELAYS,
    PAST_INPUTS,
    LiftedModel,
    Scale,
    Windows,
    trained,
    windows,
)
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.receding_horizon import Costs, RecedingHorizon
from brainTwinStudio.engine.control.training_runs import stimulated, unstimulated
from brainTwinStudio.project import PartInfo

PRICES = (100.0, 50.0, 25.0, 12.0, 6.0, 3.0, 1.0, 0.3, 0.1)  # of stimulation
SOURCE = "arXiv:2103.14321"


def data_of(setting: Setting) -> tuple[Windows, Scale]:
    """Stimulated runs as decisions see them: y late by the delay, u on time."""
    plant, training = setting.plant, setting.training
    seen, u = stimulated(plant, training)
    runs, late = training.runs, round(setting.delay_s * plant.sampling_hz)
    free = unstimulated(plant, training)
    middle = float(np.median(free.sensed[~plant.is_ill(free.potential)]))
    spread = float(np.std(seen.sensed))
    scale = Scale(middle, spread, max(abs(plant.low), abs(plant.high)))
    c = plant.every
    # A decision at tick t hears samples t - late - c + 1 .. t - late.
    heard = np.vstack([np.repeat(seen.sensed[:1], late, axis=0), seen.sensed])[: len(u)]
    count = len(u) // c
    y = heard[: count * c].reshape(count, c, runs).mean(axis=1)
    # The decision after block k holds during block k + 1.
    held = u[: count * c].reshape(count, c, runs).mean(axis=1)
    return windows((y[:-1] - middle) / spread, held[1:] / scale.largest), scale


@lru_cache(maxsize=4)
def model_of(setting: Setting) -> LiftedModel:
    data, scale = data_of(setting)
    return trained(data, scale, setting.training.seed)


class Mpc:
    """r: the price of stimulation beside that of being off the usual level."""

    def __init__(self, plant: Plant, model: LiftedModel, r: float) -> None:
        self._model, self._every = model, plant.every
        largest, decision_s = model.scale.largest, plant.every / plant.sampling_hz
        charge = plant.charge
        costs = Costs(
            low=plant.low / largest,
            high=plant.high / largest,
            rate=plant.rate * decision_s / largest,
            r=r,
            charge=None if charge is None else charge / decision_s / largest,
        )
        self._solver = RecedingHorizon(model, costs)
        self._y, self._u = np.zeros(DELAYS), np.zeros(PAST_INPUTS)
        self._given = 0.0
        self._sum, self._count, self._held = 0.0, 0, 0.0

    def step(self, sample: float) -> Decision:
        self._sum += sample
        self._count += 1
        if self._count % self._every:
            return Decision(self._held, made=False)
        scale = self._model.scale
        mean, self._sum = self._sum / self._every, 0.0
        self._y[1:] = self._y[:-1]
        self._y[0] = (mean - scale.middle) / scale.spread
        if self._count < DELAYS * self._every:
            return Decision(0.0, made=False)
        z = self._model.lifted(self._y, self._u)
        u = self._solver.decide(z, self._u[0], self._given)
        self._given += u
        self._u[1:] = self._u[:-1]
        self._u[0] = u
        self._held = u * scale.largest
        return Decision(self._held)


def prepare(setting: Setting) -> Callable[[], Policy]:
    """At the highest price of stimulation that leaves a quarter of the time ill."""
    plant, model = setting.plant, model_of(setting)

    def begin(r: float) -> Callable[[], Policy]:
        return lambda: Mpc(plant, model, r)

    return first_enough(setting, begin, PRICES)


CONTROLLER = Controller(
    PartInfo(
        "koopman_mpc",
        "Koopman MPC",
        "the best stimulation over the next 20 decisions by a learned linear model of "
        "lifted signals, decided anew each time",
        SOURCE,
    ),
    prepare,
)
