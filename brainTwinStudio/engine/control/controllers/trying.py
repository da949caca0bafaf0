"""Choosing one number of a controller by closed loops on training runs."""

from collections.abc import Callable, Iterable

from brainTwinStudio.engine.control.controllers.base import Policy, Setting
from brainTwinStudio.engine.control.loop import Line, Looped, looped
from brainTwinStudio.engine.control.training_runs import keys, unstimulated

SECONDS = 30.0
MOST_LEFT = 0.25  # of the time ill: what is asked of every controller in training

Begin = Callable[[], Policy]


def tried(setting: Setting, begin: Begin) -> Looped:
    """The first 30 s of the training runs under a controller."""
    plant, training, line = setting.plant, setting.training, Line(setting.delay_s)
    return looped(plant, begin, keys(training), _samples(setting), line)


def first_enough(
    setting: Setting,
    begin: Callable[[float], Begin],
    values: Iterable[float],
) -> Begin:
    """Of the first value that leaves a quarter of the time ill without stimulation, or
    of the last."""
    plant = setting.plant
    free = plant.is_ill(unstimulated(plant, setting.training).potential)
    most = MOST_LEFT * free[: _samples(setting)].mean()
    *others, last = values
    for value in others:
        chosen = begin(value)
        if plant.is_ill(tried(setting, chosen).potential).mean() <= most:
            return chosen
    return begin(last)


def _samples(setting: Setting) -> int:
    seconds = min(SECONDS, setting.training.seconds)
    return round(seconds * setting.plant.sampling_hz)
