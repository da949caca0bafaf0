"""What a plant is: a system that falls ill by itself and that stimulation moves."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from brainTwinStudio.analysis.biomarkers import Biomarker
from brainTwinStudio.engine.nodes.base import NodeModel
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import PartInfo

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """The regions of a plant, and how they hear each other, without delay:

        received = weights (sent - rest) - strength (sent - rest)

    weights (target, source). strength (region,): sum of all that a region hears, of
    regions too that are not simulated and send no more than `rest`. sensed (region,):
    what the sensor hears of the potential of each. stimulated (region,): share of the
    stimulation that reaches each.
    """

    region_names: tuple[str, ...]
    weights: Array
    strength: Array
    sensed: Array
    stimulated: Array
    rest: float = 0.0

    @property
    def count(self) -> int:
        return len(self.region_names)


def alone() -> Network:
    """One region that hears nobody."""
    zero, one = np.zeros(1), np.ones(1)
    return Network(("",), np.zeros((1, 1)), zero, one, one)


@dataclass(frozen=True, slots=True, eq=False)
class Plant:
    """Regions of a node model, each with input from the rest of the brain as noise.

    values: parameters that are not the model's defaults, numbers or (region,). start:
    state before the run (state,) or (state, region).
    units_per_s: model time units in a second. step: of the integrator, in units.
    background_sd, background_tau_s: an Ornstein-Uhlenbeck input beside stimulation.
    sensor_sd: noise of the sensor, white, in the unit of the potential. low, high:
    limits of stimulation, in the unit of the node's stimulus, and rate, how much it
    may change in a second. amplitude: the largest of triggered stimulation; hold_s: its
    shortest burst; trigger: where it turns on and off, as shares of the way from the
    usual value of the marker to that when ill. every: samples between two decisions of
    a model-based controller. marker(sampling rate): the biomarker of triggers.
    rhythm_hz: the band whose phase can be locked to, None without one.
    symptom(potential (time, run), sampling rate): how ill it is, known afterwards and
    without noise of the sensor, so not causal; ill above `ill`. Axes after these stay,
    so that it is told of every region. word: of an episode. charge: the most net
    stimulation times s since the beginning that a model-based controller may give, at
    any time; None without that limit. ahead_s: how long before an episode the marker
    is to be high, 0 where it is to be high in it. notes: to be said beside every
    answer.
    """

    info: PartInfo
    node: NodeModel
    values: dict[str, Any]
    start: Any
    units_per_s: float
    step: float
    sampling_hz: float
    background_sd: float
    background_tau_s: float
    sensor_sd: float
    low: float
    high: float
    rate: float
    amplitude: float
    hold_s: float
    trigger: tuple[float, float]
    every: int
    marker: Callable[[float], Biomarker]
    symptom: Callable[[Array, float], Array]
    ill: float
    word: str
    rhythm_hz: tuple[float, float] | None = None
    charge: float | None = None
    ahead_s: float = 0.0
    network: Network = field(default_factory=alone)
    notes: tuple[str, ...] = ()

    def ill_regions(self, potential: Array) -> Array:
        """(time, run, region) of potential (time, run, region)."""
        return self.symptom(potential, self.sampling_hz) > self.ill

    def is_ill(self, potential: Array) -> Array:
        """(time, run): any region is."""
        return np.any(self.ill_regions(potential), axis=-1)

    def heard(self, potential: Array) -> Array:
        """What the sensor gives of potential (..., region), without its noise."""
        return np.einsum("...r,r->...", potential, self.network.sensed)


def limited(plant: Plant, limit: float | None) -> Plant:
    """With stimulation no larger than that. Raises InputError where the plant itself
    allows less."""
    if limit is None:
        return plant
    largest = max(abs(plant.low), abs(plant.high))
    if not 0 < limit <= largest:
        raise InputError(
            f"A limit of stimulation of {limit:g} was asked; the plant "
            f"'{plant.info.name}' takes more than 0 and at most {largest:g}."
        )
    low, high = max(plant.low, -limit), min(plant.high, limit)
    amplitude = float(np.clip(plant.amplitude, low, high))
    return replace(plant, low=low, high=high, amplitude=amplitude)


def mean_beyond(
    rest: float, sign: float, window_s: float
) -> Callable[[Array, float], Array]:
    """Mean of what lies beyond rest on that side in a window around every sample; what
    stimulation pushes to the other side is no symptom."""

    def level(potential: Array, sampling_hz: float) -> Array:
        far = np.maximum(sign * (potential - rest), 0)
        return uniform_filter1d(far, round(window_s * sampling_hz), axis=0)

    return level
