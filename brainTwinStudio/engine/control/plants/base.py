"""What a plant is: a system that falls ill by itself and that stimulation moves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from brainTwinStudio.analysis.biomarkers import Biomarker
from brainTwinStudio.engine.nodes.base import NodeModel
from brainTwinStudio.project import PartInfo

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Plant:
    """One region of a node model, with input from the rest of the brain as noise.

    values: parameters that are not the model's defaults. start: state before the run.
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
    without noise of the sensor, so not causal; ill above `ill`. word: of an episode.
    charge: the most net stimulation times s since the beginning that a model-based
    controller may give, at any time; None without that limit.
    """

    info: PartInfo
    node: NodeModel
    values: dict[str, float]
    start: tuple[float, ...]
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

    def is_ill(self, potential: Array) -> Array:
        """(time, run) of potential (time, run)."""
        return self.symptom(potential, self.sampling_hz) > self.ill


def mean_beyond(
    rest: float, sign: float, window_s: float
) -> Callable[[Array, float], Array]:
    """Mean of what lies beyond rest on that side in a window around every sample; what
    stimulation pushes to the other side is no symptom."""

    def level(potential: Array, sampling_hz: float) -> Array:
        far = np.maximum(sign * (potential - rest), 0)
        return uniform_filter1d(far, round(window_s * sampling_hz), axis=0)

    return level
