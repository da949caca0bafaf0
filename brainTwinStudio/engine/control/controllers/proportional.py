"""Two thresholds: nothing below the lower, in proportion between, all above; the
amplitude as in threshold.py."""

from collections.abc import Callable

from brainTwinStudio.engine.control.controllers.base import (
    Controller,
    Decision,
    Policy,
    Setting,
)
from brainTwinStudio.engine.control.controllers.threshold import lowest_enough
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.training_runs import Thresholds
from brainTwinStudio.project import PartInfo

SOURCE = "doi:10.1016/j.brs.2019.02.020"


class Proportional:
    """step(sample) as any policy's."""

    def __init__(self, plant: Plant, at: Thresholds, amplitude: float) -> None:
        self._marker = plant.marker(plant.sampling_hz)
        self._wait = self._marker.warm_up
        self._at, self._amplitude = at, amplitude

    def step(self, sample: float) -> Decision:
        value = self._marker.step(sample)
        if self._wait > 0:
            self._wait -= 1
            return Decision(0.0, value)
        share = (value - self._at.off) / (self._at.on - self._at.off)
        share = min(max(share, 0.0), 1.0)
        return Decision(share * self._amplitude, value, value > self._at.on)


def prepare(setting: Setting) -> Callable[[], Policy]:
    return lowest_enough(setting, Proportional)


CONTROLLER = Controller(
    PartInfo(
        "proportional",
        "Dual threshold",
        "amplitude in proportion to the biomarker between two thresholds",
        SOURCE,
    ),
    prepare,
)
