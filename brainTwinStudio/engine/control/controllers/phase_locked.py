"""Pulses at one phase of a rhythm, while its power is above a threshold.

The phase is that of now: what the past foretells, turned on by the delay of the samples
at the rhythm's own frequency. The target is the phase, of eight, that leaves the least
time ill in training runs. Source: Cagnan et al. 2017, doi:10.1093/brain/aww286.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.signal import welch

from brainTwinStudio.analysis.causal_phase import Phase
from brainTwinStudio.engine.control.controllers.base import (
    Controller,
    Decision,
    Policy,
    Setting,
)
from brainTwinStudio.engine.control.controllers.threshold import triggered
from brainTwinStudio.engine.control.controllers.trying import tried
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.training_runs import (
    Thresholds,
    thresholds,
    unstimulated,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import PartInfo

PHASES, TOLERANCE = 8, math.pi / 4
SOURCE = "doi:10.1093/brain/aww286"


class Locked(NamedTuple):
    """ahead: by how much of a turn (rad) what is heard lies behind now."""

    at: Thresholds
    ahead: float
    target: float


class _PhaseLocked:
    """Decides every few samples, on their mean."""

    def __init__(self, plant: Plant, locked: Locked) -> None:
        assert plant.rhythm_hz is not None
        self._plant, self._locked = plant, locked
        self._phase = Phase(*plant.rhythm_hz, plant.sampling_hz / plant.every)
        self._marker, self._trigger = triggered(plant, locked.at)
        self._sum, self._count, self._u = 0.0, 0, 0.0

    def step(self, sample: float) -> Decision:
        value = self._marker.step(sample)
        on = self._trigger.step(value)
        self._sum += sample
        self._count += 1
        if self._count % self._plant.every:
            return Decision(self._u if on else 0.0, value, on, made=False)
        self._phase.keep(self._sum / self._plant.every)
        self._sum, self._u = 0.0, 0.0
        if on:
            now = self._phase.phase() + self._locked.ahead - self._locked.target
            near = abs(math.remainder(now, 2 * math.pi)) < TOLERANCE
            self._u = self._plant.amplitude if near else 0.0
        return Decision(self._u, value, on)


def prepare(setting: Setting) -> Callable[[], Policy]:
    plant = setting.plant
    if plant.rhythm_hz is None:
        raise InputError(
            f"The plant '{plant.info.name}' has no rhythm whose phase could be locked "
            "to. Take another controller or another plant."
        )
    at = thresholds(plant, setting.training)
    # Means of `every` samples lie half of these back; the pulse lasts as many.
    behind_s = setting.delay_s + (plant.every - 1) / plant.sampling_hz
    locked = Locked(at, 2 * math.pi * _rhythm(setting) * behind_s, 0.0)

    def ill(target: float) -> float:
        made = tried(
            setting, lambda: _PhaseLocked(plant, locked._replace(target=target))
        )
        return float(plant.is_ill(made.potential).mean())

    best = min(np.arange(PHASES) * 2 * math.pi / PHASES, key=ill)
    return lambda: _PhaseLocked(plant, locked._replace(target=float(best)))


def _rhythm(setting: Setting) -> float:
    """Hz where the band has most power, without stimulation."""
    plant, hz = setting.plant, setting.plant.sampling_hz
    assert plant.rhythm_hz is not None
    seen = unstimulated(plant, setting.training).sensed
    low, high = plant.rhythm_hz
    f, power = welch(seen, hz, nperseg=round(4 * hz / low), axis=0)
    band = (f >= low) & (f <= high)
    return float(f[band][power.mean(axis=1)[band].argmax()])


CONTROLLER = Controller(
    PartInfo(
        "phase_locked",
        "Phase-locked",
        "pulses at one phase of the rhythm while its power is high",
        SOURCE,
    ),
    prepare,
)
