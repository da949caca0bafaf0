"""On above a threshold of the biomarker, off below a lower one.

The amplitude is the lowest of seven that leaves a quarter of the time ill in training
runs, or the largest.
"""

from collections.abc import Callable

from brainTwinStudio.analysis.biomarkers import Biomarker
from brainTwinStudio.engine.control.controllers.base import (
    Controller,
    Decision,
    Policy,
    Setting,
)
from brainTwinStudio.engine.control.controllers.trigger import Trigger
from brainTwinStudio.engine.control.controllers.trying import first_enough
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.training_runs import Thresholds, thresholds
from brainTwinStudio.project import PartInfo

SHARES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)  # of the plant's amplitude
REFRACTORY_S = 0.1
SOURCE = "doi:10.1002/ana.23951"


class _OnOff:
    def __init__(self, plant: Plant, at: Thresholds, amplitude: float) -> None:
        self._marker, self._trigger = triggered(plant, at)
        self.amplitude = amplitude

    def step(self, sample: float) -> Decision:
        value = self._marker.step(sample)
        on = self._trigger.step(value)
        return Decision(self.amplitude if on else 0.0, value, on)


def triggered(plant: Plant, at: Thresholds) -> tuple[Biomarker, Trigger]:
    """The plant's biomarker, and a trigger for its values."""
    hz = plant.sampling_hz
    marker = plant.marker(hz)
    return marker, Trigger(at, hz, plant.hold_s, REFRACTORY_S, marker.warm_up)


def lowest_enough(
    setting: Setting, policy: Callable[[Plant, Thresholds, float], Policy]
) -> Callable[[], Policy]:
    """A policy of thresholds at the lowest amplitude that is enough."""
    plant = setting.plant
    at = thresholds(plant, setting.training)

    def begin(share: float) -> Callable[[], Policy]:
        return lambda: policy(plant, at, share * plant.amplitude)

    return first_enough(setting, begin, SHARES)


def prepare(setting: Setting) -> Callable[[], Policy]:
    return lowest_enough(setting, _OnOff)


CONTROLLER = Controller(
    PartInfo(
        "threshold",
        "Threshold",
        "stimulation while the biomarker is high, with hysteresis and a refractory "
        "period",
        SOURCE,
    ),
    prepare,
)
