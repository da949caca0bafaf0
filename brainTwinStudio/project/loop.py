"""What closed loops do: controllers on one plant, on the same noise."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.project.arrays import Array, frozen
from brainTwinStudio.project.seizure_twin import SeizureTwin

OF_A_MODEL = (
    "A plant is a model with a gain of stimulation that was set, not one that was "
    "measured; recordings at rest cannot tell it for a person."
)
BY_ITSELF = (
    "Latency and false triggers are of the trigger listening to runs that are not "
    "stimulated, where stimulation cannot hide what it missed."
)


@dataclass(frozen=True, slots=True)
class TwinPlant:
    """A person's twin of seizures as the plant. sensed: names of regions and contacts,
    whose mean the controller hears; stimulated: names of regions, which all receive the
    same."""

    twin: SeizureTwin
    sensed: tuple[str, ...]
    stimulated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where a twin was sensed and stimulated."""

    twin_id: str
    sensed: tuple[str, ...]
    stimulated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A number over runs, and its 95 % interval by a bootstrap over runs; NaN where
    there was nothing to measure."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LoopRow:
    """What one controller does, over all runs.

    share_ill: of the time. less_ill: 1 - share_ill over that without stimulation,
    on the same noise. level: of the symptom, its mean. less_level: as less_ill.
    regions: how many fall ill at any time. energy: mean square of stimulation, in
    its unit squared (so energy per s). duty: share of time with stimulation.
    latency_s: from the beginning of an episode to the trigger, the median. missed:
    share of episodes without a trigger. false_per_min: triggers outside episodes.
    step_ms, step_p99_ms: of decisions, processor time of one core of the computer
    that ran it.
    """

    name: str
    label: str
    share_ill: Measured
    less_ill: Measured
    level: Measured
    less_level: Measured
    regions: Measured
    energy: Measured
    duty: Measured
    latency_s: Measured
    missed: Measured
    false_per_min: Measured
    step_ms: Measured
    step_p99_ms: Measured


@dataclass(frozen=True, slots=True, eq=False)
class LoopComparison:
    """Controllers of one plant on the same noise.

    word: what an episode is called. delay_s, jitter_s: of samples on their way.
    potential (controller, run, time): what is sensed, without noise of the sensor;
    stimulation as given and marker (biomarker, NaN without one) likewise; on, ill (in
    any region) the same, of truth values. ill_share (controller, run, region): of the
    time. places: of a twin, None of a plant by name. marker_name: of the biomarker that
    was asked for, "" for the plant's own.
    """

    plant: str
    label: str
    word: str
    sampling_hz: float
    delay_s: float
    jitter_s: float
    seed: int
    rows: tuple[LoopRow, ...]
    potential: Array
    stimulation: Array
    marker: Array
    on: Array
    ill: Array
    ill_share: Array
    region_names: tuple[str, ...] = ("",)
    notes: tuple[str, ...] = (OF_A_MODEL, BY_ITSELF)
    places: Places | None = None
    marker_name: str = ""

    def __post_init__(self) -> None:
        what, shape = "Closed loops", (len(self.rows), None, None)
        potential = frozen(self.potential, what, shape, dtype=np.float32)
        object.__setattr__(self, "potential", potential)
        kinds = {
            "stimulation": np.float32,
            "marker": np.float32,
            "on": bool,
            "ill": bool,
        }
        for name, kind in kinds.items():
            values, finite = getattr(self, name), name != "marker"
            same = frozen(values, what, potential.shape, dtype=kind, finite=finite)
            object.__setattr__(self, name, same)
        shape = (*potential.shape[:2], len(self.region_names))
        share = frozen(self.ill_share, what, shape)
        object.__setattr__(self, "ill_share", share)

    @property
    def runs(self) -> int:
        return self.potential.shape[1]

    @property
    def seconds(self) -> float:
        return self.potential.shape[2] / self.sampling_hz
