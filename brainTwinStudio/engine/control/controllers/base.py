"""What a controller is: it sees samples as they arrive and says how to stimulate."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np

from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.training_runs import Training
from brainTwinStudio.project import PartInfo


class Decision(NamedTuple):
    """u: stimulation from now on. marker: value of the biomarker, NaN without one.
    on: the trigger is on. made: something was decided at this sample, not only kept."""

    u: float
    marker: float = np.nan
    on: bool = False
    made: bool = True


@runtime_checkable
class Policy(Protocol):
    """A controller in one run: one call for every sample that arrives, in order."""

    def step(self, sample: float) -> Decision: ...


class Setting(NamedTuple):
    """What a controller is prepared for; delay_s: mean delay of the samples."""

    plant: Plant
    delay_s: float
    training: Training


@dataclass(frozen=True, slots=True)
class Controller:
    """prepare(setting) trains on runs of its own, and gives what begins a run."""

    info: PartInfo
    prepare: Callable[[Setting], Callable[[], Policy]]
